"""A small project that was built once, put back before each try: for builds where little changes.

Takes a change of the project, its site, what is kept, or the options. Gives what the command said
and left after it, and what one from nothing says and leaves. Must not judge them.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from click.testing import CliRunner, Result

from building import AS_OF, write_files
from generator.cli import scorecard
from generator.resources import templates_folder
from projects import PASSPORT, PASSPORT_TABLE

FILES = {
    **PASSPORT,
    "content/site.yaml": f"{PASSPORT['content/site.yaml']}time_zone: America/Chicago\n",
    "content/pages/why.md": "---\ntitle: Why\n---\nWe [measure](../../about/).\n",
    PASSPORT_TABLE: f"{PASSPORT[PASSPORT_TABLE]}renewal,time,2026-02,9542,10008\n",
}
OWN = ("pages/about.html", "assets/favicon.svg")
"""Templates of the product that the project has as its own."""

UNCHANGED = "Nothing has changed since it was last built."


@dataclass(frozen=True, slots=True)
class Left:
    """What a command left: its exit code, its findings, and the site by path, mode and bytes.

    `early` is whether it ended because nothing had changed, which is no part of what it left.
    """

    code: int
    said: str
    site: dict[str, tuple[int, bytes]]
    early: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a `project`, its `site` and its `cache`, and beside it a copy of all three."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> "Workshop":
        """Lay the project and its first edition, and build its site as a later state."""
        shop = cls(folder / "shop")
        write_files(shop.project, FILES)
        for name in OWN:
            into = shop.project / "templates" / name
            into.parent.mkdir(parents=True)
            shutil.copyfile(templates_folder() / name, into)
        for more in (("--edition", "2026-q2"), ()):
            done = shop.run(*more)
            assert done.exit_code == 0, done.output
        shutil.copytree(shop.folder, shop.kept)
        return shop

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self.folder / "project"

    @property
    def site(self) -> Path:
        """The folder of its site."""
        return self.folder / "site"

    @property
    def cache(self) -> Path:
        """The folder of what builds keep."""
        return self.folder / "cache"

    @property
    def kept(self) -> Path:
        """The copy of all as it was when the project had just been built."""
        return self.folder.with_name("kept")

    def put_back(self) -> None:
        """Everything as it was when the project had just been built."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def run(self, *more: str, site: Path | None = None) -> Result:
        """What a build in this process came to."""
        where = ["--project", str(self.project), "--site", str(site or self.site)]
        words = ["build", *where, "--cache", str(self.cache), "--jobs", "1"]
        day = () if "--as-of" in more else ("--as-of", AS_OF)
        return CliRunner().invoke(scorecard, [*words, *day, *more], prog_name="scorecard")

    def build(self, *more: str, site: Path | None = None) -> Left:
        """What a build leaves."""
        done = self.run(*more, "--format", "json", site=site)
        early = "unchanged" in done.stderr.splitlines()
        return Left(done.exit_code, done.stdout, site_of(site or self.site), early)

    def build_twice(self, *more: str) -> tuple[Left, Left]:
        """What a build leaves, and what one into a new folder; where it fails, what was there.

        The first comes first: it must not find what the second keeps.
        """
        before = site_of(self.site)
        left, anew = self.build(*more), self.build(*more, site=self.folder / "anew")
        return left, anew if anew.code == 0 else replace(anew, site=before)


def site_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every entry below a folder with its mode, and the bytes of each file."""
    entries = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b"",
        )
        for path in entries
    }


Change = Callable[[Workshop], object]
