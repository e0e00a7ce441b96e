"""The rows of the tables of feedback loops and of comments received, cell by cell.

Takes the facts of the site. Gives rows of texts in the order of the dictionary's columns.
Must not know formats or files.
"""

from collections.abc import Iterator

from generator.exports.feedback_entry import COMMENTS, FEEDBACK
from generator.exports.tables import BETWEEN, Cell, Cells, Row, lay
from generator.gather import LoopFacts, SiteFacts
from generator.model import Count, Heard, Received, Window


def list_feedback(facts: SiteFacts) -> Iterator[Row]:
    """One row a loop, by id."""
    for one in sorted(facts.feedback.loops, key=lambda one: one.loop.id):
        yield lay(FEEDBACK, {**_said(one), **_measured(one)}, facts)


def list_comments(facts: SiteFacts) -> Iterator[Row]:
    """One row a published sum: of all comments, by service, by theme; none where none is known."""
    received = facts.feedback.received
    if received is None:
        return
    yield lay(COMMENTS, _sum("all", received, received.total), facts)
    for service, count in received.services:
        yield lay(COMMENTS, {**_sum("service", received, count), "service": service}, facts)
    for theme, count in received.themes:
        yield lay(COMMENTS, {**_sum("theme", received, count), "theme": theme}, facts)


def _sum(division: str, received: Received, count: Count) -> dict[str, Cell]:
    return {
        "division": division,
        "service": None,
        "theme": None,
        "period_from": received.first,
        "period_to": received.last,
        "received": count.received,
        "answered": count.answered,
        "hidden": _truth(count.hidden),
    }


def _said(facts: LoopFacts) -> Cells:
    loop, standing = facts.loop, facts.standing
    return {
        "loop": loop.id,
        "title": loop.title,
        "services": BETWEEN.join(loop.services),
        "theme": loop.theme,
        "state": standing.state,
        **_heard(loop.heard, few=facts.few),
        "opened": loop.opened,
        "answered": loop.answered,
        "decide_by": standing.decide_by,
        "decided": loop.decided,
        "reason": loop.reason,
        "due": loop.due,
        "done": loop.done,
        "overdue": standing.overdue,
        "on_time": _truth(standing.on_time),
    }


def _heard(heard: Heard | None, *, few: bool) -> Cells:
    if heard is None:
        blank = ("heard_from", "heard_to", "people", "people_hidden")
        return {**dict.fromkeys(blank), "sources": ()}
    return {
        "heard_from": heard.since,
        "heard_to": heard.to or heard.since,
        "sources": heard.sources,
        "people": heard.people,
        "people_hidden": _truth(few),
    }


def _truth(value: object) -> str | None:
    return None if value is None else str(value).lower()


def _measured(facts: LoopFacts) -> Cells:
    """What it is measured by, and what came of that."""
    evidence, difference = facts.loop.evidence, facts.difference
    change = difference.change if difference else None
    now, before = (change.now, change.before) if change else (None, None)
    service, standard = evidence.key if evidence else (None, None)
    return {
        "measure_service": service,
        "measure_standard": standard,
        "measure_named": evidence.named if evidence else None,
        "measure_chosen": facts.named if evidence else None,
        "effect": difference.effect if difference else None,
        **_stretch("after", now),
        **_stretch("before", before),
        "difference": change.difference if change else None,
        "same_time_of_year": _truth(difference.like) if difference and now else None,
        "unit": change.unit if change else None,
    }


def _stretch(name: str, window: Window | None) -> dict[str, Cell]:
    """The ends of a stretch, and what it comes to."""
    return {
        f"{name}_from": window.first if window else None,
        f"{name}_to": window.last if window else None,
        name: window.value if window else None,
    }
