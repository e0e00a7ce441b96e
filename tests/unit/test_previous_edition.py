"""An earlier edition cannot be taken back: what it showed counts as known, and is never the key."""

import csv
import gzip
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.disclosure.hiding import hide_small, list_shown_before
from generator.examine import examine
from generator.model import Status
from generator.published import Result
from generator.sources.previous import Previous, read_previous, tell_shown_before
from making import Row, World, service, standard, target, write_rows

MADE = standard(target(at_least="50%"), cadence=None)
COLUMNS = (
    *("service", "standard", "period", "period_start", "period_end", "channel", "segment"),
    *("statistic", "numerator", "denominator", "value", "status"),
)

Groups = dict[str, tuple[int, int]]


def rows_of(groups: Groups, when: str = "2025-03") -> list[Row]:
    """A total and its districts; a group is its cases and those kept."""
    total = tuple(sum(cell[part] for cell in groups.values()) for part in (0, 1))
    named = {"": total, **{f"district:{name}": cell for name, cell in groups.items()}}
    return [
        {"period": when, "segment": name, "denominator": cell[0], "numerator": cell[1]}
        for name, cell in named.items()
    ]


def publish(rows: Sequence[Row], previous: Previous | None = None) -> list[Result]:
    """What an edition shows."""
    return World(services=(service(MADE),), rows=rows, previous=previous).all_results()


def keep(rows: Sequence[Row], folder: Path, *, packed: bool = False) -> Previous:
    """An edition as a file, read by its own door."""
    path = folder / ("results.csv.gz" if packed else "results.csv")
    plain = folder / "results.csv"
    with plain.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(_cells, publish(rows)))
    if packed:
        path.write_bytes(gzip.compress(plain.read_bytes()))
    report = Report()
    read = read_previous(path, report)
    assert read is not None
    assert list(report) == []
    return read


def _cells(row: Result) -> tuple[object, ...]:
    period = row.period
    days = (period.first.isoformat(), period.last.isoformat())
    figures = ("" if n is None else n for n in (row.numerator, row.denominator, row.value))
    status = row.status.value if row.status else ""
    key = (row.service, row.standard, period.key, *days, row.channel, row.segment, row.statistic)
    return (*key, *figures, status)


def cases(rows: Sequence[Result], group: str = "", when: str = "2025-03") -> int | None:
    """The cases that an edition shows of a district, or of all."""
    name = f"district:{group}" if group else ""
    return next(r.denominator for r in rows if r.segment == name and r.period.key == when)


def groups_shown(rows: Sequence[Result]) -> list[str]:
    """The periods and districts of which an edition shows anything."""
    return [f"{r.period.key} {r.segment}" for r in rows if r.segment and r.denominator is not None]


def minus(whole: int | None, *parts: int | None) -> int:
    """What a reader works out."""
    assert whole is not None
    return whole - sum(part or 0 for part in parts)


BEFORE: Groups = {"d1": (7, 4), "d2": (130, 96), "d3": (90, 60)}
AFTER: Groups = {"d1": (7, 4), "d2": (130, 96), "d3": (180, 120)}


def test_a_cell_shown_before_hides_no_other(tmp_path: Path) -> None:
    """A group known from before, hidden beside a small one, would give it away."""
    then = publish(rows_of(BEFORE))
    alone = publish(rows_of(AFTER))
    known = publish(rows_of(AFTER), keep(rows_of(BEFORE), tmp_path))

    assert minus(cases(alone), cases(alone, "d3"), cases(then, "d2")) == 7
    assert groups_shown(known) == []


MONTHS: dict[str, Groups] = {
    "2025-01": {"d1": (7, 4), "d2": (130, 96), "d3": (180, 120)},
    "2025-02": {"d1": (40, 30), "d2": (120, 90), "d3": (170, 110)},
    "2025-03": {"d1": (50, 31), "d2": (140, 91), "d3": (190, 130)},
}
QUARTER: Groups = {
    name: (sum(m[name][0] for m in MONTHS.values()), sum(m[name][1] for m in MONTHS.values()))
    for name in ("d1", "d2", "d3")
}


def test_a_quarter_shown_before_hides_its_months(tmp_path: Path) -> None:
    """A quarter by group that was shown, less two months, would be the third."""
    now = [row for when, groups in MONTHS.items() for row in rows_of(groups, when)]
    then = rows_of(QUARTER, "2025-Q1")
    alone = publish(now)
    known = publish(now, keep(then, tmp_path))

    months = (cases(alone, "d1", "2025-02"), cases(alone, "d1", "2025-03"))
    assert minus(cases(publish(then), "d1", "2025-Q1"), *months) == 7
    assert groups_shown(known) == []


def test_groups_hidden_before_stay_hidden_when_the_total_moves_by_a_few(tmp_path: Path) -> None:
    """Three people more make a small group large enough, and would tell how small it was."""
    small = {"d1": (9, 4), "d2": (130, 96), "d3": (180, 120)}
    grown = {**small, "d1": (12, 7)}
    then, alone = publish(rows_of(small)), publish(rows_of(grown))
    known = publish(rows_of(grown), keep(rows_of(small), tmp_path))

    assert minus(cases(then), cases(alone, "d2"), cases(alone, "d3")) == 9
    assert groups_shown(known) == []


