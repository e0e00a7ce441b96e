"""What improvements say of themselves and of other files: dates in their order, ids that exist.

Takes improvements and what can be pointed at. Adds findings, and gives the improvements without
the names of what does not exist. Must not know which day it is, nor results.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.diagnostics import Refusal, Report
from generator.model import Improvement, Stage
from generator.sources.pointers import Pointers

ORDER = (("start", "due"), ("start", "delivered"))
"""Keys of dates, of which the second is never before the first."""


def check_improvements(
    improvements: Iterable[Improvement], pointers: Pointers, report: Report
) -> tuple[Improvement, ...]:
    """The improvements, held against what exists; one of no agency that exists is left out."""
    found = (_checked(improvement, pointers, report) for improvement in improvements)
    return tuple(improvement for improvement in found if improvement is not None)


def _checked(improvement: Improvement, pointers: Pointers, report: Report) -> Improvement | None:
    _check_status(improvement, report)
    _check_dates(improvement, report)
    at = improvement.at
    services = [s for s in improvement.services if pointers.service(s, at.of("services"))]
    answers = [s for s in improvement.answers if pointers.loop(s, at.of("answers"))]
    moves = [s for s in improvement.moves if pointers.standard(s, at.of("moves"))]
    if not pointers.agency(improvement.agency, at.of("agency")):
        return None
    return replace(
        improvement,
        services=tuple(dict.fromkeys(services)),
        answers=tuple(dict.fromkeys(answers)),
        moves=tuple(dict.fromkeys(moves)),
    )


def _check_status(improvement: Improvement, report: Report) -> None:
    """What is delivered has a day, and nothing else has one."""
    delivered = improvement.status is Stage.DELIVERED
    if delivered and improvement.delivered is None:
        report.add("improvement-delivered-without-date", improvement.at.of("status"))
    if improvement.delivered is not None and not delivered:
        place = improvement.at.of("delivered")
        report.add("improvement-against-its-dates", place, status=improvement.status)


def _check_dates(improvement: Improvement, report: Report) -> None:
    for first, second in ORDER:
        earlier, later = getattr(improvement, first), getattr(improvement, second)
        if earlier is not None and later is not None and later < earlier:
            words = {"earlier": first, "other": earlier, "later": second, "day": later}
            refusal = Refusal.of("improvement-dates-out-of-order", **words)
            report.refuse(refusal, improvement.at.of(second))
