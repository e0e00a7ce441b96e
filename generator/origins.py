"""What published rows of every kind have in common: where they stood, and the note beside them.

Takes the files of tables, of which only paths and lines are kept, and columns of a row. Gives a
place, a note in the site's languages, and where the rows of each subject begin and end.
Must not know what a row is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import NOWHERE, Place
from generator.sources.lines import Lines, Starts
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Origins:
    """The path of each table, and the line on which each of its rows begins: no text of it."""

    files: tuple[tuple[str, Starts], ...] = ()
    languages: tuple[str, ...] = ("en",)

    def place(self, at: Mapping[str, Any]) -> Place:
        """The file and line of a row; nowhere for one that no file holds."""
        if at["file"] < 0:
            return NOWHERE
        path, starts = self.files[at["file"]]
        return Place(path, int(starts[at["row"]]))

    def note(self, at: Mapping[str, Any]) -> Text | None:
        """The note of a row in each language that has one."""
        return note_of(at, self.languages)


def note_of(at: Mapping[str, Any], languages: tuple[str, ...]) -> Text | None:
    """The note of a row by language; the column of the first one is `note`."""
    main = languages[0]
    names = {one: "note" if one == main else f"note_{one}" for one in languages}
    said = {one: at[name] for one, name in names.items() if at.get(name)}
    if not said:
        return None
    return Text.plain(said[main]) if list(said) == [main] else Text.many(said)


NOWHERE_KNOWN = Origins()
"""Of rows that there are none of."""


def origins_of(files: Iterable[Lines], languages: tuple[str, ...]) -> Origins:
    """Where the rows of these files stood, without what stood there."""
    return Origins(tuple((lines.path, lines.starts) for lines in files), languages)


def stretches(subjects: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where the rows of each subject begin and end; rows of one subject stand together."""
    bounds: dict[str, tuple[int, int]] = {}
    for row, subject in enumerate(subjects):
        start, _ = bounds.get(subject, (row, row))
        bounds[subject] = (start, row + 1)
    return bounds
