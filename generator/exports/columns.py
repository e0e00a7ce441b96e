"""Tables as columnar JSON: one array a column, which packs well and reads quickly.

Takes the names of columns and rows of text. Gives UTF-8 bytes, one line a column:

    {"columns":{
    "service":["passport","passport"],
    "value":[84.0,null]}}

Numbers are JSON numbers with the very digits of the CSV file. A reader that takes decimals as
decimals has the exact value, and one that makes floats of them shows the same 15 digits, which is
all that any figure without an end has; as strings they would be text to every plain reader.
A blank number is null, a blank text is "". Text is given as it is: JSON runs no formulas.

Must not know what the columns mean, nor which are numbers: the caller says.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from json.encoder import encode_basestring as quoted

ROWS = 8192  # in a block: some megabytes of text; larger ones are no quicker
_ONE = r"(?:null|true|false|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+)"
_CELL = re.compile(_ONE)
_CELLS = re.compile(rf"{_ONE}(?:,{_ONE})*+")


def columnar_json(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, literal: Collection[str] = ()
) -> bytes:
    """The table as columnar JSON; each row holds as many cells as there are `columns`.

    The cells of the columns named in `literal` are plain decimals, `true` or `false`, written as
    they stand, or blank. Raises ValueError when one is not, or when a row has another length.
    """
    if len(set(columns)) < len(columns):
        raise ValueError(f"columns named twice: {', '.join(columns)}")
    parts: list[list[str]] = [[] for _ in columns]
    for block in blocks_of(rows):
        cells = write_cells(columns, turn(block, len(columns)), literal=literal)
        for part, written in zip(parts, cells, strict=True):
            part.append(written)
    *before, after = frame_columns(columns)
    filled = zip(before, parts, strict=True)
    return "".join(
        [text for frame, part in filled for text in (frame, ",".join(part))] + [after]
    ).encode()


def write_cells(
    names: Sequence[str], columns: Sequence[Sequence[str]], *, literal: Collection[str] = ()
) -> list[str]:
    """The cells of each column as they stand between its brackets, one after the other."""
    return [
        _literals(name, cells) if name in literal else ",".join(map(quoted, cells))
        for name, cells in zip(names, columns, strict=True)
    ]


def frame_columns(names: Sequence[str]) -> list[str]:
    """What stands before the cells of each column, and behind those of the last."""
    begins = [f"{quoted(name)}:[" for name in names]
    first, *others = begins
    return [f'{{"columns":{{\n{first}', *(f"],\n{begin}" for begin in others), "]}}\n"]


def blocks_of(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The rows in order, a block of them at a time, so that no table is held twice."""
    rest = iter(rows)
    while block := list(islice(rest, ROWS)):
        yield block


def turn(block: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """The rows as `width` columns; ValueError when a row has another number of cells."""
    columns = list(zip(*block, strict=True))
    if len(columns) != width:
        raise ValueError(f"a row of {len(columns)} cells for {width} columns")
    return columns


def _literals(name: str, cells: Sequence[str]) -> str:
    text = ",".join([cell or "null" for cell in cells])
    if not cells:
        return text
    if text.count(",") >= len(cells) or not _CELLS.fullmatch(text):
        wrong = next(cell for cell in cells if cell and not _CELL.fullmatch(cell))
        raise ValueError(f"no plain number, true or false in column {name}: {wrong!r}")
    return text
