"""The typed door: what a file may say, and the finding for every way of saying it wrongly."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

import pytest

from generator.diagnostics import Diagnostic, Report
from generator.model import (
    Agency,
    Cadence,
    Located,
    Measure,
    Objective,
    Privacy,
    Service,
    Site,
    Standard,
    Target,
    doc,
)
from generator.periods import Calendar
from generator.quantities import Amount, Span
from generator.sources.adapters import Adapter, AdapterTable
from generator.sources.mappings.model import (
    AgencyColumns,
    ResultColumns,
    ServiceColumns,
    StandardColumns,
    TableMapping,
)
from generator.sources.prose import PageHead
from generator.sources.shapes import Context, shape
from generator.sources.yaml import read_yaml
from generator.text import Text

T = TypeVar("T")
PATH = "content/a.yaml"


def read(
    text: str,
    kind: type[T],
    *,
    languages: tuple[str, ...] = ("en", "fr"),
    calendar: Calendar = Calendar(),
    **given: object,
) -> tuple[T | None, list[Diagnostic]]:
    """A value read from a text, and the findings."""
    report = Report()
    context = Context(report, text, languages, calendar=calendar)
    node = read_yaml(text, PATH, report)
    return shape(node, kind, context, **given), list(report)


def told(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    """Findings as code, line and column."""
    return [(one.code, one.place.line, one.place.column) for one in found]


def test_a_target() -> None:
    """Each key is read by its field's type; what is absent has its default."""
    made, found = read(
        "from: 2025-01\nannounced: 2024-10-01\nwithin: 6 weeks\nat_least: 90%\n", Target
    )
    assert found == []
    assert made is not None
    assert made.since.key == "2025-01"
    assert made.announced == date(2024, 10, 1)
    assert made.within == Text.plain("6 weeks")
    assert made.at_least == Amount(Fraction(90), "percent", "90%")
    assert (made.at_most, made.between, made.reason) == (None, (), None)
    assert (made.at.itself.line, made.at.of("announced").column) == (1, 12)
    assert made.at.of("since").line == 1
    assert made.at.of("at_most") == made.at.itself


def test_nested_types() -> None:
    """A standard in a service knows the place of every part."""
    text = (
        "name: Renew\nstandards:\n  - id: time\n    promise: Fast.\n    cadence: monthly\n"
        "    due_after: 2 weeks\n    measure:\n      kind: share\n    targets:\n"
        "      - {from: 2025-01, between: [80%, 90%]}\n"
    )
    made, found = read(text, Service, id="renew", agency="state")
    assert found == []
    assert made is not None
    assert (made.id, made.agency, made.summary) == ("renew", "state", None)
    (standard,) = made.standards
    assert (standard.cadence, standard.due_after) == (Cadence.MONTHLY, Span(2, "week"))
    assert [end.value for end in standard.targets[0].between] == [80, 90]
    assert standard.at.of("measure").line == 8
    assert standard.targets[0].at.itself.line == 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: a\npromise: b\nmeasure:\nkind: share\n", "two spaces further in: also, basis,"),
        ("id: a\npromise: b\nmeasure: {kind: share}\nunit: days\n", "Write it below 'measure:'"),
        ("id: a\npromise: b\nmeasure: {kind: share}\ntargets: none\n", "behind a hyphen"),
        ("id: a\npromise: b\nmeasure: {kind: share}\nsource_id: #4\n", "behind # is a remark"),
    ],
)
def test_a_hint_says_how_to_write_what_belongs_there(text: str, said: str) -> None:
    """Keys, lists, keys that belong a step further in, and what YAML takes for a remark."""
    assert any(said in one.hint for one in read(text, Standard)[1])


def test_a_misspelt_key_is_one_finding() -> None:
    """The key that was probably meant is not said to be missing as well."""
    _, found = read("id: a\ntxt: b\n", Objective)
    assert told(found) == [("unknown-key", 2, 1)]
    assert found[0].hint == "Did you mean 'text'?"


def test_periods_by_the_calendar_in_force() -> None:
    """FY2025 is read by the fiscal calendar that the reader was given."""
    made, _ = read("from: FY2025\n", Target, calendar=Calendar(10, "last"))
    assert made is not None
    assert made.since.first == date(2024, 10, 1)


