"""What makes standards alike: shared definitions, and the groups that may be compared.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from dataclasses import dataclass

from generator.model.fields import Located, doc
from generator.model.words import Basis, Kind, Statistic
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Located):
    """When the time of a timeliness measure runs."""

    starts: Text = doc("What starts it.")
    stops: Text = doc("What stops it.")
    pauses: tuple[Text, ...] = doc("What pauses it.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDefinition(Located):
    """What is counted, written once for several measures, which name it with `uses`."""

    id: str = doc("How measures and comparable groups name it.")
    name: Text = doc("What it is called.")
    text: Text = doc("What is counted, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparableGroup(Located):
    """Standards that may be compared; what it says holds for the measure of each of them."""

    id: str = doc("How standards name it, and its address on the site.")
    name: Text = doc("What is compared, in a few words.")
    definition: Text | None = doc("What is counted, in one sentence.", default=None)
    uses: str | None = doc("The id of a shared definition, in place of `definition`.", default=None)
    kind: Kind = doc("The kind of measure.")
    unit: str | None = doc("The unit of a value; a share is in percent.", default=None)
    basis: Basis | None = doc("Which cases.", default=None)
    clock: Clock | None = doc("When the time runs.", default=None)
    percentile: int | None = doc("Which percentile, 1 to 99.", default=None)
    per: int | None = doc("A rate is so many per this number.", default=None)
    survey: str | None = doc("The survey that satisfaction is asked in.", default=None)
    question: str | None = doc(
        "The one question of it: other words get other answers.", default=None
    )
    statistic: Statistic | None = doc("The favourable share, or the mean.", default=None)
