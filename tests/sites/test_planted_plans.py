"""Small numbers of improvements in the built site and in findings: no trace in any byte."""

from pathlib import Path

from building import AS_OF, build_site, scorecard, tree_of

PLANTED = 711_713
FILES = {
    "content/site.yaml": "title: Scorecard\npublisher: State\nprivacy:\n  minimum_count: {least}\n",
    "content/agencies/state.yaml": "name: State\n",
    "content/services/state/permits.yaml": "name: Permits\n",
    "content/improvements/photos.md": "---\ntitle: Check photos\nagency: state\nstatus: funded\n"
    f"services: [permits]\npeople_affected: {PLANTED}\n---\n\nWe check photos.\n",
}


def write_project(folder: Path, *, least: int) -> Path:
    """A project with one improvement."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{least}", str(least)), encoding="utf-8")
    return folder


def holds(text: str) -> bool:
    """Whether the planted number stands in a text, however its thousands are parted."""
    return str(PLANTED) in text.replace(",", "").replace("\N{NBSP}", "").replace("_", "")


def test_a_huge_minimum_leaves_no_trace_of_the_people(tmp_path: Path) -> None:
    """Neither a page nor a table nor a finding holds a number that is hidden."""
    project = write_project(tmp_path / "project", least=900_000)

    site = build_site(project, tmp_path / "site")
    told = scorecard("check", "--project", project, "--as-of", AS_OF).stdout

    found = [name for name, data in tree_of(site).items() if holds(data.decode("utf-8", "replace"))]
    assert (found, holds(told), "[few-people-affected]" in told) == ([], False, True)


def test_what_is_not_small_is_shown(tmp_path: Path) -> None:
    """The same number stands on the page and in the table where the minimum lets it."""
    site = build_site(write_project(tmp_path / "project", least=10), tmp_path / "site")

    page = (site / "improvements/photos/index.html").read_text(encoding="utf-8")
    table = (site / "data/improvements.csv").read_text(encoding="utf-8")
    assert (holds(page), holds(table)) == (True, True)
