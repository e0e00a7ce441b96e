"""The page of satisfaction: only equal questions stand side by side, and nobody is ranked."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.gather import QuestionFacts, SiteFacts
from generator.model import SurveyChange
from generator.pages.satisfaction import tell_satisfaction
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.pages.site import count_pages, tell_site
from generator.pages.survey_parts import SideBySide
from generator.pages.survey_views import SatisfactionPage
from generator.text import Text
from making import ENGLISH, period, world
from making import standard as promise
from surveying import WIDE, Asked, asked, survey

EASE = "ease,2025-01,,,5,10,15,20,20"


def renamed(facts: SiteFacts, name: str, month: str = "2025-01") -> SiteFacts:
    """The site with a further service that has the same survey, its answers in that month."""
    (agency,) = facts.agencies
    (one,) = agency.services
    (said,) = one.surveys

    def moved(question: QuestionFacts) -> QuestionFacts:
        now = question.current
        assert now is not None
        return replace(question, current=replace(now, period=period(month)))

    other = replace(
        one,
        service=replace(one.service, id=name.lower(), name=Text.plain(name)),
        surveys=(replace(said, questions=tuple(moved(q) for q in said.questions)),),
    )
    return replace(facts, agencies=(replace(agency, services=(one, other)),))


def sheet_of(facts: SiteFacts) -> Sheet:
    """The page and its figures."""
    (sheet,) = tell_satisfaction(Setting(facts, ENGLISH))
    return sheet


def questions(facts: SiteFacts) -> tuple[SideBySide, ...]:
    """The questions of the first survey on the page."""
    page = sheet_of(facts).page
    assert isinstance(page, SatisfactionPage)
    return page.surveys[0].questions


def told(made: Asked, name: str = "Anglers", month: str = "2025-01") -> SideBySide:
    """The only question, asked by two services."""
    (question,) = questions(renamed(made.site, name, month))
    return question


def test_services_stand_in_alphabetical_order() -> None:
    """Whatever their figures, names decide."""
    heads = [plain_words(row.head.text) for row in told(asked(WIDE, EASE)).table.rows]
    assert heads == ["Anglers", "Passport"]


def test_each_line_has_counts_period_and_response() -> None:
    """A share never stands without how many answered, and when."""
    header = f"{WIDE},respondents,offered"
    rows = (f"{EASE},,", ",2025-01,,,,,,,,70,1000")
    line = told(asked(header, *rows)).table.rows[0]
    texts = [plain_words(cell.text) for cell in line.cells]
    assert texts == ["57.1%", "40 of 70", "January 2025", "7%"]


def test_different_questions_are_never_on_one_chart() -> None:
    """Two questions of one survey have a chart each, with only their own dots."""
    made = asked(WIDE, EASE, "slow,2025-01,,,5,10,15,20,")
    both = questions(renamed(made.site, "Anglers"))
    assert len(both) == 2
    figures = sheet_of(renamed(made.site, "Anglers")).figures
    assert [len(figure.dots) for figure in figures] == [2, 2]  # type: ignore[union-attr]


def test_answers_from_before_a_change_are_not_on_the_chart() -> None:
    """A service last asked in the old way stands in the table alone, and the table says so."""
    change = SurveyChange(at_period=period("2025-01"), note=Text.plain("By letter before"))
    question = told(asked(WIDE, EASE, survey=survey(changes=(change,))), month="2024-12")
    assert question.figure is None
    notes = [plain_words(row.cells[2].note) for row in question.table.rows]
    assert notes == ["Asked in another way; not on the chart", ""]


def test_mentions_stand_side_by_side_without_a_chart() -> None:
    """Of a question with several answers each service has how many were asked, and who chose."""
    rows = (
        "ease,2025-01,4,60",
        "ease,2025-01,1,40",
        "why,2025-01,speed,45",
        "why,2025-01,staff,30",
    )
    facts = renamed(asked("question,period,answer,count", *rows).site, "Anglers")
    why = questions(facts)[-1]
    assert why.figure is None
    assert [plain_words(cell.text) for cell in why.table.rows[0].cells] == [
        "60",
        "45 (75%)",
        "30 (50%)",
        "January 2025",
        "\N{EN DASH}",
    ]


def test_links_to_a_renamed_survey_go_on_working() -> None:
    """The survey and its questions have an anchor for the id the survey had."""
    once = replace(survey(), was=("visit",))
    page = sheet_of(asked(WIDE, EASE, survey=once).site).page
    assert isinstance(page, SatisfactionPage)
    (told_once,) = page.surveys
    assert (told_once.was, told_once.questions[0].was) == (("survey_visit",), ("visit_ease",))


def test_periods_that_differ_are_told() -> None:
    """Two months on one chart are named as two."""
    assert "differ" in plain_words(told(asked(WIDE, EASE), month="2024-12").sentence)


def test_a_site_without_surveys_has_no_such_page() -> None:
    """Neither a page nor a way to it in the navigation."""
    made = world(promise(), {"period": "2025-01", "value": "80"})
    setting = Setting(SiteFacts(made.published, (), made.facts().tally), ENGLISH)
    assert list(tell_satisfaction(setting)) == []
    links = [str(link.text) for link in setting.frame("", "").footer.links]
    assert "Satisfaction" not in links


def test_the_page_is_counted_and_led_to() -> None:
    """The navigation has an entry, and as many pages are told as were counted."""
    facts = asked(WIDE, EASE).site
    setting = Setting(facts, ENGLISH)
    assert "Satisfaction" in [str(link.text) for link in setting.frame("", "").footer.links]
    assert len(list(tell_site(setting, []))) == count_pages(facts)


@pytest.mark.parametrize("page", ["satisfaction/index.html", "agencies/labor/index.html"])
def test_the_demonstration_has_it(demonstration_site: Path, page: str) -> None:
    """The demonstration shows surveys across services, and one of an agency's staff."""
    text = (demonstration_site / page).read_text(encoding="utf-8")
    assert "staff" in text
    assert 'class="plot' in text
