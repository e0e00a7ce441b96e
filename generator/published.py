"""What may be shown: the only thing that the modules above can see.

Takes judged rows after small numbers were hidden, and what people wrote.
Gives columns that are cut by service, and one frozen `Result` a row where a page asks for it.
Must not know pages, words or files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from generator.disclosure.affected import helps_few, hide_affected
from generator.disclosure.heard import hide_people, is_small
from generator.judge.improvements import known_on as improvement_on
from generator.judge.improvements import progress_on
from generator.judge.judging import Judged
from generator.judge.loops import known_on, stand, when_named
from generator.judge.oddities import mark_oddities
from generator.model import (
    NO_EDITIONS,
    NO_RECORD,
    Agency,
    Editions,
    FurtherFigure,
    Improvement,
    Journey,
    Loop,
    Measure,
    Named,
    Progress,
    Prose,
    Question,
    Received,
    Record,
    Service,
    Site,
    Standing,
)
from generator.opinions import NO_OPINIONS, PublishedOpinions
from generator.origins import stretches
from generator.packed import Column, pack, pack_few
from generator.periods import Calendar
from generator.quantities import Span
from generator.results import Result
from generator.sources.content import Content
from generator.sources.handed_in import Key, Proof
from generator.stretches import NO_FIGURES, Figures, Stretch
from generator.volumes import NO_VOLUMES, PublishedVolumes

__all__ = [
    "Columns",
    "Published",
    "PublishedImprovement",
    "PublishedLoop",
    "Result",
    "Stretch",
    "columns_of",
    "publish",
    "publish_improvements",
    "publish_loops",
]

Columns = Mapping[str, Column]
"""Columns of one length, by name."""

PLAIN = (
    *("service", "standard", "channel", "segment", "statistic", "status", "faulty"),
    *("numerator", "denominator", "excluded", "open", "open_late", "population"),
    *("period", "gauge", "term", "track", "verdict", "due", "pooled"),
    *("value_top", "value_bottom", "value_scale", "value_mantissa", "has_value", "counted"),
    *("headline", "judges", "beside", "copy", "owed", "rounded", "unconfirmed", "small"),
)
"""Columns of judged rows that are shown, or that something shown is made of; so are notes."""


@dataclass(frozen=True, slots=True)
class PublishedLoop:
    """A loop as it was known on the day, and where it stands.

    `few` says that it was heard from too few people to say how many; `named` is about its measure.
    """

    loop: Loop
    standing: Standing
    few: bool = False
    named: Named = Named.IN_TIME


@dataclass(frozen=True, slots=True)
class PublishedImprovement:
    """An improvement as it was known on the day, and where it stands.

    `few` says that it would help too few people to say how many.
    """

    improvement: Improvement
    progress: Progress
    few: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that may be shown, sorted by id; rows of one service stand together."""

    site: Site
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    pages: tuple[Prose, ...]
    calendars: Mapping[str, Calendar]
    """The fiscal calendar of each agency, by its id, and the site's own at ""."""
    as_of: date
    due_after: Mapping[tuple[str, str], Span]
    _figures: Figures
    _bounds: Mapping[str, tuple[int, int]]
    loops: tuple[PublishedLoop, ...] = ()
    received: Received | None = None
    """Comments received; None where nobody reported them."""
    opinions: PublishedOpinions = NO_OPINIONS
    """What people said in surveys."""
    volumes: PublishedVolumes = NO_VOLUMES
    """How often the services are used, and at what cost."""
    journeys: tuple[Journey, ...] = ()
    improvements: tuple[PublishedImprovement, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """How many rows of tables that somebody else publishes were left out, by the code of why."""
    proofs: Mapping[Key, Proof] = field(default_factory=dict)
    """What earlier editions prove of when results were there."""
    editions: Editions = NO_EDITIONS
    """The edition that this is, and those before it."""
    record: Record = NO_RECORD
    """What was told otherwise since it was published."""

    def results(self, service: str) -> tuple[Result, ...]:
        """The rows of one service, by standard as listed, then by period, channel and group."""
        return self.stretch(service).results()

    def stretch(self, service: str) -> Stretch:
        """The same rows column by column."""
        start, end = self._bounds.get(service, (0, 0))
        return self._figures.stretch(start, end, languages=self.site.languages)

    def digest(self, service: str) -> bytes:
        """A digest of the rows of one service, wherever they stand."""
        return self.stretch(service).digest()

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self._figures.size

    def without_figures(self) -> "Published":
        """The same, without any figure."""
        return replace(
            self,
            _figures=NO_FIGURES,
            _bounds={},
            loops=(),
            received=None,
            opinions=NO_OPINIONS,
            volumes=NO_VOLUMES,
            journeys=(),
            improvements=(),
            left_out=(),
            proofs={},
        )

    def every_result(self) -> Iterator[Result]:
        """All rows, service by service."""
        for service in self.services:
            yield from self.results(service.id)


def publish(  # noqa: PLR0913 (each kind of figure has its own columns, given by name)
    content: Content,
    judged: Judged,
    *,
    loops: Iterable[PublishedLoop] = (),
    received: Received | None = None,
    opinions: PublishedOpinions = NO_OPINIONS,
    volumes: PublishedVolumes = NO_VOLUMES,
    improvements: Iterable[PublishedImprovement] = (),
    editions: Editions = NO_EDITIONS,
    columns: Columns | None = None,
) -> Published:
    """What may be shown of a project: its content, and figures after small numbers were hidden.

    `columns` are those of the figures, where they are known.
    """
    promises = judged.book.promises
    agencies = {agency.id for agency in content.agencies}
    return Published(
        content.site,
        content.agencies,
        content.services,
        content.pages,
        {body: content.calendar_of(body) for body in ("", *sorted(agencies))},
        judged.as_of,
        {(p.service.id, p.standard.id): p.due_after for p in promises},
        _figures_of(judged, columns or columns_of(judged, mark_oddities(judged)), opinions),
        stretches(judged.frame["service"].tolist()),
        tuple(loops),
        received,
        opinions=opinions,
        volumes=volumes,
        journeys=content.journeys,
        improvements=tuple(improvements),
        editions=editions,
    )


def columns_of(judged: Judged, odd: list[str]) -> Columns:
    """The figures as columns kept small, with where each stood and what is `odd` about it."""
    frame = judged.frame
    notes = (str(name) for name in frame.columns if str(name).startswith("note"))
    columns = {name: pack(frame[name]) for name in (*PLAIN, *notes)}
    return {**columns, **_origins(judged), "odd": pack_few(np.array(odd, object))}


def _origins(judged: Judged) -> Columns:
    """The file and the line of each row; "" and 0 of one that no file holds."""
    files, found = judged.results.files, judged.frame["file"].to_numpy(np.int64)
    rows = judged.frame["row"].to_numpy(np.int64)
    lines = np.zeros(len(found), np.int64)
    for at, file in enumerate(files):
        own = found == at
        lines[own] = file.starts[rows[own]]
    paths = np.array([*(file.path for file in files), ""], object)
    return {"path": pack_few(paths[found]), "line": pack(pd.Series(lines))}


def _figures_of(judged: Judged, columns: Columns, opinions: PublishedOpinions) -> Figures:
    book = judged.book
    return Figures(
        len(judged.frame),
        columns,
        judged.periods,
        (*book.terms, None),
        book.gauges,
        tuple(_question_of(gauge, opinions) for gauge in book.gauges),
        (*(track.rank for track in book.tracks), -1),
    )


def _question_of(gauge: Measure | FurtherFigure, opinions: PublishedOpinions) -> Question | None:
    """The question that a measure is about; None for a measure of cases."""
    if not isinstance(gauge, Measure) or gauge.survey is None or gauge.question is None:
        return None
    known = {survey.id: survey for survey in opinions.surveys}
    return known[gauge.survey].question(gauge.question) if gauge.survey in known else None


def publish_loops(loops: Iterable[Loop], *, as_of: date, minimum: int) -> Iterator[PublishedLoop]:
    """The loops that were open by a day, as they were known on it, without small numbers."""
    for loop in loops:
        known = known_on(loop, as_of)
        if known is not None:
            shown = hide_people(known, minimum=minimum)
            few = is_small(known, minimum=minimum)
            yield PublishedLoop(shown, stand(known, as_of), few, when_named(known))


def publish_improvements(
    improvements: Iterable[Improvement], *, as_of: date, minimum: int
) -> Iterator[PublishedImprovement]:
    """The improvements as they were known on a day, without small numbers."""
    for improvement in improvements:
        known = improvement_on(improvement, as_of)
        shown = hide_affected(known, minimum=minimum)
        few = helps_few(known, minimum=minimum)
        yield PublishedImprovement(shown, progress_on(known, as_of), few)
