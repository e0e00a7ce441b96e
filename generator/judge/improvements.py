"""Where an improvement stands on a day, and what is to be found about that.

Takes improvements and the day that counts as today. Gives them as they were known on it, and a
`Progress` each; adds findings. Must not know results, words or files.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.diagnostics import Refusal, Report
from generator.model import UNFINISHED, Improvement, Progress, Stage


def known_on(improvement: Improvement, as_of: date) -> Improvement:
    """The improvement as it was known on a day, without what came later."""
    status, delivered = improvement.status, improvement.delivered
    if delivered is not None and delivered > as_of:
        status, delivered = Stage.UNDER_WAY, None
    if status is Stage.UNDER_WAY and improvement.start is not None and improvement.start > as_of:
        status = Stage.FUNDED
    return replace(improvement, status=status, delivered=delivered)


def progress_on(improvement: Improvement, as_of: date) -> Progress:
    """Whether an improvement is overdue on a day on which it is known so, and by how many days."""
    due = improvement.due
    if due is None or improvement.status not in UNFINISHED or due >= as_of:
        return Progress()
    return Progress(overdue=due, days=(as_of - due).days)


def check_progress(
    improvements: Iterable[Improvement], report: Report, *, as_of: date, minimum: int
) -> None:
    """All findings on improvements on a day; `minimum` is the least number that is shown."""
    for improvement in improvements:
        _find_ahead(improvement, as_of, report)
        _find_overdue(improvement, as_of, report)
        people = improvement.people_affected
        if people is not None and people < minimum:
            report.add("few-people-affected", improvement.at.of("people_affected"))


def _find_ahead(improvement: Improvement, as_of: date, report: Report) -> None:
    """Dates of what has happened that have not come."""
    begun = improvement.start if improvement.status is Stage.UNDER_WAY else None
    for key, day in (("start", begun), ("delivered", improvement.delivered)):
        if day is not None and day > as_of:
            words = {"key": key, "day": day, "today": as_of, "status": improvement.status}
            refusal = Refusal.of("improvement-date-ahead", **words)
            report.refuse(refusal, improvement.at.of(key))


def _find_overdue(improvement: Improvement, as_of: date, report: Report) -> None:
    late = progress_on(known_on(improvement, as_of), as_of)
    if late.overdue is not None:
        place = improvement.at.of("due")
        report.add("improvement-overdue", place, day=late.overdue, days=late.days)
