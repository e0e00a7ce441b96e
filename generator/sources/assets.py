"""Files of the project's own that are served as they are: images and fonts in templates/assets/.

Takes a tree. Gives each file's place in the site and its bytes, and a finding for each that cannot
be served. Must not know what a theme uses them for.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generator.diagnostics import Place, Report
from generator.resources import templates_folder
from generator.sources.svg import find_unsafe
from generator.sources.tree import Tree

ASSETS = "templates/assets/"

LARGEST_ASSET = 300_000
"""Bytes: a page is meant to weigh a tenth of this; a font of every weight comes near it."""

LOGOS = (".svg", ".png")
IMAGES = (*LOGOS, ".jpg", ".jpeg", ".webp")
FONTS = (".woff2",)

_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = MappingProxyType(
    {
        ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
        ".jpg": re.compile(rb"\xff\xd8\xff"),
        ".jpeg": re.compile(rb"\xff\xd8\xff"),
        ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
        ".woff2": re.compile(rb"wOF2"),
    }
)
"""How the files of each ending begin."""

_ELSEWHERE = re.compile(
    rb"(?:@import|url\()[\s(\"']*(?:url\([\s\"']*)?(?P<address>(?:[a-z]+:)?//[^\s\"')]*)",
    re.IGNORECASE,
)
"""What a style sheet loads from another address; data in the sheet itself is none."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def list_assets(tree: Tree) -> tuple[str, ...]:
    """The names below templates/assets/ of the project's own images and fonts, sorted.

    Those that stand in for a file of the product, such as favicon.svg, are not among them.
    """
    return tuple(name for name in _names(tree) if _is_served(name) and name not in _packaged())


def read_assets(tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Each image and font of the project's own: its place in the site, and its bytes."""
    for name in list_assets(tree):
        yield f"assets/{name}", tree.read(ASSETS + name)


def check_assets(tree: Tree, report: Report) -> None:
    """Find the files of templates/assets/ that cannot be served, do nothing, or load others."""
    packaged = _packaged()
    for name in _names(tree):
        place = Place(ASSETS + name)
        if _is_served(name):
            problem = _find_problem(name, tree.read(place.path))
            if problem:
                report.add("asset-refused", place, problem=problem)
        elif name in packaged and name.endswith(".css"):
            _find_elsewhere(place.path, tree.read(place.path), report)
        elif name not in packaged:
            report.add("asset-unused", place, known=", ".join(_styles(packaged)))


def _find_elsewhere(path: str, style: bytes, report: Report) -> None:
    """Find the addresses that a style sheet of the project's own loads from elsewhere."""
    for found in _ELSEWHERE.finditer(style):
        line = style.count(b"\n", 0, found.start()) + 1
        address = found["address"].decode("utf-8", "replace")
        report.add("style-from-elsewhere", Place(path, line), address=address)


def _find_problem(name: str, data: bytes) -> str:
    """Why a file cannot be served, as the end of a sentence; "" where it can."""
    if not _NAME.fullmatch(name):
        return "its name has other signs than letters a to z, digits, hyphens and full stops"
    if len(data) > LARGEST_ASSET:
        return f"it has {len(data):,} bytes, and at most {LARGEST_ASSET:,} are served"
    ending = _ending(name)
    if ending == ".svg":
        return find_unsafe(data)
    return "" if _BEGINNINGS[ending].match(data) else f"it is no {ending[1:].upper()} file inside"


def _names(tree: Tree) -> tuple[str, ...]:
    paths = (path for path in tree.paths("templates") if path.startswith(ASSETS))
    return tuple(path.removeprefix(ASSETS) for path in paths)


def _is_served(name: str) -> bool:
    return _ending(name) in (*IMAGES, *FONTS)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _packaged() -> frozenset[str]:
    """The names of the product's own assets, which a project's file of that name replaces."""
    folder: Path = templates_folder() / "assets"
    files = (path for path in folder.rglob("*") if path.is_file())
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def _styles(packaged: frozenset[str]) -> list[str]:
    return sorted(name for name in packaged if name.endswith(".css"))