FAULTS: list[tuple[str, type, str, list[tuple[str, int, int]]]] = [
    ("an unknown key", Objective, "id: a\ntext: b\ntxet: c\n", [("unknown-key", 3, 1)]),
    ("a key missing", Objective, "id: a\n", [("missing-key", 1, 1)]),
    ("two keys missing", Objective, "{}\n", [("missing-key", 1, 1), ("missing-key", 1, 1)]),
    ("a refused key is not missing too", Objective, "id: A B\ntext: b\n", [("bad-id", 1, 5)]),
    ("a blank value", Objective, "id: a\ntext:\n", [("wrong-type", 2, 6)]),
    ("a list for text", Objective, "id: a\ntext: [b]\n", [("wrong-type", 2, 7)]),
    ("a list for one value", Objective, "id: [a]\ntext: b\n", [("wrong-type", 1, 5)]),
    ("keys for one value", Objective, "id: {a: b}\ntext: b\n", [("wrong-type", 1, 5)]),
    ("text for a list", Standard, "id: a\npromise: b\nmeasure: {kind: share}\ntargets: 90%\n",
     [("wrong-type", 4, 10)]),
    ("text for keys", Standard, "id: a\npromise: b\nmeasure: share\n", [("wrong-type", 3, 10)]),
    ("a list at the top", Objective, "- id: a\n", [("wrong-type", 1, 1)]),
    ("text at the top", Objective, "hello\n", [("wrong-type", 1, 1)]),
    ("an unknown word", Measure, "kind: shaer\n", [("bad-choice", 1, 7)]),
    ("no boolean", Site, "title: a\npublisher: b\ndemonstration: maybe\n",
     [("bad-boolean", 3, 16)]),
    ("no whole number", Site, "title: a\npublisher: b\ncaution_below: few\n",
     [("bad-integer", 3, 16)]),
    ("a negative number", Site, "title: a\npublisher: b\ncaution_below: -1\n",
     [("bad-integer", 3, 16)]),
    ("a very long number", Site, "title: a\npublisher: b\ncaution_below: 9999999999\n",
     [("bad-integer", 3, 16)]),
    ("no address", Agency, "name: a\nurl: example.org\n", [("bad-url", 2, 6)]),
    ("a script for an address", Agency, "name: a\nurl: javascript:alert(1)\n", [("bad-url", 2, 6)]),
    ("an address with a line break", Agency, 'name: a\nurl: "https://a.b/\\nc"\n',
     [("bad-url", 2, 6)]),
    ("an address that cannot be split", Agency, "name: a\nurl: 'https://[a'\n",
     [("bad-url", 2, 6)]),
    ("no period", Target, "from: Q1 2025\n", [("bad-period", 1, 7)]),
    ("no date", Target, "from: 2025\nannounced: 3/4/2025\n", [("bad-date", 2, 12)]),
    ("no amount", Target, "from: 2025\nat_least: 90 per cent\n", [("bad-amount", 2, 11)]),
    ("no amount in a list", Target, "from: 2025\nbetween: [80%, much]\n", [("bad-amount", 2, 16)]),
    ("no span", Standard,
     "id: a\npromise: b\nmeasure: {kind: share}\ndue_after: 10 business days\n",
     [("bad-span", 4, 12)]),
    ("no unit", Measure, "kind: mean\nunit: fortnights\n", [("bad-unit", 2, 7)]),
    ("a language the site has not", Objective, "id: a\ntext: {de: b, en: c}\n",
     [("unknown-language", 2, 8)]),
    ("a blank text in a language", Objective, 'id: a\ntext: {en: "", fr: c}\n',
     [("wrong-type", 2, 12)]),
    ("no text in any language", Objective, "id: a\ntext: {}\n", [("wrong-type", 2, 7)]),
    ("an id twice", Agency, "name: a\nobjectives:\n  - {id: x, text: b}\n  - {id: x, text: c}\n",
     [("repeated-id", 4, 10)]),
    ("a thirteenth month", Calendar, "first_month: 13\n", [("out-of-range", 1, 14)]),
    ("a month 0", Calendar, "first_month: 0\n", [("out-of-range", 1, 14)]),
    ("a year named for its middle", Calendar, "named_for: middle\n", [("bad-choice", 1, 12)]),
    ("a group of four", Privacy, "minimum_count: 4\n", [("out-of-range", 1, 16)]),
    ("a 100th percentile", Measure, "kind: percentile\npercentile: 100\n",
     [("out-of-range", 2, 13)]),
    ("a 0th percentile", Measure, "kind: percentile\npercentile: 0\n", [("out-of-range", 2, 13)]),
    ("a rate per none", Measure, "kind: rate\nper: 0\n", [("out-of-range", 2, 6)]),
    ("a language by its name", Site, "title: a\npublisher: b\nlanguages: [en, French]\n",
     [("bad-language", 3, 17)]),
    ("a language twice", Site, "title: a\npublisher: b\nlanguages: [en, fr, en]\n",
     [("bad-language", 3, 21)]),
    ("no language", Site, "title: a\npublisher: b\nlanguages: []\n", [("empty-list", 3, 12)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "expected"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_faults(kind: type, text: str, expected: list[tuple[str, int, int]]) -> None:
    """Every fault is one finding at the cell to mend, which quotes its line."""
    _, found = read(text, kind)
    assert told(found) == expected
    assert all(one.source == text.split("\n")[one.place.line - 1] for one in found)


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    """Reading goes on after a fault, in lists and in what is nested."""
    text = (
        "naem: Renew\nurl: nowhere\nstandards:\n  - id: a\n    measure: {kind: shaer}\n"
        "  - id: b\n    promise: Fast.\n    measure: {kind: share}\n    cadence: montly\n"
    )
    made, found = read(text, Service)
    assert made is None
    assert told(found) == [
        ("unknown-key", 1, 1),
        ("bad-url", 2, 6),
        ("missing-key", 4, 5),
        ("bad-choice", 5, 21),
        ("bad-choice", 9, 14),
    ]


def test_did_you_mean() -> None:
    """A slip is met with the word that was probably meant; else the known ones are listed."""
    (slip,) = (one for one in read("id: a\ntxet: c\n", Objective)[1] if one.code == "unknown-key")
    (word,) = read("kind: shaer\n", Measure)[1]
    (far,) = read("id: a\ntext: b\nzzzzzz: c\n", Objective)[1]
    (again,) = read("id: a\ntext: b\ntxet: c\n", Objective)[1]
    assert "Did you mean 'text'?" in slip.hint
    assert "Did you mean 'share'?" in word.hint
    assert "Known keys: id, text." in far.hint
    assert "Did you mean" not in again.hint


def test_what_cannot_be_said_is_not_suggested() -> None:
    """A key that the file's name already gives is not among the known ones."""
    (found,) = read("name: A\nzzzzzz: c\n", Agency, id="a")[1]
    assert " id," not in found.hint
    assert "abbreviation" in found.hint


def test_a_missing_key_says_what_it_is_for() -> None:
    """The finding names the key as it is typed, and its line of the reference."""
    (found,) = read("at_least: 90%\n", Target)[1]
    assert "'from'" in found.message
    assert "The first period it holds for." in found.hint


@pytest.mark.parametrize(
    ("kind", "noun"),
    [
        (PageHead, "page"),
        (TableMapping, "mapping"),
        (AgencyColumns, "agency"),
        (ServiceColumns, "service"),
        (StandardColumns, "standard"),
        (ResultColumns, "result"),
        (Adapter, "adapter"),
        (AdapterTable, "table"),
        (Calendar, "fiscal year"),
        (Measure, "measure"),
    ],
)
def test_types_have_peoples_names(kind: type, noun: str) -> None:
    """A finding calls a part of a file as people do, whatever its type is called."""
    _, found = read("zzzzzz: 1\n", kind)
    assert f"This {noun} cannot have the key 'zzzzzz'" in [one.message for one in found]


def test_what_the_file_name_says_is_no_key() -> None:
    """The id of a file is its name; saying it again is a finding."""
    _, found = read("id: b\nname: B\n", Agency, id="a")
    assert told(found) == [("unknown-key", 1, 1)]


def test_settings_in_bounds() -> None:
    """The ends of each range can be set."""
    assert read("first_month: 12\nnamed_for: first\n", Calendar)[0] == Calendar(12, "first")
    assert read("first_month: 1\nnamed_for: last\n", Calendar)[0] == Calendar(1, "last")
    assert read("minimum_count: 5\n", Privacy) == (Privacy(minimum_count=5), [])
    assert read("kind: percentile\npercentile: 99\n", Measure)[1] == []


def test_a_refused_setting_keeps_its_default() -> None:
    """A protection that is refused is not switched off."""
    assert read("minimum_count: 1\n", Privacy)[0] == Privacy()
    made, _ = read("title: a\npublisher: b\nlanguages: [English]\n", Site)
    assert made is not None
    assert made.languages == ("en",)


@pytest.mark.parametrize("code", ["en", "fr", "pt-BR", "zh-Hant", "haw", "es-419"])
def test_codes_of_languages(code: str) -> None:
    """Short codes with a script or region are codes of languages."""
    made, found = read(f"title: a\npublisher: b\nlanguages: [{code}]\n", Site)
    assert found == []
    assert made is not None
    assert made.languages == (code,)


@pytest.mark.parametrize(
    ("text", "expected"), [("yes", True), ("No", False), ("TRUE", True), ("false", False)]
)
def test_booleans(text: str, *, expected: bool) -> None:
    """Both spellings of a boolean are read, whatever their case."""
    made, found = read(f"title: a\npublisher: b\ndemonstration: {text}\n", Site)
    assert found == []
    assert made is not None
    assert made.demonstration is expected


def test_text_by_language() -> None:
    """A map at a text is a map of languages, also where one of them is refused."""
    made, found = read("id: a\ntext: {fr: oui, en: yes, de: ja}\n", Objective)
    assert told(found) == [("unknown-language", 2, 26)]
    assert made is not None
    assert made.text == Text.many({"fr": "oui", "en": "yes"})


def test_words_that_look_like_numbers_are_text() -> None:
    """`no`, `010` and `4:32` stay text where text is asked for."""
    for word in ("no", "010", "4:32", "2023-01"):
        made, found = read(f"id: a\ntext: {word}\n", Objective)
        assert found == []
        assert made is not None
        assert made.text == Text.plain(word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Located):
    """A type of the tests' own."""

    names: tuple[str, ...] = doc("Names.", default=())


def test_a_refused_entry_leaves_the_others() -> None:
    """One bad entry of a list is left out with its finding."""
    made, found = read("names: [a, [b], c]\n", Several)
    assert told(found) == [("wrong-type", 1, 12)]
    assert made is not None
    assert made.names == ("a", "c")


def test_nothing_from_nothing() -> None:
    """Without a node there is no value and no finding."""
    report = Report()
    assert shape(None, Objective, Context(report)) is None
    assert len(report) == 0
