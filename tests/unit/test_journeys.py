"""Journeys: what their steps may name, what the opening sentence says, and what the page shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.diagnostics import Report
from generator.gather import gather_site
from generator.model import Journey, Service, Standard
from generator.pages.agency import tell_agency
from generator.pages.home import tell_home
from generator.pages.journeys import tell_journeys
from generator.pages.plan_views import JourneyPage
from generator.pages.reading import tell_method
from generator.pages.reading_views import MethodPage
from generator.pages.service import tell_service
from generator.pages.setting import Setting
from generator.pages.site import count_pages, tell_site
from generator.pages.views import AgencyPage, HomePage, ServicePage
from generator.sentences.journeys import journey_sentence, list_sentence, rest_sentence
from generator.sources.journey_checks import check_journeys
from generator.sources.names import NO_NAMES, Names
from making import ENGLISH, World, service, standard, target
from planning import journey, pointers, step
from surveying import asked

PASSPORT = service(standard(name="time"), standard(name="care"), name="passport")
VISA = replace(service(standard(name="time"), name="visa"), was=("entry",))
MANY = ("passport", "visa")


def checked(
    said: Mapping[str, Any], names: Names = NO_NAMES
) -> tuple[list[str], list[str], tuple[str, ...]]:
    """The codes and hints of what is found in a journey of one step, and its standards."""
    report = Report()
    known = pointers(report, PASSPORT, VISA, names=names)
    (made,) = check_journeys([journey(step(**said))], known, report)
    found = list(report)
    return [one.code for one in found], [one.hint for one in found], made.steps[0].standards


# ---- what a step may name


@pytest.mark.parametrize(
    ("said", "codes", "kept"),
    [
        ({}, [], ()),
        ({"services": ("passport",), "standards": ("time",)}, [], ("passport/time",)),
        ({"services": MANY, "standards": ("visa/time",)}, [], ("visa/time",)),
        (
            {"services": ("passport",), "standards": ("time", "passport/time")},
            [],
            ("passport/time",),
        ),
        ({"services": MANY, "standards": ("time",)}, ["standard-without-service"], ()),
        ({"standards": ("time",)}, ["standard-without-service"], ()),
        ({"services": ("visa",), "standards": ("passport/time",)}, ["standard-outside-step"], ()),
        ({"services": ("visa",), "standards": ("care",)}, ["dangling-id"], ()),
        ({"services": ("visas",)}, ["dangling-id"], ()),
        ({"services": ("visas",), "standards": ("time",)}, ["dangling-id"], ()),
        ({"services": ("visa",), "standards": ("visa/tim",)}, ["dangling-id"], ()),
        ({"loops": ("photos",)}, [], ()),
        ({"loops": ("photo",)}, ["dangling-id"], ()),
        ({"does": None}, ["empty-step"], ()),
        ({"does": None, "services": ("visa",)}, [], ()),
    ],
)
def test_a_step_names_what_exists(
    said: Mapping[str, Any], codes: list[str], kept: tuple[str, ...]
) -> None:
    """Each fault of a step is one finding, and what leads nowhere is left out."""
    assert (checked(said)[0], checked(said)[2]) == (codes, kept)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ({"services": ("visas",)}, "Did you mean 'visa'?"),
        ({"services": ("entry",)}, "Did you mean 'visa'?"),
        ({"services": ("visa",), "standards": ("entry/time",)}, "Did you mean 'visa/time'?"),
        (
            {"services": MANY, "standards": ("care",)},
            "Write 'passport/care': the id alone is enough only where a step names one service.",
        ),
    ],
)
def test_a_finding_says_what_was_meant(said: Mapping[str, Any], hint: str) -> None:
    """Near names and old ids lead to the id of today."""
    (found,) = checked(said)[1]
    assert found.startswith(hint)


def test_a_service_whose_file_is_broken_is_not_told_twice() -> None:
    """The file's own findings say why it is not known."""
    names = Names(lost=frozenset({"zoo"}))
    assert checked({"services": ("zoo",), "standards": ("zoo/time",)}, names)[0] == []


def test_a_journey_without_steps_is_found_and_left_out() -> None:
    """A list of steps needs an entry."""
    report = Report()
    assert check_journeys([journey()], pointers(report), report) == ()
    assert [one.code for one in report] == ["empty-list"]


# ---- the sentence that comes first

MONTH = {"period": "2025-11"}
STATES: dict[str, dict[str, object]] = {
    "met": {**MONTH, "numerator": 95, "denominator": 100},
    "missed": {**MONTH, "numerator": 80, "denominator": 100},
    "few": {**MONTH, "numerator": 8, "denominator": 20},
    "early": {**MONTH, "numerator": 80, "denominator": 100, "status": "provisional"},
    "zero": {**MONTH, "numerator": 0, "denominator": 100},
    "odd": {**MONTH, "numerator": 120, "denominator": 100},
}
"""A row that ends in each state; a standard without a row is not reported."""


