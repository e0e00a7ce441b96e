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
from generator.pages.views import Footer, Frame, Logo
from generator.sentences.tallies import absences, beside, kept_figure
from generator.sentences.tongue import Tongue, open_tongue
from generator.text import Text


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


@dataclass(frozen=True, slots=True)
class Setting:
    """The site in one language."""

    facts: SiteFacts
    tongue: Tongue
    repeated_names: frozenset[str] = frozenset()
    """Names that more than one service has: only their agency tells these apart."""

    @property
    def site(self) -> Site:
        """What holds for the whole scorecard."""
        return self.facts.published.site

    @property
    def left_out(self) -> frozenset[str]:
        """The parts that a site may have, and this one has not."""
        there = {
            "compare": self.compares,
            "satisfaction": asks(self.facts),
            "feedback": bool(self.facts.feedback.loops),
            "journeys": bool(self.facts.journeys),
            "improvements": bool(self.facts.roadmap.improvements),
        }
        return frozenset(name for name, has in there.items() if not has)

    @property
    def compares(self) -> bool:
        """Whether there is a page of comparisons: with a group or a shared definition."""
        return bool(self.site.comparable or self.site.definitions)

    def said(self, text: Text | None) -> Said:
        """A project's text as words that carry their language; "" for none."""
        if text is None:
            return ""
        phrase = self.tongue.text(text)
        return Words(phrase.text, phrase.language)

    def other(self, text: Text, language: str) -> Said:
        """A project's text in another language than the page's."""
        phrase = text.say(language, default=self.tongue.default)
        return Words(phrase.text, phrase.language)

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
        root = "../" * path.count("/")
        site = self.tongue.plain(self.site.title)
        own = title or plain_words(heading)
        return Head(
            path=path,
            title=f"{own} · {site}" if own != site else site,
            description=describe(description),
            heading=heading,
            lang=self.tongue.language,
            root=root,
            frame=self.frame(root, section),
            canonical=self.absolute(path),
            breadcrumb=tuple(breadcrumb),
        )

    def absolute(self, path: str) -> str:
        """The full address of a page; "" where the site does not know its own."""
        if not self.site.base_url:
            return ""
        return self.site.base_url.rstrip("/") + "/" + path.removesuffix("index.html")

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
            footer=self._footer(root),
            demonstration=self.demonstration,
            banner=self.said(self.site.banner),
            logo=self._logo(),
        )

    def _logo(self) -> Logo | None:
        """The publisher's logo, which says whose it is."""
        file = self.site.theme.logo
        return Logo(file, self.said(self.site.publisher)) if file else None

    def _footer(self, root: str) -> Footer:
        pages = self.facts.published.pages
        own = [Link(self.said(page.title), f"{root}pages/{page.id}/") for page in pages]
        parts = foot_links(self.left_out, root, self.say)
        return Footer(
            publisher=self.said(self.site.publisher),
            licence=Link(self.said(self.site.licence)) if self.site.licence else None,
            contacts=self.ways(self.site.contact),
            links=(*parts, *own),
        )

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


def asks(facts: SiteFacts) -> bool:
    """Whether anybody was asked anything about a service, an agency or a journey."""
    return bool(facts.published.opinions.size)


def plain_words(said: Said) -> str:
    """The bare text of words."""
    return said.text if isinstance(said, Words) else said


def bare_address(url: str) -> str:
    """An address as people read it, without the scheme."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def current(link: Link) -> Link:
    """A link to the page itself."""
    return replace(link, current="page")
