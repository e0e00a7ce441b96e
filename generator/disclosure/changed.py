"""What the difference between two editions of a survey would tell of a few people.

Takes answers summed up, the rows hidden already, and what an earlier edition showed. Gives the rows
with those to hide further: where fewer people than the minimum answered anew or answer otherwise
now, and where a group hidden then could be had from the total of then or of now.
Must not know why rows are hidden already.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.disclosure.earlier import CELL
from generator.disclosure.equations import KEY, SPAN, Declared, divisions, work_out
from generator.disclosure.remembered import GROUP, Remembered, number_lines
from generator.disclosure.subtracted import (
    NOBODY,
    Covering,
    answered_cells,
    declared_of,
    hide_around,
    hide_parts,
)
from generator.judge.columns import Mask
from generator.judge.opinions import Opinions

FIGURES = ["cases", "kept"]
LINE = ["promise", *GROUP]
"""A cell in the order in which an edition names it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Both:
    """Cells of which both editions tell how many people they are of; `changed` holds how many.

    Of `now` and `then` are the cells that each edition shows.
    """

    now: pd.DataFrame
    then: pd.DataFrame
    changed: pd.DataFrame

    def few(self, minimum: int) -> pd.DataFrame:
        """The cells in which it is few people who changed."""
        people = self.changed["people"]
        return self.changed[(people > 0) & (people < minimum)]

    @property
    def totals(self) -> pd.DataFrame:
        """The spans of totals in which anything changed."""
        total = (self.changed["channel"] == "") & (self.changed["segment"] == "")
        return self.changed.loc[total & (self.changed["people"] > 0), SPAN].drop_duplicates()


def with_changed(
    opinions: Opinions, hidden: Mask, covering: Covering, *, earlier: Remembered, minimum: int
) -> Mask:
    """The rows hidden, and those whose difference to the earlier edition is of few people."""
    frame = number_lines(opinions.frame)
    by_survey = declared_of(frame, covering)
    declared = {line: by_survey[who] for line, who in zip(frame["line"], frame["who"], strict=True)}
    frame = frame.assign(promise=frame["line"])
    both = _compare(opinions, frame[~hidden], earlier, declared)
    hidden = hidden.copy()
    few = both.few(minimum)
    hide_parts(frame, hidden, _named(few[(few["channel"] != "") | (few["segment"] != "")]))
    hide_parts(frame, hidden, _reopened(both, earlier))
    spans = few.loc[(few["channel"] == "") & (few["segment"] == ""), SPAN]
    hide_around(frame, hidden, pd.concat([spans, _closed(both, declared, minimum)]))
    return hidden


def _compare(
    opinions: Opinions, shown: pd.DataFrame, earlier: Remembered, declared: Declared
) -> _Both:
    """What both editions show, or let be worked out."""
    now = answered_cells(shown)[[*KEY, *FIGURES]]
    then = earlier.shown.assign(promise=earlier.shown["line"])[[*KEY, *FIGURES]]
    every = _with_nobody(declared, pd.concat([now, then]))
    own, old = (_worked_out(*pair, every) for pair in ((now, then), (then, now)))
    both = own.merge(old, on=KEY, suffixes=("", "_then"))
    both["people"] = _people(both)
    answers = _changed_answers(opinions, shown, earlier)
    changed = pd.concat([both[[*KEY, "people"]], answers[[*KEY, "people"]]])
    return _Both(now, then, changed.groupby(KEY, as_index=False)[["people"]].max())


def _with_nobody(declared: Declared, cells: pd.DataFrame) -> Declared:
    """The groups of each division; one that does not cover everyone has a group of all others."""
    found = {line: dict(groups) for line, groups in declared.items()}
    for column in ("channel", "segment"):
        own = cells.loc[cells[column] != "", ["promise", column]].drop_duplicates()
        for line, name in own.itertuples(index=False, name=None):
            division = name.partition(":")[0] if column == "segment" else "channel"
            if division not in declared[line]:
                others = f"{division}:{NOBODY}" if column == "segment" else NOBODY
                groups = found[line].get(division, (others,))
                found[line][division] = (*groups, name)
    return found


