"""Shared definitions and comparable groups: what they put into measures, and what they find."""

from dataclasses import replace
from typing import Any

import pytest

from generator.diagnostics import Diagnostic, Place, Report
from generator.model import (
    Agency,
    Basis,
    Clock,
    ComparableGroup,
    Kind,
    Measure,
    Places,
    SharedDefinition,
    Standard,
)
from generator.sources.content import SITE as SITE_FILE
from generator.sources.content import Content
from generator.sources.likeness import share_definitions
from generator.text import Text
from making import SITE, service, standard

SHARED = SharedDefinition(
    id="done-in-time", name=Text.plain("Done in time"), text=Text.plain("Cases done in time")
)
PLACE = Place("content/services/state/passport.yaml", 7, 13)
CLOCK = Clock(starts=Text.plain("It arrives"), stops=Text.plain("We decide"))


def group(**said: Any) -> ComparableGroup:  # noqa: ANN401 (any key of a group)
    """A group of shares with a definition of its own, unless told otherwise."""
    given: dict[str, Any] = {"kind": Kind.SHARE, "definition": Text.plain("Cases done in time")}
    at = Places(Place(SITE_FILE, 12, 5))
    return ComparableGroup(id="in-time", name=Text.plain("In time"), at=at, **{**given, **said})


def share(
    made: Standard, *groups: ComparableGroup, broken: bool = False
) -> tuple[Standard, list[Diagnostic]]:
    """A standard of a site with these groups as completed, and the findings."""
    report = Report()
    if broken:
        report.add("yaml-syntax", Place(SITE_FILE, 1), problem="x", mend="y")
    site = replace(SITE, definitions=(SHARED,), comparable=groups)
    agency = Agency(id="state", name=Text.plain("State"))
    content = share_definitions(Content(site, (agency,), (service(made),)), report)
    return content.services[0].standards[0], list(report)


def measured(made: Standard, *groups: ComparableGroup) -> Measure:
    """The measure of a standard that nothing is wrong with."""
    completed, found = share(made, *groups)
    assert found == []
    return completed.measure


def member(**said: Any) -> Standard:  # noqa: ANN401 (any key of a measure)
    """A standard of the group, whose measure stands at a known place."""
    return standard(comparable="in-time", at=Places(PLACE), **said)


def test_a_shared_definition_stands_in_the_measure_that_uses_it() -> None:
    """The words of the shared definition are the measure's own."""
    measure = measured(standard(uses="done-in-time"))
    assert (measure.definition, measure.uses) == (SHARED.text, "done-in-time")


def test_a_measure_without_either_stays_as_it_is() -> None:
    """Nothing is put into a measure that names neither a definition nor a group."""
    assert measured(standard()) == standard().measure


def test_a_definition_and_a_shared_one_are_too_many() -> None:
    """Both at once are one finding."""
    _, found = share(standard(uses="done-in-time", definition=Text.plain("Ours")))
    assert [one.code for one in found] == ["definition-and-uses"]


def test_a_shared_definition_that_does_not_exist() -> None:
    """It is found with the nearest that exists, and the measure uses none."""
    completed, (found,) = share(standard(uses="done-in-tme"))
    assert found.code == "dangling-id"
    assert "Did you mean 'done-in-time'?" in found.hint
    assert completed.measure.uses is None


def test_a_group_that_does_not_exist() -> None:
    """It is found with the nearest that exists, and the standard belongs to none."""
    completed, (found,) = share(standard(comparable="in-tme"), group())
    assert found.code == "dangling-id"
    assert "Did you mean 'in-time'?" in found.hint
    assert completed.comparable is None


def test_what_a_measure_does_not_say_its_group_says() -> None:
    """Definition, basis and clock need be written once, in the group."""
    measure = measured(member(), group(basis=Basis.DUE, clock=CLOCK))
    said = (measure.definition, measure.basis, measure.clock)
    assert said == (Text.plain("Cases done in time"), Basis.DUE, CLOCK)


def test_a_group_uses_a_shared_definition() -> None:
    """A measure takes the shared definition of its group, and is told to use it."""
    measure = measured(member(), group(definition=None, uses="done-in-time"))
    assert (measure.definition, measure.uses) == (SHARED.text, "done-in-time")


