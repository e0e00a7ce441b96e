"""The parts of pages that say whom a service is for and what its promises serve.

Takes nothing: `purpose.py` fills these values. Gives one frozen value a part. Must not know data,
rules or HTML; what `href` and `status` mean is said in `parts`.
"""

from dataclasses import dataclass

from generator.pages.parts import Link, Said


@dataclass(frozen=True, slots=True)
class AudienceCard:
    """People a service is for: what they want, and what stands in their way."""

    name: Said
    goal: Said = ""
    barriers: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """A promise that serves an objective, with where it stands."""

    promise: Link
    service: Said
    status: str
    word: Said
    note: Said = ""


@dataclass(frozen=True, slots=True)
class ObjectiveCard:
    """An objective with the promises that serve it; `id` is its anchor."""

    id: str
    text: Said
    sentence: Said
    served: tuple[Served, ...] = ()
