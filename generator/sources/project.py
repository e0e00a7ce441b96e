"""A whole project as read: what people wrote and what systems exported.

Takes a tree. Gives content and results, with every fault of every file in one report.
Must not know rules of judging, pages or the clock.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.diagnostics import Place, Report
from generator.memory import FORGETFUL, Memory
from generator.model import LoggedCorrection
from generator.sources.answer_keys import Asked
from generator.sources.answers import Answers
from generator.sources.asked import resolve_satisfaction
from generator.sources.completeness import check_completeness
from generator.sources.content import SERVICES, SITE, Content, read_content
from generator.sources.corrections import read_corrections
from generator.sources.improvement_checks import check_improvements
from generator.sources.intake import PATH as FEEDBACK
from generator.sources.intake import Intake, read_intake
from generator.sources.journey_checks import check_journeys
from generator.sources.keys import KnownStandards
from generator.sources.likeness import share_definitions
from generator.sources.lives import settle_lives
from generator.sources.loop_checks import check_loops
from generator.sources.mappings import (
    comment_tables,
    mapped_tables,
    read_mapped,
    surveyed_tables,
)
from generator.sources.mappings.read import COMMENTS
from generator.sources.names import Names, names_of
from generator.sources.once import read_once
from generator.sources.performance import read_performance
from generator.sources.plain_words import check_plain_words
from generator.sources.pointers import open_pointers
from generator.sources.promises import check_promises
from generator.sources.references import check_references, unique_services
from generator.sources.responses import read_responses
from generator.sources.results import Known, Results, known_standards
from generator.sources.satisfaction import read_satisfaction
from generator.sources.subjects import known_subjects
from generator.sources.tables import Foreign, Table, read_table
from generator.sources.tree import FolderTree, Tree, list_contents
from generator.sources.untranslated import check_translated
from generator.sources.volumes import Volumes, known_services, read_volumes

T = TypeVar("T")

PERFORMANCE = "data/performance/"
SATISFACTION = "data/satisfaction/"
VOLUMES = "data/volumes/"

SETTLED_BY_SITE = frozenset({"bad-period", "period-against-cadence", "unknown-language"})
"""Codes that hang on the languages, the named periods and the fiscal year of content/site.yaml."""


@dataclass(frozen=True, slots=True)
class Project:
    """Content, results, answers and volumes; the content holds only what a site can show.

    `intake` is what was received in comments, None where nobody reported it; `corrections` are the
    rows of the record, None where none is kept.
    """

    content: Content
    results: Results
    answers: Answers
    volumes: Volumes
    intake: Intake | None = None
    corrections: tuple[LoggedCorrection, ...] | None = None


FOLDERS = ("content", "data", "editions")
BEYOND = frozenset({"too-many-files", "folders-too-deep"})


def read_project(tree: Tree, report: Report, kept: Memory = FORGETFUL) -> Project | None:
    """The project in a tree; None where there is no usable content/site.yaml.

    Then too every other file is read, so that all findings come in one run; those that may be
    the fault of site.yaml alone are left out. Of a folder beyond all limits that alone is told.
    What is `kept` of equal files is not read again.
    """
    if not can_be_listed(tree, FOLDERS, report):
        return None
    content = read_content(tree, report, kept)
    project = _read(tree, content, report, kept)
    if content.usable:
        return project
    report.drop(SETTLED_BY_SITE, but=SITE)
    return None


def can_be_listed(tree: Tree, folders: Iterable[str], report: Report) -> bool:
    """Whether each folder holds no more files than anybody may mean; tells those that do."""
    for folder in folders:
        tree.paths(folder)
    return not any(found.code in BEYOND for found in report)


def read_known(tree: Tree, report: Report, kept: Memory) -> Project | None:
    """The project in a tree; that of the build before where every file of a folder is as it was."""
    if not kept.keeps or not isinstance(tree, FolderTree):
        return read_project(tree, report)
    key = kept.digest_of("project", tree.root, list_contents(tree.root))
    project, found = kept.under(key, partial(_read_whole, tree.root, kept))
    report.join(found)
    return project


def _read_whole(root: Path, kept: Memory) -> tuple[Project | None, Report]:
    report = Report()
    return read_project(FolderTree(root, report), report, kept), report


def _read(tree: Tree, content: Content, report: Report, kept: Memory) -> Project:
    """The project whose content this is: results, and what mapped tables add."""
    check_translated(content, report)
    content = share_definitions(content, report)
    check_references(content, report)
    mapped = read_mapped(tree, replace(content, services=tuple(unique_services(content))), report)
    names = names_of(content, mapped.content.services, tree.paths("content"), report)
    settled = settle_lives(mapped.content, names, report)
    services = resolve_satisfaction(settled.services, settled.surveys, report)
    services = check_promises(services, report)
    told = _check_told(replace(settled, services=services), tree, names, report)
    check_completeness(told, report)
    check_plain_words(told, report)
    desk = _Desk(tree, told, names, report, kept)
    known = known_standards(told.services, told.calendar_of)
    results = _results(desk, known, mapped_tables(mapped))
    answers = _answers(desk, surveyed_tables(mapped.answers))
    volumes = _read_volumes(desk)
    intake = _intake(desk, comment_tables(mapped.readings, mapped.ids))
    corrections = read_corrections(tree, known, names, report)
    return Project(told, results, answers, volumes, intake, corrections)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every table of a project is read with."""

    tree: Tree
    content: Content
    names: Names
    report: Report
    kept: Memory

    def once(self, read: Callable[..., T], *given: object) -> T:
        """What is read of tables, once for equal ones."""
        return read_once(self.kept, self.report, read, *given)

    def tables(self, folder: str) -> list[Table]:
        """The project's own tables in a folder of data/."""
        paths = [path for path in self.tree.paths("data") if path.startswith(folder)]
        csv = [path for path in paths if PurePosixPath(path).suffix == ".csv"]
        for path in sorted(set(paths) - set(csv)):
            where = "Tables are .csv files: save a spreadsheet as CSV UTF-8."
            self.report.add("misplaced-file", Place(path), path=path, where=where)
        return [table for path in csv if (table := self.table(path)) is not None]

    def table(self, path: str) -> Table | None:
        """One table; None, with a finding, where a file holds none."""
        data = self.tree.read(path)
        if not data:  # the system may have refused to read it, which is told
            return read_table(data, path, report=self.report)
        return self.once(_read_table, data, path)


