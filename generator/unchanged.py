"""A build where nothing has changed: known by a fingerprint, it ends before anything is read.

Takes what a build rests on, where its site lies, and a folder for what is kept. Gives the findings
of the build that made the site, where one now would give the same site and the same findings; or
nothing, and then everything is built. Must not know how a site is built, nor load what a build
needs.

What is kept is only believed of a site that is there: each file of it is read and held against the
manifest, and the manifest against its digest. Nothing is written where nothing has changed.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISDIR
from typing import Any, Self

from generator.cache import Store, key_of
from generator.diagnostics import Report, Severity
from generator.diagnostics.kept import read_report, write_report
from generator.fingerprint import SEARCH, Basis, Fingerprint, take_fingerprint
from generator.listing import Entry, OddEntryError, list_entries
from generator.sources.tree import lies_in_sources
from generator.write import MANIFEST, examine, repair
from generator.write.work import real_place
from generator.write.writers import IGNORE, IGNORE_ALL

KINDS = {
    "as_of": str,
    "time_zone": str,
    "manifest": str,
    "file_mode": int,
    "folder_mode": int,
    "findings": list,
}
"""What is kept of a build, and the type of each part in JSON."""

Today = Callable[[str], date]
"""The day that counts as today in a time zone."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was written: its day, the time zone of that, and its manifest's SHA-256."""

    as_of: date
    time_zone: str
    manifest: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a build: its site, the modes of its files and folders, and its findings."""

    built: Built
    file_mode: int
    folder_mode: int
    report: Report


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The build before this one, by what it rested on; `seen` is None where that is not known."""

    basis: Basis
    site: Path
    store: Store
    seen: Fingerprint | None

    @classmethod
    def of(cls, basis: Basis, site: Path, cache: Path) -> Self:
        """The last build of a project into a folder, as kept in the folder `cache`."""
        return cls(basis, site, Store(cache), take_fingerprint(basis))

    @classmethod
    def unknown(cls, basis: Basis, site: Path, cache: Path) -> Self:
        """A build that is neither held against one before it, nor kept as the last one."""
        return cls(basis, site, Store(cache), None)

    @property
    def key(self) -> str:
        """Under which its findings are kept."""
        return key_of("unchanged", self.seen.key if self.seen else "")

    def recall(self, today: Today) -> Report | None:
        """The findings of a build, where it would leave the site as it stands; else None."""
        kept = _read(self.store.get(self.key)) if self.seen else None
        if kept is None or _stops(kept.report, self.basis) or not _is_of_day(kept.built, today):
            return None
        if lies_in_sources(self.site, self.basis.project):
            return None
        repair(self.site)
        return kept.report if examine(self.site) is None and _stands(self.site, kept) else None

    def keep(self, built: Built, report: Report) -> None:
        """Keep what was found by a build that has just written its site.

        Not where files were changed while it was read, nor where the program for the search failed,
        which it may not do the next time.
        """
        failed = find_spec(SEARCH) and any(found.code == "search-left-out" for found in report)
        if self.seen is None or failed or take_fingerprint(self.basis) != self.seen:
            return
        try:
            file, folder = (_mode(self.site, name) for name in (IGNORE, ""))
        except OSError:
            return
        self.store.put(self.key, _write(_Kept(built, file, folder, report)))


def _mode(site: Path, name: str) -> int:
    return (real_place(site) / name).lstat().st_mode


def _stops(report: Report, basis: Basis) -> bool:
    """Whether these are no findings of a build that wrote a site."""
    return report.failed or (basis.strict and report.count(Severity.WARNING) > 0)


def _is_of_day(built: Built, today: Today) -> bool:
    try:
        return today(built.time_zone) == built.as_of
    except (KeyError, ValueError, OSError):  # a time zone that the system knows no more
        return False


def _write(kept: _Kept) -> bytes:
    said = {
        "as_of": kept.built.as_of.isoformat(),
        "time_zone": kept.built.time_zone,
        "manifest": kept.built.manifest,
        "file_mode": kept.file_mode,
        "folder_mode": kept.folder_mode,
        "findings": write_report(kept.report),
    }
    return json.dumps(said).encode()


def _read(data: bytes | None) -> _Kept | None:
    """What was kept; None for nothing, and for whatever this program did not write."""
    try:
        said = json.loads(data or b"null")
        shape = {name: type(one) for name, one in said.items()} if isinstance(said, dict) else {}
        return _kept(said) if shape == KINDS else None
    except (ValueError, RecursionError):
        return None


def _kept(said: dict[str, Any]) -> _Kept | None:
    """What was kept in parts of the right types; ValueError where the day is none."""
    report = read_report(said["findings"])
    built = Built(date.fromisoformat(said["as_of"]), said["time_zone"], said["manifest"])
    if report is None:
        return None
    return _Kept(built, said["file_mode"], said["folder_mode"], report)


def _stands(site: Path, kept: _Kept) -> bool:
    """Whether a site is, to the last byte and mode, the one that was written, and nothing more."""
    real = real_place(site)
    try:
        files = _listed(real, kept.built.manifest)
        folders = _folders(files)
        found = [one for one in list_entries(real) if _is_same(one, files, folders, kept)]
        whole = real.stat().st_mode == kept.folder_mode
    except (OSError, OddEntryError, ValueError, RecursionError):
        return False
    return whole and len(found) == len(files) + len(folders)


def _listed(site: Path, digest: str) -> dict[str, str]:
    """Each file of a site with its SHA-256; ValueError where the manifest is another."""
    data = (site / MANIFEST).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError
    said = json.loads(data)
    files = said.get("files") if isinstance(said, dict) else None
    if not isinstance(files, dict):
        raise ValueError  # noqa: TRY004 (as above: it is no manifest of ours)
    return {**files, MANIFEST: digest, IGNORE: hashlib.sha256(IGNORE_ALL).hexdigest()}


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder in which files lie, but the root."""
    found = set[str]()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _is_same(entry: Entry, files: dict[str, str], folders: set[str], kept: _Kept) -> bool:
    """Whether this is a file or folder of the site; OddEntryError where it is not."""
    if S_ISDIR(entry.mode):
        same = entry.path in folders and entry.mode == kept.folder_mode
    else:
        same = files.get(entry.path) == entry.digest and entry.mode == kept.file_mode
    if not same:
        raise OddEntryError(entry.path)
    return same
