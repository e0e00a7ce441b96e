"""A whole project as read: what people wrote and what systems exported.

Takes a tree. Gives content and results, with every fault of every file in one report.
Must not know rules of judging, pages or the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.diagnostics import Place, Report
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
from generator.sources.performance import read_performance
from generator.sources.plain_words import check_plain_words
from generator.sources.pointers import open_pointers
from generator.sources.promises import check_promises
from generator.sources.references import check_references, unique_services
from generator.sources.responses import read_responses
from generator.sources.results import Results, known_standards
from generator.sources.satisfaction import read_satisfaction
from generator.sources.subjects import known_subjects
from generator.sources.tables import Foreign, Table, read_table
from generator.sources.tree import Tree
from generator.sources.untranslated import check_translated
from generator.sources.volumes import Volumes, known_services, read_volumes

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


def read_project(tree: Tree, report: Report) -> Project | None:
    """The project in a tree; None where there is no usable content/site.yaml.

    Then too every other file is read, so that all findings come in one run; those that may be
    the fault of site.yaml alone are left out. Of a folder beyond all limits that alone is told.
    """
    if not can_be_listed(tree, FOLDERS, report):
        return None
    content = read_content(tree, report)
    project = _read(tree, content, report)
    if content.usable:
        return project
    report.drop(SETTLED_BY_SITE, but=SITE)
    return None


def can_be_listed(tree: Tree, folders: Iterable[str], report: Report) -> bool:
    """Whether each folder holds no more files than anybody may mean; tells those that do."""
    for folder in folders:
        tree.paths(folder)
    return not any(found.code in BEYOND for found in report)


def _read(tree: Tree, content: Content, report: Report) -> Project:
    """The project whose content this is: results, and what mapped tables add."""
    check_translated(content, report)
    content = share_definitions(content, report)
    check_references(content, report)
    mapped = read_mapped(tree, replace(content, services=tuple(unique_services(content))), report)
    names = names_of(content, mapped.content.services, tree.paths("content"), report)
    settled = settle_lives(mapped.content, names, report)
    services = resolve_satisfaction(settled.services, settled.surveys, report)
    services = check_promises(services, report)
    kept = _check_told(replace(settled, services=services), tree, names, report)
    check_completeness(kept, report)
    check_plain_words(kept, report)
    results = _results(tree, kept, mapped_tables(mapped), names, report)
    answers = _answers(tree, kept, surveyed_tables(mapped.answers), names, report)
    volumes = _read_volumes(tree, kept, names, report)
    foreign = comment_tables(mapped.readings, mapped.ids)
    intake = _intake(tree, kept, foreign, names, report)
    return Project(kept, results, answers, volumes, intake, read_corrections(tree, report))


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


def _results(
    tree: Tree, content: Content, foreign: list[Foreign], names: Names, report: Report
) -> Results:
    """The results of the project's own tables and of mapped ones."""
    known = known_standards(content.services, content.calendar_of)
    own = _own_tables(tree, PERFORMANCE, report)
    return read_performance(own, foreign=foreign, known=known, names=names, report=report)


def _answers(
    tree: Tree, content: Content, foreign: list[Foreign], names: Names, report: Report
) -> Answers:
    """The answers of the project's own tables and of mapped ones."""
    own, asked = _own_tables(tree, SATISFACTION, report), known_to_answers(content, names)
    own += read_responses(tree, content, report)
    return read_satisfaction(own, asked=asked, report=report, foreign=foreign)


def _unread_services(tree: Tree, report: Report) -> frozenset[str]:
    """The ids of services whose own files have faults: what names them is not told again."""
    paths = [path for path in tree.paths("content") if path.startswith(f"{SERVICES}/")]
    return frozenset(PurePosixPath(path).stem for path in paths if report.names(path))


def _intake(
    tree: Tree, content: Content, foreign: list[Foreign], names: Names, report: Report
) -> Intake | None:
    """The comments received; None where there is no readable table of them."""
    paths, own = tree.paths("data"), None
    if FEEDBACK in paths and COMMENTS not in paths:
        own = read_table(tree.read(FEEDBACK), FEEDBACK, report=report)
    tables: list[Table | Foreign] = [*([own] if own else []), *foreign]
    agencies = {service.id: service.agency for service in content.services}
    return read_intake(tables, agencies, content.calendar_of, report, names=names)


def known_to_answers(content: Content, names: Names | None = None) -> Asked:
    """What has to be known of a project when answers are read; `names` of its ids, if read."""
    return Asked(
        known_subjects(content),
        {survey.id: survey for survey in content.surveys},
        content.site.privacy.minimum_count,
        names or names_of(content, content.services, (), Report()),
    )


def _read_volumes(tree: Tree, content: Content, names: Names, report: Report) -> Volumes:
    """How often the services are used, and at what cost."""
    known = known_services(content.services, content.calendar_of)
    tables = _own_tables(tree, VOLUMES, report)
    currency = content.site.currency
    return read_volumes(tables, known=known, report=report, currency=currency, names=names)


def _own_tables(tree: Tree, folder: str, report: Report) -> list[Table]:
    """The project's own tables in a folder of data/."""
    paths = [path for path in tree.paths("data") if path.startswith(folder)]
    tables = []
    for path in paths:
        if PurePosixPath(path).suffix != ".csv":
            where = "Tables are .csv files: save a spreadsheet as CSV UTF-8."
            report.add("misplaced-file", Place(path), path=path, where=where)
            continue
        table = read_table(tree.read(path), path, report=report)
        if table is not None:
            tables.append(table)
    return tables
