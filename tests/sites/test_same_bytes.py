"""The same inputs and the same day give the same bytes, wherever and however they are built."""

import os
from pathlib import Path

import pytest

from building import build_site, tree_of

ELSEWHERE = [
    pytest.param({"LC_ALL": "C", "LANG": "C"}, ("--jobs", "1"), id="plain locale, one job"),
    pytest.param({"TZ": "Pacific/Kiritimati"}, ("--jobs", "2"), id="time zone, two jobs"),
    pytest.param(
        {"PYTHONHASHSEED": "7", "FONTCONFIG_FILE": os.devnull, "HOME": os.devnull},
        ("--jobs", "3"),
        id="hash seed, no fonts, three jobs",
    ),
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


def test_canada_is_the_same(canadian_project: Path, canadian_site: Path, tmp_path: Path) -> None:
    """The Canadian site is byte-identical under another locale, zone, seed and number of jobs."""
    environment = {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "99"}
    again = build_site(canadian_project, tmp_path / "site", "--jobs", "1", **environment)
    assert tree_of(again) == tree_of(canadian_site)
