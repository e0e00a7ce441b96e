"""The responses door: data/responses/, answer sheets that never leave this folder.

Takes a tree and the content. Gives tables of counts, small groups left out, and findings: sheets
without a mapping, and sheets that Git holds. Must not know what is published of a count.
"""

from io import BytesIO
from pathlib import Path, PurePosixPath

from generator.diagnostics import Place, Report
from generator.git import tracked_files
from generator.sources.content import Content
from generator.sources.mappings.read import ENDING, read_mapping
from generator.sources.parquet import PARQUET
from generator.sources.sheet_counts import Counted, count_rows, table_of
from generator.sources.sheets import SheetFile, Tally, count_sheets
from generator.sources.tables import Table
from generator.sources.tree import RESPONSES, Tree

FORMATS = (".csv", PARQUET)
"""The endings of files of answer sheets."""

WHERE = "Answer sheets are .csv or .parquet files, each with a .map.yaml beside it."


def read_responses(tree: Tree, content: Content, report: Report) -> list[Table]:
    """The counts of every file of answer sheets, as one table for each."""
    tables = []
    paths = [path for path in tree.paths("data") if path.startswith(RESPONSES)]
    for path in paths:
        if path.endswith(ENDING):
            stem = path.removesuffix(ENDING)
            if not any(stem + ending in paths for ending in FORMATS):
                report.add("mapping-without-table", Place(path), table=stem + FORMATS[0])
        elif PurePosixPath(path).suffix not in FORMATS:
            report.add("misplaced-file", Place(path), path=path, where=WHERE)
        elif (counted := _counted(tree, path, content, report)) is not None:
            tables.append(table_of(counted, path))
    return tables


def _counted(tree: Tree, path: str, content: Content, report: Report) -> Counted | None:
    """The rows of one file; None, with findings, where nothing says how to read it."""
    beside = str(PurePosixPath(path).with_suffix("")) + ENDING
    if beside not in tree.paths("data"):
        report.add("sheets-without-mapping", Place(path), mapping=beside, guess="")
        return None
    mapping = read_mapping(tree.read(beside), beside, report=report)
    if mapping is None:
        return None
    calendar = mapping.fiscal_year or content.site.fiscal_year
    file = SheetFile(path, BytesIO(tree.read(path)), mapping, calendar)
    tally = count_sheets(file, report=report)
    made = counted(tally, content)
    tell_left_out(made, path, report)
    return made


def counted(tally: Tally, content: Content) -> Counted:
    """The rows of a tally as a project's surveys and its minimum count have them."""
    surveys = {name: one for one in content.surveys for name in (*one.was, one.id)}
    minimum = content.site.privacy.minimum_count
    return count_rows(tally, surveys, minimum=minimum)


def tell_left_out(made: Counted, path: str, report: Report) -> None:
    """Say what the counts of a file leave out, without a figure."""
    for one in made.left_out:
        by = f" by {one.division}" if one.division else ""
        what = f"{one.question or 'respondents'} of {one.subject}{by} in {one.period}"
        report.add("small-groups-left-out", Place(path), what=what)


def find_tracked_sheets(root: Path, report: Report) -> None:
    """Find answer sheets that Git tracks: whoever can read the repository can read them."""
    for path in tracked_files(root, RESPONSES):
        if not path.endswith(ENDING):
            report.add("tracked-answer-sheet", Place(path), path=path)
