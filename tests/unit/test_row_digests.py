"""Facts about the digest of published rows: it tells every other value, and no other place."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.diagnostics import Report
from generator.examine import examine
from generator.packed import Column, Few, Gaps, Plain, Same
from generator.stretches import PLACES, Figures, Stretch

LANGUAGES = ("en", "es")


@pytest.fixture(scope="module")
def figures(repository: Path) -> Figures:
    """The rows that the demonstration publishes."""
    found = examine(repository, today=lambda _site: date(2026, 11, 22), report=Report())
    assert found is not None
    return found._figures  # noqa: SLF001 (its columns are changed one by one)


def digest_of(figures: Figures) -> bytes:
    """The digest of the first ten rows."""
    return Stretch(figures, 0, 10, LANGUAGES).digest()


def with_column(figures: Figures, name: str, column: Column) -> Figures:
    """The same with another column."""
    return replace(figures, columns={**figures.columns, name: column})


def other(column: Column) -> Column:
    """The same column, but for the value of the first row."""
    if isinstance(column, Same):
        return Few((column.value, "other"), np.array([1] + [0] * 9))
    if isinstance(column, Few):
        return Few((*column.among, "other"), np.array([len(column.among), *column.codes[1:10]]))
    assert isinstance(column, Gaps | Plain)
    values = column.values.copy()
    values[0] = values[1] if values[0] != values[1] else not values[0]
    return Gaps(values, ~column.known) if isinstance(column, Gaps) else Plain(values)


def test_every_column_counts(figures: Figures) -> None:
    """Another value of any of them is another digest; where a row stands is none."""
    coded = {"period", "term", "gauge", "track"}
    before = digest_of(figures)
    same = {
        name
        for name, column in figures.columns.items()
        if name not in coded and digest_of(with_column(figures, name, other(column))) == before
    }
    assert same == PLACES


@pytest.mark.parametrize("name", ["periods", "terms", "gauges", "questions", "ranks"])
def test_what_codes_stand_for_counts(figures: Figures, name: str) -> None:
    """The same codes of other values are other rows."""
    values = getattr(figures, name)
    spare = figures.periods[0] if name == "periods" else "other"
    others: dict[str, Any] = {name: (spare,) * len(values)}
    assert digest_of(replace(figures, **others)) != digest_of(figures)


def test_codes_count_as_what_they_stand_for(figures: Figures) -> None:
    """Rows are known again where others before them made the codes others."""
    gauge = figures.columns["gauge"].cells(0, figures.size)
    moved = replace(
        with_column(figures, "gauge", Plain(np.array(gauge) + 1)),
        gauges=(figures.gauges[-1], *figures.gauges),
        questions=(figures.questions[-1], *figures.questions),
    )
    assert digest_of(moved) == digest_of(figures)


def test_how_a_column_is_kept_does_not_count(figures: Figures) -> None:
    """One value for all rows of the site, or one for these alone: they are the same rows."""
    name = next(name for name, one in figures.columns.items() if isinstance(one, Same))
    value = figures.columns[name].cells(0, 1)[0]
    few = Few((value, "other"), np.array([0] * 10))
    assert digest_of(with_column(figures, name, few)) == digest_of(figures)
