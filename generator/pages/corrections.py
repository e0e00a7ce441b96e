"""The page of corrections: what was published and is told otherwise now, and what was revised.

Takes the facts of the site. Gives a finished view.
Must not know how a correction is found missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.gather import StandardFacts
from generator.model import LoggedCorrection, Revision, Standard
from generator.pages.parts import Definition, Download, Link, Said, Words
from generator.pages.record_parts import RecordLine, RecordList
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
"""Rows of a list; a site that corrected more says how many it leaves to the file."""


def tell_corrections(setting: Setting) -> Sheet:
    """Everything that was corrected, the newest first, and what was revised since an edition."""
    lede = setting.say(
        "What was published here and is told otherwise now: what it was, what it is, and why."
    )
    heading = setting.say("Corrections")
    head = setting.head(PATH, heading, description=lede, section="corrections")
    known = {(one.service.id, one.standard.id): one for one in setting.facts.standards}
    book = _Book(setting, known)
    records = (book.log(), book.revisions())
    files = tuple(_downloads(setting))
    page = CorrectionsPage(**head, lede=lede, records=records, downloads=files)
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

    def log(self) -> RecordList:
        """The corrections on record, the newest first."""
        say = self.setting.say
        rows = self.setting.facts.published.record.corrections or ()
        title = say("Corrections on record")
        if not rows:
            return RecordList("log", title, (say("No correction is on record."),))
        newest = sorted(rows, key=lambda one: one.date, reverse=True)
        lines = tuple(self._correction(one) for one in newest[:MOST])
        return RecordList("log", title, tuple(self._about_log(rows)), lines)

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

    def _correction(self, one: LoggedCorrection) -> RecordLine:
        tongue, say = self.setting.tongue, self.setting.say
        standard = self._standard(one)
        unit = unit_of(standard, one.statistic)
        before, now = (
            say("Not repeated") if one.withheld else self._cell(cell, one.column, unit)
            for cell in (one.old, one.new)
        )
        return self._line(
            one,
            tongue.date(one.date),
            (N_("What"), field_words(one, tongue, standard)),
            (N_("Before"), before),
            (N_("Now"), now),
            (N_("Reason"), self._text(one.reason)),
        )

    def _line(
        self, one: LoggedCorrection | Revision, day: str, *facts: tuple[str, Said]
    ) -> RecordLine:
        """A line about a promise; by its id where it is gone. What is not known is left out."""
        found, said = self.known.get((one.service, one.standard)), self.setting.said
        promise = Link(f"{one.service}/{one.standard}")
        if found is not None:
            href = f"../services/{one.service}/#{one.standard}"
            promise = Link(said(found.standard.promise), href)
        of = (day, said(found.service.name) if found else "", self._where(one))
        return RecordLine(
            promise,
            tuple(words for words in of if words),
            tuple(Definition(self.setting.say(term), (Link(it),)) for term, it in facts if it),
        )

    def _cell(self, cell: str, column: str, unit: str) -> Said:
        words = cell_words(cell, column, unit, self.setting.tongue)
        return DASH if not words else words if words != cell else self._text(cell)

    def _text(self, text: str) -> Said:
        """What staff wrote, which is in the main language."""
        return Words(text, self.setting.site.languages[0]) if text else ""

    def _standard(self, one: LoggedCorrection) -> Standard | None:
        facts = self.known.get((one.service, one.standard))
        return facts.standard if facts else None

    def _where(self, one: LoggedCorrection | Revision) -> str:
        """The period, the channel and the group."""
        facts = self.known.get((one.service, one.standard))
        calendars = self.setting.facts.published.calendars
        calendar = calendars[facts.service.agency if facts else ""]
        return part_words(one, calendar, self.setting.tongue)

    def revisions(self) -> RecordList:
        """The provisional figures that became others, or final, since the edition before."""
        setting, say = self.setting, self.setting.say
        title, rows = say("Revisions"), setting.facts.published.record.revisions
        words = tuple(self._about_revisions(len(rows)))
        lines = tuple(self._revision(one) for one in rows[:MOST])
        return RecordList("revisions", title, words, lines)

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

    def _revision(self, one: Revision) -> RecordLine:
        tongue = self.setting.tongue
        old, new = (revised_words(figure, one.unit, tongue) for figure in (one.old, one.new))
        return self._line(
            one,
            "",
            (N_("Before"), old or DASH),
            (N_("Now"), new or DASH),
            (N_("Standing"), became_words(one, tongue)),
        )
