"""Cards: what they say, how their words are set, and the picture that comes out."""

import re
import struct
import zlib
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Store
from generator.cards import check_cards, draw_cards
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
    svg_of,
)
from generator.cards.letters import BOLD, REGULAR, face
from generator.cards.png import SIGNATURE, shrink
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
    """It is a PNG of 1200 by 630 pixels without transparency, and small."""
    png = drawn(CARD)
    assert png.startswith(SIGNATURE)
    assert struct.unpack(">IIBB", png[16:26]) == (WIDTH, HEIGHT, 8, 2)
    assert len(png) < 40_000


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"notice": "Invented figures", "accent": "#7a1f5c"},
        {"service": "W" * 60, "site": "Scorecard " * 12},
        {"promise": "We answer every letter in time. " * 6, "marks": CARD.marks * 9},
    ],
    ids=["usual", "notice", "wide", "full"],
)
def test_a_card_in_strips_has_the_pixels_of_the_whole(said: dict[str, Any]) -> None:
    """What is drawn strip by strip is byte for byte what is drawn at once."""
    card = replace(CARD, **said)
    whole = svg_of(card)
    assert whole is not None

    assert drawn(card) == shrink(vl_convert.svg_to_png(whole))


def test_an_equal_card_is_drawn_once() -> None:
    """What the store knows is not drawn again, and a changed word is another card."""
    store = Store(None)
    first = draw_cards([CARD], store=store)
    again = draw_cards([replace(CARD)], store=store)
    other = draw_cards([replace(CARD, service="Renew a licence")], store=store)

    assert first == again
    assert len({*first, *other}) == 2
    assert next(iter(first.values())) != next(iter(other.values()))


def test_no_font_is_asked_for() -> None:
    """No text stands in the SVG, only outlines: the fonts of a machine change nothing."""
    svg = svg_of(CARD)
    assert svg is not None
    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "path", "g", "circle"}


@pytest.mark.parametrize(
    "name", ["Ελληνικό διαβατήριο", "Паспорт України", "Hộ chiếu", "Übergrößenträger ñandú œuvre"]
)
def test_scripts_that_are_drawn(name: str) -> None:
    """Latin with every accent, Greek and Cyrillic letters are there, in both weights."""
    assert face(REGULAR).covers(name)
    assert face(BOLD).covers(name)


def test_accents_may_be_apart() -> None:
    """A letter and its mark are composed before they are set."""
    assert face(REGULAR).path("e\u0301", 30) == face(REGULAR).path("é", 30)


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


def bottom_of(svg: str) -> int:
    """How far down the lowest line of words stands, the foot left out."""
    return max(int(y) for y in re.findall(r"translate\(\d+ (\d+)\) scale", svg)[:-1])


@pytest.mark.parametrize("times", [1, 4, 12, 60])
def test_long_words_stay_in_the_card(times: int) -> None:
    """However long the names and sentences are, nothing runs into the foot."""
    long = Card(
        site="A scorecard of many words " * times,
        agency="The office of many things " * times,
        service="Ask for the permit of all permits " * times,
        lines=("The promise was kept for 84 of 100 cases. " * times,),
    )
    svg = svg_of(long)
    assert svg is not None
    assert bottom_of(svg) <= HEIGHT - 76


def test_results_are_whole_or_not_there() -> None:
    """Where a sentence does not fit, neither it nor the verdict is drawn, but the names are."""
    long = replace(CARD, lines=("The promise was kept for 84 of 100 cases. " * 60,))
    bare = replace(CARD, promise="", marks=(), lines=())
    assert svg_of(long) == svg_of(bare)


def test_the_accent_of_the_site() -> None:
    """The bar has the site's own colour, where it has one."""
    assert 'fill="#7a1f5c"' in str(svg_of(replace(CARD, accent="#7a1f5c")))
    assert f'fill="{ACCENT}"' in str(svg_of(CARD))


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


def pixels_of(png: bytes) -> list[bytes]:
    """The red, green and blue of each pixel of a PNG whose rows have no filter, or differences."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    rows = zlib.decompress(png[at + 4 : at + 4 + length])
    size = {2: 3, 6: 4}[kind]
    found = []
    for start in range(0, len(rows), size * width + 1):
        left = bytes(size)
        for place in range(start + 1, start + 1 + size * width, size):
            own = rows[place : place + size]
            if rows[start]:
                own = bytes((a + b) % 256 for a, b in zip(own, left, strict=True))
            left = own
            found.append(own[:3])
    assert len(found) == width * height
    return found


@given(st.lists(st.binary(min_size=3, max_size=3), min_size=6, max_size=6), st.booleans())
def test_the_same_pixels_in_fewer_bytes(colours: list[bytes], plain: bool) -> None:  # noqa: FBT001
    """Packing anew changes no pixel, whichever way the rows are told."""
    opaque = [colour + b"\xff" for colour in colours]
    rows = b""
    for start in (0, 3):
        row = opaque[start : start + 3]
        if not plain:
            pairs = pairwise([bytes(4), *row])
            row = [bytes((b - a) % 256 for a, b in zip(x, y, strict=True)) for x, y in pairs]
        rows += bytes([0 if plain else 1]) + b"".join(row)

    packed = shrink(made_png(rows, 3, 2))

    assert pixels_of(packed) == colours
    assert packed[25] == (6 if plain else 2)
