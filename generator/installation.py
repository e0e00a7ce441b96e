"""Installation: whether another installation makes the same bytes as this one.

Takes nothing but the files and the versions of this installation. Gives them by name, and in words
how another differs. Must not know who compares, nor why.
"""

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from platform import python_version_tuple

from generator import __version__
from generator.resources import PACKAGE, templates_folder

OWN = frozenset({".py", ".po", ".mo", ".txt"})
"""How our files end that decide what a page says and shows, beside the templates."""

Installation = dict[str, str]
"""Versions by name, and the digest of our own files as FILES."""

FILES = "files"
PROGRAM = "scorecard"

DRAWING = ("altair", "babel", "deflate", "jinja2", "markupsafe", "segno", "vl-convert-python")
"""What has a part in the bytes of a page, beside Python and us."""


@cache
def installed() -> Installation:
    """What the bytes of a page rest on here.

    Once a process: where files are changed under a preview, what it has loaded stays as it was.
    """
    major, minor, _ = python_version_tuple()
    versions = {name: _version_of(name) for name in DRAWING}
    return {PROGRAM: __version__, "Python": f"{major}.{minor}", **versions, FILES: _digest()}


def difference(own: Installation, other: object) -> str:
    """How another installation differs from this one, behind "it has"; "" where it does not."""
    if not isinstance(other, dict):
        return f"no {PROGRAM} of this release"
    unlike = next((name for name, told in own.items() if other.get(name) != told), "")
    if unlike == FILES:
        return f"{PROGRAM} {own[PROGRAM]} too, but with other files in it"
    if not unlike:
        return ""
    there = f"{unlike} {other[unlike]}" if other.get(unlike) else f"no {unlike}"
    return f"{there}, and not {own[unlike] or 'none'}"


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest() -> str:
    """A digest of our code, words and templates, wherever they lie."""
    inside = (path for path in PACKAGE.rglob("*") if path.suffix in OWN)
    own = {path.relative_to(PACKAGE): path for path in inside}
    # In the wheel the templates lie inside.
    files = {path.as_posix(): at for path, at in own.items() if path.parts[0] != "templates"}
    templates = templates_folder()
    laid = (path for path in templates.rglob("*") if path.is_file())
    files |= {f"templates/{path.relative_to(templates).as_posix()}": path for path in laid}
    digest = sha256()
    for name, path in sorted(files.items()):
        digest.update(b"%s\0%s" % (name.encode(), sha256(path.read_bytes()).digest()))
    return digest.hexdigest()
