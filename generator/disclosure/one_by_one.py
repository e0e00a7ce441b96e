"""Breakdowns of which only a few cells are hidden, because it is proven that these cannot be had.

Takes judged rows, a mask of those that tell too much, and what an earlier edition showed.
Gives which rows are hidden beside which, and the breakdowns that this settles.
Must not know how a breakdown that is not settled here is hidden: that is the way of `cells.py`.

A breakdown is settled only where a hidden cell stands in one equation: no other span that overlaps,
no breakdown by two things. Where groups cover everyone, the equation is groups to total. The cells
that tell and the smallest other one are hidden, if together they hold fewer cases than any cell
that is shown. Then however their counts are moved about among them, the same ones are hidden as
long as as many of them tell, so that the choice gives nothing away beyond their sums: a reader who
knows these rules has to think that each of them may be empty, or have all of it. Where groups do
not cover everyone, the cell that tells is hidden alone, if enough cases stand in no group shown.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.disclosure.earlier import Earlier
from generator.disclosure.equations import SPAN, divisions, groups_of
from generator.disclosure.overlaps import overlap_any, overlap_unlike
from generator.disclosure.telling import has_figures
from generator.judge.book import Promise
from generator.judge.columns import Mask, whole
from generator.judge.judging import Judged
from generator.model import Kind

FAMILY = [*SPAN, "division"]
LINE = ["promise", "division"]
CELL = [*SPAN, "channel", "segment"]

COUNTED = ("cases", "kept", "missed")
"""What every cell and the total need: the cases of each, those counted, and those not."""

BESIDE = ("excluded", "open", "open_late", "population")
"""Counts that may stand beside them, and add up like them."""

MOST = 10**15
"""A breakdown with a larger count is not settled here, so that sums fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Masks over the rows: those of settled breakdowns, and those of them that are hidden."""

    rows: Mask
    hidden: Mask


@dataclass(frozen=True, slots=True)
class Least:
    """The minimum, and the number of cases below which people who are alike tell too much."""

    minimum: int
    unanimous_below: int


def settle(judged: Judged, tells: Mask, *, least: Least, earlier: Earlier) -> Settled:
    """The breakdowns in which hiding a few cells is enough."""
    frame = judged.frame
    told = ~frame["total"].to_numpy(bool) & tells
    nothing = np.zeros(len(frame), bool)
    if not told.any():
        return Settled(nothing, nothing)
    near = frame[frame["promise"].isin(frame.loc[told, "promise"].unique())]
    cells = _cells(near[has_figures(near) & ~near["copy"].to_numpy(bool)], tells)
    totals = cells[cells["total"] & cells["main"]]
    parts = cells[~cells["total"]]
    families = _families(parts, judged.book.promises, earlier)
    parts = parts.merge(families, on=FAMILY).sort_values([*FAMILY, "cases"], kind="stable")
    parts["inside"] = _chosen(parts)
    sound = families[_are_safe(_sums(parts, totals, families), least)]
    sound = _without_known(parts, sound, earlier)
    return _masks(frame, parts.merge(sound[FAMILY], on=FAMILY))


def _cells(frame: pd.DataFrame, tells: Mask) -> pd.DataFrame:
    """Cells with plain counts; `sound` where these are all there and can be what they say."""
    cases, known = _plain(frame["denominator"])
    kept, counted = _plain(frame["numerator"])
    main = (frame["statistic"] == "").to_numpy(bool)
    plain = main & (frame["faulty"] == "").to_numpy(bool)
    sound = plain & known & counted & (kept >= 0) & (kept <= cases)
    cells = frame[[*CELL, "total"]].assign(main=main)
    cells = cells.assign(
        division=divisions(frame), cases=cases, kept=kept, missed=cases - kept, sound=sound
    )
    for name in BESIDE:
        cells[name], cells[f"has_{name}"] = _plain(frame[name])
    cells["cross"] = (frame["channel"] != "") & (frame["segment"] != "")
    return cells.assign(tells=tells[frame.index.to_numpy(np.int64)])


def _plain(column: "pd.Series[int]") -> tuple[np.ndarray, Mask]:
    """A column of counts as 64-bit numbers, 0 where there is none, and where there is one.

    A number that is too large counts as none, which no breakdown is settled with.
    """
    numbers, known = whole(column)
    fits = known & np.asarray(np.abs(numbers) <= MOST, dtype=bool)
    return np.where(fits, numbers, 0).astype(np.int64), fits


def _families(parts: pd.DataFrame, promises: tuple[Promise, ...], earlier: Earlier) -> pd.DataFrame:
    """Breakdowns with a telling cell whose cells stand in no equation but groups to total."""
    single = parts[~parts["cross"]]
    shares = [at for at, p in enumerate(promises) if p.standard.measure.kind is Kind.SHARE]
    found = single.groupby(FAMILY, sort=True, as_index=False).agg(
        size=("cases", "size"), telling=("tells", "sum"), sound=("sound", "all")
    )
    spans = pd.concat([found[FAMILY], earlier.spans[FAMILY]])
    tangled = overlap_unlike(spans, by=LINE)[: len(found)]
    cross = pd.concat([parts.loc[parts["cross"], SPAN], earlier.cross[SPAN]])
    tangled = tangled | overlap_any(found, cross, by=["promise"])
    twice = single[single.duplicated(CELL)].merge(found[FAMILY].reset_index(), on=FAMILY)["index"]
    found["plain"] = ~tangled & found["sound"] & ~found.index.isin(twice)
    found["plain"] &= found["promise"].isin(shares) & (found["telling"] > 0)
    found["groups"] = _group_counts(found, promises)
    return found[found["plain"] & (found["groups"].eq(0) | found["groups"].eq(found["size"]))]


def _group_counts(families: pd.DataFrame, promises: tuple[Promise, ...]) -> list[int]:
    """How many groups each division has that covers everyone; 0 for one that does not.

    -1 where a segment is called as channels are: its rows could not be told apart.
    """
    sizes: dict[tuple[int, str], int] = {}
    for at, division in families[LINE].drop_duplicates().itertuples(index=False, name=None):
        promise = promises[at]
        doubtful = any(part.id == "channel" for part in promise.service.segments)
        sizes[at, division] = -1 if doubtful else len(groups_of(promise.service).get(division, ()))
    keys = families[LINE].itertuples(index=False, name=None)
    return [sizes[key] for key in keys]


def _chosen(parts: pd.DataFrame) -> Mask:
    """The cells hidden: those that tell and the smallest other; those alone where none add up.

    Takes cells in order of size. How many are hidden says how many tell, and nothing else.
    """
    place = parts.groupby(FAMILY, sort=False).cumcount()
    covers = parts["groups"] > 0
    return np.where(covers, place <= parts["telling"], parts["tells"]).astype(bool)


def _sums(parts: pd.DataFrame, totals: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """For each family its total, the sums of all its cells and of those shown, and their least.

    `blind` marks one with a telling cell among those shown.
    """
    shown = parts[~parts["inside"]]
    least = shown.groupby(FAMILY, as_index=False).agg(smallest=("cases", "min"))
    blind = shown.loc[shown["tells"], FAMILY].drop_duplicates().assign(blind=True)
    once = totals.drop_duplicates(SPAN, keep=False)
    sums = families.rename(columns={"sound": "sound_parts"})
    for more in (least, blind, _added(parts, "_all"), _added(shown, "_out")):
        sums = sums.merge(more, on=FAMILY, how="left")
    columns = [*SPAN, "sound", *COUNTED, *BESIDE, *_marks()]
    return sums.merge(once[columns], on=SPAN, how="left").set_index(families.index)


def _marks() -> list[str]:
    return [f"has_{name}" for name in BESIDE]


def _added(cells: pd.DataFrame, suffix: str) -> pd.DataFrame:
    sums = cells.groupby(FAMILY, as_index=False)[[*COUNTED, *BESIDE, *_marks()]].sum()
    return sums.rename(columns={n: f"{n}{suffix}" for n in (*COUNTED, *BESIDE, *_marks())})


def _are_safe(sums: pd.DataFrame, least: Least) -> Mask:
    """Families in which the hidden cells cannot be had, by what is left for them."""
    covers = (sums["groups"] > 0).to_numpy(bool)
    filled = sums.fillna(0)
    safe = sums["sound"].eq(True) & sums["smallest"].notna() & sums["blind"].isna()  # noqa: FBT003
    for name in COUNTED:
        rest = filled[name] - filled[f"{name}_out"]
        safe &= rest >= np.minimum(filled[name], least.minimum)
        safe &= ~covers | filled[name].eq(filled[f"{name}_all"])
    rest = filled["cases"] - filled["cases_out"]
    safe &= rest >= least.minimum
    for name in BESIDE:
        safe &= _beside_is_safe(filled, name, covers, least)
    close = np.where(covers, rest < filled["smallest"], _alone_is_safe(filled, least))
    return np.asarray(safe & close, dtype=bool)


def _alone_is_safe(sums: pd.DataFrame, least: Least) -> Mask:
    """Cells hidden without another: by the rules they hold few cases, or few that are alike.

    So that this leaves as much open as the minimum asks, it must be possible that they are alike.
    """
    alike = [sums[name] - sums[f"{name}_out"] >= least.minimum for name in ("kept", "missed")]
    wide = least.minimum < least.unanimous_below
    return np.asarray(wide & (alike[0] | alike[1]), dtype=bool)


def _beside_is_safe(sums: pd.DataFrame, name: str, covers: Mask, least: Least) -> Mask:
    """Whether a further count of the hidden cells cannot be had: all say it, or none."""
    known, has = sums[f"has_{name}_all"], sums[f"has_{name}"].astype(bool)
    most = np.where(has, sums[name], sums[f"{name}_all"])
    enough = most - sums[f"{name}_out"] >= np.minimum(most, least.minimum)
    adds_up = known.eq(sums["size"]) & (~has | sums[name].eq(sums[f"{name}_all"]))
    return np.asarray(known.eq(0) | (enough & np.where(covers, adds_up, has)), dtype=bool)


def _without_known(parts: pd.DataFrame, families: pd.DataFrame, earlier: Earlier) -> pd.DataFrame:
    """Families of which no hidden cell was shown before, and no total was changed by a few."""
    inside = parts.loc[parts["inside"], [*CELL, "division"]]
    known = inside.merge(earlier.shown[CELL].drop_duplicates(), on=CELL)
    open_ = pd.concat([known[FAMILY], earlier.nudged.merge(families[FAMILY], on=SPAN)[FAMILY]])
    keys = pd.MultiIndex.from_frame(families[FAMILY])
    return families[~keys.isin(pd.MultiIndex.from_frame(open_))]


def _masks(frame: pd.DataFrame, parts: pd.DataFrame) -> Settled:
    """The rows of these cells, also those that show a cell again for another target."""
    keys = pd.MultiIndex.from_frame(frame[CELL])
    rows, inside = (parts[CELL], parts.loc[parts["inside"], CELL])
    return Settled(
        np.asarray(keys.isin(pd.MultiIndex.from_frame(rows)), dtype=bool),
        np.asarray(keys.isin(pd.MultiIndex.from_frame(inside)), dtype=bool),
    )
