"""The ledger of feedback, the page of a loop, and where else loops are shown."""

from dataclasses import replace
from datetime import date
from typing import Any

from generator.exports.files import write_tables
from generator.gather import gather_site
from generator.model import Count, Evidence, Heard, Received, Review
from generator.pages.agency import tell_agency
from generator.pages.home import tell_home
from generator.pages.ledger import FILTERS, tell_ledger
from generator.pages.loop_views import FeedbackPage, LoopPage
from generator.pages.loops import tell_loop
from generator.pages.service import tell_service
from generator.pages.setting import Setting, plain_words
from generator.pages.site import count_pages, tell_site
from generator.pages.views import AgencyPage, HomePage, ServicePage
from generator.published import publish_loops
from generator.text import Text
from making import ENGLISH, loop, period, standard, target, world

AS_OF = date(2026, 2, 15)
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
EVIDENCE = Evidence(standard="passport/time", named=date(2025, 3, 1))
ROWS = [
    {"period": month, "numerator": 780 if month < "2025-09" else 850, "denominator": 1000}
    for month in MONTHS
]
HEARD = Heard(since=period("2025-01"), sources=(Text.plain("calls"),), people=4)
LOOPS = (
    replace(
        loop("done", decision="done", done="2025-08-14", due="2025-09-01", theme="photos"),
        id="photos",
        evidence=EVIDENCE,
        heard=HEARD,
        told=(("en", ("<p>Hard.</p>", "<p>New words.</p>", "<p>Fewer calls.</p>")),),
        reviewed=Review("Director", date(2025, 2, 1)),
    ),
    loop("late", decision="planned", due="2025-12-01"),
    loop("young", opened="2026-02-01"),
    replace(
        loop("no", decision="declined", decided="2025-03-01"),
        reason=Text.plain("The law asks for it."),
    ),
)


def setting(*made: Any, received: Received | None = None) -> Setting:  # noqa: ANN401 (loops)
    """A site with these loops about its only service."""
    project = world(standard(target("2024-01", at_least="80%")), *ROWS, as_of=AS_OF)
    loops = tuple(publish_loops(made or LOOPS, as_of=AS_OF, minimum=10))
    published = replace(project.published, loops=loops, received=received)
    return Setting(gather_site(published), ENGLISH)


def without_loops() -> Setting:
    """The same site without any loop."""
    found = setting()
    published = replace(found.facts.published, loops=())
    return Setting(gather_site(published), ENGLISH)


def ledger(received: Received | None = None) -> dict[str, FeedbackPage]:
    """The pages of the ledger by their address."""
    pages = {}
    for sheet in tell_ledger(setting(received=received)):
        assert isinstance(sheet.page, FeedbackPage)
        pages[sheet.page.path] = sheet.page
    return pages


def page_of(name: str) -> LoopPage:
    """The page of one loop."""
    here = setting()
    (facts,) = (one for one in here.facts.feedback.loops if one.loop.id == name)
    page = tell_loop(facts, here).page
    assert isinstance(page, LoopPage)
    return page


# ---- the ledger


def test_the_ledger_begins_with_what_came_in() -> None:
    """Intake is the first figure; where nobody reported it, that is said."""
    facts = ledger()["feedback/index.html"].facts
    assert [fact.term for fact in facts] == [
        "Comments received",
        "Loops answered",
        "Closed on time",
    ]
    assert [fact.figure for fact in facts] == ["Intake not reported", "0 of 4", "2 of 3"]


def test_each_cut_is_a_page_of_its_own() -> None:
    """Open, planned, done, declined and overdue have a page each, with its loops."""
    pages = ledger()
    shown = {
        path: [line.href.split("/")[-2] for own in page.lists for line in own.loops]
        for path, page in pages.items()
    }
    assert shown == {
        "feedback/index.html": ["young", "photos", "no", "late"],
        "feedback/by_service/index.html": ["young", "photos", "no", "late"],
        "feedback/open/index.html": ["young"],
        "feedback/planned/index.html": ["late"],
        "feedback/done/index.html": ["photos"],
        "feedback/declined/index.html": ["no"],
        "feedback/overdue/index.html": ["late"],
    }


