"""Mappings: tables in somebody else's shape, read by a file beside them."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Report, Severity
from generator.model import Agency, Kind, Measure, Service, Site, Standard, Target
from generator.periods import Calendar
from generator.sources.adapters import read_adapter, recognise
from generator.sources.content import Content
from generator.sources.mappings import Mapped, mapped_tables, read_mapped
from generator.sources.mappings.model import Means, NumberSource, Scale
from generator.sources.mappings.numerals import Numerals
from generator.sources.mappings.read import read_mapping
from generator.sources.mappings.spellings import read_spelling, respell
from generator.sources.performance import read_performance
from generator.sources.results import Results, known_standards
from generator.tally import RESPONSES
from generator.text import Text

ADAPTERS = Path(__file__).parents[2] / "generator" / "adapters"


class Memory:
    """A tree of files held in memory."""

    def __init__(self, files: dict[str, str]) -> None:
        """Hold these texts by path."""
        self._files = {path: text.encode() for path, text in files.items()}

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder, sorted."""
        return tuple(sorted(path for path in self._files if path.startswith(prefix + "/")))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._files[path]


def content(*services: Service, agencies: tuple[Agency, ...] = ()) -> Content:
    """What people wrote: a site in English and French, and these services."""
    site = Site(title=Text.plain("S"), publisher=Text.plain("P"), languages=("en", "fr"))
    return Content(site, agencies, services)


def service(name: str, *standards: str, kind: Kind = Kind.SHARE) -> Service:
    """A service with standards of one kind, by default shares."""
    made = tuple(
        Standard(id=one, promise=Text.plain(one), measure=Measure(kind=kind)) for one in standards
    )
    return Service(id=name, agency="a", name=Text.plain(name), standards=made)


def read(files: dict[str, str], written: Content) -> tuple[Mapped, Results, list[Diagnostic]]:
    """What mapped tables add to the content, their results, and the findings."""
    report = Report()
    mapped = read_mapped(Memory(files), written, report)
    known = known_standards(mapped.content.services, mapped.content.calendar_of)
    results = read_performance([], foreign=mapped_tables(mapped), known=known, report=report)
    return mapped, results, list(report)


def results_of(table: str, mapping: str, *services: Service) -> tuple[Results, list[Diagnostic]]:
    """The results of one mapped table and the findings."""
    files = {"data/t.csv": table, "data/t.map.yaml": mapping}
    _, results, found = read(files, content(*(services or (service("p", "t"),))))
    return results, found


def codes(found: list[Diagnostic]) -> list[tuple[str, int]]:
    """Findings as code and line."""
    return [(one.code, one.place.line) for one in found]


def values(results: Results) -> list[str]:
    """The values of all results as they are read."""
    return list(results.frame["value_text"])


KEYS = "service: {id: {always: p}}\nstandard: {id: {always: t}}\n"


def test_columns_renamed() -> None:
    """A table is read as it is, its columns under other names, and places lead to its cells."""
    results, found = results_of(
        "what,when,good,all\nP,2025-01,8,9\n",
        "service: {id: {column: what, words: {P: p}}}\nstandard: {id: {always: t}}\n"
        "period: when\nresult: {numerator: good, denominator: all}\n",
    )
    assert found == []
    assert results.frame[["service", "standard", "numerator", "denominator"]].values.tolist() == [
        ["p", "t", 8, 9]
    ]
    assert str(results.place(0, "denominator")) == "data/t.csv:2:13"


@pytest.mark.parametrize(
    ("cell", "options", "text"),
    [
        ("84", "", "84"),
        ("84 %", "", "84"),
        ("84,5", "table: {decimal: comma, delimiter: semicolon}", "84.5"),
        ("1.284,50", "table: {decimal: comma, thousands: point, delimiter: semicolon}", "1284.50"),
        ("1\u202f284", "table: {thousands: space}", "1284"),
        ("1 284", "table: {thousands: space}", "1284"),
        ('"1,284"', "table: {thousands: comma}", "1284"),
        ("1'284.5", "table: {thousands: apostrophe}", "1284.5"),
        ("$12.50", "", "12.50"),
        ("007", "", "7"),
    ],
)
def test_numbers_as_people_write_them(cell: str, options: str, text: str) -> None:
    """Decimal and thousands marks, percent and currency signs are read exactly."""
    mark = ";" if "semicolon" in options else ","
    results, found = results_of(
        f"when{mark}v\n2025-01{mark}{cell}\n",
        f"{options}\n{KEYS}period: when\nresult: {{value: v}}\n",
        service("p", "t", kind=Kind.MEAN),
    )
    assert found == []
    assert values(results) == [text]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("0.9872", "98.72"), ("1", "100"), ("0.8", "80"), ("1.576", "157.6"), ("91%", "91")],
)
def test_fractions(cell: str, text: str) -> None:
    """A fraction becomes per cent by moving its point; a percent sign says it is none."""
    results, _ = results_of(
        f"when,v\n2025-01,{cell}\n",
        f"{KEYS}period: when\nresult: {{value: {{column: v, as: fraction}}}}\n",
    )
    assert values(results) == [text]


