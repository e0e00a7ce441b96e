"""How the results of each row of a mapped table are counted.

Takes a reading. Gives the different measures of its standards, and which of them each row has.
Must not know targets or results.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from generator.model import Kind, Measure
from generator.quantities import canonical_unit
from generator.sources.cells import Cells
from generator.sources.mappings.model import Source
from generator.sources.mappings.reading import Reading, column_of
from generator.sources.rows import Codes, combine, factorize


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The different measures of a table; `of_row` has the position of each row's among them."""

    different: tuple[Measure, ...]
    of_row: Codes

    def at(self, row: int) -> Measure:
        """The measure of the row at a position in the rows that are read."""
        return self.different[int(self.of_row[row])]


def measures_of(reading: Reading) -> Measures | None:
    """The measures of a table's standards; None where its mapping does not measure."""
    columns = reading.mapping.standard
    if columns is None or columns.measure is None:
        return None
    kinds = _known(reading, columns.kind, kind_of)
    units = _known(reading, columns.unit, canonical_unit)
    codes, first = combine(factorize(kinds)[0], factorize(units)[0])
    pairs = [(str(kinds[at]), str(units[at])) for at in first.tolist()]
    return Measures(tuple(_measure(columns.measure, *pair) for pair in pairs), codes)


def kind_of(text: str) -> str | None:
    """The kind of measure that a text names, or None."""
    return next((str(kind) for kind in Kind if kind == text.casefold()), None)


def _known(reading: Reading, source: Source | None, name: Callable[[str], str | None]) -> Cells:
    """The words of a source by their own `name`; a word that has none is told and blank."""
    if source is None:
        return np.full(len(reading.rows), "", dtype=object)
    codes, texts = factorize(reading.words(source))
    named = [name(text) if text else "" for text in texts]
    strange = np.array([one is None for one in named], dtype=bool)[codes]
    column = column_of(source)
    reading.tell(
        "unknown-word",
        strange,
        source,
        words=lambda at: {"word": texts[codes[at]], "column": column, "guess": ""},
    )
    return np.array([one or "" for one in named], dtype=object)[codes]


def _measure(given: Measure, kind: str, unit: str) -> Measure:
    """The measure that a mapping gives, of the kind and unit of a row where it says them."""
    if kind:
        # A share is in percent whatever unit the other rows are in.
        own = None if Kind(kind) is Kind.SHARE else given.unit
        given = replace(given, kind=Kind(kind), unit=own)
    return replace(given, unit=unit) if unit else given
