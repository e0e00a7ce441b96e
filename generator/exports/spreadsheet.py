"""Tables as CSV, with cells that a spreadsheet would run as formulas made harmless.

Takes the names of columns and rows of text. Gives UTF-8 bytes after RFC 4180: commas, CRLF, quotes
only where they are needed. Must not know what the columns mean.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and some strip spaces, quotes
or invisible characters first, or read the full-width forms (OWASP, "CSV injection"). A comma file
opened where the list separator is a semicolon, as in French and Spanish, is cut at semicolons, and
at line breaks whatever the quotes say, so that a formula can also hide further on in a text.
An apostrophe goes before each such beginning. A plain number, as -4.2, stays as it is.

The rule can be undone without loss, which `as_given` does: an apostrophe that is itself followed by
such a beginning gets a second one. `RULE` says it for the dictionary of columns.
"""

import re
from collections.abc import Iterable, Sequence

from generator.exports.columns import blocks_of, turn
from generator.text import N_

RULE = N_(
    "In CSV no text can be run as a formula by a spreadsheet. An apostrophe is put before =, +, - "
    "or @ at the beginning of a text, of a line, or after a semicolon or a tab. So it is after "
    "spaces, quotes or apostrophes, in full width, and before a cell that begins with a tab or a "
    "line break. Take that one apostrophe away to have the text as it was given. Plain numbers are "
    "never changed."
)
"""What the dictionary says of cells that are made harmless."""

# The full-width and small forms too, as somebody's input method writes them.
_STARTERS = r"[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
# White space but for tabs and line breaks, controls, marks without width, and quotes of all kinds.
_SKIPPED = (
    r"""(?:[^\S\t\r\n]|["'`\u00b4\u00ab\u00bb\u2018-\u201f\u2039\u203a]"""
    r"""|[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])"""
)
_AT_FIRST = rf"(?={_SKIPPED}*(?:{_STARTERS}|[\t\r\n]))"
_LATER = rf"(?={_SKIPPED}*{_STARTERS})"
_RISK = re.compile(rf"\A{_AT_FIRST}|(?<=[;\t\r\n]){_LATER}")
_UNDONE = re.compile(rf"\A'{_AT_FIRST}|(?<=[;\t\r\n])'{_LATER}")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_PLAIN_NUMBER = re.compile(_NUMBER)
_BETWEEN = "\x1e"  # the record separator; it only has to be rare
# Nothing risky begins with a letter or a digit, and nearly every cell does.
_COLUMN_RISK = re.compile(
    rf"{_BETWEEN}(?=[^\w{_BETWEEN}])(?!{_NUMBER}(?:{_BETWEEN}|\Z))"
    rf"(?:(?!{_BETWEEN}){_SKIPPED})*(?:{_STARTERS}|[\t\r\n])"
)
_CUTS = (";", "\t", "\r", "\n")
_MARKS = (",", '"', "\r", "\n")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before everything that a spreadsheet could take for a formula."""
    return cell if _PLAIN_NUMBER.fullmatch(cell) else _RISK.sub("'", cell)


def as_given(cell: str) -> str:
    """The cell as it was before `harmless`."""
    return _UNDONE.sub("", cell)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as CSV, header first, every cell harmless.

    Each row holds as many cells as there are `columns`, else ValueError; numbers are given as plain
    decimals and stay as they are.
    """
    blocks = (write_rows(turn(block, len(columns))) for block in blocks_of(rows))
    return b"".join([write_header(columns), *blocks])


def write_header(columns: Sequence[str]) -> bytes:
    """The first line of a table."""
    return write_rows([[name] for name in columns])


def write_rows(columns: Sequence[Sequence[str]]) -> bytes:
    """The lines of a table without its header, of the cells of each column."""
    lines = map(",".join, zip(*map(_spell, columns), strict=True))
    return "".join([f"{line or EMPTY}\r\n" for line in lines]).encode()


EMPTY = '""'
"""A line of one blank cell, which would be no row."""


def _spell(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a column, each harmless, and in quotes where it needs them."""
    # One search a column finds, as nearly always, that there is nothing to do: a call a cell would
    # triple the time of a million rows.
    text = _BETWEEN + _BETWEEN.join(cells)
    if _COLUMN_RISK.search(text) or any(cut in text for cut in _CUTS):
        cells = [*map(harmless, cells)]
        text = _BETWEEN.join(cells)
    return [*map(_quoted, cells)] if any(sign in text for sign in _MARKS) else cells


def _quoted(cell: str) -> str:
    """The cell in quotes, where it has what would end it."""
    if not any(sign in cell for sign in _MARKS):
        return cell
    return '"' + cell.replace('"', '""') + '"'
