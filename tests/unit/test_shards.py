"""A site is built in parts on several machines: the same site, of pages printed once."""

import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from automation.actionlint import REPOSITORY
from automation.runner import read_workflow
from building import AS_OF, write_files
from generator.cache import FILE
from generator.cli import scorecard
from generator.cli.shards import Shard
from generator.resources import templates_folder
from projects import COUNTED, PASSPORT, PASSPORT_SERVICE, PASSPORT_TABLE

EXAMPLE = REPOSITORY / "docs/examples/workflows/build-in-a-matrix.yml"
SERVICES = [f"service-{n}" for n in range(1, 8)]
FOLDER = PASSPORT_SERVICE.rpartition("/")[0]
FILES = {
    "content/site.yaml": PASSPORT["content/site.yaml"] + "languages: [en, es]\n",
    "content/agencies/passports.yaml": PASSPORT["content/agencies/passports.yaml"],
    **{
        f"{FOLDER}/{one}.yaml": PASSPORT[PASSPORT_SERVICE].replace("a passport", one)
        for one in SERVICES
    },
    PASSPORT_TABLE: COUNTED + "".join(f"{one},time,2026-01,9541,10007\n" for one in SERVICES),
}
ADDRESS = ("--base-url", "https://standards.example.gov/")
PLACES = ("one", "deeper/in/another", "three")
"""Where the machines of a build check the project out."""


def lay(folder: Path) -> Path:
    """A checkout of the project, with a template of its own."""
    own = folder / "templates" / "pages" / "service.html"
    own.parent.mkdir(parents=True)
    shutil.copyfile(templates_folder() / "pages" / "service.html", own)
    return write_files(folder, FILES)