def _worked_out(cells: pd.DataFrame, other: pd.DataFrame, declared: Declared) -> pd.DataFrame:
    """The cells with all that follows from them, also for what only the other edition shows."""
    asked = other.assign(**dict.fromkeys(FIGURES, pd.array([pd.NA] * len(other), dtype="Int64")))
    both = pd.concat([cells[cells["cases"].notna()], asked])
    return work_out(both.drop_duplicates(KEY, ignore_index=True), declared).cells


def _people(both: pd.DataFrame) -> "pd.Series[int]":
    """How many people answered anew, or answer otherwise, at the least."""
    now, then = both[FIGURES].astype("Int64"), both[[f"{name}_then" for name in FIGURES]]
    cases, kept = (now[name] - then[f"{name}_then"].astype("Int64") for name in FIGURES)
    missed = cases - kept
    gained = kept.clip(lower=0) + missed.clip(lower=0)
    lost = -(kept.clip(upper=0) + missed.clip(upper=0))
    known = gained.where(gained.ge(lost), lost)
    return known.where(known.notna(), cases.abs()).fillna(0).astype(np.int64)


def _changed_answers(opinions: Opinions, shown: pd.DataFrame, earlier: Remembered) -> pd.DataFrame:
    """By cell of which both editions count the answers, how many people changed theirs."""
    keyed = shown[[*LINE, "many"]].reset_index(names="row")
    now = opinions.given.merge(keyed, on="row")[[*LINE, "answer", "count", "many"]]
    then = earlier.answers.rename(columns={"line": "promise"})[[*LINE, "answer", "count"]]
    there = now[[*LINE, "many"]].drop_duplicates().merge(then[LINE].drop_duplicates(), on=LINE)
    every = now.merge(then, on=[*LINE, "answer"], how="outer", suffixes=("", "_then"))
    every = every.drop(columns="many").merge(there, on=LINE)
    more = every["count"].astype("Int64").fillna(0) - every["count_then"].astype("Int64").fillna(0)
    every["gained"], every["lost"] = more.clip(lower=0), -more.clip(upper=0)
    summed = every.groupby([*LINE, "many"], as_index=False).agg(
        gained=("gained", "sum"), lost=("lost", "sum"), more=("gained", "max"), less=("lost", "max")
    )
    # Who mentions one thing may mention another: at the least as many changed as for one of them.
    several = summed[["more", "less"]].max(axis=1)
    people = summed[["gained", "lost"]].max(axis=1).where(~summed["many"], several)
    return summed[LINE].assign(people=people)


def _named(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells by what divides them."""
    cross = (cells["channel"] != "") & (cells["segment"] != "")
    return cells.assign(division=divisions(cells), cross=cross)[CELL]


def _reopened(both: _Both, earlier: Remembered) -> pd.DataFrame:
    """Breakdowns that were hidden then, of totals that have changed since.

    What was hidden then is the old total less the groups that can be seen now and stayed as they
    were.
    """
    rows = earlier.rows[earlier.rows["hidden"]]
    parts = rows[(rows["channel"] != "") | (rows["segment"] != "")]
    return _named(parts.assign(promise=parts["line"]).merge(both.totals, on=SPAN))


def _closed(both: _Both, declared: Declared, minimum: int) -> pd.DataFrame:
    """Spans in which the total of now, less all groups of then but one, is of few people."""
    then = both.then[(both.then["channel"] == "") != (both.then["segment"] == "")]
    then = then.assign(division=divisions(then)).merge(both.totals, on=SPAN)
    families = then.groupby([*SPAN, "division"], as_index=False).agg(
        known=("cases", "sum"), size=("cases", "count")
    )
    wanted = zip(families["promise"], families["division"], strict=True)
    families["groups"] = [len(declared[line].get(division, ())) for line, division in wanted]
    whole = families[families["groups"].eq(families["size"])]
    total = both.now[(both.now["channel"] == "") & (both.now["segment"] == "")]
    own = then.merge(whole, on=[*SPAN, "division"]).merge(total, on=SPAN, suffixes=("", "_now"))
    left = own["cases_now"] - own["known"] + own["cases"]
    few = (left.gt(0) & left.lt(minimum)).fillna(value=False).astype(bool)
    return own.loc[few, SPAN].drop_duplicates()
