"""The downloads say what is published, no more and no less, in every format alike."""

import csv
import json
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from generator import __version__
from generator.diagnostics import Report
from generator.disclosure.hiding import hide_small
from generator.exports.columns import columnar_json
from generator.exports.dictionary import ENTRIES, LITERAL, describe_table
from generator.exports.files import write_tables
from generator.exports.manifest import write_manifest
from generator.exports.results import list_results
from generator.exports.spreadsheet import as_given, write_csv
from generator.gather import SiteFacts, gather_site
from generator.judge.book import open_book
from generator.judge.judging import judge
from generator.model import (
    RULES_VERSION,
    Agency,
    Cadence,
    Channel,
    Kind,
    Measure,
    Official,
    Service,
    Site,
    Standard,
    Target,
)
from generator.periods import Calendar, Period, parse_period
from generator.published import publish
from generator.quantities import Amount, Span, parse_amount
from generator.sources.content import Content
from generator.sources.performance import read_performance
from generator.sources.results import known_standards
from generator.sources.tables import read_table
from generator.text import Text
from generator.write import GENERATOR, MemoryWriter, examine

AS_OF = date(2025, 6, 1)
FORMATS = ("csv", "json")
SHARE = Measure(kind=Kind.SHARE, unit="percent")
MINUTES = Measure(kind=Kind.MEAN, unit="minute")
BILINGUAL = Text.many({"en": "Passport", "fr": "Passeport"})

Line = dict[str, str]


def period(text: str) -> Period:
    """The period of a text that is one."""
    found = parse_period(text, Calendar())
    assert isinstance(found, Period)
    return found


def amount(text: str) -> Amount:
    """The amount of a text that is one."""
    found = parse_amount(text)
    assert isinstance(found, Amount)
    return found


def target(since: str = "2025-01", **said: Any) -> Target:  # noqa: ANN401 (any field of a target)
    """A target of at least 90 % where nothing else is said."""
    return Target(since=period(since), **(said or {"at_least": amount("90%")}))


def standard(identity: str = "time", *targets: Target, **said: Any) -> Standard:  # noqa: ANN401
    """A monthly share with these targets, or as said."""
    given_ = {"promise": Text.plain("We do it."), "measure": SHARE, "cadence": Cadence.MONTHLY}
    return Standard(id=identity, targets=targets, **{**given_, **said})


def service(identity: str = "passport", *standards: Standard, **said: Any) -> Service:  # noqa: ANN401
    """A service of the agency `state` with two channels; one share where no standard is given."""
    given_ = {"agency": "state", "name": Text.plain("Passport")}
    channels = (Channel(id="mail"), Channel(id="online"))
    own = standards or (standard("time", target()),)
    return Service(id=identity, channels=channels, standards=own, **{**given_, **said})


def site(*languages: str) -> Site:
    """A site in these languages, in English where none is given."""
    words = Text.plain("Scorecard")
    return Site(title=words, publisher=words, languages=languages or ("en",))


def facts_of(
    rows: str, *services: Service, of: Site | None = None, agency: Agency | None = None
) -> SiteFacts:
    """The facts of a site with these rows, whose first columns need no header."""
    content = Content(
        of or site(),
        (agency or Agency(id="state", name=Text.plain("State")),),
        services or (service(),),
    )
    header = "service,standard,period,channel,numerator,denominator,value,status,note"
    notes = ",note_fr" if "note_fr" in rows else ""
    data = f"{header}{notes}\n{rows.removeprefix('note_fr')}".encode()
    report = Report()
    table = read_table(data, "data/performance/all.csv", report=report)
    assert table is not None
    known = known_standards(content.services, content.calendar_of)
    results = read_performance([table], known=known, report=report)
    book = open_book(content.services, {"state": Calendar()}, due_after=Span(30, "day"))
    judged = judge(results, book, as_of=AS_OF, caution_below=30)
    return gather_site(publish(content, hide_small(judged, minimum=10)))


