"""What an earlier edition showed and this one hides: told, since nothing can take it back.

Takes the earlier edition, and what this one publishes after hiding. Adds a finding for each
standard, survey or service and period, without a figure.
Must not know why anything is hidden.
"""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from generator.diagnostics import Report
from generator.disclosure.hiding import list_shown_before
from generator.judge.book import Whole
from generator.judge.judging import Judged
from generator.judge.opinions import Opinions
from generator.model import VolumeStatus
from generator.sources.previous import Edition, Previous, tell_shown_before
from generator.sources.volumes import Volumes

OPINION = ["subject", "survey", "question", "channel", "segment", "first", "last"]
VOLUME = ["service", "channel", "first", "last"]


def tell_hidden_results(edition: Edition, judged: Judged, report: Report) -> None:
    """Name the results that the edition showed and that are hidden now."""
    if edition.results is not None:
        tell_shown_before(edition.results, list_shown_before(judged, edition.results), report)


def tell_hidden_opinions(edition: Edition, opinions: Opinions, report: Report) -> None:
    """Name the answers that the edition showed and that are hidden now."""
    if edition.satisfaction is not None:
        frame = opinions.frame
        rows = _shown_before(edition.satisfaction, frame[frame["hidden"].to_numpy(bool)], OPINION)
        names = ("subject", "survey")
        tell_shown_before(edition.satisfaction, rows, report, names=names)


def tell_hidden_volumes(edition: Edition, volumes: Volumes, report: Report) -> None:
    """Name the volumes that the edition showed and that are hidden now."""
    if edition.volumes is not None:
        frame = volumes.frame[volumes.frame["status"] == str(VolumeStatus.SUPPRESSED)]
        own = [volumes.periods[at] for at in frame["period"].tolist()]
        frame = frame.assign(first=_days(one.first for one in own))
        frame = frame.assign(last=_days(one.last for one in own))
        rows = _shown_before(edition.volumes, frame, VOLUME)
        tell_shown_before(edition.volumes, rows, report, names=("service",))


def _days(days: Iterable[date]) -> Whole:
    return np.array([day.toordinal() for day in days], np.int64)


def _shown_before(previous: Previous, hidden: pd.DataFrame, names: list[str]) -> list[int]:
    """The rows of the earlier table that showed what is hidden now, in its order."""
    then = previous.frame
    keys = [pd.MultiIndex.from_frame(one[names].astype(object)) for one in (then, hidden)]
    shown = keys[0].isin(keys[1]) & then["shown"].to_numpy(bool)
    return [int(row) for row in then.loc[shown, "row"]]
