"""A standard's section of its service's page: targets at once, failures, older words, absences."""

from datetime import date
from typing import Any

import pytest

from generator.explain import explain
from generator.gather import gather_site
from generator.model import Basis, Cadence, Standard
from generator.pages.figures import TimeFigure
from generator.pages.parts import PromiseSection
from generator.pages.promise import Section, tell_promise
from generator.pages.setting import Setting, plain_words
from generator.sentences.verdicts import verdict_saying
from making import ENGLISH, Row, World, period, standard, statistic, target, world

LATE = date(2026, 8, 1)
LAW = {"name": "The law", "at_least": "90%"}
GOAL = {"name": "Our goal", "at_least": "95%"}


def month(number: int, kept: int = 92, **rest: object) -> Row:
    """One month of 2026 of a hundred cases."""
    return {"period": f"2026-{number:02}", "numerator": kept, "denominator": 100, **rest}


def half_year(made: Standard, *more: Row, **rest: Any) -> World:  # noqa: ANN401
    """Six months of results and what else is given."""
    return world(made, *(month(n, **rest) for n in range(1, 7)), *more, as_of=LATE)


def section(made: World) -> Section:
    """The section of the first standard."""
    site = gather_site(made.published)
    return tell_promise(site.standards[0], Setting(site, ENGLISH), complaint=None)


def view(made: World) -> PromiseSection:
    """The section's words."""
    return section(made).view


def both() -> World:
    """Two targets at once about all cases, one met and one missed."""
    return half_year(standard(target("2026-01", **LAW), target("2026-01", **GOAL)))


def test_each_target_has_its_chart_and_its_table() -> None:
    """Two targets at once: two charts with their names, two tables with verdicts of their own."""
    made = section(both())
    assert [figure.label for figure in made.view.figures] == ["The law", "Our goal"]
    assert [figure.key for figure in made.view.figures] == [one.key for one in made.figures]
    assert [{row.status for row in table.rows} for table in made.view.results] == [
        {"met"},
        {"missed"},
    ]
    assert len({table.id for table in made.view.results}) == 2


def test_each_chart_is_marked_by_its_own_verdicts() -> None:
    """The dots of one target are the crosses of the other, and the words read aloud say which."""
    law, goal = section(both()).figures
    assert isinstance(law, TimeFigure)
    assert isinstance(goal, TimeFigure)
    assert {mark.look for mark in law.marks} == {"met"}
    assert {mark.look for mark in goal.marks} == {"missed"}
    assert (law.title[:9], goal.title[:10]) == ("The law: ", "Our goal: ")


def test_a_chart_of_a_channel_is_of_that_channel() -> None:
    """A channel's target is drawn with the channel's results."""
    made = standard(target(at_least="90%"), target(channel="mail", at_least="50%"))
    parts = [month(n, 60, channel="mail") for n in range(1, 7)]
    whole, mail = section(half_year(made, *parts)).figures
    assert isinstance(whole, TimeFigure)
    assert isinstance(mail, TimeFigure)
    assert ({mark.y for mark in whole.marks}, {mark.y for mark in mail.marks}) == ({92.0}, {60.0})


def test_a_reader_is_told_which_verdict_counts() -> None:
    """Beside several verdicts it says that totals count the first; beside one it says nothing."""
    assert plain_words(view(both()).counted).startswith("In every total this promise counts once")
    assert view(half_year(standard(target(at_least="90%")))).counted == ""


def test_cautions_stand_with_their_own_verdict() -> None:
    """Open cases that one channel does not report are said of it alone, in words of their own."""
    made = standard(
        target("2026-01", at_least="90%"),
        target("2026-01", channel="mail", at_least="50%"),
        basis=Basis.COMPLETED,
    )
    parts = [month(n, 60, channel="mail") for n in range(1, 7)]
    whole, mail = view(half_year(made, *parts, open=7)).verdicts
    assert [str(caution) for caution in whole.cautions] == [
        "Counts only finished cases; still open: 7."
    ]
    assert [str(caution) for caution in mail.cautions] == [
        "Counts only finished cases; open ones of this part are not reported."
    ]


