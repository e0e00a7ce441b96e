"""A published site against its own manifest: every file by its hash, every link and anchor.

Takes the folder of a site, which anybody may have changed. Gives findings, and how many files the
manifest lists. Writes nothing, follows no link of the file system, and opens no file but those in
the folder. Must not know what a project is, nor what a page is about.

Not found by it: a site whose manifest was changed too. Compare the manifest with one that you
trust, such as the one at the address where the site was published.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from urllib.parse import urlsplit

from generator.diagnostics import Others, Place, Refusal, Report
from generator.exports.manifest import GENERATOR, MANIFEST, UNLISTED
from generator.links import PageOutline, check, leads_elsewhere, outline

HOSTS = frozenset({".nojekyll", "CNAME"})
"""Files at the root by which some hosts know how to serve a folder, and which nobody reads."""

LARGEST_MANIFEST = 100_000_000
"""Bytes: half a million files; a scorecard of 10,000 services has a fifth of that."""

DEEPEST = 20
"""Folders inside each other in a site."""

LARGEST_PAGE = 5_000_000
"""Bytes: a hundred times the pages of a service."""

SHOWN = 20
"""Findings of one code that are told one by one."""

DIGEST = re.compile("[0-9a-f]{64}")
UNCLOSED = re.compile(r"<[^<>]*<")
"""Never in a page of ours, where "<" is written as an entity; such pages take long to read."""

Told = tuple[Place, Mapping[str, object]]
"""Where a finding stands, and the words that fill its message."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was published: the SHA-256 of each file by its path, and the address of the site."""

    files: Mapping[str, str]
    base_url: str


def verify(site: Path, report: Report) -> int:
    """How many files the manifest of a site lists; whatever is wrong with the site is reported."""
    manifest = _read_manifest(site, report)
    if manifest is None:
        return 0
    found = _list_files(site, report)
    _compare(site, manifest, found, report)
    plain = {path for path, problem in found.items() if not problem and path in manifest.files}
    _follow_links(site, manifest, plain, report)
    return len(manifest.files)


def _read_manifest(site: Path, report: Report) -> Manifest | None:
    """The manifest; None, with a finding, where it cannot be relied on."""
    path = site / MANIFEST
    try:
        read = _parse(path)
    except OSError as fault:
        read = fault.strerror or str(fault)
    except (ValueError, RecursionError):
        read = "it is no JSON"
    if isinstance(read, Manifest):
        return read
    report.add("manifest-unread", Place(path.as_posix()), path=MANIFEST, problem=read)
    return None


def _parse(path: Path) -> Manifest | str:
    """The manifest in a file, or what is wrong with it."""
    known = path.lstat()
    if not S_ISREG(known.st_mode):
        return "it is no plain file"
    if known.st_size > LARGEST_MANIFEST:
        return f"it has {known.st_size:,} bytes, and {LARGEST_MANIFEST:,} are the most"
    return _shape(json.loads(path.read_bytes()))


