"""What a reader can work out from the counts that are shown, by adding and subtracting.

Takes cells: a row each with `promise`, the days `first` and `last`, `channel`, `segment` ("" for
all), `cases` and `kept` (NA where not shown). Gives the same with the cells that follow from them.
Groups that cover everyone add up to their total, shorter spans to longer ones.
Must not know the minimum: which of the cells tell too much is decided elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.judge.columns import Mask
from generator.model import Divided

SPAN = ["promise", "first", "last"]
KEY = [*SPAN, "channel", "segment"]
FAMILY = [*SPAN, "parent_channel", "parent_segment", "division"]
FIGURES = ("cases", "kept")
ROUNDS = 6
"""How often what was worked out is put back in: a cell needs one for each step that leads to it."""

Rows = list[tuple[Any, ...]]

Declared = Mapping[int, Mapping[str, Sequence[str]]]
"""By promise, the groups of each division that covers everyone."""


@dataclass(frozen=True, slots=True)
class Equations:
    """Every cell that is shown or follows, what is left of each division, and what was at first."""

    cells: pd.DataFrame
    rests: pd.DataFrame
    first_rests: pd.DataFrame


def divisions(frame: pd.DataFrame) -> NDArray[np.object_]:
    """What each row divides by: the id of its segment, or the word channel."""
    codes, names = pd.factorize(frame["segment"])
    segment = np.array([str(name).partition(":")[0] for name in names], object)[codes]
    return np.where(frame["channel"].to_numpy(object) != "", "channel", segment)


def work_out(cells: pd.DataFrame, declared: Declared) -> Equations:
    """The cells with all that follows from them."""
    first = families = families_of(cells, declared)
    for _ in range(ROUNDS):
        found = [*_wholes(families), *_last_ones(families, cells, declared)]
        grown = _joined(cells, found)
        grown = _joined(grown, [*_between(grown)])
        if len(grown) == len(cells) and _known(grown) == _known(cells):
            break
        cells = grown
        families = families_of(cells, declared)
    return Equations(cells, families, first)


def groups_of(body: Divided) -> dict[str, tuple[str, ...]]:
    """The groups of each division that covers everyone, as rows name them."""
    found = {
        part.id: tuple(f"{part.id}:{group.id}" for group in part.groups)
        for part in body.segments
        if part.covers_everyone
    }
    channels = tuple(channel.id for channel in body.channels)
    return found | ({"channel": channels} if body.covers_everyone else {})


def _known(cells: pd.DataFrame) -> int:
    return int(sum(cells[name].notna().sum() for name in FIGURES))


def _joined(cells: pd.DataFrame, found: Rows) -> pd.DataFrame:
    """The cells with those found; what is shown stands, also where the sums say otherwise."""
    if not found:
        return cells
    more = pd.DataFrame(found, columns=[*KEY, *FIGURES], dtype=object)
    kinds = {name: cells[name].dtype for name in KEY}
    both = pd.concat([cells.astype(dict.fromkeys(FIGURES, object)), more.astype(kinds)])
    return both.groupby(KEY, sort=True, as_index=False).first()


def families_of(cells: pd.DataFrame, declared: Declared) -> pd.DataFrame:
    """A row for each division of a total or a group: what is shown of it, and what is left.

    `size` is how many groups it has; `some_cases` of how many the cases are known, `all_cases`
    those of the whole, `rest_cases` what is left of them; the same for `kept`.
    """
    by_channel, by_segment = cells["channel"] != "", cells["segment"] != ""
    across = cells[by_channel].assign(parent_channel="", division="channel")
    across = across.assign(parent_segment=across["segment"])
    down = cells[by_segment].assign(parent_segment="")
    down = down.assign(parent_channel=down["channel"])
    down["division"] = divisions(down.assign(channel=""))
    parts = pd.concat([across, down], ignore_index=True)
    sums = parts.groupby(FAMILY, sort=True, as_index=False).agg(
        shown_cases=("cases", "sum"), some_cases=("cases", "count"),
        shown_kept=("kept", "sum"), some_kept=("kept", "count"),
    )  # fmt: skip
    keys = zip(sums["promise"], sums["division"], strict=True)
    sums["size"] = [len(declared[at].get(division, ())) for at, division in keys]
    names = {"channel": "parent_channel", "segment": "parent_segment"}
    whole = cells.rename(columns={**names, "cases": "all_cases", "kept": "all_kept"})
    families = sums[sums["size"] > 0].merge(whole, on=FAMILY[:-1], how="left")
    for name in FIGURES:
        families[f"rest_{name}"] = families[f"all_{name}"] - families[f"shown_{name}"]
    return families


def _wholes(families: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Totals that nobody shows, of divisions of which all groups are shown."""
    full = {name: _lacks(families, name, 0) & families[f"all_{name}"].isna() for name in FIGURES}
    for at, row in _numbered(families[full["cases"] | full["kept"]]):
        figures = (row[f"shown_{name}"] if full[name][at] else pd.NA for name in FIGURES)
        yield (*_span(row), row["parent_channel"], row["parent_segment"], *figures)


