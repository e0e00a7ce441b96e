"""The performance door: tables of results as typed columns."""

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Report, Severity
from generator.model import Cadence, Counts, Kind, Measure, Service, Standard
from generator.periods import Calendar, Form
from generator.sources.numbers import read_decimal, read_decimals, read_wholes
from generator.sources.performance import read_performance
from generator.sources.results import Gauge, Known, Results, known_standards, no_results
from generator.sources.tables import Foreign, Table, read_table
from generator.text import Text

PATH = "data/performance/a.csv"
PARTS = Gauge(share=True, factor=100)
FAILED = Gauge(share=True, factor=100, failures=True)
SHARE = Known(
    forms=frozenset([Form.MONTH]),
    channels=frozenset(["mail", "online"]),
    segments=frozenset(["district:d1"]),
    began=date(2024, 1, 1),
    gauges={
        "": Gauge(share=True, factor=100),
        "median": Gauge(),
        "answered": Gauge(share=True, factor=100),
    },
)
COST = Known(gauges={"": Gauge(factor=1)})
FISCAL = Known(calendar=Calendar(4, "last"))
KNOWN = {
    ("passport", "time"): SHARE,
    ("passport", "cost"): COST,
    ("licence", "wait"): FISCAL,
}


def table(text: str, path: str = PATH) -> Table:
    """The table of a text that has no fault as a table."""
    report = Report()
    made = read_table(text.encode(), path, report=report)
    assert made is not None
    return made


def read(
    text: str, *, known: dict[tuple[str, str], Known] = KNOWN
) -> tuple[Results, list[Diagnostic]]:
    """The results of one table of results, and the findings."""
    report = Report()
    results = read_performance([table(text)], known=known, report=report)
    return results, list(report)


def codes(found: list[Diagnostic]) -> list[tuple[str, int]]:
    """Findings as code and line."""
    return [(one.code, one.place.line) for one in found]


def column(results: Results, name: str) -> list[object]:
    """A column as a plain list."""
    return list(results.frame[name].tolist())


def test_a_plain_table() -> None:
    """A good row is kept whole, and a column that is not there is blank."""
    results, found = read(
        "service,standard,period,numerator,denominator\npassport,time,2025-03,8,9\n"
    )
    assert found == []
    row = results.frame.iloc[0]
    assert (row["service"], row["standard"]) == ("passport", "time")
    assert (row["numerator"], row["denominator"]) == (8, 9)
    assert results.periods[row["period"]].key == "2025-03"
    assert (row["channel"], row["status"], row["note"], row["faulty"]) == ("", "", "", "")
    assert pd.isna(row["excluded"])
    assert row["value_scale"] == -1
    assert not row["confirmed"]


def test_columns_have_the_kinds_of_an_empty_result() -> None:
    """A project without tables has the same columns of the same kinds as one with."""
    results, _ = read("service,standard,period,value\npassport,time,2025-03,8\n")
    empty = no_results()
    assert set(results.frame.columns) == set(empty.frame.columns)
    for name in empty.frame:
        assert results.frame[name].dtype == empty.frame[name].dtype, name


def test_periods_are_sorted() -> None:
    """Periods stand once, in order, whatever the order of rows."""
    results, _ = read(
        "service,standard,period,value\n"
        "passport,time,2025-03,8\npassport,time,2025-01,7\npassport,cost,2025-03,6\n"
    )
    assert [period.key for period in results.periods] == ["2025-01", "2025-03"]
    assert column(results, "period") == [1, 0, 1]


def test_calendars_differ() -> None:
    """The same text is another period under another fiscal calendar."""
    known = {("a", "x"): Known(Calendar(4, "last")), ("b", "x"): Known(Calendar(10, "last"))}
    results, _ = read("service,standard,period,value\na,x,FY2025,1\nb,x,FY2025,1\n", known=known)
    assert [period.first for period in results.periods] == [date(2024, 4, 1), date(2024, 10, 1)]


def test_place_of_a_result() -> None:
    """A result leads back to its cell in its file."""
    results, _ = read("service,standard,period,value\n\npassport,time,2025-03,8\n")
    assert str(results.place(0, "value")) == f"{PATH}:3:23"


