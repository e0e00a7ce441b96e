"""Notes, which the public reads beside figures: personal data in them are found, never printed.

Takes rows of tables, or a text of a file that people write. Adds findings by place and kind.
Must not know what a note is about.
"""

from collections.abc import Iterable

import numpy as np

from generator.diagnostics import Place, Report
from generator.sources.quotations import kind_of_personal_data
from generator.sources.rows import Rows, factorize
from generator.text import Text

PERSONAL = "personal-data-in-note"


def find_personal_notes(rows: Rows, columns: Iterable[str]) -> None:
    """Find personal data in the words of these columns; each different text is read once."""
    for column in columns:
        if column in rows.columns:
            _find_personal(rows, column)


def _find_personal(rows: Rows, column: str) -> None:
    codes, texts = factorize(rows.columns[column])
    kinds = [kind_of_personal_data(str(text)) for text in texts]
    where = np.array([kind != "" for kind in kinds], dtype=bool)
    if where.any():
        rows.find(PERSONAL, where[codes], column, words=lambda at: {"kind": kinds[codes[at]]})


def check_note(note: Text, place: Place, report: Report) -> None:
    """Find personal data in a note of a file that people write."""
    for _, text in note.by_language:
        kind = kind_of_personal_data(text)
        if kind:
            report.add(PERSONAL, place, kind=kind)
