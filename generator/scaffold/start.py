"""A new project: the starter's files, and the schemas that its editor settings name.

Takes the folder of the starter project and a folder to write into. Gives files, or findings.
Must not know what the files say; never overwrites what somebody wrote.
"""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.diagnostics import Place, Report
from generator.scaffold.files import Files, refuse_overwriting
from generator.scaffold.formats import FORMATS, schema_text

PROJECT = ("content", "data")
"""Folders of what a site is made of: where one of the starter's files is there, none is written."""

SCHEMAS = PurePosixPath(".scorecard/schemas")
"""Where the settings of editors look for schemas; a point keeps them out of the way of people."""


def plan_start(into: Path, *, starter: Path, report: Report) -> Files:
    """The files of a small project that builds as it is; empty, with findings, where one exists.

    Only content and data stop it. What lies around them, such as the README of a repository, is
    kept and told.
    """
    return _plan(_starting_files(starter), into, report)


def plan_around(into: Path, *, starter: Path, report: Report) -> Files:
    """What lies around content and data in a small project, for one that is made otherwise.

    Settings of Git and of editors, schemas, the workflow; not the README, which tells of the
    example. What is there is kept and told.
    """
    ours = _starting_files(starter)
    around = {path: ours[path] for path in ours if _lies_around(path) and path.name != "README.md"}
    return _plan(around, into, report)


def _plan(ours: Mapping[PurePosixPath, bytes], into: Path, report: Report) -> Files:
    """Files to be written, without those that are kept; empty, with findings, where one is not."""
    kept = {path for path in ours if _lies_around(path) and os.path.lexists(into / path)}
    files = {into / path: content for path, content in ours.items() if path not in kept}
    refuse_overwriting(files, report)
    if report.failed:
        return {}
    for path in sorted(kept):
        _tell_kept(into / path, ours[path], report)
    return files


def _starting_files(starter: Path) -> dict[PurePosixPath, bytes]:
    """Every file of a new project, by its path there."""
    paths = (path for path in starter.rglob("*") if path.is_file())
    files = {
        PurePosixPath(path.relative_to(starter).as_posix()): path.read_bytes() for path in paths
    }
    schemas = {SCHEMAS / f"{kind}.schema.json": schema_text(kind).encode() for kind in FORMATS}
    return {**files, **schemas}


def _lies_around(path: PurePosixPath) -> bool:
    return path.parts[0] not in PROJECT


def _tell_kept(path: Path, ours: bytes, report: Report) -> None:
    """Tell a file that stays as it is, and which lines of ours it lacks."""
    try:
        theirs = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        theirs = []
    known = {line.strip() for line in theirs}
    lines = [line.strip() for line in ours.decode().splitlines()]
    lacking = [line for line in lines if line and not line.startswith("#") and line not in known]
    report.add("kept-file", Place(str(path)), path=path, lines=_what_to_add(path, lacking))


LISTS = (".gitattributes", ".gitignore", "requirements.txt")
"""Files in which each line stands for itself, so that what lacks can be added by hand."""


def _what_to_add(path: Path, lacking: list[str]) -> str:
    if path.name not in LISTS:
        return "Nothing has to be done. To compare: scorecard init, in an empty folder."
    return f"Add these lines to it: {'; '.join(lacking)}." if lacking else "It has all its lines."
