"""Posters: which promises stand on the sheet, what is said of the others, and the code."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import zxingcpp

from generator.charts import draw_one
from generator.gather import gather_site
from generator.model import Contact, Ending
from generator.pages.figures import QrCode, Sparkline, TimeFigure
from generator.pages.poster import tell_posters
from generator.pages.poster_views import PosterPage
from generator.pages.service import tell_service
from generator.pages.setting import Setting, set_in
from generator.pages.sheet_room import TEXT, TITLE
from generator.pages.site import count_pages, tell_site
from generator.text import Text
from making import ENGLISH, World, period, service, standard, target

MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
BASE = "https://scorecard.example/"
COMPLAINT = Contact(url="https://example.gov/complain", phone="555 0100")


def promise(name: str, words: str = "We answer in time.", **rest: Any) -> Any:  # noqa: ANN401
    """A standard with a promise of its own."""
    made = standard(target("2024-01", at_least="80%"), name=name, **rest)
    return replace(made, promise=Text.plain(words))


def rows(*names: str, part: int = 850, **rest: object) -> list[dict[str, object]]:
    """A year of results for each of these standards."""
    return [
        {"standard": name, "period": month, "numerator": part, "denominator": 1000, **rest}
        for name in names
        for month in MONTHS
    ]


def setting(*made: Any, base_url: str = BASE, results: Any = (), **rest: Any) -> Setting:  # noqa: ANN401
    """A site whose only service has these standards."""
    given = tuple(results) or tuple(rows(*(one.id for one in made)))
    one = service(*made, **rest)
    published = World(services=(one,), rows=given).published
    site = replace(published.site, base_url=base_url or None, complaint=COMPLAINT)
    return Setting(gather_site(replace(published, site=site)), ENGLISH)


def poster(*made: Any, **rest: Any) -> PosterPage:  # noqa: ANN401 (as `setting`)
    """The only poster of a site."""
    (sheet,) = tell_posters(setting(*made, **rest))
    assert isinstance(sheet.page, PosterPage)
    return sheet.page


def promises_on(page: PosterPage) -> list[str]:
    """The promises of a poster as plain text."""
    return [getattr(entry.promise, "text", str(entry.promise)) for entry in page.entries]


def test_a_poster_has_verdict_figure_period_and_counts() -> None:
    """What the service page says of a promise stands on the sheet, with its figure set large."""
    (entry,) = poster(promise("a"), promise("b"), results=rows("a")[-1:]).entries[:1]
    assert entry.verdicts[0].word == "Met"
    assert (entry.figure, entry.when, entry.counts) == ("85%", "December 2025", "850 of 1,000")


def test_promises_stand_in_the_publishers_order() -> None:
    """The first ones that fit are shown, however they ended."""
    made = [promise(name, f"Promise {name}.") for name in "abcdef"]
    page = poster(*made)
    shown = len(page.entries)
    assert 2 <= shown < 6
    assert promises_on(page) == [f"Promise {name}." for name in "abcdef"][:shown]
    assert page.rest == f"And {6 - shown} more promises: scorecard.example/services/passport"


def test_long_words_leave_fewer_promises() -> None:
    """Letters never shrink: with longer promises there are fewer of them."""
    short = poster(*(promise(name) for name in "abcd"))
    long = poster(*(promise(name, "We answer everything you ask. " * 9) for name in "abcd"))
    assert len(long.entries) < len(short.entries)


def test_a_promise_longer_than_the_sheet_is_not_on_it() -> None:
    """Where not even the first fits, the sheet says how many there are, and where."""
    page = poster(promise("a", "We answer everything you ask. " * 90), promise("b"))
    assert page.entries == ()
    assert page.rest == "2 promises, each with its result: scorecard.example/services/passport"


def test_the_count_of_all_stands_on_every_poster() -> None:
    """Promises that found no room are in the sentence that counts them all."""
    made = [promise(name) for name in "abcdef"]
    page = poster(*made, results=[*rows("a", "b", "c"), *rows("d", "e", "f", part=100)])
    assert page.tally == "Kept 3 of 6 standards that owed a result: 3 missed."


def test_a_zero_to_confirm_stays_off_the_sheet() -> None:
    """A zero that nobody confirmed is not printed and hung on a wall."""
    page = poster(
        promise("a", "Promise a."),
        promise("b", "Promise b."),
        results=[*rows("a", part=0), *rows("b")],
    )
    assert promises_on(page) == ["Promise b."]
    assert str(page.rest).startswith("And 1 more promise:")


def test_a_promise_read_with_a_zero_to_confirm_stays_off_too() -> None:
    """It is never read without the other, so neither is printed."""
    made = promise("a", read_with=("b",)), promise("b")
    page = poster(*made, results=[*rows("a"), *rows("b", part=0)])
    assert page.entries == ()


def test_a_promise_brings_what_it_is_never_read_without() -> None:
    """The other verdict stands in the same box."""
    page = poster(promise("a", read_with=("b",)), promise("b", "We call you back."))
    (other,) = page.entries[0].beside
    assert getattr(other.promise, "text", other.promise) == "We call you back."


def test_a_promise_that_has_ended_is_not_printed() -> None:
    """A poster is about what is promised now."""
    ended = Ending(last=period("2025-06"), reason=Text.plain("Merged."))
    page = poster(promise("a", "Promise a."), promise("b", ended=ended))
    assert promises_on(page) == ["Promise a."]
    assert page.rest == ""


def test_a_service_without_a_promise_has_no_poster() -> None:
    """Nor is a poster linked from its page, and the pages are counted without it."""
    made = setting()
    assert list(tell_posters(made)) == []
    page = tell_service(made.facts.services[0], made).page
    assert "poster/" not in [one.href for one in getattr(page, "downloads")]  # noqa: B009
    assert len(list(tell_site(made, ()))) == count_pages(made.facts)


def test_the_page_of_a_service_leads_to_its_poster() -> None:
    """Among what can be taken away, and counted among the pages."""
    made = setting(promise("a"))
    page = tell_service(made.facts.services[0], made).page
    assert "poster/" in [one.href for one in getattr(page, "downloads")]  # noqa: B009
    assert len(list(tell_site(made, ()))) == count_pages(made.facts)


def test_a_single_promise_has_its_whole_chart() -> None:
    """Where one promise leaves room, the chart stands in place of the small line."""
    (sheet,) = tell_posters(setting(promise("a")))
    assert isinstance(sheet.page, PosterPage)
    assert sheet.page.entries[0].chart is not None
    assert [type(one) for one in sheet.figures] == [TimeFigure, QrCode]


def test_several_promises_have_small_lines() -> None:
    """Each small line belongs to the figure beside it."""
    (sheet,) = tell_posters(setting(promise("a"), promise("b")))
    assert [type(one) for one in sheet.figures] == [Sparkline, Sparkline, QrCode]


def test_ways_to_complain_can_be_typed_from_paper() -> None:
    """An address stands in words, not behind words."""
    page = poster(promise("a"))
    assert page.redress is not None
    assert [way.text for way in page.redress.ways] == ["example.gov/complain", "Call 555 0100"]


def test_without_an_address_there_is_no_code() -> None:
    """Nothing is printed that leads nowhere; the site's title stands for its address."""
    made = [promise(name) for name in "abcdef"]
    page = poster(*made, base_url="")
    assert page.scan is None
    assert str(page.rest).endswith("more promises: Scorecard")


