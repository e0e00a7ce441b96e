"""Files about to be made: checked against what is there, then written.

Takes paths and bytes. Gives findings where one would be overwritten or cannot be written.
Must not know what the files say.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

from generator.diagnostics import Place, Report

Files = dict[Path, bytes]


def write_new(files: Mapping[Path, bytes], report: Report) -> bool:
    """Write new files; False with a finding at the first that the system refuses."""
    return _write(files, report, mode="xb")


def write_anew(files: Mapping[Path, bytes], report: Report) -> bool:
    """Write files that may be there already; False as in `write_new`."""
    return _write(files, report, mode="wb")


def replace_file(path: Path, content: bytes, report: Report) -> bool:
    """Give a file new content in one step; False with a finding, the file as it was, if refused."""
    whole = path.resolve()
    beside = whole.with_name(f".{whole.name}.new")
    try:
        beside.write_bytes(content)
        shutil.copymode(whole, beside)
        beside.replace(whole)
    except OSError as fault:
        report.add("cannot-write", file=path, problem=fault.strerror or str(fault))
        with suppress(OSError):
            beside.unlink()
        return False
    return True


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


def refuse_overwriting(paths: Iterable[Path], report: Report) -> None:
    """Find every file that is there already, and every file that stands where a folder has to."""
    for path in sorted(paths):
        folders = [folder for folder in path.parents if os.path.lexists(folder)]
        if os.path.lexists(path):
            report.add("would-overwrite", Place(str(path)), path=path)
        elif folders and not folders[0].is_dir():
            report.add("would-overwrite", Place(str(folders[0])), path=folders[0])