def test_the_same_words_agree() -> None:
    """A measure may repeat what its group says."""
    said = {"basis": Basis.DUE, "clock": CLOCK, "definition": Text.plain("Cases done in time")}
    assert measured(member(**said), group(**said)).clock == CLOCK


UNLIKE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("definition", {"definition": Text.plain("Ours")}, {}),
    ("kind", {"kind": "median", "unit": "day"}, {"unit": "percent"}),
    ("unit", {"kind": "mean", "unit": "minute"}, {"kind": Kind.MEAN, "unit": "day"}),
    ("basis", {"basis": Basis.DUE}, {"basis": Basis.COMPLETED}),
    ("clock", {"clock": CLOCK}, {"clock": replace(CLOCK, pauses=(Text.plain("Appeals"),))}),
    (
        "percentile",
        {"kind": "percentile", "unit": "day", "percentile": 90},
        {"kind": Kind.PERCENTILE, "unit": "day", "percentile": 95},
    ),
    (
        "per",
        {"kind": "rate", "unit": "number", "per": 100},
        {"kind": Kind.RATE, "unit": "number", "per": 1000},
    ),
]


@pytest.mark.parametrize(("key", "own", "declared"), UNLIKE, ids=[case[0] for case in UNLIKE])
def test_what_a_group_says_must_hold(
    key: str, own: dict[str, Any], declared: dict[str, Any]
) -> None:
    """A key of which measure and group differ is found, with the line of the group."""
    _, found = share(member(**own), group(**declared))
    messages = [one.message for one in found if one.code == "unlike-group"]
    assert any(message.startswith(f"The {key} here is ") for message in messages)
    assert all("content/site.yaml, line 12" in one.hint for one in found)


def test_what_a_group_does_not_say_nobody_may_say() -> None:
    """Two measures of a group could else be counted differently without a word."""
    _, (found,) = share(member(basis=Basis.DUE), group())
    assert (found.code, found.message) == (
        "unlike-group",
        "The basis here is 'due', in the comparable group 'in-time' it is not said",
    )


def test_a_clock_is_told_by_its_parts() -> None:
    """Both clocks stand in the finding, each part by its name."""
    _, (found,) = share(member(clock=CLOCK), group())
    assert "starts 'It arrives', stops 'We decide'" in found.message


def test_a_group_needs_a_definition() -> None:
    """Without one nobody could say what is compared."""
    _, (found,) = share(standard(), group(definition=None))
    assert (found.code, found.place.line) == ("missing-key", 12)


@pytest.mark.parametrize("kind", [Kind.SCORE, Kind.MEDIAN])
def test_a_group_needs_its_unit(kind: Kind) -> None:
    """Any group but one of shares says its unit, since two targets may be in different ones."""
    _, (found,) = share(standard(), group(kind=kind))
    assert found.code == "missing-unit"


@pytest.mark.parametrize("made", [standard(uses="done"), standard(comparable="in-time")])
def test_a_broken_site_file_is_told_once(made: Standard) -> None:
    """What a fault of site.yaml took away is not missed again in every service."""
    _, (found,) = share(made, broken=True)
    assert found.code == "yaml-syntax"


def test_a_group_of_one_question_gives_it_to_its_measures() -> None:
    """Satisfaction is compared by one question: its members need not repeat which."""
    asked = {"survey": "call", "question": "ease", "kind": Kind.SATISFACTION}
    measure = measured(member(kind=Kind.SATISFACTION), group(**asked))
    assert (measure.survey, measure.question) == ("call", "ease")


def test_another_question_is_unlike() -> None:
    """Different questions get different answers, whatever the scale."""
    asked = {"survey": "call", "kind": Kind.SATISFACTION}
    other = member(kind=Kind.SATISFACTION, survey="call", question="speed")
    _, (found,) = share(other, group(**asked, question="ease"))
    assert (found.code, "question" in found.message) == ("unlike-group", True)


def test_a_group_of_satisfaction_names_its_question() -> None:
    """Without a question nobody knows what would be compared."""
    _, found = share(standard(), group(kind=Kind.SATISFACTION, survey="call"))
    assert [one.code for one in found] == ["satisfaction-without-question"]
