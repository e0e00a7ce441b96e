"""Who publishes and who promises: the site, agencies, and how to reach them.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from dataclasses import dataclass
from datetime import date

from generator.model.divisions import Channel, Segment
from generator.model.fields import Located, ProseLink, doc
from generator.model.likeness import ComparableGroup, SharedDefinition
from generator.model.lives import Ending
from generator.model.theme import Theme
from generator.periods import Calendar, Period
from generator.quantities import Amount, Span
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Located):
    """Who answers for the promise, by post."""

    title: Text = doc("The post, not the person: Director, Passport Services.")
    name: Text | None = doc("The person's name; shown only with public: true.", default=None)
    public: bool = doc("Whether the name may be published.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Located):
    """How to reach somebody: to ask, or to complain."""

    url: str | None = doc("An https address.", default=None)
    phone: str | None = doc("A telephone number as one would dial it.", default=None)
    email: str | None = doc("An e-mail address.", default=None)
    note: Text | None = doc("One sentence more, such as opening hours.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy(Located):
    """The protection of small groups."""

    minimum_count: int = doc("Cells about fewer people are hidden; at least 5.", default=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting(Located):
    """When results are owed."""

    due_after: Span = doc("How long after a period its result is due.", default=Span(30, "day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod(Located):
    """A period with a name of its own, such as a filing season."""

    id: str = doc("How result files write it.")
    name: Text = doc("What people call it.")
    first: date = doc("Its first day.")
    last: date = doc("Its last day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Located):
    """What holds for the whole scorecard: content/site.yaml."""

    title: Text = doc("The scorecard's name.")
    publisher: Text = doc("Who publishes it.")
    base_url: str | None = doc("The https address where the site will stand.", default=None)
    languages: tuple[str, ...] = doc("Languages, the first is the main one.", default=("en",))
    time_zone: str = doc("The time zone of dates, such as America/Chicago.", default="UTC")
    fiscal_year: Calendar = doc("When the fiscal year begins.", default=Calendar())
    named_periods: tuple[NamedPeriod, ...] = doc("Periods with names of their own.", default=())
    licence: Text | None = doc("Under what terms the data may be used.", default=None)
    licence_url: str | None = doc(
        "The https address where the whole of that licence can be read.", default=None
    )
    contact: Contact | None = doc("How to reach the publisher.", default=None)
    complaint: Contact | None = doc(
        "Where to complain when no nearer route is given.", default=None
    )
    privacy: Privacy = doc("The protection of small groups.", default=Privacy())
    caution_below: int = doc("Results on fewer cases carry a caution.", default=30)
    meaningful_change: Amount | None = doc(
        "The least change worth telling; 1 point for shares, 2 in 100 of other values.",
        default=None,
    )
    reporting: Reporting = doc("When results are owed.", default=Reporting())
    definitions: tuple[SharedDefinition, ...] = doc(
        "What is counted, written once for several measures.", default=()
    )
    comparable: tuple[ComparableGroup, ...] = doc(
        "Groups of standards that may be compared.", default=()
    )
    currency: str | None = doc("The currency of costs in data/volumes, such as USD.", default=None)
    theme: Theme = doc("How the pages look.", default=Theme())
    banner: Text | None = doc("A sentence across the top of every page.", default=None)
    demonstration: bool = doc("Whether every page says that figures are invented.", default=False)
    repository: str | None = doc("The https address of the project's repository.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Located):
    """One objective of an agency."""

    id: str = doc("The objective's id.")
    text: Text = doc("The objective in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Located):
    """A body that makes promises: content/agencies/ID.yaml."""

    id: str = doc("The file's name.", default="")
    name: Text = doc("The agency's name.")
    abbreviation: Text | None = doc("Its short name.", default=None)
    aliases: tuple[Text, ...] = doc("Other names it is known by.", default=())
    parent: str | None = doc("The id of the agency it belongs to.", default=None)
    mission: Text | None = doc("What it is for.", default=None)
    vision: Text | None = doc("Its customer-experience vision, one sentence.", default=None)
    objectives: tuple[Objective, ...] = doc("What it wants to achieve.", default=())
    official: Official | None = doc("Who answers for it.", default=None)
    url: str | None = doc("Its website.", default=None)
    contact: Contact | None = doc("How to reach it.", default=None)
    complaint: Contact | None = doc("Where to complain.", default=None)
    fiscal_year: Calendar | None = doc("Its fiscal year, where it differs.", default=None)
    channels: tuple[Channel, ...] = doc(
        "How people reach it, as answers to surveys about it name them.", default=()
    )
    covers_everyone: bool = doc("Whether the channels add up to everybody.", default=False)
    segments: tuple[Segment, ...] = doc(
        "How its staff, or the people it serves, are divided in surveys about it.", default=()
    )
    was: tuple[str, ...] = doc("Ids it had before; their addresses lead here.", default=())
    began: Period | None = doc("The first period it was there.", default=None)
    ended: Ending | None = doc("When and why it ended.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Located):
    """A page of the project's own: content/pages/ID.md."""

    id: str
    title: Text
    html: tuple[tuple[str, str], ...]
    """Sanitised HTML by language."""
    links: tuple[ProseLink, ...] = ()
    """The links of all its languages."""
