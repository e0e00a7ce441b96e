"""Feeds of what happened lately, after RFC 4287 (Atom), in each language of the site.

Takes the facts of the site. Gives files below the site's root. Addresses are full ones: a site that
does not know its own has no feeds. Every day comes from the data, never from a clock, and what an
entry is called never changes. A feed without an entry is not made: it would have no day.
Must not know pages or rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator.exports.feed_entries import tell_item
from generator.exports.files import File
from generator.exports.sitemap import full
from generator.gather import SiteFacts
from generator.gather.news import Item, News, Turn
from generator.model import Site
from generator.sentences.tongue import Tongue, open_tongue
from generator.text import NOT_XML


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its path below the tree of its language, its page there, its title, its news.

    It lies at the paths of `was` too, which it had before: readers of feeds follow no page that
    leads on, and find the present path in the feed itself.
    """

    path: str
    page: str
    title: str
    news: Sequence[Item]
    was: tuple[str, ...] = ()


def write_feeds(facts: SiteFacts) -> Iterator[File]:
    """Every feed that has an entry, in every language."""
    site = facts.published.site
    named = tuple((one.id, one.name) for one in site.named_periods)
    for language in site.languages:
        tongue = open_tongue(language, default=site.languages[0], named=named)
        tree = "" if language == site.languages[0] else f"{language}/"
        for feed in list_feeds(facts, tongue):
            if feed.news:
                content = _write(feed, tree, facts, tongue)
                yield from ((tree + path, content) for path in (feed.path, *feed.was))


def list_feeds(facts: SiteFacts, tongue: Tongue) -> Iterator[Feed]:
    """The feeds of one language: everything, and of each kind; then each agency's."""
    news: News = facts.news
    name = tongue.plain(facts.published.site.title)
    yield Feed("changes.atom", "", tongue.say("{name}: all changes", name=name), news.all)
    title = tongue.say("{name}: newly missed and met again", name=name)
    yield Feed("missed-and-met-again.atom", "standards/", title, news.turns)
    title = tongue.say("{name}: feedback closed", name=name)
    yield Feed("feedback-closed.atom", "feedback/", title, news.closings)
    title = tongue.say("{name}: corrections and revisions", name=name)
    yield Feed("corrections.atom", "corrections/", title, news.corrections)
    for one in facts.agencies:
        page = f"agencies/{one.agency.id}/"
        title = tongue.say("{name}: all changes", name=tongue.plain(one.agency.name))
        told = news.by_agency.get(one.agency.id, ())
        was = tuple(f"agencies/{old}/changes.atom" for old in one.agency.was)
        yield Feed(f"{page}changes.atom", page, title, told, was)


def _write(feed: Feed, tree: str, facts: SiteFacts, tongue: Tongue) -> bytes:
    site = facts.published.site
    itself, page = full(tree + feed.path, site), full(tree + feed.page, site)
    licence = tongue.plain(site.licence)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tongue.language}">',
        _element("id", itself),
        _element("title", feed.title),
        _element("updated", _moment(max(one.day for one in feed.news))),
        f"<author>{_element('name', tongue.plain(site.publisher))}</author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(itself)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        *([_element("rights", licence)] if licence else ()),
        *(_entry(one, tree, facts, tongue) for one in feed.news),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _entry(one: Item, tree: str, facts: SiteFacts, tongue: Tongue) -> str:
    told, site = tell_item(one, facts, tongue), facts.published.site
    page = full(tree + told.page, site)
    lines = (
        "<entry>",
        _element("id", _tag(one, told.kind, tree, site)),
        _element("title", told.title),
        _element("updated", _moment(one.day)),
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        f'<category term="{told.kind}"/>',
        _element("summary", told.summary),
        "</entry>",
    )
    return "\n".join(lines)


def _tag(one: Item, kind: str, tree: str, site: Site) -> str:
    """What an entry is called for ever (RFC 4151): whose it is, its day, and what it is about.

    A turn is called the same whichever way it went, so that a corrected result replaces its entry.
    """
    address = urlsplit(site.base_url or "")
    about = "result" if isinstance(one, Turn) else kind
    place = (quote(part, safe="/:") for part in one.place)
    parts = [*address.path.split("/"), *tree.split("/"), about, *place]
    return f"tag:{address.hostname},{one.began}:{'/'.join(part for part in parts if part)}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(NOT_XML.sub('', text))}</{name}>"
