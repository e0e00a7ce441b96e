"""What a site gives to programs at its root is valid, and agrees with the files that are there."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

BASE = "https://scorecard.franklin.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"

CatalogueFaults = Callable[[dict[str, Any]], list[Any]]
SitemapFaults = Callable[[bytes], list[str]]


def catalogue(folder: Path) -> dict[str, Any]:
    """The catalogue of a site."""
    read: dict[str, Any] = json.loads((folder / "data.json").read_bytes())
    return read


def test_the_catalogue_is_valid(
    demonstration_site: Path, hostile_site: Path, catalogue_faults: CatalogueFaults
) -> None:
    """It has what DCAT-US 1.1 asks of publishers outside of the federal government."""
    for site in (demonstration_site, hostile_site):
        assert [error.message for error in catalogue_faults(catalogue(site))] == []


def test_a_slip_in_the_catalogue_is_not_valid(
    demonstration_site: Path, catalogue_faults: CatalogueFaults
) -> None:
    """The schemas reach into a data set and its files: else their silence would mean nothing."""
    spoilt = catalogue(demonstration_site)
    del spoilt["dataset"][0]["publisher"]
    spoilt["dataset"][1]["contactPoint"]["hasEmail"] = "somebody"
    spoilt["dataset"][2]["distribution"][0]["mediaType"] = "CSV"

    places = {error.absolute_path[1] for error in catalogue_faults(spoilt)}

    assert places == {0, 1, 2}


def test_every_table_is_in_the_catalogue_and_every_file_there(demonstration_site: Path) -> None:
    """A collector that follows an address finds the file, and misses none."""
    folder = demonstration_site
    sets = catalogue(folder)["dataset"]
    given = {each["downloadURL"] for one in sets for each in one["distribution"]}

    tables = {path.name for path in (folder / "data").glob("*.csv")}
    files = {f"{BASE}data/{name[:-4]}.{form}" for name in tables for form in ("csv", "json")}
    assert given == files


def test_every_page_is_in_the_sitemap_and_every_address_leads_to_one(
    demonstration_site: Path,
) -> None:
    """A page is found under its own canonical address, and no address leads nowhere.

    Cards for other sites' frames are told by the page that says it all.
    """
    folder = demonstration_site
    tree = ET.parse(folder / "sitemap.xml")  # noqa: S314 (what we wrote ourselves)
    named = [str(one.text) for one in tree.iter(LOC)]

    pages = {
        path.relative_to(folder).as_posix().removesuffix("index.html")
        for path in folder.rglob("index.html")
        if b'http-equiv="refresh"' not in path.read_bytes()
    }
    assert len(named) == len(set(named))
    cards = {page for page in pages if page.removeprefix("es/").startswith("embed/")}
    assert cards
    assert {one.removeprefix(BASE) for one in named} == pages - cards


def test_the_sitemap_is_valid_by_the_schema_of_sitemaps_org(
    demonstration_site: Path, hostile_site: Path, sitemap_faults: SitemapFaults
) -> None:
    """With its links to each other language, and without; an address too few is found."""
    for site in (demonstration_site, hostile_site):
        assert sitemap_faults((site / "sitemap.xml").read_bytes()) == []

    spoilt = re.sub(rb"<loc>.*?</loc>", b"", (hostile_site / "sitemap.xml").read_bytes(), count=1)
    assert sitemap_faults(spoilt) != []


def test_the_catalogue_tells_terms_and_contact(demonstration_site: Path) -> None:
    """What site.yaml says of licence and contact stands in every data set."""
    sets = catalogue(demonstration_site)["dataset"]

    assert {one["license"] for one in sets} == {
        "https://creativecommons.org/publicdomain/zero/1.0/"
    }
    assert {one["contactPoint"]["hasEmail"] for one in sets} == {
        "mailto:scorecard@standards.franklin.example"
    }


def test_a_site_without_an_address_has_neither(canadian_site: Path) -> None:
    """Both are made of full addresses; what would lead nowhere is not made."""
    assert not (canadian_site / "sitemap.xml").exists()
    assert not (canadian_site / "data.json").exists()
    assert (canadian_site / "data/datapackage.json").exists()