def files_of(facts: SiteFacts) -> dict[str, bytes]:
    """Every file by its path."""
    return dict(write_tables(facts))


def lines_of(content: bytes) -> list[Line]:
    """The rows of a CSV file by the names of its columns."""
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def table_of(facts: SiteFacts, name: str) -> list[Line]:
    """The rows of a whole table as its CSV file has them."""
    return lines_of(files_of(facts)[f"data/{name}.csv"])


def result_of(rows: str, *services: Service, month: str = "2025-01", channel: str = "") -> Line:
    """The published line of one month and channel."""
    lines = table_of(facts_of(rows, *services), "results")
    found = [one for one in lines if (one["period"], one["channel"]) == (month, channel)]
    assert len(found) == 1
    return found[0]


def valued(value: str, **said: Any) -> Line:  # noqa: ANN401 (any field of a target)
    """The published line of a mean in minutes, against a target."""
    timed = service("passport", standard("time", target(**said), measure=MINUTES))
    return result_of(f"passport,time,2025-01,,,,{value},,\n", timed)


MANY = """\
passport,time,2025-01,,95,100,,,
passport,time,2025-01,mail,45,48,,,
passport,time,2025-01,online,50,52,,,
passport,time,2025-02,,0,700,,,
passport,time,2025-03,,,120,,,
passport,time,2025-04,,,,,suspended,Printers moved
visa,cost,2025-01,,1,3,,,"=HYPERLINK(""x"")"
visa,cost,2025-02,,2,3,,provisional,
visa,open,2025-02,,2,3,,,
"""
MANY_SERVICES = (
    service(),
    service(
        "visa",
        standard("cost", target(at_most=amount("2 minutes")), measure=MINUTES),
        standard("open"),
        name=Text.plain("@visa"),
    ),
    service("zoo", standard("time", target("2026-01"))),
)


def many() -> SiteFacts:
    """A site with three services, the last without any row."""
    return facts_of(MANY, *MANY_SERVICES)


def test_every_table_and_every_service_has_both_formats() -> None:
    """Nothing is published in one format only, and a service without rows has its files too."""
    names = (
        *("agencies", "services", "standards", "feedback", "comments", "corrections"),
        *("journeys", "improvements", "overdue", "findings"),
        *("satisfaction", "answers", "results", "volumes"),
    )
    tables = [f"data/{name}" for name in names]
    services = ["services/passport/results", "services/visa/results", "services/zoo/results"]

    paths = [path for path, _ in write_tables(many())]

    assert sorted(paths) == sorted(f"{p}.{form}" for p in tables + services for form in FORMATS)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_file_has_the_columns_of_the_dictionary(name: str) -> None:
    """The header of each CSV file is the dictionary's list of columns."""
    header = files_of(many())[f"data/{name}.csv"].split(b"\r\n")[0].decode()

    assert header == ",".join(describe_table(name, ("en",)).names)


def test_the_columns_of_a_service_are_those_of_all_results() -> None:
    """A program that reads the whole file reads a service's file as well."""
    files = files_of(many())

    headers = {
        content.split(b"\r\n")[0] for path, content in files.items() if "results.csv" in path
    }

    assert len(headers) == 1


def test_the_files_of_the_services_make_up_the_whole() -> None:
    """Every row of results.csv stands in the file of its service, in the same order."""
    files = files_of(many())
    parts = [files[f"services/{name}/results.csv"] for name in ("passport", "visa", "zoo")]

    assert lines_of(files["data/results.csv"]) == [
        line for part in parts for line in lines_of(part)
    ]


def test_the_whole_is_what_writing_all_rows_at_once_gives() -> None:
    """Files laid end to end are byte for byte one table, in CSV and in JSON."""
    facts = many()
    table = describe_table("results", ("en",))
    rows = [row for one in facts.services for row in list_results(facts.published, one.service)]
    literal = [column.name for column in table.columns if column.type in LITERAL]

    files = dict(write_tables(facts))

    assert files["data/results.csv"] == write_csv(table.names, rows)
    assert files["data/results.json"] == columnar_json(table.names, rows, literal=literal)


