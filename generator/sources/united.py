"""Everything that earlier editions published, together: nothing of it can be taken back.

Takes the tables of editions, the newest first. Gives one edition whose rows say of which each is,
without those that a newer one has too. Must not know promises, surveys, nor what is hidden now.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from generator.diagnostics import Report
from generator.sources.previous import LAYOUTS, Edition, Previous, read_edition
from generator.sources.shelves import Shelf

SURVEYS = ("satisfaction", "answers")
"""Tables whose rows are held against those of the same edition: they stay together."""

ABOUT = ["subject", "survey"]
PLACE = ["row", "edition"]
"""Columns that say where a row stood."""

Rows = frozenset[Hashable]
Blocks = Mapping[Hashable, tuple[Rows, Rows]]
"""By subject and survey, the rows of both tables."""


def read_united(compared: Edition, others: Iterable[Shelf], report: Report) -> Edition:
    """The edition that is compared with, and these others behind it; equal files are read once."""
    read, seen = [compared], set()
    for shelf in others:
        tables = {name: file for name, file in shelf.tables.items() if name in LAYOUTS}
        content = tuple(sorted((name, data) for name, (_, data) in tables.items()))
        if tables and content not in seen:
            seen.add(content)
            read.append(read_edition(Shelf(shelf.name, tables), report))
    return unite(read)


def unite(editions: Sequence[Edition]) -> Edition:
    """All that editions published, the newest first, as one whose rows are numbered by edition."""
    if len(editions) == 1:
        return editions[0]
    kept = [_numbered(one, number) for number, one in enumerate(editions)]
    kept = list(_without_repeated_surveys(kept))
    tables = {name: [getattr(one, name) for one in kept] for name in LAYOUTS}
    return Edition(**{name: _joined(name, every) for name, every in tables.items()})


def _numbered(edition: Edition, number: int) -> Edition:
    def told(table: Previous | None) -> Previous | None:
        return table and Previous(table.frame.assign(edition=number), table.lines)

    return Edition(**{name: told(getattr(edition, name)) for name in LAYOUTS})


def _joined(name: str, tables: Sequence[Previous | None]) -> Previous | None:
    """One table of all editions, the newest first; `lines` are those of the newest."""
    there = [table for table in tables if table is not None]
    if not there:
        return None
    frame = pd.concat([table.frame for table in there], ignore_index=True)
    if name not in SURVEYS:
        told = [column for column in frame.columns if column not in PLACE]
        frame = frame.drop_duplicates(told, ignore_index=True)
    return Previous(frame, there[0].lines)


def _without_repeated_surveys(editions: Iterable[Edition]) -> Iterator[Edition]:
    """The editions without the surveys of which a newer one tells all the same, and maybe more.

    What follows from rows of one survey follows from more of them; of two that differ all is kept.
    """
    known: list[Blocks] = []
    for edition in editions:
        blocks = _blocks(edition)
        gone = {about for about, rows in blocks.items() if _is_known(about, rows, known)}
        known.append({about: rows for about, rows in blocks.items() if about not in gone})
        yield _without(edition, gone) if gone else edition


def _is_known(about: Hashable, rows: tuple[Rows, Rows], known: Iterable[Blocks]) -> bool:
    newer = (blocks[about] for blocks in known if about in blocks)
    return any(rows[0] <= one[0] and rows[1] <= one[1] for one in newer)


def _blocks(edition: Edition) -> Blocks:
    found: dict[Hashable, tuple[Rows, Rows]] = {}
    nothing: Rows = frozenset()
    for at, name in enumerate(SURVEYS):
        table: Previous | None = getattr(edition, name)
        for about, rows in _rows_by_survey(table).items() if table else ():
            both = found.get(about, (nothing, nothing))
            found[about] = (both[0], rows) if at else (rows, both[1])
    return found


def _rows_by_survey(table: Previous) -> Mapping[Hashable, Rows]:
    told = [column for column in table.frame.columns if column not in PLACE]
    cells = table.frame[told].astype(object)
    return {
        about: frozenset(own.itertuples(index=False, name=None))
        for about, own in cells.groupby(ABOUT, sort=True)
    }


def _without(edition: Edition, gone: set[Hashable]) -> Edition:
    def left(table: Previous | None) -> Previous | None:
        if table is None:
            return None
        about = table.frame[ABOUT].itertuples(index=False, name=None)
        kept = [one not in gone for one in about]
        return Previous(table.frame[kept].reset_index(drop=True), table.lines)

    surveys = {name: left(getattr(edition, name)) for name in SURVEYS}
    return Edition(edition.results, surveys["satisfaction"], surveys["answers"], edition.volumes)
