"""The data package describes the tables as the dictionary does, and names no licence it lacks."""

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.exports.dictionary import ENTRIES, CellType, describe_table
from generator.exports.package import write_package
from generator.model import Contact, Site
from generator.text import Text

SITE = Site(title=Text.plain("Franklin Scorecard"), publisher=Text.plain("State of Franklin"))
TYPES = {
    CellType.TEXT: "string",
    CellType.INTEGER: "integer",
    CellType.DECIMAL: "number",
    CellType.DATE: "date",
    CellType.BOOLEAN: "boolean",
}


def package(site: Site = SITE) -> dict[str, Any]:
    """The descriptor of a site."""
    read: dict[str, Any] = json.loads(write_package(site))
    return read


def schema(table: str, site: Site = SITE) -> dict[str, Any]:
    """The schema of one table."""
    found = next(one for one in package(site)["resources"] if one["name"] == table)
    read: dict[str, Any] = found["schema"]
    return read


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.name))
def test_every_column_has_a_field_of_its_type_in_its_place(entry: Any) -> None:  # noqa: ANN401 (an entry)
    """Names, types and meanings are those of the dictionary, in every language of the site."""
    site = replace(SITE, languages=("en", "fr"))
    columns = describe_table(entry.name, site.languages).columns

    told = [(f["name"], f["type"], f["description"]) for f in schema(entry.name, site)["fields"]]

    assert told == [(c.name, TYPES[c.type], c.description) for c in columns]


def test_a_status_can_be_nothing_but_the_words_of_the_dictionary() -> None:
    """A program knows every status before it meets it."""
    field = next(one for one in schema("results")["fields"] if one["name"] == "status")

    assert field["constraints"]["enum"][-3:] == ["not_applicable", "suspended", "suppressed"]


def test_a_blank_channel_is_a_value_of_the_key() -> None:
    """Keys have no missing parts: a blank channel is all channels."""
    fields = {one["name"]: one for one in schema("results")["fields"]}

    assert fields["channel"]["missingValues"] == []
    assert "missingValues" not in fields["numerator"]
    assert schema("results")["missingValues"] == [""]


def test_a_result_refers_to_its_service_and_its_agency() -> None:
    """Tables can be joined without guessing."""
    keys = [(k["fields"], k["reference"]["resource"]) for k in schema("results")["foreignKeys"]]

    assert keys == [(["agency"], "agencies"), (["service"], "services")]


def test_an_agency_refers_to_its_parent_in_the_same_table() -> None:
    """A reference to the table itself names no resource."""
    (key,) = schema("agencies")["foreignKeys"]

    assert (key["fields"], key["reference"]["resource"]) == (["parent"], "")


def test_a_licence_is_named_by_its_address_and_its_words() -> None:
    """The standard wants an address; the words are the publisher's own."""
    address = "https://creativecommons.org/publicdomain/zero/1.0/"
    site = replace(SITE, licence=Text.plain("CC0 1.0"), licence_url=address)

    assert package(site)["licenses"] == [{"path": address, "title": "CC0 1.0"}]


def test_no_licence_is_made_up_from_words() -> None:
    """Words without an address are no licence that a program could look up."""
    assert "licenses" not in package(replace(SITE, licence=Text.plain("CC0 1.0")))


def test_the_publisher_is_named_with_the_ways_to_reach_it() -> None:
    """Only what is known is told."""
    contact = Contact(email="scorecard@franklin.example", phone="555 0100")
    told = package(replace(SITE, contact=contact))["contributors"]

    publisher = {"title": "State of Franklin", "role": "publisher"}
    assert told == [{**publisher, "email": "scorecard@franklin.example"}]
    assert package()["contributors"] == [publisher]


def test_the_name_is_that_of_the_site_in_plain_letters() -> None:
    """A package is called after the scorecard, and has a name where no letter is Latin."""
    assert package()["name"] == "franklin-scorecard"
    assert package(replace(SITE, title=Text.plain("Оценки")))["name"] == "scorecard"