def test_a_site_without_rows_has_tables_without_rows() -> None:
    """Where nothing is owed or reported yet, the files hold their columns and nothing else."""
    files = files_of(facts_of("", service("zoo", standard("time"))))

    assert lines_of(files["data/results.csv"]) == []
    assert set(map(str, json.loads(files["data/results.json"])["columns"].values())) == {"[]"}


@pytest.mark.parametrize("path", sorted(p for p, _ in write_tables(many()) if p.endswith(".csv")))
def test_json_says_what_csv_says(path: str) -> None:
    """Each cell is the same in both, digit by digit, once formulas are told as given."""
    files = files_of(many())
    read = json.loads(files[path.replace(".csv", ".json")], parse_float=str, parse_int=str)
    told = {None: "", True: "true", False: "false"}

    columns = {name: [told.get(c, c) for c in cells] for name, cells in read["columns"].items()}

    lines = lines_of(files[path])
    header = files[path].split(b"\r\n")[0].decode().split(",")
    assert columns == {name: [as_given(line[name]) for line in lines] for name in header}


def test_a_zero_is_written() -> None:
    """A result of nothing out of 700 is a figure, and not a blank."""
    line = result_of("passport,time,2025-01,,0,700,,,\n")

    assert (line["numerator"], line["value"], line["gap"]) == ("0", "0", "-90")


def test_what_is_not_there_is_blank() -> None:
    """A count without its other half has no value, and the blank is no zero."""
    line = result_of("passport,time,2025-01,,,700,,,\n")

    assert (line["numerator"], line["denominator"], line["value"]) == ("", "700", "")


def test_a_period_that_nobody_reported_has_a_row() -> None:
    """An owed result that is not there is published as not reported, without figures."""
    line = result_of("")

    assert line["status"] == "not_reported"
    assert [line[name] for name in ("numerator", "denominator", "value", "gap")] == [""] * 4
    assert [line[name] for name in ("rounded", "provisional", "corrected")] == [""] * 3


def test_a_breakdown_has_no_status_and_no_target() -> None:
    """The promise is about the total, so a channel is held against nothing."""
    line = result_of("passport,time,2025-01,mail,45,48,,,\n", channel="mail")

    assert line["value"] == "93.75"
    assert [line[name] for name in ("status", "comparison", "target", "target_from", "gap")] == (
        [""] * 5
    )


SMALL = """\
passport,time,2025-01,,10111,10117,,,
passport,time,2025-01,mail,3,4,,provisional,Seven people
passport,time,2025-01,online,10108,10113,,,
"""


@pytest.mark.parametrize("channel", ["mail", "online"])
def test_a_suppressed_row_says_only_what_it_is_about(channel: str) -> None:
    """Its keys, its period, its unit and its status are left; all else is blank."""
    line = result_of(SMALL, channel=channel)

    assert {name: cell for name, cell in line.items() if cell} == {
        "agency": "state",
        "service": "passport",
        "standard": "time",
        "period": "2025-01",
        "period_start": "2025-01-01",
        "period_end": "2025-01-31",
        "channel": channel,
        "unit": "percent",
        "status": "suppressed",
    }


@pytest.mark.parametrize("hidden", [b"10108", b"10113", b"Seven people"])
def test_hidden_figures_are_in_no_file(hidden: bytes) -> None:
    """Neither the small cell nor the one that would give it away is in any byte."""
    assert not [path for path, content in files_of(facts_of(SMALL)).items() if hidden in content]


