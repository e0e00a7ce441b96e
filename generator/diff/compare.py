"""Two published states compared: everything that the public would see otherwise.

Takes the state of before, the state of now, and the day that counts as today. Gives `Changes`.
Must not know where the states come from, nor words.
"""

from dataclasses import replace
from datetime import date

from generator.diff.bodies import compare_bodies, compare_loops
from generator.diff.changes import Changes, Fate, ResultChange, StandardChange, StandingChange
from generator.diff.corrections import list_corrections
from generator.diff.figures import TABLES, compare_tables
from generator.diff.renamed import find_renamed
from generator.diff.results import compare_results, differing
from generator.diff.standards import compare_standards
from generator.diff.standings import compare_standings, newest
from generator.diff.state import State
from generator.exports.dictionary import STANDARDS

BESIDE = "texts"
"""What `uncompared` calls all that no table tells."""


def compare(old: State, new: State, *, today: date) -> Changes:
    """What changed from one state to another."""
    renamed = find_renamed(old, new)
    old = replace(old, beside=renamed.beside(old.beside))
    results: list[ResultChange] = []
    standings: list[StandingChange] = []
    for service in differing(old, new, renamed):
        results += compare_results(service, today=today)
        standings += compare_standings(service)
    standards = compare_standards(old, new, renamed, today=today)
    return Changes(
        tuple(results),
        tuple(standings),
        tuple(_with_standing(change, old, new) for change in standards),
        tuple(compare_bodies(old, new, renamed)),
        tuple(compare_loops(old, new)),
        tuple(compare_tables(old, new, renamed)),
        tuple(list_corrections(results, standards)),
        _uncompared(old, new),
    )


def _with_standing(change: StandardChange, old: State, new: State) -> StandardChange:
    """The change with the newest verdict of the promise, the last one where it is gone."""
    state = old if change.fate is Fate.REMOVED else new
    if change.service not in state.services:
        return change
    rows = (dict(zip(state.columns, row, strict=True)) for row in state.results(change.service))
    own = [row for row in rows if row["standard"] == change.standard]
    return replace(change, standing=newest(own))


def _uncompared(old: State, new: State) -> tuple[str, ...]:
    """What the older state does not tell: tables by name, and all that stands beside them."""
    tables = (STANDARDS.name, "agencies", "services", "feedback", "improvements", *TABLES)
    missing = [name for name in tables if name in new.lists and name not in old.lists]
    return (*missing, *([BESIDE] if old.beside is None and new.beside is not None else ()))
