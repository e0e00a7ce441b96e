"""What a mapped table makes when it is the register: agencies, services and standards.

Takes readings, the ids that source ids were given, and the content that people wrote. Gives the
agencies and services with what the tables add; what people wrote outranks what a table says.
Must not know results.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np

from generator.diagnostics import Place
from generator.model import (
    Agency,
    Audience,
    Channel,
    Located,
    Places,
    Service,
    Standard,
    StandardType,
    Target,
)
from generator.sources.cells import Cells
from generator.sources.faults import counted, in_lines
from generator.sources.mappings.ids import Ids
from generator.sources.mappings.measures import measures_of
from generator.sources.mappings.model import Only, ServiceColumns, Source, StandardColumns, Wording
from generator.sources.mappings.reading import Reading, column_of
from generator.sources.mappings.targets import targets_of, text_of
from generator.sources.rows import Codes, combine, factorize
from generator.sources.shapes import is_address
from generator.text import Text, slug

TABLE = ".csv"

MOST_REPEATED = 0.1
"""Share of ids that may stand under several services before they are taken for numbers of each."""

Thing = TypeVar("Thing", Agency, Service)


@dataclass(slots=True)
class Register:
    """Agencies and services by id, growing table by table; `languages` are the site's."""

    languages: Sequence[str]
    ids: Ids
    agencies: dict[str, Agency] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)

    def enter(self, reading: Reading) -> None:
        """Enter everything that one table tells, and leave out its rows of unknown services."""
        _leave_out_unknown(self, reading)
        _enter_agencies(self, reading)
        _enter_services(self, reading)
        _enter_standards(self, reading)


class _Told:
    """The texts of some columns of a reading, read once and said row by row."""

    def __init__(self, reading: Reading, columns: Located, languages: Sequence[str]) -> None:
        self._reading, self._languages = reading, languages
        parts = {part.name: getattr(columns, part.name) for part in fields(columns)}
        self._wordings = {
            name: reading.wording(part) for name, part in parts.items() if isinstance(part, Wording)
        }
        url = parts.get("url")
        self._urls = _addresses(reading, url) if isinstance(url, Source) else None

    def say(self, name: str, at: int) -> Text | None:
        """The text of a column in the site's languages."""
        found = self._wordings.get(name, {})
        return text_of({one: str(cells[at]) for one, cells in found.items()}, self._languages)

    def url(self, at: int) -> str | None:
        """The address of a row, where it has one."""
        return str(self._urls[at]) or None if self._urls is not None else None

    def at(self, at: int) -> Places:
        """Where a row stands."""
        return Places(self._reading.place(at))


def _leave_out_unknown(register: Register, reading: Reading) -> None:
    """Count the rows of services that the project lacks in one finding, and leave them out."""
    columns = reading.mapping.service
    if columns is None or columns.only is not Only.KNOWN:
        return
    codes, texts = factorize(reading.ids(columns.id))
    lost = [register.ids.service(text) not in register.services for text in texts]
    unknown = np.array(lost, dtype=bool)[codes]
    lines = [reading.line_of(at) for at in np.flatnonzero(unknown).tolist()]
    if lines:
        place = Place(reading.table.path, lines[0])
        rows, where = counted(len(lines), "row"), in_lines(lines)
        reading.report.add("rows-of-unknown-services", place, rows=rows, lines=where)
    reading.leave_out(unknown)


def _enter_agencies(register: Register, reading: Reading) -> None:
    columns = reading.mapping.agency
    if columns is None or columns.name is None:
        return
    told = _Told(reading, columns, register.languages)
    for source_id, at in _firsts(reading.ids(columns.id)):
        known = register.ids.agency(source_id)
        made = Agency(
            id=known,
            name=told.say("name", at) or Text.plain(source_id),
            abbreviation=told.say("abbreviation", at),
            url=told.url(at),
            fiscal_year=reading.mapping.fiscal_year,
            source_id=source_id,
            at=told.at(at),
        )
        register.agencies[known] = _filled(register.agencies.get(known), made)


