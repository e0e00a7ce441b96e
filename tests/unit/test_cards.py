"""Cards: what they say, how their words are set, and the picture that comes out."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Store
from generator.cards.coverage import check_cards
from generator.cards.layout import (
    ACCENT,
    COLOURS,
    INK,
    NOTICE,
    NOTICE_INK,
    PAPER,
    ROOM,
    SHAPES,
    SOFT,
    WASH,
    Shape,
    Strip,
    Words,
    shape,
    strips_of,
)
from generator.cards.letters import BOLD, REGULAR, face, steps
from generator.cards.picture import colours_of, pixels_of
from generator.cards.png import SIGNATURE, opacity, written
from generator.cards.renderer import draw_cards
from generator.cards.stamps import FULL, set_shape, set_words
from generator.diagnostics import Report
from generator.gather import ServiceFacts, gather_site
from generator.model import Status
from generator.pages.cards import HEIGHT, WIDTH, Card, CardMark, described, picture_of, tell_card
from generator.pages.setting import Setting
from generator.published import Published
from generator.render import Renderer
from generator.resources import templates_folder
from generator.text import Text
from making import ENGLISH, World, service, standard, target

ADDRESS = "https://scorecard.example.gov/"
CARD = Card(
    site="Scorecard",
    agency="Passport Office",
    service="Renew a passport",
    promise="We answer in time.",
    marks=(CardMark("missed", "Missed"),),
    lines=("In March 2026 the promise was kept for 84 of 100 cases (84%).",),
)
NINETY = standard(target(at_least="90%"))
KEPT = {"period": "2025-11", "numerator": 95, "denominator": 100}


def told(made: World) -> Card:
    """The card of the only service of a project."""
    return tell_card(*setting_of(made))


def setting_of(made: World) -> tuple[ServiceFacts, Setting]:
    """The facts of the only service, and the setting."""
    facts = gather_site(with_address(made.published))
    return facts.services[0], Setting(facts, ENGLISH)


def with_address(published: Published) -> Published:
    """What is published, on a site that knows its address."""
    return replace(published, site=replace(published.site, base_url=ADDRESS))


def of_one(**row: object) -> Card:
    """The card of a service with one promise and one result."""
    made = replace(NINETY, cadence=None)
    return told(World(services=(service(made),), rows=({**KEPT, **row},)))


def test_one_promise() -> None:
    """A service with one promise shows it with its verdict, period and counts."""
    card = of_one(numerator=84)

    assert card.promise == "We answer in time."
    assert [mark.words for mark in card.marks] == ["Missed"]
    assert card.lines[0].startswith(
        "In November 2025 the promise was kept for 84 of 100 cases (84%). The target is at least "
        "90%; it was missed by 6 percentage points."
    )


def test_several_promises() -> None:
    """Of several promises the card counts how many stand where, with the oldest period."""
    other = standard(target(at_least="90%"), name="care", cadence=None)
    rows = ({**KEPT}, {**KEPT, "standard": "care", "numerator": 1, "period": "2025-10"})
    card = told(World(services=(service(replace(NINETY, cadence=None), other),), rows=rows))

    assert [mark.words for mark in card.marks] == ["1 met", "1 missed"]
    assert card.lines == (
        "Kept 1 of 2 standards that owed a result.",
        "The oldest result counted here is of October 2025.",
    )


@pytest.mark.parametrize(
    "row",
    [{"numerator": 0}, {"numerator": 10, "denominator": 12}],
    ids=["zero to confirm", "few cases"],
)
def test_what_does_not_travel(row: dict[str, object]) -> None:
    """A zero that nobody confirmed, and a result on few cases, are left to the page."""
    card = of_one(**row)

    assert card.marks == ()
    assert card.lines == ("The result stands on the page, with its notes.",)


def test_notes_are_pointed_at() -> None:
    """A result with something to keep in mind says that there are notes."""
    assert of_one(note="Storm").lines[-1] == "There are notes to this result on the page."


def test_no_standard() -> None:
    """A service without a promise says so."""
    assert told(World(services=(service(),))).lines == (
        "This service has not published a standard.",
    )


def test_a_demonstration_says_so() -> None:
    """The card of a demonstration says that its figures are invented."""
    published = World(services=(service(),)).published
    site = replace(published.site, base_url=ADDRESS, demonstration=True)
    facts = gather_site(replace(published, site=site))
    card = tell_card(facts.services[0], Setting(facts, ENGLISH))
    assert card.notice == "Demonstration: a fictional state, invented figures"


def test_a_page_without_an_address_has_no_picture() -> None:
    """Nobody can refer to a picture of a site that does not know its address."""
    assert picture_of(CARD, "") is None


def test_the_picture_of_a_page() -> None:
    """It lies beside the page; its words are all of the card's."""
    picture = picture_of(CARD, f"{ADDRESS}services/passport/")
    assert picture is not None
    assert picture.address == f"{ADDRESS}services/passport/card.png"
    assert picture.words == (
        "Scorecard. Passport Office. Renew a passport. We answer in time. Missed. "
        "In March 2026 the promise was kept for 84 of 100 cases (84%)."
    )


