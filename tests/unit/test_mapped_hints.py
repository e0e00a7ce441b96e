"""What a finding says to type where the table is somebody else's."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator.diagnostics import Diagnostic, Place, Report
from generator.diagnostics.catalogue import CATALOGUE
from generator.examine import examine
from generator.model import Located
from generator.sources.mappings.model import TableMapping

MAPPING = """service: {id: line}
standard: {id: kind}
period: month
result:
  numerator: answered
  denominator: calls
"""
SERVICE = """name: Ask us
standards:
  - id: answer
    promise: We answer.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
"""
TABLE = "line,kind,month,answered,calls,case\nask,answer,2026-01,0,500,1234\n"


def findings(folder: Path, *, more: str = "") -> list[Diagnostic]:
    """What is found in a project with one mapped table, words added to its mapping."""
    files = {
        "content/site.yaml": "title: S\npublisher: P\n",
        "content/agencies/state.yaml": "name: State\n",
        "content/services/state/ask.yaml": SERVICE,
        "data/calls.csv": TABLE,
        "data/calls.map.yaml": MAPPING + more,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    report = Report()
    examine(folder, today=lambda _site: date(2026, 4, 30), report=report)
    return list(report)


def test_a_zero_in_a_mapped_table_is_confirmed_in_its_mapping(tmp_path: Path) -> None:
    """Nobody is told to edit the publisher's file, and what is told to type works."""
    (zero,) = (one for one in findings(tmp_path) if one.code == "zero-to-confirm")
    assert "data/calls.map.yaml" in zero.hint
    typed = "  confirmed:\n    column: case\n    words: {1234: yes}\n    other: no\n"
    assert "zero-to-confirm" not in {one.code for one in findings(tmp_path, more=typed)}


@pytest.mark.parametrize(
    ("path", "is_mapped"),
    [
        ("data/calls.csv", True),
        ("data/performance/calls.csv", False),
        ("data/feedback.csv", False),
        ("data/corrections.csv", False),
        ("data/calls.map.yaml", False),
        ("content/site.yaml", False),
    ],
)
def test_which_tables_are_mapped(path: str, is_mapped: bool) -> None:  # noqa: FBT001 (a table)
    """A table of somebody else lies in data/ itself and is none of the product's own two."""
    assert Place(path).in_mapped_table is is_mapped


@pytest.mark.parametrize("code", [code for code, entry in CATALOGUE.items() if entry.mapped])
def test_a_hint_for_a_mapped_table_names_keys_that_exist(code: str) -> None:
    """Every key that the hint says to type is one of the mapping's."""
    named = set(re.findall(r"'([a-z_]+):", CATALOGUE[code].mapped))
    assert named <= keys_below(TableMapping)


def keys_below(kind: type) -> set[str]:
    """Every key that a mapping may hold, at any level."""
    hints = get_type_hints(kind)
    found = {str(part.metadata.get("key") or part.name) for part in fields(kind)}
    parts = (one for hint in hints.values() for one in (hint, *get_args(hint)))
    inner = [one for one in parts if isinstance(one, type) and is_dataclass(one)]
    return found.union(*(keys_below(one) for one in inner if issubclass(one, Located)))
