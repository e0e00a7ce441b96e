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
        "To compute a verdict anew, take the standard's kind, counts and per from standards. Where "
        "numerator and denominator are both there, the value of a share, or of satisfaction in "
        "percent, is numerator divided by denominator, times 100. Where counts is failures, take "
        "denominator less numerator for the numerator. The value of a mean or a cost is numerator "
        "divided by denominator, and that of a rate is the same times per. The value of a count is "
        "its numerator. Else take the column value."
    ),
    N_(
        "Hold the exact value against the target, and round nothing first. The comparison at_least "
        "holds when the value is the target or more, at_most when it is the target or less, "
        "more_than and less_than only when it is not the target itself, and between from target to "
        "target_high, both included."
    ),
)
"""How a verdict is computed from the columns of the tables, and from nothing else."""
