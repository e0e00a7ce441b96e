"""Publishing: a project, judged, without small numbers, as what may be shown of it.

Takes a project as it was read, the day that counts as today, and what an earlier edition showed.
Gives what may be published, with findings. Must not read a folder, nor know who shows what.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.diagnostics import Report
from generator.disclosure.equations import groups_of
from generator.disclosure.heard import hide_received
from generator.disclosure.hiding import hide_small
from generator.disclosure.opinions import hide_in_groups
from generator.disclosure.repository import check_repository
from generator.disclosure.since import (
    tell_hidden_opinions,
    tell_hidden_results,
    tell_hidden_volumes,
)
from generator.disclosure.subtracted import Covering
from generator.disclosure.volumes import hide_small_volumes
from generator.judge.book import open_book
from generator.judge.channel_totals import add_totals
from generator.judge.checks import check_judged
from generator.judge.improvements import check_progress
from generator.judge.intake import add_up, check_received
from generator.judge.judging import Judged, judge
from generator.judge.loop_findings import check_standings
from generator.judge.oddities import mark_oddities
from generator.judge.opinions import Opinions, sum_up
from generator.judge.satisfaction import with_satisfaction
from generator.judge.volume_checks import check_volumes
from generator.judge.wordless import without_words
from generator.memory import Memory
from generator.model import NO_EDITIONS, Editions, Service, Survey
from generator.opinions import PublishedOpinions, publish_opinions
from generator.periods import Calendar
from generator.published import (
    Published,
    columns_of,
    publish,
    publish_improvements,
    publish_loops,
)
from generator.quantities import Span
from generator.recorded import with_record
from generator.sources.answers import Answers
from generator.sources.content import Content
from generator.sources.previous import NO_EDITION, Edition, read_edition
from generator.sources.project import Project
from generator.sources.results import Results
from generator.sources.shelves import Shelf
from generator.sources.subjects import subjects_of
from generator.sources.united import read_united
from generator.sources.volumes import Volumes
from generator.volumes import PublishedVolumes, publish_volumes


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What the edition before showed, by `tables`, and which editions there are.

    `known` has what any of them showed, which readers still know.
    """

    tables: Edition = NO_EDITION
    known: Edition = NO_EDITION
    editions: Editions = NO_EDITIONS


def recall(
    compared: Shelf | None, older: tuple[Shelf, ...], editions: Editions
) -> tuple[Before, Report]:
    """What readers know of the state that is compared with, and of all editions beside it."""
    report = Report()
    tables = read_edition(compared, report) if compared else NO_EDITION
    return Before(tables, read_united(tables, older, report), editions), report


def publish_once(
    project: Project, as_of: date, before: Before, kept: Memory
) -> tuple[Published, Report]:
    """What may be published, judged once for equal projects; so is each part of it for equal parts.

    A sentence that is written otherwise leaves every verdict, a row of results every answer and
    every volume as it was.
    """
    if not kept.keeps:
        return _judge(project, as_of, before, kept)
    parts = project.content, project.results, project.answers, project.volumes
    rest = project.intake, project.corrections, as_of, before
    key = kept.digest_of("judge", *parts, *rest)
    return kept.under(key, lambda: _judge(project, as_of, before, kept))