def _last_ones(
    families: pd.DataFrame, cells: pd.DataFrame, declared: Declared
) -> Iterator[tuple[Any, ...]]:
    """The one group whose cases, or those kept, are not shown: the total less all others."""
    last = {name: _lacks(families, name, 1) & families[f"rest_{name}"].ge(0) for name in FIGURES}
    last = {name: mask.fillna(value=False).astype(bool) for name, mask in last.items()}
    near = families[last["cases"] | last["kept"]]
    if not len(near):
        return
    own = cells[cells["promise"].isin(near["promise"])]
    there = {name: {*_keys(own[own[name].notna()])} for name in FIGURES}
    for at, row in _numbered(near):
        for group in declared[row["promise"]][row["division"]]:
            across = row["division"] == "channel"
            names = (group, row["parent_segment"]) if across else (row["parent_channel"], group)
            key = (*_span(row), *names)
            open_ = [last[name][at] and key not in there[name] for name in FIGURES]
            if any(open_):
                pairs = zip(FIGURES, open_, strict=True)
                yield (*key, *(row[f"rest_{name}"] if one else pd.NA for name, one in pairs))


def _numbered(families: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    names = [str(name) for name in families.columns]
    rows = families.itertuples(name=None)
    return ((at, dict(zip(names, row, strict=True))) for at, *row in rows)


def _lacks(families: pd.DataFrame, name: str, count: int) -> "pd.Series[bool]":
    return families["size"] - families[f"some_{name}"] == count


def _span(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in SPAN)


def _keys(cells: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return cells[KEY].itertuples(index=False, name=None)


def _between(cells: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Stretches of time that longer spans leave when the shorter ones in them are subtracted."""
    near = cells[cells["promise"].isin(tangled(cells))]
    first, end = near["first"].to_numpy(np.int64), near["last"].to_numpy(np.int64) + 1
    told = {name: near[name].to_numpy(object) for name in FIGURES}
    known = {name: near[name].notna().to_numpy(bool) for name in FIGURES}
    lines: Mapping[Any, Any] = near.groupby("promise").indices
    spans = {line: {*zip(first[at], end[at], strict=True)} for line, at in lines.items()}
    groups: Mapping[Any, Any] = near.groupby(["promise", "channel", "segment"]).indices
    for (promise, channel, segment), rows in sorted(groups.items()):
        for place, name in enumerate(FIGURES):
            at = rows[known[name][rows]]
            edges = zip(first[at].tolist(), end[at].tolist(), told[name][at].tolist(), strict=True)
            for start, stop, amount in _stretches([*edges], spans[promise]):
                figures = (amount, pd.NA) if place == 0 else (pd.NA, amount)
                yield (promise, start, stop - 1, channel, segment, *figures)


def tangled(cells: pd.DataFrame) -> NDArray[np.int64]:
    """Promises with spans that overlap: of all others no stretch can be left."""
    spans = cells[SPAN].drop_duplicates().sort_values(SPAN)
    before: Mask = spans.groupby("promise")["last"].shift().ge(spans["first"]).to_numpy(bool)
    return np.unique(spans["promise"].to_numpy(np.int64)[before])


def _stretches(
    edges: Sequence[tuple[int, int, int]], spans: set[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """First day, day after the last, and count of every stretch that spans of one group give.

    A span says how far a running count rises between two days. Days that spans connect have a
    known rise between them, whatever the order and the length of the spans.
    """
    told = sorted(edges, key=lambda edge: (edge[1] - edge[0], edge[0]))
    rise = _running_counts(told)
    tied: dict[int, list[int]] = {}
    for day in sorted(rise):
        tied.setdefault(rise[day][0], []).append(day)
    close = {pair for days in tied.values() for pair in pairwise(days)}
    wanted = {(a, b) for a, b in spans if a in rise and b in rise and rise[a][0] == rise[b][0]}
    shown = {(first, end) for first, end, _ in told}
    for first, end in sorted((close | wanted) - shown):
        amount = rise[end][1] - rise[first][1]
        if amount >= 0:
            yield first, end, amount


def _running_counts(told: Sequence[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
    """For each day the name of the days it is connected with, and the running count on it."""
    rise: dict[int, tuple[int, int]] = {}
    members: dict[int, list[int]] = {}
    for first, end, amount in told:
        for day in (first, end):
            if day not in rise:
                rise[day], members[day] = (day, 0), [day]
        (one, start), (other, stop) = rise[first], rise[end]
        if one != other:
            for day in members[other]:
                rise[day] = (one, rise[day][1] - stop + start + int(amount))
            members[one] += members.pop(other)
    return rise
