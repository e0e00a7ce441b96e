"""New projects from foreign tables: an adapter's mappings laid beside the tables they read.

Takes the name of an adapter and tables. Gives the files of a whole project, or findings.
An adapter is a folder of mapping files: nothing about any publisher stands in code.
Must not know how a mapping reads a table; never overwrites a file.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Place, Report
from generator.periods import Calendar
from generator.sources.adapters import Adapter, AdapterTable, read_adapter, recognise
from generator.sources.tables import read_table
from generator.text import nearest, slug

DESCRIPTION = "adapter.yaml"


Files = dict[Path, bytes]


def plan_import(
    adapter: str, tables: Sequence[Path], into: Path, *, adapters: Path, report: Report
) -> Files:
    """The files of the new project by path; empty, with findings, where it cannot be made."""
    folder = adapters / adapter
    known = known_adapters(adapters)
    if adapter not in known:
        guess = nearest(adapter, known)
        hint = f"Did you mean '{guess}'?" if guess else f"Known adapters: {', '.join(known)}."
        report.add("unknown-adapter", name=adapter, guess=hint)
        return {}
    described = read_adapter((folder / DESCRIPTION).read_bytes(), DESCRIPTION, report=report)
    if described is None:
        return {}
    files: Files = {into / "content" / "site.yaml": _site_file(described, adapter)}
    for table in tables:
        files |= _table_files(table, described, folder, into / "data", report)
    _refuse_overwriting(files, report)
    return {} if report.failed else files


def known_adapters(adapters: Path) -> list[str]:
    """The names of the adapters in a folder."""
    return sorted(path.parent.name for path in adapters.glob(f"*/{DESCRIPTION}"))


def write_new(files: Mapping[Path, bytes], report: Report) -> bool:
    """Write new files; False with a finding at the first that the system refuses."""
    for path, content in sorted(files.items()):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
        except OSError as fault:
            report.add("cannot-write", file=path, problem=fault.strerror or str(fault))
            return False
    return True


def _table_files(table: Path, adapter: Adapter, folder: Path, data: Path, report: Report) -> Files:
    """A table and the mapping that reads it, side by side."""
    try:
        content = table.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        report.add("unreadable-file", Place(str(table)), path=table, reason=reason)
        return {}
    kind = _kind_of(content, table, adapter, report)
    if kind is None:
        return {}
    name = slug(table.stem)
    mapping = (folder / kind.mapping).read_bytes()
    return {data / f"{name}.csv": content, data / f"{name}.map.yaml": mapping}


def _kind_of(content: bytes, table: Path, adapter: Adapter, report: Report) -> AdapterTable | None:
    """Which of an adapter's tables this is, by its columns."""
    unheard = Report()
    read = read_table(content, table.name, report=unheard)
    kind = recognise(adapter, [str(name) for name in read.frame.columns]) if read else None
    if kind is not None:
        return kind
    wanted = "; ".join(f"{kind.name}: {', '.join(kind.has)}" for kind in adapter.tables)
    report.add("unlike-adapter", Place(str(table), 1), table=table.name, wanted=wanted)
    return None


def _site_file(adapter: Adapter, name: str) -> bytes:
    """The first content/site.yaml, to be changed by hand."""
    calendar = adapter.fiscal_year or Calendar()
    publisher = f"Made from figures published by {adapter.publisher}"
    lines = [
        f"# Made by `scorecard import {name}`. Give it a title, and say who publishes it.",
        f"title: {_quoted(adapter.name)}",
        f"publisher: {_quoted(publisher)}",
        "languages:",
        *(f"  - {language}" for language in adapter.languages),
        "fiscal_year:",
        f"  first_month: {calendar.first_month}",
        f"  named_for: {calendar.named_for}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    """A text as YAML in double quotes, which JSON's are too."""
    return json.dumps(text, ensure_ascii=False)


def _refuse_overwriting(files: Files, report: Report) -> None:
    for path in sorted(files):
        if path.exists() or path.is_symlink():
            report.add("would-overwrite", Place(str(path)), path=path)