def test_decimals_that_were_cut() -> None:
    """Where trailing zeros are cut, `decimals` says how many digits were printed."""
    results, _ = results_of(
        "when,v\n2025-01,1.0\n2025-02,0.8\n",
        f"{KEYS}period: when\nresult: {{value: {{column: v, as: fraction, decimals: 4}}}}\n",
    )
    assert values(results) == ["100.00", "80.00"]


def test_percent_column_of_fractions() -> None:
    """A percent column whose values are all 1 or less is found."""
    rows = "".join(f"2025-0{month},0.9{month}\n" for month in range(1, 7))
    _, found = results_of(f"when,v\n{rows}", f"{KEYS}period: when\nresult: {{value: v}}\n")
    assert codes(found) == [("percent-as-fraction", 2)]


def test_number_in_another_form() -> None:
    """A cell that is no number is told, and its row is kept and cannot be judged."""
    results, found = results_of(
        'when;v\n2025-01;"1.284,5"\n2025-02;1284.5\n',
        f"table: {{decimal: comma, thousands: point}}\n{KEYS}period: when\nresult: {{value: v}}\n",
        service("p", "t", kind=Kind.MEAN),
    )
    assert values(results) == ["1284.5", ""]
    assert codes(found) == [("bad-number", 3)]
    assert found[0].severity is Severity.WARNING
    assert found[0].source == "1284.5"
    assert list(results.frame["faulty"]) == ["", "bad-number"]


def test_words_for_missing() -> None:
    """Words for missing are nothing, whatever their case; one column may have more of them."""
    results, found = results_of(
        "when,n,d,v\n2025-01,na,N/A,0\n",
        f"missing: [NA, N/A]\n{KEYS}period: when\n"
        'result: {numerator: n, denominator: d, value: {column: v, missing: "0"}}\n',
    )
    assert found == []
    assert results.frame[["numerator", "denominator"]].isna().all(axis=None)
    assert values(results) == [""]


def test_header_and_end() -> None:
    """Lines above the header and the trailer below the table are not rows."""
    results, found = results_of(
        "Report for 2025\n\nwhen,v\n2025-01,84\nSource: us,\nPrinted today,\n",
        "table: {header: 3, end: 'Source'}\n" + f"{KEYS}period: when\nresult: {{value: v}}\n",
    )
    assert found == []
    assert values(results) == ["84"]
    assert results.place(0).line == 4


def test_filters() -> None:
    """Only the rows that a mapping wants are read."""
    results, found = results_of(
        "when,kind,v\n2025-01,a,1\n2025-02,b,2\n2025-03,c,3\n2025-04,a,4\n",
        f"only_rows: {{kind: [A, b]}}\nskip_rows: {{when: 2025-04}}\n{KEYS}period: when\n"
        "result: {value: v}\n",
    )
    assert found == []
    assert values(results) == ["1", "2"]


@pytest.mark.parametrize(
    ("rows", "only"),
    [("2025-01,a,84\n", "only_rows: {kind: [z]}\n"), ("soon,a,84\n", ""), ("", "")],
    ids=["no row is wanted", "no period is readable", "no row"],
)
def test_no_row_left(rows: str, only: str) -> None:
    """A table of which nothing is left to read has no results, and is no crash."""
    results, found = results_of(
        f"when,kind,v\n{rows}",
        f"{only}service: {{id: {{column: kind, words: {{a: p}}}}, name: kind}}\n"
        "agency: {id: kind, name: kind}\nperiod: when\n"
        "standard: {id: kind, promise: {column: kind, split: '|', languages: [en, fr]},\n"
        "  type: {column: kind, words: {a: access}}, measure: {kind: share},\n"
        "  target: {at_least: v}}\n"
        "result: {value: v, channel: {column: kind, words: {a: b}}}\n",
    )
    assert values(results) == []
    assert {one.code for one in found} <= {"bad-period"}


