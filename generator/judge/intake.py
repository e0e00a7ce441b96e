"""Comments received, added up on a day.

Takes the columns of data/feedback.csv. Gives `Received`, a few plain numbers.
Must not know loops, words, or which numbers are small.
"""

from datetime import date

import numpy as np
import pandas as pd

from generator.diagnostics import Report
from generator.judge.columns import Mask
from generator.model import Count, Received
from generator.sources.faults import Fault, tell_rows
from generator.sources.intake import Intake


def add_up(intake: Intake | None, as_of: date) -> Received | None:
    """What came in, of periods that have begun by the day; None where nothing was reported."""
    if intake is None:
        return None
    there = intake.frame["received"].notna().to_numpy(bool)
    frame = intake.frame[there & ~_ahead(intake, as_of)]
    if not len(frame):
        return None
    periods = [intake.periods[code] for code in sorted(set(frame["period"].tolist()))]
    return Received(
        first=min(periods),
        last=max(periods, key=lambda period: (period.last, period.first)),
        total=_count(frame),
        services=_by(frame, "service"),
        themes=_by(frame, "theme"),
    )


def check_received(intake: Intake | None, as_of: date, report: Report) -> None:
    """Find comments of periods that have not begun: they are in no sum."""
    if intake is None:
        return
    found, day = intake.frame[_ahead(intake, as_of)], as_of.isoformat()
    for file, lines in enumerate(intake.files):
        own = found[found["file"] == file]
        words = [{"period": intake.periods[code].key, "day": day} for code in own["period"]]
        fault = Fault("future-period", "period", words=words.__getitem__)
        tell_rows(report, fault, lines, own["row"].tolist())


def _ahead(intake: Intake, as_of: date) -> Mask:
    """Rows whose period begins after the day."""
    firsts = np.array([period.first.toordinal() for period in intake.periods] or [0], np.int64)
    ahead = firsts > as_of.toordinal()
    return np.asarray(ahead[intake.frame["period"].to_numpy(np.int64)], dtype=bool)


def _by(frame: pd.DataFrame, name: str) -> tuple[tuple[str, Count], ...]:
    return tuple((str(key), _count(rows)) for key, rows in frame.groupby(name, sort=True))


def _count(frame: pd.DataFrame) -> Count:
    """The sums; answers only where every row has them."""
    received = sum(int(count) for count in frame["received"])
    if frame["answered"].isna().any():
        return Count(received)
    return Count(received, sum(int(count) for count in frame["answered"]))
