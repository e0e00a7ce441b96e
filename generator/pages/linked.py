"""What a page is about, for programs that read schema.org: a public service, or the tables.

Takes finished sheets with the facts behind them. Gives the same sheets with their linked data,
which no browser shows or runs. Addresses are full ones: a site that does not know its own has none.
No result stands here: a figure without its sentence would be taken for more than it says.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.gather import ServiceFacts
from generator.pages.service import Sheet
from generator.pages.setting import Setting, address_of

_CONTEXT = "https://schema.org"
_FORMATS = (("csv", "text/csv"), ("json", "application/json"))


def link_service(sheet: Sheet, facts: ServiceFacts, setting: Setting) -> Sheet:
    """The page of a service, told as a GovernmentService of its agency."""
    service, agency, plain = facts.service, facts.agency, setting.tongue.plain
    provider = _known("GovernmentOrganization", name=plain(agency.name), url=agency.url)
    channel = _known("ServiceChannel", serviceUrl=service.url) if service.url else None
    told = _known(
        "GovernmentService",
        name=plain(service.name),
        description=plain(service.summary),
        url=sheet.page.canonical,
        provider=provider,
        audience=[_known("Audience", audienceType=plain(one.name)) for one in service.audiences],
        availableChannel=channel,
    )
    return _with(sheet, told)


def link_data(sheet: Sheet, tables: Iterable[str], setting: Setting) -> Sheet:
    """The page of the data, told as one Dataset with every table in every format."""
    site, plain = setting.site, setting.tongue.plain
    downloads = [
        _known(
            "DataDownload",
            name=f"{table}.{form}",
            encodingFormat=media,
            contentUrl=address_of(f"data/{table}.{form}", site),
        )
        for table in tables
        for form, media in _FORMATS
    ]
    told = _known(
        "Dataset",
        name=plain(site.title),
        description=sheet.page.description,
        url=sheet.page.canonical,
        license=site.licence_url,
        creator=_known("GovernmentOrganization", name=plain(site.publisher)),
        inLanguage=list(site.languages),
        isAccessibleForFree=True,
        distribution=downloads,
    )
    return _with(sheet, told)


def _with(sheet: Sheet, told: dict[str, Any]) -> Sheet:
    if not sheet.page.canonical:
        return sheet
    return replace(sheet, page=replace(sheet.page, linked={"@context": _CONTEXT, **told}))


def _known(kind: str, **said: Any) -> dict[str, Any]:  # noqa: ANN401 (whatever JSON can say)
    """A thing of schema.org with what is known of it."""
    return {"@type": kind, **{name: value for name, value in said.items() if value}}
