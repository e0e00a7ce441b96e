"""Facts about the processes that begin before a build knows its work."""

from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.cache import FILE
from generator.cli.workforce import WORTH, begun_early
from generator.jobs import Workforce
from generator.resources import templates_folder

FOLDERS = (templates_folder(),)


def project_of(services: int, root: Path) -> Path:
    """The folder of a project with some files of services in it."""
    folder = root / "content" / "services" / "revenue"
    folder.mkdir(parents=True)
    for number in range(services):
        (folder / f"{number}.yaml").touch()
    return root


def test_a_large_project_that_was_never_built(tmp_path: Path) -> None:
    """As many processes begin as there are jobs, and end with the build."""
    project = project_of(2 * WORTH, tmp_path)
    before = set(active_children())
    with begun_early(Workforce(2), project, tmp_path / "cache", FOLDERS) as crew:
        assert len(set(active_children()) - before) == 2
        assert crew.crew is not None
    assert set(active_children()) <= before
    assert not (tmp_path / "cache").exists()


def small(root: Path) -> tuple[Workforce, Path]:
    """A project with too few services for two."""
    return Workforce(2), project_of(2 * WORTH - 1, root)


def built_before(root: Path) -> tuple[Workforce, Path]:
    """A project of which something is kept."""
    (root / "cache").mkdir()
    (root / "cache" / FILE).touch()
    return Workforce(2), project_of(2 * WORTH, root)


def one_job(root: Path) -> tuple[Workforce, Path]:
    """A large project with one job."""
    return Workforce(1), project_of(WORTH, root)


@pytest.mark.parametrize("case", [small, built_before, one_job])
def test_none_begins_early(case: object, tmp_path: Path) -> None:
    """Where it is not certain that workers will have something to do, none begins."""
    assert callable(case)
    workforce, project = case(tmp_path)
    before = active_children()
    with begun_early(workforce, project, tmp_path / "cache", FOLDERS) as same:
        assert same is workforce
        assert active_children() == before