def test_an_address_too_long_for_a_camera_has_no_code() -> None:
    """Squares too small to read are not printed."""
    assert poster(promise("a"), base_url=f"https://example.gov/{'a' * 300}/").scan is None


def test_each_language_has_its_poster() -> None:
    """A French poster has French words, and its code leads to the French page."""
    made = setting(promise("a"))
    site = replace(made.facts.published.site, languages=("en", "fr"))
    facts = replace(made.facts, published=replace(made.facts.published, site=site))
    (sheet,) = tell_posters(set_in("fr", facts))
    assert isinstance(sheet.page, PosterPage)
    assert sheet.page.path == "fr/services/passport/poster/index.html"
    assert sheet.page.entries[0].verdicts[0].word == "Tenu"
    (code,) = (one for one in sheet.figures if isinstance(one, QrCode))
    assert code.address == "https://scorecard.example/fr/services/passport/"


# ---- the code


def read_code(svg: str) -> list[str]:
    """What a decoder reads in a code, painted from the paths of its SVG."""
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    picture = np.full((size, size), 255, dtype=np.uint8)
    dark = svg.partition('fill="#000"')[2]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", dark):
        picture[int(y), int(x) : int(x) + int(width)] = 0
    large = np.kron(picture, np.ones((4, 4), dtype=np.uint8))
    return [found.text for found in zxingcpp.read_barcodes(large)]


@pytest.mark.parametrize(
    "address",
    [
        "https://scorecard.franklin.example/services/renew-a-driver-license/",
        "https://a.example/",
        f"https://{'sub.' * 20}example.gov/fr/services/{'a' * 80}/",
        *(f"https://example.gov/services/s-{number * 7919}/" for number in range(20)),
    ],
)
def test_a_code_reads_as_its_address(address: str) -> None:
    """A decoder that is not ours reads exactly the address of the page."""
    svg = draw_one(QrCode(address=address, title="Code"))
    assert read_code(svg) == [address]


def test_the_code_of_a_poster_leads_to_the_service() -> None:
    """What the camera reads is the address of the service's own page."""
    (sheet,) = tell_posters(setting(promise("a")))
    (code,) = (one for one in sheet.figures if isinstance(one, QrCode))
    assert read_code(draw_one(code)) == ["https://scorecard.example/services/passport/"]


def test_a_code_has_words_and_no_style() -> None:
    """Who cannot see it hears where it leads; nothing breaks the policy of the page."""
    svg = draw_one(QrCode(address="https://a.example/", title='QR code: "A" & B'))
    assert 'role="img" aria-label="QR code: &quot;A&quot; &amp; B"' in svg
    assert "style" not in svg


# ---- room


def test_wide_letters_take_the_room_of_two() -> None:
    """Chinese and Japanese signs are twice as wide as Latin letters."""
    assert TEXT.height("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 100) == TEXT.height("a" * 200)


def test_no_words_take_no_room() -> None:
    """What is not there needs no line."""
    assert TITLE.height("") == 0
