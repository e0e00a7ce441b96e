"""Publishing: a project, judged, without small numbers, as what may be shown of it.

Takes a project as it was read, the day that counts as today, and what an earlier edition showed.
Gives what may be published, with findings. Must not read a file, nor know who shows what.
"""

from dataclasses import dataclass
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
from generator.judge.judging import judge
from generator.judge.loop_findings import check_standings
from generator.judge.opinions import Opinions, sum_up
from generator.judge.satisfaction import with_satisfaction
from generator.judge.volume_checks import check_volumes
from generator.memory import Memory
from generator.model import NO_EDITIONS, Editions, Survey
from generator.opinions import publish_opinions
from generator.published import Published, publish, publish_improvements, publish_loops
from generator.recorded import with_record
from generator.sources.answers import Answers
from generator.sources.previous import NO_EDITION, Edition
from generator.sources.project import Project
from generator.sources.subjects import subjects_of
from generator.sources.volumes import Volumes
from generator.volumes import publish_volumes


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What an edition before showed, by `tables`, and which editions there are."""

    tables: Edition = NO_EDITION
    editions: Editions = NO_EDITIONS


def publish_once(
    project: Project, as_of: date, before: Before, kept: Memory
) -> tuple[Published, Report]:
    """What may be published, judged once; the answers once for all projects that have the same."""

    def work() -> tuple[Published, Report]:
        said = kept.once(_sum_up, *_asked(project), before.tables)
        return _judge(project, said, as_of, before)

    if not kept.keeps:
        return work()
    return kept.under(kept.digest_of("judge", project, as_of, before), work)


def _judge(
    project: Project, said: Opinions, as_of: date, before: Before
) -> tuple[Published, Report]:
    content, report, earlier = project.content, Report(), before.tables
    calendars = {
        service.agency: content.calendar_of(service.agency) for service in content.services
    }
    minimum, caution = content.site.privacy.minimum_count, content.site.caution_below
    results = with_satisfaction(project.results, said, content.services, report=report)
    book = open_book(content.services, calendars, due_after=content.site.reporting.due_after)
    judged = judge(results, book, as_of=as_of, caution_below=caution)
    check_judged(judged, report)
    hidden = hide_small(judged, minimum=minimum, previous=earlier.results)
    tell_hidden_results(earlier, hidden, report)
    tell_hidden_opinions(earlier, said, report)
    check_standings(content.loops, content.services, report, as_of=as_of, minimum=minimum)
    check_progress(content.improvements, report, as_of=as_of, minimum=minimum)
    check_received(project.intake, as_of, report)
    languages = content.site.languages
    volumes = _count(project, as_of, report, earlier)
    check_repository(hidden, volumes, content.site, report)
    published = publish(
        content,
        hidden,
        loops=publish_loops(content.loops, as_of=as_of, minimum=minimum),
        received=hide_received(add_up(project.intake, as_of), minimum=minimum),
        opinions=publish_opinions(
            said, content.surveys, languages=languages, caution_below=caution
        ),
        volumes=publish_volumes(volumes, content.services, languages=languages),
        improvements=publish_improvements(content.improvements, as_of=as_of, minimum=minimum),
        editions=before.editions,
    )
    return with_record(published, project.corrections), report


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


def _count(project: Project, as_of: date, report: Report, earlier: Edition) -> Volumes:
    """How often services are used, with totals and without small numbers."""
    site, services = project.content.site, project.content.services
    check_volumes(project.volumes, services, as_of=as_of, report=report)
    counted = add_totals(project.volumes, services)
    minimum = site.privacy.minimum_count
    hidden = hide_small_volumes(counted, services, minimum=minimum, previous=earlier.volumes)
    tell_hidden_volumes(earlier, hidden, report)
    return hidden
