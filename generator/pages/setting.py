"""What every page shares: the site, its tongue, addresses, and the frame around the content.

Takes the facts of the site. Gives frames, links and words ready for a view.
Must not know what any one page says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from generator.gather import SiteFacts, Tally
from generator.model import Contact, Site
from generator.pages.described import describe
from generator.pages.navigation import foot_links, main_links, near_links
from generator.pages.parts import Fact, Link, Said, Words
from generator.pages.parts import Tally as TallyView
from generator.pages.views import Alternate, Footer, Frame, Logo
from generator.sentences.tallies import absences, beside, kept_figure
from generator.sentences.tongue import Tongue, open_tongue, own_name
from generator.text import Text, nested

PARTS = frozenset({"compare", "satisfaction", "feedback", "standards", "journeys", "improvements"})
"""The parts that a site may have."""


class Head(TypedDict):
    """The arguments that every view takes."""

    path: str
    title: str
    description: str
    heading: Said
    lang: str
    root: str
    frame: Frame
    canonical: str
    breadcrumb: tuple[Link, ...]
    title_lang: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The site in one language, whose pages have a tree of their own.

    The first language's tree is the site itself, another's a folder in it. Every tree has the same
    pages at the same places, so that links among them are alike in all.
    """

    facts: SiteFacts
    tongue: Tongue
    repeated_names: frozenset[str] = frozenset()
    """Names that more than one service has: only their agency tells these apart."""
    searches: bool = False
    """Whether there is an index to search."""

    @property
    def tree(self) -> str:
        """Where this language's pages lie: "" for the first language, else "fr/"."""
        return tree_of(self.tongue.language, self.site)

    def file(self, path: str, page: str) -> str:
        """The address of a file of the site from the page at `page`, both from their roots.

        Files that are no pages are there once, for all languages.
        """
        here, there = (self.tree + page).split("/"), path.split("/")
        while len(here) > 1 and len(there) > 1 and here[0] == there[0]:
            here, there = here[1:], there[1:]
        return "../" * (len(here) - 1) + "/".join(there)

    @property
    def site(self) -> Site:
        """What holds for the whole scorecard."""
        return self.facts.published.site

    @property
    def left_out(self) -> frozenset[str]:
        """The parts that a site may have, and this one has not."""
        return PARTS - self.facts.whole.parts

    @property
    def compares(self) -> bool:
        """Whether there is a page of comparisons: with a group or a shared definition."""
        return "compare" in self.facts.whole.parts

    def said(self, text: Text | None) -> Said:
        """A project's text as words that carry their language; "" for none."""
        if text is None:
            return ""
        phrase = self.tongue.text(text)
        return Words(phrase.text, phrase.language)

    def quoted(self, text: Text) -> Said:
        """A project's text as it stands between the quotation marks of the page."""
        phrase = self.tongue.text(text)
        return Words(nested(phrase.text, self.tongue.language), phrase.language)

    def name(self, text: Text | None) -> Said:
        """A short or further name, which may be the same in every language; "" for none."""
        said = self.said(text)
        return replace(said, meant=True) if isinstance(said, Words) else said

    def other(self, text: Text, language: str) -> Said:
        """A project's text in another language than the page's."""
        phrase = text.say(language, default=self.tongue.default)
        return Words(phrase.text, phrase.language, meant=True)

    def say(self, text: str, **words: object) -> str:
        """A fixed sentence in the page's language."""
        return self.tongue.say(text, **words)

    def head(  # noqa: PLR0913 (every page gives these, by name)
        self,
        path: str,
        heading: Said,
        *,
        description: str = "",
        section: str = "",
        breadcrumb: Sequence[Link] = (),
        title: str = "",
    ) -> Head:
        """What stands around a page at `path`; `section` is the part of the site it lies in."""
        up = "../" * path.count("/")
        site = self.tongue.plain(self.site.title)
        own = title or plain_words(heading)
        return Head(
            path=self.tree + path,
            title=f"{own} · {site}" if own != site else site,
            title_lang=self._title_language(heading, title),
            description=describe(description),
            heading=heading,
            lang=self.tongue.language,
            root=up + "../" * self.tree.count("/"),
            frame=replace(self.frame(up, section), languages=tell_languages(path, self)),
            canonical=self.absolute(path),
            breadcrumb=tuple(breadcrumb),
            alternates=tell_alternates(path, self),
            feeds=self.feeds,
        )

    @property
    def feeds(self) -> tuple[Link, ...]:
        """The feed of all changes in this language, from the site's root; none without news."""
        if not self.facts.whole.tells:
            return ()
        name = self.tongue.plain(self.site.title)
        title = self.say("{name}: all changes", name=name)
        return (Link(title, f"{self.tree}changes.atom"),)

    def _title_language(self, heading: Said, title: str) -> str:
        """The language of a document's title, where all of it is in another than the page's."""
        if title or not isinstance(heading, Words):
            return ""
        site = self.tongue.text(self.site.title).language
        return heading.lang if heading.lang == site != self.tongue.language else ""

    def absolute(self, path: str) -> str:
        """The full address of a page of this tree; "" where the site does not know its own."""
        return address_of(self.tree + path, self.site)

    @property
    def demonstration(self) -> str:
        """That all figures are invented; "" where they are not."""
        if not self.site.demonstration:
            return ""
        return self.say("Demonstration: a fictional state, invented figures")

    def frame(self, root: str, section: str) -> Frame:
        """The header and the footer, their links leading from the depth of `root`."""
        return Frame(
            site=self.said(self.site.title),
            home=root or "./",
            navigation=tuple(main_links(self.left_out, root, section, self.say)),
            near=tuple(near_links(self.left_out, root, section, self.say)),
            search=self._search(root, section),
            footer=self._footer(root),
            demonstration=self.demonstration,
            banner=self.said(self.site.banner),
            logo=self._logo(),
        )

    def _logo(self) -> Logo | None:
        """The publisher's logo, which says whose it is."""
        file = self.site.theme.logo
        return Logo(file, self.said(self.site.publisher)) if file else None

    def _search(self, root: str, section: str) -> Link:
        """The way to look for something: the search, else the list of all services."""
        if not self.searches:
            return Link(self.say("A to Z"), f"{root}services/")
        return Link(self.say("Search"), f"{root}search/", "page" if section == "search" else "")

    def _footer(self, root: str) -> Footer:
        pages = self.facts.published.pages
        own = [Link(self.said(page.title), f"{root}pages/{page.id}/") for page in pages]
        parts = foot_links(self.left_out, root, self.say)
        return Footer(
            publisher=self.said(self.site.publisher),
            licence=self._licence(),
            contacts=self.ways(self.site.contact),
            links=(*parts, *own),
            edition=self._edition(root),
        )

    def _edition(self, root: str) -> Link | None:
        """The edition that the site is, with the way to cite it; None for a state between two."""
        current = self.facts.published.editions.current
        if current is None:
            return None
        day = self.tongue.date(current.as_of)
        words = self.say("{edition}, {date}. Cite this", edition=current.name, date=day)
        return Link(words, f"{root}editions/#cite")

    def _licence(self) -> Link | None:
        """Under what terms the data may be used, leading to all of these where that is known."""
        site = self.site
        return Link(self.said(site.licence), site.licence_url or "") if site.licence else None

    def ways(self, contact: Contact | None, *, online: str = "") -> tuple[Link, ...]:
        """How to reach somebody, one link a way; `online` are the words of the web address."""
        if contact is None:
            return ()
        found = []
        if contact.url:
            found.append(Link(online or bare_address(contact.url), contact.url))
        if contact.phone:
            number = "".join(c for c in contact.phone if c in "+0123456789")
            words = self.say("Call {number}", number=contact.phone)
            found.append(Link(words, f"tel:{number}"))
        if contact.email:
            found.append(Link(contact.email, f"mailto:{contact.email}"))
        if contact.note:
            found.append(Link(self.said(contact.note)))
        return tuple(found)

    def tally(self, tally: Tally) -> TallyView:
        """Kept n of m, with what stands beside it."""
        rest = beside(tally, self.tongue)
        return TallyView(
            kept_figure(tally, self.tongue) if tally.owed else self.say("None owed a result"),
            absences(tally, self.tongue),
            self.say("beside these: {rest}", rest=rest) if rest else "",
        )

    def kept_fact(self, tally: Tally) -> Fact:
        """Kept n of m as a fact below a title."""
        view = self.tally(tally)
        rest = ", ".join(str(part) for part in (view.absences, view.beside) if part)
        return Fact(self.say("Standards kept"), view.figure, rest)


