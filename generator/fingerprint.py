"""What a build rests on, as one digest: with an equal one, a build gives the same site again.

Takes a project's folder and the options. Gives the digest, or nothing where something cannot be
told whole: a link, a file that the system refuses, a folder beyond the limits. Then everything is
built, as it is where the digest is another. Must not know what stands in a file, nor load a library
that a build needs.

It covers the bytes and names of all that is read: the project's four folders, empty folders too;
which answer sheets Git tracks; the edition before; the options; this program with its templates,
adapters and catalogues, whose files change in a checkout without a new version; the program that
makes the search; the libraries by the records of their installation; Python; and what the umask
makes of new files. The day is no part: whoever asks compares it.
"""

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import key_of
from generator.diagnostics import Report
from generator.git import tracked_files
from generator.listing import Entry, OddEntryError, anything, list_entries
from generator.resources import PACKAGE, templates_folder
from generator.sources.extent import MOST_FILES, is_passed_over
from generator.sources.tree import RESPONSES, SOURCES, most_bytes

if TYPE_CHECKING:
    from generator.sources.shelves import Shelf  # it loads the library of tables

LAYOUT = "1"
"""Goes up when other things are covered."""

SEARCH = "pagefind_bin"
"""The package that holds the program for the search."""

INSTALLED = (".dist-info", ".egg-info")
RECORDS = ("RECORD", "METADATA", "PKG-INFO")
"""What tells an installed distribution from another of its name and version, the best first."""

COMPILED = "__pycache__"
WRITABLE = 0o777

Part = bytes | str


@dataclass(frozen=True, slots=True)
class Basis:
    """What a build is made from and how; the site's own place is no part of it."""

    project: Path
    base_url: str = ""
    previous: "Path | Shelf | None" = None
    strict: bool = False
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digest of all that a build rests on, and that of the stamps of all files.

    Equal keys with unlike stamps tell that a file was changed, and changed back.
    """

    key: str
    stamps: str


def take_fingerprint(basis: Basis) -> Fingerprint | None:
    """The fingerprint of what a build would rest on now; None where it cannot be told.

    A build that makes an edition has none: it adds to what it rests on.
    """
    if basis.edition:
        return None
    try:
        entries = [*_project(basis.project), *_program()]
        key = key_of(LAYOUT, *_entries(entries), *_options(basis), *_system())
    except (OSError, OddEntryError, ValueError):
        return None
    return Fingerprint(key, key_of(*(f"{one.stamp}" for _, one in entries)))


Found = tuple[str, Entry]
"""An entry, and what names the folder below which it lies."""


def _entries(found: Iterable[Found]) -> Iterator[Part]:
    for where, one in found:
        yield from (where, os.fsencode(one.path), one.digest, os.fsencode(one.leads))


def _project(project: Path) -> Iterator[Found]:
    """Everything that is read of a project. Jinja opens hidden templates too; others are not."""
    for name in SOURCES:
        folder = project / name
        if folder.is_symlink():
            raise OddEntryError(name)
        if not os.path.lexists(folder):
            continue
        takes = anything if name == "templates" else _is_read
        entries = list_entries(folder, takes=takes, most=most_bytes(f"{name}/"))
        yield name, Entry("", 0)
        for number, one in enumerate(entries):
            if number > MOST_FILES:
                raise OddEntryError(one.path)
            yield name, one


def _is_read(name: str) -> bool:
    return not is_passed_over(name)


def _program() -> Iterator[Found]:
    """The files of this program and of the one that makes the search."""
    search = find_spec(SEARCH)
    places = [*(search.submodule_search_locations or () if search else ())]
    for where in (PACKAGE, templates_folder(), *places):
        for one in list_entries(where, takes=_is_no_compiled, follows=True):
            yield os.fspath(where), one


def _is_no_compiled(name: str) -> bool:
    return name != COMPILED


def _options(basis: Basis) -> Iterator[Part]:
    yield from (os.fsencode(basis.project), os.path.realpath(os.fsencode(basis.project)))
    yield from (basis.base_url, f"{basis.strict}")
    yield from map(os.fsencode, tracked_files(basis.project, RESPONSES))
    if basis.previous is not None:
        yield from _earlier(basis.previous)


def _earlier(previous: "Path | Shelf") -> Iterator[Part]:
    """The tables of the edition before; OddEntryError where one cannot be read."""
    from generator.sources.shelves import shelf_at

    report = Report()
    shelf = shelf_at(previous, report) if isinstance(previous, Path) else previous
    if len(report):
        raise OddEntryError(shelf.name)
    yield shelf.name
    for name in sorted(shelf.tables):
        path, data = shelf.tables[name]
        yield name
        yield path
        yield data


def _system() -> Iterator[Part]:
    """Python, the libraries that it finds, and the umask."""
    yield from (sys.version, sys.platform, platform.machine(), f"{_umask():o}")
    yield from map(os.fsencode, sys.path)
    for place in sys.path:
        yield from _libraries(place or os.curdir)


def _libraries(place: str) -> Iterator[Part]:
    """The installed distributions in a folder: their names, which tell the version, and records."""
    if not os.path.isdir(place):  # noqa: PTH112 (a part of sys.path, which may be anything)
        return
    with os.scandir(place) as found:
        installed = sorted(one.path for one in found if one.name.endswith(INSTALLED))
    for path in installed:
        yield os.fsencode(path)
        files = (Path(path, name) for name in RECORDS)
        yield from (file.read_bytes() for file in islice(filter(os.path.isfile, files), 1))


def _umask() -> int:
    """What the system takes from the mode of a new file; it tells only in exchange for another."""
    mask = os.umask(WRITABLE)
    os.umask(mask)
    return mask
