"""The dictionary names every column of every table, in order, and says what it means."""

import pytest

from generator.exports.dictionary import (
    ENTRIES,
    LITERAL,
    RESULTS,
    CellType,
    Column,
    Entry,
    describe_table,
    describe_tables,
)
from generator.exports.spreadsheet import RULE
from generator.model import Status

PUBLISHED_RESULTS = (
    "agency,service,standard,source_id,period,period_start,period_end,channel,segment,statistic,"
    "numerator,denominator,value,unit,target_name,comparison,target,target_high,target_from,status,"
    "gap,rounded,provisional,corrected,note"
)

EVERY_COLUMN = [
    pytest.param(column, id=f"{entry.name}-{column.name}")
    for entry in ENTRIES
    for column in entry.columns
]
EVERY_ENTRY = [pytest.param(entry, id=entry.name) for entry in ENTRIES]


def column_of(table: str, name: str) -> Column:
    """One column of the dictionary by its name."""
    entry = describe_table(table, ("en",))
    return next(column for column in entry.columns if column.name == name)


def test_results_have_the_columns_of_the_format_in_its_order() -> None:
    """Whoever reads results.csv by position or by name finds what the format promises."""
    assert ",".join(RESULTS.names) == PUBLISHED_RESULTS


def test_the_tables_stand_in_the_order_of_the_data_page() -> None:
    """Agencies come first; results and volumes, which point at all others, last."""
    names = [entry.name for entry in describe_tables(("en",))]

    assert names[:3] == ["agencies", "services", "standards"]
    assert names[3:7] == ["feedback", "comments", "journeys", "improvements"]
    assert names[7:9] == ["satisfaction", "answers"]
    assert names[9:] == ["overdue", "findings", "corrections", "results", "volumes"]


@pytest.mark.parametrize("column", EVERY_COLUMN)
def test_a_meaning_is_one_line_that_ends_as_a_sentence(column: Column) -> None:
    """Each column says in plain words what it holds."""
    assert column.meaning[0].isupper()
    assert column.meaning.endswith(".")
    assert "\n" not in column.meaning


@pytest.mark.parametrize("column", EVERY_COLUMN)
def test_a_decimal_has_a_unit(column: Column) -> None:
    """No figure with decimals stands without the unit that it is in."""
    assert column.unit or column.type is not CellType.DECIMAL


@pytest.mark.parametrize("entry", EVERY_ENTRY)
def test_no_column_stands_twice(entry: Entry) -> None:
    """Names differ in three languages too, where many texts have columns of their own."""
    names = describe_table(entry.name, ("en", "fr", "es")).names

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("entry", EVERY_ENTRY)
def test_what_tells_rows_apart_are_columns(entry: Entry) -> None:
    """The key of a table is made of its own columns, which hold no words of a language."""
    fixed = {column.name for column in entry.columns if not column.said}

    assert set(entry.key) <= fixed


@pytest.mark.parametrize("entry", EVERY_ENTRY)
def test_every_table_tells_how_formulas_were_made_harmless(entry: Entry) -> None:
    """The rule by which a text can be had as it was given stands beside each table."""
    assert any(RULE in note for note in entry.notes)


def test_the_site_with_one_language_has_no_column_for_others() -> None:
    """The only language's words stand under the plain name."""
    names = describe_table("services", ("en",)).names

    assert "name" in names
    assert not [name for name in names if name.startswith("name_")]


def test_a_further_language_stands_right_behind_the_first() -> None:
    """Readers find the words of all languages side by side."""
    names = describe_table("services", ("en", "fr", "es")).names
    at = names.index("name")

    assert names[at : at + 3] == ("name", "name_fr", "name_es")


def test_the_meaning_of_a_further_language_names_it() -> None:
    """The dictionary line of name_fr says which language it is in."""
    entry = describe_table("services", ("en", "fr"))
    column = next(column for column in entry.columns if column.name == "name_fr")

    assert column.description == "The service's name, in the language fr."


def test_notes_have_their_columns_last() -> None:
    """A further language adds its notes behind the published columns, and moves none of them."""
    assert ",".join(describe_table("results", ("en", "fr")).names) == f"{PUBLISHED_RESULTS},note_fr"


def test_the_dictionary_knows_every_status() -> None:
    """A status that a row can have is among the values of the column."""
    assert set(column_of("results", "status").values) == {status.value for status in Status}


@pytest.mark.parametrize("status", sorted(Status))
def test_the_dictionary_explains_every_status(status: Status) -> None:
    """Each status has a line that says when a row has it."""
    assert any(note.startswith(f"{status}: ") for note in RESULTS.notes)


@pytest.mark.parametrize("word", ["suppressed row", "breakdown", "zero", "15 significant digits"])
def test_the_dictionary_says_what_a_reader_stumbles_over(word: str) -> None:
    """Suppression, breakdowns, blanks against zeros and long decimals are each explained."""
    assert any(word in note for note in RESULTS.notes)


@pytest.mark.parametrize("name", ["numerator", "value", "gap", "target", "rounded"])
def test_figures_and_marks_stand_bare_in_json(name: str) -> None:
    """Numbers and truths are no texts in JSON."""
    assert column_of("results", name).type in LITERAL


@pytest.mark.parametrize("name", ["period", "target_from", "period_start", "note"])
def test_periods_and_dates_stand_as_text_in_json(name: str) -> None:
    """JSON has no dates; a period such as 2024 is a name, and no number."""
    assert column_of("results", name).type not in LITERAL
