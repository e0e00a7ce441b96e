"""Two published states are compared: what changed is told by name, and nothing hidden is."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

from differing import TODAY, changes, every_layout, lines, state, table_state, told
from generator.diff.changes import Fate, Move, Turn
from generator.diff.corrections import as_csv
from generator.diff.state import State, state_of
from generator.model import Heard, Standard
from generator.model.corrections import COLUMNS
from generator.published import publish_loops
from generator.text import Text
from making import Row, World, loop, period, service, standard, target, world

KEPT = standard(target(at_least="90%"))
MARCH: Row = {"period": "2025-03", "numerator": 900, "denominator": 1000}
APRIL: Row = {"period": "2025-04", "numerator": 940, "denominator": 1000}


def monthly(*rows: Row, of: Standard = KEPT, **rest: Any) -> State:  # noqa: ANN401 (as `world`)
    """What one monthly share publishes."""
    return state(world(of, *rows, **rest))


def test_the_same_state_has_no_difference() -> None:
    """Against itself a state changes nothing, and the words say so."""
    same = monthly(MARCH)

    assert changes(same, same).nothing
    assert told(same, same).headline == "Nothing would change for the public."


def test_a_result_is_added_with_its_verdict() -> None:
    """A result that was not there is told with figure, counts and verdict."""
    telling = told(monthly(MARCH), monthly(MARCH, APRIL))

    assert telling.headline.startswith("1 result added (1 Met)")
    assert lines(telling, "Results added") == ["time, April 2025: 94% (940 of 1,000). Met."]


def test_a_final_figure_that_changed_is_a_correction() -> None:
    """A past figure is told with what it was, and with the row to paste."""
    revised = {**MARCH, "numerator": 842}
    telling = told(monthly(MARCH), monthly(revised))

    assert lines(telling, "Past figures revised") == [
        (
            "time, March 2025: 84.2% (842 of 1,000), was 90% (900 of 1,000). "
            "The verdict changes from Met to Missed."
        )
    ]
    assert telling.paste == "2026-01-15,figure,passport,time,2025-03,,,numerator,900,842,\n"


def test_two_figures_never_print_alike() -> None:
    """Where a figure changed in a far decimal, both are printed with as many as tell them apart."""
    big = {"period": "2025-03", "numerator": 950001, "denominator": 1000000}
    (line,) = lines(
        told(monthly({**big, "numerator": 950002}), monthly(big)), "Past figures revised"
    )

    assert "95.0% (950,001 of 1,000,000), was 95.0002% (950,002 of 1,000,000)" in line


def test_provisional_to_final_is_a_revision() -> None:
    """A provisional figure may change without a correction, and stands in a section of its own."""
    first = {**MARCH, "status": "provisional"}
    final = {**MARCH, "numerator": 950, "status": "final"}
    telling = told(monthly(first), monthly(final))

    (line,) = lines(telling, "Provisional figures revised")
    assert "95% (950 of 1,000), was 90% (900 of 1,000). Provisional before, final now." in line
    assert telling.paste == ""


def test_a_figure_of_a_period_that_goes_on_is_no_correction() -> None:
    """What is told of a period that is not over may change."""
    year = replace(KEPT, cadence=None)
    before = {"period": "2026", "numerator": 9, "denominator": 100, "status": "final"}
    old, new = (monthly({**before, "numerator": count}, of=year, as_of=TODAY) for count in (90, 91))

    found = changes(old, new)

    assert [one.move for one in found.results] == [Move.REVISED]
    assert not found.corrections


def test_a_removed_result_needs_a_row() -> None:
    """A result that is no longer there is told with what it was; its new cells are blank."""
    telling = told(monthly(MARCH, APRIL), monthly(APRIL))

    (line,) = lines(telling, "Results removed")
    assert line == "time, March 2025: no longer published. It was 90% (900 of 1,000), Met."
    assert "removed,passport,time,2025-03,,,numerator,900,,\n" in telling.paste


def test_a_promise_that_is_newly_missed_is_named() -> None:
    """A promise stands at its newest verdict: told with both periods when it changes."""
    missed = {**APRIL, "numerator": 840}
    old = monthly(MARCH, as_of=date(2025, 4, 15))
    new = monthly(MARCH, missed, as_of=date(2025, 5, 15))
    telling = told(old, new)

    assert "1 promise goes from Met to Missed" in telling.headline
    assert lines(telling, "Verdicts changed") == [
        "time: now Missed, April 2025; it was Met, March 2025."
    ]


def test_an_overdue_result_is_told() -> None:
    """A result that is owed and not there is told once its day has passed."""
    old = monthly(MARCH, as_of=date(2025, 5, 15))
    new = monthly(MARCH, as_of=date(2025, 6, 15))

    assert lines(told(old, new), "Results overdue, or no longer") == [
        "time, April 2025: now overdue, not reported."
    ]


def test_a_lower_target_is_an_eased_promise() -> None:
    """A past target made lower is eased, changes the verdict it judged, and needs a row."""
    lower = standard(target(at_least="80%"))
    missed = {**MARCH, "numerator": 850}
    telling = told(monthly(missed), monthly(missed, of=lower))

    assert lines(telling, "Promises eased") == [
        "time: Target lowered from 90% to 80% on January 1, 2020. No reason is given."
    ]
    assert lines(telling, "Verdicts changed") == [
        "time, March 2025: 85% (850 of 1,000). The verdict changes from Missed to Met."
    ]
    assert "target,passport,time,2020-01,,,target,90,80,\n" in telling.paste


def test_a_longer_time_is_an_eased_promise() -> None:
    """A target that follows another and gives more time is eased, with its reason."""
    first = target(within="6 weeks", at_least="90%")
    later = target("2026-02", within="8 weeks", at_least="90%", reason="More applications")
    telling = told(monthly(MARCH, of=standard(first)), monthly(MARCH, of=standard(first, later)))

    assert lines(telling, "Promises eased") == [
        (
            "time: Promise eased from 6 weeks to 8 weeks on February 1, 2026. "
            "Reason: “More applications”."
        )
    ]
    assert telling.paste == ""


def of_results(*rows: tuple[str, str, str]) -> State:
    """Results alone, as an edition that kept no other table; a row is period, target and from."""
    said = {"service": "passport", "standard": "time", "unit": "percent", "provisional": "false"}
    return table_state(
        {
            **said,
            "period": when,
            "period_start": f"{when}-01",
            "period_end": f"{when}-28",
            "numerator": "95",
            "denominator": "100",
            "value": "95",
            "status": "met",
            "comparison": "at_least",
            "target": level,
            "target_from": since,
        }
        for when, level, since in rows
    )


def test_results_alone_tell_of_targets() -> None:
    """From two tables of results one sees which standards and targets came, went or changed."""
    old = of_results(("2025-01", "90", "2025-01"), ("2025-02", "90", "2025-01"))
    new = of_results(("2025-01", "80", "2025-01"), ("2025-02", "80", "2025-01"))
    telling = told(old, new)

    assert lines(telling, "Promises eased") == [
        "time: Target lowered from 90% to 80% on January 1, 2025. No reason is given."
    ]
    assert "target,passport,time,2025-01,,,target,90,80,\n" in telling.paste


def test_a_target_of_an_unknown_day_has_none() -> None:
    """Where results alone do not say on which day a target began, no day is made up."""
    old = of_results(("2025-01", "90", "FY2025"))
    new = of_results(("2025-01", "80", "FY2025"))

    assert lines(told(old, new), "Promises eased") == [
        "time: Target lowered from 90% to 80%. No reason is given."
    ]


def test_a_definition_that_changed_needs_a_row() -> None:
    """What is counted is told from what to what, and a past definition is corrected."""
    old, new = (
        monthly(MARCH, of=standard(target(at_least="90%"), definition=Text.plain(words)))
        for words in ("Cards mailed", 'Cards "mailed", or\npicked up')
    )
    telling = told(old, new)

    (line,) = lines(telling, "Standards changed")
    assert 'Definition from “Cards mailed” to “Cards "mailed", or picked up”.' in line
    (row,) = csv.reader(io.StringIO(telling.paste))
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "date": "2026-01-15",
        "kind": "definition",
        "service": "passport",
        "standard": "time",
        **dict.fromkeys(("period", "channel", "segment", "reason"), ""),
        "field": "definition",
        "old": "Cards mailed",
        "new": 'Cards "mailed", or\npicked up',
    }


def test_standards_come_and_go() -> None:
    """A standard that is new or gone is told with its verdict, and not once more by its results."""
    both = [MARCH, {**MARCH, "standard": "care"}]
    one = state(World(services=(service(KEPT),), rows=[MARCH]))
    two = state(World(services=(service(KEPT, replace(KEPT, id="care")),), rows=both))

    came, went = told(one, two), told(two, one)

    assert lines(came, "Standards added") == [
        (
            "care: added. “We answer in time.” 90% (900 of 1,000). Verdict: Not reported, "
            "November 2025."
        )
    ]
    assert lines(came, "Results added") == []
    assert lines(went, "Standards removed or withdrawn")[0].startswith("care: removed. 90%")


def test_a_renamed_standard_is_the_same() -> None:
    """A standard whose new id names its old one loses no result and adds none."""
    named = replace(KEPT, id="speed", was=("time",))
    old = monthly(MARCH)
    new = state(World(services=(service(named),), rows=[{**MARCH, "standard": "speed"}]))

    found = changes(old, new)

    assert found.results == ()
    assert [(one.fate, one.was) for one in found.standards] == [(Fate.CHANGED, "passport/time")]


def test_a_renamed_service_is_the_same() -> None:
    """Results of a service whose new id names its old one are compared with the old ones."""
    old = monthly(MARCH)
    made = service(KEPT, name="travel", was=("passport",))
    new = state(World(services=(made,), rows=[{**MARCH, "service": "travel"}]))

    found = changes(old, new)

    assert found.results == ()
    assert [one.was for one in found.bodies] == ["passport"]


def groups(*cells: tuple[int, int]) -> list[Row]:
    """March by district, and in all."""
    named = {f"district:d{at}": cell for at, cell in enumerate(cells, start=1)}
    named[""] = (sum(top for top, _ in cells), sum(bottom for _, bottom in cells))
    return [
        {"period": "2025-03", "segment": name, "numerator": top, "denominator": bottom}
        for name, (top, bottom) in named.items()
    ]


SHOWN = groups((3137, 4139), (2711, 3719), (2203, 2909))


def test_a_group_newly_hidden_is_named_without_its_old_figures() -> None:
    """What the base showed of a group that is hidden now is repeated in no format."""
    hidden = groups((3, 4), (2711, 3719), (2203, 2909))
    old, new = monthly(*SHOWN), monthly(*hidden)
    found = changes(old, new)
    gone = {one.key.segment for one in found.of(Move.HIDDEN)}
    figures = {"district:d1": "3137 4139", "district:d2": "2711 3719", "district:d3": "2203 2909"}
    numbers = [number for name in gone for number in figures[name].split()]

    assert "district:d1" in gone
    assert len(gone) > 1
    for printed in every_layout(old, new).values():
        plain = printed.replace(",", "")
        assert not [number for number in numbers if number in plain]
    assert "district:d1" in every_layout(old, new)["text"]


def test_a_group_no_longer_hidden_is_told_as_it_is_now() -> None:
    """A group that was hidden and is shown has no figure of before."""
    old, new = monthly(*groups((3, 4), (2711, 3719), (2203, 2909))), monthly(*SHOWN)
    found = changes(old, new)

    assert {one.old for one in found.of(Move.SHOWN)} == {None}
    assert "time, March 2025, group district:d1: 75.8% (3,137 of 4,139)." in lines(
        told(old, new), "Groups no longer suppressed"
    )


def test_a_group_taken_away_beside_a_hidden_one_keeps_its_figure() -> None:
    """The old figure of a removed group is left out where a group of the period is hidden."""
    old = monthly(*SHOWN)
    new = monthly(*groups((3, 4), (2711, 3719), (2203, 2909))[:2], SHOWN[3])

    removed = list(changes(old, new).of(Move.REMOVED))

    assert [one.key.segment for one in removed] == ["district:d3"]
    assert removed[0].old is None
    assert "2203" not in every_layout(old, new)["json"]


def looped(people: int = 90, **said: Any) -> State:  # noqa: ANN401 (as `loop`)
    """A project with one feedback loop."""
    heard = Heard(since=period("2025-01"), sources=(Text.plain("calls"),), people=people)
    loops = publish_loops([loop(heard=heard, **said)], as_of=TODAY, minimum=10)
    return state_of(replace(world(KEPT, MARCH).published, loops=tuple(loops)))


def test_a_loop_is_opened_and_closed() -> None:
    """Loops that begin, and those that are done or declined, are told by what people said."""
    none = monthly(MARCH)
    declined: dict[str, Any] = {"decision": "declined", "reason": Text.plain("Too dear")}
    opened = changes(none, looped()).loops
    closed = told(looped(), looped(decided="2025-06-01", **declined))

    assert [one.turn for one in opened] == [Turn.OPENED]
    assert "1 feedback loop closed" in closed.headline
    (line,) = lines(closed, "Feedback loops")
    assert line.startswith("“The photo rules were hard to follow” (photos): closed, declined")
    assert "Reason from nothing to “Too dear”" in line


def test_people_newly_too_few_are_not_told() -> None:
    """How many people said something is not repeated once they are too few to say."""
    printed = every_layout(looped(people=7919), looped(people=3))

    assert not [name for name, text in printed.items() if "7919" in text or "7,919" in text]
    assert "Number of people changed" in printed["text"]


def test_no_text_changes_unseen() -> None:
    """What stands on pages and in no table is told by the name of its part."""
    published = world(KEPT, MARCH).published
    site = replace(published.site, title=Text.plain("Another title"))
    telling = told(state_of(published), state_of(replace(published, site=site)))

    assert lines(telling, "Agencies, services and texts") == [
        "Settings of the site: Title changed."
    ]


def test_rows_are_quoted_as_csv() -> None:
    """No row to paste is longer or shorter than the columns of the file."""
    found = changes(monthly(MARCH, APRIL), monthly())
    rows = list(csv.reader(io.StringIO(as_csv(found.corrections, on=TODAY))))

    assert len(rows) == 4
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_a_zero_that_waits_is_no_verdict() -> None:
    """A zero that nobody confirmed is told as such, as on its page."""
    zero = {**APRIL, "numerator": 0}
    (line,) = lines(told(monthly(MARCH), monthly(MARCH, zero)), "Results added")

    assert line == "time, April 2025: 0% (0 of 1,000). Reported as zero, not confirmed."


def test_a_provisional_verdict_says_so() -> None:
    """A verdict on a figure that may change is told as provisional."""
    early = {**APRIL, "status": "provisional"}
    (line,) = lines(told(monthly(MARCH), monthly(MARCH, early)), "Results added")

    assert line == "time, April 2025: 94% (940 of 1,000). Met (provisional)."


def test_failures_are_told_as_what_was_kept() -> None:
    """Where failures are counted, the counts told are those of the promises kept."""
    made = standard(target(at_least="90%"), counts="failures")
    row = {"period": "2025-03", "numerator": 50, "denominator": 1000}
    (line,) = lines(told(monthly(of=made), monthly(row, of=made)), "Results added")

    assert line == "time, March 2025: 95% (950 of 1,000). Met."


def test_two_targets_each_have_their_verdict() -> None:
    """Of two targets at once, the one whose verdict changes is named."""
    first = target(at_least="90%", name="first")
    second = target(at_least="50%", name="second")
    made = standard(first, second)
    telling = told(monthly(MARCH, of=made), monthly({**MARCH, "numerator": 800}, of=made))

    (line,) = lines(telling, "Past figures revised")
    assert "Under the target first, the verdict changes from Met to Missed." in line
    assert "second" not in line
