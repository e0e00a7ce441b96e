"""Every code of the catalogue has a smallest broken project, and this is what it prints.

`tests/faults/CODE/` holds `project/`, the smallest project with that fault; `expected.txt`, what
the command prints; `expected.json`, `.github` and `.sarif`, the same for programs; and, where that
is not `check`, `command`, the words after `scorecard`.
Bytes and links that Git or an editor would mend are made by the table `MADE_HERE` below.
Expected output that is missing is written on a local run, for the author to read and commit;
SCORECARD_WRITE_EXPECTED=1 writes all of it anew. In CI nothing is written.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from clustering import cluster
from generator import __version__
from generator.cli import scorecard
from generator.diagnostics.catalogue import CATALOGUE

FAULTS = Path(__file__).resolve().parents[1] / "faults"
CHECK = "check --project project --as-of 2026-04-30"
FORMS = (".txt", ".json", ".github", ".sarif")
CODES = sorted({*CATALOGUE, *(folder.name for folder in FAULTS.iterdir())})

AGENCY = "content/agencies/passports.yaml"
RESULTS = "data/performance/results.csv"
PAGE = "content/pages/rules.md"
FIRST_ROWS = "service,standard,period,value,note\nrenewal,decision-time,2026-01,90,"


def write(project: Path, path: str, content: bytes) -> None:
    """Put a file into a project, with the folders it needs."""
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_bytes(content)


def link_out_of(project: Path) -> None:
    """Link a page of the project to a file beside it."""
    (project / "content/pages").mkdir()
    (project.parent / "secret.md").write_text("---\ntitle: Secret\n---\n", encoding="utf-8")
    (project / "content/pages/about.md").symlink_to("../../../secret.md")


def link_to_nothing(project: Path) -> None:
    """Link a table of the project to a file that is not there."""
    (project / "data/performance").mkdir(parents=True)
    (project / RESULTS).symlink_to("gone.csv")


def track_sheets(project: Path) -> None:
    """Add a file of answer sheets to a repository of the project's own."""
    write(project, "data/responses/march.map.yaml", SHEETS.encode())
    write(project, "data/responses/march.csv", b"MONTH,EASE\n" + b"2026-01,5\n" * 12)
    git = ["git", "-C", str(project)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "data/responses"], check=True)


def change_after_building(project: Path) -> None:
    """Build the site of a project, then change the words of one of its pages."""
    words = ["build", "--project", str(project), "--as-of", "2026-04-30", "--quiet"]
    done = CliRunner().invoke(scorecard, words, prog_name="scorecard")
    assert done.exit_code == 0, done.output
    shutil.rmtree(project / ".scorecard-cache")
    write(project, "content/pages/note.md", b"---\ntitle: Note\n---\nOther words.\n")


SHEETS = """\
period: MONTH
answers:
  subject: {always: "service:renewal"}
  survey: {id: {always: after-call}}
  questions: [{id: ease, answer: EASE}]
"""

SHEET_FILE = "data/responses/march.parquet"

NOT_INSTALLED = {
    "cluster-not-installed": "distributed",
    "parquet-without-reader": "pyarrow",
    "search-left-out": "pagefind_bin",
}
"""What a machine lacks that prints the finding of a code."""

WORKERS: Mapping[str, tuple[str, ...]] = {"cluster-workers-lost": (), "cluster-unlike": ("older",)}
"""The workers of the cluster that the command of a code has; they know another program."""

STARTING = frozenset({"kept-file"})
"""Codes of findings beside which a command does what it was asked to: it starts a project."""

TELLING_MORE = STARTING | {"cannot-add-standard"}
"""Codes of findings after which the command says what it did, or prints lines to put in by hand."""


def fill_folder(project: Path) -> None:
    """Lay more folders into a folder of the project than it may hold."""
    for number in range(30_001):
        os.mkdir(f"{project}/data/{number}")  # noqa: PTH102 (thirty thousand times)


