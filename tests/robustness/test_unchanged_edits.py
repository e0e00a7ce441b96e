"""Whatever is changed by chance, the build after it is that of a build from nothing."""

import random
from pathlib import Path

from unchanging import Workshop

SEED = 20261122
TURNS = 24
FOLDERS = ("content", "data", "templates", "editions")
KINDS = ("project", "site", "cache")
OPTIONS = (
    (),
    ("--as-of", "2026-11-23"),
    ("--as-of", "2026-11-22"),
    ("--base-url", "https://scorecard.example.gov/"),
    ("--strict",),
)


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def change_byte(path: Path, chance: random.Random) -> None:
    """Put another byte for one of a file, take one away, or put one between."""
    data = path.read_bytes()
    at, new = chance.randrange(len(data) + 1), bytes([chance.randrange(256)])
    path.write_bytes(data[:at] + chance.choice([new, b""]) + data[at + chance.randrange(2) :])


def disturb(file: Path, chance: random.Random) -> None:
    """Change, take away, add or rename a file."""
    kind = chance.choice(("byte", "byte", "byte", "away", "new", "renamed", "cut"))
    if kind == "byte":
        change_byte(file, chance)
    elif kind == "away":
        file.unlink()
    elif kind == "new":
        file.with_name(f"new-{file.name}").write_bytes(file.read_bytes())
    elif kind == "renamed":
        file.rename(file.with_name(f"new-{file.name}"))
    else:
        file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size + 1)])


def edit(kind: str, shop: Workshop, chance: random.Random) -> tuple[str, ...]:
    """Change one thing of a kind, or nothing; the options of the next build."""
    if kind == "options":
        return chance.choice(OPTIONS)
    folders = {"site": shop.site, "cache": shop.cache}
    if kind in KINDS:
        folder = folders.get(kind, shop.project / chance.choice(FOLDERS))
        disturb(chance.choice(files_below(folder)), chance)
    return ()


def test_any_edit_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    """The same findings and exit code, and the same site; or the site of before, where none is."""
    shop, chance = Workshop.open(tmp_path), random.Random(SEED)  # noqa: S311 (a seeded sample)
    _, first = shop.build_twice()
    early = 0
    for turn in range(TURNS):
        shop.put_back()
        kind = chance.choice((*KINDS, "project", "options", "nothing"))
        options = edit(kind, shop, chance)
        if kind in {"project", "options"}:
            left, anew = shop.build_twice(*options)
        else:  # what is built does not rest on it
            left, anew = shop.build(), first
        assert left == anew, (turn, kind)
        early += left.early
    assert 0 < early < TURNS / 2
