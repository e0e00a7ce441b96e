"""The record of corrections as it may be shown: what is known by now, and tells of no few people.

Takes what is published, and the corrections on record. Gives what is published with its record.
Must not know how corrections are found missing, nor what a page says of one.

An old figure stands in the editions, for all who look for it. It is repeated beside the new one
only of all cases, where nothing of its promise and period is hidden now, and never of answers to a
survey: what somebody typed as the old figure may have been hidden before, and no rule here can
tell.
"""

from collections.abc import Container, Iterable
from dataclasses import replace

from generator.model import (
    WHOLE_STANDARD,
    CorrectionKind,
    Corrections,
    LoggedCorrection,
    Service,
    Status,
    open_record,
)
from generator.published import Published


def with_record(published: Published, corrections: Corrections | None) -> Published:
    """What is published, with the corrections that were made by its day."""
    if corrections is None:
        return published
    known = [one for one in corrections if one.date <= published.as_of]
    about = {one.service for one in known}
    services = [service for service in published.services if service.id in about]
    told = {name for service in services for name in tellable(service, published)}
    return replace(published, record=open_record(withhold(one, told) for one in known))


OF_RESULTS = frozenset({CorrectionKind.FIGURE, CorrectionKind.REMOVED})
"""Kinds of corrections whose cells are figures of results; others tell what was promised."""

Told = tuple[str, str, str]
"""Service, standard and period."""


def tellable(service: Service, published: Published) -> Iterable[Told]:
    """The promises and periods of a service of which nothing is hidden."""
    asked = {one.id for one in service.standards if one.measure.survey is not None}
    rows = published.results(service.id)
    hidden = {(row.standard, row.period.key) for row in rows if row.status is Status.SUPPRESSED}
    periods = {(row.standard, row.period.key) for row in rows if row.standard not in asked}
    return ((service.id, *name) for name in periods - hidden)


def withhold(one: LoggedCorrection, told: Container[Told]) -> LoggedCorrection:
    """A correction as it may be repeated, where these may be `told`."""
    figures = one.kind in OF_RESULTS and one.field != WHOLE_STANDARD
    group = bool(one.channel or one.segment)
    if not figures or (not group and (one.service, one.standard, one.period) in told):
        return one
    return replace(one, old="", new="", withheld=True)