def test_keys_of_several_columns() -> None:
    """An id may be made of several columns."""
    results, found = results_of(
        "a,b,when,v\nfood,fast,2025-01,84\n",
        "service: {id: {columns: [a, b]}}\nstandard: {id: {always: t}}\nperiod: when\n"
        "result: {value: v}\n",
        service("food-fast", "t"),
    )
    assert found == []
    assert list(results.frame["service"]) == ["food-fast"]


@pytest.mark.parametrize(
    ("cell", "written", "means", "key"),
    [
        ("2023-2024", "{start}-{end}", "fiscal year", "FY2023-24"),
        ("2023/24", "{start}/{end}", "fiscal year", "FY2023-24"),
        ("FY24", "FY{end}", "fiscal year", "FY2023-24"),
        ("2024 Q2", "{year} Q{quarter}", "fiscal quarter", "FY2023-24-Q2"),
        ("2011-12", "{year}-{any}", "year", "2011"),
        ("March 2024", "{month} {year}", "month", "2024-03"),
        ("03/2024", "{month}/{year}", "month", "2024-03"),
        ("14.3.2024", "{day}.{month}.{year}", "day", "2024-03-14"),
        ("week 9, 2024", "Week {week}, {year}", "week", "2024-W09"),
        ("2nd half 2024", "{half}nd half {year}", "half", "2024-H2"),
    ],
)
def test_spellings_of_periods(cell: str, written: str, means: str, key: str) -> None:
    """A period in the table's own spelling is read by its pattern."""
    calendar = Calendar(4, "last")
    assert respell(cell, read_spelling(written), Means(means), calendar) in (
        key,
        key.replace("2023-24", "2024"),
    )


@pytest.mark.parametrize("cell", ["2023-2025", "2023", "x2023-2024", ""])
def test_spellings_that_do_not_fit(cell: str) -> None:
    """A cell in another form is no period, nor a fiscal year whose years do not follow."""
    pattern = read_spelling("{start}-{end}")
    assert respell(cell, pattern, Means.FISCAL_YEAR, Calendar(4, "last")) is None


def test_unread_period() -> None:
    """A row whose period is in another form is told and left out."""
    results, found = results_of(
        "when,v\n2023-2024,84\nlast year,85\n",
        f"fiscal_year: {{first_month: 4}}\n{KEYS}"
        'period: {column: when, written: "{start}-{end}", means: fiscal year}\n'
        "result: {value: v}\n",
        service("p", "t"),
    )
    assert codes(found) == [("bad-period", 3)]
    assert values(results) == ["84"]
    assert results.periods[0].key == "FY2023-24"


def test_one_column_a_period() -> None:
    """Periods may stand in headers, in any order; blank cells are no results."""
    results, found = results_of(
        "name,2021,2019,2020\nx,3,1,NA\n",
        f'missing: NA\n{KEYS}period: {{headers: {{value: "{{year}}"}}, means: year}}\n',
    )
    assert found == []
    assert [results.periods[at].key for at in results.frame["period"]] == ["2019", "2021"]
    assert values(results) == ["1", "3"]
    assert str(results.place(0, "value")) == "data/t.csv:2:5"


def test_several_columns_a_period() -> None:
    """Numerator and denominator may stand in columns of their own for each period."""
    results, found = results_of(
        "2020 met,2020 all,2021 met,2021 all\n8,9,7,x\n",
        f'{KEYS}period: {{headers: {{numerator: "{{year}} met", denominator: "{{year}} all"}}, '
        "means: year}\n",
    )
    assert results.frame["numerator"].tolist() == [8, 7]
    assert list(results.frame["faulty"]) == ["", "bad-number"]
    assert codes(found) == [("bad-number", 2)]


def test_projected_periods() -> None:
    """Periods may be named whose figures are projections."""
    results, _ = results_of(
        "when,v\n2022,1\n2023,2\n",
        f'{KEYS}period: {{column: when, projected: ["2023"]}}\nresult: {{value: v}}\n',
    )
    assert list(results.frame["status"]) == ["", "projected"]


def test_same_for_every_row() -> None:
    """Whatever a table does not say may be said once for every row."""
    results, _ = results_of(
        "v\n84\n",
        f'{KEYS}period: {{always: "2025"}}\nresult: {{value: v, status: {{always: final}}}}\n',
    )
    assert list(results.frame["status"]) == ["final"]
    assert [period.key for period in results.periods] == ["2025"]