def _enter_services(register: Register, reading: Reading) -> None:
    columns = reading.mapping.service
    if columns is None or not (columns.name or columns.only):
        return
    ids = reading.ids(columns.id)
    told = _Told(reading, columns, register.languages)
    audiences = _audiences(reading, columns.audiences, register.languages)
    agencies = reading.ids(reading.mapping.agency.id) if reading.mapping.agency else None
    for source_id, at in _firsts(ids):
        known = register.ids.service(source_id)
        made = Service(
            id=known,
            agency=register.ids.agency(str(agencies[at])) if agencies is not None else "",
            name=told.say("name", at) or Text.plain(source_id),
            summary=told.say("summary", at),
            audiences=audiences(at),
            url=told.url(at),
            source_id=source_id,
            at=told.at(at),
        )
        register.services[known] = _filled(register.services.get(known), made)
    _add_channels(register, reading, ids)
    _find_unlike(reading, columns, ids)


def _audiences(
    reading: Reading, source: Source | None, languages: Sequence[str]
) -> Callable[[int], tuple[Audience, ...]]:
    """The audiences of a row; a cell may name several, each word with its own meaning."""
    if source is None:
        return lambda _at: ()
    codes, texts = factorize(reading.given(source))
    known = {word.word.casefold(): word.means for word in source.words}
    pieces = [_pieces(text, source.split) for text in texts]
    lost = [any(known and piece.casefold() not in known for piece in parts) for parts in pieces]
    reading.tell(
        "unknown-word",
        np.array(lost, dtype=bool)[codes],
        source,
        words=lambda at: {"word": texts[codes[at]], "column": column_of(source), "guess": ""},
    )
    made = [tuple(_audience(piece, known, languages) for piece in parts) for parts in pieces]
    return lambda at: made[int(codes[at])]


def _pieces(text: str, mark: str | None) -> list[str]:
    parts = text.split(mark) if mark else [text]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _audience(piece: str, known: Mapping[str, Text], languages: Sequence[str]) -> Audience:
    means = known.get(piece.casefold(), Text.plain(piece))
    return Audience(id=slug(piece), name=text_of(dict(means.by_language), languages) or means)


def _add_channels(register: Register, reading: Reading, ids: Cells) -> None:
    """Declare the channels of a table's breakdowns in the services that the table makes."""
    results = (reading.mapping.result, reading.mapping.answers)
    source = next((one.channel for one in results if one and one.channel), None)
    if source is None:
        return
    names = reading.words(source)
    _, first = combine(factorize(ids)[0], factorize(names)[0])
    for at in first.tolist():
        known, name = register.ids.service(str(ids[at])), str(names[at])
        service = register.services[known]
        if name and slug(name) not in {channel.id for channel in service.channels}:
            channel = Channel(id=slug(name), name=Text.plain(name))
            register.services[known] = replace(service, channels=(*service.channels, channel))


def _find_unlike(reading: Reading, columns: ServiceColumns, ids: Cells) -> None:
    """Tell rows that call a service by another name than its first row does."""
    names = reading.wording(columns.name) if columns.name else {}
    if not names:
        return
    own = next(iter(names.values()))
    codes, first = combine(factorize(ids)[0])
    _, first_so = combine(codes, factorize(own)[0])
    unlike = np.zeros(len(ids), dtype=bool)
    unlike[first_so] = own[first_so] != own[first[codes[first_so]]]
    reading.tell(
        "service-named-differently",
        unlike,
        columns.id,
        words=lambda at: {
            "service": ids[at],
            "name": own[at],
            "first": own[first[codes[at]]],
            "line": reading.line_of(int(first[codes[at]])),
        },
    )


