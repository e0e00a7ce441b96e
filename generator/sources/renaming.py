"""Rows of tables that still name an old id, which systems go on exporting for months.

Takes rows of text and what ids may stand for. Gives the same rows under present ids.
Must not know figures.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from generator.sources.cells import Cells
from generator.sources.names import Names
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, Rows, combine, factorize

Pair = tuple[str, str]

RESULTS = ("service", "standard")
"""The columns of results that name something by its id."""

ANSWERS = ("subject", "survey")
"""Those of answers."""


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """What each row names: `pair` numbers the pairs of ids, `said` and `meant` are by number."""

    pair: Codes
    said: tuple[Pair, ...]
    meant: tuple[Pair, ...]


def take_present_ids(rows: Rows, names: Names) -> None:
    """Put present ids in the place of old ones, and say so once a file of the project's own.

    The rows have a column `service`, and `standard` where they are about one.
    """
    if names.services or names.standards:
        _take_present(rows, RESULTS, lambda said: _present(*said, names))


def take_present_subjects(rows: Rows, names: Names) -> None:
    """The same for rows of answers, which name a `subject` and a `survey`."""
    about, surveys = names.subjects, names.surveys
    if about or surveys:
        _take_present(rows, ANSWERS, lambda o: (about.get(o[0], o[0]), surveys.get(o[1], o[1])))


def _take_present(rows: Rows, keys: Pair, present: Callable[[Pair], Pair]) -> None:
    """Put what `present` gives in the place of what the columns `keys` name."""
    named = _name(rows, keys, present)
    old = np.array([one != two for one, two in zip(named.said, named.meant, strict=True)], bool)
    if not old.any():
        return
    renamed = old[named.pair] & rows.kept
    _tell_once(rows, renamed, named)
    columns = {
        column: _fill(named.pair, [meant[at] for meant in named.meant])
        for at, column in enumerate(keys)
        if column in rows.columns
    }
    rows.columns = {**rows.columns, **columns}


def _name(rows: Rows, keys: Pair, present: Callable[[Pair], Pair]) -> _Named:
    parts = (factorize(rows.columns[name])[0] for name in keys if name in rows.columns)
    pair, first = combine(*parts)
    said = tuple((rows.cell(at, keys[0]), rows.cell(at, keys[1])) for at in first.tolist())
    return _Named(pair, said, tuple(present(one) for one in said))


def _present(service: str, standard: str, names: Names) -> Pair:
    now = names.services.get(service, service)
    return (now, names.standards.get((now, standard), standard))


def _fill(pair: Codes, texts: list[str]) -> Cells:
    return np.array(texts, dtype=object)[pair] if texts else np.array([], dtype=object)


def _tell_once(rows: Rows, renamed: Mask, named: _Named) -> None:
    """One suggestion for each own file, at its first row with an old id."""
    own = ~np.array(rows.foreign, dtype=bool)[rows.file]
    here = np.flatnonzero(renamed & own)
    _, at = np.unique(rows.file[here], return_index=True)
    firsts = np.zeros(len(rows), dtype=bool)
    firsts[here[at]] = True

    def words(index: int) -> Mapping[str, str]:
        file = rows.file[index]
        pairs = np.unique(named.pair[here[rows.file[here] == file]]).tolist()
        changes = dict.fromkeys(
            change for code in pairs for change in _changes(named.said[code], named.meant[code])
        )
        return {"changes": ", ".join(sorted(changes)[:5])}

    rows.find("old-id-in-table", firsts, "", words=words)


def _changes(said: Pair, meant: Pair) -> Iterator[str]:
    yield from (f"{old} is now {new}" for old, new in zip(said, meant, strict=True) if old != new)


def leave_out_told_subjects(rows: Rows, names: Names) -> None:
    """Leave out answers about what cannot be read, or to a survey that cannot be."""
    subject, subjects = factorize(rows.columns["subject"])
    survey, surveys = factorize(rows.columns["survey"])
    lost = np.array([one in names.lost_subjects for one in subjects], dtype=bool)
    unread = np.array([one in names.lost_surveys for one in surveys], dtype=bool)
    if len(rows):
        rows.kept &= ~(lost[subject] | unread[survey])


def leave_out_told(rows: Rows, names: Names) -> None:
    """Leave out rows of services whose file cannot be read: its own findings tell why."""
    codes, services = factorize(rows.columns["service"])
    told = np.array([names.is_told(service) for service in services], dtype=bool)
    if len(codes):
        rows.kept &= ~told[codes]
