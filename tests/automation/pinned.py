"""Writes the requirements.txt of a new project: the program and all it needs, in tested versions.

Takes constraints.txt and what installed packages say they need. Gives the text of the file; as a
script, `python tests/automation/pinned.py`, writes it. `make constraints` ends with that.
"""

from collections import defaultdict
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
STARTER = REPOSITORY / "generator/starter/requirements.txt"
OPENING = """\
# The program that makes this scorecard and everything it needs, in the versions it was tested with.
# Dependabot proposes newer ones, and the pull request shows whether they would change anything.
"""
EVERYWHERE = ""
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def version() -> str:
    """The version of the program in this checkout."""
    text = (REPOSITORY / "generator/__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def pins() -> dict[str, str]:
    """The tested version of each package, by its name as packages are compared."""
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    parted = (line.partition("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): number for name, _, number in parted}


def needs(package: str) -> list[tuple[str, str]]:
    """What a package needs without extras: each name, and the machines that need it, or ""."""
    try:
        asked = [Requirement(line) for line in requires(package) or ()]
    except PackageNotFoundError:  # for other machines than this
        return []
    found = [
        (canonicalize_name(one.name), str(one.marker or EVERYWHERE))
        for one in asked
        if "python_version" not in str(one.marker) or _of_our_time(one)
    ]
    return [(name, marker) for name, marker in found if "extra" not in marker]


def _of_our_time(one: Requirement) -> bool:
    """Whether a Python that is supported may need it."""
    marker = one.marker
    return marker is None or any(marker.evaluate({"python_version": python}) for python in PYTHONS)


def closure(package: str, known: dict[str, str]) -> dict[str, str]:
    """Every package of `known` that a package rests on, with the machines that need it."""
    markers: dict[str, set[str]] = defaultdict(set)
    waiting = [package]
    seen = {package}
    while waiting:
        for name, marker in needs(waiting.pop()):
            if name in known:
                markers[name].add(marker)
                waiting += [name] if name not in seen else []
                seen.add(name)
    return {name: _join(found) for name, found in sorted(markers.items())}


def _join(markers: set[str]) -> str:
    if EVERYWHERE in markers:
        return EVERYWHERE
    return "; " + " or ".join(sorted(markers))


def text() -> str:
    """The requirements.txt of a new project."""
    known = pins()
    lines = [
        f"{name}=={known[name]}{where}\n" for name, where in closure("cx-scorecard", known).items()
    ]
    return f"{OPENING}\ncx-scorecard=={version()}\n\n{''.join(lines)}"


if __name__ == "__main__":
    STARTER.write_text(text(), encoding="utf-8", newline="\n")
