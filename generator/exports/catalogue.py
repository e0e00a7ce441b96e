"""The catalogue of the tables for collectors of open data, after DCAT-US 1.1.

Takes the site, and the dictionary. Gives the bytes of data.json. Its addresses are full ones: a
site that does not know its own has no catalogue. What site.yaml does not say is left out.
Must not know figures.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.exports.dictionary import describe_tables
from generator.exports.entries import Entry
from generator.exports.package import PACKAGE, say
from generator.exports.sitemap import full
from generator.model import Contact, Site

CATALOGUE = "data.json"
"""Where collectors look for the catalogue below a site's root."""

_SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
_KEYWORDS = ("service standards", "service performance", "customer experience", "public services")
_FORMATS = (("csv", "text/csv"), ("json", "application/json"))
_E_MAIL = re.compile(r"[\w.-]+@[\w.-]+\.[\w.-]+", re.ASCII)
"""The addresses that the standard's schema takes."""


def write_catalogue(site: Site) -> bytes:
    """The catalogue as JSON: a data set a table; texts are in the site's first language."""
    shared = {**_terms(site), **_people(site)}
    catalogue = {
        "@context": f"{_SCHEMA}/catalog.jsonld",
        "@id": full(CATALOGUE, site),
        "@type": "dcat:Catalog",
        "conformsTo": _SCHEMA,
        "describedBy": f"{_SCHEMA}/catalog.json",
        "dataset": [_dataset(entry, site, shared) for entry in describe_tables(site.languages)],
    }
    return (json.dumps(catalogue, indent=1, ensure_ascii=False) + "\n").encode()


def _terms(site: Site) -> dict[str, Any]:
    return {
        "accessLevel": "public",
        **({"license": site.licence_url} if site.licence_url else {}),
        "language": list(site.languages),
        "keyword": list(_KEYWORDS),
    }


def _people(site: Site) -> dict[str, Any]:
    name = say(site, "publisher")
    email = (site.contact or Contact()).email or ""
    known = {"hasEmail": f"mailto:{email}"} if _E_MAIL.fullmatch(email) else {}
    return {
        "publisher": {"@type": "org:Organization", "name": name},
        "contactPoint": {"@type": "vcard:Contact", "fn": name, **known},
    }


def _dataset(entry: Entry, site: Site, shared: Mapping[str, Any]) -> dict[str, Any]:
    page = f"{full('data/index.html', site)}#{entry.name}"
    return {
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": f"{say(site, 'title')}: {entry.name}",
        "description": "\n".join((entry.row, *entry.notes)),
        **shared,
        "landingPage": page,
        "describedBy": full(PACKAGE, site),
        "describedByType": "application/json",
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": f"{entry.name}.{form}",
                "downloadURL": full(f"data/{entry.name}.{form}", site),
                "mediaType": media,
                "format": form.upper(),
            }
            for form, media in _FORMATS
        ],
    }
