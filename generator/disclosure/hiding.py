"""Hiding: every figure of a hidden cell ceases to exist.

Takes judged rows and a mask. Gives new judged rows in which a hidden cell keeps its place,
its period and its group, and nothing else.
"""

from dataclasses import replace

from generator.disclosure.cells import hidden_cells
from generator.disclosure.earlier import shown_before
from generator.disclosure.telling import has_figures
from generator.judge.columns import blank_row
from generator.judge.judging import Judged
from generator.judge.satisfaction import TOO_FEW
from generator.judge.verdicts import RULES
from generator.model import Status
from generator.sources.previous import Previous
from generator.sources.results import Results

HIDDEN = len(RULES)
"""The verdict of a hidden cell: one past the rules, since no rule gives it."""

ALL_STATUSES = (*RULES, Status.SUPPRESSED)
"""What the numbers in the `verdict` column of published rows stand for."""

OUTRANKS = tuple(
    RULES.index(status) for status in (Status.NOT_APPLICABLE, Status.SUSPENDED, Status.NOT_DUE)
)
"""Verdicts that say nothing about people and stay as they are, without the figures beside them."""

KEPT = frozenset(
    {
        *("service", "standard", "promise", "period", "channel", "segment", "statistic"),
        *("total", "headline", "owed", "track", "copy", "judges", "beside", "gauge"),
        *("first", "last", "judged_on", "due"),
        *("file", "row", "verdict"),
    }
)
"""Columns of a hidden cell that say nothing about its people."""


def hide_small(judged: Judged, *, minimum: int, previous: Previous | None = None) -> Judged:
    """The same rows without any figure about fewer people than `minimum`.

    What a `previous` edition showed is taken to be known. The results as they were read are gone
    too; only the files they stood in are still known.
    """
    read = judged.results
    kept = replace(judged, results=Results(read.frame.iloc[:0], read.periods, read.files))
    hidden = hidden_cells(judged, minimum=minimum, previous=previous)
    hidden |= (judged.frame["faulty"] == TOO_FEW).to_numpy(bool)
    outranked = ~judged.frame["verdict"].isin(OUTRANKS).to_numpy(bool)
    hidden &= outranked | has_figures(judged.frame)
    if not hidden.any():
        return kept
    frame = judged.frame.copy()
    for name, value in blank_row(frame).items():
        if name not in KEPT:
            frame.loc[hidden, name] = value
    frame.loc[hidden & outranked, "verdict"] = HIDDEN
    frame.loc[hidden, "term"] = -1
    return replace(kept, frame=frame)


def list_shown_before(judged: Judged, previous: Previous) -> list[int]:
    """Rows of a previous edition that showed a cell which is hidden now, in its order."""
    return shown_before(previous, judged.frame[judged.frame["verdict"] == HIDDEN])
