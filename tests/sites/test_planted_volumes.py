"""Small numbers among volumes in the built site: hidden counts leave no trace in any byte."""

from itertools import combinations
from pathlib import Path

import pytest

from building import AS_OF, build_site, readable, scorecard, spellings, tree_of, write_files

SITE = "title: Scorecard\npublisher: State\ncurrency: USD\nprivacy:\n  minimum_count: {minimum}\n"
SERVICE = """name: Permits
channels:
  - id: mail
    name: Mail
  - id: online
    name: Online
    digital: true
  - id: phone
    name: Phone
covers_everyone: true
standards: []
"""
HEAD = "service,period,channel,started,completed,cost,note\n"
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 7))
WHOLE = (9_900_001, 9_800_003)

Counts = dict[str, tuple[int, int]]

PLANTED: Counts = {
    "mail": (711_713, 622_627),
    "online": (755_753, 666_667),
    "phone": (WHOLE[0] - 711_713 - 755_753, WHOLE[1] - 622_627 - 666_667),
}
"""The channels of March; those of mail and online are below the minimum."""

USUAL: Counts = {"mail": (3_000_100, 2_900_300), "online": (3_400_500, 3_300_700)}
USUAL |= {"phone": (WHOLE[0] - 6_400_600, WHOLE[1] - 6_201_000)}


def write_project(folder: Path, small: Counts, *, minimum: int = 1_000_000) -> Path:
    """A project of one service with six months, of which March has these channels."""
    rows = []
    for month in MONTHS:
        rows.append(f"permits,{month},,{WHOLE[0]},{WHOLE[1]},123456.78,")
        for name, (started, completed) in (small if month == "2026-03" else USUAL).items():
            rows.append(f"permits,{month},{name},{started},{completed},,")
    files = {
        "content/site.yaml": SITE.format(minimum=minimum),
        "content/agencies/state.yaml": "name: State\n",
        "content/services/state/permits.yaml": SERVICE,
        "data/volumes/permits.csv": HEAD + "\n".join(rows) + "\n",
    }
    return write_files(folder, files)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every text of the site, by its path."""
    folder = tmp_path_factory.mktemp("volumes")
    built = build_site(write_project(folder / "project", PLANTED), folder / "site")
    return readable(tree_of(built))


def traces() -> set[int]:
    """The hidden counts of March, and what any of them add up to or leave of the total."""
    found = set()
    for at, whole in enumerate(WHOLE):
        own = [counts[at] for counts in PLANTED.values()]
        sums = [sum(some) for size in (1, 2) for some in combinations(own, size)]
        others = [5 * counts[at] for counts in USUAL.values()]
        years = [one + five for one, five in zip(own, others, strict=True)]
        found |= {*sums, *(whole - one for one in sums), *years}
    return found


def test_no_hidden_count_is_anywhere(site: dict[str, str]) -> None:
    """No count of March's channels, no sum of some, and no window they are in, is in any file."""
    found = [
        (name, number)
        for name, text in site.items()
        for number in sorted(traces())
        for spelling in spellings(number)
        if spelling in text
    ]

    assert found == []


def test_what_is_not_hidden_is_there(site: dict[str, str]) -> None:
    """The same search finds March's total and the channels of the other months."""
    text = site["data/volumes.csv"]

    assert all(str(number) in text for number in (*WHOLE, *USUAL["mail"], *USUAL["phone"]))
    assert text.count("suppressed") == len(PLANTED)


def test_moved_counts_leave_the_same_bytes_and_findings(tmp_path: Path) -> None:
    """Two projects that differ in hidden counts alone have one site, and are told the same."""
    other = {"mail": (9, 8), "online": (WHOLE[0] - 19, WHOLE[1] - 18), "phone": (10, 10)}
    projects = [
        write_project(tmp_path / name, counts) for name, counts in (("a", PLANTED), ("b", other))
    ]
    sites = [tree_of(build_site(one, tmp_path / f"{one.name}-site")) for one in projects]
    said = [scorecard("check", "--project", one, "--as-of", AS_OF).stdout for one in projects]

    assert sites[0].keys() == sites[1].keys()
    assert [name for name, data in sites[0].items() if sites[1][name] != data] == []
    assert said[0] == said[1]
