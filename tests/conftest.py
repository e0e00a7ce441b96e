"""What every test may ask for: the repository's root and the published data sets.

Nothing here imports the product, so that a broken product still collects its tests.
"""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from building import Git, build_site, scorecard, write_files
from hostile import hostile_project

REPOSITORY = Path(__file__).resolve().parents[1]

# The same examples in every run, nothing kept between runs, and no test that fails on a slow day.
settings.register_profile("fixed", derandomize=True, database=None, deadline=None)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout, where the demonstration project lies."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of published data sets, named by SCORECARD_REAL_DATA, or `none` to do without.

    Where it is absent the test is skipped, but under CI=true it fails: a run that is relied on
    must not leave it out by accident.
    """
    named = os.environ.get("SCORECARD_REAL_DATA", "../shared/data")
    if named == "none":
        pytest.skip("SCORECARD_REAL_DATA is none")
    folder = (REPOSITORY / named).resolve()
    if folder.is_dir():
        return folder
    reason = f"no published data sets at {folder}: set SCORECARD_REAL_DATA to their folder"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def demonstration_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration project."""
    return build_site(repository, tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def canadian_project(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published Canadian tables as a project, by the shipped adapter."""
    project = tmp_path_factory.mktemp("canada") / "project"
    tables = (real_data / "canada" / name for name in ("ss_2024.csv", "si_2024.csv"))
    done = scorecard("import", "gc-service-inventory", *tables, "--into", project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def canadian_site(canadian_project: Path) -> Path:
    """The site of the published Canadian tables."""
    return build_site(canadian_project, canadian_project.parent / "site")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Git in the folder of the test, with no settings of anybody's."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    who = ("-c", "user.name=Staff", "-c", "user.email=staff@franklin.example")

    def run(*words: str, at: Path = tmp_path) -> str:
        allowed = ("-c", "protocol.file.allow=always")
        command = ["git", "-C", str(at), *who, *allowed, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    return run


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project whose every text is made to harm, as an edition."""
    folder = tmp_path_factory.mktemp("hostile")
    project = write_files(folder / "project", hostile_project()[0])
    return build_site(project, folder / "site", "--edition", "2026-q3")