def test_description_of_one_promise() -> None:
    """A search shows the names and the sentence of the verdict, cut at a sentence."""
    facts, setting = setting_of(
        World(services=(service(replace(NINETY, cadence=None)),), rows=(KEPT,))
    )
    assert described(tell_card(facts, setting), facts, setting) == (
        "Passport, state. In November 2025 the promise was kept for 95 of 100 cases (95%). "
        "The target is at least 90%."
    )


def drawn(card: Card) -> bytes:
    """The PNG of a card."""
    return draw_cards([card], store=Store(None))[card.key]


def test_size_of_the_picture() -> None:
    """It is a PNG of 1200 by 630 pixels of few colours, none transparent, and small."""
    png = drawn(CARD)
    assert png.startswith(SIGNATURE)
    assert struct.unpack(">IIBB", png[16:26]) == (WIDTH, HEIGHT, 8, 3)
    assert b"tRNS" not in png
    assert len(png) < 20_000


def outlined(strips: tuple[Strip, ...]) -> str:
    """A card as an SVG: boxes, shapes, and each line of words as one path."""
    top, drawing = 0, ""
    for strip in strips:
        drawing += f'<path fill="{strip.fill}" d="M0 {top}h{WIDTH}v{strip.height}H0z"/>'
        for piece in strip.pieces:
            drawing += outline_of(piece, piece.baseline + top)
        top += strip.height
    start = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
    return f"{start}{drawing}</svg>"


def outline_of(piece: Words | Shape, baseline: int) -> str:
    """What stands on a card, of words each letter after the one before it."""
    if isinstance(piece, Shape):
        return shape(piece.look, piece.left, baseline, piece.size)
    at, path = 0, ""
    for letter in piece.text:
        path += f"M{at * 1000 / piece.size:.3f} 0{face(piece.weight).glyphs[letter][1]}"
        at += steps(piece.weight, piece.size)[letter]
    place = f"translate({piece.left} {baseline}) scale({piece.size / 1000:.3f})"
    return f'<path fill="{piece.ink}" transform="{place}" d="{path}"/>'


