"""Results compared: what two states say of each period, channel and group.

Takes two states and the day that counts as today. Gives one change a result that is not the same,
by agency, service, standard and period. A figure that one state hides is told of neither.
Must not know words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.diff.changes import Figure, Key, Move, ResultChange, Verdict
from generator.diff.renamed import Renamed
from generator.diff.state import PROJECTED, UNCONFIRMED, Cells, Record, State

HIDDEN = "suppressed"
UNTOLD = frozenset({"not_reported", "not_due"})
"""Statuses of a period of which nothing has been reported."""

SAID = frozenset({"suspended", "not_applicable", "no_cases", "not_judged"})
"""Statuses that are a report also where there is no figure."""

BOUNDS = ("target", "target_high")
OURS = frozenset({"status", "gap", "corrected", "agency", "source_id", *BOUNDS, PROJECTED})
"""Columns whose change follows from others, or is told of the standard itself."""

Short = tuple[str, str, str, str, str]
"""Standard, period, channel, segment and statistic: what tells a service's results apart."""

_KEYS = ("standard", "period", "channel", "segment", "statistic")


@dataclass(slots=True)
class Told:
    """What one state says of a result: its first row, and a status by target."""

    row: Record
    statuses: dict[str, str] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether it is too few to publish."""
        return self.row["status"] == HIDDEN

    @property
    def figure(self) -> Figure:
        """Its figures and its verdict; a hidden one has none to give."""
        if self.hidden:
            return Figure(status=HIDDEN)
        row = self.row
        return Figure(
            row["numerator"],
            row["denominator"],
            row["value"],
            row["unit"],
            row["status"],
            provisional=row["provisional"] == "true",
            unconfirmed=row.get(UNCONFIRMED) == "true",
            bounds=tuple(row[name] for name in BOUNDS if row.get(name)),
        )

    @property
    def reported(self) -> bool:
        """Whether anything was reported, hidden or not."""
        row = self.row
        counted = row["denominator"] and row["status"] not in UNTOLD
        return bool(row["numerator"] or row["value"] or counted) or row["status"] in {*SAID, HIDDEN}


Service = dict[Short, Told]


@dataclass(frozen=True, slots=True)
class Differing:
    """The rows of a service of which not all are the same, by column, ids as they are now."""

    service: str
    old: list[Record]
    new: list[Record]


def differing(old: State, new: State, renamed: Renamed) -> Iterator[Differing]:
    """The services whose results are not the same in two states, by id."""
    before = {renamed.service(service): service for service in old.services}
    for service in sorted({*before, *new.services}):
        was = before.get(service, "")
        earlier = old.results(was) if was else ()
        later = new.results(service) if service in new.services else ()
        if old.columns == new.columns and list(earlier) == list(later):
            continue
        then = _records(earlier, old.columns, renamed.standards_of(was))
        yield Differing(service, then, _records(later, new.columns, {}))


def _records(
    rows: Iterable[Cells], columns: Sequence[str], renamed: Mapping[str, str]
) -> list[Record]:
    records = (dict(zip(columns, cells, strict=True)) for cells in rows)
    return [{**row, "standard": renamed.get(row["standard"], row["standard"])} for row in records]


def compare_results(service: Differing, *, today: date) -> list[ResultChange]:
    """The results of a service that changed, by standard and period."""
    then, now = _read(service.old), _read(service.new)
    return _compare(then, now, service.service, today)


def _read(rows: Iterable[Record]) -> Service:
    """The results of a service; rows of further targets only add their verdict."""
    found: Service = {}
    for row in rows:
        standard, period, channel, segment, statistic = (row[name] for name in _KEYS)
        told = found.setdefault((standard, period, channel, segment, statistic), Told(row))
        told.statuses[row.get("target_name", "")] = row["status"]
    return found


def _compare(old: Service, new: Service, service: str, today: date) -> list[ResultChange]:
    whole = {short[0] for short in old} & {short[0] for short in new}
    changes = []
    for short in {**old, **new}:
        then, now = old.get(short), new.get(short)
        change = _change(then, now, service, today)
        if change is None or (change.move is Move.OWED and short[0] not in whole):
            continue  # what a standard that comes or goes owed is told with the standard
        changes.append(_without_old(change, new) if now is None else change)
    return sorted(changes, key=lambda change: change.key)


def _without_old(change: ResultChange, new: Service) -> ResultChange:
    """A removed result without its figure, where another of its period is hidden now.

    What was published of a group, repeated beside the totals of now, could tell of the others.
    """
    key = change.key
    beside = (
        told.hidden
        for (standard, period, *_), told in new.items()
        if (standard, period) == (key.standard, key.period)
    )
    if not any(beside):
        return change
    told = change.old is not None and not change.old.provisional
    return ResultChange(change.move, key, withheld=told)


def _change(then: Told | None, now: Told | None, service: str, today: date) -> ResultChange | None:
    """What became of one result; None where it is the same."""
    told, move = now or then, _move(then, now, today)
    if told is None or move is None:
        return None
    key = _key(told.row, service)
    if now is not None and now.hidden:
        return ResultChange(move, key)
    old = then.figure if then and then.reported and not then.hidden else None
    new = now.figure if now and (now.reported or move is Move.OWED) else None
    if move is Move.OWED:
        old = then.figure if then else None
    return ResultChange(move, key, old, new, _verdicts(then, now) if old and new else ())


def _key(row: Record, service: str) -> Key:
    return Key(
        row["agency"],
        service,
        row["standard"],
        row["period_start"],
        row["period_end"],
        row["period"],
        row["channel"],
        row["segment"],
        row["statistic"],
    )


def _move(then: Told | None, now: Told | None, today: date) -> Move | None:
    """What became of a result, by whether each state reports it and whether it may be told."""
    reported = (then is not None and then.reported, now is not None and now.reported)
    if reported == (False, True):
        return Move.ADDED
    if reported == (True, False):
        return Move.REMOVED
    if then is None or now is None or not then.reported:
        return _owed(then, now)
    if then.hidden or now.hidden:
        hidden = Move.HIDDEN if now.hidden else Move.SHOWN
        return None if then.hidden and now.hidden else hidden
    return _moved(then, now, today)


def _owed(then: Told | None, now: Told | None) -> Move | None:
    """What is owed and not there: nothing to tell while it is not due."""
    old, new = (_waits(told) for told in (then, now))
    return Move.OWED if old != new else None


def _waits(told: Told | None) -> tuple[str, str]:
    """That a result is overdue, and the cases told alone; what is not due is owed to nobody yet."""
    status = told.row["status"] if told else ""
    late = status == "not_reported"
    return (status if late else "", told.row["denominator"] if told and late else "")


def _moved(then: Told, now: Told, today: date) -> Move | None:
    """What became of a result that both states tell."""
    old, new = then.figure, now.figure
    if old.counts != new.counts or old.unit != new.unit:
        return Move.CORRECTED if _is_final(then, today) else Move.REVISED
    if old.provisional != new.provisional:
        return Move.REVISED
    if _verdicts(then, now):
        return Move.JUDGED
    common = (then.row.keys() & now.row.keys()) - OURS
    marks = any(then.row[name] != now.row[name] for name in common - {*_KEYS, "service"})
    return Move.NOTED if marks and not _retargeted(then, now) else None


def _retargeted(then: Told, now: Told) -> bool:
    """Whether only the target is told otherwise, which is told of the standard."""
    names = {"target_name", "comparison", "target_from", *OURS}
    common = (then.row.keys() & now.row.keys()) - names - {*_KEYS, "service"}
    return all(then.row[name] == now.row[name] for name in common)


def _is_final(told: Told, today: date) -> bool:
    """Whether a figure was told as final, of a period that is over."""
    row = told.row
    over = row["period_end"] < today.isoformat() and row["status"] != "not_due"
    return over and row["provisional"] != "true" and row.get(PROJECTED) != "true"


def _verdicts(then: Told | None, now: Told | None) -> tuple[Verdict, ...]:
    """The statuses that are others than they were, by the name of the target."""
    old, new = then.statuses if then else {}, now.statuses if now else {}
    return tuple(
        Verdict(name, old.get(name, ""), new.get(name, ""))
        for name in {**old, **new}
        if old.get(name, "") != new.get(name, "")
    )
