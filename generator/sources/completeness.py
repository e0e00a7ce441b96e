"""What a promise needs beside its words: a target, somebody who answers for it, a way to complain.

And what a site says of itself, where it shows smaller groups than are usual.

Takes the content, what mapped tables add included. Adds suggestions, since a site can be built
without; of mapped tables one a table, since nobody here can mend its rows.
Must not know results.
"""

from collections.abc import Iterable, Sequence

from generator.diagnostics import Place, Report
from generator.model import Agency, Privacy, Service, Site
from generator.sources.content import SITE, Content
from generator.sources.faults import counted, of_table

WRITTEN = "targets"
"""A list of targets that is written, and empty, says that none is meant."""

USUAL_MINIMUM = Privacy().minimum_count

NAMED = 5
"""Services that a finding names; of more it says how many."""


def check_completeness(content: Content, report: Report) -> None:
    """All suggestions on what people, and tables, have not said yet.

    Nobody has to answer for the invented promises of a demonstration.
    """
    promising = [service for service in content.services if service.standards]
    _find_without_target(promising, report)
    if content.usable:
        _find_small_groups_shown(content.site, report)
    if content.usable and not content.site.demonstration:
        _find_without_official(promising, content.agencies, report)
        _find_without_complaint(promising, content, report)


def _find_small_groups_shown(site: Site, report: Report) -> None:
    """A minimum below the usual one: groups that no other site shows are about to be shown."""
    least = site.privacy.minimum_count
    if least < USUAL_MINIMUM:
        place = site.privacy.at.of("minimum_count")
        most, usual = USUAL_MINIMUM - 1, USUAL_MINIMUM
        report.add("small-groups-shown", place, least=least, most=most, usual=usual)


def _find_without_target(services: Iterable[Service], report: Report) -> None:
    """Standards that promise nothing: no target, and so neither met nor missed."""
    tables: dict[str, list[int]] = {}
    for service in services:
        for standard in service.standards:
            place = standard.at.itself
            if standard.targets or WRITTEN in standard.at.keys:
                continue
            if standard.at.in_table:
                tables.setdefault(place.path, []).append(place.line)
                continue
            subject = f"{service.id}/{standard.id} has"
            report.add("standard-without-target", place, subject=subject)
    for path, lines in sorted(tables.items()):
        report.add("standard-without-target", Place(path, min(lines)), subject=of_table(lines))


def _find_without_official(
    services: Sequence[Service], agencies: Iterable[Agency], report: Report
) -> None:
    """Agencies whose services nobody answers for, neither the agency's official nor their own."""
    tables: dict[str, list[int]] = {}
    for agency in agencies:
        mine = [one.id for one in services if one.agency == agency.id and one.official is None]
        if agency.official is not None or not mine:
            continue
        place = agency.at.itself
        if agency.at.in_table:
            tables.setdefault(place.path, []).append(place.line)
            continue
        report.add(
            "no-official",
            Place(place.path),
            agency=f"The agency {agency.id}",
            services=_named(mine),
        )
    for path, lines in sorted(tables.items()):
        place, theirs = Place(path, min(lines)), "the services of this table"
        report.add("no-official", place, agency=_whose(len(lines)), services=theirs)


def _whose(agencies: int) -> str:
    return "The agency" if agencies == 1 else f"Each of {agencies:,} agencies"


def _find_without_complaint(services: Iterable[Service], content: Content, report: Report) -> None:
    """Services whose pages cannot say where to go when the promise was not kept."""
    routed = {agency.id for agency in content.agencies if agency.complaint is not None}
    if content.site.complaint is not None:
        return
    lost = [one.id for one in services if one.complaint is None and one.agency not in routed]
    if lost:
        report.add("no-complaint-route", Place(SITE), services=_named(lost))


def _named(names: Sequence[str]) -> str:
    """The first of some services, and how many more there are."""
    shown = ", ".join(names[:NAMED])
    return f"{counted(len(names), 'service')}: {shown}{' ...' if len(names) > NAMED else ''}"
