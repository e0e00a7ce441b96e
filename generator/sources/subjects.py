"""What answers can be about: services, agencies and journeys, as tables of answers name them.

Takes content. Gives what is known of each subject, by `service:ID`, `agency:ID` or `journey:ID`.
Must not know answers.
"""

from collections.abc import Mapping

from generator.model import Service
from generator.sources.content import Content
from generator.sources.results import Known

KINDS = ("service", "agency", "journey")

Subjects = Mapping[str, Known]


def known_subjects(content: Content) -> dict[str, Known]:
    """What is known of each subject: its calendar, and the channels and segments it declares.

    An agency's are those that its services declare, so that its staff and its public can be
    told apart in the same words.
    """
    found = {
        f"service:{service.id}": _of((service,), content, service.agency)
        for service in content.services
    }
    for agency in content.agencies:
        own = tuple(one for one in content.services if one.agency == agency.id)
        found[f"agency:{agency.id}"] = _of(own, content, agency.id)
    for journey in content.journeys:
        found[f"journey:{journey.id}"] = Known(content.calendar_of(""))
    return found


def _of(services: tuple[Service, ...], content: Content, agency: str) -> Known:
    channels = frozenset(channel.id for one in services for channel in one.channels)
    segments = frozenset(
        f"{part.id}:{group.id}"
        for one in services
        for part in one.segments
        for group in part.groups
    )
    return Known(content.calendar_of(agency), channels=channels, segments=segments)
