"""The same inputs and the same day give the same bytes, wherever and however they are built."""

import os
import shutil
from pathlib import Path

import pytest

from building import build_site, tree_of

ELSEWHERE = [
    pytest.param({"LC_ALL": "C", "LANG": "C"}, ("--jobs", "1"), id="plain locale, one job"),
    pytest.param({"TZ": "Pacific/Kiritimati"}, ("--jobs", "2"), id="time zone, two jobs"),
]


@pytest.mark.parametrize(("environment", "options"), ELSEWHERE)
def test_demonstration_is_the_same(
    environment: dict[str, str],
    options: tuple[str, ...],
    demonstration_site: Path,
    repository: Path,
    tmp_path: Path,
) -> None:
    """The demonstration is byte-identical under another environment, without a cache."""
    again = build_site(repository, tmp_path / "site", *options, **environment)
    assert tree_of(again) == tree_of(demonstration_site)


def test_a_copy_elsewhere_is_the_same(
    demonstration_site: Path, repository: Path, tmp_path: Path
) -> None:
    """A copy at another path gives the same manifest, and site, to somebody else.

    That is: another name and home, a mask that keeps files from all others, no fonts, another
    locale, time zone, hash seed and number of jobs, and a folder that is not the project's.
    """
    project = tmp_path / "A copy, elsewhere" / "ñ"
    for name in ("content", "data", "editions"):
        if (repository / name).is_dir():
            shutil.copytree(repository / name, project / name)
    someone = {"USER": "someone", "LOGNAME": "someone", "HOME": os.devnull}
    place = {"LC_ALL": "C", "TZ": "America/Phoenix", "FONTCONFIG_FILE": os.devnull}
    mask = os.umask(0o077)
    try:
        again = build_site(
            project, tmp_path / "site", "--jobs", "3", PYTHONHASHSEED="7", **someone, **place
        )
    finally:
        os.umask(mask)

    manifest = "manifest.json"
    assert (again / manifest).read_bytes() == (demonstration_site / manifest).read_bytes()
    assert tree_of(again) == tree_of(demonstration_site)


def test_canada_is_the_same(canadian_project: Path, canadian_site: Path, tmp_path: Path) -> None:
    """The Canadian site is byte-identical under another locale, zone, seed and number of jobs."""
    environment = {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "99"}
    again = build_site(canadian_project, tmp_path / "site", "--jobs", "1", **environment)
    assert tree_of(again) == tree_of(canadian_site)
