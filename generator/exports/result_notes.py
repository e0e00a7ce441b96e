"""What the dictionary says of verdicts: each status, and how anybody can reach it again.

Takes nothing. Gives notes on the table of results. Must not know figures or formats; a test holds
these words to every published verdict by a reader that knows nothing else.
"""

from generator.exports.entries import Column
from generator.model import Status
from generator.text import N_

STATUSES = {
    Status.MET: N_("met: the comparison of the value with the target holds."),
    Status.MISSED: N_("missed: it does not hold."),
    Status.NOT_DUE: N_("not_due: the period is not over, or its result is not due yet."),
    Status.NOT_REPORTED: N_("not_reported: the result was due and is not there."),
    Status.NOT_JUDGED: N_("not_judged: the figures are impossible, or are projections."),
    Status.NO_CASES: N_("no_cases: the denominator is 0."),
    Status.NO_TARGET: N_(
        "no_target: no target with a figure was in force, or there is no figure to hold to it."
    ),
    Status.NOT_APPLICABLE: N_("not_applicable: the promise does not apply to the period."),
    Status.SUSPENDED: N_("suspended: measurement was suspended, and the note says why."),
    Status.SUPPRESSED: N_("suppressed: too few people stand behind the figures to publish them."),
}
STATUS = Column(
    "status",
    N_("What can be said of the promise in the period; blank for a breakdown."),
    values=tuple(STATUSES),
)

RECOMPUTED = (
    N_(
        "To reach a verdict again, first find the value. Use the two counts where both are there. "
        "A share is numerator divided by denominator, times 100. So is satisfaction in percent. "
        "Where counts is failures, first take the numerator away from the denominator. A mean or a "
        "cost is numerator divided by denominator. A rate is the same, times per. A count is its "
        "numerator. Else use the column value. The columns kind, counts and per stand in standards."
    ),
    N_(
        "Then hold the exact value against the target. Round nothing first. For at_least the value "
        "must be the target or more. For at_most it must be the target or less. For more_than and "
        "less_than the target itself is not enough. For between it may be either end, or anything "
        "from one to the other."
    ),
)
"""How a verdict is computed from the columns of the tables, and from nothing else."""
