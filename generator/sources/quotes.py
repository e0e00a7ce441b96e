"""The lines that findings quote, filled in late: a rule knows a place, and seldom its text.

Takes a report and the tree that its places lead into. Gives findings on YAML and Markdown their
source line; a table's lines hold figures of small groups and are not quoted.
Must not know how a fault was found.
"""

from functools import cache

from generator.diagnostics import Place, Report
from generator.diagnostics.text import QUOTED
from generator.sources.encoding import decode
from generator.sources.tree import Tree


def quote_lines(report: Report, tree: Tree) -> None:
    """Give each finding that quotes nothing its line of a file that people write."""

    @cache
    def lines_of(path: str) -> list[str]:
        return (decode(tree.read(path), path, Report()) or "").split("\n")

    def line_at(place: Place) -> str:
        lines = lines_of(place.path) if place.line and place.path.endswith(QUOTED) else []
        return "".join(lines[place.line - 1 : place.line])

    report.quote(line_at)
