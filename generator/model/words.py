"""The words of the model: statuses, kinds, bases, cadences, and what they stand for.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from enum import StrEnum

from generator.periods import Form


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
    SATISFACTION = "satisfaction"


class Statistic(StrEnum):
    """Which figure of a survey's question a promise is about."""

    FAVOURABLE = "favourable"
    MEAN = "mean"


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


class How(StrEnum):
    """How the cases of a sample were chosen."""

    RANDOM = "random"
    RISK_BASED = "risk-based"
    CONVENIENCE = "convenience"
