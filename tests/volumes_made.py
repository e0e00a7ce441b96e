"""Volumes in a few words: rows of a table, read, added up, hidden and published as by the build."""

from dataclasses import dataclass, field
from datetime import date

from generator.diagnostics import Report
from generator.disclosure.volumes import hide_small_volumes
from generator.judge.channel_totals import add_totals
from generator.judge.use import use_of
from generator.judge.volume_checks import check_volumes
from generator.model import Channel, Service, Use, Volume
from generator.periods import Calendar
from generator.sources.previous import Previous
from generator.sources.tables import read_table
from generator.sources.volumes import Volumes, known_services, read_volumes
from generator.volumes import PublishedVolumes, publish_volumes
from making import service

PATH = "data/volumes/a.csv"


def by(*channels: str, digital: str = "online", covers: bool = True) -> Service:
    """A service with these channels."""
    made = tuple(Channel(id=name, digital=name == digital) for name in channels)
    return service(channels=made, covers_everyone=covers)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One service and the table of its volumes; `text` is CSV without the column `service`."""

    text: str
    service: Service = field(default_factory=lambda: by("mail", "online"))
    as_of: date = date(2026, 1, 15)
    minimum: int = 10
    currency: str | None = "USD"
    previous: Previous | None = None
    report: Report = field(default_factory=Report)

    @property
    def read(self) -> Volumes:
        """The rows as read."""
        header, *lines = self.text.strip().splitlines()
        whole = "\n".join([f"service,{header}", *(f"passport,{line}" for line in lines)])
        table = read_table(whole.encode(), PATH, report=self.report)
        known = known_services([self.service], lambda _agency: Calendar())
        tables = [] if table is None else [table]
        return read_volumes(tables, known=known, report=self.report, currency=self.currency)

    @property
    def published(self) -> PublishedVolumes:
        """What may be shown."""
        added = add_totals(self.read, [self.service])
        hidden = hide_small_volumes(
            added, [self.service], minimum=self.minimum, previous=self.previous
        )
        return publish_volumes(hidden, [self.service], languages=("en",))

    @property
    def rows(self) -> tuple[Volume, ...]:
        """Every row that may be shown."""
        return self.published.of("passport")

    def row(self, period: str, channel: str = "") -> Volume:
        """One row that may be shown."""
        (found,) = (one for one in self.rows if (one.period.key, one.channel) == (period, channel))
        return found

    @property
    def use(self) -> Use:
        """What follows from the rows that may be shown."""
        found = use_of(self.rows, self.service, calendar=Calendar(), as_of=self.as_of)
        assert found is not None
        return found

    @property
    def codes(self) -> list[str]:
        """The codes of all findings, of reading and of checking."""
        check_volumes(self.read, [self.service], as_of=self.as_of, report=self.report)
        return [finding.code for finding in self.report]