def _judge(project: Project, as_of: date, before: Before, kept: Memory) -> tuple[Published, Report]:
    content, report, earlier = project.content, Report(), before.tables
    said = kept.once(_sum_up, *_asked(project), before.known)
    rules = _Rules.of(content, as_of, worded=not kept.keeps)
    hidden, found, odd = kept.once(_judge_results, rules, project.results, said, before)
    columns = kept.once(columns_of, hidden, odd)
    if kept.keeps:  # it was judged without words
        book = open_book(content.services, rules.calendars, due_after=rules.due)
        hidden = replace(hidden, book=book)
    report.join(found)
    tell_hidden_opinions(earlier, said, report)
    minimum, caution, languages = rules.minimum, rules.caution, content.site.languages
    check_standings(content.loops, content.services, report, as_of=as_of, minimum=minimum)
    check_progress(content.improvements, report, as_of=as_of, minimum=minimum)
    check_received(project.intake, as_of, report)
    volumes, counted, found = kept.once(_count, rules, project.volumes, before, languages)
    report.join(found)
    check_repository(hidden, volumes, content.site, report)
    published = publish(
        content,
        hidden,
        loops=publish_loops(content.loops, as_of=as_of, minimum=minimum),
        received=hide_received(add_up(project.intake, as_of), minimum=minimum),
        opinions=kept.once(_publish_opinions, said, content.surveys, languages, caution),
        volumes=counted,
        improvements=publish_improvements(content.improvements, as_of=as_of, minimum=minimum),
        editions=before.editions,
        columns=columns,
    )
    return with_record(published, project.corrections), report


@dataclass(frozen=True, slots=True)
class _Rules:
    """What figures are judged by: the promises, and what the site says of all of them."""

    services: tuple[Service, ...]
    calendars: Mapping[str, Calendar]
    due: Span
    minimum: int
    caution: int
    as_of: date

    @classmethod
    def of(cls, content: Content, as_of: date, *, worded: bool) -> "_Rules":
        """The rules of a project, by which figures are known again where they are not `worded`."""
        site, services = content.site, content.services
        calendars = {name: content.calendar_of(name) for name in {one.agency for one in services}}
        listed = services if worded else without_words(services)
        due, minimum = site.reporting.due_after, site.privacy.minimum_count
        return cls(listed, calendars, due, minimum, site.caution_below, as_of)


def _judge_results(
    rules: _Rules, results: Results, said: Opinions, before: Before
) -> tuple[Judged, Report, list[str]]:
    """The results judged, those of surveys with them, without small numbers; what is odd of each.

    Of rows whose small numbers were hidden nothing is odd, nor are others held against them.
    """
    report = Report()
    results = with_satisfaction(results, said, rules.services, report=report)
    book = open_book(rules.services, rules.calendars, due_after=rules.due)
    judged = judge(results, book, as_of=rules.as_of, caution_below=rules.caution)
    odd = check_judged(judged, report)
    hidden = hide_small(judged, minimum=rules.minimum, previous=before.known.results)
    tell_hidden_results(before.tables, hidden, report)
    if hidden.frame is not judged.frame:
        odd = mark_oddities(hidden)
    return hidden, report, odd


def _asked(project: Project) -> tuple[Answers, tuple[Survey, ...], int, Covering]:
    """What the answers to surveys are summed up by, and nothing else of the project."""
    content = project.content
    covering = {subject: groups_of(body) for subject, body in subjects_of(content).items()}
    return project.answers, content.surveys, content.site.privacy.minimum_count, covering


def _sum_up(
    answers: Answers, surveys: tuple[Survey, ...], minimum: int, covering: Covering, then: Edition
) -> Opinions:
    """The answers to surveys, summed up, without small groups."""
    return hide_in_groups(sum_up(answers, surveys), minimum, covering, then)


def _publish_opinions(
    said: Opinions, surveys: tuple[Survey, ...], languages: tuple[str, ...], caution: int
) -> PublishedOpinions:
    return publish_opinions(said, surveys, languages=languages, caution_below=caution)


def _count(
    rules: _Rules, read: Volumes, before: Before, languages: tuple[str, ...]
) -> tuple[Volumes, PublishedVolumes, Report]:
    """How often services are used, with totals and without small numbers."""
    services, minimum, report = rules.services, rules.minimum, Report()
    check_volumes(read, services, as_of=rules.as_of, report=report)
    counted = add_totals(read, services)
    hidden = hide_small_volumes(counted, services, minimum=minimum, previous=before.known.volumes)
    tell_hidden_volumes(before.tables, hidden, report)
    return hidden, publish_volumes(hidden, services, languages=languages), report
