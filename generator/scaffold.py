"""Files made for somebody: a new project, one from foreign tables, schemas for an editor.

Takes the folder of the starter project, or the name of an adapter and tables, or names of formats.
Gives the files of a whole project, or findings.
An adapter is a folder of mapping files: nothing about any publisher stands in code.
Must not know how a mapping reads a table; never overwrites what somebody wrote.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from generator.diagnostics import Place, Refusal, Report
from generator.model import Agency, Improvement, Journey, Loop, Service, Site, Survey
from generator.periods import Calendar
from generator.schemas import MADE, Format, as_text, schema_of
from generator.sentences.tongue import Tongue, open_tongue
from generator.sources.adapters import Adapter, AdapterTable, read_adapter, recognise
from generator.sources.mappings.model import Source, TableMapping, Wording
from generator.sources.prose import PageHead
from generator.sources.shapes import RANGES
from generator.sources.tables import read_table
from generator.text import nearest, slug

DESCRIPTION = "adapter.yaml"

FORMATS = {
    "site": Format(path="content/site.yaml", kind=Site),
    "agency": Format(path="content/agencies/ID.yaml", kind=Agency, given=frozenset({"id"})),
    "service": Format(
        path="content/services/AGENCY/ID.yaml", kind=Service, given=frozenset({"id", "agency"})
    ),
    "survey": Format(path="content/surveys/ID.yaml", kind=Survey, given=frozenset({"id"})),
    "journey": Format(path="content/journeys/ID.yaml", kind=Journey, given=frozenset({"id"})),
    "loop": Format(path="content/feedback/ID.md", kind=Loop, given=frozenset({"id"})),
    "improvement": Format(
        path="content/improvements/ID.md", kind=Improvement, given=frozenset({"id"})
    ),
    "page": Format(path="content/pages/ID.md", kind=PageHead),
    "mapping": Format(
        path="data/NAME.map.yaml",
        kind=TableMapping,
        short_forms=True,
        by_language={Wording: Source},
    ),
    "adapter": Format(path="generator/adapters/NAME/adapter.yaml", kind=Adapter),
}
"""The kinds of file that people write in YAML; of a page it is the front matter."""


Files = dict[Path, bytes]


def plan_start(into: Path, *, starter: Path, report: Report) -> Files:
    """The files of a small project that builds as it is; empty, with findings, where one exists."""
    paths = sorted(path for path in starter.rglob("*") if path.is_file())
    files = {into / path.relative_to(starter): path.read_bytes() for path in paths}
    _refuse_overwriting(files, report)
    return {} if report.failed else files


def schema_text(kind: str) -> str:
    """The JSON Schema of one of `FORMATS`."""
    return as_text(schema_of(kind, FORMATS[kind], ranges=RANGES))


def plan_schemas(into: Path, kinds: Iterable[str], *, report: Report) -> Files:
    """The schemas of some of `FORMATS` as files; empty, with findings, where others' are there."""
    files = {into / f"{kind}.schema.json": schema_text(kind).encode() for kind in kinds}
    _refuse_overwriting([path for path in files if not _is_schema(path)], report)
    return {} if report.failed else files


def _is_schema(path: Path) -> bool:
    """Whether a file is a schema made here, which may be made anew."""
    try:
        return MADE.encode() in path.read_bytes()
    except OSError:
        return False


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
    _refuse_overwriting(files, report)
    return {} if report.failed else files


def plan_counts(
    text: str, output: Path | None, *, sheets: Path, project: Path, report: Report
) -> Files:
    """A table of counts as a file, in data/satisfaction/ where no place is named; or findings."""
    if not text:
        return {}
    usual = project / "data" / "satisfaction" / f"{_name_in_data(sheets)}.csv"
    files = {output or usual: text.encode()}
    _refuse_overwriting(files, report)
    return {} if report.failed else files


def known_adapters(adapters: Path) -> list[str]:
    """The names of the adapters in a folder."""
    return sorted(path.parent.name for path in adapters.glob(f"*/{DESCRIPTION}"))


def write_new(files: Mapping[Path, bytes], report: Report) -> bool:
    """Write new files; False with a finding at the first that the system refuses."""
    return _write(files, report, mode="xb")


def write_anew(files: Mapping[Path, bytes], report: Report) -> bool:
    """Write files that may be there already; False as in `write_new`."""
    return _write(files, report, mode="wb")


def _write(files: Mapping[Path, bytes], report: Report, *, mode: Literal["xb", "wb"]) -> bool:
    for path, content in sorted(files.items()):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open(mode) as file:
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


def _refuse_overwriting(paths: Iterable[Path], report: Report) -> None:
    """Find every file that is there already, and every file that stands where a folder has to."""
    for path in sorted(paths):
        folders = [folder for folder in path.parents if os.path.lexists(folder)]
        if os.path.lexists(path):
            report.add("would-overwrite", Place(str(path)), path=path)
        elif folders and not folders[0].is_dir():
            report.add("would-overwrite", Place(str(folders[0])), path=folders[0])
