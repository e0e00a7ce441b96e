"""Corrections and revisions are told in feeds and in a table, and nothing that is withheld."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.exports.corrections import list_corrections
from generator.exports.corrections_entry import CORRECTIONS
from generator.exports.feeds import write_feeds
from generator.exports.files import write_tables
from generator.gather import SiteFacts, gather_site
from generator.model import (
    CorrectionKind,
    Editions,
    LoggedCorrection,
    NamedEdition,
    Record,
    Revision,
    open_record,
)
from generator.recorded import with_record
from making import standard, target, world

AS_OF = date(2025, 12, 31)
ROWS = [
    {"period": "2025-01", "numerator": 95, "denominator": 100},
    {"period": "2025-02", "numerator": 96, "denominator": 100, "status": "provisional"},
]


def correction(field: str = "numerator", **rest: Any) -> LoggedCorrection:  # noqa: ANN401
    """A row of the record about January's result."""
    about = ("renewal", "time", "2025-01", "", "")
    row = LoggedCorrection(
        date(2025, 4, 2), CorrectionKind.FIGURE, *about, field, "94", "95", "Counted twice."
    )
    return replace(row, **rest)


def facts(*rows: LoggedCorrection, revisions: tuple[Revision, ...] = ()) -> SiteFacts:
    """The facts of a site with these corrections on record."""
    published = world(standard(target(at_least="90%")), *ROWS, as_of=AS_OF).published
    site = replace(published.site, base_url="https://scorecard.example/")
    (service,) = published.services
    named = [replace(row, service=service.id, standard=service.standards[0].id) for row in rows]
    record = replace(open_record(named), revisions=revisions)
    return gather_site(replace(published, site=site, record=record))


def feeds(site: SiteFacts) -> Mapping[str, str]:
    """Every feed by its path."""
    return {path: content.decode() for path, content in write_feeds(site)}


def test_a_correction_is_an_entry_with_its_day_and_its_reason() -> None:
    """What was corrected on one day of one result is one entry, old figures beside new ones."""
    site = facts(correction(), correction("denominator", old="101", new="100"))

    feed = feeds(site)["corrections.atom"]

    assert feed.count("<entry>") == 1
    assert "<updated>2025-04-02T00:00:00Z</updated>" in feed
    assert (
        "Cases for which it was kept: 94 before, 95 now. Cases in all: 101 before, 100 now." in feed
    )
    assert "January 2025." in feed
    assert feed.count("Counted twice.") == 1


def test_a_correction_stands_in_the_feeds_of_all_changes_and_of_its_agency() -> None:
    """Under the same name, so that a reader of both sees it once."""
    told = feeds(facts(correction()))

    (agency,) = (path for path in told if path.startswith("agencies/"))
    assert {path for path, feed in told.items() if 'category term="correction"' in feed} == {
        *("changes.atom", "corrections.atom"),
        agency,
    }


def test_figures_that_are_withheld_are_in_no_feed_and_no_table() -> None:
    """A row about a group keeps its place and its reason, and loses its figures."""
    site = facts(correction(segment="district:d1", old="7391", new="7392"))
    published = with_record(site.published, site.published.record.corrections)
    told = gather_site(replace(published, site=site.published.site))

    everything = [*feeds(told).values(), *(str(row) for row in list_corrections(told))]

    assert any("the figures are not repeated" in text for text in everything)
    assert not [text for text in everything if "7391" in text or "7392" in text]


def test_a_correction_of_a_promise_that_is_gone_leads_to_the_record() -> None:
    """It names the promise by its id, and no page that is not there."""
    gone = correction(kind=CorrectionKind.REMOVED, field="standard", old="", new="", period="")
    site = facts()
    record = open_record([replace(gone, service="gone", standard="old one")])
    site = gather_site(replace(site.published, record=record))

    feed = feeds(site)["corrections.atom"]

    assert 'href="https://scorecard.example/corrections/"/>\n<category' in feed
    assert "gone/old one. The whole promise: no longer published." in feed
    assert ":correction/removed/gone/old%20one/-/-/-</id>" in feed


@pytest.mark.parametrize(
    ("new", "provisional", "words"),
    [
        (("97", "100", "97"), True, "96% (96 of 100) before, 97% (97 of 100) now. Still provis"),
        (("96", "100", "96"), False, "96% (96 of 100). Final."),
    ],
)
def test_a_revision_is_told_apart_from_a_correction(
    new: tuple[str, str, str], words: str, *, provisional: bool
) -> None:
    """It stands in the feed of corrections alone, on the day of the edition it is held against."""
    plain = facts().published
    name = (plain.services[0].id, plain.services[0].standards[0].id)
    about = (*name, "2025-02", "", "", "", "percent")
    revision = Revision(*about, ("96", "100", "96"), new, provisional)
    edition = NamedEdition("2025-q1", date(2025, 4, 1), "1")
    editions = Editions("", "2025-q1", (edition,))
    record = Record((), (revision,))
    told = feeds(gather_site(replace(plain, editions=editions, record=record)))

    assert [path for path, feed in told.items() if 'term="revision"' in feed] == [
        "corrections.atom"
    ]
    assert words in told["corrections.atom"]
    assert "<updated>2025-04-01T00:00:00Z</updated>" in told["corrections.atom"]
    assert "since the edition 2025-q1" in told["corrections.atom"]


def test_the_table_has_a_row_a_correction_in_both_formats() -> None:
    """Numbered, by day, with the agency beside the service; JSON says the same."""
    tables = dict(write_tables(facts(correction(), correction(date=date(2025, 5, 1), old="93"))))

    rows = list(csv.DictReader(io.StringIO(tables["data/corrections.csv"].decode("utf-8-sig"))))
    columns = json.loads(tables["data/corrections.json"])["columns"]

    assert [(row["number"], row["date"], row["old"], row["new"]) for row in rows] == [
        ("1", "2025-04-02", "94", "95"),
        ("2", "2025-05-01", "93", "95"),
    ]
    assert {row["agency"] for row in rows} != {""}
    assert columns["old"] == ["94", "93"]
    assert columns["withheld"] == [False, False]
    assert tuple(rows[0]) == CORRECTIONS.names
