"""What a site of the published Canadian tables gives to programs, once it knows its address.

The site of the other tests has none: drawing a picture of each of a thousand services would take
minutes. These are the same files, made of the same facts without their pages.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from building import AS_OF
from generator.diagnostics import Report
from generator.examine import examine
from generator.exports.open_data import write_open_data
from generator.gather import SiteFacts, gather_site
from generator.model import Contact
from generator.pages.setting import set_in
from generator.pages.site import tell_pages
from generator.printing import list_tables

BASE = "https://services.canada.example/"
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def facts(canadian_project: Path) -> SiteFacts:
    """The facts of the site at its address, with what collectors of open data ask for."""
    day = date.fromisoformat(AS_OF)
    published = examine(canadian_project, today=lambda _: day, report=Report(), recorded=False)
    assert published is not None
    contact = Contact(email="services@canada.example")
    licence = "https://open.canada.ca/en/open-government-licence-canada"
    site = replace(published.site, base_url=BASE, contact=contact, licence_url=licence)
    return gather_site(replace(published, site=site))


@pytest.fixture(scope="module")
def files(facts: SiteFacts, canadian_site: Path) -> dict[str, bytes]:
    """The files for programs, of all pages that the site has."""
    pages = sorted(canadian_site.rglob("index.html"))
    return dict(
        write_open_data(facts, (one.relative_to(canadian_site).as_posix() for one in pages))
    )


def test_the_catalogue_is_valid_and_names_every_file(
    files: dict[str, bytes],
    catalogue_faults: Callable[[dict[str, Any]], list[Any]],
    canadian_site: Path,
) -> None:
    """It has what DCAT-US 1.1 asks for, and each address leads to a file of the site."""
    catalogue = json.loads(files["data.json"])
    given = [one["downloadURL"] for each in catalogue["dataset"] for one in each["distribution"]]

    assert [fault.message for fault in catalogue_faults(catalogue)] == []
    assert len(given) > 20
    assert all((canadian_site / one.removeprefix(BASE)).is_file() for one in given)


def test_the_sitemap_is_valid_and_names_every_page(
    files: dict[str, bytes], sitemap_faults: Callable[[bytes], list[str]]
) -> None:
    """More than two thousand addresses in two languages, each with the page in the other one."""
    assert sitemap_faults(files["sitemap.xml"]) == []
    assert files["sitemap.xml"].count(b"<loc>") > 2000


def test_one_edition_has_no_news(files: dict[str, bytes]) -> None:
    """Every result is of one year, so that nothing turned: a feed without an entry is not made."""
    assert [path for path in files if path.endswith(".atom")] == []


def test_every_service_is_linked_data(facts: SiteFacts) -> None:
    """A library reads each of the first hundred, in both languages, as a service of its agency."""
    paths = {f"services/{one.service.id}/index.html" for one in facts.services[:100]}
    names = {one.service.id: one.service.name for one in facts.services}

    for language, tree in (("en", ""), ("fr", "fr/")):
        wanted = {tree + path for path in paths}
        sheets = tell_pages(wanted, set_in(language, facts), list_tables(facts))
        told = {sheet.page.path: expand(sheet.page.linked) for sheet in sheets}
        assert set(told) == wanted
        for path, one in told.items():
            service = path.split("/")[-2]
            assert one["@type"] == [SCHEMA + "GovernmentService"]
            assert said(one, "name") == [names[service].say(language, default="en").text]
            assert said(one, "url") == [f"{BASE}{path.removesuffix('index.html')}"]
            (provider,) = said(one, "provider")
            assert provider["@type"] == [SCHEMA + "GovernmentOrganization"]


def expand(block: object) -> dict[str, Any]:
    """A block as a library has it, every name an address; nothing is fetched."""
    jsonld = pytest.importorskip("pyld.jsonld")
    context = {"document": {"@context": {"@vocab": SCHEMA}}, "documentUrl": SCHEMA}
    options = {"documentLoader": lambda _url, _options: {**context, "contextUrl": None}}
    (one,) = jsonld.expand(block, options)
    told: dict[str, Any] = one
    return told


def said(told: dict[str, Any], name: str) -> list[Any]:
    """The values of a property."""
    return [one.get("@value", one) for one in told.get(SCHEMA + name, [])]
