"""When things begin and end: what is owed, what is found, and what counts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.diagnostics import Diagnostic, Report
from generator.gather import StandardFacts, Tally, gather_site
from generator.judge.owed import owed_periods
from generator.model import Agency, Cadence, Ending, Judged, Service, Standard, Status
from generator.periods import Calendar, Form, Period
from generator.sources.content import Content
from generator.sources.lives import settle_lives
from generator.sources.names import NO_NAMES, Names
from generator.text import Text
from making import SITE, Row, World, period, service, standard, target, world

STATE = Agency(id="state", name=Text.plain("State"))
NINETY = standard(target("2025-09", at_least="90%"))
WHY = Text.plain("The law changed.")


def ending(last: str, replacement: str | None = None) -> Ending:
    """The end with a period or a day."""
    return Ending(last=period(last), reason=WHY, replacement=replacement)


def month(number: int, kept: int = 95, **cells: object) -> Row:
    """A month of 2025 with so many of a hundred kept."""
    return {"period": f"2025-{number:02}", "numerator": kept, "denominator": 100, **cells}


def settle(
    *services: Service, agencies: tuple[Agency, ...] = (STATE,), names: Names = NO_NAMES
) -> tuple[Content, list[Diagnostic]]:
    """The content with lives settled, and what was found."""
    report = Report()
    content = settle_lives(Content(SITE, agencies, services), names, report)
    return content, list(report)


def codes(found: list[Diagnostic]) -> list[str]:
    """The codes of findings."""
    return [one.code for one in found]


def owed(made: Standard, as_of: date, calendar: Calendar = Calendar()) -> list[str]:
    """The periods that a standard owes on a day."""
    (promise,) = world(made, calendar=calendar).book.promises
    return [one.key for one in owed_periods(promise, as_of)]


# ---- what is owed


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2025-10", ["2025-09", "2025-10"]),
        ("2025-10-31", ["2025-09", "2025-10"]),
        ("2025-10-30", ["2025-09"]),
        ("2025-08", []),
        ("2026", ["2025-09", "2025-10", "2025-11"]),
    ],
)
def test_nothing_is_owed_after_the_end(last: str, expected: list[str]) -> None:
    """The last period owed is the last that lies wholly before the end."""
    assert owed(replace(NINETY, ended=ending(last)), date(2025, 12, 31)) == expected


def test_a_year_that_was_cut_short_is_not_owed() -> None:
    """A promise that is judged by the year owes no year that it did not last."""
    made = replace(NINETY, judged=Judged.FISCAL_YEAR, ended=ending("2026-06"))
    months = owed(made, date(2027, 2, 1))
    assert [key for key in months if key.startswith("FY")] == []
    assert months[-1] == "2026-06"


SEASON = Period(date(2025, 2, 1), date(2025, 4, 30), Form.NAMED, "filing")
NEXT = Period(date(2026, 2, 1), date(2026, 4, 30), Form.NAMED, "filing-next")


def seasonal(cadence: Cadence, as_of: date) -> list[str]:
    """What a promise owes that is judged on a season."""
    made = standard(target("2024-01", at_least="90%"), judged=Judged.NAMED, cadence=cadence)
    return owed(made, as_of, Calendar(named=(SEASON, NEXT)))


def test_a_seasonal_promise_owes_no_month_outside_its_season() -> None:
    """The months of the season and the season itself are owed, and no other month."""
    expected = ["2025-02", "2025-03", "2025-04", "filing"]
    assert seasonal(Cadence.MONTHLY, date(2025, 12, 31)) == expected


def test_a_week_at_the_edge_of_a_season_is_not_owed() -> None:
    """A week that begins before the season or ends after it is not wholly the season's."""
    found = seasonal(Cadence.WEEKLY, date(2025, 12, 31))
    assert (found[0], found[-2], found[-1]) == ("2025-W06", "2025-W17", "filing")


def test_a_running_season_owes_its_months() -> None:
    """Months of a season that is not over are owed one by one."""
    assert seasonal(Cadence.MONTHLY, date(2026, 3, 5))[-2:] == ["2026-02", "filing"]


# ---- one life inside the other


def test_the_end_of_an_agency_ends_its_standards() -> None:
    """A standard without an end of its own ends with its service, a service with its agency."""
    agency = replace(STATE, ended=ending("2025-11"))
    content, found = settle(service(NINETY), agencies=(agency,))
    (made,) = content.services
    assert (made.ended, made.standards[0].ended) == (agency.ended, agency.ended)
    assert found == []


def test_an_earlier_end_of_its_own_stays() -> None:
    """A standard that ended before its service keeps its own end."""
    own = ending("2025-10")
    made = service(replace(NINETY, ended=own), ended=ending("2025-11"))
    content, _ = settle(made)
    assert content.services[0].standards[0].ended == own


def test_a_service_begins_no_earlier_than_its_agency() -> None:
    """What belongs to something began with it at the earliest."""
    agency = replace(STATE, began=period("2025-10"))
    content, _ = settle(service(NINETY), agencies=(agency,))
    assert content.services[0].standards[0].began == agency.began


# ---- findings


def test_an_end_before_the_beginning() -> None:
    """An end that lies before the beginning is found, of whatever it is the end."""
    life: dict[str, Any] = {"began": period("2025-03"), "ended": ending("2025-02")}
    made = service(replace(standard(), **life))
    assert codes(settle(made)[1]) == ["ended-before-began"]
    assert codes(settle(service(standard(), **life))[1]) == ["ended-before-began"]
    assert codes(settle(agencies=(replace(STATE, **life),))[1]) == ["ended-before-began"]


