"""What each page says: one frozen view a page type, made of the values of `parts`.

Takes nothing: the other modules of `pages/` fill these values. Gives views that
`Renderer.render(view.template, view)` turns into bytes. The parts are imported from here too.
Must not know data, rules, number formats or HTML; nothing here is computed from a figure.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from generator.pages.list_parts import PromiseGroup, PromiseLine
from generator.pages.loop_parts import Evidence, LoopLine, LoopList
from generator.pages.parts import (
    Cell,
    Column,
    Definition,
    Download,
    Ended,
    Entries,
    Entry,
    Fact,
    Figure,
    History,
    Html,
    LegendEntry,
    Link,
    Logo,
    Note,
    Part,
    PromiseSection,
    ProseSection,
    Redress,
    ResultRow,
    Results,
    Row,
    Said,
    Table,
    Tally,
    Totals,
    UseSection,
    Verdict,
    Words,
)
from generator.pages.plan_parts import JourneyStep, Line, LineList, NotedLink, Standing
from generator.pages.purpose_parts import AudienceCard, ObjectiveCard
from generator.pages.record_parts import RecordLine, RecordList
from generator.pages.reporting_parts import Reporting
from generator.pages.search_parts import SearchForm
from generator.pages.share_parts import Share
from generator.pages.survey_parts import Answered, Groups, SideBySide, SurveySection

__all__ = [
    "AgenciesPage",
    "AgencyLine",
    "AgencyPage",
    "Alternate",
    "Answered",
    "AudienceCard",
    "Cell",
    "Column",
    "DataFile",
    "DataPage",
    "Definition",
    "Download",
    "Ended",
    "Entries",
    "Entry",
    "Evidence",
    "Fact",
    "Figure",
    "FileColumn",
    "Footer",
    "Frame",
    "Groups",
    "History",
    "HomePage",
    "Html",
    "JourneyStep",
    "LegendEntry",
    "Letter",
    "Line",
    "LineList",
    "Link",
    "Logo",
    "LoopLine",
    "LoopList",
    "Note",
    "NotedLink",
    "ObjectiveCard",
    "Page",
    "Part",
    "Picture",
    "PromiseGroup",
    "PromiseLine",
    "PromiseSection",
    "ProseSection",
    "RecordLine",
    "RecordList",
    "Redress",
    "Reporting",
    "ResultRow",
    "Results",
    "Row",
    "Said",
    "SearchForm",
    "ServiceCard",
    "ServiceLine",
    "ServicePage",
    "ServicesPage",
    "Share",
    "SideBySide",
    "StandardLine",
    "Standing",
    "StatusMeaning",
    "SurveySection",
    "Table",
    "Tally",
    "Totals",
    "UseSection",
    "Verdict",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the site's languages; `name` is what that calls itself."""

    lang: str
    href: str
    name: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a page where a link to it is shared: its full address, and what it says."""

    address: str
    words: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """The foot of every page."""

    publisher: Said
    licence: Link | None = None
    contacts: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    edition: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page; hrefs are relative to the page, so one frame a depth.

    `near` are the parts of the site beside the page's own, and that one.
    """

    site: Said
    home: str
    navigation: tuple[Link, ...]
    footer: Footer
    search: Link | None = None
    near: tuple[Link, ...] = ()
    demonstration: Said = ""
    banner: Said = ""
    logo: Logo | None = None
    languages: tuple[Alternate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    `path` is relative to the site's root; `title` is the whole document title, in the language
    `title_lang` where that is not the page's; `heading` the h1; `root` leads from the page to the
    site's root ("", "../", "../../"; absolute on the 404). `breadcrumb` holds the pages above this
    one, nearest last, without the page itself. `untranslated` says that parts of the page are in
    another language; `alternates` are its full addresses in all languages; `picture` is what stands
    beside a link to it; `feeds` lead from the site's root;
    `linked` says what the page is about in the words of schema.org.
    """

    template: ClassVar[str]

    path: str
    title: str
    description: str
    heading: Said
    lang: str
    root: str
    frame: Frame
    canonical: str = ""
    breadcrumb: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    picture: Picture | None = None
    title_lang: str = ""
    untranslated: Said = ""
    feeds: tuple[Link, ...] = ()
    linked: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage(Page):
    """One service and its promises."""

    template: ClassVar[str] = "pages/service.html"

    lede: Said = ""
    ended: Ended | None = None
    audiences: tuple[AudienceCard, ...] = ()
    about: tuple[Definition, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[PromiseSection, ...] = ()
    empty: Said = ""
    surveys: tuple[SurveySection, ...] = ()
    loops: LoopList | None = None
    use: UseSection | None = None
    reporting: Reporting | None = None
    improvements: LineList | None = None
    downloads: tuple[Download, ...] = ()

    @property
    def glance(self) -> tuple[PromiseSection, ...]:
        """The promises to list at the top: all of them, or none where there is only one."""
        return self.sections if len(self.sections) > 1 else ()


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in a list: its name, how many services ("4"), kept n of m.

    `note` is "Withdrawn" for one that has ended; `aliases` are other names it is known by.
    """

    name: Link
    services: Said
    tally: Tally
    abbreviation: Said = ""
    aliases: tuple[Said, ...] = ()
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The way in; `lede` says in two sentences what this is."""

    template: ClassVar[str] = "pages/home.html"

    lede: Said
    totals: Totals
    lists: tuple[Entries, ...]
    reporting: Reporting | None = None
    journeys: LineList | None = None
    loops: tuple[LoopList, ...] = ()
    agencies: tuple[AgencyLine, ...]
    services: Link
    search: SearchForm | None = None
    standards: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesPage(Page):
    """All agencies, alphabetical."""

    template: ClassVar[str] = "pages/agencies.html"

    lede: Said
    agencies: tuple[AgencyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLine:
    """A standard on its agency's page; `spark` is the key of its sparkline."""

    promise: Said
    href: str
    status: str
    word: Said
    period: Said = ""
    channel: Said = ""
    spark: str = ""
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCard:
    """A service on its agency's page."""

    name: Link
    tally: Tally
    standards: tuple[StandardLine, ...]
    summary: Said = ""
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage(Page):
    """One agency: what it is for, who answers for it, and its services."""

    template: ClassVar[str] = "pages/agency.html"

    totals: Totals
    services: tuple[ServiceCard, ...]
    mission: Said = ""
    vision: Said = ""
    objectives: tuple[ObjectiveCard, ...] = ()
    ended: Ended | None = None
    about: tuple[Definition, ...] = ()
    facts: tuple[Fact, ...] = ()
    complaint: Redress | None = None
    surveys: tuple[SurveySection, ...] = ()
    reporting: Reporting | None = None
    loops: tuple[LoopList, ...] = ()
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service in the A to Z, or another name of an agency, which has no tally.

    `note` says what stands there: "Withdrawn", or "another name of" before the agency.
    """

    name: Link
    agency: Said
    tally: Tally | None = None
    note: Said = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The services under one letter, or of one agency with its page; `id` is its anchor."""

    id: str
    letter: Said
    services: tuple[ServiceLine, ...]
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage(Page):
    """Services, A to Z or by agency, with the ways to order and to cut the list."""

    template: ClassVar[str] = "pages/services.html"

    lede: Said
    letters: tuple[Letter, ...]
    orders: tuple[Link, ...] = ()
    cuts: tuple[Link, ...] = ()
    note: Said = ""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One line of the dictionary of a file."""

    name: str
    meaning: Said
    type: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A published table: what it is, its downloads by format, its columns."""

    id: str
    name: str
    what: Said
    formats: tuple[Link, ...]
    rows: Said = ""
    columns: tuple[FileColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """What can be taken away, and what each column means."""

    template: ClassVar[str] = "pages/data.html"

    lede: Said
    files: tuple[DataFile, ...]
    sections: tuple[ProseSection, ...] = ()
    others: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """One status of the method: its word and when it is given."""

    status: str
    word: Said
    meaning: Said
