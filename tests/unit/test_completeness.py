"""What a promise needs beside its words, and what the repository should not hold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Place, Report, Severity
from generator.disclosure.hiding import hide_small
from generator.disclosure.repository import check_repository
from generator.examine import examine
from generator.judge.checks import check_judged
from generator.model import (
    Agency,
    Basis,
    Cadence,
    Contact,
    Judged,
    Official,
    Places,
    Standard,
)
from generator.sources.completeness import check_completeness
from generator.sources.content import Content
from generator.sources.promises import check_promises
from generator.sources.volumes import no_volumes
from generator.text import Text
from making import SITE, Row, World, service, standard, statistic, target, world

NINETY = standard(target("2024-01", at_least="90%"))
ROUTE = Contact(phone="555 0101")
DIRECTOR = Official(title=Text.plain("Director"))
STATE = Agency(id="state", name=Text.plain("State"))
WHOLE = Content(
    replace(SITE, complaint=ROUTE), (replace(STATE, official=DIRECTOR),), (service(NINETY),)
)


def codes(content: Content) -> list[str]:
    """The codes of what is suggested for this content."""
    report = Report()
    check_completeness(content, report)
    assert not report.count(Severity.ERROR)
    assert not report.count(Severity.WARNING)
    return [one.code for one in report]


def judged_codes(made: Standard, *rows: Row, **rest: object) -> list[str]:
    """The codes of what judging finds, overdue results left out."""
    report = Report()
    check_judged(world(made, *rows, **rest).judged, report)
    return [one.code for one in report if one.code != "overdue-result"]


def test_nothing_is_asked_of_a_whole_project() -> None:
    """A target, an official and a complaint route are all that is asked for."""
    assert codes(WHOLE) == []


def test_no_official() -> None:
    """An agency without an official is told, unless each of its services has its own."""
    bare = replace(WHOLE, agencies=(STATE,))
    assert codes(bare) == ["no-official"]
    assert codes(replace(bare, services=(service(NINETY, official=DIRECTOR),))) == []
    assert codes(replace(bare, services=())) == []


def test_nobody_answers_for_invented_promises() -> None:
    """A demonstration needs neither officials nor a complaint route."""
    site = replace(SITE, demonstration=True)
    assert codes(replace(WHOLE, site=site, agencies=(STATE,))) == []


def test_no_complaint_route() -> None:
    """A route of the site, the agency or the service is enough."""
    bare = replace(WHOLE, site=SITE)
    agency = replace(STATE, official=DIRECTOR, complaint=ROUTE)
    assert codes(bare) == ["no-complaint-route"]
    assert codes(replace(bare, agencies=(agency,))) == []
    assert codes(replace(bare, services=(service(NINETY, complaint=ROUTE),))) == []


def test_no_target() -> None:
    """A standard without targets is told, unless its file says that none is meant."""
    bare = standard()
    meant = replace(bare, at=Places(keys={"targets": Place("a.yaml", 3)}))
    assert codes(replace(WHOLE, services=(service(bare),))) == ["standard-without-target"]
    assert codes(replace(WHOLE, services=(service(meant),))) == []


def test_a_mapped_table_is_told_once() -> None:
    """Of a hundred standards and agencies that a table makes there is one finding a code."""
    places = [Places(Place("data/t.csv", line)) for line in range(2, 102)]
    services = tuple(
        service(replace(standard(), at=place), name=f"s{n}", agency=f"a{n}")
        for n, place in enumerate(places)
    )
    agencies = tuple(
        Agency(id=f"a{n}", name=Text.plain("A"), at=place) for n, place in enumerate(places)
    )
    found = codes(replace(WHOLE, agencies=agencies, services=services))
    assert found == ["no-official", "standard-without-target"]


def test_a_promise_that_nobody_reports_on() -> None:
    """Beside others that report, a promise without a result or a cadence is told."""
    quiet = replace(NINETY, id="quiet", cadence=None)
    loud = replace(NINETY, id="loud", cadence=None)
    rows = [{"standard": "loud", "period": "2025-11", "value": "95"}]
    report = Report()
    check_judged(World(services=(service(quiet, loud),), rows=rows).judged, report)
    assert [one.code for one in report] == ["standard-without-results"]
    assert "passport/quiet" in next(iter(report)).message


def test_a_new_promise_has_a_year_to_report() -> None:
    """A promise without a cadence is not asked for results in its first year."""
    new = standard(target("2025-06", at_least="90%"), name="quiet", cadence=None)
    loud = replace(NINETY, id="loud", cadence=None)
    rows = [{"standard": "loud", "period": "2025-11", "value": "95"}]
    report = Report()
    check_judged(World(services=(service(new, loud),), rows=rows).judged, report)
    assert list(report) == []


def test_a_project_without_any_result_has_only_begun() -> None:
    """Nobody is told that the first results are not there yet."""
    assert judged_codes(replace(NINETY, cadence=None)) == []


FINISHED = standard(target("2024-01", at_least="90%"), basis=Basis.COMPLETED)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, ["open-cases-missing"]),
        ({"open": 4}, []),
        ({"open_late": 0}, []),
        ({"note": "Nobody counts them."}, []),
    ],
)
def test_finished_cases_only(cells: Row, expected: list[str]) -> None:
    """A result of finished cases says how many are open, or why that is not known."""
    assert judged_codes(FINISHED, {"period": "2025-11", "value": 95, **cells}) == expected


def test_only_the_newest_result_has_to_say_what_is_open() -> None:
    """What was left out years ago is not asked for."""
    old: Row = {"period": "2025-10", "value": 95}
    assert judged_codes(FINISHED, old, {"period": "2025-11", "value": 95, "open": 1}) == []


@pytest.mark.parametrize(
    "beside",
    [{"period": "2025-01", "statistic": "p90", "value": 40}, {"period": "2025", "value": 95}],
)
def test_figures_beside_the_result_need_not_say_what_is_open(beside: Row) -> None:
    """A second statistic, or the year beside its months, is about the same cases as the result."""
    also = (statistic("p90", kind="percentile", percentile=90, unit="day"),)
    made = replace(
        FINISHED, measure=replace(FINISHED.measure, also=also), rows_for=(Cadence.YEARLY,)
    )
    newest: Row = {"period": "2025-01", "value": 95, "open": 1}
    assert judged_codes(made, newest, beside) == []


@pytest.mark.parametrize(
    ("since", "cadence", "judged", "expected"),
    [
        ("2025-04", Cadence.QUARTERLY, Judged.EACH_PERIOD, 0),
        ("2025-05", Cadence.QUARTERLY, Judged.EACH_PERIOD, 1),
        ("2025-05", Cadence.MONTHLY, Judged.EACH_PERIOD, 0),
        ("2025-05", Cadence.MONTHLY, Judged.FISCAL_YEAR, 1),
        ("2025-05", Cadence.MONTHLY, Judged.ROLLING, 0),
    ],
)
def test_a_target_that_changes_inside_a_period(
    since: str, cadence: Cadence, judged: Judged, expected: int
) -> None:
    """A later target begins with a period of those that are judged; a rolling window has none."""
    targets = (target("2024-02", at_least="90%"), target(since, at_least="95%"))
    made = standard(*targets, cadence=cadence, judged=judged)
    assert judged_codes(made) == ["target-inside-period"] * expected


def promise_codes(*targets: object) -> list[str]:
    """The codes of what is found of the targets of one standard."""
    report = Report()
    check_promises((service(standard(*targets)),), report)  # type: ignore[arg-type]
    return [one.code for one in report]


def test_targets_that_overlap() -> None:
    """Two targets from one day on are an error, unless they are about different things."""
    ninety, more = target("2024-01", at_least="90%"), target("2024-01", at_least="95%")
    assert promise_codes(ninety, more) == ["target-overlap"]
    assert promise_codes(ninety, target("2024-01", at_least="95%", channel="mail")) == []


def test_a_gap_between_targets() -> None:
    """A target that compares nothing is a gap only between two that do."""
    ninety, later = target("2023-01", at_least="90%"), target("2025-01", at_least="90%")
    bare = target("2024-01", within="6 weeks", reason="Short of staff")
    assert promise_codes(ninety, bare, later) == ["target-gap"]
    assert promise_codes(ninety, bare) == []
    assert promise_codes(bare, later) == []


def small(**site: object) -> list[tuple[str, Severity]]:
    """What is found of a table with one small group in a project with this site."""
    rows: list[Row] = [
        {"period": "2025-11", "numerator": 212, "denominator": 303},
        {"period": "2025-11", "segment": "district:d1", "numerator": 2, "denominator": 3},
        {"period": "2025-11", "segment": "district:d2", "numerator": 210, "denominator": 300},
    ]
    hidden = hide_small(world(NINETY, *rows, as_of=date(2025, 12, 1)).judged, minimum=10)
    report = Report()
    check_repository(hidden, no_volumes(), replace(SITE, **site), report)  # type: ignore[arg-type]
    for one in report:
        assert "lines 3 to 4" in one.message
        assert "303" not in one.message
    return [(one.code, one.severity) for one in report]


def test_small_groups_in_the_repository() -> None:
    """Rows that the site hides are told with those hidden beside them, and without a figure."""
    assert small() == [("small-group-in-repository", Severity.SUGGESTION)]


def test_small_channels_in_the_repository(tmp_path: Path) -> None:
    """Volumes of few people are told like results of few, without a figure."""
    for path, text in {
        "content/site.yaml": "title: A\npublisher: B\n",
        "content/agencies/labor.yaml": "name: Labor\n",
        "content/services/labor/claims.yaml": "name: A\nchannels: [{id: mail}, {id: online}]\n",
        "data/volumes/a.csv": "service,period,channel,completed\nclaims,2026-01,,303\n"
        "claims,2026-01,mail,3\nclaims,2026-01,online,290\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = Report()

    examine(tmp_path, today=lambda _site: date(2026, 4, 30), report=report)

    (found,) = (one for one in report if one.code == "small-group-in-repository")
    assert (found.place.path, "lines 3 to 4" in found.message) == ("data/volumes/a.csv", True)
    assert "290" not in found.message + found.source


def test_small_groups_in_a_repository_that_pages_lead_to() -> None:
    """Where the public is led to the repository it is a warning; invented figures are nobody's."""
    public = small(repository="https://git.example/state")
    assert public == [("small-group-in-repository", Severity.WARNING)]
    assert small(demonstration=True) == []