def set_in(language: str, facts: SiteFacts) -> Setting:
    """The site in one of its languages."""
    site = facts.published.site
    named = tuple((one.id, one.name) for one in site.named_periods)
    return Setting(facts, open_tongue(language, default=site.languages[0], named=named))


def tree_of(language: str, site: Site) -> str:
    """Where the pages in one of the site's languages lie: "" for the first, else "fr/"."""
    return "" if language == site.languages[0] else f"{language}/"


def address_of(path: str, site: Site) -> str:
    """The full address of what stands at `path`; "" where the site does not know its own."""
    if not site.base_url:
        return ""
    return site.base_url.rstrip("/") + "/" + path.removesuffix("index.html")


def tell_languages(path: str, setting: Setting) -> tuple[Alternate, ...]:
    """The same page in every language of the site, by links; none where there is only one."""
    site, up = setting.site, "../" * (setting.tree + path).count("/")
    if len(site.languages) == 1:
        return ()
    return tuple(
        Alternate(
            language,
            (up + tree_of(language, site) + path).removesuffix("index.html") or "./",
            own_name(language),
            current=language == setting.tongue.language,
        )
        for language in site.languages
    )


def tell_alternates(path: str, setting: Setting) -> tuple[Alternate, ...]:
    """The same page in every language, for search engines: full addresses, the first as default.

    None where there is only one language, or where the site does not know its own address.
    """
    site = setting.site
    if len(site.languages) == 1 or not site.base_url:
        return ()
    told = tuple(
        Alternate(language, address_of(tree_of(language, site) + path, site))
        for language in site.languages
    )
    return (*told, Alternate("x-default", told[0].href))


def asks(facts: SiteFacts) -> bool:
    """Whether anybody was asked anything about a service, an agency or a journey."""
    return "satisfaction" in facts.whole.parts


def plain_words(said: Said) -> str:
    """The bare text of words."""
    return said.text if isinstance(said, Words) else said


def bare_address(url: str) -> str:
    """An address as people read it, without the scheme."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def current(link: Link) -> Link:
    """A link to the page itself."""
    return replace(link, current="page")
