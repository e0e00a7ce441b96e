"""Whatever changes between two states is told once, whichever way round; nothing hidden is."""

from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from differing import COLUMNS, changes, every_layout, table_state
from generator.diff.changes import Fate, Move
from generator.diff.state import State

TARGET = (
    *("comparison", "target", "target_high", "target_from", "target_start", "target_by"),
    *("target_within", "kind", "counts", "was"),
)

Place = tuple[str, str, str]
"""Standard, month and channel."""

Cell = tuple[int, str]
"""A number that stands nowhere else, and what kind of row it is."""

MONTHS = ("2025-01", "2025-02", "2025-03")
DAYS = {"2025-01": "31", "2025-02": "28", "2025-03": "31"}
PLACES = [(s, m, c) for s in ("care", "time") for m in MONTHS for c in ("", "mail", "online")]
KINDS = ("final", "provisional", "suppressed")
"""A prime as far from those of other cells as eight digits allow is found nowhere by chance."""

cells = st.tuples(st.integers(0, 3), st.sampled_from(KINDS))
states = st.dictionaries(st.sampled_from(PLACES), cells)


def number(place: Place, at: int) -> str:
    """A number of eight digits that belongs to one cell and one choice of its value."""
    return str(71_000_003 + 100_019 * PLACES.index(place) + 1_000_003 * at)


def made(content: Mapping[Place, Cell]) -> State:
    """A state with these cells; a hidden one has no figure."""
    return table_state(_row(place, *cell) for place, cell in sorted(content.items()))


def _row(place: Place, at: int, kind: str) -> dict[str, str]:
    standard, month, channel = place
    row = {
        "service": "passport",
        "standard": standard,
        "period": month,
        "channel": channel,
        "period_start": f"{month}-01",
        "period_end": f"{month}-{DAYS[month]}",
        "unit": "percent",
        "status": kind,
    }
    if kind == "suppressed":
        return row
    figures = {"numerator": number(place, at), "denominator": "99999989", "value": f"7{at}.5"}
    provisional = "true" if kind == "provisional" else "false"
    return {**row, **figures, "status": "met", "provisional": provisional}


@settings(max_examples=20)
@given(states)
def test_a_state_does_not_differ_from_itself(content: dict[Place, Cell]) -> None:
    """Against itself nothing changes."""
    assert changes(made(content), made(content)).nothing


@settings(max_examples=20)
@given(states, states)
def test_every_edit_is_told_once(old: dict[Place, Cell], new: dict[Place, Cell]) -> None:
    """The results that are told are exactly those that are not the same, each once."""
    found = [
        (one.key.standard, one.key.period, one.key.channel)
        for one in changes(made(old), made(new)).results
    ]
    hidden = {
        place
        for place in {*old, *new}
        if old.get(place, (0, ""))[1] == new.get(place, (0, ""))[1] == "suppressed"
    }
    edited = {place for place in {*old, *new} if old.get(place) != new.get(place)} - hidden

    assert sorted(found) == sorted(edited)


@settings(max_examples=20)
@given(states, states)
def test_turned_round_what_came_goes(old: dict[Place, Cell], new: dict[Place, Cell]) -> None:
    """Swapped, added is removed, hidden is shown, and what changed is the same."""
    there, back = changes(made(old), made(new)), changes(made(new), made(old))
    turned = {Move.ADDED: Move.REMOVED, Move.HIDDEN: Move.SHOWN}
    turned |= {second: first for first, second in turned.items()}
    either = {Move.CORRECTED, Move.REVISED}

    forth = {one.key: turned.get(one.move, one.move) for one in there.results}
    found = {one.key: one.move for one in back.results}
    assert forth.keys() == found.keys()
    assert all(forth[key] == found[key] or {forth[key], found[key]} == either for key in forth)
    fates = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}
    assert {(one.standard, fates.get(one.fate)) for one in there.standards} == {
        (one.standard, one.fate) for one in back.standards
    }


@settings(max_examples=20)
@given(states, states)
def test_nothing_hidden_now_is_printed(old: dict[Place, Cell], new: dict[Place, Cell]) -> None:
    """What a state showed of a cell that is hidden now stands in no format."""
    printed = {
        name: text.replace(",", "") for name, text in every_layout(made(old), made(new)).items()
    }
    secret = [
        number(place, old[place][0])
        for place, (_, kind) in new.items()
        if kind == "suppressed" and place in old
    ]

    assert not [(name, n) for name, text in printed.items() for n in secret if n in text]
    assert not [one for one in changes(made(old), made(new)).of(Move.HIDDEN) if one.old or one.new]


@settings(max_examples=20)
@given(states, states)
def test_every_figure_that_needs_a_row_has_one(
    old: dict[Place, Cell], new: dict[Place, Cell]
) -> None:
    """A row to paste is about a result that was told as final and is another now, or gone."""
    rows = {
        (one.standard, one.period, one.channel)
        for one in changes(made(old), made(new)).corrections
        if one.kind in {"figure", "removed"}
    }
    owed = {
        place
        for place, (at, kind) in old.items()
        if kind == "final"
        and (place not in new or (new[place][1] != "suppressed" and new[place][0] != at))
    }

    assert rows == owed


@settings(max_examples=20)
@example(
    old={("time", "2025-01", ""): (0, "final")},
    new={("time", month, ""): (0, "suppressed") for month in ("2025-01", "2025-02")},
)
@given(states, states)
def test_no_verdict_of_a_hidden_result_is_repeated(
    old: dict[Place, Cell], new: dict[Place, Cell]
) -> None:
    """Where a promise stood is not told of a period that is too few to publish now."""
    hidden = {
        place[:2] for place, (_, kind) in new.items() if kind == "suppressed" and not place[2]
    }

    told = changes(made(old), made(new)).standings

    assert not [one for one in told if (one.standard, one.old.period) in hidden]


RUBBISH = st.sampled_from(
    ["", "0", "-3", "1e9", "12.5", "n/a", "met", "2025-02-30", "FY2025", "between", "=1", "\x1b[2J"]
)


@settings(max_examples=20)
@given(st.lists(st.dictionaries(st.sampled_from([*COLUMNS, *TARGET]), RUBBISH), max_size=4))
def test_no_cell_of_an_edition_stops_the_program(rows: list[dict[str, str]]) -> None:
    """Whatever stands in the tables of somebody's edition, the difference can be told."""
    named = [{"service": "passport", "standard": "time", **row} for row in rows]
    blank = dict.fromkeys(TARGET, "")
    edition = table_state(named, standards=[{**blank, **row} for row in named])
    alone = table_state(named)

    for old in (edition, alone):
        for new in (made({}), made({("time", "2025-01", ""): (1, "final")})):
            assert every_layout(old, new)["text"]
            assert every_layout(new, old)["text"]
