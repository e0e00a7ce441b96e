"""The end of an agency, a service or a promise in words.

Takes when something ended, and today. Gives sentences. Must not know pages or addresses.
"""

from datetime import date

from generator.model import Ending, Service
from generator.sentences.tongue import Tongue
from generator.text import N_

_ENDED = {
    "agency": (N_("This agency ended on {day}."), N_("This agency ends on {day}.")),
    "service": (N_("This service ended on {day}."), N_("This service ends on {day}.")),
    "standard": (N_("This promise ended on {day}."), N_("This promise ends on {day}.")),
}
_ENDED_WITH = {
    "service": (
        N_("This service ended with its agency on {day}."),
        N_("This service ends with its agency on {day}."),
    ),
    "standard": (
        N_("This promise ended with its service on {day}."),
        N_("This promise ends with its service on {day}."),
    ),
}
"""What is said once the day is over, and before; of what ended by itself, and with another."""


def is_past(ended: Ending | None, as_of: date) -> bool:
    """Whether something has ended by this day: its last day is over."""
    return ended is not None and ended.day < as_of


def has_promises(service: Service, as_of: date) -> bool:
    """Whether a service goes on, and any of its promises does."""
    goes_on = any(not is_past(one.ended, as_of) for one in service.standards)
    return goes_on and not is_past(service.ended, as_of)


def ending_sentence(
    ended: Ending, kind: str, as_of: date, tongue: Tongue, *, inherited: bool = False
) -> str:
    """When it ended; `kind` is agency, service or standard, `inherited` that its owner ended."""
    past, future = (_ENDED_WITH if inherited else _ENDED)[kind]
    return tongue.say(past if is_past(ended, as_of) else future, day=tongue.date(ended.day))


def standing_words(tongue: Tongue, *, withdrawn: bool) -> str:
    """What an ended promise's verdict still stands for."""
    if withdrawn:
        return tongue.say(
            "The verdict below is its last. The promise no longer counts in “Standards kept”."
        )
    return tongue.say(
        "Its last result is still to come. Until then it counts as a standard that owes one."
    )