def test_faulty_rows_are_warnings() -> None:
    """In a mapped table nothing is an error, and every row is published or named."""
    results, found = results_of(
        "s,when,n,d\np,2025-01,8,9\np,2025-02,9,8\np,2025-02,9,8\nq,2025-01,1,2\n,2025-01,1,2\n",
        "service: {id: s}\nstandard: {id: {always: t}}\nperiod: when\n"
        "result: {numerator: n, denominator: d}\n",
    )
    assert {one.severity for one in found} == {Severity.WARNING}
    assert codes(found) == [
        ("numerator-above-denominator", 3),
        ("duplicate-result", 4),
        ("unknown-service", 5),
        ("blank-key", 6),
    ]
    assert len(results.frame) == 2


REGISTER = (
    "org,org name,sid,name,nom,std,promise,type,target,when,n,d\n"
    "x,X | Y,7,Seven,Sept,A/1,Soon,T,0.9,2024,8,9\n"
    "x,X | Y,7,Seven,Sept,A/1,Soon,T,0.9,2025,8,9\n"
    "x,X | Y,7,Seven,Sept,A/1,Soon,T,0.95,2026,8,9\n"
    "x,X | Y,SRV 8,Eight,,A/1,Later,Z,0,2024,0,0\n"
)
REGISTER_MAP = """
agency:
  id: org
  name: {column: org name, split: "|", languages: [en, fr]}
service:
  id: sid
  name: {en: name, fr: nom}
standard:
  id: std
  promise: promise
  type: {column: type, words: {T: timeliness}}
  measure: {kind: share}
  target:
    at_least: {column: target, as: fraction, missing: "0"}
period: when
result: {numerator: n, denominator: d}
"""


def register(
    written: Content | None = None, more: dict[str, str] | None = None
) -> tuple[Mapped, list[Diagnostic]]:
    """What the register table makes, with further files."""
    files = {"data/r.csv": REGISTER, "data/r.map.yaml": REGISTER_MAP, **(more or {})}
    mapped, _, found = read(files, written or content())
    return mapped, found


def test_a_table_that_is_the_register() -> None:
    """A table makes agencies, services and standards, with names in several languages."""
    mapped, found = register()
    agency, (seven, eight) = mapped.content.agencies[0], mapped.content.services
    assert agency.name.by_language == (("en", "X"), ("fr", "Y"))
    assert seven.name.by_language == (("en", "Seven"), ("fr", "Sept"))
    assert eight.name.by_language == (("en", "Eight"),)
    assert (eight.id, eight.source_id, eight.agency) == ("srv-8", "SRV 8", "x")
    assert [one.id for one in seven.standards] == ["a-1"]
    assert str(eight.at.itself) == "data/r.csv:5"
    assert ("unknown-word", 5) in codes(found)


def test_targets_of_a_register() -> None:
    """A target stands once for as long as it stays, and a word for none is no target."""
    mapped, _ = register()
    seven, eight = mapped.content.services
    targets = seven.standards[0].targets
    assert [(one.since.key, one.at_least.text) for one in targets if one.at_least] == [
        ("2024", "90%"),
        ("2026", "95%"),
    ]
    assert eight.standards[0].targets == ()


def test_ids_that_stand_under_two_services() -> None:
    """A standard's id that the source gives twice is a warning with the place of the first."""
    rows = "".join(f"x,X | Y,7,Seven,Sept,B{n},Soon,T,0.9,2024,8,9\n" for n in range(20))
    files = {"data/r.csv": REGISTER + rows, "data/r.map.yaml": REGISTER_MAP}
    _, found = register(more=files)
    repeated = [one for one in found if one.code == "repeated-id"]
    assert [(one.place.line, one.severity) for one in repeated] == [(5, Severity.WARNING)]
    assert "data/r.csv:2" in repeated[0].message


def test_ids_that_count_in_each_service() -> None:
    """Where each service numbers its own standards, equal numbers are no fault."""
    assert "repeated-id" not in [one.code for one in register()[1]]


def test_order_of_rows_moves_no_id() -> None:
    """Ids are the same whatever the order of rows."""
    head, *rows = REGISTER.splitlines()
    turned = "\n".join([head, *reversed(rows)])
    files = {"data/r.csv": turned, "data/r.map.yaml": REGISTER_MAP}
    mapped, _, _ = read(files, content())
    ids = {(one.id, one.source_id) for one in mapped.content.services}
    assert ids == {(one.id, one.source_id) for one in register()[0].content.services}


