"""Groups of people whose answers nobody shows, and that the answers shown give away.

Takes answers summed up, the rows hidden already, and the groups that cover everyone. Gives the rows
with those to hide further, so that few people cannot be had by adding and subtracting what is
shown: of those who answered, of those who gave an answer, and of those who were asked.
Must not know why rows are hidden already.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from generator.disclosure.equations import (
    KEY,
    SPAN,
    Declared,
    Equations,
    divisions,
    families_of,
    tangled,
    work_out,
)
from generator.disclosure.left_out import few_rests, find_few
from generator.disclosure.one_by_one import Least
from generator.disclosure.overlaps import are_related, overlap_any
from generator.disclosure.remembered import SIZES, Memories, number_lines
from generator.judge.book import Whole
from generator.judge.columns import Mask
from generator.judge.opinions import Opinions

CELLS = [*KEY, "cases", "kept", "who", "told", "known"]
"""What is reckoned with. Those `told` by the answers to another question, and those `known` from
before, give nobody away anew."""

NOBODY = "?"
"""A group that no row names: those of a total who are in none of the groups shown."""

Covering = Mapping[str, Mapping[str, Sequence[str]]]
"""By subject, such as `service:passport`, the groups of each division that covers everyone."""


def with_subtracted(
    opinions: Opinions,
    hidden: Mask,
    covering: Covering,
    *,
    least: Least,
    earlier: Memories | None = None,
) -> Mask:
    """The rows hidden, and those by which people that must not be known could be had."""
    frame = number_lines(opinions.frame)
    frame = frame.assign(promise=frame["who"])
    open_ = ~hidden & frame["who"].isin(_entangled(frame, earlier)).to_numpy(bool)
    declared_to = declared_of(frame, covering)
    hidden = hidden.copy()
    for cells in _tables(opinions, frame, open_, earlier):
        who = dict(zip(cells["promise"].tolist(), cells["who"].tolist(), strict=True))
        declared = {line: declared_to[own] for line, own in who.items()}
        found = work_out(cells.drop(columns=["who", "told", "known"]), declared)
        found = _without(found, cells[cells["told"]])
        own = _without(found, cells[cells["known"]])
        few = pd.concat([find_few(own, least), _outside(found, declared, least)])
        totals = _few_totals(own, least.minimum)
        for part in (few, totals):
            part["promise"] = part["promise"].map(who)
        if earlier is not None:
            few, totals = _with_parts_of_then(few, earlier), _with_totals_of_then(totals, earlier)
        hide_parts(frame, hidden, few)
        hide_around(frame, hidden, totals)
    return hidden


def _with_parts_of_then(few: pd.DataFrame, earlier: Memories) -> pd.DataFrame:
    """The cells, and the breakdowns shown then over spans that overlap: they cannot be hidden.

    What overlaps these now is hidden instead.
    """
    then = earlier.shown
    parts = then[(then["channel"] != "") | (then["segment"] != "")]
    cross = (parts["channel"] != "") & (parts["segment"] != "")
    known = parts.assign(promise=parts["who"], division=divisions(parts), cross=cross)
    return pd.concat([few, known.loc[are_related(known, few), few.columns]])


def _with_totals_of_then(few: pd.DataFrame, earlier: Memories) -> pd.DataFrame:
    """The spans, and those shown then that overlap them."""
    then = earlier.shown.assign(promise=earlier.shown["who"])
    return pd.concat([few, then.loc[overlap_any(then, few, by=["promise"]), SPAN]])


def declared_of(frame: pd.DataFrame, covering: Covering) -> Declared:
    """By the number of a subject and survey, the groups of each division that covers everyone."""
    pairs = zip(frame["who"].tolist(), frame["subject"].tolist(), strict=True)
    return {who: covering.get(subject, {}) for who, subject in dict(pairs).items()}


def _entangled(frame: pd.DataFrame, earlier: Memories | None) -> Whole:
    """Subjects and surveys whose figures stand in equations, told now or before."""
    part = frame["who"][~frame["total"]].to_numpy(np.int64)
    if earlier is None:
        return np.union1d(part, tangled(frame))
    then = earlier.shown.assign(promise=earlier.shown["who"])
    parts_then = then["who"][(then["channel"] != "") | (then["segment"] != "")]
    both = pd.concat([frame[SPAN], then[SPAN]])
    return np.union1d(np.union1d(part, parts_then.to_numpy(np.int64)), tangled(both))


def _tables(
    opinions: Opinions, frame: pd.DataFrame, open_: Mask, earlier: Memories | None
) -> Iterator[pd.DataFrame]:
    """The counts that rows show, as cells to reckon with: `who` is the survey of each line.

    What only an earlier edition told stands beside them: it is known, and hides nothing itself.
    """
    given, asked = opinions.given, frame.assign(promise=frame["line"])[open_]
    answered = answered_cells(asked)
    plain = (asked["has_counts"] & ~asked["many"] & ~asked["rates"]).to_numpy(bool)
    rest = answered[plain]
    places = int(given["place"].max()) + 1 if len(given) and len(rest) else 0
    tables = [pd.concat([answered, _led_on(opinions, answered)], ignore_index=True)]
    for place in range(places):
        chosen = given[given["place"] == place].set_index("row")["count"]
        tables.append(rest.assign(kept=_whole(chosen.reindex(rest.index).fillna(0))))
    nothing = pd.Series(pd.NA, index=asked.index, dtype="Int64")
    for name in SIZES:
        sizes = asked.assign(promise=asked["who"], cases=_whole(asked[name]), kept=nothing)
        tables.append(sizes.assign(told=False, known=False))
    then = earlier.tables(places, rest["line"].unique()) if earlier else [None] * len(tables)
    for own, known in zip(tables, then, strict=True):
        yield _cells(own if known is None else pd.concat([own, known[CELLS]], ignore_index=True))


def answered_cells(asked: pd.DataFrame) -> pd.DataFrame:
    """Rows with `cases`, how many answered, and `kept`, how many of these favourably."""
    return asked.assign(
        cases=_whole(asked["base"]), kept=_favourable(asked), told=False, known=False
    )


def _whole(column: "pd.Series[int]") -> "pd.Series[int]":
    return column.astype("Int64")


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    there = rows[rows["cases"].notna()]
    return there[CELLS].drop_duplicates(KEY, ignore_index=True)


def _led_on(opinions: Opinions, shown: pd.DataFrame) -> pd.DataFrame:
    """Those asked a later question, as the answers shown to the one before tell: as its cells."""
    lines = shown.drop_duplicates("promise").set_index(["who", "question"])["promise"]
    led = opinions.onward.rename(columns={"question": "later", "count": "passed"})
    led = shown.merge(led, left_index=True, right_on="row", suffixes=("", "_"))
    pairs = list(zip(led["who"], led["later"], strict=True))
    there = np.array([pair in lines.index for pair in pairs], bool)
    led = led[there]
    line = np.array([lines[pair] for pair in pairs if pair in lines.index], np.int64)
    nothing = pd.Series(pd.NA, index=led.index, dtype="Int64")
    cases = _whole(led["passed"])
    return led.assign(promise=line, cases=cases, kept=nothing, told=True)


def _without(found: Equations, cells: pd.DataFrame) -> Equations:
    """What was worked out, without these cells."""
    keys = pd.MultiIndex.from_frame(cells[KEY])
    kept = ~pd.MultiIndex.from_frame(found.cells[KEY]).isin(keys)
    return replace(found, cells=found.cells[kept])


def _favourable(frame: pd.DataFrame) -> "pd.Series[int]":
    """How many answered favourably; of a share as published the number it was rounded from."""
    counted = frame["has_counts"] & ~frame["many"] & frame["rates"]
    rounded = (frame["share_scale"] >= 0) & ~frame["weighted"] & frame["base"].notna() & ~counted
    own = frame["favourable"].where(counted, pd.NA).astype(object)
    for at in frame.index[rounded]:
        whole = 100 * 10 ** int(frame["share_scale"][at])
        share = int(frame["share_mantissa"][at]) * int(frame["base"][at])
        own[at] = (2 * share + whole) // (2 * whole)
    return own.astype("Int64")


def _outside(found: Equations, declared: Declared, least: Least) -> pd.DataFrame:
    """Divisions that leave few people of what they divide, whether or not they cover everyone."""
    cells = found.cells
    seen = pd.concat([cells.assign(channel=""), cells.assign(segment="")])
    seen = seen.assign(division=divisions(seen), name=seen["channel"] + seen["segment"])
    unnamed: dict[int, dict[str, list[str]]] = {}
    named = seen[seen["name"] != ""].drop_duplicates(["promise", "division", "name"])
    columns = (named[column].tolist() for column in ("promise", "division", "name"))
    for line, division, name in zip(*columns, strict=True):
        if division not in declared[line]:
            unnamed.setdefault(line, {}).setdefault(division, [NOBODY]).append(name)
    every = {line: unnamed.get(line, {}) for line in declared}
    return few_rests(families_of(cells, every), least)


def _few_totals(found: Equations, minimum: int) -> pd.DataFrame:
    """Spans of which few people in all could be had."""
    cells = found.cells
    few = cells["cases"].gt(0) & cells["cases"].lt(minimum)
    total = (cells["channel"] == "") & (cells["segment"] == "")
    return cells[few.fillna(value=False).astype(bool) & total][SPAN].copy()


def hide_parts(frame: pd.DataFrame, hidden: Mask, few: pd.DataFrame) -> None:
    """Hide what divides the same people in the same way, over spans that overlap."""
    if not len(few):
        return
    parts = frame[~frame["total"]]
    cross = (parts["channel"] != "") & (parts["segment"] != "")
    near = are_related(parts.assign(division=divisions(parts), cross=cross), few)
    hidden[parts.index[near].to_numpy(np.int64)] = True


def hide_around(frame: pd.DataFrame, hidden: Mask, few: pd.DataFrame) -> None:
    """Hide rows by which a span with few people could be had.

    Groups go first, then the shorter ones of spans that hold each other, then all that overlap.
    """
    if not len(few):
        return
    total = frame["total"].to_numpy(bool)
    at = overlap_any(frame, few, by=["promise"]) & total & ~hidden
    wide = overlap_any(frame, frame[at], by=["promise"])
    for where in (wide & ~total, wide & _lies_inside(frame, at), at):
        if (where & ~hidden).any():
            hidden |= where
            return


def _lies_inside(frame: pd.DataFrame, among: Mask) -> Mask:
    """Totals whose span lies within the longer span of one `among` them."""
    found = np.zeros(len(frame), bool)
    for _, own in frame[frame["total"]].groupby(["promise", "question"], sort=True):
        first, last = own["first"].to_numpy(np.int64), own["last"].to_numpy(np.int64)
        rows = own.index.to_numpy(np.int64)
        for i in np.flatnonzero(among[rows]):
            inside = (first >= first[i]) & (last <= last[i])
            inside &= (first > first[i]) | (last < last[i])
            found[rows[inside]] = True
    return found
