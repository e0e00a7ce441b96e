"""The page of corrections: what was published and is told otherwise now, and what was revised.

Takes the facts of the site. Gives a finished view.
Must not know how a correction is found missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.gather import StandardFacts
from generator.model import LoggedCorrection, Revision
from generator.pages.parts import (
    Cell,
    Column,
    Download,
    Link,
    ProseSection,
    Row,
    Said,
    Table,
    Words,
)
from generator.pages.record_views import CorrectionsPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.corrections import (
    became_words,
    cell_words,
    field_words,
    part_words,
    revised_words,
    unit_of,
)
from generator.text import N_

PATH = "corrections/index.html"
FEED = "corrections.atom"
"""The feed of this page below the tree of a language."""

DASH = "\N{EN DASH}"
MOST = 500
"""Rows of a table; a site that corrected more says how many it leaves to the file."""

LOG = (N_("Date"), N_("Promise"), N_("What"), N_("Before"), N_("Now"), N_("Reason"))
REVISED = (N_("Promise"), N_("Before"), N_("Now"), N_("Standing"))


def tell_corrections(setting: Setting) -> Sheet:
    """Everything that was corrected, the newest first, and what was revised since an edition."""
    lede = setting.say(
        "What was published here and is told otherwise now: what it was, what it is, and why."
    )
    heading = setting.say("Corrections")
    head = setting.head(PATH, heading, description=lede, section="corrections")
    known = {(one.service.id, one.standard.id): one for one in setting.facts.standards}
    book = _Book(setting, known)
    sections = (book.log(), book.revisions())
    files = tuple(_downloads(setting))
    page = CorrectionsPage(**head, lede=lede, sections=sections, downloads=files)
    return Sheet(replace(page, feeds=(*_feeds(setting), *page.feeds)))


def _feeds(setting: Setting) -> Iterator[Link]:
    """The feed of what stands here, from the site's root, where there is one."""
    if setting.facts.news.corrections:
        name = setting.tongue.plain(setting.site.title)
        title = setting.say("{name}: corrections and revisions", name=name)
        yield Link(title, setting.tree + FEED)


def _downloads(setting: Setting) -> Iterator[Download]:
    """The record as files, where there is any, and the feed."""
    say = setting.say
    for form in ("csv", "json") if setting.facts.published.record.corrections else ():
        name = say("Corrections as {format}", format=form.upper())
        what = say("Every correction on record, with what was published and why it changed")
        yield Download(name, setting.file(f"data/corrections.{form}", PATH), what)
    if setting.facts.news.corrections:
        name = say("A feed of corrections and revisions")
        what = say("For readers of feeds, which show what is new")
        yield Download(name, setting.file(setting.tree + FEED, PATH), what)


@dataclass(frozen=True, slots=True)
class _Book:
    """The record, about the standards that are known by their ids."""

    setting: Setting
    known: dict[tuple[str, str], StandardFacts]

    def log(self) -> ProseSection:
        """The corrections on record, the newest first."""
        say = self.setting.say
        rows = self.setting.facts.published.record.corrections or ()
        title = say("Corrections on record")
        if not rows:
            return ProseSection("log", title, (say("No correction is on record."),))
        newest = sorted(rows, key=lambda one: one.date, reverse=True)
        table = Table(
            id="log_table",
            caption=title,
            columns=tuple(Column(say(word)) for word in LOG),
            rows=tuple(self._correction(one) for one in newest[:MOST]),
        )
        return ProseSection("log", title, tuple(self._about_log(rows)), table=table)

    def _about_log(self, rows: Sequence[LoggedCorrection]) -> Iterator[Said]:
        plural, say = self.setting.tongue.plural, self.setting.say
        yield plural("{count} row is on record.", "{count} rows are on record.", len(rows))
        if len(rows) > MOST:
            count = self.setting.tongue.count(MOST)
            yield say("The newest {count} are listed here, all in corrections.csv.", count=count)
        if any(one.withheld for one in rows):
            yield say(
                "What was published of a channel, a group or a survey is not repeated, nor what "
                "stands beside a figure that is hidden now: it could tell of few people."
            )

    def _correction(self, one: LoggedCorrection) -> Row:
        tongue, say = self.setting.tongue, self.setting.say
        unit = self._unit(one.service, one.standard, one.statistic)
        before, now = (
            say("Not repeated") if one.withheld else self._cell(cell, one.column, unit)
            for cell in (one.old, one.new)
        )
        return Row(
            Cell(tongue.date(one.date)),
            (
                self._promise(one.service, one.standard),
                Cell(field_words(one, tongue), note=self._where(one)),
                Cell(before),
                Cell(now),
                Cell(self._text(one.reason) or DASH),
            ),
        )

    def _cell(self, cell: str, column: str, unit: str) -> Said:
        words = cell_words(cell, column, unit, self.setting.tongue)
        return DASH if not words else words if words != cell else self._text(cell)

    def _text(self, text: str) -> Said:
        """What staff wrote, which is in the main language."""
        return Words(text, self.setting.site.languages[0]) if text else ""

    def _promise(self, service: str, standard: str) -> Cell:
        """The promise by its words, and whose it is; by its id where it is gone."""
        facts = self.known.get((service, standard))
        if facts is None:
            return Cell(f"{service}/{standard}")
        said = self.setting.said
        href = f"../services/{service}/#{standard}"
        return Cell(said(facts.standard.promise), href=href, note=said(facts.service.name))

    def _unit(self, service: str, standard: str, statistic: str) -> str:
        facts = self.known.get((service, standard))
        return unit_of(facts.standard if facts else None, statistic)

    def _where(self, one: LoggedCorrection | Revision) -> str:
        """The period, the channel and the group."""
        facts = self.known.get((one.service, one.standard))
        calendars = self.setting.facts.published.calendars
        calendar = calendars[facts.service.agency if facts else ""]
        return part_words(one, calendar, self.setting.tongue)

    def revisions(self) -> ProseSection:
        """The provisional figures that became others, or final, since the edition before."""
        setting, say = self.setting, self.setting.say
        title, rows = say("Revisions"), setting.facts.published.record.revisions
        words = tuple(self._about_revisions(len(rows)))
        if not rows:
            return ProseSection("revisions", title, words)
        table = Table(
            id="revisions_table",
            caption=title,
            columns=tuple(Column(say(word)) for word in REVISED),
            rows=tuple(self._revision(one) for one in rows[:MOST]),
        )
        return ProseSection("revisions", title, words, table=table)

    def _about_revisions(self, count: int) -> Iterator[Said]:
        setting, say = self.setting, self.setting.say
        yield say(
            "A provisional figure is expected to change. When it does, or becomes final, that is "
            "a revision and no correction."
        )
        edition = setting.facts.published.editions.previous
        if not edition:
            yield say("There is no edition before this one to compare with.")
        elif not count:
            yield say("None since the edition {edition}.", edition=edition)
        else:
            number = setting.tongue.count(count)
            yield say("Since the edition {edition}: {count}.", edition=edition, count=number)
        if count > MOST:
            yield say("The first {count} are listed.", count=setting.tongue.count(MOST))

    def _revision(self, one: Revision) -> Row:
        tongue = self.setting.tongue
        old, new = (revised_words(figure, one.unit, tongue) for figure in (one.old, one.new))
        promise = self._promise(one.service, one.standard)
        where = self._where(one)
        return Row(
            Cell(promise.text, href=promise.href, note=where),
            (Cell(old or DASH), Cell(new or DASH), Cell(became_words(one, tongue))),
        )
