"""Tables in somebody else's shape, read as they are by a mapping file beside them.

Takes a tree and the content that people wrote. Gives the content with what registers add, and the
results of every mapped table. A faulty row is a warning: somebody else publishes the table.
Must not know rules of judging, and nothing of any one publisher: that stands in mapping files.
"""

from dataclasses import dataclass, replace

import numpy as np

from generator.diagnostics import Place, Report, Severity
from generator.sources.content import Content
from generator.sources.mappings.answers import KeyedAnswers, is_sheets
from generator.sources.mappings.apply import Keyed, result_tables
from generator.sources.mappings.comments import comment_tables
from generator.sources.mappings.ids import Ids, SourceIds, give_ids
from generator.sources.mappings.model import (
    AgencyColumns,
    Delimiter,
    ServiceColumns,
    Sheet,
    StandardColumns,
)
from generator.sources.mappings.read import ENDING, read_mapping
from generator.sources.mappings.reading import Reading, open_reading
from generator.sources.mappings.register import Register
from generator.sources.mappings.surveyed import read_surveyed, surveyed_tables
from generator.sources.rows import combine, factorize
from generator.sources.tables import Dialect, Foreign, read_table
from generator.sources.tree import Tree

__all__ = ["Mapped", "comment_tables", "mapped_tables", "read_mapped", "surveyed_tables"]

MARKS = {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t", Delimiter.BAR: "|"}


NOT_CSV = (".parquet", ".xlsx", ".xls", ".ods", ".tsv")
"""Endings of tables that are not read where they lie."""

WHERE = "Tables are .csv files: save this one as CSV UTF-8. Answer sheets lie in data/responses/."

OWN = frozenset({"data/feedback", "data/corrections"})
"""Tables of data/ that need no mapping: without one they are in the product's own columns."""


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """The content with what mapped tables add, and what is needed to read their results."""

    content: Content
    readings: tuple[Reading, ...]
    ids: Ids
    answers: tuple[KeyedAnswers, ...] = ()


def read_mapped(tree: Tree, content: Content, report: Report) -> Mapped:
    """Read every table of data/ that has a mapping beside it, registers first."""
    found = (_open(tree, path, content, report) for path in mapped_paths(tree, report))
    readings = sorted(filter(None, found), key=lambda reading: not _makes(reading))
    ids = give_ids(content.agencies, content.services, _source_ids(readings))
    register = Register(
        content.site.languages,
        ids,
        {agency.id: agency for agency in content.agencies},
        {service.id: service for service in content.services},
    )
    for reading in readings:
        register.enter(reading)
    agencies = tuple(register.agencies[key] for key in sorted(register.agencies))
    services = tuple(register.services[key] for key in sorted(register.services))
    surveys, answers = read_surveyed(
        readings, ids, content.surveys, languages=content.site.languages, report=report
    )
    content = replace(content, agencies=agencies, services=services, surveys=surveys)
    return Mapped(content, tuple(readings), ids, answers)


def mapped_tables(mapped: Mapped) -> list[Foreign]:
    """The results of every mapped table, in the columns of data/performance."""
    languages = mapped.content.site.languages
    return [
        Foreign(table, reading.calendar)
        for reading in mapped.readings
        if (keyed := _keyed(reading, mapped.ids)) is not None
        for table in result_tables(keyed, languages)
    ]


def mapped_paths(tree: Tree, report: Report) -> list[str]:
    """The tables of data/ with a mapping beside them; one without the other is told."""
    paths = [path for path in tree.paths("data") if path.count("/") == 1]
    tables = {path.removesuffix(".csv") for path in paths if path.endswith(".csv")}
    mappings = {path.removesuffix(ENDING) for path in paths if path.endswith(ENDING)}
    for path in (path for path in paths if path.endswith(NOT_CSV)):
        report.add("misplaced-file", Place(path), path=path, where=WHERE)
    for name in sorted(mappings - tables):
        report.add("mapping-without-table", Place(name + ENDING), table=name + ".csv")
    for name in sorted(tables - mappings - OWN):
        report.add("table-without-mapping", Place(name + ".csv"), mapping=name + ENDING)
    return [name + ".csv" for name in sorted(tables & mappings)]


def _open(tree: Tree, path: str, content: Content, report: Report) -> Reading | None:
    """One table seen through its mapping."""
    beside = path.removesuffix(".csv") + ENDING
    mapping = read_mapping(tree.read(beside), beside, report=report)
    if mapping is None:
        return None
    if mapping.answers is not None and is_sheets(mapping.answers):
        report.add("sheets-outside-responses", Place(path), path=path)
        return None
    dialect = dialect_of(mapping.table)
    table = read_table(
        tree.read(path), path, report=report, dialect=dialect, severity=Severity.WARNING
    )
    calendar = mapping.fiscal_year or content.site.fiscal_year
    return open_reading(table, mapping, calendar, report) if table else None


def dialect_of(sheet: Sheet) -> Dialect:
    """What a mapping says of how the file is written."""
    delimiter = MARKS[sheet.delimiter] if sheet.delimiter else ""
    return Dialect(sheet.encoding, delimiter, sheet.header)


def _makes(reading: Reading) -> bool:
    """Whether a table makes services, not only tells more of them."""
    service = reading.mapping.service
    return service is not None and service.name is not None and service.only is None


def _source_ids(readings: list[Reading]) -> SourceIds:
    """Every id that tables name agencies, services and standards by."""
    found = SourceIds(set(), set(), set(), set(), set())
    for reading in readings:
        mapping = reading.mapping
        agencies, services = _ids(reading, mapping.agency), _ids(reading, mapping.service)
        found.agencies.update(agencies)
        found.services.update(services)
        if mapping.agency and mapping.agency.name:
            found.made_agencies.update(agencies)
        if _makes(reading):
            found.made_services.update(services)
        if mapping.standard:
            found.standards.update(zip(services, _ids(reading, mapping.standard), strict=True))
    return found


def _ids(
    reading: Reading, part: AgencyColumns | ServiceColumns | StandardColumns | None
) -> list[str]:
    return reading.ids(part.id).tolist() if part else []


def _keyed(reading: Reading, ids: Ids) -> Keyed | None:
    """The ids of the service and standard of each row; None where a table has no results."""
    mapping = reading.mapping
    has_results = mapping.result or (mapping.period and mapping.period.headers)
    if not has_results or mapping.service is None or mapping.standard is None:
        return None
    services = reading.ids(mapping.service.id)
    standards = reading.ids(mapping.standard.id)
    pair, first = combine(factorize(services)[0], factorize(standards)[0])
    texts = [(str(services[at]), str(standards[at])) for at in first.tolist()]
    service = np.array([ids.service(one) for one, _ in texts], dtype=object)
    standard = np.array([ids.standard(*both) for both in texts], dtype=object)
    return Keyed(reading, service[pair], standard[pair])