def test_the_ledger_has_an_order_by_service() -> None:
    """The page by service has a list for each service with loops, under the service's name."""
    pages = ledger()
    ordered = pages["feedback/by_service/index.html"]
    named = {one.service.id: one.service.name for one in setting().facts.services}
    told = [name for name in named if setting().facts.feedback.of_service(name)]
    titles = [plain_words(own.title) for own in ordered.lists]
    assert titles == sorted(ENGLISH.plain(named[name]) for name in told)
    assert [(link.href, link.current) for link in ordered.orders] == [
        ("../", ""),
        ("../by_service/", "page"),
    ]


def test_cuts_say_how_many_loops_they_have() -> None:
    """Each page marks itself among the cuts, and every cut leads to its page."""
    pages = ledger()
    whole = pages["feedback/index.html"].filters
    assert [(link.text, link.href, link.current) for link in whole] == [
        ("All (4)", "./", "page"),
        ("Open (1)", "open/", ""),
        ("Planned (1)", "planned/", ""),
        ("Done (1)", "done/", ""),
        ("Declined (1)", "declined/", ""),
        ("Overdue (1)", "overdue/", ""),
    ]
    assert [link.current for link in pages["feedback/done/index.html"].filters].index("page") == 3


def test_the_states_add_up_to_all_loops() -> None:
    """Each loop is in exactly one of open, planned, done and declined."""
    loops = setting().facts.feedback.loops
    states = [chosen for name, _, _, chosen in FILTERS if name != "overdue"]
    assert [sum(chosen(one) for chosen in states) for one in loops] == [1] * len(loops)


def test_comments_are_shown_by_service_and_by_theme() -> None:
    """Both tables end with the total; a sum too small says so and has no number."""
    received = Received(
        first=period("2025-01"),
        last=period("2025-12"),
        total=Count(112, None),
        services=(("passport", Count(112, None)),),
        themes=(("photos", Count(hidden=True)), ("queues", Count(hidden=True))),
    )
    by_service, by_theme = ledger(received)["feedback/index.html"].received
    told = [[cell.text for cell in row.cells] for row in by_service.rows]
    assert told == [["112", "Not reported"], ["112", "Not reported"]]
    assert [cell.text for cell in by_theme.rows[0].cells] == ["Too few to publish", "\N{EN DASH}"]
    assert [row.head.href for row in by_theme.rows] == ["../feedback/photos/", "", ""]
    assert [row.head.note for row in by_theme.rows][1:] == ["No loop", ""]


def test_a_site_without_loops_has_no_ledger() -> None:
    """Nothing leads to feedback where there is none."""
    here = without_loops()
    words = [link.text for link in here.frame("", "").navigation]
    assert (list(tell_ledger(here)), "Feedback" in words) == ([], False)
    assert "Feedback" in [link.text for link in setting().frame("", "").navigation]


def test_every_page_is_counted() -> None:
    """The count of pages is that of the pages told, with loops and without."""
    for here in (setting(), without_loops()):
        assert len(list(tell_site(here, ()))) == count_pages(here.facts)


# ---- one loop


def test_a_loop_says_what_was_said_done_and_changed() -> None:
    """The sections stand in order, the small number of people is not named."""
    page = page_of("photos")
    assert [section.title for section in page.sections] == ["You said", "We did", "What changed"]
    assert [section.body.markup for section in page.sections if section.body] == [
        "<p>Hard.</p>",
        "<p>New words.</p>",
        "<p>Fewer calls.</p>",
    ]
    assert "Too few people" in str(page.sections[0].sentence)
    assert page.sections[0].note == "Quotations reviewed by: Director, February 1, 2025."