def run(project: Path, *words: object) -> Result:
    """What a build came to that was typed in the project's folder."""
    typed = ["build", "--as-of", AS_OF, *map(str, words)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


@dataclass(frozen=True)
class Machines:
    """Three checkouts, the caches of their shards as they were handed over, and a whole site."""

    folder: Path
    said: tuple[str, ...]
    manifest: bytes

    def bring(self, into: Path, *numbers: int) -> Path:
        """The folder with the caches of some shards, each in a folder of its own."""
        into.mkdir()
        for number in numbers:
            shutil.copytree(self.folder / "handed" / f"pages-{number}", into / f"pages-{number}")
        return into

    def join(self, shards: Path) -> tuple[bytes, str]:
        """The manifest of a build with the caches in a folder, and what it said of them."""
        place = shards.with_name("last")
        done = run(lay(place), "--with-shards", shards, *ADDRESS)
        assert done.exit_code == 0, done.output
        return (place / "site" / "manifest.json").read_bytes(), told(done)


def told(done: Result) -> str:
    """What a build said of pages."""
    return next(line for line in done.stdout.splitlines() if " the pages of " in line)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Machines:
    """Three shards, printed in three places."""
    folder = tmp_path_factory.mktemp("shards")
    said = []
    for number, place in enumerate(PLACES, start=1):
        cache = folder / "handed" / f"pages-{number}"
        done = run(lay(folder / place), "--shard", f"{number}/3", "--cache", cache, *ADDRESS)
        assert done.exit_code == 0, done.output
        said.append(told(done).replace(str(cache), "CACHE"))
    whole = lay(folder / "whole")
    run(whole, *ADDRESS)
    return Machines(folder, tuple(said), (whole / "site" / "manifest.json").read_bytes())


def test_each_shard_says_what_it_printed(machines: Machines) -> None:
    """Together they print every service once."""
    assert machines.said == (
        "Printed the pages of 2 of 7 services into CACHE; 0 were there already.",
        "Printed the pages of 2 of 7 services into CACHE; 0 were there already.",
        "Printed the pages of 3 of 7 services into CACHE; 0 were there already.",
    )


def test_a_shard_writes_no_site(machines: Machines) -> None:
    """Nothing is made in the project, neither a site nor another cache."""
    assert sorted(path.name for path in (machines.folder / "one").iterdir()) == [
        *("content", "data", "templates")
    ]


def test_all_shards_give_the_whole_site(machines: Machines, tmp_path: Path) -> None:
    """From three places comes the site of one piece, and no service is printed again."""
    shards = machines.bring(tmp_path / "shards", 1, 2, 3)

    manifest, said = machines.join(shards)

    assert manifest == machines.manifest
    assert said == (
        f"It took over 3 caches from {shards}, and printed the pages of 0 of 7 services anew."
    )


def test_a_shard_that_is_missing_costs_time(machines: Machines, tmp_path: Path) -> None:
    """Its services alone are printed by the last build."""
    manifest, said = machines.join(machines.bring(tmp_path / "shards", 1, 3))

    assert manifest == machines.manifest
    assert "took over 2 caches" in said
    assert "the pages of 2 of 7 services anew" in said


def test_no_shard_at_all_costs_time(machines: Machines, tmp_path: Path) -> None:
    """A folder that is not there is said, and everything is printed."""
    manifest, said = machines.join(tmp_path / "shards")

    assert manifest == machines.manifest
    assert "took over no cache" in said
    assert "the pages of 7 of 7 services anew" in said


def turn_bytes(file: Path) -> None:
    """Turn bits all over a file."""
    content = bytearray(file.read_bytes())
    content[100::997] = bytes(one ^ 0x55 for one in content[100::997])
    file.write_bytes(content)


def become_folder(file: Path) -> None:
    """A folder in the place of a file."""
    file.unlink()
    file.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "turned": turn_bytes,
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "a folder": become_folder,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_shard_costs_time(machines: Machines, tmp_path: Path, damage: str) -> None:
    """What is not whole in it is printed again, and the other shards are as good as ever."""
    shards = machines.bring(tmp_path / "shards", 1, 2, 3)
    DAMAGES[damage](shards / "pages-2" / FILE)

    manifest, said = machines.join(shards)

    assert manifest == machines.manifest
    assert re.search("the pages of [12] of 7 services anew", said)


def test_another_option_costs_time(machines: Machines, tmp_path: Path) -> None:
    """Pages that were printed for another address are not found, and not shown."""
    shards = machines.bring(tmp_path / "shards", 1, 2, 3)

    done = run(lay(tmp_path / "last"), "--with-shards", shards)

    assert "the pages of 7 of 7 services anew" in told(done)
    assert "standards.example.gov" not in (tmp_path / "last/site/index.html").read_text("utf-8")


def test_a_shard_prints_nothing_twice(machines: Machines, tmp_path: Path) -> None:
    """What its cache has already stays as it is."""
    cache = machines.bring(tmp_path / "shards", 3) / "pages-3"

    done = run(lay(tmp_path / "again"), "--shard", "3/3", "--cache", cache, *ADDRESS)

    assert "Printed the pages of 0 of 7 services" in told(done)
    assert "; 3 were there already." in told(done)


def test_editions_are_known_to_shards(tmp_path: Path) -> None:
    """Pages of a state that is an edition are found, and those of an edition in the making."""
    project, shards = lay(tmp_path / "project"), tmp_path / "shards"
    made = ("--edition", "2026-q1")
    for more in (made, ()):
        run(project, "--shard", "1/1", "--cache", shards, *more)
        assert (project / "editions").exists() is (more == ())
        done = run(project, "--with-shards", shards, *more)
        assert "the pages of 0 of 7 services anew" in told(done), done.output
        shutil.rmtree(project / ".scorecard-cache")


def test_an_error_stops_every_shard(tmp_path: Path) -> None:
    """It is told as by the build, and nothing is printed."""
    project = lay(tmp_path / "project")
    write_files(project, {PASSPORT_TABLE: FILES[PASSPORT_TABLE].replace("9541", "many")})

    done = run(project, "--shard", "1/3", "--cache", "cache")

    assert done.exit_code == 1
    assert done.stdout == run(project).stdout
    assert not (project / "cache").exists()


def test_a_warning_stops_a_strict_shard(tmp_path: Path) -> None:
    """As it stops a strict build."""
    done = run(lay(tmp_path / "project"), "--shard", "1/3", "--strict")

    assert done.exit_code == 1
    assert "Printed" not in done.stdout


def test_a_shard_that_cannot_keep_pages_fails(tmp_path: Path) -> None:
    """It never says that it printed into a place where nothing is."""
    (tmp_path / "file").write_text("")

    done = run(lay(tmp_path / "project"), "--shard", "1/7", "--cache", tmp_path / "file" / "cache")

    assert done.exit_code == 1
    assert "[cannot-write]" in done.stdout
    assert "Printed" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--shard", "0/5"), "there is no shard 0 of 5; they are 1/5 to 5/5"),
        (("--shard", "6/5"), "there is no shard 6 of 5; they are 1/5 to 5/5"),
        (("--shard", "2/1"), "there is no shard 2 of 1; the only one is 1/1"),
        (("--shard", "a/b"), "'a/b' names no shard; write its number and how many there are"),
        (("--shard", "2"), "'2' names no shard; write its number and how many there are, like 2/5"),
        (("--shard", "2/0"), "'2/0' names no shard"),
        (("--shard", "-1/5"), "'-1/5' names no shard"),
        (("--shard", "1/2", "--with-shards", "shards"), "type one of them"),
        (("--with-shards", "content/site.yaml"), "is a file"),
    ],
)
def test_what_is_mistyped_is_told(machines: Machines, words: tuple[str, ...], said: str) -> None:
    """A shard that cannot be is an error of typing, with what to type."""
    done = run(machines.folder / "one", *words)

    assert done.exit_code == 2
    assert said in done.stderr


