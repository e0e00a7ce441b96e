"""Facts about where the product's own files are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.resources import adapters_folder, forms_folder, templates_folder

OURS = '[project]\nname = "cx-scorecard"\n'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An empty package folder."""
    folder = tmp_path / "generator"
    folder.mkdir()
    return folder


@pytest.fixture(params=["templates", "adapters", "forms"])
def name(request: pytest.FixtureRequest) -> str:
    """The name of each folder in turn."""
    return str(request.param)


def find(name: str) -> Callable[..., Path]:
    """The function that finds the folder of this name."""
    finders = {
        "templates": templates_folder,
        "adapters": adapters_folder,
        "forms": forms_folder,
    }
    return finders[name]


def test_wheel(package: Path, name: str) -> None:
    """In a wheel the folder inside the package is found."""
    (package / name).mkdir()
    assert find(name)(package=package) == package / name


def test_checkout(package: Path, name: str) -> None:
    """In a checkout the folder beside the package is found, whatever stale copy lies inside."""
    (package / name).mkdir()
    (package.parent / name).mkdir()
    (package.parent / "pyproject.toml").write_text(OURS)
    assert find(name)(package=package) == package.parent / name


def test_checkout_with_the_folder_inside(package: Path, name: str) -> None:
    """A folder that a checkout has only inside its package is found there."""
    (package / name).mkdir()
    (package.parent / "pyproject.toml").write_text(OURS)
    assert find(name)(package=package) == package / name


@pytest.mark.parametrize(
    "settings", [None, "", "not TOML", '[project]\nname = "other"\n', 'project = "x"\n', "\x00"]
)
def test_somebody_elses_folder(package: Path, name: str, settings: str | None) -> None:
    """A folder beside the package that is not in our checkout is not taken for ours."""
    (package / name).mkdir()
    (package.parent / name).mkdir()
    if settings is not None:
        (package.parent / "pyproject.toml").write_text(settings)
    assert find(name)(package=package) == package / name


def test_broken_installation(package: Path, name: str) -> None:
    """An installation without the folder says what it lacks."""
    with pytest.raises(FileNotFoundError, match=f"cx-scorecard lacks its {name}"):
        find(name)(package=package)


def test_own_templates() -> None:
    """The product that is tested has its base template."""
    assert (templates_folder() / "base.html").is_file()
