"""The rows that data/corrections.csv needs: what the public was told and is told otherwise now.

Takes changes of results and standards. Gives one row a figure, target or definition, to paste and
give a reason for. A figure that is hidden now is in none. Must not know words.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from generator.diff.changes import (
    Correction,
    Fate,
    Move,
    ResultChange,
    StandardChange,
    TargetChange,
)
from generator.model.corrections import DEFINING, FIGURED, PROMISED


def list_corrections(
    results: Iterable[ResultChange], standards: Iterable[StandardChange]
) -> list[Correction]:
    """Every row that is needed, results first."""
    rows = [row for change in results for row in _of_result(change)]
    return rows + [row for change in standards for row in _of_standard(change)]


def as_csv(corrections: Iterable[Correction], *, on: date) -> str:
    """The rows as they are pasted, without a header; the reason is left to write."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(
        (
            on.isoformat(),
            *(row.kind, row.service, row.standard, row.period, row.channel, row.segment),
            *(row.field, row.old, row.new, ""),
        )
        for row in corrections
    )
    return text.getvalue()


def _of_result(change: ResultChange) -> Iterator[Correction]:
    """A row for each figure that changed; of counts the counts, else the value."""
    if change.move not in (Move.CORRECTED, Move.REMOVED) or _was_open(change):
        return
    old, new = (
        [getattr(figure, name) if figure else "" for name in FIGURED]
        for figure in (change.old, change.new)
    )
    counted = bool(old[0] and old[1]) and bool(change.new is None or (new[0] and new[1]))
    kind = "removed" if change.move is Move.REMOVED else "figure"
    if change.withheld:
        yield _row(change, kind, "", "", "")
    if change.old is None:
        return
    for name, before, after in zip(FIGURED, old, new, strict=True):
        derived = (name == "value" and counted) or (name == "unit" and change.new is None)
        if before != after and not derived:
            yield _row(change, kind, name, before, after)


def _was_open(change: ResultChange) -> bool:
    """Whether the figure was told as one that might change."""
    return change.old is not None and change.old.provisional


def _row(change: ResultChange, kind: str, name: str, old: str, new: str) -> Correction:
    key = change.key
    field = f"{key.statistic}/{name}" if key.statistic and name else name
    return Correction(
        kind, key.service, key.standard, key.period, key.channel, key.segment, field, old, new
    )


def _of_standard(change: StandardChange) -> Iterator[Correction]:
    """A row for each past target that changed, and for each part of the definition."""
    if change.fate is Fate.ADDED:
        return
    for target in change.targets:
        yield from _of_target(change, target)
    for field in change.fields:
        name = field.name
        if field.told and name in DEFINING:
            about = (change.service, change.standard, "", "", "")
            yield Correction("definition", *about, name, field.old, field.new)


def _of_target(change: StandardChange, target: TargetChange) -> Iterator[Correction]:
    """The cells of a target that held and is told otherwise now, or not at all."""
    if not target.past or target.old is None:
        return
    own, channel, segment = target.old, target.old["target_channel"], target.old["target_segment"]
    about = (change.service, change.standard, own["target_from"], channel, segment)
    name = own["target_name"]
    then, now = dict(own.cells), dict(target.new.cells) if target.new else {}
    for column in PROMISED:
        if then.get(column, "") != now.get(column, ""):
            field = f"{name}/{column}" if name else column
            yield Correction("target", *about, field, then.get(column, ""), now.get(column, ""))