def test_several_files() -> None:
    """Results of several files stand one after the other, each with its own file and row."""
    text = "service,standard,period,value\npassport,time,2025-0{},8\n"
    tables = [table(text.format(month), f"data/performance/{month}.csv") for month in (1, 2)]
    results = read_performance(tables, known=KNOWN, report=Report())
    assert [results.place(index).path for index in range(2)] == [one.path for one in tables]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",time,2025-03,,,1,2,,,", "blank-key"),
        ("pasport,time,2025-03,,,1,2,,,", "unknown-service"),
        ("passport,tim,2025-03,,,1,2,,,", "unknown-standard"),
        ("passport,time,March 2025,,,1,2,,,", "bad-period"),
        ("passport,time,2025-03,phone,,1,2,,,", "undeclared-channel"),
        ("passport,time,2025-03,,d1,1,2,,,", "undeclared-segment"),
    ],
)
def test_rows_without_a_key_are_left_out(row: str, code: str) -> None:
    """A row whose keys lead nowhere is left out and named, the next one is kept."""
    head = "service,standard,period,channel,segment,numerator,denominator,value,status,confirmed\n"
    results, found = read(f"{head}{row}\npassport,time,2025-04,mail,district:d1,1,2,,,\n")
    assert codes(found) == [(code, 2)]
    assert found[0].severity is Severity.ERROR
    assert len(results.frame) == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('2025-03,"1,204",2000,,,', "bad-number"),
        ("2025-03,80.5,100,,,", "count-not-whole"),
        ("2025-03,-3,100,,,", "negative-count"),
        ("2025-03,52,33,,,", "numerator-above-denominator"),
        ("2025-03,,,84%,,", "bad-number"),
        ("2025-03,1,2,,prelim,", "bad-status"),
        ("2025,1,2,,,", "period-against-cadence"),
    ],
)
def test_faulty_rows_are_kept_and_marked(row: str, code: str) -> None:
    """A row whose keys are sound is kept, and marked with the fault that forbids judging it."""
    head = "service,standard,period,numerator,denominator,value,status,confirmed\n"
    results, found = read(f"{head}passport,time,{row}\n")
    assert codes(found) == [(code, 2)]
    assert column(results, "faulty") == [code]


def test_findings_show_the_cell_alone() -> None:
    """A finding shows the cell that cannot be read, and nothing else of its row."""
    _, found = read(
        "service,standard,period,numerator,denominator\npassport,time,2025-03,3x,7777\n"
    )
    assert found[0].source == "3x"
    assert str(found[0].place) == f"{PATH}:2:23"
    assert not any("7777" in text for one in found for text in (one.message, one.hint, one.source))


def test_foreign_tables() -> None:
    """In a table that somebody else publishes, faulty rows are warnings, in its own fiscal year."""
    own = table("service,standard,period,value\nx,y,2025-01,1\n")
    other = table(
        "service,standard,period,value\nlicence,wait,FY2024,1\nx,y,2025-02,n/a\n", "data/b.csv"
    )
    report = Report()
    foreign = [Foreign(other, Calendar(10, "last"))]
    results = read_performance([own], foreign=foreign, known=KNOWN, report=report)
    severities = {one.place.path: one.severity for one in report}
    assert severities == {PATH: Severity.ERROR, "data/b.csv": Severity.WARNING}
    assert [period.first for period in results.periods] == [date(2023, 10, 1)]


def test_spreadsheet_counts() -> None:
    """A whole number with `.0`, as spreadsheets write it, is a count."""
    results, found = read(
        "service,standard,period,numerator,denominator\npassport,time,2025-03,8.0,9\n"
    )
    assert found == []
    assert column(results, "numerator") == [8]


def test_counts_beyond_64_bits() -> None:
    """A count that passes 64 bits stays exact, and is told for what it must be, a slip."""
    large = 2**70
    results, found = read(
        "service,standard,period,numerator,denominator\n"
        f"passport,time,2025-03,{large},{large + 1}\npassport,time,2025-04,,5\n"
    )
    assert codes(found) == [("count-too-large", 2), ("count-too-large", 2)]
    assert results.frame["numerator"].iloc[0] == large
    assert pd.isna(results.frame["numerator"].iloc[1])
    assert results.frame["denominator"].tolist() == [large + 1, 5]


