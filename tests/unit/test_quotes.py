"""The lines that findings quote, filled in from the files they stand in."""

import pytest

from generator.diagnostics import NOWHERE, Place, Report
from generator.sources.quotes import quote_lines


class Memory:
    """A tree of files held in memory, which counts how often it is read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Hold these bytes by path."""
        self._files = files
        self.reads = 0

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder, sorted."""
        return tuple(sorted(path for path in self._files if path.startswith(prefix + "/")))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        self.reads += 1
        return self._files[path]


FILES = {
    "content/a.yaml": b"\xef\xbb\xbfname: A\r\nurl: x\r\n",
    "content/pages/b.md": b"---\ntitle: B\n---\n",
    "data/t.map.yaml": b"period: when\n",
    "data/t.csv": b"when,cases\n2025-01,3\n",
    "content/broken.yaml": b"name: Caf\xe9\n",
}


def quoted(place: Place) -> str:
    """The source that a finding at this place quotes in the end."""
    report = Report()
    report.add("bad-integer", place, text="ten")
    quote_lines(report, Memory(FILES))
    (found,) = report
    return found.source


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place("content/a.yaml", 1), "name: A"),
        (Place("content/a.yaml", 2, 6), "url: x"),
        (Place("content/pages/b.md", 2), "title: B"),
        (Place("data/t.map.yaml", 1), "period: when"),
    ],
)
def test_a_line_of_a_file_that_people_write(place: Place, line: str) -> None:
    """A finding on YAML or Markdown quotes its line without its end."""
    assert quoted(place) == line


@pytest.mark.parametrize(
    "place",
    [
        Place("data/t.csv", 2),
        Place("content/a.yaml"),
        Place("content/a.yaml", 99),
        Place("content/broken.yaml", 1),
        NOWHERE,
    ],
)
def test_nothing_to_quote(place: Place) -> None:
    """Tables, whole files, lines beyond the end and unreadable files are not quoted."""
    assert quoted(place) == ""


def test_a_file_is_read_once() -> None:
    """However many findings stand in a file, it is read once."""
    report, tree = Report(), Memory(FILES)
    for text in ("ten", "two"):
        report.add("bad-integer", Place("content/a.yaml", 1), text=text)

    quote_lines(report, tree)

    assert tree.reads == 1
