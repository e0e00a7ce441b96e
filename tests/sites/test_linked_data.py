"""Pages say what they are about in schema.org's words, and a library of linked data reads them."""

import base64
import hashlib
import html
import importlib.util
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

SCHEMA = "https://schema.org/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BASE = "https://scorecard.franklin.example/"


def blocks(path: Path) -> list[dict[str, Any]]:
    """The linked data of a page."""
    return [json.loads(one) for one in BLOCK.findall(path.read_text(encoding="utf-8"))]


def expand(block: dict[str, Any]) -> dict[str, Any]:
    """A block as a library has it, every name an address; nothing is fetched.

    Skipped where the library is not installed, but not in CI.
    """
    if importlib.util.find_spec("pyld") is None and os.environ.get("CI") != "true":
        pytest.skip("pyld is not installed: pip install -e .[test]")
    jsonld = importlib.import_module("pyld.jsonld")
    context = {"document": {"@context": {"@vocab": SCHEMA}}, "documentUrl": SCHEMA}
    found = jsonld.expand(
        block, {"documentLoader": lambda _url, _options: {**context, "contextUrl": None}}
    )
    (one,) = found
    told: dict[str, Any] = one
    return told


def said(told: dict[str, Any], name: str) -> list[Any]:
    """The values of a property."""
    return [one.get("@value", one) for one in told.get(SCHEMA + name, [])]


def test_a_service_is_a_public_service_of_its_agency(demonstration_site: Path) -> None:
    """Its name, its address, and who provides it are read by a library."""
    (block,) = blocks(demonstration_site / "services/road-test/index.html")
    told = expand(block)
    (provider,) = said(told, "provider")

    assert told["@type"] == [SCHEMA + "GovernmentService"]
    assert said(told, "url") == [f"{BASE}services/road-test/"]
    assert provider["@type"] == [SCHEMA + "GovernmentOrganization"]
    assert said(provider, "name")[0].startswith("Department of")


def test_the_policy_names_the_block_and_no_other_script(demonstration_site: Path) -> None:
    """The hash in the page's policy is that of the very bytes; a page without one allows none."""
    text = (demonstration_site / "services/road-test/index.html").read_text(encoding="utf-8")
    (block,) = BLOCK.findall(text)
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()

    (allowed,) = re.findall(r"script-src ([^;\"]*)", html.unescape(text))
    assert allowed == f"'sha256-{digest}'"
    assert "script-src" not in (demonstration_site / "glossary/index.html").read_text("utf-8")


def test_the_data_page_is_a_data_set_with_every_file(demonstration_site: Path) -> None:
    """Each download is there, and the licence is named by its address."""
    (block,) = blocks(demonstration_site / "data/index.html")
    told = expand(block)
    files = [said(one, "contentUrl")[0] for one in said(told, "distribution")]

    assert told["@type"] == [SCHEMA + "Dataset"]
    assert said(told, "license") == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert len(files) > 20
    assert all((demonstration_site / one.removeprefix(BASE)).is_file() for one in files)


def test_no_figure_stands_in_linked_data(demonstration_site: Path) -> None:
    """A result without its sentence is told nowhere."""
    for path in sorted(demonstration_site.glob("services/*/index.html")):
        for block in blocks(path):
            assert set(block) <= {
                *("@context", "@type", "name", "description", "url", "provider", "audience"),
                "availableChannel",
            }


def test_a_site_without_an_address_has_no_linked_data(canadian_site: Path) -> None:
    """Linked data are made of full addresses."""
    assert blocks(canadian_site / "data/index.html") == []