def test_numerator_of_a_cost() -> None:
    """Only a share is impossible above its denominator."""
    _, found = read("service,standard,period,numerator,denominator\npassport,cost,2025-03,900,9\n")
    assert found == []


def test_values_are_exact() -> None:
    """A value keeps as many decimals as were written."""
    results, _ = read("service,standard,period,value\npassport,time,2025-03,98.70\n")
    row = results.frame.iloc[0]
    assert (row["value_mantissa"], row["value_scale"], row["value_text"]) == (9870, 2, "98.70")


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "agrees"),
    [
        (81, 100, "81", True),
        (2, 3, "66.7", True),
        (2, 3, "66.6", False),
        (1, 200, "0.5", True),
        (1, 8, "12", True),
        (1, 8, "13", True),
        (1, 8, "12.4", False),
        (10**11, 10**11 + 1, "100", True),
        (10**11, 10**11 + 1, "100.00000000001", False),
    ],
)
def test_value_against_counts(
    numerator: int, denominator: int, value: str, *, agrees: bool
) -> None:
    """A value agrees with its counts within half of its last printed digit."""
    results, found = read(
        "service,standard,period,numerator,denominator,value\n"
        f"passport,time,2025-03,{numerator},{denominator},{value}\n"
    )
    assert codes(found) == ([] if agrees else [("value-disagrees", 2)])
    assert column(results, "faulty") == [""]


def test_value_of_failures() -> None:
    """Where failures are counted, the value is the share that did not fail."""
    known = {("a", "x"): Known(gauges={"": FAILED})}
    head = "service,standard,period,numerator,denominator,value\n"
    _, found = read(f"{head}a,x,2025-03,20,100,80\na,x,2025-04,20,100,20\n", known=known)
    assert codes(found) == [("value-disagrees", 3)]


def test_percent_as_fraction() -> None:
    """A percent column whose values are all 1 or less is found once."""
    rows = "".join(f"passport,time,2025-0{month},0.9{month}\n" for month in range(1, 7))
    _, found = read(f"service,standard,period,value\n{rows}")
    assert codes(found) == [("percent-as-fraction", 2)]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (",,,,841", ["841 cannot be a share: it is above 100 %"]),
        ("online,,,,841", ["This figure cannot be a share: it is above 100 %"]),
        (",,,,100.00", []),
    ],
)
def test_a_share_above_100_percent_is_told(figures: str, said: list[str]) -> None:
    """The check says what the pages will not judge; of a channel it repeats no figure."""
    head = "service,standard,period,channel,segment,numerator,denominator,value\n"
    found = read(f"{head}passport,time,2025-03,{figures}\n")[1]
    assert [one.message for one in found] == said


def test_repeated_result() -> None:
    """A second row of the same result is left out, names the first, and makes it unjudgeable."""
    results, found = read(
        "service,standard,period,value\npassport,time,2025-03,8\npassport,time,2025-03,9\n"
    )
    assert codes(found) == [("duplicate-result", 3)]
    assert "line 2" in found[0].message
    assert column(results, "faulty") == ["duplicate-result"]


def test_repeated_result_in_the_same_words() -> None:
    """A second row that says the same is left out and named, and the first stays sound."""
    row = "passport,time,2025-03,8\n"
    results, found = read(f"service,standard,period,value\n{row}{row}")
    assert codes(found) == [("duplicate-result", 3)]
    assert column(results, "faulty") == [""]


def test_breakdowns_are_no_repeats() -> None:
    """Rows of other channels, segments and statistics are other results."""
    _, found = read(
        "service,standard,period,channel,segment,statistic,value\n"
        "passport,time,2025-03,,,,80\npassport,time,2025-03,mail,,,70\n"
        "passport,time,2025-03,,district:d1,,75\npassport,time,2025-03,,,median,9\n"
    )
    assert found == []