def test_a_value_without_an_end_has_fifteen_digits() -> None:
    """Two of three is written to 15 significant digits, and so is its gap."""
    line = result_of("passport,time,2025-01,,2,3,,,\n")

    assert (line["value"], line["gap"]) == ("66.6666666666667", "-23.3333333333333")


def test_gaps_are_exact_where_binary_fractions_are_not() -> None:
    """0.3 less 0.1 is 0.2, which no float says."""
    line = valued("0.3", at_most=amount("0.1 minutes"))

    assert (line["value"], line["gap"], line["status"]) == ("0.3", "0.2", "missed")


def test_long_decimals_that_end_are_written_whole() -> None:
    """A published value keeps every digit that it has, however many."""
    line = valued("1.00000000000000001", at_most=amount("1 minute"))

    assert (line["value"], line["gap"]) == ("1.00000000000000001", "0.00000000000000001")


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ({"at_least": amount("2 minutes")}, ("at_least", "2", "")),
        ({"at_most": amount("90 seconds")}, ("at_most", "1.5", "")),
        ({"more_than": amount("1 hour")}, ("more_than", "60", "")),
        ({"less_than": amount("0:20")}, ("less_than", "0.333333333333333", "")),
        ({"between": (amount("1 minute"), amount("3 minutes"))}, ("between", "1", "3")),
        ({"within": Text.plain("2 minutes")}, ("", "", "")),
    ],
)
def test_a_target_is_told_in_the_unit_of_the_results(
    said: dict[str, Any], cells: tuple[str, str, str]
) -> None:
    """The comparison's word and its ends stand beside the value, in the value's unit."""
    line = valued("2", **said)

    assert (line["comparison"], line["target"], line["target_high"]) == cells
    assert (line["unit"], line["target_from"]) == ("minute", "2025-01")


def test_standards_and_results_tell_a_target_alike() -> None:
    """Rows that point at the same target have the same words and figures for it."""
    names = ("comparison", "target", "target_high", "unit")
    key = ("service", "standard", "target_from")
    held = {tuple(t[n] for n in key): [t[n] for n in names] for t in table_of(many(), "standards")}

    judged = [line for line in table_of(many(), "results") if line["target_from"]]

    assert judged
    assert all(held[tuple(one[n] for n in key)] == [one[n] for n in names] for one in judged)


def test_an_impossible_result_has_no_gap() -> None:
    """A figure that cannot be is published as it came, and held against nothing."""
    line = result_of("passport,time,2025-01,,9,8,,,\n")

    assert (line["status"], line["value"], line["gap"]) == ("not_judged", "112.5", "")


def test_marks_say_true_or_false_where_there_are_figures() -> None:
    """A rounded value that only just meets its target, not final, carries both marks."""
    line = result_of("passport,time,2025-01,,,,90,provisional,\n")

    assert (line["rounded"], line["provisional"], line["corrected"]) == ("true", "true", "")


def test_formulas_are_harmless_in_csv_and_as_given_in_json() -> None:
    """A spreadsheet runs neither a note nor a name; JSON keeps the text."""
    files = files_of(many())
    notes = [line["note"] for line in lines_of(files["services/visa/results.csv"])]
    given_ = json.loads(files["services/visa/results.json"])["columns"]["note"]

    assert notes[0] == '\'=HYPERLINK("x")'
    assert given_[0] == '=HYPERLINK("x")'
    assert lines_of(files["data/services.csv"])[1]["name"] == "'@visa"


def test_the_newest_due_rows_add_up_to_the_tally() -> None:
    """Whoever counts statuses in results.csv, each standard once, finds the site's totals."""
    facts = many()
    newest: dict[tuple[str, str], str] = {}
    for line in table_of(facts, "results"):
        total = not (line["channel"] or line["segment"] or line["statistic"])
        if total and line["status"] != "not_due":
            newest[line["service"], line["standard"]] = line["status"]

    silent = {("zoo", "time"): "not_due"}

    assert Counter({**silent, **newest}.values()) == {
        status.value: count for status, count in facts.tally.counts
    }