def test_a_target_that_ends() -> None:
    """A target that the table no longer names leaves a bare one behind."""
    table = REGISTER.replace("0.95,2026", "0,2026")
    mapped, _, _ = read({"data/r.csv": table, "data/r.map.yaml": REGISTER_MAP}, content())
    targets = mapped.content.services[0].standards[0].targets
    assert [(one.since.key, one.at_least is None) for one in targets] == [
        ("2024", False),
        ("2026", True),
    ]


def test_impossible_targets() -> None:
    """A target that a share cannot reach is told and is none."""
    mapping = REGISTER_MAP.replace("as: fraction, ", "").replace('"0"', '"0.95"')
    table = REGISTER.replace("0.9,", "900,")
    files = {"data/r.csv": table, "data/r.map.yaml": mapping}
    mapped, _, found = read(files, content())
    assert ("mapped-target-impossible", 2) in codes(found)
    assert mapped.content.services[0].standards[0].targets == ()


def test_targets_with_a_direction() -> None:
    """A column may say which way a target counts, and a key since when it holds."""
    files = {
        "data/r.csv": "id,way,target,2022,2023\n1,Up,90,80,95\n2,Down,5,7,4\n",
        "data/r.map.yaml": (
            "agency: {id: {always: a}, name: {always: A}}\n"
            "service: {id: id, name: id}\n"
            "standard:\n  id: id\n  promise: id\n  measure: {kind: mean, unit: days}\n"
            "  target:\n    amount: target\n"
            "    comparison: {column: way, words: {Up: at_least, Down: at_most}}\n"
            '    from: "2023"\n'
            'period: {headers: {value: "{year}"}, means: year}\n'
        ),
    }
    mapped, results, found = read(files, content())
    assert found == []
    targets: list[Target] = [one.standards[0].targets[0] for one in mapped.content.services]
    assert [target.since.key for target in targets] == ["2023", "2023"]
    first, second = targets
    assert first.at_least is not None
    assert (first.at_least.value, first.at_least.unit) == (Fraction(90), "day")
    assert second.at_most is not None
    assert len(results.frame) == 4


MEASURED = (
    "agency: {id: {always: a}, name: {always: A}}\nservice: {id: {always: s}, name: {always: S}}\n"
    "standard:\n  id: id\n  promise: text\n  measure: {kind: count, unit: number}\n"
)


def measured(table: str, more: str) -> tuple[list[Standard], list[Diagnostic]]:
    """The standards that a register makes, in the order of their ids, and the findings."""
    files = {"data/r.csv": table, "data/r.map.yaml": MEASURED + more}
    mapped, _, found = read(files, content())
    (made,) = mapped.content.services
    return sorted(made.standards, key=lambda one: one.id), found


def kinds(standards: list[Standard]) -> list[tuple[str, str | None]]:
    """The kind and unit of each standard."""
    return [(str(one.measure.kind), one.measure.unit) for one in standards]


def test_a_measure_from_words_in_a_text() -> None:
    """Words found in a text say kind and unit; the first in the list counts, others are bare."""
    standards, found = measured(
        "id,text\n1,Answered in time (%)\n2,AVERAGE wait ( days )\n3,Average  (%)\n4,Trees\n",
        "  kind: {column: text, found: {(%): share, average: mean}}\n"
        "  unit: {column: text, found: {( days ): days}}\n",
    )
    assert found == []
    assert kinds(standards) == [
        ("share", None),
        ("mean", "day"),
        ("share", None),
        ("count", "number"),
    ]


@pytest.mark.parametrize("text", ["Holidays", "days2", "daysaver"])
def test_words_are_not_found_inside_others(text: str) -> None:
    """A word is found only as a whole word."""
    standards, _ = measured(
        f"id,text\n1,{text}\n", "  unit: {column: text, found: {days: days, day: days}}\n"
    )
    assert kinds(standards) == [("count", "number")]


def test_a_measure_from_columns() -> None:
    """Columns may say kind and unit; what is neither is told, and the mapping's own holds."""
    standards, found = measured(
        "id,text,how,in\n1,A,Mean,mins\n2,B,median,tons\n3,C,guess,\n",
        "  kind: how\n  unit: in\n",
    )
    assert kinds(standards) == [("mean", "minute"), ("median", "number"), ("count", "number")]
    assert codes(found) == [("unknown-word", 3), ("unknown-word", 4)]