@pytest.mark.parametrize(
    ("cell", "hint"),
    [("medain", "Did you mean 'median'? "), ("zzz", ""), ("Median", "Did you mean 'median'? ")],
)
def test_undeclared_statistic(cell: str, hint: str) -> None:
    """A row of a statistic that its standard does not declare is left out and told, with a hint."""
    text = f"service,standard,period,statistic,value\npassport,time,2025-03,{cell},9\n"
    results, (found,) = read(text)
    assert (found.code, len(results.frame)) == ("undeclared-statistic", 0)
    assert found.hint.startswith(hint + "Add it under `also`")
    assert "Declared: answered, median." in found.hint


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ("answered,90,80,", ["numerator-above-denominator"]),
        ("answered,40,80,60", ["value-disagrees"]),
        ("answered,40,80,50", []),
        ("median,90,80,", []),
    ],
)
def test_a_second_statistic_is_checked_as_its_own_kind(figures: str, wanted: list[str]) -> None:
    """Counts of a second statistic are held against each other as its kind, not the measure's."""
    head = "service,standard,period,statistic,numerator,denominator,value\n"
    _, found = read(f"{head}passport,time,2025-03,{figures}\n")
    assert [code for code, _ in codes(found)] == wanted


def test_result_before_the_standard() -> None:
    """A result of a time before its standard is a warning and stays judgeable."""
    results, found = read("service,standard,period,value\npassport,time,2023-12,8\n")
    assert codes(found) == [("result-before-began", 2)]
    assert found[0].severity is Severity.WARNING
    assert column(results, "faulty") == [""]


def test_status_and_confirmed() -> None:
    """Status words are read without regard to case, confirmed as yes or no."""
    results, found = read(
        "service,standard,period,value,status,confirmed\n"
        "passport,time,2025-03,0,Not applicable,Yes\npassport,time,2025-04,0,final,perhaps\n"
    )
    assert codes(found) == [("bad-confirmed", 3)]
    assert column(results, "status") == ["not_applicable", "final"]
    assert column(results, "confirmed") == [True, False]


def test_notes_in_further_languages() -> None:
    """Notes in further languages are columns of their own."""
    results, found = read(
        "service,standard,period,value,note,note_fr\npassport,time,2025-03,8,late,en retard\n"
    )
    assert found == []
    assert column(results, "note_fr") == ["en retard"]


def test_unknown_column() -> None:
    """A misspelt column is an error with the name that was meant."""
    _, found = read("service,standard,period,value,numerater\npassport,time,2025-03,8,7\n")
    assert codes(found) == [("unknown-column", 1)]
    assert "'numerator'" in found[0].hint


@pytest.mark.parametrize(
    ("header", "code"), [("value,value", "repeated-column"), ("value,", "unnamed-column")]
)
def test_an_invented_name_is_not_unknown(header: str, code: str) -> None:
    """A column that has no name of its own is told once, not again under its invented name."""
    report = Report()
    text = f"service,standard,period,{header}\npassport,time,2025-01,80,81\n"
    made = read_table(text.encode(), PATH, report=report)
    assert made is not None
    read_performance([made], known=KNOWN, report=report)
    assert [one.code for one in report] == [code]


@pytest.mark.parametrize(("failures", "verb"), [(False, "kept"), (True, "broken")])
def test_more_cases_than_there_are(*, failures: bool, verb: str) -> None:
    """The finding says of how many cases how many cannot have kept, or broken, the promise."""
    known = {("passport", "time"): Known(gauges={"": FAILED if failures else PARTS})}
    text = "service,standard,period,numerator,denominator\npassport,time,2025-01,3177,3068\n"
    (found,) = read(text, known=known)[1]
    assert found.message == f"3,177 of 3,068 cases cannot have {verb} the promise"


@pytest.mark.parametrize("head", ["service,period,value", "service,standard,period"])
def test_missing_column(head: str) -> None:
    """A table without a key or without any figure is not read."""
    results, found = read(f"{head}\na,b,c\n")
    assert codes(found) == [("missing-column", 1)]
    assert len(results.frame) == 0


def test_long_rows_are_faulty() -> None:
    """A row with too many cells is kept where its keys are sound, and cannot be judged."""
    results, _ = read("service,standard,period,value\npassport,time,2025-03,8,9\n")
    assert column(results, "faulty") == ["long-row"]