def test_standards_have_a_row_for_each_target() -> None:
    """Targets stand in the order of their first day, each with its dates."""
    earlier = target("2024-01", at_least=amount("80%"), announced=date(2023, 11, 2))
    lines = table_of(
        facts_of("", service("passport", standard("time", target(), earlier))), "standards"
    )

    names = ("target", "target_from", "target_start", "target_announced")
    assert [tuple(line[name] for name in names) for line in lines] == [
        ("80", "2024-01", "2024-01-01", "2023-11-02"),
        ("90", "2025-01", "2025-01-01", ""),
    ]


def test_a_standard_without_targets_has_one_row() -> None:
    """A promise without a figure is in the table, with nothing said of a target."""
    lines = table_of(facts_of("", service("passport", standard("time"))), "standards")

    told = {name: cell for name, cell in lines[0].items() if name.startswith("target")}
    assert len(lines) == 1
    assert set(told.values()) == {""}


def test_texts_stand_under_their_language() -> None:
    """A text given in two languages fills both columns, one given in one leaves a blank."""
    own = (service("passport", name=BILINGUAL), service("visa", name=Text.plain("Visa")))
    lines = table_of(facts_of("", *own, of=site("en", "fr")), "services")

    assert [(line["name"], line["name_fr"]) for line in lines] == [
        ("Passport", "Passeport"),
        ("Visa", ""),
    ]


def test_notes_stand_under_their_language() -> None:
    """A note in French alone is no note in English."""
    rows = "note_frpassport,time,2025-01,,95,100,,,,Fermé\n"
    line = table_of(facts_of(rows, of=site("en", "fr")), "results")[0]

    assert (line["note"], line["note_fr"]) == ("", "Fermé")


@pytest.mark.parametrize(("public", "name"), [(True, "A. Person"), (False, "")])
def test_a_name_is_published_only_where_it_is_public(public: bool, name: str) -> None:  # noqa: FBT001 (a case)
    """The post is always named, the person where the project says so."""
    who = Official(title=Text.plain("Director"), name=Text.plain("A. Person"), public=public)
    agency = Agency(id="state", name=Text.plain("State"), official=who)

    line = table_of(facts_of("", agency=agency), "agencies")[0]

    assert (line["official"], line["official_name"]) == ("Director", name)


def test_the_same_facts_give_the_same_bytes() -> None:
    """Two builds of the same project have equal files in equal order."""
    assert list(write_tables(many())) == list(write_tables(many()))


def test_the_manifest_holds_the_hash_of_every_file_but_its_own() -> None:
    """What was written is listed by path with its SHA-256, and Git's own file is not."""
    writer = MemoryWriter()
    for path, content in write_tables(many()):
        writer.put(path, content)
    listed = writer.hashes()

    manifest = json.loads(
        write_manifest(
            {**listed, "manifest.json": "0", ".gitignore": "1"},
            as_of=AS_OF,
            base_url="https://example.gov/",
        )
    )

    assert manifest == {
        "generator": GENERATOR,
        "generator_version": __version__,
        "rules_version": RULES_VERSION,
        "edition": "",
        "previous_edition": "",
        "as_of": "2025-06-01",
        "base_url": "https://example.gov/",
        "files": listed,
    }


def test_the_manifest_lists_paths_in_order() -> None:
    """The order in which files were written does not change a byte."""
    one, two = {"b": "1", "a": "2"}, {"a": "2", "b": "1"}

    assert write_manifest(one, as_of=AS_OF) == write_manifest(two, as_of=AS_OF)


def test_a_folder_with_our_manifest_may_be_replaced(tmp_path: Path) -> None:
    """The next build knows the site as one of ours."""
    (tmp_path / "index.html").write_bytes(b"")
    (tmp_path / "manifest.json").write_bytes(write_manifest({}, as_of=AS_OF))

    assert examine(tmp_path) is None