def test_words_that_are_not_looked_for_are_told() -> None:
    """A whole word outranks a word in the text; where words are listed, any other is told."""
    standards, found = measured(
        "id,text,in\n1,A,working days\n2,B,days open\n3,C,weeks\n",
        "  unit: {column: in, words: {working days: business days}, found: {days: days}}\n",
    )
    assert kinds(standards) == [("count", "business day"), ("count", "day"), ("count", "number")]
    assert codes(found) == [("unknown-word", 4)]


def test_targets_in_the_unit_of_their_row() -> None:
    """A target is in its row's unit; only a share's has to be possible."""
    standards, found = measured(
        "id,text,least,when\n1,Kept (%),90,2024\n2,Paid (%),104,2024\n3,Age (days),104,2024\n",
        "  kind: {column: text, found: {kept: share, paid: share}}\n"
        "  unit: {column: text, found: {(days): days}}\n"
        "  target: {at_least: least}\nperiod: when\n",
    )
    targets = [one.targets[0].at_least if one.targets else None for one in standards]
    assert [(one.value, one.unit) if one else None for one in targets] == [
        (Fraction(90), "percent"),
        None,
        (Fraction(104), "day"),
    ]
    assert codes(found) == [("mapped-target-impossible", 3)]


def test_a_target_without_a_direction() -> None:
    """A target whose row does not say how it compares is told, and is none."""
    standards, found = measured(
        "id,text,way,target,when\n1,A,up,5,2024\n2,B,,5,2024\n3,C,,,2024\n4,D,flat,5,2024\n",
        "  target:\n    amount: target\n    comparison: {column: way, found: {up: at_least}}\n"
        "period: when\n",
    )
    assert [len(one.targets) for one in standards] == [1, 0, 0, 0]
    assert codes(found) == [("unknown-word", 3), ("unknown-word", 5)]


def test_words_for_nothing_given() -> None:
    """Where nothing was given, a name and an id may be said; in joined texts it is left out."""
    files = {
        "data/r.csv": "who,what\nParks,Trees\nNA,Trees\n,Books\n",
        "data/r.map.yaml": (
            "missing: NA\nagency:\n  id: {column: who, missing: NA, if_missing: Not named}\n"
            "  name: {column: who, if_missing: {en: Not named, fr: Sans nom}}\n"
            "service:\n  id: {columns: [who, what], missing: NA}\n  name: what\n"
        ),
    }
    mapped, _, found = read(files, content())
    assert found == []
    assert [(one.id, one.name.by_language) for one in mapped.content.agencies] == [
        ("not-named", (("en", "Not named"), ("fr", "Sans nom"))),
        ("parks", (("", "Parks"),)),
    ]
    assert [(one.id, one.agency) for one in mapped.content.services] == [
        ("books", "not-named"),
        ("parks-trees", "parks"),
        ("trees", "not-named"),
    ]


def test_a_number_where_none_was_given() -> None:
    """A publisher who leaves a zero blank may be read so, where the mapping says it."""
    results, found = results_of(
        "when,n,d\n2025,,5\n",
        f"{KEYS}period: when\n"
        "result: {numerator: {column: n, if_missing: '0'}, denominator: d}\n",
    )
    assert found == []
    assert results.frame["numerator"].tolist() == [0]


@pytest.mark.parametrize("mark", ["projected", "provisional"])
def test_unreadable_marks_of_periods(mark: str) -> None:
    """A period that a mapping calls projected and that nobody can read is an error there."""
    _, found = results_of(
        "when,v\n2022,1\n",
        f"{KEYS}period: {{column: when, {mark}: [FY22/23]}}\nresult: {{value: v}}\n",
    )
    assert [(one.code, one.place.path, one.severity) for one in found] == [
        ("bad-period", "data/t.map.yaml", Severity.ERROR)
    ]


def test_an_unreadable_beginning_of_targets() -> None:
    """A `from` that nobody can read is an error in the mapping, and no target is made of it."""
    standards, found = measured(
        "id,text,least,when\n1,A,90,2024\n",
        "  target: {at_least: least, from: last year}\nperiod: when\n",
    )
    assert standards[0].targets == ()
    assert [(one.code, one.severity) for one in found] == [("bad-period", Severity.ERROR)]


def test_names_that_differ() -> None:
    """A service whose rows call it by two names is told with both and the line of the first."""
    table = REGISTER.replace("Seven,Sept,A/1,Soon,T,0.95", "Sieben,Sept,A/1,Soon,T,0.95")
    _, _, found = read({"data/r.csv": table, "data/r.map.yaml": REGISTER_MAP}, content())
    told = [one for one in found if one.code == "service-named-differently"]
    assert [one.place.line for one in told] == [4]
    assert "'Sieben'" in told[0].message
    assert "line 2" in told[0].message