def test_groups_hidden_before_stay_hidden_when_the_total_moves_by_many(tmp_path: Path) -> None:
    """The old total less the groups shown now would be the old count, whatever the new one is."""
    small = {"d1": (9, 4), "d2": (130, 96), "d3": (180, 120)}
    grown = {**small, "d1": (59, 30)}
    then, alone = publish(rows_of(small)), publish(rows_of(grown))
    known = publish(rows_of(grown), keep(rows_of(small), tmp_path))

    assert minus(cases(then), cases(alone, "d2"), cases(alone, "d3")) == 9
    assert groups_shown(known) == []


def test_groups_hidden_before_stay_hidden_when_cases_move_between_groups(tmp_path: Path) -> None:
    """The old total less a group shown then and one shown now would be the old count."""
    small = {"d1": (9, 4), "d2": (130, 96), "d3": (180, 120)}
    mended = {"d1": (29, 14), "d2": (130, 96), "d3": (160, 110)}
    then, alone = publish(rows_of(small)), publish(rows_of(mended))
    known = publish(rows_of(mended), keep(rows_of(small), tmp_path))

    assert minus(cases(then), cases(alone, "d2"), cases(then, "d3")) == 9
    assert groups_shown(known) == []


def test_groups_that_were_all_shown_may_change(tmp_path: Path) -> None:
    """Where nothing was hidden before, and nothing is now, a changed total hides nothing."""
    large = {"d1": (40, 20), "d2": (130, 96), "d3": (180, 120)}
    known = publish(rows_of({**large, "d1": (43, 21)}), keep(rows_of(large), tmp_path))
    assert len(groups_shown(known)) == 3


def test_a_difference_of_a_few_hides_a_breakdown_whole(tmp_path: Path) -> None:
    """Two people more in the groups hidden together are too few to tell of."""
    more = {**AFTER, "d2": (132, 98)}
    assert groups_shown(publish(rows_of(more))) == ["2025-03 district:d3"]
    assert groups_shown(publish(rows_of(more), keep(rows_of(AFTER), tmp_path))) == []


def test_a_breakdown_by_two_things_shown_before_hides_both(tmp_path: Path) -> None:
    """Channels of a group that were shown add up to the group."""
    key = {"period": "2025-03", "segment": "district:d1", "numerator": 30, "denominator": 60}
    then = [*rows_of({**AFTER, "d1": (120, 60)}), {**key, "channel": "mail"}]
    assert groups_shown(publish(rows_of(AFTER), keep(then, tmp_path))) == []


@pytest.mark.parametrize("packed", [False, True])
def test_an_edition_that_showed_the_same_changes_nothing(tmp_path: Path, *, packed: bool) -> None:
    """Building again beside the edition before shows the same."""
    before = keep(rows_of(AFTER), tmp_path, packed=packed)
    assert publish(rows_of(AFTER), before) == publish(rows_of(AFTER))
    assert groups_shown(publish(rows_of(AFTER), before)) == ["2025-03 district:d3"]


def test_what_was_shown_and_is_hidden_now_is_told(tmp_path: Path) -> None:
    """The finding names the standard, the period and the lines of the edition, and no figure."""
    before = keep(rows_of({**AFTER, "d1": (12, 7)}), tmp_path)
    world = World(services=(service(MADE),), rows=rows_of(AFTER))
    hidden = hide_small(world.judged, minimum=10, previous=before)
    report = Report()
    tell_shown_before(before, list_shown_before(hidden, before), report)

    (found,) = report
    assert found.code == "group-shown-before"
    assert "passport/time in 2025-03" in found.message
    assert "lines 3 to 5" in found.message
    assert not {"12", "7", "130"} & set(found.message.replace(",", " ").split())


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\x1f\x8bnothing", "it cannot be unpacked"), (b"a,b\n1,2\n", "it has no column service")],
)
def test_what_is_no_edition_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    """A file of another kind is refused with a reason."""
    (tmp_path / "results.csv").write_bytes(data)
    report = Report()
    assert read_previous(tmp_path / "results.csv", report) is None
    assert [found.code for found in report] == ["not-an-edition"]
    assert reason in next(iter(report)).message


def test_a_standard_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    """An earlier edition may speak of promises that are no more."""
    before = keep([], tmp_path)
    assert publish(rows_of(AFTER), before)[0].status is Status.MET


SERVICE = """
name: Renew a passport
segments:
  - id: district
    covers_everyone: true
    name: District
    groups:
      - {id: d1, name: First}
      - {id: d2, name: Second}
      - {id: d3, name: Third}
standards:
  - id: time
    promise: Soon.
    measure: {kind: share}
    targets: [{from: 2025-01, at_least: 50%}]
"""


def project_of(rows: Sequence[Row], folder: Path) -> Path:
    """A project with these results, as people write one."""
    files = {
        "content/site.yaml": "title: Test\npublisher: The state\n",
        "content/agencies/state.yaml": "name: State\n",
        "content/services/state/passport.yaml": SERVICE,
        "data/performance/all.csv": write_rows(rows).decode(),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_whole_way_takes_the_edition_before_as_known(tmp_path: Path) -> None:
    """What is published of a project with an edition before it is what hides beside that one."""
    project, edition = project_of(rows_of(AFTER), tmp_path / "now"), tmp_path / "results.csv"
    keep(rows_of(BEFORE), tmp_path)
    shown = []
    for previous in (None, edition):
        published = examine(
            project, today=lambda _site: date(2026, 1, 15), report=Report(), previous=previous
        )
        assert published is not None
        shown.append(groups_shown(published.results("passport")))
    assert shown == [["2025-03 district:d3"], []]
