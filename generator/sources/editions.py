"""The door of the project's editions: what was published under a name, in editions/NAME/.

Takes a tree. Gives the editions, oldest first, and the tables of one. A folder that is no edition,
or whose tables were changed since, is a finding: what readers know would be left out, and what was
published under a name is never changed. Must not know what stands in a table.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.dates import parse_date
from generator.diagnostics import Place, Report
from generator.model import KEPT, EditionFile, Editions, NamedEdition
from generator.sources.shelves import Shelf
from generator.sources.tree import Tree
from generator.text import is_id

FOLDER = "editions"
NOTE = "edition.json"
PACKED = ".csv.gz"
TOLD = ("bytes", "sha256", "content_sha256")
"""What the note says of each file."""


def read_editions(tree: Tree, report: Report) -> tuple[NamedEdition, ...]:
    """The editions of a project, oldest first; of one day, each behind the one it names."""
    paths = tree.paths(FOLDER)
    names = sorted({path.split("/")[1] for path in paths if path.count("/") > 1})
    read = (_read(tree, name, frozenset(paths), report) for name in names)
    known = {one.name: one for one in read if one is not None}
    return tuple(sorted(known.values(), key=lambda one: (one.as_of, _steps(one, known), one.name)))


def _steps(edition: NamedEdition, known: Mapping[str, NamedEdition]) -> int:
    """How many editions of the same day lie before one, by what each of them names."""
    steps, at = 0, known.get(edition.previous)
    while at is not None and at.as_of == edition.as_of and steps < len(known):
        steps, at = steps + 1, known.get(at.previous)
    return steps


def _read(tree: Tree, name: str, paths: frozenset[str], report: Report) -> NamedEdition | None:
    folder = f"{FOLDER}/{name}"
    note = f"{folder}/{NOTE}"
    if note not in paths:
        _refuse(folder, f"it holds no {NOTE}", report)
        return None
    data = tree.read(note)
    edition = _parse(name, data)
    if isinstance(edition, str):
        if not report.holds_unread(note, data):
            _refuse(note, edition, report)
        return None
    problems = list(_changed(edition, tree, folder, paths))
    for path, problem in problems:
        _refuse(path, problem, report)
    return None if problems else edition


def _refuse(path: str, problem: str, report: Report) -> None:
    report.add("edition-faulty", Place(path), path=path, problem=problem)


def _parse(name: str, data: bytes) -> NamedEdition | str:
    """The edition that a note tells of, or what is wrong with the note."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return "it is no JSON"
    if not isinstance(said, dict) or said.get("edition") != name or not is_id(name):
        return f"it is not the note of an edition '{name}'"
    day = parse_date(str(said.get("date", "")))
    files = said.get("files")
    if not isinstance(day, date) or not isinstance(files, dict):
        return "it lacks its date or its files"
    if not all(_is_file(*item) for item in files.items()):
        return "its list of files is not as it was written"
    told = tuple(EditionFile(file, *map(one.get, TOLD)) for file, one in sorted(files.items()))
    rules, previous = (str(said.get(key, "")) for key in ("rules_version", "previous_edition"))
    return NamedEdition(name, day, rules, previous, told)


def _is_file(name: str, told: Any) -> bool:  # noqa: ANN401 (anything that JSON can hold)
    known = name.endswith(PACKED) and name.removesuffix(PACKED) in KEPT
    if not known or not isinstance(told, dict):
        return False
    kinds = [type(told.get(key)) for key in TOLD]
    return kinds == [int, str, str]


def _changed(
    edition: NamedEdition, tree: Tree, folder: str, paths: frozenset[str]
) -> Iterable[tuple[str, str]]:
    """Each table that is not as it was written, and what is wrong with it."""
    for file in edition.files:
        path = f"{folder}/{file.name}"
        if path not in paths:
            yield folder, f"it lacks {file.name}"
        elif hashlib.sha256(tree.read(path)).hexdigest() != file.sha256:
            yield path, "it is not as it was written"


def choose_editions(
    editions: tuple[NamedEdition, ...], *, name: str = "", as_of: date, previous: str = ""
) -> Editions:
    """The editions that lie before a state of a day, the last of which it is compared with.

    The state is the edition `name`, or none; one that is made again has before it what it had.
    `previous` names what it is compared with instead.
    """
    names = [one.name for one in editions]
    earlier = editions[: names.index(name)] if name in names else editions
    earlier = tuple(one for one in earlier if one.as_of <= as_of)
    newest = earlier[-1].name if earlier else ""
    return Editions(name, previous or newest, earlier)


def shelf_of(edition: NamedEdition, tree: Tree) -> Shelf:
    """The tables of an edition of the project."""
    tables = {
        file.name.removesuffix(PACKED): (path, tree.read(path))
        for file in edition.files
        for path in [f"{FOLDER}/{edition.name}/{file.name}"]
    }
    return Shelf(f"{FOLDER}/{edition.name}", tables)
