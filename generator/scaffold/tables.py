"""A project made of tables in somebody else's shape, and counts made of answer sheets.

Takes the name of an adapter and tables. Gives the files of a whole project, or findings.
An adapter is a folder of mapping files: nothing about any publisher stands in code.
Must not know how a mapping reads a table.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.diagnostics import Place, Refusal, Report
from generator.periods import Calendar
from generator.scaffold.files import Files, refuse_overwriting
from generator.sentences.tongue import Tongue, open_tongue
from generator.sources.adapters import Adapter, AdapterTable, read_adapter, recognise
from generator.sources.tables import read_table
from generator.text import nearest, slug

DESCRIPTION = "adapter.yaml"


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
    if described.sheets:
        report.add("adapter-of-sheets", name=adapter, table=tables[0])
        return {}
    files: Files = {into / "content" / "site.yaml": _site_file(described, adapter)}
    _refuse_same_names(tables, report)
    for table in tables:
        files |= _table_files(table, described, folder, into / "data", report)
    refuse_overwriting(files, report)
    return {} if report.failed else files


def plan_counts(
    text: str, output: Path | None, *, sheets: Path, project: Path, report: Report
) -> Files:
    """A table of counts as a file, in data/satisfaction/ where no place is named; or findings."""
    if not text:
        return {}
    usual = project / "data" / "satisfaction" / f"{_name_in_data(sheets)}.csv"
    files = {output or usual: text.encode()}
    refuse_overwriting(files, report)
    return {} if report.failed else files


def known_adapters(adapters: Path) -> list[str]:
    """The names of the adapters in a folder."""
    return sorted(path.parent.name for path in adapters.glob(f"*/{DESCRIPTION}"))


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
    name = _name_in_data(table)
    mapping = (folder / kind.mapping).read_bytes()
    return {data / f"{name}.csv": content, data / f"{name}.map.yaml": mapping}


def _name_in_data(table: Path) -> str:
    """The name that a table gets in data/, without its ending."""
    return slug(table.stem) or "table"


def _refuse_same_names(tables: Sequence[Path], report: Report) -> None:
    """Find each table that would take the place of one before it."""
    first: dict[str, Path] = {}
    for table in tables:
        name = _name_in_data(table)
        if name in first:
            words = {"table": table, "first": first[name], "name": f"{name}.csv"}
            report.refuse(Refusal.of("repeated-table-name", **words), Place(str(table)))
        first.setdefault(name, table)


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
    lines = [
        f"# Made by `scorecard import {name}`. Give it a title, and say who publishes it.",
        *_say("title", adapter, lambda tongue: tongue.plain(adapter.name)),
        *_say("publisher", adapter, lambda tongue: _unofficial(adapter, tongue)),
        "languages:",
        *(f"  - {language}" for language in adapter.languages),
        "fiscal_year:",
        f"  first_month: {calendar.first_month}",
        f"  named_for: {calendar.named_for}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _unofficial(adapter: Adapter, tongue: Tongue) -> str:
    figures = tongue.plain(adapter.publisher)
    return tongue.say("Unofficial; figures by {publisher}", publisher=figures)


def _say(key: str, adapter: Adapter, words: Callable[[Tongue], str]) -> Iterator[str]:
    """A key with its words in every language of the adapter."""
    main = adapter.languages[0]
    said = {one: _quoted(words(open_tongue(one, default=main))) for one in adapter.languages}
    if len(said) == 1:
        yield f"{key}: {said[main]}"
        return
    yield f"{key}:"
    yield from (f"  {language}: {text}" for language, text in said.items())


def _quoted(text: str) -> str:
    """A text as YAML in double quotes, which JSON's are too."""
    return json.dumps(text, ensure_ascii=False)
