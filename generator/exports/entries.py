"""What an entry of the dictionary is made of: columns, their types, the table they belong to.

Takes nothing. Gives frozen types, and the notes that every table has. Must not know any table.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.exports.spreadsheet import RULE
from generator.text import N_

IN_UNIT = "as in the column unit"
NOTES = (N_("A text is blank in a language that it was not given in."), RULE)


class CellType(StrEnum):
    """What the cells of a column hold; a blank cell says that there is nothing to tell."""

    TEXT = N_("text")
    INTEGER = N_("integer")
    DECIMAL = N_("decimal")
    DATE = N_("date")
    BOOLEAN = N_("boolean")


LITERAL = frozenset({CellType.INTEGER, CellType.DECIMAL, CellType.BOOLEAN})
"""The types whose cells stand in JSON as they are, without quotes, and as null where blank."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` are all it can hold, where they are few.

    `said` marks words of the site's first language; the same words in each further `language`
    stand in a column of their own behind it, named with that language, as `promise_fr`.
    """

    name: str
    meaning: str
    type: CellType = CellType.TEXT
    unit: str = ""
    values: tuple[str, ...] = ()
    said: bool = False
    language: str = ""

    @property
    def description(self) -> str:
        """What it means, in English, with the language of its words where it has one."""
        return (
            f"{self.meaning[:-1]}, in the language {self.language}."
            if self.language
            else (self.meaning)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table: what a row is, what tells its rows apart, its columns, and what else to know."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