def parts_of(png: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by their names."""
    found, at = {}, len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def numbers_of(png: bytes) -> Any:  # noqa: ANN401 (numpy has no type for a table of its own)
    """The rows of a PNG of colours, without the zero of each."""
    width, height = struct.unpack(">II", png[16:24])
    rows = np.frombuffer(zlib.decompress(parts_of(png)[b"IDAT"]), np.uint8)
    assert not rows.reshape(height, width + 1)[:, 0].any()
    return rows.reshape(height, width + 1)[:, 1:]


def seen(png: bytes) -> Any:  # noqa: ANN401 (as above)
    """Red, green and blue of each pixel of a PNG of colours."""
    return np.frombuffer(parts_of(png)[b"PLTE"], np.uint8).reshape(-1, 3)[numbers_of(png)]


def drawn_whole(svg: str) -> Any:  # noqa: ANN401 (as above)
    """Red, green and blue of each pixel of an SVG."""
    png = vl_convert.svg_to_png(svg)
    rows = np.frombuffer(zlib.decompress(parts_of(png)[b"IDAT"]), np.uint8)
    told = rows.reshape(HEIGHT, 4 * WIDTH + 1)
    assert (told[:, 0] == 1).all()
    return told[:, 1:].reshape(HEIGHT, WIDTH, 4).cumsum(axis=1, dtype=np.uint8)[:, :, :3]


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"notice": "Invented figures", "accent": "#7a1f5c"},
        {"service": "W" * 60, "site": "Scorecard " * 12},
        {"service": "Ẫỵ jď\u2044tľJĴ, Übergrößenträger Ẵậợ Ελληνικό Паспорт Ỗ fjord " * 2},
        {"promise": "We answer every letter in time. " * 6, "marks": CARD.marks * 9},
        {"marks": tuple(CardMark(look, "1") for look in SHAPES)},
    ],
    ids=["usual", "notice", "wide", "reaching out", "full", "every shape"],
)
def test_a_card_looks_as_its_outlines_do(said: dict[str, Any]) -> None:
    """What is set of stamps is what its outlines, drawn at once, give: none is two levels off."""
    card = replace(CARD, **said)
    strips = strips_of(card)
    assert strips is not None

    found, wanted = seen(drawn(card)).astype(int), drawn_whole(outlined(strips)).astype(int)

    gaps = abs(found - wanted).max(axis=2)
    assert gaps.max() <= 2 * 255 / FULL
    assert (gaps > 255 / FULL / 2 + 1).mean() < 0.0001


def test_levels_add_up_where_letters_meet() -> None:
    """A letter that reaches into the room of the next hides none of it."""
    bare, both = set_words("t", 62, BOLD), set_words("ďt", 62, BOLD)
    at = steps(BOLD, 62)["ď"]
    for alone, together in zip(bare.rows, both.rows, strict=True):
        there = together[at : at + len(alone)]
        assert all(one <= other for one, other in zip(alone, there, strict=False))
    assert max(map(max, filter(None, both.rows))) == FULL


@pytest.mark.parametrize(("weight", "size"), [(REGULAR, 21), (BOLD, 62)])
def test_every_letter_has_room_in_its_stamp(weight: str, size: int) -> None:
    """No letter is cut off above or below, nor on its left or its right."""
    for letter, (_, outline) in face(weight).glyphs.items():
        line = set_words(letter, size, weight)
        if outline:
            inked = [row for row in line.rows if row]
            assert inked, letter
            assert not line.rows[0], letter
            assert not line.rows[-1], letter
            assert not any(row[0] for row in inked), letter
            room = line.before * 2 + steps(weight, size)[letter]
            assert len(inked[0]) < room, letter


def test_every_shape_has_room_in_its_stamp() -> None:
    """No shape is cut off, and each has ink."""
    for look in SHAPES:
        rows = set_shape(look, 38).rows
        assert any(rows)
        assert not rows[0]
        assert not rows[-1]


def test_lines_may_overlap() -> None:
    """Where two lines share a row, the ink of both is there."""
    lines = [Words("Ẫ", 72, 80 + at, 62, BOLD, INK) for at in (0, 20)]
    alone = [pixels_of([Strip(160, PAPER, (line,))]) for line in lines]
    both = pixels_of([Strip(160, PAPER, tuple(lines))])
    assert both == bytes(map(max, *alone))


def test_words_beyond_the_edge_are_cut() -> None:
    """A row has the same length, however far its words reach."""
    wide = Strip(80, PAPER, (Words("W" * 40, 72, 60, 62, BOLD, INK),))
    assert len(pixels_of([wide])) == 80 * (WIDTH + 1)


def test_an_equal_card_is_drawn_once() -> None:
    """What the store knows is not drawn again, and a changed word is another card."""
    store = Store(None)
    first = draw_cards([CARD], store=store)
    again = draw_cards([replace(CARD)], store=store)
    other = draw_cards([replace(CARD, service="Renew a licence")], store=store)

    assert first == again
    assert len({*first, *other}) == 2
    assert next(iter(first.values())) != next(iter(other.values()))


@pytest.mark.parametrize(
    "name", ["Ελληνικό διαβατήριο", "Паспорт України", "Hộ chiếu", "Übergrößenträger ñandú œuvre"]
)
def test_scripts_that_are_drawn(name: str) -> None:
    """Latin with every accent, Greek and Cyrillic letters are there, in both weights."""
    assert face(REGULAR).covers(name)
    assert face(BOLD).covers(name)


def test_accents_may_be_apart() -> None:
    """A letter and its mark are composed before they are set."""
    assert set_words("e\u0301", 30, REGULAR) == set_words("é", 30, REGULAR)


@pytest.mark.parametrize("name", ["パスポート", "جواز سفر", "Passport 🛂"])
def test_letters_that_are_not_there(name: str) -> None:
    """Where a letter cannot be drawn there is no card: nothing is left out in silence."""
    assert draw_cards([replace(CARD, service=name)], store=Store(None)) == {}


def test_letters_are_told_before() -> None:
    """The check names the services that get no card, on a site that has cards."""
    published = World(services=(service(name="a"), service(name="b"))).published
    services = (replace(published.services[0], name=Text.plain("جواز")), published.services[1])
    report, quiet = Report(), Report()

    check_cards(with_address(replace(published, services=services)), report)
    check_cards(replace(published, services=services), quiet)

    (found,) = report
    assert found.message.startswith("No picture is made for links to a: it cannot show")
    assert not list(quiet)


@given(st.text(st.sampled_from("abcdefgh -ij")), st.integers(20, 70))
def test_lines_fit(text: str, size: int) -> None:
    """Every line fits, and together they say the text."""
    lines = face(BOLD).lines(text, size, room=ROOM)
    assert all(face(BOLD).width(line, size) <= ROOM for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("times", [1, 4, 12, 60])
def test_long_words_stay_in_the_card(times: int) -> None:
    """However long the names and sentences are, nothing runs into the foot."""
    long = Card(
        site="A scorecard of many words " * times,
        agency="The office of many things " * times,
        service="Ask for the permit of all permits " * times,
        lines=("The promise was kept for 84 of 100 cases. " * times,),
    )
    *_, body, _foot = strips_of(long) or ()
    assert body.pieces
    assert max(piece.baseline + piece.size // 4 for piece in body.pieces) < body.height


def test_results_are_whole_or_not_there() -> None:
    """Where a sentence does not fit, neither it nor the verdict is drawn, but the names are."""
    long = replace(CARD, lines=("The promise was kept for 84 of 100 cases. " * 60,))
    bare = replace(CARD, promise="", marks=(), lines=())
    assert strips_of(long) == strips_of(bare)


def test_the_accent_of_the_site() -> None:
    """The bar has the site's own colour, where it has one."""
    for accent, shown in (("#7a1f5c", "#7a1f5c"), ("", ACCENT)):
        top = seen(drawn(replace(CARD, accent=accent)))[0]
        assert {tuple(pixel) for pixel in top.tolist()} == {tuple(bytes.fromhex(shown[1:]))}


def test_every_status_has_the_shape_of_the_page() -> None:
    """The shapes are those of the page's templates."""
    sprite = Renderer((templates_folder(),)).component("sprite", {})
    symbols = dict(
        re.findall(r'<symbol id="shape_(\w+)" viewBox="0 0 16 16">(.*?)</symbol>', sprite)
    )
    assert {status.value for status in Status} <= SHAPES.keys()
    assert {look: symbols[look] for look in SHAPES} == SHAPES


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        (INK, PAPER, 4.5),
        (SOFT, PAPER, 4.5),
        (SOFT, WASH, 4.5),
        (NOTICE_INK, NOTICE, 4.5),
        (COLOURS["met"], PAPER, 3),
        (COLOURS["missed"], PAPER, 3),
        (ACCENT, PAPER, 3),
    ],
)
def test_contrast(ink: str, paper: str, least: float) -> None:
    """Words stand out by 4.5 to 1, shapes by 3 to 1."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def made_png(rows: bytes, width: int, height: int) -> bytes:
    """A PNG with four channels and these filtered rows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


