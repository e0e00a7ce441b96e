"""Shipped adapters: mapping files for tables that many people have, and what they are for.

Takes the bytes of an adapter.yaml. Gives a frozen `Adapter`, and which mapping fits a table.
Must not know where adapters lie on the disk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Report
from generator.model import Located, doc
from generator.periods import Calendar
from generator.sources.encoding import decode
from generator.sources.shapes import Context, languages_named, shape
from generator.sources.yaml import read_yaml
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AdapterTable(Located):
    """One kind of table that an adapter knows."""

    name: str = doc("What the table is called in data/.")
    mapping: str = doc("The mapping file, beside adapter.yaml.")
    has: tuple[str, ...] = doc("Columns by which the table is recognised.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter(Located):
    """What a set of mappings is for: generator/adapters/NAME/adapter.yaml."""

    name: Text = doc("What it is called.")
    summary: str = doc("Which tables it reads, in a sentence.")
    publisher: Text = doc("Who publishes them.")
    url: str | None = doc("Where they publish them.", default=None)
    languages: tuple[str, ...] = doc("The languages of the texts, the main one first.")
    fiscal_year: Calendar | None = doc("The publisher's fiscal year.", default=None)
    sheets: bool = doc(
        "Whether its tables are answer sheets, which are only counted.", default=False
    )
    tables: tuple[AdapterTable, ...] = doc("The kinds of table.")


def read_adapter(data: bytes, path: str, *, report: Report) -> Adapter | None:
    """The adapter that the bytes of an adapter.yaml describe; None with findings."""
    text = decode(data, path, report)
    node = read_yaml(text, path, report) if text is not None else None
    context = Context(report, text or "", languages_named(node) or ("en",))
    return shape(node, Adapter, context)


def recognise(adapter: Adapter, columns: Sequence[str]) -> AdapterTable | None:
    """The kind of table that has these columns, or None."""
    return next((table for table in adapter.tables if set(table.has) <= set(columns)), None)
