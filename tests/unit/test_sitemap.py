"""The sitemap names every page once, by its full address, with the same page in each language."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from generator.exports.sitemap import ROBOTS, SITEMAP, write_sitemap
from generator.gather import SiteFacts, gather_site
from making import service, standard, target, world

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BASE = "https://scorecard.example/"
PAGES = ["404.html", "index.html", "about/index.html", "services/passport/index.html"]
TREES = [*PAGES, "fr/index.html", "fr/about/index.html", "fr/services/passport/index.html"]


def facts(*languages: str, base: str = BASE, was: tuple[str, ...] = ()) -> SiteFacts:
    """A site of one service at an address of its own."""
    made = standard(target(at_least="90%"))
    published = world(made, as_of=date(2025, 6, 1)).published
    site = replace(published.site, base_url=base, languages=languages or ("en",))
    services = (replace(service(made), was=was),)
    return gather_site(replace(published, site=site, services=services))


def read(content: bytes) -> list[ET.Element]:
    """The entries of a sitemap."""
    return list(ET.fromstring(content))  # noqa: S314 (what we wrote ourselves)


def locations(content: bytes) -> list[str]:
    """The address of each entry."""
    return [str(entry.findtext(f"{SPACE}loc")) for entry in read(content)]


def test_every_page_but_the_missing_one_is_named_once() -> None:
    """Addresses are full ones, and lead to folders rather than to index.html."""
    files = dict(write_sitemap(facts(), PAGES))

    assert locations(files[SITEMAP]) == [f"{BASE}about/", BASE, f"{BASE}services/passport/"]


def test_an_old_address_is_left_out_in_every_language() -> None:
    """A page that leads on is no place to find something at."""
    old = ["services/travel/index.html", "fr/services/travel/index.html"]

    content = dict(write_sitemap(facts("en", "fr", was=("travel",)), TREES + old))[SITEMAP]

    assert not [one for one in locations(content) if "travel" in one]
    assert f"{BASE}fr/services/passport/" in locations(content)


def test_cards_for_other_sites_are_left_out_in_every_language() -> None:
    """Search engines should show the page of the service, which says all of it."""
    cards = ["embed/passport/time/index.html", "fr/embed/passport/time/index.html"]

    content = dict(write_sitemap(facts("en", "fr"), TREES + cards))[SITEMAP]

    assert b"embed" not in content


def test_a_page_names_itself_in_every_language() -> None:
    """Both pages name both, and the first language stands for all others."""
    entries = read(dict(write_sitemap(facts("en", "fr"), TREES))[SITEMAP])
    told = {
        tuple((link.get("hreflang"), link.get("href")) for link in entry.findall(LINK))
        for entry in entries
        if "about" in str(entry.findtext(f"{SPACE}loc"))
    }

    main = f"{BASE}about/"
    assert told == {(("en", main), ("fr", f"{BASE}fr/about/"), ("x-default", main))}


def test_a_site_in_one_language_names_no_others() -> None:
    """There is nothing to choose between."""
    assert b"hreflang" not in dict(write_sitemap(facts(), PAGES))[SITEMAP]


def test_no_day_of_change_is_told() -> None:
    """The same pages give the same sitemap, whatever the day of the build."""
    assert b"lastmod" not in dict(write_sitemap(facts(), PAGES))[SITEMAP]


def test_very_many_pages_are_named_in_parts() -> None:
    """The sitemap then names its parts, and these name every page."""
    files = dict(write_sitemap(facts(), PAGES, most=2))

    parts = [one.removeprefix(BASE) for one in locations(files[SITEMAP])]

    assert parts == ["sitemap-1.xml", "sitemap-2.xml"]
    assert [len(read(files[part])) for part in parts] == [2, 1]


@pytest.mark.parametrize(
    ("base", "given"), [("https://a.example", True), ("https://a.example/scorecard/", False)]
)
def test_robots_are_told_where_they_look(base: str, given: bool) -> None:  # noqa: FBT001 (a case)
    """Robots ask the root of a server only; at another place nobody reads the file."""
    files = dict(write_sitemap(facts(base=base), PAGES))

    assert (ROBOTS in files) == given
    assert files.get(ROBOTS, b"").endswith(b"https://a.example/sitemap.xml\n") == given


def test_an_address_with_an_ampersand_is_still_xml() -> None:
    """Whatever the address of the site has in it."""
    (entry, *_) = read(dict(write_sitemap(facts(base="https://a.example/?a&b"), PAGES))[SITEMAP])

    assert "a&b" in str(entry.findtext(f"{SPACE}loc"))