@given(st.integers(0, 500), st.integers(1, 60))
def test_shards_are_equal_parts(size: int, parts: int) -> None:
    """Each thing is in one of them, in order, and no two differ by more than one."""
    everything = list(range(size))

    shares = [everything[Shard(number, parts).of(size)] for number in range(1, parts + 1)]

    assert [*chain.from_iterable(shares)] == everything
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_the_workflow_in_the_docs_builds_the_site(tmp_path: Path) -> None:
    """Its commands, with each artifact where GitHub puts it, print every service once."""
    jobs = read_workflow(EXAMPLE)["jobs"]
    numbers = jobs["print"]["strategy"]["matrix"]["shard"]
    for number in numbers:
        project = lay(tmp_path / f"machine-{number}")
        shard = {"SHARD": f"{number}/{len(numbers)}"}
        assert type_steps(project, jobs["print"], shard)[-1].exit_code == 0
        handed = step_of(jobs["print"], "actions/upload-artifact")["path"]
        shutil.copytree(project / handed, tmp_path / "handed" / f"pages-{number}")

    project = lay(tmp_path / "last")
    brought = step_of(jobs["build"], "actions/download-artifact")
    assert brought["pattern"] == "pages-*"
    shutil.copytree(tmp_path / "handed", project / brought["path"])

    built, verified = type_steps(project, jobs["build"], {})
    assert "the pages of 0 of 7 services anew" in told(built)
    assert verified.exit_code == 0


def type_steps(project: Path, job: dict[str, Any], given: dict[str, str]) -> list[Result]:
    """What the steps of a job came to that type our command."""
    lines = [step["run"] for step in job["steps"] if "scorecard " in step.get("run", "")]
    typed = []
    for line in lines:
        words = [given.get(word[1:], word) for word in shlex.split(line)][1:]
        assert "$" not in "".join(words)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(project)
            patch.setenv("SOURCE_DATE_EPOCH", "1795000000")
            typed.append(CliRunner().invoke(scorecard, words, prog_name="scorecard"))
    return typed


def step_of(job: dict[str, Any], action: str) -> dict[str, str]:
    """What an action is given in a job."""
    uses = (step for step in job["steps"] if step.get("uses", "").startswith(action))
    given: dict[str, str] = next(uses)["with"]
    return given
