"""What was told otherwise lately: corrections on record, and figures that were revised.

Takes what is published with its record, and the facts of services. Gives small values with the day
of each, in no order. What may not be repeated is gone from the record already.
Must not know words or files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.gather.standards import AgencyFacts, ServiceFacts, StandardFacts
from generator.model import Corrections, LoggedCorrection, Revision
from generator.periods import Period, parse_period
from generator.published import Published

BLANK = "-"


@dataclass(frozen=True, slots=True)
class About:
    """Whose figure it is: all that there still is of its service and standard."""

    service: ServiceFacts | None
    standard: StandardFacts | None

    @property
    def agency(self) -> str:
        """The id of its agency; "" where its service is gone."""
        return self.service.service.agency if self.service else ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was corrected of one result, target or promise on one day: its rows of the record."""

    rows: Corrections
    about: About

    @property
    def day(self) -> date:
        """The day of the correction."""
        return self.rows[0].date

    @property
    def began(self) -> date:
        """A day of it that never changes."""
        return self.day

    @property
    def place(self) -> tuple[str, ...]:
        """What tells it from all other news."""
        return tuple(part or BLANK for part in (str(self.rows[0].kind), *self.rows[0].subject))


@dataclass(frozen=True, slots=True)
class Revised:
    """A provisional figure that is another since an edition, or final.

    Nobody writes down when a figure is revised. `day` is that of the edition it is held against,
    and where that is not known the last day of its period: either never changes.
    """

    revision: Revision
    about: About
    day: date
    edition: str

    @property
    def began(self) -> date:
        """A day of it that never changes."""
        return self.day

    @property
    def place(self) -> tuple[str, ...]:
        """What tells it from all other news."""
        one = self.revision
        subject = (one.service, one.standard, one.period, one.channel, one.segment, one.statistic)
        return tuple(part or BLANK for part in subject)


def gather_corrections(
    published: Published, agencies: Iterable[AgencyFacts]
) -> Iterator[Corrected | Revised]:
    """Everything that was told otherwise."""
    known = {service.service.id: service for one in agencies for service in one.services}
    yield from _corrected(published.record.corrections or (), known)
    yield from _revised(published, known)


def _corrected(corrections: Corrections, known: Mapping[str, ServiceFacts]) -> Iterator[Corrected]:
    rows: dict[object, list[LoggedCorrection]] = {}
    for one in corrections:
        rows.setdefault((one.date, one.kind, one.subject), []).append(one)
    for told in rows.values():
        yield Corrected(tuple(told), _find(told[0].service, told[0].standard, known))


def _revised(published: Published, known: Mapping[str, ServiceFacts]) -> Iterator[Revised]:
    editions = published.editions
    days = {one.name: one.as_of for one in editions.earlier}
    for one in published.record.revisions:
        about = _find(one.service, one.standard, known)
        day = days.get(editions.previous) or _last_day(one, about, published)
        if day is not None:
            yield Revised(one, about, day, editions.previous)


def _find(service: str, standard: str, known: Mapping[str, ServiceFacts]) -> About:
    there = known.get(service)
    standards = there.standards if there else ()
    return About(there, next((one for one in standards if one.standard.id == standard), None))


def _last_day(one: Revision, about: About, published: Published) -> date | None:
    period = parse_period(one.period, published.calendars[about.agency])
    return period.last if isinstance(period, Period) else None
