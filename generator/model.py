"""The nouns of the product as frozen types: site, agency, service, standard, measure, target.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages. A field's `doc` is its line in the reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from generator.diagnostics import NOWHERE, Place
from generator.periods import Calendar, Form, Period
from generator.quantities import Amount, Span
from generator.text import Text


def doc(text: str, *, key: str = "", **options: Any) -> Any:  # noqa: ANN401 (as dataclasses.field)
    """A dataclass field that carries its line of the reference, and its key where that differs."""
    return field(metadata={"doc": text, "key": key}, **options)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a value stood: its own place, and the place of the value at each of its keys."""

    itself: Place = NOWHERE
    keys: Mapping[str, Place] = field(default_factory=dict)

    def of(self, key: str) -> Place:
        """The place of the value at `key`, or of the whole where the key is absent."""
        return self.keys.get(key, self.itself)

    @property
    def in_table(self) -> bool:
        """Whether it stood in a mapped table, which somebody else publishes and can mend."""
        return self.itself.path.startswith("data/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A value read from a file; `at` says where and takes no part in comparison."""

    at: Places = field(default_factory=Places, compare=False, repr=False)


class Status(StrEnum):
    """What can be said of a promise in one period; rules.md gives the order in which they hold."""

    NOT_APPLICABLE = "not_applicable"
    SUSPENDED = "suspended"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NOT_JUDGED = "not_judged"
    NO_CASES = "no_cases"
    NO_TARGET = "no_target"
    MET = "met"
    MISSED = "missed"
    SUPPRESSED = "suppressed"


OWED = (Status.MET, Status.MISSED, Status.NOT_REPORTED, Status.NOT_JUDGED, Status.SUPPRESSED)
"""The statuses that count in "kept n of m"; the others stand beside it."""


class StandardType(StrEnum):
    """What a promise is about."""

    TIMELINESS = "timeliness"
    ACCESS = "access"
    ACCURACY = "accuracy"
    SATISFACTION = "satisfaction"
    COST = "cost"
    BURDEN = "burden"
    OTHER = "other"


class Kind(StrEnum):
    """How a result is made from what was counted."""

    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    PERCENTILE = "percentile"
    RATE = "rate"
    COUNT = "count"
    COST = "cost"
    SCORE = "score"


class Basis(StrEnum):
    """Which cases a timeliness figure is about."""

    DUE = "due"
    RECEIVED = "received"
    COMPLETED = "completed"
    WAITING = "waiting"
    SNAPSHOT = "snapshot"


class Counts(StrEnum):
    """Whether the numerator counts the cases that kept the promise or those that broke it."""

    SUCCESSES = "successes"
    FAILURES = "failures"


class Judged(StrEnum):
    """Over what span a promise is judged."""

    EACH_PERIOD = "each period"
    FISCAL_YEAR = "fiscal year"
    ROLLING = "rolling 12 months"
    NAMED = "named period"


SPANS = {
    Judged.FISCAL_YEAR: Form.FISCAL_YEAR,
    Judged.ROLLING: Form.ROLLING,
    Judged.NAMED: Form.NAMED,
}
"""The form of the periods that a promise is judged over, where not each period is."""


class Cadence(StrEnum):
    """How often results are published."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    FISCAL_QUARTERLY = "fiscal quarterly"
    FISCAL_YEARLY = "fiscal yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Located):
    """Who answers for the promise, by post."""

    title: Text = doc("The post, not the person: Director, Passport Services.")
    name: Text | None = doc("The person's name; shown only with public: true.", default=None)
    public: bool = doc("Whether the name may be published.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Located):
    """How to reach somebody: to ask, or to complain."""

    url: str | None = doc("An https address.", default=None)
    phone: str | None = doc("A telephone number as one would dial it.", default=None)
    email: str | None = doc("An e-mail address.", default=None)
    note: Text | None = doc("One sentence more, such as opening hours.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy(Located):
    """The protection of small groups."""

    minimum_count: int = doc("Cells about fewer people are hidden; at least 5.", default=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting(Located):
    """When results are owed."""

    due_after: Span = doc("How long after a period its result is due.", default=Span(30, "day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod(Located):
    """A period with a name of its own, such as a filing season."""

    id: str = doc("How result files write it.")
    name: Text = doc("What people call it.")
    first: date = doc("Its first day.")
    last: date = doc("Its last day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Located):
    """What holds for the whole scorecard: content/site.yaml."""

    title: Text = doc("The scorecard's name.")
    publisher: Text = doc("Who publishes it.")
    base_url: str | None = doc("The https address where the site will stand.", default=None)
    languages: tuple[str, ...] = doc("Languages, the first is the main one.", default=("en",))
    time_zone: str = doc("The time zone of dates, such as America/Chicago.", default="UTC")
    fiscal_year: Calendar = doc("When the fiscal year begins.", default=Calendar())
    named_periods: tuple[NamedPeriod, ...] = doc("Periods with names of their own.", default=())
    licence: Text | None = doc("Under what terms the data may be used.", default=None)
    contact: Contact | None = doc("How to reach the publisher.", default=None)
    complaint: Contact | None = doc(
        "Where to complain when no nearer route is given.", default=None
    )
    privacy: Privacy = doc("The protection of small groups.", default=Privacy())
    caution_below: int = doc("Results on fewer cases carry a caution.", default=30)
    meaningful_change: Amount | None = doc(
        "The least change worth telling; 1 point for shares, 2 in 100 of other values.",
        default=None,
    )
    reporting: Reporting = doc("When results are owed.", default=Reporting())
    banner: Text | None = doc("A sentence across the top of every page.", default=None)
    demonstration: bool = doc("Whether every page says that figures are invented.", default=False)
    repository: str | None = doc("The https address of the project's repository.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Located):
    """One objective of an agency."""

    id: str = doc("The objective's id.")
    text: Text = doc("The objective in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Located):
    """A body that makes promises: content/agencies/ID.yaml."""

    id: str = doc("The file's name.", default="")
    name: Text = doc("The agency's name.")
    abbreviation: Text | None = doc("Its short name.", default=None)
    parent: str | None = doc("The id of the agency it belongs to.", default=None)
    mission: Text | None = doc("What it is for.", default=None)
    vision: Text | None = doc("Its customer-experience vision, one sentence.", default=None)
    objectives: tuple[Objective, ...] = doc("What it wants to achieve.", default=())
    official: Official | None = doc("Who answers for it.", default=None)
    url: str | None = doc("Its website.", default=None)
    contact: Contact | None = doc("How to reach it.", default=None)
    complaint: Contact | None = doc("Where to complain.", default=None)
    fiscal_year: Calendar | None = doc("Its fiscal year, where it differs.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Located):
    """Who a service is for."""

    id: str = doc("The audience's id.")
    name: Text = doc("Who they are.")
    goal: Text | None = doc("What they want to get done.", default=None)
    barriers: tuple[Text, ...] = doc("What stands in their way.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Located):
    """A way to use a service."""

    id: str = doc("The channel's id, as it stands in result files.")
    name: Text | None = doc("What people call it; the id where absent.", default=None)
    digital: bool = doc("Whether it is online.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Located):
    """One group of a segment."""

    id: str = doc("The group's id.")
    name: Text = doc("What the group is called.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Located):
    """A way to divide the people a service is for; result files write it SEGMENT:GROUP."""

    id: str = doc("The segment's id.")
    name: Text = doc("What the division is by.")
    covers_everyone: bool = doc("Whether its groups add up to all cases.", default=False)
    groups: tuple[Group, ...] = doc("Its groups.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Located):
    """When the time of a timeliness measure runs."""

    starts: Text = doc("What starts it.")
    stops: Text = doc("What stops it.")
    pauses: tuple[Text, ...] = doc("What pauses it.", default=())


class How(StrEnum):
    """How the cases of a sample were chosen."""

    RANDOM = "random"
    RISK_BASED = "risk-based"
    CONVENIENCE = "convenience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Located):
    """That a figure is of some of the cases only; the column `population` says of how many."""

    how: How = doc("How they were chosen: random, risk-based or convenience.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Located):
    """How a result is counted."""

    kind: Kind = doc("share, mean, median, percentile, rate, count, cost or score.")
    unit: str | None = doc("The unit of a value: percent, minutes, days, USD.", default=None)
    definition: Text | None = doc("What is counted, in one sentence.", default=None)
    basis: Basis | None = doc("Which cases: due, received, completed, waiting.", default=None)
    clock: Clock | None = doc("When the time runs.", default=None)
    excludes: tuple[Text, ...] = doc("Cases that are left out.", default=())
    source: Text | None = doc("Which system the figures come from.", default=None)
    percentile: int | None = doc("Which percentile, 1 to 99.", default=None)
    per: int | None = doc("A rate is so many per this number.", default=None)
    counts: Counts = doc("Whether the numerator counts failures.", default=Counts.SUCCESSES)
    sample: Sample | None = doc("Where only some of the cases were looked at.", default=None)
    censored_at: Amount | None = doc(
        "The value beyond which nothing longer is told: longer waits count as this.", default=None
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
    due_after: Span | None = doc("How long after a period its result is due.", default=None)
    targets: tuple[Target, ...] = doc("The targets, the oldest first.", default=())
    baseline: Baseline | None = doc("Where things stood before.", default=None)
    benchmarks: tuple[Benchmark, ...] = doc("Other people's figures.", default=())
    annotations: tuple[Annotation, ...] = doc("What happened, by period.", default=())
    breaks: tuple[Break, ...] = doc("Where the counting changed.", default=())
    channel: Text | None = doc("The channel the promise is about, where it is one.", default=None)
    read_with: tuple[str, ...] = doc(
        "Ids of standards of the same service that are shown in the same box.", default=()
    )
    began: Period | None = doc("The first period it was owed.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)


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
    source_id: str | None = doc("Its id at its source.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Located):
    """A page of the project's own: content/pages/ID.md."""

    id: str
    title: Text
    html: tuple[tuple[str, str], ...]
    """Sanitised HTML by language."""


class Outcome(StrEnum):
    """What comparing a year of results with the year before comes to."""

    BETTER = "better"
    WORSE = "worse"
    ROSE = "rose"
    FELL = "fell"
    UNCLEAR = "no clear change"
    DIFFERENCE = "difference only"
    NOT_ENOUGH = "not enough"
    NOT_MEASURED = "not measured"


class Obstacle(StrEnum):
    """Why two years of results cannot be compared."""

    COUNTED = "counted differently"
    PROMISED = "promised differently"
    HIDDEN = "suppressed or not judged"
    FEW = "too few reported"
    UNLIKE = "no like period a year before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One of two years that are compared; its figures pool the periods reported in both."""

    first: Period
    last: Period
    reported: int
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A year of results against the year before: `expected` periods, `compared` in both.

    `difference` is exact, in `unit`: of the pooled values or, where nothing pools, the middle one
    of the differences to the same period a year before, of which `up` are above zero and `down`
    below. `error` is its standard error, widened for `likeness`, the correlation of neighbouring
    periods; clear is what exceeds `critical` (Student's t with `freedom`) times `error`. `since`
    is the first period counted or promised differently.
    """

    kind: Kind
    unit: str
    outcome: Outcome
    obstacle: Obstacle | None = None
    since: Period | None = None
    now: Window | None = None
    before: Window | None = None
    expected: int = 0
    compared: int = 0
    difference: Fraction | None = None
    up: int = 0
    down: int = 0
    error: float | None = None
    freedom: int | None = None
    critical: Fraction | None = None
    likeness: float | None = None
