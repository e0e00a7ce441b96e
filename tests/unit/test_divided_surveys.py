"""Surveys of agencies and journeys by channel and group: declared, named, and hidden alike."""

from dataclasses import replace

import pytest

from generator.model import Agency, Channel, Group, Journey, Opinion, Segment, Step
from generator.pages.agency import tell_agency
from generator.pages.journeys import tell_journeys
from generator.pages.plan_views import JourneyPage
from generator.pages.setting import Setting
from generator.pages.survey_parts import Groups, SurveySection
from generator.pages.views import AgencyPage
from generator.sentences.tongue import Tongue
from generator.text import Text
from making import ENGLISH, service
from surveying import WIDE, Asked, asked

FRENCH = Tongue("fr", "en")


def said(english: str, french: str) -> Text:
    """A name in two languages."""
    return Text.many({"en": english, "fr": french})


PLACES = Segment(
    id="place",
    name=said("Place of work", "Lieu de travail"),
    groups=(
        Group(id="desk", name=said("Local offices", "Guichets")),
        Group(id="phone", name=said("Telephone line", "Ligne téléphonique")),
    ),
)
CHANNELS = (
    Channel(id="web", name=said("On the web", "En ligne")),
    Channel(id="post", name=said("By post", "Par la poste")),
)
STATE = Agency(id="state", name=Text.plain("State"), channels=CHANNELS, segments=(PLACES,))
MOVE = Journey(
    id="move",
    name=Text.plain("Move house"),
    steps=(Step(name=Text.plain("Pack")),),
    channels=CHANNELS,
    segments=(PLACES,),
)
BARE = (replace(STATE, channels=(), segments=()), replace(MOVE, channels=(), segments=()))

ROWS = (
    "ease,2025,,,10,20,30,60,80",
    "ease,2025,,place:desk,5,10,10,20,30",
    "ease,2025,,place:phone,5,10,20,40,50",
    "ease,2025,web,,6,10,10,30,40",
    "ease,2025,post,,4,10,20,30,40",
)
SUBJECTS = ("agency:state", "journey:move")


def told_of(subject: str, *rows: str, agency: Agency = STATE, journey: Journey = MOVE) -> Asked:
    """Answers about an agency or a journey."""
    return asked(WIDE, *rows, subject=subject, agency=agency, journeys=(journey,))


def section_of(made: Asked, subject: str, tongue: Tongue = ENGLISH) -> SurveySection:
    """The survey on the page of its agency or its journey."""
    setting = Setting(made.site, tongue)
    (agency,) = setting.facts.agencies
    pages = (tell_agency(agency, setting), *tell_journeys(setting))
    kind = AgencyPage if subject.startswith("agency") else JourneyPage
    (page,) = (one.page for one in pages if isinstance(one.page, kind))
    assert isinstance(page, (AgencyPage, JourneyPage))
    (section,) = page.surveys
    return section


def heads(groups: Groups) -> list[str]:
    """The title of a division, and the names of its groups."""
    return [str(groups.title), *(str(row.head.text) for row in groups.table.rows)]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_groups_that_are_declared_have_their_names(subject: str) -> None:
    """Channels and groups of agencies and journeys are called what their file calls them."""
    (question,) = section_of(told_of(subject, *ROWS), subject).first

    assert [heads(one) for one in question.groups] == [
        ["By channel, 2025", "On the web", "By post", "All"],
        ["By place of work, 2025", "Local offices", "Telephone line", "All"],
    ]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_names_stand_in_the_language_of_the_page(subject: str) -> None:
    """A page in French calls the groups what they are called in French."""
    (question,) = section_of(told_of(subject, *ROWS), subject, FRENCH).first
    by_place = question.groups[1]

    assert "lieu de travail" in str(by_place.title)
    assert [str(row.head.text) for row in by_place.table.rows][:2] == [
        "Guichets",
        "Ligne téléphonique",
    ]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("ease,2025,wep,,6,10,10,30,40", "undeclared-channel"),
        ("ease,2025,,place:fone,6,10,10,30,40", "undeclared-segment"),
    ],
)
def test_what_is_not_declared_is_found_and_left_out(subject: str, row: str, code: str) -> None:
    """The finding says whose file lacks the channel or the group, and the row is gone."""
    made = told_of(subject, ROWS[0], row)
    answers = made.answers
    (found,) = made.report

    assert (found.code, len(answers.asked)) == (code, 1)
    assert f"The {subject.partition(':')[0]} declares no" in found.message
    assert f"the {subject.partition(':')[0]}'s file" in found.hint


@pytest.mark.parametrize("subject", SUBJECTS)
def test_those_of_a_service_are_not_those_of_its_agency(subject: str) -> None:
    """An agency and a journey declare their own: a channel of a service is none of theirs."""
    (channel, *_) = service().channels
    agency, journey = BARE
    row = f"ease,2025,{channel.id},,6,10,10,30,40"
    made = told_of(subject, row, agency=agency, journey=journey)

    assert len(made.answers.asked) == 0
    assert [one.code for one in made.report] == ["undeclared-channel"]


def rows_of(made: Asked, subject: str) -> list[Opinion]:
    """What is published of a subject."""
    return list(made.published.of(subject))


SMALL = (
    "ease,2025,,,10,20,30,60,80",
    "ease,2025,,place:desk,9,18,28,58,80",
)
"""Of 200 people 193 work at the desk: seven are left, in a group that no row names."""


@pytest.mark.parametrize("subject", SUBJECTS)
def test_few_people_left_of_a_whole_hide_its_groups(subject: str) -> None:
    """Whoever divides people, seven of them cannot be had by subtraction."""
    made = told_of(subject, *SMALL)

    assert [one.hidden for one in rows_of(made, subject)] == [False, True]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("covers", [True, False])
def test_groups_that_cover_everyone_give_away_a_total_that_nobody_shows(
    subject: str, *, covers: bool
) -> None:
    """Two groups of a month add up to it, and a quarter less that month is of five people.

    Only where the groups cover everyone does a reader know that they add up.
    """
    part = replace(PLACES, covers_everyone=covers)
    agency, journey = replace(STATE, segments=(part,)), replace(MOVE, segments=(part,))
    rows = (
        "ease,2025-Q1,,,11,21,31,61,81",
        "ease,2025-01,,place:desk,5,10,10,20,30",
        "ease,2025-01,,place:phone,5,10,20,40,50",
    )
    made = told_of(subject, *rows, agency=agency, journey=journey)

    assert [one.hidden for one in rows_of(made, subject) if not one.is_total] == [covers, covers]


def test_a_page_with_a_survey_leads_to_its_tables() -> None:
    """Who reads what people said of an agency can take the figures away."""
    for rows, expected in ((ROWS, ["satisfaction.csv", "answers.csv"]), ((), [])):
        setting = Setting(told_of("agency:state", *rows).site, ENGLISH)
        page = tell_agency(setting.facts.agencies[0], setting).page
        assert isinstance(page, AgencyPage)
        assert [one.href.rpartition("/")[2] for one in page.downloads] == expected
