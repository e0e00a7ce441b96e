"""The sitemap: every page for search engines, each with itself in the other languages.

Takes the paths of the pages as they were written. Gives sitemap.xml and robots.txt. Addresses are
full ones: a site that does not know its own has neither. No day of change is told: a page's bytes
change with the program too, and a day that says nothing is worse than none.
Must not know what stands in a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator.exports.files import File
from generator.gather import SiteFacts
from generator.model import Site
from generator.sentences.endings import has_promises

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
MOST = 20_000
"""Addresses of one file. The standard allows 50,000 and 50 MB; each address may name languages."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MISSING = "404.html"
_CARDS = "embed/"


def write_sitemap(facts: SiteFacts, pages: Iterable[str], *, most: int = MOST) -> Iterator[File]:
    """The sitemap of the pages at these paths, in parts where there are more than `most` of them.

    Old addresses, which lead on, cards for frames of other sites, and the page of addresses that do
    not exist are left out.
    """
    site = facts.published.site
    urls = [_url(path, site) for path in _list_pages(facts, pages)]
    parts = [urls[start : start + most] for start in range(0, len(urls), most)]
    if len(parts) < 2:  # noqa: PLR2004 (one file is the sitemap itself, more are named by it)
        yield SITEMAP, _wrap("urlset", urls)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield from ((name, _wrap("urlset", part)) for name, part in zip(names, parts, strict=True))
        listed = [f"<sitemap><loc>{escape(full(name, site))}</loc></sitemap>" for name in names]
        yield SITEMAP, _wrap("sitemapindex", listed)
    if urlsplit(site.base_url or "").path in {"", "/"}:
        yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {full(SITEMAP, site)}\n".encode()


def full(path: str, site: Site) -> str:
    """The full address of what stands at a path of a site that knows its own address."""
    return f"{(site.base_url or '').rstrip('/')}/{path.removesuffix('index.html')}"


def _list_pages(facts: SiteFacts, pages: Iterable[str]) -> list[str]:
    """The pages that search engines should show, sorted: no old addresses, and no cards."""
    old = frozenset(_old_addresses(facts))
    trees = ("", *(f"{language}/" for language in facts.published.site.languages[1:]))
    left = {f"{tree}{path}" for tree in trees for path in old} | {_MISSING}
    cards = tuple(f"{tree}{_CARDS}" for tree in trees)
    return sorted(path for path in pages if path not in left and not path.startswith(cards))


def _old_addresses(facts: SiteFacts) -> Iterator[str]:
    named: Sequence[tuple[str, Iterable[tuple[str, ...]]]] = (
        ("agencies", (one.agency.was for one in facts.agencies)),
        ("services", (one.service.was for one in facts.services)),
        ("journeys", (one.journey.was for one in facts.journeys)),
        ("improvements", (one.improvement.was for one in facts.roadmap.improvements)),
    )
    for folder, ids in named:
        yield from (f"{folder}/{old}/index.html" for was in ids for old in was)
    for one in facts.services:
        gone = () if has_promises(one.service, facts.published.as_of) else (one.service.id,)
        yield from (f"services/{old}/poster/index.html" for old in (*one.service.was, *gone))


def _url(path: str, site: Site) -> str:
    """One page, with the same page in each language where the site has several."""
    main, *further = site.languages
    links = ""
    if further:
        at = next((path[len(f"{one}/") :] for one in further if path.startswith(f"{one}/")), path)
        ways = [(main, at), *((one, f"{one}/{at}") for one in further), ("x-default", at)]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(full(way, site))}/>'
            for language, way in ways
        )
    return f"<url><loc>{escape(full(path, site))}</loc>{links}</url>"


def _wrap(name: str, lines: Sequence[str]) -> bytes:
    spaces = f'xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return "\n".join((f"{_HEAD}<{name} {spaces}>", *lines, f"</{name}>\n")).encode()
