"""Edits of the demonstration, one of every kind of file."""

import re
from collections.abc import Iterable
from pathlib import Path

Edit = tuple[str, str, str, str]
"""What is edited, in which file, and a pattern with what is put in its place."""

SERVICE = "content/services/revenue/income-tax-refund.yaml"
EDITS: tuple[Edit, ...] = (
    ("a sentence", SERVICE, "en: ", "en: Other "),
    ("a line more", SERVICE, "^", "# More.\n"),
    ("a target", SERVICE, r"at_least: \d+%", "at_least: 71%"),
    ("an agency", "content/agencies/revenue.yaml", "en: ", "en: Other "),
    ("its year", "content/agencies/labor.yaml", "^", "fiscal_year:\n  first_month: 1\n"),
    ("the title", "content/site.yaml", "en: ", "en: Other "),
    ("a rule", "content/site.yaml", "caution_below: 30", "caution_below: 50"),
    ("a loop", "content/feedback/bus-arrival-times.md", "$", "\nMore of it.\n"),
    ("its fault", "content/feedback/bus-arrival-times.md", "opened:", "opened :"),
    ("a translation", "content/feedback/bus-arrival-times.es.md", "$", "\nMore of it.\n"),
    ("a page", "content/pages/how-we-chose-these-promises.md", "$", "\nMore of it.\n"),
    ("a survey", "content/surveys/after-the-call.yaml", "en: ", "en: Other "),
    ("a result", "data/performance/revenue.csv", r",(\d+)(\d),", r",\g<1>0,"),
    ("a fault", "data/performance/health.csv", r",(\d+),", r",x\1,"),
    ("an answer", "data/satisfaction/after-the-call.csv", r",(\d+)[1-9],", r",\g<1>0,"),
    ("a volume", "data/volumes/revenue.csv", r",(\d+)[1-9],", r",\g<1>0,"),
)


def paths_of(project: Path, edits: Iterable[Edit]) -> set[Path]:
    """The files that some edits change."""
    return {project / name for _, name, _, _ in edits}


def apply_edits(project: Path, edits: Iterable[Edit]) -> None:
    """Make each of the edits once, in the project's own files."""
    for _, name, old, new in edits:
        path = project / name
        text = re.sub(old, new, path.read_text(encoding="utf-8"), count=1)
        path.write_text(text, encoding="utf-8")