MADE_HERE: Mapping[str, Callable[[Path], None]] = {
    "cell-too-long": lambda p: write(p, RESULTS, f"{FIRST_ROWS}{'a' * 32_768}\n".encode()),
    "file-too-large": lambda p: write(p, AGENCY, b"name: " + b"a" * 2_000_000),
    "markdown-too-long": lambda p: write(p, PAGE, b"---\ntitle: Rules\n---\n" + b"a " * 150_000),
    "nul-byte": lambda p: write(p, RESULTS, f"{FIRST_ROWS}{chr(0) * 4}\n".encode()),
    "outside-project": link_out_of,
    "table-encoding-guessed": lambda p: write(p, RESULTS, f"{FIRST_ROWS}Café\n".encode("cp1252")),
    "site-not-of-project": change_after_building,
    "tracked-answer-sheet": track_sheets,
    "parquet-unread": lambda p: write(p, SHEET_FILE, b"MONTH,EASE\n"),
    "parquet-without-reader": lambda p: write(p, SHEET_FILE, b"PAR1 as a Parquet file begins"),
    "too-many-files": fill_folder,
    "text-too-long": lambda p: write(p, AGENCY, f"name: {'Passports ' * 3277}\n".encode()),
    "too-many-rows": lambda p: write(p, RESULTS, b"service,standard,period\n" + b"\n" * 5_000_000),
    "too-many-cells": lambda p: write(p, RESULTS, b"service" + b"," * 1999 + b"\na" * 50_001),
    "too-many-columns": lambda p: write(p, RESULTS, b"service,standard,period,value" + b"," * 2000),
    "yaml-too-many": lambda p: write(p, AGENCY, b"name: [" + b"a," * 50_000 + b"a]\n"),
    "unreadable-encoding": lambda p: write(p, AGENCY, "name: Café\n".encode("cp1252")),
    "unreadable-file": link_to_nothing,
}
"""What makes the faulty file of a code, where it cannot lie in the repository as it is."""


