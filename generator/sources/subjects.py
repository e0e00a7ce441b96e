"""What answers can be about: services, agencies and journeys, as tables of answers name them.

Takes content. Gives each subject by `service:ID`, `agency:ID` or `journey:ID`, and what is known of
it. Must not know answers.
"""

from collections.abc import Mapping

from generator.model import Divided, group_keys
from generator.periods import Calendar
from generator.sources.content import Content
from generator.sources.results import Known

KINDS = ("service", "agency", "journey")

Subjects = Mapping[str, Known]


def subjects_of(content: Content) -> dict[str, Divided]:
    """Whatever answers can be about, with the channels and segments that it declares."""
    return {
        **{f"service:{service.id}": service for service in content.services},
        **{f"agency:{agency.id}": agency for agency in content.agencies},
        **{f"journey:{journey.id}": journey for journey in content.journeys},
    }


def known_subjects(content: Content) -> dict[str, Known]:
    """What is known of each subject: its calendar, and the channels and segments it declares."""
    agencies = {f"service:{service.id}": service.agency for service in content.services}
    agencies |= {f"agency:{agency.id}": agency.id for agency in content.agencies}
    return {
        subject: _know(subject, body, content.calendar_of(agencies.get(subject, "")))
        for subject, body in subjects_of(content).items()
    }


def _know(subject: str, body: Divided, calendar: Calendar) -> Known:
    return Known(
        calendar,
        channels=frozenset(channel.id for channel in body.channels),
        segments=frozenset(group_keys(body)),
        owner=subject.partition(":")[0],
    )
