"""Improvements: their door, where one stands on a day, what the pages and the tables say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from generator.diagnostics import Place, Report
from generator.exports.files import write_tables
from generator.gather import gather_site
from generator.judge.improvements import check_progress, known_on, progress_on
from generator.model import Improvement, Priority, Stage
from generator.pages.improvements import tell_improvements
from generator.pages.loop_views import LoopPage
from generator.pages.loops import tell_loop
from generator.pages.plan_views import ImprovementPage, ListPage
from generator.pages.service import tell_service
from generator.pages.setting import Setting
from generator.pages.site import count_pages, tell_site
from generator.pages.views import ServicePage
from generator.published import publish_improvements, publish_loops
from generator.sentences.improvements import progress_sentence, roadmap_sentence
from generator.sources.improvement_checks import check_improvements
from generator.sources.improvements import read_improvement, translate_improvement
from generator.sources.shapes import Context
from making import ENGLISH, loop, service, standard, target, world
from planning import improvement, pointers

TODAY = date(2026, 1, 15)
HEAD = "title: Check photos online\nagency: state\n"
PLACE = Place("content/improvements/photo-check.md")


def read(
    head: str, body: str = "\nWe check photos.\n", languages: tuple[str, ...] = ("en", "fr")
) -> tuple[Improvement | None, list[tuple[str, int]]]:
    """An improvement as read, and the code and line of every finding."""
    report, text = Report(), f"---\n{HEAD}{head}---\n{body}"
    context = Context(report, text, languages)
    found = read_improvement("photo-check", text, PLACE, context)
    return found, [(one.code, one.place.line) for one in report]


# ---- the door


def test_a_file_gives_its_keys_and_its_text() -> None:
    """The text below the front matter becomes clean HTML; keys may be left blank."""
    found, findings = read("status: under way\ndelivered:\n", "\nWe *check*.<b>x</b>\n")
    assert findings == []
    assert found is not None
    assert (found.status, found.delivered) == (Stage.UNDER_WAY, None)
    assert found.told == (("en", "<p>We <em>check</em>.x</p>"),)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("", "missing-key"),
        ("status: doing\n", "bad-choice"),
        ("status: funded\npriority: urgent\n", "bad-choice"),
        ("status: funded\neffrt: small\n", "unknown-key"),
        ("status: funded\ndue: soon\n", "bad-date"),
    ],
)
def test_a_slip_of_the_front_matter_is_found(head: str, code: str) -> None:
    """Each slip is one finding."""
    assert [found for found, _ in read(head)[1]] == [code]


@pytest.mark.parametrize(
    ("body", "languages", "codes"),
    [
        ("We stopped because nobody asked for it.", ("en",), []),
        ("We check photos online.", ("en",), ["improvement-stopped-without-reason"]),
        ("", ("en",), ["improvement-stopped-without-reason"]),
        ("Personne n'en voulait.", ("fr",), []),
        ("", ("fr",), ["improvement-stopped-without-reason"]),
    ],
)
def test_what_was_stopped_says_why(body: str, languages: tuple[str, ...], codes: list[str]) -> None:
    """In English by its words; in other languages any text will do."""
    assert [code for code, _ in read("status: stopped\n", body, languages)[1]] == codes


def test_a_translation_adds_its_title_and_its_text() -> None:
    """ID.fr.md says the same in another language."""
    found, _ = read("status: funded\n")
    assert found is not None
    text = "---\ntitle: Les photos\n---\nEn ligne.\n"
    context = Context(Report(), text, ("en", "fr"))
    both = translate_improvement(found, text, PLACE, context, language="fr")
    assert both.title.say("fr", default="en").text == "Les photos"
    assert both.told[1] == ("fr", "<p>En ligne.</p>")


# ---- what it says of itself and of other files


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"status": "delivered", "delivered": "2025-03-02"}, []),
        ({"status": "delivered"}, ["improvement-delivered-without-date"]),
        ({"status": "stopped", "delivered": "2025-03-02"}, ["improvement-against-its-dates"]),
        ({"start": "2025-03-02", "due": "2025-03-01"}, ["improvement-dates-out-of-order"]),
        ({"start": "2025-03-02", "due": "2025-03-02"}, []),
        (
            {"status": "delivered", "start": "2025-03-02", "delivered": "2025-03-01"},
            ["improvement-dates-out-of-order"],
        ),
        ({"agency": "states"}, ["dangling-id"]),
        ({"services": ("pasport",)}, ["dangling-id"]),
        ({"answers": ("photo",)}, ["dangling-id"]),
        ({"moves": ("passport/tim",)}, ["dangling-id"]),
        ({"services": ("passport",), "answers": ("photos",), "moves": ("passport/time",)}, []),
    ],
)
def test_each_fault_is_one_finding(said: Mapping[str, str], codes: list[str]) -> None:
    """Dates in their order, and ids that exist."""
    report = Report()
    check_improvements([improvement(**said)], pointers(report, service(standard())), report)
    assert [found.code for found in report] == codes


# ---- where it stands on a day


@pytest.mark.parametrize(
    ("said", "status", "days"),
    [
        ({"status": "under way", "due": "2026-01-14"}, "under way", 1),
        ({"status": "under way", "due": "2026-01-15"}, "under way", 0),
        ({"status": "proposed", "due": "2025-12-31"}, "proposed", 15),
        ({"status": "stopped", "due": "2025-12-31"}, "stopped", 0),
        ({"status": "delivered", "due": "2025-12-31", "delivered": "2026-01-10"}, "delivered", 0),
        ({"status": "delivered", "due": "2025-12-31", "delivered": "2026-02-01"}, "under way", 15),
        ({"status": "under way", "start": "2026-02-01"}, "funded", 0),
    ],
)
def test_an_improvement_stands_as_it_was_known(
    said: Mapping[str, str], status: str, days: int
) -> None:
    """What has not come is not shown as done, and the day after the due day is one day late."""
    known = known_on(improvement(**said), TODAY)
    assert (known.status, progress_on(known, TODAY).days) == (status, days)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"status": "under way", "due": "2026-01-14"}, ["improvement-overdue"]),
        ({"status": "delivered", "delivered": "2062-01-14"}, ["improvement-date-ahead"]),
        ({"status": "under way", "start": "2062-01-14"}, ["improvement-date-ahead"]),
        ({"status": "funded", "start": "2062-01-14"}, []),
    ],
)
def test_a_day_finds_what_is_late_and_what_is_ahead(
    said: Mapping[str, str], codes: list[str]
) -> None:
    """Findings that need to know which day it is."""
    report = Report()
    check_progress([improvement(**said)], report, as_of=TODAY, minimum=10)
    assert [found.code for found in report] == codes


@pytest.mark.parametrize(
    ("people", "shown", "few"), [(9, None, True), (10, 10, False), (0, None, True)]
)
def test_few_people_are_not_published(people: int, shown: int | None, few: bool) -> None:  # noqa: FBT001 (a case)
    """A number below the minimum goes, is told as too few, and is found."""
    made, report = improvement(people_affected=people), Report()
    (one,) = publish_improvements([made], as_of=TODAY, minimum=10)
    check_progress([made], report, as_of=TODAY, minimum=10)
    assert (one.improvement.people_affected, one.few) == (shown, few)
    assert [found.code for found in report] == (["few-people-affected"] if few else [])


# ---- the roadmap

PLANS = (
    improvement("low", "under way", priority=Priority.LOW, due="2026-03-01"),
    improvement("late", "under way", priority=Priority.HIGH, due="2026-01-05"),
    improvement("soon", "under way", priority=Priority.HIGH, due="2026-02-01"),
    improvement("plain", "under way"),
    improvement("asked"),
    improvement("old", "delivered", delivered="2025-01-10", due="2025-01-10"),
    improvement("new", "delivered", delivered="2025-09-01", due="2025-03-01"),
    replace(
        improvement("photo-check", "stopped", moves=("passport/time",), answers=("photos",)),
        people_affected=4,
        told=(("en", "<p>We stopped.</p>"),),
    ),
)


def setting(*made: Improvement) -> Setting:
    """A site with these improvements, one service and one loop."""
    rows = [
        {"period": f"{year}-{month:02}", "numerator": 780, "denominator": 1000}
        for year in (2024, 2025)
        for month in range(1, 13)
    ]
    project = world(standard(target("2024-01", at_least="80%")), *rows, as_of=TODAY)
    plans = publish_improvements(made or PLANS, as_of=TODAY, minimum=10)
    loops = publish_loops([loop("photos")], as_of=TODAY, minimum=10)
    published = replace(project.published, loops=tuple(loops), improvements=tuple(plans))
    return Setting(gather_site(published), ENGLISH)


def pages() -> dict[str, ListPage | ImprovementPage]:
    """The pages of improvements by address."""
    found = {}
    for sheet in tell_improvements(setting()):
        assert isinstance(sheet.page, ListPage | ImprovementPage)
        found[sheet.page.path] = sheet.page
    return found


def roadmap() -> ListPage:
    """The roadmap."""
    page = pages()["improvements/index.html"]
    assert isinstance(page, ListPage)
    return page


def test_the_roadmap_goes_by_stage_then_priority_then_date() -> None:
    """Under way first; what was delivered last comes first among the delivered."""
    shown = [
        (part.id, [line.href.split("/")[-2] for line in part.lines]) for part in roadmap().lists
    ]
    assert shown == [
        ("under-way", ["late", "soon", "low", "plain"]),
        ("proposed", ["asked"]),
        ("delivered", ["new", "old"]),
        ("stopped", ["photo-check"]),
    ]


def test_the_roadmap_says_how_many_are_overdue() -> None:
    """Every stage is counted, and of what is still to come how many are late."""
    assert roadmap_sentence(setting().facts.roadmap, ENGLISH) == (
        "8 improvements: 4 under way, 1 proposed, 2 delivered and 1 stopped. 1 of the 5 still to "
        "be delivered is overdue."
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("late", "Due by January 5, 2026, 10 days ago, and not delivered."),
        ("soon", "Due by February 1, 2026."),
        ("plain", "No date has been set."),
        ("old", "On January 10, 2025, the day it was due."),
        ("new", "On September 1, 2025, after its due date of March 1, 2025."),
        ("photo-check", ""),
    ],
)
def test_each_says_the_date_that_counts(name: str, sentence: str) -> None:
    """Overdue with its days; delivered with the day it was due."""
    facts = {one.improvement.id: one for one in setting().facts.roadmap.improvements}
    assert progress_sentence(facts[name], ENGLISH, days=True) == sentence


def test_days_stand_on_the_roadmap_alone() -> None:
    """The page of an improvement does not change from one day to the next."""
    page = pages()["improvements/late/index.html"]
    assert isinstance(page, ImprovementPage)
    assert page.sentence == "Due by January 5, 2026, and not delivered."


# ---- the page of one, and the way to it


def test_the_page_says_what_why_and_what_should_change() -> None:
    """Its text, its loops, each standard with its verdict and change, and the hedge."""
    page = pages()["improvements/photo-check/index.html"]
    assert isinstance(page, ImprovementPage)
    assert page.state == "Stopped"
    assert page.body is not None
    assert [one.link.href for one in page.loops] == ["../../feedback/photos/"]
    assert [one.verdicts[0].word for one in page.moves] == ["Missed"]
    assert str(page.moves[0].change).endswith("no clear change.")
    assert str(page.hedge).endswith("Other things may have changed too.")
    about = {one.term: one.lines[0].text for one in page.about}
    assert about["People it would help"] == "Too few to publish"


def test_service_standard_and_loop_lead_to_it() -> None:
    """Each of the three pages links to the improvement."""
    here = setting()
    told = tell_service(here.facts.services[0], here).page
    assert isinstance(told, ServicePage)
    assert told.improvements is not None
    assert [one.href for one in told.improvements.lines] == ["../../improvements/photo-check/"]
    assert [one.text for one in told.sections[0].improvements] == [told.improvements.lines[0].title]
    said = tell_loop(here.facts.feedback.loops[0], here).page
    assert isinstance(said, LoopPage)
    assert said.about[-1].lines[0].href == "../../improvements/photo-check/"


def test_the_number_of_pages_is_known_beforehand() -> None:
    """The roadmap, a page each, and one at each old address."""
    here = setting(replace(PLANS[0], was=("lower",)), PLANS[1])
    paths = [sheet.page.path for sheet in tell_site(here, ())]
    assert len(paths) == count_pages(here.facts)
    assert "improvements/lower/index.html" in paths


def test_a_site_without_improvements_says_nothing_of_them() -> None:
    """No page, and no entry in the navigation."""
    published = replace(setting().facts.published, improvements=())
    here = Setting(gather_site(published), ENGLISH)
    assert list(tell_improvements(here)) == []
    assert "improvements/" not in [link.href for link in here.frame("", "").footer.links]


def test_the_table_has_no_small_number() -> None:
    """A row an improvement; too few people are said so, without how many."""
    files = dict(write_tables(setting().facts))
    lines = files["data/improvements.csv"].decode().split("\r\n")
    (row,) = (line for line in lines if line.startswith("state,photo-check,"))
    assert (
        row == "state,photo-check,,Photo check,passport,,stopped,,,,,,,,true,photos,passport/time"
    )