def _read_table(report: Report, data: bytes, path: str) -> Table | None:
    return read_table(data, path, report=report)


def _check_told(content: Content, tree: Tree, names: Names, report: Report) -> Content:
    """The content whose loops, journeys and improvements point only at what exists."""
    journeys = frozenset(journey.id for journey in content.journeys)
    unread = _unread_services(tree, report)
    loops = check_loops(content.loops, content.services, report, journeys=journeys, unread=unread)
    pointers = open_pointers(content, content.services, names, report)
    return replace(
        content,
        loops=loops,
        journeys=check_journeys(content.journeys, pointers, report),
        improvements=check_improvements(content.improvements, pointers, report),
    )


def _results(desk: _Desk, known: KnownStandards, foreign: list[Foreign]) -> Results:
    """The results of the project's own tables and of mapped ones."""
    own = desk.tables(PERFORMANCE)
    return desk.once(_read_results, known, desk.names, foreign, *own)


def _read_results(
    report: Report, known: KnownStandards, names: Names, foreign: list[Foreign], *own: Table
) -> Results:
    return read_performance(own, foreign=foreign, known=known, names=names, report=report)


def _answers(desk: _Desk, foreign: list[Foreign]) -> Answers:
    """The answers of the project's own tables and of mapped ones."""
    own = desk.tables(SATISFACTION)
    own += read_responses(desk.tree, desk.content, desk.report)
    return desk.once(_read_answers, known_to_answers(desk.content, desk.names), foreign, *own)


def _read_answers(report: Report, asked: Asked, foreign: list[Foreign], *own: Table) -> Answers:
    return read_satisfaction(own, asked=asked, report=report, foreign=foreign)


def _unread_services(tree: Tree, report: Report) -> frozenset[str]:
    """The ids of services whose own files have faults: what names them is not told again."""
    paths = [path for path in tree.paths("content") if path.startswith(f"{SERVICES}/")]
    return frozenset(PurePosixPath(path).stem for path in paths if report.names(path))


def _intake(desk: _Desk, foreign: list[Foreign]) -> Intake | None:
    """The comments received; None where there is no readable table of them."""
    paths, own, content = desk.tree.paths("data"), None, desk.content
    if FEEDBACK in paths and COMMENTS not in paths:
        own = desk.table(FEEDBACK)
    tables: list[Table | Foreign] = [*([own] if own else []), *foreign]
    agencies = {service.id: service.agency for service in content.services}
    return read_intake(tables, agencies, content.calendar_of, desk.report, names=desk.names)


def known_to_answers(content: Content, names: Names | None = None) -> Asked:
    """What has to be known of a project when answers are read; `names` of its ids, if read."""
    return Asked(
        known_subjects(content),
        {survey.id: survey for survey in content.surveys},
        content.site.privacy.minimum_count,
        names or names_of(content, content.services, (), Report()),
    )


def _read_volumes(desk: _Desk) -> Volumes:
    """How often the services are used, and at what cost."""
    known = known_services(desk.content.services, desk.content.calendar_of)
    own, currency = desk.tables(VOLUMES), desk.content.site.currency
    return desk.once(_count_volumes, known, desk.names, currency, *own)


def _count_volumes(
    report: Report, known: Mapping[str, Known], names: Names, currency: str | None, *own: Table
) -> Volumes:
    return read_volumes(own, known=known, report=report, currency=currency, names=names)