def test_a_loop_shows_its_days_in_order() -> None:
    """Opening, plan, change: by day."""
    page = page_of("photos")
    assert [(step.when, step.text) for step in page.steps] == [
        ("January 10, 2025", "Taken up"),
        ("March 1, 2025", "Measure chosen"),
        ("August 14, 2025", "Change made"),
        ("September 1, 2025", "Change due"),
    ]


def test_a_loop_shows_what_its_measure_shows() -> None:
    """Word, sentence, chart and a table with all the counts."""
    evidence = page_of("photos").evidence
    assert evidence is not None
    assert evidence.word == "Better"
    assert evidence.figure is not None
    assert evidence.table is not None
    assert [row.head.text for row in evidence.table.rows] == [
        "September 2024",
        "October 2024",
        "November 2024",
        "Before the change, together",
        "September 2025",
        "October 2025",
        "November 2025",
        "After the change, together",
    ]
    assert [cell.text for cell in evidence.table.rows[-1].cells] == ["85%", "2,550 of 3,000"]


def test_a_declined_loop_gives_its_reason() -> None:
    """Nothing was changed, so nothing is measured; the reason stands below We did."""
    page = page_of("no")
    assert page.evidence is None
    assert page.sections[-1].sentence == "Declined, for this reason: The law asks for it."


# ---- elsewhere


def test_a_loop_shows_on_its_service_and_at_its_standard() -> None:
    """The service lists its loops; the standard that is measured by leads to them."""
    here = setting()
    page = tell_service(here.facts.services[0], here).page
    assert isinstance(page, ServicePage)
    assert page.loops is not None
    assert len(page.loops.loops) == 4
    assert [link.href for link in page.sections[0].loops] == ["../../feedback/photos/"]


def test_home_and_agency_list_what_was_closed_and_what_is_overdue() -> None:
    """Closed lately comes first, then overdue."""
    here = setting()
    home, agency = tell_home(here).page, tell_agency(here.facts.agencies[0], here).page
    assert isinstance(home, HomePage)
    assert isinstance(agency, AgencyPage)
    for page, root in ((home, ""), (agency, "../../")):
        closed, overdue = page.loops
        assert [line.href for line in closed.loops] == [
            f"{root}feedback/photos/",
            f"{root}feedback/no/",
        ]
        assert [line.href for line in overdue.loops] == [f"{root}feedback/late/"]


def test_the_table_of_loops_holds_what_the_pages_hold() -> None:
    """State, dates and the exact difference; the small number of people is blank."""
    files = dict(write_tables(setting().facts))
    head, *rows = files["data/feedback.csv"].decode("utf-8-sig").splitlines()
    found = {
        row.split(",")[0]: dict(zip(head.split(","), row.split(","), strict=True)) for row in rows
    }
    photos = found["photos"]
    assert (photos["state"], photos["effect"], photos["difference"]) == ("done", "better", "7")
    assert (photos["people"], photos["people_hidden"]) == ("", "true")
    assert (found["late"]["overdue"], found["late"]["on_time"]) == ("2025-12-01", "false")


def test_the_table_of_comments_holds_sums_that_add_up() -> None:
    """All, by service and by theme; what is hidden is blank and says so."""
    received = Received(
        first=period("2025-01"),
        last=period("2025-12"),
        total=Count(112, 90),
        services=(("passport", Count(112, 90)),),
        themes=(("photos", Count(hidden=True)), ("queues", Count(hidden=True))),
    )
    files = dict(write_tables(setting(received=received).facts))
    _, *rows = files["data/comments.csv"].decode("utf-8-sig").splitlines()
    assert rows == [
        "all,,,2025-01,2025-12,112,90,false",
        "service,passport,,2025-01,2025-12,112,90,false",
        "theme,,photos,2025-01,2025-12,,,true",
        "theme,,queues,2025-01,2025-12,,,true",
    ]


def test_without_a_report_there_is_no_row_of_comments() -> None:
    """That nobody reported is no sum of nought."""
    files = dict(write_tables(setting().facts))
    assert len(files["data/comments.csv"].decode("utf-8-sig").splitlines()) == 1
