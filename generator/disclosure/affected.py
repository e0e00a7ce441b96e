"""Small numbers of improvements: how few people one would help.

Takes an improvement. Gives it without a number of people that is below the minimum.
"""

from dataclasses import replace

from generator.model import Improvement


def helps_few(improvement: Improvement, *, minimum: int) -> bool:
    """Whether an improvement would help fewer people than may be shown."""
    people = improvement.people_affected
    return people is not None and people < minimum


def hide_affected(improvement: Improvement, *, minimum: int) -> Improvement:
    """The improvement, without the number of people where it is small."""
    if not helps_few(improvement, minimum=minimum):
        return improvement
    return replace(improvement, people_affected=None)