def test_what_people_wrote_outranks_a_table() -> None:
    """A service of content/ keeps what people wrote and gains what only the table knows."""
    own = Service(id="seven", agency="x", name=Text.plain("Our seven"), source_id="7")
    mapped, _ = register(content(own))
    seven = next(one for one in mapped.content.services if one.source_id == "7")
    assert (seven.id, seven.name) == ("seven", Text.plain("Our seven"))
    assert [one.id for one in seven.standards] == ["a-1"]


def test_a_second_table_tells_more() -> None:
    """A table of known services fills their blanks and counts its other rows in one finding."""
    mapped, found = register(
        more={
            "data/a.csv": "id,text,who,url\n7,About,P;N,https://example.org/7\n"
            "9,x,P,\n10,x,P,\nSRV 8,,,Yes\n",
            "data/a.map.yaml": "service:\n  id: id\n  only: known\n  summary: {en: text}\n"
            "  audiences: {column: who, split: ;, words: {P: People, N: {en: Non-profits}}}\n"
            "  url: url\n",
        }
    )
    seven, eight = mapped.content.services
    assert seven.summary == Text.many({"en": "About"})
    assert [one.id for one in seven.audiences] == ["p", "n"]
    assert seven.url == "https://example.org/7"
    assert (eight.summary, eight.url) == (None, None)
    other = [one for one in found if one.code == "rows-of-unknown-services"]
    assert [one.message.split(":")[0] for one in other] == [
        "Left out 2 rows about services that are not on this scorecard"
    ]
    assert "lines 3 to 4" in other[0].message
    assert ("not-an-address", 5) in codes(found)


def test_a_second_year() -> None:
    """The next year's table adds results and targets to the same standards."""
    later = REGISTER.splitlines()[0] + "\nx,X | Y,7,Seven,Sept,A/1,Soon,T,0.99,2027,8,9\n"
    files = {"data/s.csv": later, "data/s.map.yaml": REGISTER_MAP}
    mapped, _ = register(more=files)
    targets = mapped.content.services[0].standards[0].targets
    assert [one.since.key for one in targets] == ["2024", "2026", "2027"]


def test_channels_of_a_breakdown() -> None:
    """Channels that a register's results name are declared in its services."""
    files = {
        "data/r.csv": "id,how,when,v\n1,By mail,2024,80\n1,,2024,81\n",
        "data/r.map.yaml": (
            "agency: {id: {always: a}, name: {always: A}}\nservice: {id: id, name: id}\n"
            "standard: {id: id, promise: id, measure: {kind: share}}\nperiod: when\n"
            "result: {value: v, channel: how}\n"
        ),
    }
    mapped, results, found = read(files, content())
    assert found == []
    assert [one.id for one in mapped.content.services[0].channels] == ["by-mail"]
    assert list(results.frame["channel"]) == ["by-mail", ""]


def test_notes_in_the_sites_languages() -> None:
    """Remarks are kept in each language of the site."""
    results, _ = results_of(
        "when,v,en,fr,de\n2025,1,late,tard,spät\n",
        f"{KEYS}period: when\nresult: {{value: v, note: {{en: en, fr: fr, de: de}}}}\n",
    )
    assert list(results.frame["note"]) == ["late"]
    assert list(results.frame["note_fr"]) == ["tard"]
    assert "note_de" not in results.frame


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ("", "empty-mapping"),
        ("standard: {id: a}\nperiod: a\nresult: {value: a}", "mapping-lacks"),
        ("service: {id: a}\nresult: {value: a}\nstandard: {id: a}", "mapping-lacks"),
        ("service: {id: a, name: a}", "mapping-lacks"),
        ("service: {id: {join: x}}", "source-without-column"),
        ("service: {id: a}\nperiod: {column: a, written: '{yaer}', means: year}", "wrong-spelling"),
        ("service: {id: a}\nstandard: {id: a, type: {column: a, words: {T: slow}}}", "bad-choice"),
        (
            "service: {id: a}\nstandard: {id: a, kind: {column: a, found: {(%): shar}}}",
            "bad-choice",
        ),
        ("service: {id: a}\nstandard: {id: a, kind: {column: a, other: all}}", "bad-choice"),
        ("service: {id: a}\nstandard: {id: a, unit: {column: a, words: {T: tons}}}", "bad-unit"),
        ("servise: {id: a}", "unknown-key"),
        ("service: {id: {column: a, as: fraction}}", "unknown-key"),
    ],
)
def test_faulty_mappings(mapping: str, code: str) -> None:
    """A fault in a mapping file is found there; the file is the project's own."""
    report = Report()
    assert read_mapping(mapping.encode(), "data/t.map.yaml", report=report) is None
    assert code in [one.code for one in report]
    assert {one.severity for one in report} == {Severity.ERROR}


