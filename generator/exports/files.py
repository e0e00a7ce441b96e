"""Every downloadable table as a file: its path below the site's root, and its bytes.

Takes the facts of the site. Gives CSV and columnar JSON of each table of the dictionary, and of
the results and volumes of each service. Must not know what stands in a cell, nor where files go.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.exports.columns import columnar_json, turn
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
from generator.exports.results import write_results
from generator.exports.spreadsheet import write_csv
from generator.exports.survey_entries import ANSWERS, SATISFACTION
from generator.exports.surveys import list_answers, list_satisfaction
from generator.exports.tables import LISTS
from generator.exports.volumes import list_volumes
from generator.exports.volumes_entry import VOLUMES
from generator.exports.whole import Whole, WholeCsv, WholeJson
from generator.gather import ServiceFacts, SiteFacts

File: TypeAlias = tuple[str, bytes]
Laid: TypeAlias = tuple[str, bytes | Iterable[bytes]]
Columns: TypeAlias = Sequence[Sequence[str]]

Left: TypeAlias = Callable[[ServiceFacts], Mapping[str, bytes]]
"""The files of a service's results by path, where they are left as they lie; else nothing."""

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
    for path, content in lay_tables(facts):
        yield path, join_pieces(content)


def join_pieces(content: bytes | Iterable[bytes]) -> bytes:
    """A file in one piece."""
    return content if isinstance(content, bytes) else b"".join(content)


def leave_none(_service: ServiceFacts) -> Mapping[str, bytes]:
    """No file lies anywhere."""
    return {}


def lay_tables(facts: SiteFacts, left: Left = leave_none) -> Iterator[Laid]:
    """The same files, of which the longest come in pieces; those that are left do not come."""
    languages = facts.published.site.languages
    for name, list_rows in {**EVERY_LIST, **RECORD_LISTS}.items():
        table, rows = describe_table(name, languages), list(list_rows(facts))
        yield table_path(name, CSV), write_csv(table.names, rows)
        yield table_path(name, JSON), columnar_json(table.names, rows, literal=_literal(table))
    yield from lay_results(facts, left)
    yield from _lay_volumes(facts)


def lay_results(facts: SiteFacts, left: Left = leave_none) -> Iterator[Laid]:
    """The results of each service, and then of all, by agency and service.

    Each row is formatted once; of all rows only finished bytes are kept.
    """
    published = facts.published
    return _lay_parts(RESULTS, facts, lambda one: write_results(published, one.service), left)


def _lay_volumes(facts: SiteFacts) -> Iterator[Laid]:
    """The volumes of each service that has any, and then of all."""
    published = facts.published

    def columns_of(one: ServiceFacts) -> Columns:
        rows = [*list_volumes(one, published)]
        return turn(rows, len(rows[0])) if rows else ()

    return _lay_parts(VOLUMES, facts, columns_of)


def _lay_parts(
    entry: Entry,
    facts: SiteFacts,
    columns_of: Callable[[ServiceFacts], Columns],
    left: Left = leave_none,
) -> Iterator[Laid]:
    """The rows of each service, then of all; no file of a service that has no columns."""
    table = describe_table(entry.name, facts.published.site.languages)
    wholes: dict[str, Whole] = {
        CSV: WholeCsv(table.names),
        JSON: WholeJson(table.names, _literal(table)),
    }
    for facts_of in facts.services:
        lying = left(facts_of)
        columns = () if lying else columns_of(facts_of)
        for form, whole in wholes.items():
            path = service_path(facts_of.service.id, form, entry.name)
            if lying:
                whole.add_file(lying[path])
            elif columns:
                yield path, whole.add(columns)
    for form in FORMATS:
        yield table_path(entry.name, form), wholes.pop(form)


def _literal(table: Entry) -> Collection[str]:
    return [column.name for column in table.columns if column.type in LITERAL]
