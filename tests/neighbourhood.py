"""The neighbourhood of a file: what of a project has to be there for a slip in it to be judged.

Takes the files of a project as text. Gives a smaller project: the file, the services it names with
what they need, and of tables the rows about these. Must not know slips.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

Files = Mapping[str, str]
"""The text of each file of a project, by its path."""

SURVEYED = "data/satisfaction/"

OF_SITE = frozenset({"road-test", "income-tax-refund", "property-tax-relief", "birth-certificate"})
"""Services that use what content/site.yaml of the demonstration defines."""

ANY = frozenset({"birth-certificate"})
"""A service for files that name none: a small one."""


def read_files(root: Path) -> dict[str, str]:
    """The content and the tables of a project."""
    paths = (path for name in ("content", "data") for path in sorted((root / name).rglob("*.*")))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def near(files: Files, path: str, subjects: Iterable[str] = ()) -> dict[str, str]:
    """The neighbourhood of a file.

    `subjects` are what rows are about: a service by its id, others as in tables of answers.
    """
    named = {*_names(files, path), *subjects}
    for one in [name for name in named if name.startswith("journey:")]:
        named |= _names(files, f"content/journeys/{one.partition(':')[2]}.yaml")
    content = {one: files[one] for one in files if _stays(files, one, path, named)}
    surveys = {id_of(one) for one in content if _is(one, "surveys")}
    about = _subjects(content) | {one for one in named if ":" in one}
    tables = {
        one: _rows_about(text, about, surveys)
        for one, text in sorted(files.items())
        if one.startswith("data/")
    }
    return content | {
        one: text for one, text in tables.items() if text.count("\n") > 1 or one == path
    }


def _subjects(content: Files) -> set[str]:
    """What rows of tables may be about, in a project of this content."""
    services = {id_of(one) for one in content if _is(one, "services")}
    journeys = {f"journey:{id_of(one)}" for one in content if _is(one, "journeys")}
    return services | journeys | {f"service:{one}" for one in services}


def _names(files: Files, path: str) -> set[str]:
    """The ids of services that a file is about, or names, or that stand in rows of its survey."""
    every = {id_of(one): one for one in files if _is(one, "services")}
    if _is(path, "services"):
        return {id_of(path)}
    if _is(path, "agencies"):
        return set(sorted(one for one in every if f"/{id_of(path)}/" in every[one])[:1])
    if _is(path, "surveys"):
        return set(sorted({one for one, survey in _asked(files) if survey == id_of(path)})[:2])
    if path == "content/site.yaml":
        return {*OF_SITE}
    if path.startswith("data/"):
        return set()
    return {one for one in every if _mentions(_with_loops(files, path), one)} or {*ANY}


def _with_loops(files: Files, path: str) -> str:
    """What a file says in its own language, and what the loops say that it names."""
    text = files[path] + files.get(_original(path), "")
    loops = (files[one] for one in files if _is(one, "feedback") and _mentions(text, id_of(one)))
    return text + "".join(loops)


def _asked(files: Files) -> list[tuple[str, str]]:
    """What each row of a table of answers is about, and its survey."""
    tables = (text for path, text in files.items() if path.startswith(SURVEYED))
    rows = (row for text in tables for row in csv.DictReader(io.StringIO(text)))
    return [(row["subject"].removeprefix("service:"), row["survey"]) for row in rows]


def _stays(files: Files, one: str, path: str, named: set[str]) -> bool:
    """Whether a file of content belongs to the neighbourhood."""
    if one in (path, "content/site.yaml") or _is(one, "agencies"):
        return True
    if _is(one, "services"):
        return id_of(one) in named
    if _is(one, "surveys"):
        return _is_asked(files, id_of(one), named)
    if _is(one, "journeys") and f"journey:{id_of(one)}" in named:
        return True
    return one.startswith("content/") and _is_told_of(files, one, path, named)


def _is_asked(files: Files, survey: str, named: set[str]) -> bool:
    own = (files[one] for one in files if _is(one, "services") and id_of(one) in named)
    in_rows = any(one == survey and about in named for about, one in _asked(files))
    return in_rows or any(_mentions(text, survey) for text in own)


def _is_told_of(files: Files, one: str, path: str, named: set[str]) -> bool:
    """Whether a file about services belongs there: the file names it, or knows all its services."""
    source = _original(one)
    if source == _original(path) or _mentions(files.get(_original(path), ""), id_of(source)):
        return True
    services = {id_of(at) for at in files if _is(at, "services")}
    inside = {at for at in services if _mentions(files[source], at)}
    beside = _is(one, "feedback") and not (_is(path, "improvements") or _is(path, "feedback"))
    return beside and bool(inside) and inside <= named


def _rows_about(text: str, about: set[str], surveys: set[str]) -> str:
    """The rows of a table about these subjects, and of these surveys where it has any."""
    lines = text.split("\n")
    names = lines[0].split(",")
    column = names.index("subject" if "subject" in names else "service")
    kept = [
        line
        for line, row in zip(lines[1:], csv.reader(lines[1:]), strict=True)
        if row and row[column] in about and ("survey" not in names or row[1] in surveys)
    ]
    return "\n".join([lines[0], *kept, ""])


def id_of(path: str) -> str:
    """The id that a file's name gives, in any language."""
    return PurePosixPath(path).stem.partition(".")[0]


def _is(path: str, kind: str) -> bool:
    return path.startswith(f"content/{kind}/")


def _original(path: str) -> str:
    return re.sub(r"\.es\.md$", ".md", path)


def _mentions(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
