"""Every downloadable table as a file: its path below the site's root, and its bytes.

Takes the facts of the site. Gives CSV and columnar JSON of each table of the dictionary, and of
the results and volumes of each service. Must not know what stands in a cell, nor where files go.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.exports.columns import columnar_json
from generator.exports.corrections import list_corrections
from generator.exports.corrections_entry import CORRECTIONS
from generator.exports.dictionary import (
    FEEDBACK,
    IMPROVEMENTS,
    JOURNEYS,
    LITERAL,
    RESULTS,
    Entry,
    describe_table,
)
from generator.exports.feedback import list_comments, list_feedback
from generator.exports.feedback_entry import COMMENTS
from generator.exports.plans import list_improvements, list_journeys
from generator.exports.quality import list_findings
from generator.exports.quality_entry import FINDINGS
from generator.exports.register import list_overdue
from generator.exports.register_entry import OVERDUE
from generator.exports.results import write_rows
from generator.exports.spreadsheet import write_csv
from generator.exports.survey_entries import ANSWERS, SATISFACTION
from generator.exports.surveys import list_answers, list_satisfaction
from generator.exports.tables import LISTS, Row
from generator.exports.volumes import list_volumes
from generator.exports.volumes_entry import VOLUMES
from generator.exports.whole import WholeCsv, WholeJson
from generator.gather import ServiceFacts, SiteFacts

File: TypeAlias = tuple[str, bytes]
Rows: TypeAlias = Callable[[ServiceFacts], Iterable[Row]]

CSV, JSON = "csv", "json"
FORMATS = (CSV, JSON)
"""The formats of every table, by the endings of their files."""


EVERY_LIST = {
    **LISTS,
    FEEDBACK.name: list_feedback,
    COMMENTS.name: list_comments,
    SATISFACTION.name: list_satisfaction,
    ANSWERS.name: list_answers,
    JOURNEYS.name: list_journeys,
    IMPROVEMENTS.name: list_improvements,
}
"""Every table but that of results, by its name."""

RECORD_LISTS = {
    OVERDUE.name: list_overdue,
    FINDINGS.name: list_findings,
    CORRECTIONS.name: list_corrections,
}
"""Tables about the others, which may change with the day where nobody changed any."""


def table_path(table: str, form: str) -> str:
    """Where the file of a whole table stands below the site's root."""
    return f"data/{table}.{form}"


def service_path(service: str, form: str, table: str = RESULTS.name) -> str:
    """Where the file of one service's rows stands below the site's root, beside its page."""
    return f"services/{service}/{table}.{form}"


def write_tables(facts: SiteFacts) -> Iterator[File]:
    """Every table of the site in every format, then each service's rows, then all of them."""
    languages = facts.published.site.languages
    for name, list_rows in {**EVERY_LIST, **RECORD_LISTS}.items():
        table = describe_table(name, languages)
        contents = _write(table, list(list_rows(facts)))
        yield from ((table_path(name, form), content) for form, content in contents)
    yield from write_results(facts)
    yield from write_volumes(facts)


def write_results(facts: SiteFacts) -> Iterator[File]:
    """The results of each service, and then of all, by agency and service.

    Each row is formatted once; of all rows only finished bytes are kept.
    """
    published = facts.published
    return _write_parts(RESULTS, facts, lambda one: write_rows(published, one.service, one.rows))


def write_volumes(facts: SiteFacts) -> Iterator[File]:
    """The volumes of each service that has any, and then of all."""
    published = facts.published
    return _write_parts(VOLUMES, facts, lambda one: list_volumes(one, published), blank=False)


def _write_parts(
    entry: Entry, facts: SiteFacts, rows: Rows, *, blank: bool = True
) -> Iterator[File]:
    """The rows of each service, then of all; without `blank` no file of a service without rows."""
    table = describe_table(entry.name, facts.published.site.languages)
    wholes: dict[str, WholeCsv | WholeJson]
    wholes = {CSV: WholeCsv(table.names), JSON: WholeJson(table.names)}
    for facts_of in facts.services:
        own = list(rows(facts_of))
        for form, content in _write(table, own) if own or blank else ():
            wholes[form].add(content)
            yield service_path(facts_of.service.id, form, entry.name), content
    for form in FORMATS:
        yield table_path(entry.name, form), wholes.pop(form).content()


def _write(table: Entry, rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    yield CSV, write_csv(table.names, rows)
    yield JSON, columnar_json(table.names, rows, literal=_literal(table))


def _literal(table: Entry) -> Collection[str]:
    return [column.name for column in table.columns if column.type in LITERAL]
