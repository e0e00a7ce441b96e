"""Which results may be told away from their page: on pictures, in frames of other sites.

Takes the facts of standards. Gives a yes or no. Must not know words.
"""

from collections.abc import Sequence

from generator.gather import StandardFacts
from generator.published import Result
from generator.sentences.verdicts import last_real


def travels(facts: StandardFacts, beside: Sequence[StandardFacts] = ()) -> bool:
    """Whether the newest result may be told away from its page, with all that belongs to it.

    Not where it rests on few cases or is a zero that nobody confirmed, nor where that holds for
    another target's result, or for one of those `beside`, which it is never read without.
    """
    shown = (each for one in (facts, *beside) for each in (one, *one.others))
    return all(is_sure(row) for each in shown for row in (each.current, last_real(each)) if row)


def is_sure(row: Result) -> bool:
    """Whether a result rests on more than a few cases, and is no zero that waits for its word."""
    return not (row.small or row.unconfirmed)