def _enter_standards(register: Register, reading: Reading) -> None:
    columns, service = reading.mapping.standard, reading.mapping.service
    if columns is None or columns.promise is None or service is None:
        return
    measures = measures_of(reading)
    if measures is None:
        return
    services, ids = reading.ids(service.id), reading.ids(columns.id)
    code, first = combine(factorize(services)[0], factorize(ids)[0])
    targets = targets_of(reading, code, measures, register.languages)
    told = _Told(reading, columns, register.languages)
    types = reading.words(columns.type) if columns.type else None
    for number, at in enumerate(first.tolist()):
        known = register.ids.service(str(services[at]))
        if known in register.services:
            made = Standard(
                id=register.ids.standard(str(services[at]), str(ids[at])),
                promise=told.say("promise", at) or Text.plain(str(ids[at])),
                type=_type(str(types[at])) if types is not None else StandardType.OTHER,
                measure=measures.at(at),
                cadence=columns.cadence,
                due_after=columns.due_after,
                targets=targets.get(number, ()),
                channel=told.say("channel", at),
                source_id=str(ids[at]),
                at=told.at(at),
            )
            _enter_standard(register, known, made)
    _find_repeats(reading, columns, ids, first)


def _type(word: str) -> StandardType:
    return StandardType(word) if word in set(StandardType) else StandardType.OTHER


def _enter_standard(register: Register, service: str, made: Standard) -> None:
    """Add a standard; one that stands already gains the targets of a later table."""
    own = register.services[service]
    old = next((one for one in own.standards if one.id == made.id), None)
    if old is None:
        standards = (*own.standards, made)
    elif old.at.itself.path.endswith(TABLE):
        later = replace(old, targets=_joined(old.targets, made.targets))
        standards = tuple(later if one is old else one for one in own.standards)
    else:
        return
    register.services[service] = replace(own, standards=standards)


def _joined(one: tuple[Target, ...], other: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets of two tables, the oldest first, one that says nothing new left out."""
    found: list[Target] = []
    for target in sorted((*one, *other), key=lambda target: target.since):
        if not found or replace(found[-1], since=target.since) != target:
            found.append(target)
    return tuple(found)


def _find_repeats(reading: Reading, columns: StandardColumns, ids: Cells, first: Codes) -> None:
    """Tell standards whose id at the source stands under another service too.

    Where most ids do, the source numbers the standards of each service for itself.
    """
    own = ids[np.sort(first)]
    codes, first_of = combine(factorize(own)[0])
    again = np.setdiff1d(np.arange(len(own)), first_of)
    if len(again) > len(first_of) * MOST_REPEATED:
        return
    rows = np.sort(first)
    where = np.zeros(len(ids), dtype=bool)
    where[rows[again]] = True
    before = {int(rows[at]): int(rows[first_of[codes[at]]]) for at in again.tolist()}
    reading.tell(
        "repeated-id",
        where,
        columns.id,
        words=lambda at: {"id": ids[at], "first": reading.place(before[at])},
    )


def _firsts(ids: Cells) -> list[tuple[str, int]]:
    """Each id with the position of the first row that has it."""
    codes, texts = factorize(ids)
    _, first = combine(codes)
    return [(str(text), int(at)) for text, at in zip(texts, first, strict=True)]


def _filled(old: Thing | None, new: Thing) -> Thing:
    """The older of two tellings of one thing, its blanks filled from the newer."""
    if old is None:
        return new
    blank = [part.name for part in fields(old) if getattr(old, part.name) in (None, ())]
    return replace(old, **{name: getattr(new, name) for name in blank})


def _addresses(reading: Reading, source: Source) -> Cells:
    """The web addresses of a column; what is none is told and blank."""
    codes, texts = factorize(reading.given(source))
    known = [not text or _is_whole(text) for text in texts]
    wrong = ~np.array(known, dtype=bool)[codes]
    reading.tell("not-an-address", wrong, source, words=lambda at: {"text": texts[codes[at]]})
    kept = [text if fine else "" for text, fine in zip(texts, known, strict=True)]
    return np.array(kept, dtype=object)[codes]


def _is_whole(text: str) -> bool:
    """Whether an address names a host of the web: tables hold beginnings such as https://www."""
    return is_address(text) and "." in (urlsplit(text).hostname or "")