def made(name: str, *, cadence: bool = True) -> Standard:
    """A standard by the state that its newest result gives it."""
    given = standard(target("2025-11", at_least="90%"), name=name)
    return given if cadence else replace(given, targets=())


EVERY = service(
    *(made(name) for name in (*STATES, "silent")), made("bare", cadence=False), name="passport"
)


def setting(*journeys: Journey, services: tuple[Service, ...] = (EVERY,)) -> Setting:
    """A site with these journeys over a service whose standards are in every state."""
    rows = [{"standard": name, **row} for name, row in STATES.items()]
    world = World(services=services, rows=rows, as_of=date(2026, 1, 5), minimum=10)
    report = Report()
    known = pointers(report, *world.checked)
    kept = check_journeys(journeys, known, report)
    assert list(report) == []
    return Setting(gather_site(replace(world.published, journeys=kept)), ENGLISH)


def at(*states: str) -> Any:  # noqa: ANN401 (a step)
    """A step named for the states of its promises."""
    services = ("passport",) if states else ()
    return step("+".join(states) or "none", services=services, standards=states)


def sentences(*steps: Any) -> tuple[str, str]:  # noqa: ANN401 (steps)
    """The opening sentence of a journey, and what is said of the other steps."""
    (facts,) = setting(journey(*steps)).facts.journeys
    return journey_sentence(facts, ENGLISH), rest_sentence(facts, ENGLISH)


@pytest.mark.parametrize(
    ("steps", "first", "rest"),
    [
        (
            (at("missed"), at("met"), at("silent"), at("met", "missed")),
            (
                "At 2 of 4 steps a promise was not kept: “missed” and “met+missed”; at 1 no result "
                "was reported: “silent”."
            ),
            "at 1 step every promise that owed a result was kept.",
        ),
        (
            (at("missed", "silent"),),
            (
                "At 1 of 1 step a promise was not kept: “missed+silent”; at 1 no result was "
                "reported: “missed+silent”."
            ),
            "",
        ),
        (
            (at("met"), at("met", "bare"), at("bare"), at()),
            "At no step was a promise missed, or a result left out.",
            (
                "at 2 steps every promise that owed a result was kept, at 1 step no promise owed a "
                "result and at 1 step nothing is promised."
            ),
        ),
        (
            (at("few"), at("early"), at("zero"), at("odd")),
            (
                "At 1 of 4 steps a promise was not kept, by a result that may still change: “early”"
                "; at 1 a promise was not kept, on few cases: “few”; at 1 a result of zero is not "
                "confirmed: “zero”; at 1 a result cannot be judged: “odd”."
            ),
            "",
        ),
        (
            (at("bare"), at()),
            "At no step was a result owed yet.",
            "at 1 step no promise owed a result and at 1 step nothing is promised.",
        ),
    ],
)
def test_the_sentence_names_the_steps_in_their_order(
    steps: tuple[Any, ...], first: str, rest: str
) -> None:
    """Missed and not reported come first; each step is counted, and none is left unsaid."""
    assert sentences(*steps) == (first, rest)


def test_lists_name_no_step_for_a_result_to_be_read_with_care() -> None:
    """Few cases, provisional and unconfirmed results are counted together, and not named."""
    (facts,) = setting(journey(at("few"), at("missed"), at("zero"), at("early"))).facts.journeys
    assert list_sentence(facts, ENGLISH) == (
        "At 1 of 4 steps a promise was not kept: “missed”; at 3 a result has to be read with care."
    )


def test_a_list_does_not_say_that_all_is_well_where_care_is_needed() -> None:
    """A journey whose only miss rests on few cases is not told as one without a miss."""
    (facts,) = setting(journey(at("few"), at("met"))).facts.journeys
    assert list_sentence(facts, ENGLISH) == "At 1 of 2 steps a result has to be read with care."


def test_what_was_withdrawn_is_not_counted() -> None:
    """A promise that has ended owes nothing, and is shown without being named."""
    (facts,) = setting(journey(at("missed"))).facts.journeys
    gone = replace(facts.steps[0].standards[0], withdrawn=True)
    ended = replace(facts, steps=(replace(facts.steps[0], standards=(gone,)),))
    assert journey_sentence(ended, ENGLISH) == "At no step was a result owed yet."


# ---- the page