def _shape(said: object) -> Manifest | str:
    """A manifest from what JSON says, or what is wrong with it."""
    if not isinstance(said, dict) or said.get("generator") != GENERATOR:
        return f"it was not made by {GENERATOR}"
    if "gallery" in said:
        return "it is that of a gallery, whose links are examples and lead nowhere"
    files, address = said.get("files"), said.get("base_url", "")
    if not isinstance(files, dict) or not all(map(_is_digest, files.values())):
        return "it has no list of files with their SHA-256"
    if not isinstance(address, str) or not _is_parted(address):
        return "its base_url is no address"
    return Manifest(files, address)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def _is_parted(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _list_files(site: Path, report: Report) -> dict[str, str]:
    """Every entry below the site that is no folder, each with its oddity, "" for a plain file.

    A repository in the folder, such as the branch that a host publishes, is none of the site.
    """

    def refuse(fault: OSError) -> None:
        where, reason = Path(fault.filename).as_posix(), fault.strerror or str(fault)
        report.add("unreadable-file", Place(where), path=where, reason=reason)

    found = {}
    for folder, below, names in os.walk(site, onerror=refuse):
        linked = [name for name in below if os.path.islink(Path(folder) / name)]  # noqa: PTH114 (Path.is_symlink raises where a folder may not be entered)
        below[:] = [name for name in below if Path(folder) / name != site / ".git"]
        if len(Path(folder).relative_to(site).parts) > DEEPEST:  # as no site is: told, not entered
            linked, below[:] = [*below], []
        for path in (Path(folder) / name for name in (*names, *linked)):
            found[path.relative_to(site).as_posix()] = _find_oddity(path)
    return dict(sorted(found.items()))


def _find_oddity(path: Path) -> str:
    """What keeps an entry from being a plain file."""
    try:
        mode = path.lstat().st_mode
    except OSError as fault:
        return fault.strerror or str(fault)
    if S_ISLNK(mode):
        return "it is a link"
    return "" if S_ISREG(mode) else "it is no plain file"


def _compare(site: Path, manifest: Manifest, found: Mapping[str, str], report: Report) -> None:
    """Find what is missing, what has changed, and what was never published."""
    missing = [path for path in sorted(manifest.files) if path not in found]
    changed = [
        (path, problem)
        for path, odd in found.items()
        if path in manifest.files
        and (problem := odd or _find_change(site / path, manifest.files[path]))
    ]
    known = {*manifest.files, *UNLISTED, *HOSTS}
    unlisted = [path for path in found if path not in known]
    for code, paths in (
        ("published-file-missing", [(path, "") for path in missing]),
        ("published-file-changed", changed),
        ("published-file-unlisted", [(path, "") for path in unlisted]),
    ):
        told = ((_place(site, path), {"path": path, "problem": said}) for path, said in paths)
        _tell(report, code, told)


def _find_change(path: Path, digest: str) -> str:
    """What makes a file another than the one with this SHA-256."""
    try:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError as fault:
        return fault.strerror or str(fault)
    return "" if same else "its content is another"


def _follow_links(site: Path, manifest: Manifest, plain: Iterable[str], report: Report) -> None:
    """Find the links and anchors that lead nowhere, and pages that are none of ours."""
    pages = sorted(path for path in plain if path.endswith(".html"))
    outlines = {path: _outline(site / path) for path in pages}
    ours = {path: page for path, page in outlines.items() if page is not None}
    later = {*manifest.files, MANIFEST}
    faults = check(ours, later, base_url=manifest.base_url)
    told: Iterator[Told] = (
        (_place(site, fault.path, fault.line), {"target": fault.target, "what": fault.what})
        for fault in faults
        if not leads_elsewhere(fault)
    )
    strange = "not written as this program writes pages"
    foreign = [
        (_place(site, path), {"target": "HTML", "what": strange})
        for path in pages
        if outlines[path] is None
    ]
    _tell(report, "published-page-faulty", [*foreign, *told])


def _outline(path: Path) -> PageOutline | None:
    """The outline of a page; None for one that no build of ours wrote, or that cannot be read."""
    try:
        if path.stat().st_size > LARGEST_PAGE:
            return None
        content = path.read_bytes()
        return outline(content) if _is_closed(content.decode()) else None
    except (OSError, ValueError):
        return None


def _is_closed(html: str) -> bool:
    """Whether every tag and script ends where a page of ours ends it.

    Elsewhere the reader of tags looks for each end up to the end of the page, again and again.
    """
    paired = (html.count(f"<{name}") == html.count(f"</{name}") for name in ("script", "style"))
    return all(paired) and UNCLOSED.search(html) is None


def _tell(report: Report, code: str, told: Iterable[Told]) -> None:
    """Add the first findings of a code one by one, and count the rest."""
    whole = list(told)
    for place, words in whole[:SHOWN]:
        report.refuse(Refusal.of(code, **words), place)
    more = len(whole) - SHOWN
    if more > 0:
        place, others = whole[SHOWN][0], Others(code, more)
        report.add_others("more-published-like-it", others, place, count=f"{more:,}", kind=code)


def _place(site: Path, path: str, line: int = 0) -> Place:
    """A place in the site, as its folder was typed.

    A path in a manifest may begin anywhere: joined as text, it never leaves the site's name.
    """
    return Place(f"{site.as_posix()}/{path}", line)
