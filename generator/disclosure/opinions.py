"""Small numbers in surveys: which groups of people are too few for their answers to be shown.

Takes answers summed up and the minimum. Gives the same with every figure of a hidden row gone.
A row is hidden when fewer than the minimum stand behind it; a breakdown also when nobody says how
many do, or when fewer than 30 do and all of them answer alike. With it go the other groups of its
division, and shorter spans inside a longer one; `subtracted.py` finds what else could be had.
Who answers one question answers the next: what hides a group for one question of a survey hides it
for all. Reasons: docs/decisions/0006.
Must not know words or pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from generator.disclosure.changed import with_changed
from generator.disclosure.equations import divisions, groups_of
from generator.disclosure.one_by_one import Least
from generator.disclosure.remembered import remember
from generator.disclosure.subtracted import Covering, with_subtracted
from generator.disclosure.telling import UNANIMOUS_BELOW
from generator.judge.book import Whole
from generator.judge.columns import Mask
from generator.judge.opinions import CELL, Opinions
from generator.model import Divided
from generator.sources.previous import NO_EDITION, Edition

SERIES = ["subject", "survey", "channel", "segment"]
"""One group of people over time."""

PARENT = ["subject", "survey", "question", "period"]
"""What the groups of a division are divided from."""

GONE = ("n", "counted", "favourable", "points", "base", "respondents", "offered", "customers")
FIGURES = ("share", "mean", "low", "high")


def hide_small_opinions(
    opinions: Opinions,
    *,
    minimum: int,
    subjects: Mapping[str, Divided],
    edition: Edition = NO_EDITION,
) -> Opinions:
    """The same rows; `hidden` marks those whose figures are gone.

    `subjects`, such as `agency:labor`, say which of their channels and groups cover everyone. What
    an earlier `edition` showed is taken to be known.
    """
    covering = {subject: groups_of(body) for subject, body in subjects.items()}
    return hide_in_groups(opinions, minimum, covering, edition)


def hide_in_groups(
    opinions: Opinions, minimum: int, covering: Covering, edition: Edition
) -> Opinions:
    """The same, by the groups of each division of each subject that cover everyone."""
    frame = opinions.frame
    if not len(frame):
        return replace(opinions, frame=frame.assign(hidden=np.zeros(0, bool)))
    hidden = _tells(opinions, minimum)
    least = Least(minimum, UNANIMOUS_BELOW)
    earlier = remember(edition, opinions)
    while True:
        grown = _with_divisions(frame, hidden)
        grown = _with_spans(frame, _with_questions(frame, grown), minimum)
        if bool((grown == hidden).all()):
            grown = with_subtracted(opinions, hidden, covering, least=least, earlier=earlier)
        if earlier is not None and bool((grown == hidden).all()):
            grown = hidden
            for one in earlier.editions:
                grown = with_changed(opinions, grown, covering, earlier=one, minimum=minimum)
        if bool((grown == hidden).all()):
            break
        hidden = grown
    return _blanked(opinions, hidden)


def _bases(frame: pd.DataFrame) -> tuple[np.ndarray, Mask]:
    """How many people stand behind each row, and where that is known."""
    known = frame["base"].notna().to_numpy(bool)
    return frame["base"].where(known, 0).astype(object).to_numpy(object), known


def _tells(opinions: Opinions, minimum: int) -> Mask:
    """Rows about too few people, or about few who all say the same."""
    frame = opinions.frame
    base, known = _bases(frame)
    part = ~frame["total"].to_numpy(bool)
    few = known & (base < minimum)
    few |= ~known & _mentions_few(opinions, minimum)
    alike = known & (base < UNANIMOUS_BELOW) & _alike(opinions)
    sizes = np.zeros(len(frame), bool)
    for name in ("respondents", "offered", "customers"):
        told = frame[name].notna().to_numpy(bool)
        size = frame[name].fillna(0).to_numpy(object)
        # Where people answered, nobody was asked or responded only by mistake: such a 0 is told as
        # a fault, and stands for no person.
        sizes |= told & (size < minimum) & ((size > 0) | ~known)
    return np.asarray(few | sizes | (part & (alike | (_has_figures(frame) & ~known))), dtype=bool)


def _mentions_few(opinions: Opinions, minimum: int) -> Mask:
    """Rows with no answer that as many as the minimum chose: perhaps no more were asked."""
    given = opinions.given
    most = given["count"].astype(object).groupby(given["row"].to_numpy()).max()
    found: Mask = most.reindex(opinions.frame.index).lt(minimum).fillna(value=False).to_numpy(bool)
    return found


def _has_figures(frame: pd.DataFrame) -> Mask:
    found = frame["has_counts"].to_numpy(bool)
    for name in FIGURES:
        found = found | (frame[f"{name}_scale"].to_numpy(np.int64) >= 0)
    return found


def _alike(opinions: Opinions) -> Mask:
    """Rows in which everybody gave one answer, or all or none a favourable one."""
    frame, given = opinions.frame, opinions.given
    most = given["count"].astype(object).groupby(given["row"].to_numpy()).max()
    top = most.reindex(frame.index).fillna(-1).to_numpy(object)
    base, known = _bases(frame)
    good = frame["favourable"].to_numpy(object)
    counted = frame["has_counts"].to_numpy(bool)
    single = counted & ~frame["many"].to_numpy(bool)
    split = frame["rates"].to_numpy(bool) & ((good == 0) | (good == base))
    same = counted & ((top == base) | (top == 0)) | (single & split)
    return np.asarray(known & (same | _at_an_end(frame)), dtype=bool)


def _at_an_end(frame: pd.DataFrame) -> Mask:
    """Rows whose published share or mean is less than half an answer from an end of its scale."""
    low, high = (frame[name].to_numpy(object) for name in ("lowest", "highest"))
    nothing, hundred = np.zeros(len(frame), object), np.full(len(frame), 100, object)
    return _is_near(frame, "share", nothing, hundred) | _is_near(frame, "mean", low, high)


def _is_near(frame: pd.DataFrame, name: str, low: np.ndarray, high: np.ndarray) -> Mask:
    """Where base times the distance from an end is less than half of one answer (or point)."""
    base, _ = _bases(frame)
    scale = frame[f"{name}_scale"].to_numpy(np.int64)
    unit = np.array([10 ** max(int(digits), 0) for digits in scale], object)
    told = frame[f"{name}_mantissa"].to_numpy(object)
    one = unit * (100 if name == "share" else 1)
    near = (2 * base * (told - low * unit) < one) | (2 * base * (high * unit - told) < one)
    return np.asarray((scale >= 0) & near, dtype=bool)


def _with_questions(frame: pd.DataFrame, hidden: Mask) -> Mask:
    """The same group for every question of the survey, where it is a part of all."""
    part = ~frame["total"].to_numpy(bool)
    chosen = pd.Series(hidden & part, index=frame.index)
    by_cell = chosen.groupby([frame[name] for name in CELL]).transform("any")
    return np.asarray(hidden | (by_cell.to_numpy(bool) & part), dtype=bool)


def _with_divisions(frame: pd.DataFrame, hidden: Mask) -> Mask:
    """Every group of a division in which one is hidden, and all that divides by two things."""
    part = ~frame["total"].to_numpy(bool)
    cross = ((frame["channel"] != "") & (frame["segment"] != "")).to_numpy(bool)
    keys = [frame[name] for name in ("subject", "survey", "period")]
    chosen = pd.Series(hidden & part, index=frame.index)
    division = pd.Series(divisions(frame), index=frame.index)
    same = chosen.groupby([*keys, division]).transform("any").to_numpy(bool)
    any_part = chosen.groupby(keys).transform("any").to_numpy(bool)
    crossed = pd.Series(hidden & cross, index=frame.index)
    any_cross = crossed.groupby(keys).transform("any").to_numpy(bool)
    more = part & (same | (cross & any_part) | any_cross)
    gone = pd.Series(hidden & ~part, index=frame.index)
    no_total = gone.groupby([frame[name] for name in PARENT]).transform("any").to_numpy(bool)
    return np.asarray(hidden | more | (part & no_total), dtype=bool)


def _with_spans(frame: pd.DataFrame, hidden: Mask, minimum: int) -> Mask:
    """Rows of a group of people whose spans overlap: what hides one hides what it could be had by.

    A longer span stays and the shorter ones inside it go, when one of them is hidden or when they
    leave few people of it; spans that only overlap go together.
    """
    spans = frame[[*SERIES, "first", "last"]].drop_duplicates().sort_values([*SERIES, "first"])
    before = spans.groupby(SERIES)["last"].shift()
    mixed = spans[(before >= spans["first"]).to_numpy(bool)][SERIES].drop_duplicates()
    if not len(mixed):
        return hidden
    hidden = hidden.copy()
    rows = frame[SERIES].assign(row=np.arange(len(frame))).merge(mixed, on=SERIES)
    by = [*SERIES, frame["question"].to_numpy(object)[rows["row"]]]
    every, groups = _Spans.of(frame), rows.groupby(by).indices
    for _, own in sorted(groups.items()):
        _hide_in(every, rows["row"].to_numpy(np.int64)[own], hidden, minimum)
    return hidden


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """The first and last day of every row, and how many people stand behind it."""

    first: Whole
    last: Whole
    base: np.ndarray

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "_Spans":
        """Those of all rows."""
        first, last = (frame[name].to_numpy(np.int64) for name in ("first", "last"))
        return cls(first, last, _bases(frame)[0])


def _hide_in(spans: _Spans, at: Whole, hidden: Mask, minimum: int) -> None:
    """Hide, of one group's spans, those that overlap one that tells too much."""
    first, last, base = spans.first[at], spans.last[at], spans.base[at]
    for i in range(len(at)):
        inside = (first >= first[i]) & (last <= last[i]) & ((first > first[i]) | (last < last[i]))
        across = ~inside & (first <= last[i]) & (last >= first[i])
        across &= ~((first <= first[i]) & (last >= last[i]))
        told = inside & ~hidden[at]
        rest = base[i] - sum(base[told])
        leaves = told.any() and not hidden[at[i]] and 0 < abs(rest) < minimum
        if hidden[at[inside]].any() or leaves:
            hidden[at[inside]] = True
        if hidden[at[i]] or hidden[at[across]].any():
            hidden[at[across]] = True
            hidden[at[i]] |= bool(across.any())
        if hidden[at[i]]:
            hidden[at[inside]] = True


def _blanked(opinions: Opinions, hidden: Mask) -> Opinions:
    """The rows without any figure, count or fault of a hidden one."""
    frame = opinions.frame.copy()
    for name in GONE:
        column = frame[name].astype(object)
        column[hidden] = pd.NA
        frame[name] = column
    for name in FIGURES:
        frame[f"{name}_mantissa"] = frame[f"{name}_mantissa"].where(~hidden, 0)
        frame[f"{name}_scale"] = frame[f"{name}_scale"].where(~hidden, -1)
    frame["has_counts"] &= ~hidden
    notes = [name for name in map(str, frame.columns) if name.startswith("note")]
    for name in ("faulty", "marked", *notes):
        frame[name] = frame[name].where(~hidden, "")
    frame["weighted"] &= ~hidden
    frame["hidden"] = hidden
    shown = ~hidden[opinions.given["row"].to_numpy(np.int64)]
    return replace(opinions, frame=frame, given=opinions.given[shown].reset_index(drop=True))
