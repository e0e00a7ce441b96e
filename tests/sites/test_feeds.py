"""The feeds are Atom by its grammar and by a reader of feeds, and lead to what they tell of."""

import importlib.util
import os
import re
from pathlib import Path
from typing import Any

import pytest

GRAMMAR = Path(__file__).with_name("atom.rng")
ATOM = "http://www.w3.org/2005/Atom"
BASE = "https://scorecard.franklin.example/"


def library(name: str) -> Any:  # noqa: ANN401 (it has no types)
    """A library of the tests; skipped where it is not installed, but not in CI."""
    if importlib.util.find_spec(name) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{name} is not installed: pip install -e .[test]")
    return importlib.import_module(name)


@pytest.fixture
def feeds(demonstration_site: Path) -> dict[str, bytes]:
    """Every feed by its path."""
    found = sorted(demonstration_site.rglob("*.atom"))
    return {path.relative_to(demonstration_site).as_posix(): path.read_bytes() for path in found}


def parse(content: bytes) -> Any:  # noqa: ANN401 (as above)
    """A feed as a reader of feeds has it."""
    return library("feedparser").parse(content)


def test_there_is_a_feed_of_each_kind_in_each_language(feeds: dict[str, bytes]) -> None:
    """All changes, turns, feedback closed, and each agency's, in English and in Spanish."""
    whole = {"changes.atom", "missed-and-met-again.atom", "feedback-closed.atom"}
    english = {path for path in feeds if not path.startswith("es/")}

    assert whole <= english
    assert len(english) > len(whole) + 2
    assert {path.removeprefix("es/") for path in feeds if path.startswith("es/")} == english


def test_every_feed_keeps_to_the_grammar(feeds: dict[str, bytes]) -> None:
    """RFC 4287's own grammar finds nothing, and does find a feed without its day."""
    library("lxml")
    etree = importlib.import_module("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))

    assert [path for path, it in feeds.items() if not grammar(etree.fromstring(it))] == []
    spoilt = re.sub(rb"<updated>.*?</updated>", b"", feeds["changes.atom"], count=1)
    assert not grammar(etree.fromstring(spoilt))


@pytest.mark.parametrize(
    ("attributes", "element", "valid"),
    [
        ("", "", True),
        (' x:y="1"', '<x:z a="1">b<x:c/></x:z>', True),
        (' y="1"', "", False),
        ("", "<unknown/>", False),
        ("", "<link/>", False),
        ("", '<link href="a"/>', True),
        ("", "<author><uri>a</uri></author>", False),
        ("", "<author><name>a</name><email>b</email></author>", False),
        ("", "<title>b</title>", False),
        ("", '<subtitle type="xml">b</subtitle>', False),
        ("", "<entry><title>a</title><id>b</id></entry>", False),
    ],
)
def test_the_grammar_is_as_strict_as_the_rfc(attributes: str, element: str, valid: bool) -> None:  # noqa: FBT001 (a case)
    """It lets in other people's elements and attributes, and nothing that Atom itself forbids."""
    etree = library("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    needed = "<title>a</title><id>b</id><updated>2026-01-01T00:00:00Z</updated>"
    feed = f'<feed xmlns="{ATOM}" xmlns:x="urn:x"{attributes}>{needed}{element}</feed>'

    assert grammar(etree.fromstring(feed)) == valid


def test_every_feed_keeps_the_rules_beside_the_grammar(feeds: dict[str, bytes]) -> None:
    """What appendix B tests by paths: each feed or entry has an author, each entry a link."""
    etree = library("lxml.etree")
    names = {"namespaces": {"atom": ATOM}}
    for content in feeds.values():
        feed = etree.fromstring(content)
        assert feed.xpath("atom:author or not(atom:entry[not(atom:author)])", **names)
        for entry in feed.xpath("atom:entry", **names):
            linked = "atom:link[@rel='alternate'] or atom:link[not(@rel)] or atom:content"
            authored = "atom:author or ../atom:author or atom:source/atom:author"
            assert entry.xpath(linked, **names)
            assert entry.xpath(authored, **names)


def test_a_reader_of_feeds_takes_every_entry(feeds: dict[str, bytes]) -> None:
    """Each entry has a title, words, a day that is over, and an address in the site."""
    for path, content in feeds.items():
        read = parse(content)
        assert (read.bozo, read.version) == (False, "atom10"), path
        assert read.entries
        for entry in read.entries:
            assert entry.title
            assert entry.summary
            assert entry.link.startswith(BASE)
            assert entry.updated <= "2026-11-22"


def test_a_feed_is_as_new_as_its_newest_entry(feeds: dict[str, bytes]) -> None:
    """Its day comes from the data, and the newest entry comes first."""
    for content in feeds.values():
        read = parse(content)
        days = [entry.updated for entry in read.entries]
        assert days == sorted(days, reverse=True)
        assert read.feed.updated == days[0]


def test_an_entry_is_called_the_same_in_every_feed_and_another_in_each_language(
    feeds: dict[str, bytes],
) -> None:
    """A reader of two feeds sees what is in both once; what is in one feed twice is an error."""
    titles: dict[str, set[str]] = {}
    for content in feeds.values():
        read = parse(content)
        names = [entry.id for entry in read.entries]
        assert len(names) == len(set(names))
        for entry in read.entries:
            titles.setdefault(entry.id, set()).add(entry.title)

    assert all(name.startswith("tag:scorecard.franklin.example,") for name in titles)
    assert {len(one) for one in titles.values()} == {1}


def test_every_entry_leads_to_a_place_that_is_there(
    feeds: dict[str, bytes], demonstration_site: Path
) -> None:
    """The page is there, and so is the promise on it."""
    for entry in parse(feeds["changes.atom"]).entries:
        path, _, anchor = entry.link.removeprefix(BASE).partition("#")
        page = (demonstration_site / path / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in page


def test_pages_name_the_feed_of_their_language(demonstration_site: Path) -> None:
    """A reader of feeds that is given a page finds the feed; an agency's page names its own."""
    wanted = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"')
    spanish = (demonstration_site / "es/about/index.html").read_text(encoding="utf-8")
    agency = (demonstration_site / "agencies/labor/index.html").read_text(encoding="utf-8")

    assert wanted.findall(spanish) == ["../../es/changes.atom"]
    assert wanted.findall(agency) == ["../../agencies/labor/changes.atom", "../../changes.atom"]


def test_a_site_without_an_address_has_no_feeds(canadian_site: Path) -> None:
    """Feeds are made of full addresses."""
    assert list(canadian_site.rglob("*.atom")) == []
