"""Cards and badges: what they say of a promise away from its page, and what is left to the page."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.cards.badge import EDGE, SIZE, draw_badge, width_of
from generator.cards.letters import BOLD, REGULAR
from generator.colours import MARK, Colour, contrast, parse_colour
from generator.gather import gather_site
from generator.model import Ending, Status
from generator.pages.embed_views import Badge, BadgeMark, EmbedPage
from generator.pages.embeds import count_embeds, tell_embeds
from generator.pages.figures import Sparkline
from generator.pages.service import Sheet, tell_service
from generator.pages.setting import Setting
from generator.pages.sharing import share
from generator.pages.views import ServicePage
from generator.sentences.verdicts import WORDS
from generator.text import Text
from making import ENGLISH, World, period, service, standard, target

BASE = "https://scorecard.example/"
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
SVG = "{http://www.w3.org/2000/svg}"


def promise(name: str = "time", **rest: Any) -> Any:  # noqa: ANN401
    """A standard of 80% with a promise of its own."""
    made = standard(target("2025-01", at_least="80%"), name=name, **rest)
    return replace(made, promise=Text.plain(f"We answer {name} in time."))


def rows(
    *names: str, part: int = 850, whole: int = 1000, **rest: object
) -> list[dict[str, object]]:
    """A year of results for each of these standards."""
    return [
        {"standard": name, "period": month, "numerator": part, "denominator": whole, **rest}
        for name in names
        for month in MONTHS
    ]


def setting(*made: Any, results: Any, base_url: str = BASE, **rest: Any) -> Setting:  # noqa: ANN401
    """A site whose only service has these standards."""
    published = World(services=(service(*made, **rest),), rows=results).published
    site = replace(published.site, base_url=base_url or None)
    return Setting(gather_site(replace(published, site=site)), ENGLISH)


def cards(*made: Any, **rest: Any) -> dict[str, Sheet]:  # noqa: ANN401
    """The cards of the only service, by address."""
    here = setting(*made, **rest)
    told = [sheet for one in here.facts.services for sheet in tell_embeds(one, here)]
    assert len(told) == count_embeds(here.facts)
    return {sheet.page.path.removesuffix("index.html"): sheet for sheet in told}


def card(*made: Any, **rest: Any) -> tuple[EmbedPage, Badge]:  # noqa: ANN401
    """The card and the badge of the first standard."""
    sheet = next(iter(cards(*made, **rest).values()))
    assert isinstance(sheet.page, EmbedPage)
    assert sheet.badge is not None
    return sheet.page, sheet.badge


def said_on(badge: Badge) -> str:
    """What a badge shows, its shapes left out."""
    root = ET.fromstring(draw_badge(badge))  # noqa: S314 (our own bytes)
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


# ---- what is said


def test_a_card_says_the_promise_its_verdict_and_the_figure_with_period_and_counts() -> None:
    """Nothing has to be looked up elsewhere to read the figure rightly."""
    page, _ = card(promise(), results=rows("time"))
    assert (page.figure, page.when, page.counts) == ("85%", "December 2025", "850 of 1,000")
    (verdict,) = page.verdicts
    assert (verdict.status, verdict.word) == ("met", "Met")
    assert "The target is at least 80%." in str(verdict.sentence)
    assert (
        page.span
        == "January 2025 to December 2025. The dotted line is the target of the newest result."
    )


def test_a_badge_says_the_word_and_the_period() -> None:
    """And in full what the card says, for those who do not see it."""
    _, badge = card(promise(), results=rows("time", part=700))
    assert badge.marks == (BadgeMark("missed", "Missed", "Dec 2025"),)
    assert said_on(badge) == "Missed · Dec 2025"
    assert badge.title == "Passport: We answer time in time."
    assert "it was missed by 10 percentage points" in badge.words


def test_a_card_leads_to_the_promise_and_search_engines_to_its_page() -> None:
    """Its link and its canonical address."""
    page, _ = card(promise(), results=rows("time"))
    assert page.more.href == "../../../services/passport/#time"
    assert page.canonical == f"{BASE}services/passport/"


def test_what_is_to_be_kept_in_mind_stands_on_the_card_and_is_told_on_the_badge() -> None:
    """A provisional verdict says so in its word; a note is pointed at."""
    made = rows("time")
    made[-1] |= {"status": "provisional", "note": "Two offices are missing."}
    page, badge = card(promise(), results=made)
    assert page.verdicts[0].word == "Met (provisional)"
    assert "Two offices are missing." in [
        getattr(one, "text", one) for one in page.verdicts[0].cautions
    ]
    assert said_on(badge) == "Met (provisional) · Dec 2025 · with notes"


def test_a_result_that_is_overdue_is_no_verdict() -> None:
    """Not reported has its own word, with the period that is owed; no older figure stands in."""
    page, badge = card(promise(), results=rows("time")[:6])
    assert said_on(badge).startswith("Not reported · ")
    assert (page.figure, page.verdicts[0].status) == ("", "not_reported")


def test_a_promise_without_any_result_says_so() -> None:
    """Its badge has no period, and says that there is no result yet."""
    made = replace(promise(), targets=(target("2026-01", at_least="80%"),))
    page, badge = card(made, results=rows("other")[:0])
    assert page.verdicts[0].status == "not_due"
    assert "·" in said_on(badge)


def test_too_few_to_publish_is_said_in_words() -> None:
    """A result that was hidden has its word and its period, and no figure on either."""
    here = setting(promise(), results=rows("time"))
    (facts,) = here.facts.services
    (one,) = facts.standards
    assert one.current is not None
    hidden = replace(
        one.current, status=Status.SUPPRESSED, value=None, numerator=None, denominator=None
    )
    told = replace(facts, standards=(replace(one, current=hidden),))
    (sheet,) = tell_embeds(told, here)
    assert isinstance(sheet.page, EmbedPage)
    assert sheet.badge is not None
    assert said_on(sheet.badge) == "Too few to publish · Dec 2025"
    assert (sheet.page.figure, sheet.page.counts) == ("", "")
    assert sheet.badge.words.endswith("there were too few cases to publish.")


def test_every_target_that_holds_at_once_has_its_verdict() -> None:
    """No figure and no line, which would be of one; the badge has a mark for each."""
    targets = (
        target("2025-01", at_least="80%", name="most"),
        target("2025-01", at_least="90%", name="nearly all"),
    )
    made = replace(promise(), targets=targets)
    page, badge = card(made, results=rows("time"))
    assert (page.figure, page.spark) == ("", "")
    assert [verdict.status for verdict in page.verdicts] == ["met", "missed"]
    assert said_on(badge) == "Met Missed · Dec 2025"


def test_a_promise_is_never_shown_without_the_one_it_is_read_with() -> None:
    """Both verdicts stand on the card and on the badge."""
    made = promise("a", read_with=("b",)), promise("b")
    page, badge = card(*made, results=[*rows("a"), *rows("b", part=500)])
    assert [other.verdict.status for other in page.beside] == ["missed"]
    assert said_on(badge) == "Met Missed · Dec 2025"
    assert "Always read with this: “We answer b in time.”" in badge.words


# ---- what is left to the page

FEW = {"part": 20, "whole": 25}
ZERO = {"part": 0, "whole": 1000}


@pytest.mark.parametrize("unsure", [FEW, ZERO], ids=["few cases", "zero to confirm"])
def test_an_unsure_result_is_left_to_the_page(unsure: dict[str, int]) -> None:
    """Neither its verdict nor its figure nor its line travels; the period does."""
    sheet = next(iter(cards(promise(), results=rows("time", **unsure)).values()))
    page, badge = sheet.page, sheet.badge
    assert isinstance(page, EmbedPage)
    assert badge is not None
    assert page.instead == "The result stands on the page, with its notes."
    assert (page.verdicts, page.figure, page.counts, sheet.figures) == ((), "", "", ())
    assert said_on(badge) == "Result on its page · Dec 2025"
    assert badge.words == page.instead


@pytest.mark.parametrize("unsure", [FEW, ZERO], ids=["few cases", "zero to confirm"])
def test_a_promise_read_with_an_unsure_one_is_left_to_the_page(unsure: dict[str, int]) -> None:
    """It is never read without the other, so neither travels."""
    made = promise("a", read_with=("b",)), promise("b")
    page, badge = card(*made, results=[*rows("a"), *rows("b", **unsure)])
    assert (page.verdicts, page.beside) == ((), ())
    assert said_on(badge) == "Result on its page · Dec 2025"


def test_the_small_line_has_no_unsure_results() -> None:
    """Earlier results on few cases leave a gap."""
    results = rows("time")
    results[3] |= {"numerator": 20, "denominator": 25}
    (line,) = next(iter(cards(promise(), results=results).values())).figures
    assert isinstance(line, Sparkline)
    assert [x for x, value in enumerate(line.values) if value is None] == [3]


# ---- what ended, and what had another id


def test_a_promise_that_ended_says_so() -> None:
    """The badge has no verdict any more; the card has the last one below the end."""
    ended = Ending(last=period("2025-06"), reason=Text.plain("The office closed."))
    page, badge = card(promise(ended=ended), results=rows("time")[:6])
    assert said_on(badge) == "Withdrawn · Jun 2025"
    assert page.ended is not None
    assert page.verdicts[0].word == "Met"


def test_cards_and_badges_of_old_ids_stay() -> None:
    """Under every id that a service or a promise had, the present words stand."""
    made = promise(was=("speed",))
    told = cards(made, results=rows("time"), was=("pass",))
    assert list(told) == [
        "embed/passport/time/",
        "embed/passport/speed/",
        "embed/pass/time/",
        "embed/pass/speed/",
    ]
    assert len({replace(sheet.page, path="").title for sheet in told.values()}) == 1
    assert len({sheet.badge for sheet in told.values()}) == 1
    more = {getattr(sheet.page, "more", None) for sheet in told.values()}
    assert {link.href for link in more if link} == {"../../../services/passport/#time"}


# ---- the badge as a picture


def badge_of(**rest: Any) -> Badge:  # noqa: ANN401
    """A badge that says Met."""
    given: dict[str, Any] = {"marks": (BadgeMark("met", "Met", "Sep 2026"),), **rest}
    return Badge(**{"lang": "en", "title": "A: b.", "words": "In full.", **given})


@pytest.mark.parametrize("status", list(Status))
def test_every_status_fits_its_badge(status: Status) -> None:
    """Words and shapes end inside the plate, whatever is said; the file is small."""
    mark = BadgeMark(status.value, ENGLISH.say(WORDS[status]), "FY2025–26 Q4")
    drawn = draw_badge(badge_of(marks=(mark, mark), note="with notes", notice="Demonstration"))
    root = ET.fromstring(drawn)  # noqa: S314 (our own bytes)
    ends = [
        int(text.attrib["x"]) + int(text.attrib["textLength"]) for text in root.iter(f"{SVG}text")
    ]
    starts = [int(text.attrib["x"]) for text in root.iter(f"{SVG}text")]
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] < int(root.attrib["width"])
    assert len(drawn) < 3000


def test_a_badge_names_and_describes_itself() -> None:
    """As an image with a title, a description and a language."""
    root = ET.fromstring(draw_badge(badge_of(lang="fr")))  # noqa: S314 (our own bytes)
    assert (root.attrib["role"], root.attrib["lang"]) == ("img", "fr")
    named = [root.find(f"{SVG}*[@id='{one}']") for one in root.attrib["aria-labelledby"].split()]
    assert [one.text for one in named if one is not None] == ["A: b.", "In full."]


def test_a_badge_keeps_what_people_wrote_as_text() -> None:
    """Markup and characters that XML may not have do not reach it."""
    drawn = draw_badge(badge_of(title='</title><script>"&\x07', marks=(BadgeMark("met", "<b>"),)))
    root = ET.fromstring(drawn)  # noqa: S314 (our own bytes)
    assert root.findtext(f"{SVG}title") == '</title><script>"&'
    assert not list(root.iter(f"{SVG}script"))


def test_invented_figures_are_told_first() -> None:
    """The badge of a demonstration begins with that word."""
    badge = badge_of(notice="Demonstration")
    assert said_on(badge) == "Demonstration Met · Sep 2026"
    assert b">Demonstration. In full.<" in draw_badge(badge)


def test_bold_letters_are_wider_and_unknown_ones_have_room() -> None:
    """A letter of a script that is not known takes a whole em."""
    assert width_of("Missed", BOLD) > width_of("Missed", REGULAR)
    assert width_of("達成", REGULAR) == 2 * SIZE


def colour(text: str) -> Colour:
    """A colour that can be read."""
    read = parse_colour(text)
    assert isinstance(read, Colour)
    return read


def test_the_edge_of_a_badge_can_be_seen() -> None:
    """On white and on the ground of a dark page it has the contrast of a mark."""
    for ground in ("#ffffff", "#13171b"):
        assert contrast(colour(EDGE), colour(ground)) >= MARK


# ---- the lines to copy


def shared(base_url: str = BASE, part: int = 850) -> Any:  # noqa: ANN401
    """What the service's page offers for its promise."""
    here = setting(promise(), results=rows("time", part=part), base_url=base_url)
    page = tell_service(here.facts.services[0], here).page
    assert isinstance(page, ServicePage)
    return page.sections[0].share


