"""Words of a new file that nobody has put their own in place of: they must never be published.

Takes nodes and lines of the files that people write. Adds findings. Must not know which file they
are of, nor what `scorecard new` writes but for the mark.
"""

import re
from collections.abc import Callable

from generator.diagnostics import Place, Report
from generator.sources.yaml import Leaf

MARK = "FILL IN"
"""What a text begins with that is still to be filled in."""

_IN_YAML = re.compile(rf"{MARK}\b")
_IN_MARKDOWN = re.compile(rf"(?:[>*#-]+ +)*{MARK}\b")


def find_unfilled(node: Leaf, find: Callable[..., None]) -> bool:
    """Whether a value is still to be filled in, which is found at its place."""
    if _IN_YAML.match(node.text) is None:
        return False
    find("placeholder-left", node.place, text=node.text.strip())
    return True


def find_unfilled_lines(text: str, body: str, path: str, report: Report) -> None:
    """Find each line of the body of a file that is still to be filled in."""
    first = text.count("\n") - body.count("\n") + 1
    for number, line in enumerate(body.split("\n"), start=first):
        if _IN_MARKDOWN.match(line):
            place = Place(path, number, line.index(MARK) + 1)
            report.add("placeholder-left", place, source=line, text=line[place.column - 1 :])
