"""The head of every page of the demonstration: titles, descriptions, addresses and pictures."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

ADDRESS = "https://scorecard.franklin.example/"
WITHOUT = {"404.html", "search/index.html", "es/search/index.html"}
"""Pages that are no content of their own, as are those that lead on from an old address."""

SERVICE = re.compile(r"(?:es/)?services/[a-z-]+/index\.html")
"""The pages of services; folders of lists have an underscore."""


@dataclass(frozen=True)
class Head:
    """What the head of a page says, by the name or property of its tags."""

    path: str
    title: str
    tags: dict[str, str]
    canonical: str


def read_head(page: Path, site: Path) -> Head:
    """The head of one page."""
    text = page.read_text(encoding="utf-8").partition("</head>")[0]
    title = re.search(r"<title>(.*?)</title>", text)
    tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    canonical = re.search(r'<link rel="canonical" href="([^"]+)">', text)
    return Head(
        page.relative_to(site).as_posix(),
        html.unescape(title[1]) if title else "",
        {name: html.unescape(content) for name, content in tags},
        canonical[1] if canonical else "",
    )


@pytest.fixture(scope="module")
def heads(demonstration_site: Path) -> list[Head]:
    """The head of every page with content of its own."""
    pages = sorted(demonstration_site.rglob("*.html"))
    kept = (page for page in pages if 'http-equiv="refresh"' not in page.read_text("utf-8"))
    found = [read_head(page, demonstration_site) for page in kept]
    return [head for head in found if head.path not in WITHOUT and not is_card(head)]


def is_card(head: Head) -> bool:
    """Whether a page is made for frames of other sites: it is in no list of pages."""
    return head.path.removeprefix("es/").startswith("embed/")


def test_cards_name_the_page_that_says_it_all(demonstration_site: Path) -> None:
    """A card is in no search engine, and its address to cite is that of the service's page."""
    pages = sorted(demonstration_site.glob("embed/*/*/index.html"))
    found = [read_head(page, demonstration_site) for page in pages]
    assert found
    assert {head.tags.get("robots") for head in found} == {"noindex"}
    assert all(head.canonical.startswith(f"{ADDRESS}services/") for head in found)


def test_titles_are_unique(heads: list[Head]) -> None:
    """No two pages have one title, and each names the site."""
    titles = Counter(head.title for head in heads)
    assert [title for title, times in titles.items() if times > 1] == []
    assert all("Franklin" in title for title in titles)


def test_descriptions_are_unique(heads: list[Head]) -> None:
    """Every page has a description of its own of at most 160 characters, whole sentences."""
    said = Counter(head.tags.get("description", "") for head in heads)
    assert [text for text, times in said.items() if times > 1 or not text] == []
    assert [text for text in said if len(text) > 160] == []
    assert [text for text in said if text[-1] not in ".?!”…"] == []


def test_shared_links_say_the_same(heads: list[Head]) -> None:
    """What a shared link shows is the page's own title, description and address."""
    for head in heads:
        assert head.tags["og:title"] == head.title
        assert head.tags["og:description"] == head.tags["description"]
        assert head.tags["og:url"] == head.canonical
        assert head.canonical == ADDRESS + head.path.removesuffix("index.html")


def test_every_service_has_a_picture(heads: list[Head], demonstration_site: Path) -> None:
    """The picture of a service lies beside its page, is small, and says in words what it shows."""
    services = [head for head in heads if SERVICE.fullmatch(head.path)]
    assert services
    for head in services:
        image = head.tags["og:image"]
        file = demonstration_site / image.removeprefix(ADDRESS)
        assert image.startswith(ADDRESS)
        assert file.stat().st_size <= 40_000, file
        assert head.title.split(" · ")[0] in head.tags["og:image:alt"]
        assert head.tags["og:image:alt"].startswith(("Demonstration:", "Demostración:"))
        assert head.tags["twitter:card"] == "summary_large_image"


def test_other_pages_have_none(heads: list[Head], demonstration_site: Path) -> None:
    """Only pages of services have a picture, and no picture is without its page."""
    pictured = {head.path for head in heads if "og:image" in head.tags}
    assert all(SERVICE.fullmatch(path) for path in pictured)
    assert len(pictured) == len(list(demonstration_site.rglob("card.png")))


def test_a_zero_to_confirm_is_not_shared(heads: list[Head]) -> None:
    """The picture of a service gives no figure that nobody confirmed."""
    assert [
        head.path for head in heads if "not confirmed" in head.tags.get("og:image:alt", "")
    ] == []
