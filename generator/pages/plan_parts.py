"""The parts of pages about journeys and improvements: lists, steps, and promises kept elsewhere.

Takes nothing: the other modules of `pages/` fill these values. Gives one frozen value a part.
Must not know data, rules, number formats or HTML. What holds for `parts.py` holds here.
"""

from dataclasses import dataclass

from generator.pages.parts import Beside, Link, Said, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of a list: `state` is a word such as "Under way", `of` what it belongs to."""

    title: Said
    href: str
    state: Said = ""
    sentence: Said = ""
    of: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineList:
    """Entries under a heading."""

    id: str
    title: Said
    lines: tuple[Line, ...]
    intro: Said = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A promise on another page than its own, with where it stands.

    `change` says how its results moved in a year; `redress` leads to what one can do about a miss.
    """

    promise: Link
    service: Said
    verdicts: tuple[Verdict, ...]
    beside: tuple[Beside, ...] = ()
    change: Said = ""
    note: Said = ""
    redress: Link | None = None


@dataclass(frozen=True, slots=True)
class NotedLink:
    """A link with what stands beside it: the agency of a service, the state of a loop."""

    link: Link
    note: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStep:
    """One step of a journey; `name` begins with its number. `empty` says that nothing is promised.

    A service stands with its agency, a loop with where it stands.
    """

    id: str
    name: Said
    does: Said = ""
    services: tuple[NotedLink, ...] = ()
    promises: tuple[Standing, ...] = ()
    empty: Said = ""
    pain_point: Said = ""
    loops: tuple[NotedLink, ...] = ()
