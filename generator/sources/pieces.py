"""A long table in pieces: each with the header of the whole, so that memory stays bounded.

Takes the lines of a file as bytes. Gives pieces of whole rows, each as a file of its own, with the
number of lines that were cut out behind its header.
Must not know what the cells mean.
"""

from collections.abc import Iterable, Iterator

PIECE = 8_000_000
"""Bytes of a piece: some tens of thousands of answer sheets."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16, whose lines end in other bytes: such a file is one piece."""


def in_pieces(
    lines: Iterable[bytes], *, header: int = 1, most: int = PIECE
) -> Iterator[tuple[bytes, int]]:
    """The pieces of a file, in order; `header` is the line of the names, `most` is in bytes.

    A row never stands in two pieces: a piece ends only where all quotation marks are closed.
    """
    head, rows, size, skipped, begin, quotes = b"", [], 0, 0, 0, 0
    wide = False
    for number, line in enumerate(lines, start=1):
        wide = wide or (number == 1 and line.startswith(_WIDE))
        if number <= header and not wide:
            head += line
            begin = number
            continue
        rows.append(line)
        size += len(line)
        quotes += line.count(b'"')
        if size >= most and quotes % 2 == 0 and not wide:
            yield head + b"".join(rows), skipped
            skipped, rows, size = number - begin, [], 0
    yield head + b"".join(rows), skipped
