"""The tests run against the built wheel, and the wheel carries everything the product needs."""

import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

import pytest

import generator

INSTALLED = Path(generator.__file__).parent


def source_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there, without compiled Python."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_tests_import_the_wheel() -> None:
    """`generator` comes from this environment's site-packages, not from the checkout."""
    assert INSTALLED.parent == Path(sysconfig.get_path("purelib"))


def test_the_installed_distribution_is_a_wheel() -> None:
    """The distribution lists the package's files as its own: an editable install lists none."""
    listed = {str(file) for file in distribution("cx-scorecard").files or ()}

    assert "generator/__init__.py" in listed


@pytest.mark.parametrize(
    ("folder", "inside"), [("generator", "."), ("templates", "templates")], ids=str
)
def test_the_wheel_carries_the_checkout(folder: str, inside: str, repository: Path) -> None:
    """Every file of the package and of the templates is in the wheel, as it is in the checkout."""
    ours = source_files(repository / folder)
    theirs = source_files(INSTALLED / inside)

    assert ours
    assert {name: theirs.get(name) for name in ours} == ours


def test_the_wheel_carries_nothing_else(repository: Path) -> None:
    """The wheel holds the package and its templates, and no test, figure or page."""
    expected = set(source_files(repository / "generator"))
    expected |= {f"templates/{name}" for name in source_files(repository / "templates")}

    assert set(source_files(INSTALLED)) == expected


@pytest.mark.parametrize(
    "command",
    [[str(Path(sys.executable).with_name("scorecard"))], [sys.executable, "-m", "generator"]],
    ids=["scorecard", "python -m generator"],
)
def test_the_command_tells_its_version(command: list[str], tmp_path: Path) -> None:
    """Both ways to start the installed command print the version of the package."""
    done = subprocess.run(
        [*command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, generator.__version__ in done.stdout) == (0, True), done.stderr
