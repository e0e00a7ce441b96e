"""Which promises of a service stand on its poster, and what each says there.

Takes the facts of a service. Gives finished entries with their drawings, as many as fit one sheet.
Must not know how a verdict is reached. The order is the publisher's own: none is left out for how
it ended, only for want of room, and where its zero was not confirmed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.gather import ServiceFacts, StandardFacts
from generator.pages import sheet_room as room
from generator.pages.drawn import draw_sparkline
from generator.pages.figures import Figure, Sparkline
from generator.pages.parts import Beside, Verdict
from generator.pages.poster_views import PosterEntry
from generator.pages.promise import tell_promise, verdict_view, verdict_views
from generator.pages.setting import Setting, plain_words
from generator.sentences.endings import has_promises, is_past
from generator.sentences.numbers import counts_words, value_words

FIGURE_WIDTH = 52.0
"""Millimetres beside the words of a promise, for its figure and its small line."""

SPARK_HEIGHT, CHART_HEIGHT = 14.0, 88.0
SCAN_HEIGHT, WAYS_HEIGHT, WAY_HEIGHT = 40.0, 22.0, 6.5
AROUND = 28.0
"""Millimetres: the agency, that figures are invented, the newest period, and the lines between."""

GAP = 8.0
"""Millimetres between two promises, with the line that parts them."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on the sheet beside the promises: its words, and how many ways to complain."""

    title: str
    lede: str
    tally: str
    rest: str
    ways: int

    @property
    def height(self) -> float:
        """Millimetres that it takes."""
        head = room.TITLE.height(self.title) + room.LEDE.height(self.lede)
        rest = room.SMALL.height(self.tally) + room.TEXT.height(self.rest)
        return AROUND + head + rest + max(SCAN_HEIGHT, WAYS_HEIGHT + WAY_HEIGHT * self.ways)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries of a poster with their drawings, and how many promises are left."""

    entries: tuple[PosterEntry, ...]
    figures: tuple[Figure, ...]
    left: int


def has_poster(facts: ServiceFacts, day: date) -> bool:
    """Whether there is a promise to print on a day; a service that has ended makes none."""
    return has_promises(facts.service, day)


def _in_force(facts: ServiceFacts, day: date) -> tuple[StandardFacts, ...]:
    """The promises of a service that have not ended, as listed."""
    return tuple(one for one in facts.standards if not is_past(one.standard.ended, day))


def choose(facts: ServiceFacts, around: Around, setting: Setting) -> Chosen:
    """As many promises as fit, from the first on; a chart where there is only one and it fits."""
    promised = _in_force(facts, setting.facts.published.as_of)
    sure = [one for one in promised if not _is_unsure(one, _beside(one, facts))]
    space, entries, figures = room.HEIGHT - around.height, [], []
    for one in sure:
        spark = draw_sparkline(one) if one.current and one.current.value is not None else None
        entry = _entry(one, _beside(one, facts), spark, setting)
        space -= height_of(entry)
        if space < 0:
            break
        entries.append(entry)
        figures += [spark] if spark else []
    left = len(promised) - len(entries)
    if len(entries) == 1 and space > CHART_HEIGHT:
        return _with_chart(sure[0], entries[0], left, setting)
    return Chosen(tuple(entries), tuple(figures), left)


def _beside(one: StandardFacts, facts: ServiceFacts) -> list[StandardFacts]:
    """The standards that it is never read without."""
    known = {other.standard.id: other for other in facts.standards}
    return [known[name] for name in one.standard.read_with]


def _is_unsure(one: StandardFacts, beside: Sequence[StandardFacts]) -> bool:
    """Whether a zero that nobody confirmed is in it, or in what it is never read without."""
    shown = (one, *one.others, *beside)
    return any(each.current is not None and each.current.unconfirmed for each in shown)


def _entry(
    one: StandardFacts,
    beside: Sequence[StandardFacts],
    spark: Sparkline | None,
    setting: Setting,
) -> PosterEntry:
    """What a poster says of one promise; the figure is that of the first verdict."""
    result, tongue = one.current, setting.tongue
    figure = value_words(result, tongue) if result else ""
    return PosterEntry(
        promise=setting.quoted(one.standard.promise),
        verdicts=tuple(verdict_views(one, setting)),
        figure=figure,
        when=tongue.heading(result.period) if result and figure else "",
        counts=counts_words(result, tongue) if result and figure else "",
        spark=spark.key if spark else "",
        beside=tuple(
            Beside(setting.quoted(other.standard.promise), "", verdict_view(other, setting))
            for other in beside
        ),
    )


def _with_chart(one: StandardFacts, entry: PosterEntry, left: int, setting: Setting) -> Chosen:
    """A single promise with its whole chart in place of the small line."""
    section = tell_promise(one, setting, complaint=None)
    charts = section.view.figures
    if not charts:
        return Chosen((entry,), (), left)
    entry = replace(entry, spark="", chart=charts[0])
    return Chosen((entry,), section.figures[:1], left)


def height_of(entry: PosterEntry) -> float:
    """Millimetres that an entry takes on the sheet, at most."""
    width = room.WIDTH - (FIGURE_WIDTH if entry.figure else 0)
    said = room.PROMISE.height(plain_words(entry.promise), width)
    said += sum(_verdict_height(verdict, width) for verdict in entry.verdicts)
    for other in entry.beside:
        said += room.TEXT.height(f"Always read with this: {plain_words(other.promise)}", width)
        said += _verdict_height(other.verdict, width)
    return max(said, _figure_height(entry)) + GAP


def _verdict_height(verdict: Verdict, width: float) -> float:
    inner = width - 10  # the shape stands before the words
    small = (verdict.label, *verdict.also, *verdict.cautions)
    said = sum(room.SMALL.height(plain_words(words), inner) for words in small)
    word, sentence = plain_words(verdict.word), plain_words(verdict.sentence)
    return said + room.WORD.height(word, inner) + room.TEXT.height(sentence, inner)


def _figure_height(entry: PosterEntry) -> float:
    """The column of the figure: the number, its period, its counts, the small line."""
    lines = room.FIGURE.height(plain_words(entry.figure), FIGURE_WIDTH)
    for words in (entry.when, entry.counts):
        lines += room.SMALL.height(plain_words(words), FIGURE_WIDTH)
    return lines + (SPARK_HEIGHT if entry.spark else 0)
