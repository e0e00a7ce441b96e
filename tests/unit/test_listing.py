"""What a folder holds is listed whole, or not at all."""

import os
from pathlib import Path

import pytest

from generator.listing import OddEntryError, list_entries


def test_a_listing_ends_at_what_is_no_file(tmp_path: Path) -> None:
    """A pipe is not waited for, and a link not followed."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OddEntryError, match="pipe"):
        list(list_entries(tmp_path))
    (tmp_path / "pipe").unlink()
    (tmp_path / "link").symlink_to(__file__)
    with pytest.raises(OddEntryError, match="link"):
        list(list_entries(tmp_path))
    (one,) = list_entries(tmp_path, follows=True)
    assert one.leads == os.path.realpath(__file__)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    """It is odd, however much it holds."""
    (tmp_path / "a").write_bytes(b"12345")
    assert len([*list_entries(tmp_path, most=5)]) == 1
    with pytest.raises(OddEntryError):
        list(list_entries(tmp_path, most=4))