def test_an_end_on_the_first_day_is_no_fault() -> None:
    """Something may last for one period."""
    life: dict[str, Any] = {"began": period("2025-03"), "ended": ending("2025-03")}
    assert settle(service(replace(standard(), **life)))[1] == []


def test_a_target_after_the_end_of_the_service() -> None:
    """A target that holds only after the end is found, though another file says the end."""
    late = standard(target("2025-09", at_least="90%"), target("2026-01", at_least="95%"))
    assert codes(settle(service(late, ended=ending("2025-12")))[1]) == ["target-after-end"]
    assert settle(service(late, ended=ending("2026-01")))[1] == []


@pytest.mark.parametrize("name", ["wait", "passport/wait", "licence/time"])
def test_a_standard_may_be_replaced_by(name: str) -> None:
    """What replaces a standard is one of its service, or SERVICE/STANDARD."""
    made = service(replace(NINETY, ended=ending("2025-12", name)), standard(name="wait"))
    assert settle(made, service(standard(), name="licence"))[1] == []


@pytest.mark.parametrize("name", ["time", "passport/time", "wiat", "licence/wait", "licence"])
def test_a_standard_is_not_replaced_by(name: str) -> None:
    """A standard is not replaced by itself, nor by what there is not."""
    made = service(replace(NINETY, ended=ending("2025-12", name)), standard(name="wait"))
    found = settle(made, service(standard(), name="licence"))[1]
    assert codes(found) == ["dangling-id"]


def test_an_old_id_is_guessed_as_the_new_one() -> None:
    """A replacement named by an old id is found, with the present id to type."""
    gone = service(NINETY, ended=ending("2025-12", "travel-papers"))
    now = service(standard(), name="licence", was=("travel-papers",))
    (found,) = settle(gone, now)[1]
    assert "Did you mean 'licence'?" in found.hint


def test_a_replacement_whose_file_is_broken_is_not_missing() -> None:
    """What a broken file holds is not told to be missing elsewhere."""
    gone = service(NINETY, ended=ending("2025-12", "licence"))
    assert settle(gone, names=Names(lost=frozenset({"licence"})))[1] == []


def test_a_result_after_the_end() -> None:
    """A result of a time after the end is an error, and can be kept or broken by nobody."""
    made = replace(NINETY, ended=ending("2025-10"))
    built = world(made, month(10), month(11, 20))
    rows = {row.period.key: row for row in built.all_results()}
    assert codes(list(built.report)) == ["result-after-end"]
    assert rows["2025-11"].status is Status.NOT_JUDGED


def test_a_result_of_the_last_days_is_none_after_the_end() -> None:
    """A period that began before the end may be reported."""
    built = world(replace(NINETY, ended=ending("2025-10-15")), month(10))
    assert built.all_results()[-1].status is Status.MET
    assert list(built.report) == []


# ---- what counts


def facts_of(*rows: Row, as_of: date = date(2026, 1, 15), **life: Any) -> StandardFacts:  # noqa: ANN401
    """The facts of a monthly standard from September 2025 on."""
    return world(replace(NINETY, **life), *rows, as_of=as_of).facts()


def test_what_ended_and_reported_all_is_withdrawn() -> None:
    """A standard that has ended and owes nothing stands beside the others, once."""
    facts = facts_of(month(9), month(10, 20), ended=ending("2025-10"))
    assert facts.withdrawn
    assert facts.status is Status.MISSED
    assert facts.tally == Tally(withdrawn=1)


def test_ending_a_promise_ends_no_debt() -> None:
    """A standard whose last result is missing counts as not reported, ended or not."""
    facts = facts_of(month(9), ended=ending("2025-10"))
    assert not facts.withdrawn
    assert facts.tally.of(Status.NOT_REPORTED) == 1


def test_a_last_result_that_is_not_due_is_waited_for() -> None:
    """Between the end and the day its last result is due, a standard counts as before."""
    facts = facts_of(month(9), ended=ending("2025-10"), as_of=date(2025, 11, 10))
    assert not facts.withdrawn
    assert facts.tally.kept == 1


def test_on_its_last_day_it_has_not_ended() -> None:
    """A promise holds up to and on its last day."""
    life = {"ended": ending("2025-10-15")}
    assert not facts_of(month(9), **life, as_of=date(2025, 10, 15)).withdrawn
    assert facts_of(month(9), **life, as_of=date(2025, 10, 16)).withdrawn


def test_an_earlier_gap_does_not_hold_it() -> None:
    """A standard counts at its newest period: an older gap is overdue and not counted."""
    made = world(replace(NINETY, ended=ending("2025-10")), month(10))
    assert made.facts().withdrawn
    assert made.overdue() == ["2025-09"]


def test_a_stray_result_after_the_end_is_not_the_last() -> None:
    """Where a standard stands is told by a period in which it was promised."""
    facts = facts_of(month(9), month(10), month(11, 20), ended=ending("2025-10"))
    assert facts.current is not None
    assert facts.current.period.key == "2025-10"


def test_withdrawn_ones_add_up() -> None:
    """The site's withdrawn standards are those of its services; none is counted twice."""
    gone = replace(NINETY, id="gone", ended=ending("2025-09"))
    rows = [month(9), {**month(9), "standard": "gone"}]
    several = (service(NINETY, gone), service(replace(gone, id="old"), name="licence"))
    built = World(services=several, rows=rows, as_of=date(2025, 10, 20))
    tally = gather_site(built.published).tally
    assert (tally.kept, tally.owed, tally.withdrawn, tally.all) == (1, 1, 1, 3)
