"""Totals in words: kept n of m, with every absence named.

Takes tallies. Gives text. Must not compute a share, a grade or an order.
"""

from generator.gather import Tally
from generator.model import Status
from generator.sentences.tongue import Tongue
from generator.text import N_, NP_

KEPT = (Status.MET, NP_("{count} met", "{count} met"))

ABSENCES = (
    (Status.MISSED, NP_("{count} missed", "{count} missed")),
    (Status.NOT_REPORTED, NP_("{count} not reported", "{count} not reported")),
    (Status.NOT_JUDGED, NP_("{count} cannot be judged", "{count} cannot be judged")),
    (Status.SUPPRESSED, NP_("{count} too few to publish", "{count} too few to publish")),
)

BESIDE = (
    (Status.NO_TARGET, NP_("{count} without a target", "{count} without a target")),
    (Status.NO_CASES, NP_("{count} without cases", "{count} without cases")),
    (Status.NOT_DUE, NP_("{count} not due yet", "{count} not due yet")),
    (Status.NOT_APPLICABLE, NP_("{count} does not apply", "{count} do not apply")),
    (Status.SUSPENDED, NP_("{count} suspended", "{count} suspended")),
)


def absences(tally: Tally, tongue: Tongue) -> str:
    """What the owed standards did otherwise: 5 missed, 2 not reported."""
    return _list(tally, ABSENCES, tongue)


def beside(tally: Tally, tongue: Tongue) -> str:
    """The standards that owed nothing: 1 without a target, 2 not due yet, 1 withdrawn."""
    said = _list(tally, BESIDE, tongue)
    if not tally.withdrawn:
        return said
    gone = tongue.plural("{count} withdrawn", "{count} withdrawn", tally.withdrawn)
    return f"{said}, {gone}" if said else gone


def _list(tally: Tally, parts: tuple[tuple[Status, tuple[str, str]], ...], tongue: Tongue) -> str:
    said = (tongue.plural(*forms, tally.of(status)) for status, forms in parts if tally.of(status))
    return ", ".join(said)


def counted_statuses(tally: Tally, tongue: Tongue) -> tuple[tuple[Status, str], ...]:
    """How many standards have each status that any has, the kept ones first: 3 met, 1 missed."""
    return tuple(
        (status, tongue.plural(*forms, tally.of(status)))
        for status, forms in (KEPT, *ABSENCES, *BESIDE)
        if tally.of(status)
    )


def kept_figure(tally: Tally, tongue: Tongue) -> str:
    """12 of 20."""
    kept, owed = tongue.count(tally.kept), tongue.count(tally.owed)
    return tongue.say("{kept} of {owed}", kept=kept, owed=owed)


def kept_sentence(tally: Tally, tongue: Tongue) -> str:
    """Kept 12 of 20 standards that owed a result: 5 missed, 2 not reported, 1 too few."""
    missing = absences(tally, tongue)
    if not tally.owed or not missing:
        return kept_words(tally, tongue)
    return tongue.plural(
        "Kept {kept} of {count} standard that owed a result: {missing}.",
        "Kept {kept} of {count} standards that owed a result: {missing}.",
        tally.owed,
        kept=tongue.count(tally.kept),
        missing=missing,
    )


def kept_words(tally: Tally, tongue: Tongue) -> str:
    """Kept 12 of 20 standards that owed a result."""
    if not tally.owed:
        return tongue.say("No standard owed a result.")
    return tongue.plural(
        "Kept {kept} of {count} standard that owed a result.",
        "Kept {kept} of {count} standards that owed a result.",
        tally.owed,
        kept=tongue.count(tally.kept),
    )


def oldest_words(tally: Tally, tongue: Tongue) -> str:
    """The same in few words."""
    if tally.oldest is None:
        return ""
    period = tongue.period(tally.oldest)
    return tongue.say("The oldest result counted here is of {period}.", period=period)


def oldest_sentence(tally: Tally, tongue: Tongue) -> str:
    """Of which period the oldest result among them is."""
    if tally.oldest is None:
        return ""
    period = tongue.period(tally.oldest)
    words = N_(
        "Each standard counts once, at the newest period that is due. The oldest of these is "
        "{period}."
    )
    return tongue.say(words, period=period)
