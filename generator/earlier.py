"""What was published before: the editions of a project, and the one that a state is held against.

Takes a project's tree, and what the command decided. Gives editions, and tables to compare with.
Must not know what stands in a table, nor what is published now.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.diagnostics import Report
from generator.model import Editions
from generator.sources.editions import choose_editions, read_editions, shelf_of
from generator.sources.shelves import Shelf, shelf_at
from generator.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class Earlier:
    """A state before: its tables, what people call it, and its day where that is known."""

    shelf: Shelf
    name: str
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was published before: the editions there are, and the one to compare with, or None.

    `older` has the tables of all others, the newest first: what they showed is still known.
    """

    editions: Editions
    earlier: Earlier | None
    older: tuple[Shelf, ...] = ()

    @property
    def compared(self) -> Shelf | None:
        """The tables of the state that is compared with."""
        return self.earlier.shelf if self.earlier else None


def find_before(
    tree: Tree, report: Report, *, previous: Path | Shelf | None, name: str, as_of: date
) -> Known:
    """What lies before the edition `name`, or before a state of a day; `previous` overrides it."""
    editions = read_editions(tree, report)
    shelf = shelf_at(previous, report) if isinstance(previous, Path) else previous
    typed = shelf.name if shelf else ""
    chosen = choose_editions(editions, name=name, as_of=as_of, previous=typed)
    shelves = [shelf_of(one, tree) for one in reversed(chosen.earlier)]
    if shelf is not None:
        return Known(chosen, Earlier(shelf, shelf.name), tuple(shelves))
    if not shelves:
        return Known(chosen, None)
    newest = chosen.earlier[-1]
    earlier = Earlier(shelves[0], f"the edition {newest.name}", newest.as_of)
    return Known(chosen, earlier, tuple(shelves[1:]))