def test_a_column_that_is_not_there() -> None:
    """A column that the table lacks is an error at its place in the mapping, with a guess."""
    results, found = results_of(
        "when,value\n2025,1\n", f"{KEYS}period: when\nresult: {{value: valeu}}\n"
    )
    assert codes(found) == [("unmapped-column", 4)]
    assert found[0].place.path == "data/t.map.yaml"
    assert "'value'" in found[0].hint
    assert len(results.frame) == 0


def test_a_table_or_mapping_alone() -> None:
    """A table without a mapping and a mapping without a table are found."""
    files = {"data/a.csv": "x\n1\n", "data/b.map.yaml": "service: {id: x}\n"}
    _, _, found = read(files, content())
    assert [(one.code, one.place.path) for one in found] == [
        ("table-without-mapping", "data/a.csv"),
        ("mapping-without-table", "data/b.map.yaml"),
    ]


def test_the_same_result_in_two_tables() -> None:
    """A result that stands in two tables is found, and names the other file."""
    mapping = f"{KEYS}period: when\nresult: {{value: v}}\n"
    files = {"data/a.csv": "when,v\n2025,1\n", "data/a.map.yaml": mapping}
    files |= {"data/b.csv": "when,v\n2025,2\n", "data/b.map.yaml": mapping}
    _, results, found = read(files, content(service("p", "t")))
    assert [(one.code, str(one.place)) for one in found] == [("duplicate-result", "data/b.csv:2:1")]
    assert "data/a.csv, line 2" in found[0].message
    assert list(results.frame["faulty"]) == ["duplicate-result"]


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_fractions_are_exact(mantissa: int, scale: int) -> None:
    """A fraction in any number of decimals becomes exactly a hundred times as much."""
    digits = f"{abs(mantissa):0{scale + 1}}"
    text = ("-" if mantissa < 0 else "") + digits[: len(digits) - scale]
    text += f".{digits[len(digits) - scale :]}" if scale else ""
    read_back = Numerals().read(text, NumberSource(column="a", scale=Scale.FRACTION))
    assert read_back is not None
    assert Fraction(read_back) == Fraction(text) * 100


@given(st.integers(0, 10**12), st.sampled_from(["space", "comma", "apostrophe"]))
def test_thousands_come_back(number: int, mark: str) -> None:
    """A number grouped by thousands is the number."""
    character = {"space": " ", "comma": ",", "apostrophe": "'"}[mark]
    grouped = f"{number:,}".replace(",", character)
    assert Numerals(thousands=character).read(grouped, NumberSource(column="a")) == str(number)


@pytest.mark.parametrize("path", sorted(ADAPTERS.glob("*/*.map.yaml")), ids=lambda one: one.name)
def test_shipped_mappings(path: Path) -> None:
    """Every shipped mapping file is read without a finding."""
    report = Report()
    # Of answer sheets the command says what they are about, and when people answered.
    whole = path.name != RESPONSES
    assert read_mapping(path.read_bytes(), path.name, report=report, whole=whole) is not None
    assert list(report) == []


@pytest.mark.parametrize(
    "path", sorted(ADAPTERS.glob("*/adapter.yaml")), ids=lambda one: one.parent.name
)
def test_shipped_adapters(path: Path) -> None:
    """Every shipped adapter names mapping files that are there, and knows its tables."""
    report = Report()
    adapter = read_adapter(path.read_bytes(), path.name, report=report)
    assert list(report) == []
    assert adapter is not None
    for table in adapter.tables:
        assert (path.parent / table.mapping).is_file()
        assert recognise(adapter, ["more", *table.has]) == table
    assert recognise(adapter, ["nothing"]) is None


@pytest.mark.parametrize("name", ["calls.parquet", "calls.xlsx", "calls.tsv"])
def test_a_table_that_is_no_csv_is_told(name: str) -> None:
    """A table in data/ in another format is not passed over in silence."""
    _, _, found = read({f"data/{name}": "x"}, content())

    assert [one.code for one in found] == ["misplaced-file"]
