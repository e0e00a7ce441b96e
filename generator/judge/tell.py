"""How findings on judged rows are told: table by table, the first rows by themselves.

Takes judged rows, a fault and which rows have it. Adds findings with file and line.
Must not know what the fault is.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from generator.diagnostics import Report
from generator.judge.columns import Mask
from generator.judge.judging import Judged
from generator.sources.faults import Fault, Words, tell_rows


def tell(judged: Judged, report: Report, fault: Fault, where: Mask) -> None:
    """Tell these rows table by table; the fault's words take the row in the judged frame."""
    files, rows = (judged.frame[name].to_numpy(np.int64) for name in ("file", "row"))
    once = where & ~judged.frame["copy"].to_numpy(bool)
    for file in np.unique(files[once & (files >= 0)]).tolist():
        found = np.flatnonzero(once & (files == file))
        here = found[np.argsort(rows[found], kind="stable")].tolist()
        own = replace(fault, words=_numbered_anew(fault.words, here))
        tell_rows(report, own, judged.results.files[file], rows[here].tolist())


def noted(frame: pd.DataFrame) -> Mask:
    """Rows that say something of themselves in a note, in any language."""
    names = [str(name) for name in frame.columns]
    notes = [name for name in names if is_note(name)]
    said = [np.asarray(frame[name].to_numpy() != "", bool) for name in notes]
    return np.asarray(np.logical_or.reduce([np.zeros(len(frame), bool), *said]), bool)


def is_note(name: str) -> bool:
    """Whether a column holds notes, in whatever language."""
    return name == "note" or name.startswith("note_")


def _numbered_anew(words: Words, here: Sequence[int]) -> Words:
    """The same words, asked for by the place in a list of rows."""
    return lambda at: words(here[at])
