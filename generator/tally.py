"""Answer sheets turned into a table of counts, for the command that does only this.

Takes the folder of a project, a file of answer sheets, and what the user typed of it. Gives the
text of a table for data/satisfaction/, small groups left out, and findings.
Must not print, write, or let anything but counts through.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cluster import ClusterError
from generator.diagnostics import Place, Refusal, Report
from generator.jobs import ALONE, Workforce
from generator.sources.answer_keys import Asked
from generator.sources.content import Content, read_content
from generator.sources.keys import guess
from generator.sources.mappings.model import PeriodSource, Source, TableMapping
from generator.sources.mappings.read import ENDING, read_mapping
from generator.sources.project import known_to_answers
from generator.sources.responses import counted, tell_left_out
from generator.sources.satisfaction import read_satisfaction
from generator.sources.sheet_counts import COLUMNS, Counted, table_of
from generator.sources.sheets import SheetFile, count_sheets, holds_sheets
from generator.sources.tree import FolderTree, is_there
from generator.text import Text

WORTH = 30_000_000
"""Bytes of answer sheets for which it is worth to start a process."""

RESPONSES = "responses.map.yaml"
"""What the mapping of an adapter of answer sheets is called."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What was typed: the project, the file, and what its rows do not say of themselves."""

    project: Path
    file: Path
    survey: str
    mapping: str = ""
    subject: str = ""
    period: str = ""


def count(sheets: Sheets, *, adapters: Path, report: Report, workforce: Workforce = ALONE) -> str:
    """The table of counts; "" with findings where there is none."""
    content = read_content(FolderTree(sheets.project, report), report)
    mapping = _mapping(sheets, adapters, report)
    if mapping is None or report.failed:
        return ""
    calendar = mapping.fiscal_year or content.site.fiscal_year
    try:
        with sheets.file.open("rb") as opened:
            file = SheetFile(sheets.file.name, opened, mapping, calendar)
            worth = workforce.at_most(sheets.file.stat().st_size // WORTH)
            tally = count_sheets(file, report=report, workforce=worth)
    except ClusterError as fault:
        report.refuse(Refusal.of(fault.code, **fault.words))
        return ""
    except OSError as fault:
        reason = fault.strerror or str(fault)
        report.add("unreadable-file", Place(str(sheets.file)), path=sheets.file, reason=reason)
        return ""
    return _checked(counted(tally, content), sheets, content, report)


def _guess(typed: str, adapters: Path) -> str:
    """The adapter of answer sheets that was probably meant by --mapping, in a sentence."""
    return guess(typed, (path.parent.name for path in adapters.glob(f"*/{RESPONSES}")))


def _mapping(sheets: Sheets, adapters: Path, report: Report) -> TableMapping | None:
    """The mapping: named, of an adapter, or beside the file; with what was typed put in."""
    shipped = adapters / sheets.mapping / RESPONSES
    beside = sheets.file.with_name(sheets.file.stem + ENDING)
    path = Path(sheets.mapping) if sheets.mapping else beside
    if sheets.mapping and is_there(shipped):
        path = shipped
    try:
        data = path.read_bytes()
    except OSError:
        place, near = Place(str(sheets.file)), _guess(sheets.mapping, adapters)
        report.add("sheets-without-mapping", place, mapping=path.name, guess=near)
        return None
    mapping = read_mapping(data, path.name, report=report, whole=False)
    return _typed(mapping, sheets, Place(path.name), report) if mapping else None


def _typed(
    mapping: TableMapping, sheets: Sheets, place: Place, report: Report
) -> TableMapping | None:
    """The mapping with the survey, subject and period that were typed."""
    answers = mapping.answers
    if answers is None or not holds_sheets(mapping):
        report.add("mapping-lacks", place, part="answers")
        return None
    survey = replace(answers.survey, id=_always(sheets.survey))
    answers = replace(answers, survey=survey)
    if sheets.subject:
        answers = replace(answers, subject=_always(sheets.subject))
    if sheets.period:
        mapping = replace(mapping, period=PeriodSource(always=Text.plain(sheets.period)))
    if answers.subject is None and mapping.service is None:
        report.add("mapping-lacks", place, part="subject")
    if mapping.period is None:
        report.add("mapping-lacks", place, part="period")
    return None if report.failed else replace(mapping, answers=answers)


def _always(text: str) -> Source:
    return Source(always=Text.plain(text))


def _checked(made: Counted, sheets: Sheets, content: Content, report: Report) -> str:
    """The table as text; "" where subjects, surveys, questions or answers do not exist."""
    tell_left_out(made, sheets.file.name, report)
    asked: Asked = known_to_answers(content)
    read_satisfaction([table_of(made, sheets.file.name)], asked=asked, report=report)
    return "" if report.failed else as_table(made.rows)


def as_table(rows: Iterable[Iterable[str]]) -> str:
    """Rows as a CSV text with the names of their columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()
