"""The rows of volumes: how often services are used, and at what cost.

Takes the facts of a service. Gives one tuple of texts a row, in the order of the dictionary's
columns. Must not know formats or files.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from generator.exports.tables import Row, say_in
from generator.gather import ServiceFacts
from generator.model import Volume
from generator.periods import Period
from generator.published import Published
from generator.quantities import plain


def list_volumes(facts: ServiceFacts, published: Published) -> Iterator[Row]:
    """The rows of one service, by period, the total first, then its channels as listed."""
    use = facts.use
    quotients = use.take_ups if use is not None else ()
    take_ups = {period: one.value for period, one in quotients}
    for volume in published.volumes.of(facts.service.id):
        yield _row(volume, facts.service.agency, take_ups, published)


def _row(
    volume: Volume, agency: str, take_ups: Mapping[Period, Fraction | None], published: Published
) -> Row:
    period = volume.period
    taken_up = None if volume.channel else take_ups.get(period)
    return (
        *(agency, volume.service),
        *(period.key, period.first.isoformat(), period.last.isoformat()),
        volume.channel,
        _whole(volume.started),
        _whole(volume.completed),
        _decimal(volume.cost),
        "" if volume.cost is None else published.site.currency or "",
        _percent(_completion(volume)),
        _percent(taken_up),
        volume.standing.value,
        "true" if volume.added_up else "false",
        *_notes(volume, published.site.languages),
    )


def _completion(volume: Volume) -> Fraction | None:
    if volume.completed is None or not volume.started:
        return None
    return Fraction(volume.completed, volume.started)


def _percent(value: Fraction | None) -> str:
    return "" if value is None else plain(value * 100)


def _decimal(value: Fraction | None) -> str:
    return "" if value is None else plain(value)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _notes(volume: Volume, languages: Sequence[str]) -> Row:
    return tuple(say_in(volume.note, language, languages[0]) for language in languages)