def page_of(here: Setting) -> JourneyPage:
    """The page of the first journey."""
    page = list(tell_journeys(here))[1].page
    assert isinstance(page, JourneyPage)
    return page


def test_the_page_shows_every_step_in_order_with_each_promise() -> None:
    """A step has its number, who provides it, and each promise with verdict and counts."""
    page = page_of(setting(journey(at("missed"), at(), at("met", "bare"))))
    assert [one.name for one in page.steps] == ["1. missed", "2. none", "3. met+bare"]
    words = [[each.verdicts[0].word for each in one.promises] for one in page.steps]
    assert words == [["Missed"], [], ["Met", "No target set"]]
    assert "80 of 100" in str(page.steps[0].promises[0].verdicts[0].sentence)
    assert page.steps[0].services[0].note.href == "../../agencies/state/"


def test_a_missed_promise_leads_to_what_one_can_do() -> None:
    """Only beside a miss."""
    page = page_of(setting(journey(at("missed"), at("met"))))
    assert [one.promises[0].redress is not None for one in page.steps] == [True, False]


def test_a_step_without_promise_says_why_nothing_stands_there() -> None:
    """A step that is nobody's differs from one for which nothing is promised."""
    page = page_of(setting(journey(at(), step("Wait", services=("passport",)))))
    assert [one.empty for one in page.steps] == [
        "No public service has a part in this step.",
        "Nothing is promised for this step.",
    ]


def test_a_promise_is_never_shown_without_the_one_it_is_read_with() -> None:
    """What `read_with` names stands in the same box."""
    pair = service(made("missed"), replace(made("met"), read_with=("missed",)), name="passport")
    page = page_of(setting(journey(at("met")), services=(pair,)))
    assert [one.verdict.word for one in page.steps[0].promises[0].beside] == ["Missed"]


def test_what_people_said_of_the_journey_stands_with_its_counts() -> None:
    """The newest answers to each question, never of several questions at once."""
    said = asked("question,period,answer,count", "ease,2025-01,5,30", "ease,2025-01,1,20")
    table = said.table.replace("service:passport", "journey:travel")
    here = setting(journey(at("met")))
    opinions = replace(said, table=table, journeys=(journey(at("met")),)).published
    published = replace(here.facts.published, opinions=opinions)
    (section,) = page_of(Setting(gather_site(published), ENGLISH)).surveys
    assert section.title == "What people said: After the call"
    assert "Of 50 who answered, 30 (60%) said " in str(section.first[0].sentence)


def test_other_pages_lead_to_the_journey() -> None:
    """The page of a service, of an agency, and the home page."""
    here = setting(journey(at("met")))
    (facts,) = here.facts.agencies
    pages = (tell_service(facts.services[0], here).page, tell_agency(facts, here).page)
    for page in pages:
        assert isinstance(page, ServicePage | AgencyPage)
        assert page.about[-1].term == "Part of these journeys"
        assert page.about[-1].lines[0].href == "../../journeys/travel/"
    home = tell_home(here).page
    assert isinstance(home, HomePage)
    assert home.journeys is not None
    assert home.journeys.lines[0].href == "journeys/travel/"


def test_a_site_without_journeys_says_nothing_of_them() -> None:
    """No page, no entry in the navigation, nothing on the home page."""
    here = setting()
    paths = [sheet.page.path for sheet in tell_site(here, ())]
    assert not [path for path in paths if path.startswith("journeys")]
    assert "journeys/" not in [link.href for link in here.frame("", "").footer.links]
    home = tell_home(here).page
    assert isinstance(home, HomePage)
    assert home.journeys is None


def test_the_number_of_pages_is_known_beforehand() -> None:
    """The list, a page a journey, and one at each old address."""
    here = setting(replace(journey(at("met")), was=("trip",)), journey(at(), name="study"))
    paths = [sheet.page.path for sheet in tell_site(here, ())]
    assert len(paths) == count_pages(here.facts)
    assert [path for path in paths if path.startswith("journeys")] == [
        "journeys/index.html",
        "journeys/study/index.html",
        "journeys/travel/index.html",
        "journeys/trip/index.html",
    ]


def test_the_method_page_has_the_rules_where_there_is_a_journey() -> None:
    """And not where there is none."""
    pages = [tell_method(one).page for one in (setting(journey(at("met"))), setting())]
    told = [[part.id for part in page.sections] for page in pages if isinstance(page, MethodPage)]
    assert ["journeys" in ids for ids in told] == [True, False]


def test_totals_do_not_change_by_a_journey() -> None:
    """A standard counts once, however many journeys name it."""
    whole = setting(journey(at("met")), journey(at("met", "missed"), name="study"))
    assert whole.facts.tally == setting().facts.tally
