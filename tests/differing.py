"""Published states in a few words, and what is said of the difference between two of them."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.diff.changes import Changes
from generator.diff.compare import compare
from generator.diff.layouts import as_json, as_markdown, as_text
from generator.diff.names import names_of
from generator.diff.state import State, state_of, state_of_tables
from generator.diff.telling import Telling, tell
from making import World

TODAY = date(2026, 1, 15)
COLUMNS = (
    *("agency", "service", "standard", "period", "period_start", "period_end", "channel"),
    *("segment", "statistic", "numerator", "denominator", "value", "unit", "status", "provisional"),
    *("comparison", "target", "target_high", "target_from"),
)

Rows = Iterable[Mapping[str, str]]


def table_state(rows: Rows, **lists: Rows) -> State:
    """An earlier edition with these rows of results; cells left out are blank."""
    whole = [tuple({"agency": "state", **row}.get(name, "") for name in COLUMNS) for row in rows]
    services = tuple(dict.fromkeys(row[1] for row in whole))

    def results(service: str) -> list[tuple[str, ...]]:
        return [row for row in whole if row[1] == service]

    tables = {}
    for name, given in lists.items():
        records = list(given)
        columns = tuple(dict.fromkeys(column for record in records for column in record))
        cells = [tuple(record.get(column, "") for column in columns) for record in records]
        tables[name] = (columns, cells)
    return state_of_tables(COLUMNS, services, results, tables)


def state(world: World) -> State:
    """What a small project publishes."""
    return state_of(world.published)


def changes(old: State, new: State) -> Changes:
    """What changed from one state to another."""
    return compare(old, new, today=TODAY)


def told(old: State, new: State) -> Telling:
    """The difference in words."""
    return tell(changes(old, new), names_of(old, new), base="main", today=TODAY)


def every_layout(old: State, new: State) -> dict[str, str]:
    """The difference as it is printed, by format."""
    telling = told(old, new)
    return {
        "text": as_text(telling),
        "markdown": as_markdown(telling),
        "json": as_json(changes(old, new), telling, base="main", today=TODAY),
    }


def lines(telling: Telling, title: str) -> list[str]:
    """The lines of one section; none where there is no such section."""
    return [line.text for one in telling.sections if one.title == title for line in one.lines]
