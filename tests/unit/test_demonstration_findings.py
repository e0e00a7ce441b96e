"""The check of the demonstration finds what the demonstration means to show, and nothing else."""

import re
from datetime import date
from pathlib import Path

from generator.diagnostics import Report
from generator.examine import examine

LINE = re.compile(r"^- in `([^`]+)`: `([a-z-]+)`$", re.MULTILINE)


def test_the_page_lists_every_finding(repository: Path) -> None:
    """The findings of the demonstration are those of its page, each as often as it is there."""
    page = (repository / "docs/demonstration.md").read_text(encoding="utf-8")
    report = Report()

    examine(repository, today=lambda _site: date(2026, 11, 22), report=report)

    found = sorted((one.place.path, one.code) for one in report)
    assert found == sorted(LINE.findall(page))
    assert found
