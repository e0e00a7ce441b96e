"""Small numbers of feedback in the built site and in findings: they leave no trace in any byte."""

from pathlib import Path

from building import AS_OF, build_site, scorecard, tree_of

FILES = {
    "content/site.yaml": "title: Scorecard\npublisher: State\nprivacy:\n  minimum_count: {least}\n",
    "content/agencies/state.yaml": "name: State\n",
    "content/services/state/permits.yaml": "name: Permits\n",
    "content/services/state/visas.yaml": "name: Visas\n",
    "content/services/state/zoo.yaml": "name: Zoo\n",
    "content/feedback/photos.md": "---\ntitle: Hard to follow\nservices: [permits]\n"
    "theme: photos\nopened: 2026-10-12\nheard:\n  from: 2026-09\n  sources: [calls]\n"
    "  people: 711713\n---\n## You said\nThe rules were hard to follow.\n",
    "data/feedback.csv": "period,service,source,theme,received,answered\n"
    "2026-09,permits,calls,photos,722723,733739\n"
    "2026-09,visas,calls,photos,744749,655657\n"
    "2026-09,visas,calls,queues,611617,522523\n"
    "2026-09,zoo,calls,queues,9100000,8200000\n",
}
PLANTED = (711_713, 733_739, 744_749, 655_657, 611_617, 522_523)


def write_project(folder: Path, *, least: int) -> Path:
    """A project with one loop and a table of comments."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{least}", str(least)), encoding="utf-8")
    return folder


def traces(text: str) -> list[int]:
    """The planted numbers that stand in a text, however their thousands are parted."""
    bare = text.replace(",", "").replace("\N{NBSP}", "").replace("_", "")
    return [number for number in PLANTED if str(number) in bare]


def test_a_huge_minimum_leaves_no_trace_of_a_small_number(tmp_path: Path) -> None:
    """Neither a page nor a table nor a finding holds the people or the comments that are hidden."""
    project = write_project(tmp_path / "project", least=900_000)
    (project / "data/feedback.csv").write_text(
        FILES["data/feedback.csv"].replace("722723,733739", "722723,433739"), encoding="utf-8"
    )

    site = build_site(project, tmp_path / "site")
    told = scorecard("check", "--project", project, "--as-of", AS_OF).stdout

    found = [
        name for name, data in tree_of(site).items() if traces(data.decode("utf-8", "replace"))
    ]
    assert (found, traces(told)) == ([], [])


def test_what_is_not_small_is_shown(tmp_path: Path) -> None:
    """The same numbers stand in the ledger where the minimum lets them."""
    project = write_project(tmp_path / "project", least=10)
    (project / "data/feedback.csv").write_text(
        FILES["data/feedback.csv"].replace("722723,733739", "722723,433739"), encoding="utf-8"
    )

    site = build_site(project, tmp_path / "site")

    assert "1,356,366" in (site / "feedback/index.html").read_text(encoding="utf-8")
    loop = (site / "feedback/photos/index.html").read_text(encoding="utf-8")
    assert "711,713 people" in loop


def test_a_faulty_row_is_told_without_its_numbers(tmp_path: Path) -> None:
    """More answers than comments: the finding names the line, and neither number."""
    project = write_project(tmp_path / "project", least=900_000)

    told = scorecard("check", "--project", project, "--as-of", AS_OF).stdout

    assert "data/feedback.csv:2: error" in told
    assert traces(told) == []