def test_rows_in_are_rows_out_or_named() -> None:
    """Every row of a table is a result or stands in a finding."""
    good = "".join(f"passport,time,2024-{month:02},8\n" for month in range(1, 13))
    bad = "x,time,2025-01,8\n" * 30
    results, found = read(f"service,standard,period,value\n{good}{bad}")
    assert len(results.frame) == 12
    assert [one.code for one in found] == ["unknown-service", "more-rows-like-it"]
    assert "29 more rows" in found[-1].message
    assert "lines 15 to 43" in found[-1].message


def test_wrong_values_that_differ_are_told_each() -> None:
    """Of many rows with wrong values five that differ are told, and the others are counted."""
    rows = "".join(f"x{number},time,2025-01,8\n" * 2 for number in range(8))
    _, found = read(f"service,standard,period,value\n{rows}")
    assert [one.place.line for one in found if not one.others] == [2, 4, 6, 8, 10]
    (rest,) = (one for one in found if one.others)
    assert (rest.count, "lines 3, 5, 7, 9, 11 to 17" in rest.message) == (11, True)


def test_known_standards() -> None:
    """What is known of a standard comes from its service, its measure and its calendar."""
    measure = Measure(kind=Kind.SHARE, counts=Counts.FAILURES)
    standard = Standard(
        id="time", promise=Text.plain("Soon"), measure=measure, cadence=Cadence.MONTHLY
    )
    service = Service(id="passport", agency="a", name=Text.plain("P"), standards=(standard,))
    known = known_standards([service], lambda _agency: Calendar(10, "last"))
    assert known == {
        ("passport", "time"): Known(
            Calendar(10, "last"),
            frozenset([Form.MONTH]),
            gauges={"": FAILED},
        )
    }


@given(st.lists(st.one_of(st.none(), st.integers(-(2**70), 2**70)), max_size=8))
def test_whole_numbers_come_back(numbers: list[int | None]) -> None:
    """Whole numbers of any size come back exactly, blanks as missing."""
    texts = pd.Series(["" if n is None else str(n) for n in numbers], dtype=object).to_numpy()
    read_back = [None if pd.isna(n) else int(n) for n in read_wholes(texts).numbers]
    assert read_back == numbers


@given(st.integers(-(10**20), 10**20), st.integers(0, 18))
def test_decimals_come_back(mantissa: int, scale: int) -> None:
    """A decimal is its mantissa and scale, exactly."""
    digits = f"{abs(mantissa):0{scale + 1}}"
    text = ("-" if mantissa < 0 else "") + digits[: len(digits) - scale]
    text += f".{digits[len(digits) - scale :]}" if scale else ""
    found = read_decimal(text)
    assert found is not None
    assert Fraction(found[0], 10 ** found[1]) == Fraction(mantissa, 10**scale)
    column_of = read_decimals(pd.Series([text, "", "x"], dtype=object).to_numpy())
    assert column_of.scale.tolist() == [scale, -1, -1]
    assert column_of.unread.tolist() == [False, False, True]


@given(st.permutations(range(6)))
def test_order_of_rows(order: list[int]) -> None:
    """The order of rows changes no result and no count of findings."""
    rows = [f"passport,time,2025-0{n + 1},{n},9" for n in range(4)] + [
        "a,b,c,1,2",
        "passport,time,2025-01,1,2",
    ]
    head = "service,standard,period,numerator,denominator\n"
    results, found = read(head + "\n".join(rows[at] for at in order))
    assert len(results.frame) == 4
    assert sorted(one.code for one in found) == ["duplicate-result", "unknown-service"]


def test_a_header_in_capitals_is_one_finding_a_column() -> None:
    """A column that is misspelt is not said to be missing as well, nor is a figure beside it."""
    head = "Service,Standard,Period,Numerator,Denominator\n"
    found = read(f"{head}passport,time,2025-03,1,2\n")[1]
    assert codes(found) == [("unknown-column", 1)] * 5
    assert all("Did you mean" in one.hint for one in found)
