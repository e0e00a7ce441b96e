"""What is promised: services, their standards, how they are measured, and targets over time.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from dataclasses import dataclass
from datetime import date

from generator.model.bodies import Contact, Official
from generator.model.divisions import Channel, Segment
from generator.model.fields import Located, doc
from generator.model.likeness import Clock, ComparableGroup
from generator.model.lives import Ending
from generator.model.words import (
    SPANS,
    Basis,
    Cadence,
    Counts,
    How,
    Judged,
    Kind,
    StandardType,
    Statistic,
)
from generator.periods import Form, Period, form_of
from generator.quantities import Amount, Span
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Located):
    """Who a service is for."""

    id: str = doc("The audience's id.")
    name: Text = doc("Who they are.")
    goal: Text | None = doc("What they want to get done.", default=None)
    barriers: tuple[Text, ...] = doc("What stands in their way.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Located):
    """That a figure is of some of the cases only; the column `population` says of how many."""

    how: How = doc("How they were chosen: random, risk-based or convenience.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherFigure(Located):
    """A second figure beside the result, such as a median beside an average; it is never judged."""

    id: str = doc("Its id, as it stands in the column `statistic` of result files.")
    name: Text = doc("What it is, in a few words: Calls answered.")
    kind: Kind = doc("share, mean, median, percentile, rate, count, cost or score.")
    unit: str | None = doc("The unit of its values; where absent, the measure's.", default=None)
    definition: Text | None = doc("What is counted, in one sentence.", default=None)
    percentile: int | None = doc("Which percentile, 1 to 99.", default=None)
    per: int | None = doc("A rate is so many per this number.", default=None)
    counts: Counts = doc("Whether the numerator counts failures.", default=Counts.SUCCESSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Located):
    """How a result is counted."""

    kind: Kind = doc("share, mean, median, percentile, rate, count, cost, score or satisfaction.")
    unit: str | None = doc("The unit of a value: percent, minutes, days, USD.", default=None)
    definition: Text | None = doc("What is counted, in one sentence.", default=None)
    uses: str | None = doc("The id of a shared definition, in place of `definition`.", default=None)
    basis: Basis | None = doc("Which cases: due, received, completed, waiting.", default=None)
    clock: Clock | None = doc("When the time runs.", default=None)
    excludes: tuple[Text, ...] = doc("Cases that are left out.", default=())
    source: Text | None = doc("Which system the figures come from.", default=None)
    percentile: int | None = doc("Which percentile, 1 to 99.", default=None)
    survey: str | None = doc("The survey a satisfaction measure is of.", default=None)
    question: str | None = doc("The question of that survey.", default=None)
    statistic: Statistic | None = doc(
        "The favourable share of the answers, or their mean; favourable where left out.",
        default=None,
    )
    per: int | None = doc("A rate is so many per this number.", default=None)
    counts: Counts = doc("Whether the numerator counts failures.", default=Counts.SUCCESSES)
    sample: Sample | None = doc("Where only some of the cases were looked at.", default=None)
    censored_at: Amount | None = doc(
        "The value beyond which nothing longer is told: longer waits count as this.", default=None
    )
    also: tuple[FurtherFigure, ...] = doc("Further figures shown beside the result.", default=())


def measure_of(group: ComparableGroup) -> Measure:
    """What a comparable group says of the measures of its standards, as a measure."""
    return Measure(
        kind=group.kind,
        unit=group.unit,
        definition=group.definition,
        uses=group.uses,
        basis=group.basis,
        clock=group.clock,
        percentile=group.percentile,
        per=group.per,
        survey=group.survey,
        question=group.question,
        statistic=group.statistic,
        at=group.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Located):
    """A promise in figures, from a period on."""

    since: Period = doc("The first period it holds for.", key="from")
    announced: date | None = doc("When it was made public; the start of `from`.", default=None)
    name: Text | None = doc("Tells two targets apart that hold at once.", default=None)
    channel: str | None = doc("The channel it is about; all cases where absent.", default=None)
    segment: str | None = doc("The group it is about, as SEGMENT:GROUP.", default=None)
    by: date | None = doc("Judged once, on this date.", default=None)
    within: Text | None = doc("The time promised, in words: 6 weeks.", default=None)
    at_least: Amount | None = doc("Kept at this value or above.", default=None)
    at_most: Amount | None = doc("Kept at this value or below.", default=None)
    more_than: Amount | None = doc("Kept above this value.", default=None)
    less_than: Amount | None = doc("Kept below this value.", default=None)
    between: tuple[Amount, ...] = doc("Kept from the first to the second.", default=())
    promise: Text | None = doc("The promise's words at the time.", default=None)
    reason: Text | None = doc("Why it changed.", default=None)

    @property
    def track(self) -> tuple[str, str, str]:
        """What targets that follow each other share: channel, group and name."""
        name = self.name.by_language[0][1] if self.name else ""
        return (self.channel or "", self.segment or "", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Located):
    """Where things stood before."""

    period: Period = doc("When.")
    value: Amount = doc("The value then.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Located):
    """Somebody else's figure, drawn but never judged."""

    name: Text = doc("Whose figure.")
    period: Period = doc("When.")
    value: Amount = doc("Their value.")
    url: str | None = doc("Where it was published.", default=None)
    same_definition: bool = doc("Whether it is counted the same way.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Located):
    """Something that happened, to read a chart by."""

    since: Period = doc("From when.", key="from")
    to: Period | None = doc("Until when.", default=None)
    note: Text = doc("What happened.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Located):
    """From here on, figures are counted differently."""

    at_period: Period = doc("The first period counted the new way.", key="at")
    note: Text = doc("What changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Located):
    """One service standard: a promise, how it is measured, and its targets over time."""

    id: str = doc("The standard's id, unique in its service.")
    promise: Text = doc("The promise in plain words.")
    type: StandardType = doc("What it is about.", default=StandardType.OTHER)
    objective: str | None = doc("The agency's objective it serves.", default=None)
    measure: Measure = doc("How it is counted.")
    judged: Judged = doc("Over what span it is judged.", default=Judged.EACH_PERIOD)
    cadence: Cadence | None = doc("How often results are published.", default=None)
    rows_for: tuple[Cadence, ...] = doc(
        "Longer periods that are published as well: shown, neither owed nor judged.", default=()
    )
    due_after: Span | None = doc("How long after a period its result is due.", default=None)
    targets: tuple[Target, ...] = doc("The targets, the oldest first.", default=())
    baseline: Baseline | None = doc("Where things stood before.", default=None)
    benchmarks: tuple[Benchmark, ...] = doc("Other people's figures.", default=())
    annotations: tuple[Annotation, ...] = doc("What happened, by period.", default=())
    breaks: tuple[Break, ...] = doc("Where the counting changed.", default=())
    comparable: str | None = doc(
        "The id of the comparable group it belongs to; its measure takes from there what it does "
        "not say itself.",
        default=None,
    )
    channel: Text | None = doc("The channel the promise is about, where it is one.", default=None)
    read_with: tuple[str, ...] = doc(
        "Ids of standards of the same service that are shown in the same box.", default=()
    )
    was: tuple[str, ...] = doc(
        "Ids it had before; their anchors lead here, and results may still name them.", default=()
    )
    began: Period | None = doc("The first period it was owed.", default=None)
    ended: Ending | None = doc("When and why it ended.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)


def forms_beside(standard: Standard) -> frozenset[Form]:
    """The forms of periods that are published beside those of the cadence and of the judged span.

    Their rows are shown by themselves: nobody owes them, and no verdict or total counts them.
    """
    own = {SPANS.get(standard.judged), form_of(standard.cadence) if standard.cadence else None}
    return frozenset(form_of(cadence) for cadence in standard.rows_for) - own


def successions(standard: Standard) -> list[tuple[Target | None, Target]]:
    """Each target with the one it follows, of the same name and about the same cases; or None."""
    before: dict[tuple[str, str, str], Target] = {}
    pairs: list[tuple[Target | None, Target]] = []
    for target in standard.targets:
        pairs.append((before.get(target.track), target))
        before[target.track] = target
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Located):
    """Something people use: content/services/AGENCY/ID.yaml."""

    id: str = doc("The file's name.", default="")
    agency: str = doc("The folder's name.", default="")
    name: Text = doc("The service's name.")
    summary: Text | None = doc("What it is, in a sentence.", default=None)
    audiences: tuple[Audience, ...] = doc("Who it is for.", default=())
    channels: tuple[Channel, ...] = doc("How people use it.", default=())
    covers_everyone: bool = doc("Whether the channels add up to all cases.", default=False)
    segments: tuple[Segment, ...] = doc("How its users are divided.", default=())
    url: str | None = doc("Where the service is.", default=None)
    official: Official | None = doc("Who answers for it.", default=None)
    complaint: Contact | None = doc("Where to complain.", default=None)
    standards: tuple[Standard, ...] = doc("Its promises.", default=())
    was: tuple[str, ...] = doc("Ids it had before; their addresses lead here.", default=())
    began: Period | None = doc("The first period it was there.", default=None)
    ended: Ending | None = doc("When and why it ended.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)
