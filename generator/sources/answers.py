"""Answers to surveys as columns: what every table of answers becomes before it is summed up.

Takes typed columns. Gives two pandas frames, the periods they point into, and the files they came
from. A million counts stay columns, never objects.
Must not know which shape the table had, what is computed from it, or what may be shown.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import NOWHERE, Place
from generator.periods import Period
from generator.sources.cells import TEXT
from generator.sources.lines import Lines

GROUP_KEYS = ("subject", "survey", "question", "channel", "segment")
"""Columns of text that say, with the period, which group of people a row of `asked` is about."""

SIZES = ("n", "respondents", "offered", "customers")
"""Columns of whole numbers of people."""

DECIMALS = ("share", "mean", "low", "high")
"""Columns of decimals, each as `NAME_mantissa` and `NAME_scale`."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Every answer that was counted, and what else was told of those who were asked.

    `asked` has one row for each group of people that any row of a file speaks of, sorted by
    nothing but files and rows, with the index 0, 1, 2 ... and these columns:

    - `subject`: `service:ID`, `agency:ID` or `journey:ID`; `survey`: its id; `question`: the
      question's id, or "" for what was told of the survey as a whole; str
    - `period`: the position in `periods`, which are sorted; int64
    - `channel`, `segment`: ids, "" for everybody together; str
    - `n`: the answers to the question as its source gives their number. Of a rating with counts it
      is usually NA: the counts of `answers` are what was answered. Of a choose-many question it is
      the people who were asked it, the base of its mentions; where it is NA that base is the sum
      of the counts of `Question.asked_of`, and without `asked_of` nobody knows it. Int64
    - `respondents`, `offered`, `customers`: Int64, NA for not told. A row with the question ""
      speaks for every question of the survey in that period, channel and segment
    - `share`: the published favourable share in per cent; `mean`: the published mean in points of
      the scale; `low`, `high`: the published interval of the share, or of the mean where no share
      is given. Each is `NAME_mantissa / 10 ** NAME_scale` (int64, or Python integers beyond;
      int8), the scale -1 for not told, with as many decimals as were written
    - `weighted`: whether the source weighted them: then nothing may be computed from counts; bool
    - `status`: a word of `Said` or ""; `note`, `note_fr` ...: what the public reads; str
    - `file`: the position in `files`; `row`: the first row of the group in that file; int32
    - `faulty`: the code of the fault that makes the figures of the group unusable, "" for none; str
    - `marked`: codes, joined by a space, of faults that are published as a mark beside sound
      figures, such as `answers-above-respondents` in somebody else's table; str

    `answers` has one row for each answer of a group, in the order of files and rows:

    - `group`: the position of its row in `asked`, whose `question` is never ""; int64
    - `answer`: the answer's code, one of `Question.answers` or of `Question.no_answer`; str.
      Codes of no answer are kept: they count in no share, mean or n
    - `count`: how many people gave it, 0 for nobody; Int64, NA where it could not be read, and
      then its group is faulty. An answer that no row names was not told; in a group that has
      counts it was given by nobody

    A group has counts, or published figures, or both; both of an unweighted group agree, or there
    is a finding. Answers to choose-many questions are mentions: their sum is no number of people.
    """

    asked: pd.DataFrame
    answers: pd.DataFrame
    periods: tuple[Period, ...] = ()
    files: tuple[Lines, ...] = ()

    def place(self, group: int, column: str = "") -> Place:
        """Where a group first stands in its file; nowhere for one that no file holds."""
        file, row = (self.asked[name].to_numpy(np.int64)[group] for name in ("file", "row"))
        return self.files[file].place(int(row), column) if file >= 0 else NOWHERE


def no_answers() -> Answers:
    """Answers of a project without surveys: all columns, no rows."""
    texts = {name: pd.array([], dtype=TEXT) for name in GROUP_KEYS}
    rest = {name: pd.array([], dtype=TEXT) for name in ("status", "note", "faulty", "marked")}
    whole = {name: pd.array([], dtype="Int64") for name in SIZES}
    parts: dict[str, Any] = {"period": np.array([], dtype=np.int64), **whole}
    for name in DECIMALS:
        parts[f"{name}_mantissa"] = np.array([], dtype=np.int64)
        parts[f"{name}_scale"] = np.array([], dtype=np.int8)
    parts["weighted"] = np.array([], dtype=np.bool_)
    stand = {name: np.array([], dtype=np.int32) for name in ("file", "row")}
    counts = {
        "group": np.array([], dtype=np.int64),
        "answer": pd.array([], dtype=TEXT),
        "count": pd.array([], dtype="Int64"),
    }
    return Answers(pd.DataFrame({**texts, **parts, **rest, **stand}), pd.DataFrame(counts))