BYTES = st.binary(min_size=8, max_size=8)


@given(st.lists(st.tuples(st.integers(0, 4), BYTES), min_size=3, max_size=3))
def test_opacity_however_rows_are_told(told: list[tuple[int, bytes]]) -> None:
    """Each of the five filters of PNG is undone; the colours do not matter."""
    rows = b"".join(bytes([way]) + row for way, row in told)
    assert opacity(made_png(rows, 2, 3)) == list(unfiltered(told))


def unfiltered(told: list[tuple[int, bytes]]) -> Iterator[bytes]:
    """The opacity of two pixels a row, as the specification of PNG has it, byte by byte."""
    above = bytes(8)
    for way, row in told:
        own = bytearray()
        for at, value in enumerate(row):
            a = own[at - 4] if at >= 4 else 0
            b, c = above[at], above[at - 4] if at >= 4 else 0
            near = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            own.append((value + (0, a, b, (a + b) // 2, near)[way]) % 256)
        above = bytes(own)
        yield above[3::4]


@given(st.lists(BYTES, min_size=1, max_size=4), st.binary(min_size=768, max_size=768))
def test_pixels_are_written_as_they_are(rows: list[bytes], colours: bytes) -> None:
    """A PNG has the pixels and the colours that it was made of."""
    told = b"".join(b"\0" + row for row in rows)
    png = written(told, width=8, height=len(rows), colours=colours)
    assert numbers_of(png).tobytes() == b"".join(rows)
    assert parts_of(png)[b"PLTE"] == colours


def test_a_site_without_an_accent_of_its_own_has_few_colours() -> None:
    """Every card of a site has the same colours, and no more than a PNG can number."""
    one = strips_of(CARD)
    other = strips_of(replace(CARD, notice="Invented figures"))
    assert one is not None
    assert other is not None
    assert colours_of(one) == colours_of(other)
    assert len(colours_of(one)) <= 3 * 256