@dataclass(frozen=True)
class Run:
    """One command on one broken project: what it printed, and the files before and after.

    `told` are the findings by the ending of the file they were written into.
    """

    code: str
    printed: str
    told: Mapping[str, str]
    status: int
    fault: BaseException | None
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every path below a folder with its bytes; of a link, where it leads."""
    found = {}
    for here, below, names in os.walk(folder):
        linked = (name for name in below if os.path.islink(f"{here}/{name}"))  # noqa: PTH114 (30,000)
        for path in (Path(here, name) for name in (*names, *linked)):
            content = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
            found[path.relative_to(folder).as_posix()] = content
    return dict(sorted(found.items()))


def command_of(code: str) -> list[str]:
    """The words after `scorecard` for a code."""
    told = FAULTS / code / "command"
    return shlex.split(told.read_text(encoding="utf-8") if told.exists() else CHECK)


def lay_out(code: str, folder: Path) -> None:
    """Put the broken project of a code at `folder`/project."""
    shutil.copytree(FAULTS / code / "project", folder / "project", symlinks=True)
    if code in MADE_HERE:
        MADE_HERE[code](folder / "project")


@contextmanager
def cluster_for(code: str, folder: Path) -> Iterator[str]:
    """The address of the cluster that the command of a code has; "" where it has none."""
    if code not in WORKERS:
        yield ""
        return
    write(folder, "generator/__init__.py", b"__version__ = '0.0.1'")
    with cluster(folder) as machine:
        for name in WORKERS[code]:
            machine.start_worker(name, path=folder)
        yield machine.address


def read_told(path: Path) -> str:
    """The text of a file of findings, without the version of the program, which changes."""
    own = f'"name": "scorecard",\n          "version": "{__version__}"'
    return path.read_text(encoding="utf-8").replace(own, own.replace(__version__, "VERSION"))


@pytest.fixture(scope="module", params=[code for code in CODES if (FAULTS / code).is_dir()])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """What the command does with the broken project of one code."""
    code, folder = str(request.param), tmp_path_factory.mktemp("fault")
    lay_out(code, folder)
    before = files_in(folder)
    files = {form: folder.parent / f"{folder.name}{form}" for form in FORMS}
    asked = [word for path in files.values() for word in ("--findings", str(path))]
    with (
        pytest.MonkeyPatch.context() as patch,
        cluster_for(code, tmp_path_factory.mktemp("cluster")) as address,
    ):
        patch.chdir(folder)
        if code in NOT_INSTALLED:
            patch.setitem(sys.modules, NOT_INSTALLED[code], None)
        words = [word.replace("ADDRESS", address) for word in command_of(code)] + asked
        done = CliRunner().invoke(scorecard, words, prog_name="scorecard")
    fault = None if isinstance(done.exception, SystemExit) else done.exception
    told = {form: read_told(path) for form, path in files.items()}
    yield Run(code, done.stdout, told, done.exit_code, fault, before, files_in(folder))
    shutil.rmtree(folder)


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_its_folder(code: str) -> None:
    """Every code of the catalogue has a smallest broken project, and every project has a code."""
    assert code in CATALOGUE, f"tests/faults/{code} is for a code that the catalogue lacks"
    assert (FAULTS / code / "project").is_dir(), (
        f"no broken project for '{code}': put the smallest one into tests/faults/{code}/project/ "
        "and run this test once; it writes expected.txt for you to read"
    )


def test_a_broken_project_ends_without_a_crash(run: Run) -> None:
    """However broken the project, the command says so itself, with exit code 0 or 1."""
    assert run.fault is None
    assert run.status in (0, 1), run.printed


def test_a_broken_project_gives_its_code(run: Run) -> None:
    """The project in the folder of a code has that fault."""
    assert f"[{run.code}]" in run.printed, run.printed


def test_a_broken_project_stays_as_it_is(run: Run) -> None:
    """The command writes nothing, into the project or beside it.

    What it drew before it met a broken template may be kept for the next build, out of Git. A
    command that starts a project adds its files, and changes none that is there.
    """
    added = run.after.keys() - run.before.keys() if run.code in STARTING else set()
    written = {
        name: data
        for name, data in run.after.items()
        if "/.scorecard-cache/" not in name and name not in added
    }
    assert written == run.before


@pytest.mark.parametrize("form", FORMS)
def test_a_broken_project_tells_what_is_expected(run: Run, form: str) -> None:
    """The findings read exactly as in expected.txt, and as in the expected file of each format."""
    expected = FAULTS / run.code / f"expected{form}"
    wanted = os.environ.get("SCORECARD_WRITE_EXPECTED") == "1" or not expected.exists()
    if wanted and run.fault is None and os.environ.get("CI") != "true":
        expected.write_text(run.told[form], encoding="utf-8", newline="")
        pytest.skip(f"wrote {expected.relative_to(FAULTS.parents[1])}: read it and commit it")

    assert expected.exists(), f"no {expected}: it is written by a run outside of CI"
    assert run.told[form] == expected.read_text(encoding="utf-8")


def test_a_broken_project_prints_what_it_tells(run: Run) -> None:
    """What stands on the terminal is what a file of findings holds; what was done comes after."""
    more = run.printed.removeprefix(run.told[".txt"])

    assert run.printed.startswith(run.told[".txt"])
    assert bool(more) == (run.code in TELLING_MORE)


@pytest.mark.parametrize(
    "code", ["no-site", "yaml-syntax", "bad-number", "more-rows-like-it", "zero-to-confirm"]
)
def test_the_real_command_prints_the_same(code: str, tmp_path: Path) -> None:
    """A process of its own prints what the command prints in here, and fails only on errors."""
    lay_out(code, tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "generator", *command_of(code)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    expected = (FAULTS / code / "expected.txt").read_text(encoding="utf-8")
    assert done.stdout == expected
    assert done.returncode == int(" error" in expected.splitlines()[-1])


DAMAGES = (
    *(
        "",
        "0",
        "-1",
        "99999999999999999999",
        "1e5",
        "nan",
        "0%",
        "900%",
        "1,200",
        "6 weeks",
        "4:32",
    ),
    *("9999 months", "2025-13", "2199-12", "FY2025-Q3", "12M-2025-03", "2025-W53", "2025-02-30"),
    *(
        "no",
        "null",
        "[]",
        "[[]]",
        "{}",
        "{a: b}",
        "- x",
        "'",
        '"',
        "*a",
        "&a b",
        "!!int 3",
        "|\n  x",
    ),
    *("share", "rate", "count", "percentile", "mean", "daily", "failures", "suspended", "\u202e"),
)
"""What may stand where a value should: slips, traps of YAML, and values of other keys."""


@given(
    code=st.sampled_from([code for code in CODES if (FAULTS / code / "project/content").is_dir()]),
    at=st.integers(0, 10_000),
    damage=st.one_of(st.sampled_from(DAMAGES), st.text(max_size=12)),
)
@settings(max_examples=25)  # each runs the command; tests/robustness tries thousands, weekly
def test_any_damage_ends_in_findings(code: str, at: int, damage: str) -> None:
    """Whatever one value of a project is replaced with, the check ends, and not with a crash."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        lay_out(code, Path(folder))
        damage_value(project, at, damage)
        words = ["check", "--project", str(project), "--as-of", "2026-04-30"]
        done = CliRunner().invoke(scorecard, words, prog_name="scorecard")

    assert isinstance(done.exception, SystemExit | None)
    assert done.exit_code in (0, 1), done.output


def damage_value(project: Path, at: int, damage: str) -> None:
    """Replace one value, counted over all files of a project, with something else."""
    paths = [path for path in sorted(project.rglob("*")) if path.suffix in (".yaml", ".csv", ".md")]
    spots = [
        (path, line, match.span(1))
        for path in paths
        if path.is_file() and path.stat().st_size < 10_000
        for line, text in enumerate(read_lines(path))
        for match in re.finditer(VALUE[path.suffix], text)
    ]
    path, line, (begin, end) = spots[at % len(spots)]
    lines = read_lines(path)
    lines[line] = lines[line][:begin] + damage + lines[line][end:]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace", newline="")


VALUE = {".yaml": r"(?<=[:-] )(.+)$", ".md": r"(?<=: )(.+)$", ".csv": r"(?:^|(?<=,))([^,]*)"}
"""By the ending of a file: where a value stands in a line."""


def read_lines(path: Path) -> list[str]:
    """The lines of a file, whatever its bytes."""
    return path.read_text(encoding="utf-8", errors="replace").split("\n")
