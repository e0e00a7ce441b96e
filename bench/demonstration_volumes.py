"""Writes the volumes of the demonstration project: one CSV an agency, the same bytes every time.

Takes a folder (data/volumes when none is named). Gives how often five invented services are used,
and what that costs. Must not read a clock, a locale or any file. Run it again after a change here
or in demonstration.py, and commit both:

    python bench/demonstration_volumes.py
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from demonstration import MAILED_IN_TIME, write_cost_of_a_claim
from demonstration_draws import Chance, Points, at, count_shares, months, quarters, turn_of

FOLDER = Path(__file__).resolve().parent.parent / "data" / "volumes"

Shares = dict[str, tuple[Points, float]]
"""By channel: its completed transactions a period, and how many of those started are completed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file of volumes; its fields are the columns, in the order they are written."""

    service: str
    period: str
    channel: str = ""
    started: int | None = None
    completed: int | None = None
    cost: str = ""
    status: str = ""
    note: str = ""


# By channel: what one renewal costs, and how many of those started are finished.
RENEWALS = {"counter": (23.10, 0.985), "mail": (13.40, 0.94), "online": (3.15, 0.86)}
COSTS_KNOWN_TO = "2026-08"


def renew_a_license() -> Iterator[Line]:
    """Renewals by month as the promise counts them; costs are known a month later."""
    chance = Chance("renew-a-driver-license/volumes")
    rows = count_shares(MAILED_IN_TIME)
    for period in MAILED_IN_TIME.periods:
        done = {row.channel: row.denominator or 0 for row in rows if row.period == period}
        done.pop("")
        begun = {name: round(count / RENEWALS[name][1]) for name, count in done.items()}
        cost = sum(count * RENEWALS[name][0] for name, count in done.items())
        spent = f"{cost * (1 + 0.02 * chance.normal()):.2f}" if period <= COSTS_KNOWN_TO else ""
        line = Line(service="renew-a-driver-license", period=period)
        total = (sum(begun.values()), sum(done.values()))
        yield replace(line, started=total[0], completed=total[1], cost=spent)
        for name in RENEWALS:
            if name in done:
                yield replace(line, channel=name, started=begun[name], completed=done[name])
            else:
                note = "Online renewal began in July 2024."
                yield replace(line, channel=name, status="not_applicable", note=note)


CLAIMS = {"counter": 0.05, "mail": 0.03, "online": 0.78}
NOT_COUNTED = "FY2026-Q2"


def claim_benefits() -> Iterator[Line]:
    """Claims by quarter; for one of them the new phone system kept no count of its calls."""
    chance = Chance("unemployment-benefits/volumes")
    for row in write_cost_of_a_claim():
        claims = row.denominator or 0
        parts = {name: chance.volume(share * claims, 0.02) for name, share in CLAIMS.items()}
        parts["phone"] = claims - sum(parts.values())
        line = Line(service="unemployment-benefits", period=row.period)
        started = chance.volume(claims * 1.11, 0.01)
        yield replace(line, started=started, completed=claims, cost=str(row.numerator))
        for name, count in parts.items():
            if (name, row.period) != ("phone", NOT_COUNTED):
                yield replace(line, channel=name, completed=count)


def plan_a_home() -> Iterator[Line]:
    """Applications by quarter; hardly anybody comes to an office any more."""
    yield from _by_channel(
        "home-building-permit",
        quarters(12),
        {"counter": (((0, 96), (8, 31), (10, 5), (11, 14)), 0.97),
         "online": (((0, 640), (11, 812)), 0.88)},
    )  # fmt: skip


def get_a_number() -> Iterator[Line]:
    """Requests by month; nobody has worked out what they cost."""
    yield from _by_channel(
        "sales-tax-number",
        months(37),
        {"mail": (((0, 610), (36, 190)), 0.95), "online": (((0, 990), (36, 1_510)), 0.79)},
    )


def relieve() -> Iterator[Line]:
    """Applications by year, with a channel that is not listed: visits at home."""
    counts = {
        "2023": (5_790, 3_105, 2_480),
        "2024": (6_020, 2_866, 2_941),
        "2025": (6_350, 2_540, 3_577),
    }
    for period, (whole, mail, online) in counts.items():
        line = Line(service="property-tax-relief", period=period)
        yield replace(line, completed=whole, cost=f"{whole * 41.75:.2f}")
        yield replace(line, channel="mail", completed=mail)
        yield replace(line, channel="online", completed=online)


def _by_channel(service: str, periods: tuple[str, ...], shares: Shares) -> Iterator[Line]:
    """Channels that cover everyone, without a total: the program adds it up."""
    chance = Chance(f"{service}/volumes")
    for step, period in enumerate(periods):
        for name, (course, finished) in shares.items():
            season = 1 + 0.05 * ((turn_of(period) % 4) - 1.5)
            count = chance.volume(at(course, step) * season)
            begun = round(count / finished)
            line = Line(service=service, period=period, channel=name)
            yield replace(line, started=begun, completed=count)


AGENCIES = {
    "labor": (claim_benefits,),
    "licenses-and-permits": (renew_a_license, plan_a_home),
    "revenue": (get_a_number, relieve),
}


def write_volumes(folder: Path) -> None:
    """All files, one an agency, with the columns that their rows use."""
    columns = [field.name for field in fields(Line)]
    for agency, services in AGENCIES.items():
        lines = [astuple(line) for lines in services for line in lines()]
        used = [
            at for at, _ in enumerate(columns) if any(line[at] not in ("", None) for line in lines)
        ]
        with (folder / f"{agency}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([columns[at] for at in used])
            writer.writerows([line[at] for at in used] for line in lines)


if __name__ == "__main__":
    write_volumes(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