@pytest.mark.parametrize(("counts", "failed"), [("failures", "92 not kept"), ("successes", "")])
def test_the_table_has_the_number_that_the_agency_reports(counts: str, failed: str) -> None:
    """Where failures are counted, each row has them beside the cases that were kept."""
    (table,) = view(half_year(standard(target("2026-01", at_least="5%"), counts=counts))).results
    assert {row.failed for row in table.rows} == {failed}


OLD = {"at_least": "90%", "promise": "We answer within a week."}


def reworded() -> World:
    """Three months under older words, three under today's."""
    return half_year(standard(target("2026-01", **OLD), target("2026-04", at_least="90%")))


def test_the_history_says_how_the_promise_read() -> None:
    """Until the day before the newer target holds."""
    history = view(reworded()).history
    assert history is not None
    assert history.words == ("Until March 31, 2026 the promise read: “We answer within a week.”",)


def test_the_newest_row_of_older_words_has_them() -> None:
    """Once for each stretch of time, not in every row of it."""
    (table,) = view(reworded()).results
    assert [(row.period, row.then) for row in table.rows if row.then] == [
        ("March 2026", "Up to here the promise read: “We answer within a week.”")
    ]


def test_a_line_is_broken_where_the_promise_reads_otherwise() -> None:
    """What was promised in other words is not joined to what is promised now."""
    (figure,) = section(reworded()).figures
    assert isinstance(figure, TimeFigure)
    assert [(item.at, item.label) for item in figure.breaks] == [(3, "Promise reworded")]


def test_a_verdict_of_older_words_gives_them() -> None:
    """A result judged before the words changed is read with the words of its time."""
    made = standard(target("2026-01", **OLD), target("2026-09", at_least="90%"))
    facts = half_year(made).facts()
    assert "At that time the promise read: “We answer within a week.”" in (
        verdict_saying(facts, ENGLISH).cautions
    )


@pytest.mark.parametrize(("key", "said"), [("2026-03", True), ("2026-04", False)])
def test_explain_gives_the_words_of_the_time(key: str, *, said: bool) -> None:
    """The arithmetic of an older period names the promise as it read."""
    lines = explain(reworded().facts(), ENGLISH, period=period(key))
    assert ("  The promise read then: We answer within a week." in lines) is said


def test_words_that_did_not_change_are_not_told() -> None:
    """A target that repeats today's words says nothing new."""
    same = target("2026-01", at_least="90%", promise="We answer in time.")
    history = view(half_year(standard(same, target("2026-04", at_least="91%")))).history
    assert history is not None
    assert history.words == ()


def test_longer_periods_have_a_table_of_their_own() -> None:
    """A year as published stands in no table of months, and says that nothing counts it."""
    made = standard(target("2026-01", at_least="90%"), rows_for=(Cadence.YEARLY,))
    year = {"period": "2025", "numerator": 800, "denominator": 1000}
    told = view(half_year(made, year))
    assert told.longer is not None
    assert [row.head.text for row in told.longer.rows] == ["2025"]
    assert "count in no total" in str(told.longer.note)
    assert "2025" not in {row.period for row in told.results[0].rows}


def test_a_second_statistic_has_a_column() -> None:
    """One cell a period: the figure, a dash where nothing stands."""
    made = standard(target("2026-01", at_least="90%"), also=(statistic("n", kind="count"),))
    told = view(half_year(made, {"period": "2026-06", "statistic": "n", "numerator": 1200}))
    assert [plain_words(name) for name in told.results[0].also] == ["n"]
    assert [row.also for row in told.results[0].rows[:2]] == [("1,200",), ("–",)]


def legend(made: World) -> dict[str, str]:
    """The words of the first chart's legend, by mark."""
    return {entry.mark: plain_words(entry.word) for entry in view(made).figures[0].legend}


def test_the_legend_names_every_mark() -> None:
    """Provisional results, a second line and the target have their words."""
    made = standard(
        target("2026-01", at_least="90%"),
        also=(statistic("share", kind="share", said="Answered"),),
    )
    second = [month(n, 80, statistic="share") for n in range(1, 7)]
    found = legend(half_year(made, *second, status="provisional"))
    assert found == {
        "met": "Met",
        "provisional": "Provisional",
        "also": "Answered",
        "target": "Target",
    }


def test_a_legend_names_only_what_is_drawn() -> None:
    """Final results without anything beside them have neither word."""
    assert set(legend(half_year(standard(target("2026-01", at_least="90%"))))) == {
        "met",
        "target",
    }
