"""Results of promises about satisfaction: the answers to a survey's question as rows to judge.

Takes answers summed up, after small numbers were hidden, and services whose standards name a
question. Gives results with a row more for each period and group. What was hidden stays hidden:
its row has no figure and is marked, so that no sum and no verdict can bring it back.
Must not know targets.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Report, Severity
from generator.judge.columns import blank_row
from generator.judge.opinions import Opinions
from generator.model import Service, Standard, Statistic
from generator.sources.results import Results

TOO_FEW = "too-few"
"""What marks a row whose figures were hidden before it was judged."""

SAME = ("channel", "segment", "status", "row")
"""Columns that a row takes over from the answers as they are."""


def with_satisfaction(
    results: Results, opinions: Opinions, services: Sequence[Service], *, report: Report
) -> Results:
    """The results, with those of every standard that is about the answers to a question."""
    asked = [(s, one) for s in services for one in s.standards if one.measure.survey]
    if not asked:
        return results
    kept = _without_own(results, asked, report)
    made = [_rows(opinions, service, standard, kept) for service, standard in asked]
    every = tuple(sorted({*kept.periods, *opinions.periods}))
    codes = {period: at for at, period in enumerate(every)}
    old = kept.frame.copy()
    old["period"] = _renumbered(old["period"], kept.periods, codes)
    new = pd.concat(made, ignore_index=True)
    new["period"] = _renumbered(new["period"], opinions.periods, codes)
    frame = pd.concat([old, new.astype(_kinds(old, new))], ignore_index=True)
    return Results(frame, every, (*kept.files, *opinions.files))


def _kinds(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, Any]:
    """The kinds of the results' columns, but Python's integers where the answers need them."""
    wide = {name for name in map(str, old.columns) if _is_wide(new[name])}
    return {str(n): object if n in wide else kind for n, kind in old.dtypes.items()}


def _is_wide(column: "pd.Series[Any]") -> bool:
    numbers = [one for one in column if isinstance(one, int)]
    return any(abs(number) >= 1 << 63 for number in numbers)


def _renumbered(column: "pd.Series[Any]", periods: Sequence[Any], codes: dict[Any, int]) -> Any:  # noqa: ANN401 (an array)
    numbers = np.array([codes[period] for period in periods], dtype=np.int64)
    return numbers[column.to_numpy(np.int64)] if len(periods) else column.to_numpy(np.int64)


def _without_own(
    results: Results, asked: Sequence[tuple[Service, Standard]], report: Report
) -> Results:
    """The results without rows that a table gives for what only the survey can say."""
    names = {(service.id, standard.id) for service, standard in asked}
    keys = zip(results.frame["service"], results.frame["standard"], strict=True)
    own = np.fromiter((key in names for key in keys), bool, len(results.frame))
    told: set[tuple[str, str]] = set()
    for index in np.flatnonzero(own).tolist():
        row = results.frame.iloc[index]
        key = (str(row["service"]), str(row["standard"]))
        if key not in told:
            place = results.place(index)
            foreign = not place.path.startswith("data/performance/")
            severity = Severity.WARNING if foreign else None
            report.add("result-of-survey", place, severity=severity, standard="/".join(key))
            told.add(key)
    return replace(results, frame=results.frame[~own].reset_index(drop=True))


def _rows(
    opinions: Opinions, service: Service, standard: Standard, results: Results
) -> pd.DataFrame:
    """One standard's rows: counts where there are any, else the figure as it was published."""
    measure, frame = standard.measure, opinions.frame
    about = (frame["subject"] == f"service:{service.id}") & (frame["survey"] == measure.survey)
    own = frame[about & (frame["question"] == measure.question)]
    mean = measure.statistic is Statistic.MEAN
    top, published = ("points", "mean") if mean else ("favourable", "share")
    counted = (own["has_counts"] & ~own["weighted"] & ~own["many"]).to_numpy(bool)
    figures = {
        "numerator": own[top].astype(object).where(counted, pd.NA),
        "denominator": own["base"].astype(object),
        "value_mantissa": own[f"{published}_mantissa"].where(~counted, 0),
        "value_scale": own[f"{published}_scale"].where(~counted, -1),
    }
    blank = blank_row(results.frame)
    notes = {name: own[name] for name in map(str, own.columns) if name.startswith("note")}
    made = {
        **{name: [value] * len(own) for name, value in blank.items()},
        **{name: column for name, column in notes.items() if name in blank},
        **{name: own[name] for name in SAME},
        **figures,
        "service": service.id,
        "standard": standard.id,
        "period": own["period"],
        "file": own["file"].where(own["file"] < 0, own["file"] + len(results.files)),
        "faulty": own["faulty"].where(~own["hidden"], TOO_FEW),
        # Answers were counted one by one: that none of them is favourable needs no confirmation.
        "confirmed": True,
    }
    return pd.DataFrame(made, index=own.index)[[str(name) for name in results.frame.columns]]
