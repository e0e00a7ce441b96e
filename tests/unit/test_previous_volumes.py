"""An earlier edition of volumes cannot be taken back: subtracting it tells of no few people."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.model import Volume, VolumeStatus
from generator.sources.previous import VOLUMES, Edition, Previous, read_edition
from generator.sources.united import unite
from volumes_made import Counted, by

HEADER = "period,channel,completed"
THREE = by("mail", "online", "phone")


def counted(*rows: str, previous: Previous | None = None) -> Counted:
    """Volumes of one service by three channels that cover everyone."""
    text = "\n".join([HEADER, *rows])
    return Counted(text=text, service=THREE, previous=previous)


def keep(rows: tuple[Volume, ...], folder: Path) -> Previous:
    """Published rows as the edition that they were in."""
    with (folder / "volumes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, VOLUMES.needed, restval="")
        writer.writeheader()
        writer.writerows(map(_cells, rows))
    report = Report()
    read = read_edition(folder, report).volumes
    assert list(report) == []
    assert read is not None
    return read


def _cells(row: Volume) -> dict[str, object]:
    days = {"period_start": row.period.first, "period_end": row.period.last}
    figures = {"started": row.started, "completed": row.completed, "cost": row.cost}
    keys = {"service": row.service, "period": row.period.key, "channel": row.channel}
    said = {name: "" if figure is None else figure for name, figure in figures.items()}
    return {**keys, **days, **said, "status": row.standing.value}


def hidden(made: Counted) -> list[str]:
    """The channels that are not shown."""
    return [row.channel for row in made.rows if row.standing is VolumeStatus.SUPPRESSED]


SHOWN = ("2025-01,mail,300", "2025-01,online,800", "2025-01,phone,120")
SMALL = ("2025-01,mail,300", "2025-01,online,800", "2025-01,phone,7")
EVERY = ["mail", "online", "phone"]


def test_the_same_volumes_stay_as_they_are(tmp_path: Path) -> None:
    """Building again beside the edition before shows the same."""
    for rows in (SHOWN, SMALL):
        before = keep(counted(*rows).rows, tmp_path)
        assert counted(*rows, previous=before).rows == counted(*rows).rows


def test_channels_hidden_before_stay_hidden_when_the_total_changes(tmp_path: Path) -> None:
    """The old total less the channels of now would be what seven did by telephone."""
    before = keep(counted(*SMALL).rows, tmp_path)
    assert hidden(counted(*SHOWN)) == []
    assert hidden(counted(*SHOWN, previous=before)) == EVERY


@pytest.mark.parametrize(("more", "expected"), [(3, EVERY), (9, EVERY), (10, []), (400, [])])
def test_a_channel_that_changed_by_few_hides_all(
    tmp_path: Path, more: int, expected: list[str]
) -> None:
    """Three more by mail are three people: what they add is not shown by channel."""
    before = keep(counted(*SHOWN).rows, tmp_path)
    now = (f"2025-01,mail,{300 + more}", *SHOWN[1:])
    made = counted(*now, previous=before)
    assert hidden(made) == expected
    assert made.row("2025-01").completed == 1220 + more


def test_a_channel_shown_before_is_not_the_key_to_another(tmp_path: Path) -> None:
    """The total of now, less mail of now and online of then, would be seven by telephone."""
    before = keep(replace(counted(*SHOWN[:2]), service=by("mail", "online")).rows, tmp_path)
    now = ("2025-01,,1107", "2025-01,mail,300")
    assert hidden(counted(*now)) == []
    assert hidden(counted(*now, previous=before)) == ["mail"]


def test_channels_of_an_edition_before_the_last_are_still_known(tmp_path: Path) -> None:
    """What the last edition hid because of one before it stays hidden behind both."""
    now = (f"2025-01,mail,{300 + 3}", *SHOWN[1:])
    one = keep(counted(*SHOWN).rows, tmp_path)
    two = keep(counted(*now, previous=one).rows, tmp_path)

    assert hidden(counted(*now, previous=two)) == []
    both = unite([Edition(volumes=two), Edition(volumes=one)]).volumes
    assert hidden(counted(*now, previous=both)) == EVERY
