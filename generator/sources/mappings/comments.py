"""A mapped table of comments as a table of comments in the product's own columns.

Takes readings, and the ids that services have here. Gives a `Table` for each that counts comments,
which the door of data/feedback.csv reads.
Must not know what is checked of a comment.
"""

from collections.abc import Iterable

import numpy as np

from generator.sources.cells import Cells
from generator.sources.mappings.apply import make_table
from generator.sources.mappings.ids import Ids
from generator.sources.mappings.model import CommentColumns, NumberSource, Source
from generator.sources.mappings.reading import Reading
from generator.sources.rows import factorize
from generator.sources.tables import Foreign

COUNTS = ("received", "answered")


def comment_tables(readings: Iterable[Reading], ids: Ids) -> list[Foreign]:
    """The comments of mapped tables, in the columns of data/feedback.csv."""
    return [
        made
        for reading in readings
        if (made := _table(reading, ids, reading.mapping.comments)) is not None
    ]


def _table(reading: Reading, ids: Ids, columns: CommentColumns | None) -> Foreign | None:
    """The rows of one table that count comments; None where its mapping says nothing of them."""
    service = reading.mapping.service
    if columns is None or service is None:
        return None
    words = {name: getattr(columns, name) for name in ("source", "theme") if getattr(columns, name)}
    counts: dict[str, NumberSource] = {
        name: getattr(columns, name) for name in COUNTS if getattr(columns, name)
    }
    cells = {name: reading.words(source) for name, source in words.items()}
    cells |= {"service": _services(reading, service.id, ids), "period": reading.periods()}
    faulty = np.zeros(len(reading.rows), dtype=bool)
    for name, source in counts.items():
        cells[name], unread = reading.numbers(source)
        faulty |= unread
    sources: dict[str, Source] = {"service": service.id, **words, **counts}
    if reading.mapping.period is not None:
        sources["period"] = reading.mapping.period
    some = np.any([cells[name] != "" for name in counts], axis=0) | faulty
    return Foreign(make_table(reading, cells, sources, some, faulty), reading.calendar)


def _services(reading: Reading, source: Source, ids: Ids) -> Cells:
    """The id here of each row's service."""
    codes, texts = factorize(reading.ids(source))
    return np.array([ids.service(str(text)) for text in texts], dtype=object)[codes]