def test_the_lines_have_full_addresses_and_texts_for_all_readers() -> None:
    """A frame has a title, an image an alternative text."""
    lines = shared()
    assert lines.frame_line == (
        f'<iframe src="{BASE}embed/passport/time/" '
        'title="Passport, newest result: “We answer time in time.”" '
        'width="480" height="640" loading="lazy"></iframe>'
    )
    assert lines.badge_line == (
        f'<a href="{BASE}services/passport/#time"><img src="{BASE}embed/passport/time/badge.svg" '
        'alt="Badge: newest result of the promise “We answer time in time.”" height="26"></a>'
    )


def test_the_page_for_staff_shows_the_lines_as_they_are(repository: Path) -> None:
    """The examples of docs/embed.md are the lines of the project that it goes on from."""
    first = replace(
        promise("first-payment"), promise=Text.plain("We make your first payment within 3 weeks.")
    )
    claims = service(first, name="claims")
    named = replace(claims, name=Text.plain("Claim unemployment benefits"))
    published = World(services=(named,)).published
    site = replace(published.site, base_url=BASE)
    here = Setting(gather_site(replace(published, site=site)), ENGLISH)
    lines = share(here.facts.services[0].standards[0], here)
    text = (repository / "docs" / "embed.md").read_text(encoding="utf-8")
    assert f"\n{lines.frame_line}\n" in text
    assert f"\n{lines.badge_line}\n" in text


def test_the_lines_never_say_how_the_promise_stands() -> None:
    """They are copied once and stay for years: missed or met, they are the same."""
    assert shared(part=850) == shared(part=100)


def test_a_site_without_an_address_says_why_there_are_no_lines() -> None:
    """The card and the badge are linked all the same."""
    lines = shared(base_url="")
    assert (lines.frame_line, lines.badge_line) == ("", "")
    assert "base_url" in lines.missing
    assert (lines.card, lines.badge) == (
        "../../embed/passport/time/",
        "../../embed/passport/time/badge.svg",
    )


def test_no_number_of_an_unsure_result_is_in_the_line_to_copy() -> None:
    """Nor of any other: a line holds the address and the promise only."""
    lines = shared()
    assert not re.search(r"850|85%", lines.frame_line + lines.badge_line)
