"""Writes the figures of the demonstration project: one CSV an agency, the same bytes every time.

Takes a folder (data/performance when none is named). Gives three years of invented results for
the State of Franklin. Must not read a clock, a locale or any file. Run it again after a change
here, and commit both:

    python bench/demonstration.py
"""

import csv
import sys
from dataclasses import astuple, fields, replace
from pathlib import Path

from demonstration_draws import (
    Chance,
    Course,
    Part,
    Points,
    Row,
    add_years,
    amend,
    at,
    count_shares,
    fiscal_quarters,
    mark,
    months,
    quarters,
    stop,
    turn_of,
)
from demonstration_revenue import write_revenue
from demonstration_transportation import write_transportation

FOLDER = Path(__file__).resolve().parent.parent / "data" / "performance"

ALWAYS = ("service", "standard", "period")
"""The columns that every file has; others stand only where one of its rows uses them."""

# --- Department of Licenses and Permits --------------------------------------------------------

MAILED_IN_TIME = Course(
    name="renew-a-driver-license/mailed-in-time",
    periods=months(36),
    parts=(
        Part(channel="counter", cases=((0, 21_400), (35, 16_300))),
        Part(channel="mail", cases=((0, 11_900), (35, 6_100)), lead=-2.6),
        # Online renewals are counted from July 2024.
        Part(channel="online", cases=((0, 0), (8, 0), (9, 8_200), (35, 18_600)), lead=1.4),
    ),
    level=(
        *((0, 88.0), (3, 87.0), (8, 90.6), (12, 91.8), (18, 93.6), (23, 94.9), (28, 96.6)),
        *((31, 96.1), (32, 92.6), (33, 89.4), (34, 86.7), (35, 84.2)),
    ),
    season=(1.03, 0.98, 1.07, 1.05, 1.06, 1.04, 1.08, 1.07, 0.98, 0.97, 0.88, 0.82),
    dips={12: -1.6, 1: -1.1},
    drift=0.7,
)
OFFICE_WAIT = Course(
    name="renew-a-driver-license/office-wait",
    periods=months(36),
    parts=(Part(cases=((0, 52_000), (35, 41_000))),),
    level=((0, 73.5), (9, 79.0), (18, 82.0), (21, 81.0), (22, 84.5), (35, 87.5)),
    season=(0.96, 0.95, 1.05, 1.03, 1.04, 1.12, 1.16, 1.13, 0.99, 0.96, 0.86, 0.78),
    dips={6: -2.4, 7: -3.4, 8: -1.6, 12: 1.2},
    drift=1.1,
)
SAME_DAY_VISITS = Course(
    name="renew-a-driver-license/same-day-visits",
    periods=months(36),
    parts=(Part(cases=((0, 14_200), (35, 17_900))),),
    level=((0, 18.0), (4, 20.4), (8, 16.5), (20, 14.2), (30, 13.6), (35, 12.6)),
    season=(1.0, 0.96, 1.04, 1.04, 1.02, 0.98, 1.02, 1.03, 0.97, 1.04, 0.9, 0.84),
    dips={8: -1.2},
    drift=1.3,
)
PLANS_DECIDED = Course(
    name="home-building-permit/plans-decided",
    periods=quarters(12),
    parts=(
        Part(segment="district:capital", cases=((0, 302), (11, 351))),
        Part(segment="district:river-valley", cases=((0, 208), (11, 224)), lead=1.8),
        Part(segment="district:lakes", cases=((0, 131), (11, 142)), lead=-3.5),
        Part(segment="district:high-plains", cases=((0, 47), (11, 42)), lead=3.0),
        Part(segment="district:islands", cases=((0, 12), (8, 11), (11, 7)), lead=-8.0),
    ),
    level=((0, 84.5), (2, 80.2), (4, 75.6), (6, 69.5), (7, 83.4), (9, 88.6), (11, 89.8)),
    season=(0.86, 1.14, 1.16, 0.84),
    drift=0.9,
)
SMALL_JOBS = {
    "2023-Q4": "15", "2024-Q1": "12.5", "2024-Q2": "14.5", "2024-Q3": "14", "2024-Q4": "11.5",
    "2025-Q1": "9.5", "2025-Q2": "11", "2025-Q3": "10.5", "2025-Q4": "9", "2026-Q1": "8",
    "2026-Q2": "9.5", "2026-Q3": "9",
}  # fmt: skip
SMALL_JOBS_SEASON = (0.78, 1.26, 1.24, 0.72)
STORM_DAMAGE = {"2024-Q2": (388, 412), "2025-Q1": (203, 241), "2026-Q1": (167, 176)}
CHECKED_LICENSES = (393, 396, 397, 395, 397, 398, 396, 399, 397, 398, 396)


def write_license_right() -> list[Row]:
    """Licenses without a mistake among the 400 checked a quarter; the last quarter is owed."""
    chance = Chance("renew-a-driver-license/license-right")
    return [
        Row(
            service="renew-a-driver-license",
            standard="license-right",
            period=period,
            numerator=right,
            denominator=400,
            population=chance.volume(139_000, 0.03),
        )
        for period, right in zip(fiscal_quarters(11), CHECKED_LICENSES, strict=True)
    ]


def write_small_jobs() -> list[Row]:
    """Median days to a permit for a small job, with nine in ten, and the applications open."""
    chance = Chance("home-building-permit/small-jobs")
    rows = []
    for period, days in SMALL_JOBS.items():
        issued = chance.volume(2_650 * SMALL_JOBS_SEASON[turn_of(period) - 1])
        still_open = chance.volume(issued * float(days) / 80)
        late = chance.volume(still_open * float(days) / 60, 0.1)
        row = Row(service="home-building-permit", standard="small-jobs", period=period)
        slow = f"{round(float(days) * 4.4 + chance.normal()) / 2:g}"
        rows += [
            replace(row, denominator=issued, value=days, open=still_open, open_late=late),
            replace(row, statistic="nine-in-ten", denominator=issued, value=slow),
        ]
    return rows


def write_storm_damage() -> list[Row]:
    """Damage checked in time where a storm was declared; elsewhere the promise does not apply."""
    row = Row(service="home-building-permit", standard="storm-damage", period="")
    return [
        replace(row, period=period, numerator=STORM_DAMAGE[period][0],
                denominator=STORM_DAMAGE[period][1])
        if period in STORM_DAMAGE
        else replace(row, period=period, status="not_applicable",
                     note="No storm was declared in this quarter.")
        for period in quarters(12)
    ]  # fmt: skip


def write_licenses_and_permits() -> list[Row]:
    """All results of the Department of Licenses and Permits."""
    short = {"2026-08": {"numerator": 1_573, "denominator": 17_468}}
    return [
        *count_shares(MAILED_IN_TIME),
        *add_years(count_shares(OFFICE_WAIT)),
        *write_license_right(),
        *amend(count_shares(SAME_DAY_VISITS), short),
        *count_shares(PLANS_DECIDED),
        *write_small_jobs(),
        *write_storm_damage(),
    ]


# --- Department of Labor -----------------------------------------------------------------------

FIRST_PAYMENT = Course(
    name="unemployment-benefits/first-payment",
    periods=months(36),
    parts=(
        Part(channel="counter", cases=((0, 520), (35, 340)), lead=-1.0),
        Part(channel="mail", cases=((0, 410), (35, 190)), lead=-7.5),
        Part(channel="online", cases=((0, 4_700), (35, 5_650)), lead=1.2),
        Part(channel="phone", cases=((0, 1_480), (35, 1_120)), lead=-2.0),
    ),
    level=(
        *((0, 83.6), (6, 86.4), (11, 88.2), (15, 87.4), (19, 89.0), (22, 81.5), (25, 85.6)),
        *((29, 88.4), (35, 90.2)),
    ),
    season=(1.48, 1.22, 1.02, 0.94, 0.86, 0.88, 1.0, 0.87, 0.82, 0.88, 0.99, 1.21),
    dips={1: -2.4, 2: -1.7, 12: -0.8},
    drift=0.9,
    left_out=((0, 5.2), (26, 6.0), (27, 12.9), (28, 7.1), (35, 5.6)),
)
APPEALS_WAITING = Course(
    name="unemployment-benefits/appeals-waiting",
    periods=months(24, year=2024, month=10),
    parts=(Part(cases=((0, 2_950), (9, 3_900), (23, 2_300))),),
    level=((0, 11.0), (8, 14.5), (12, 21.0), (17, 16.5), (23, 12.5)),
    drift=0.9,
)
CALL_BACK = Course(
    name="benefits-line/call-back",
    periods=months(37),
    parts=(Part(cases=((0, 1_050), (20, 900), (36, 520))),),
    level=((0, 86.0), (8, 90.5), (16, 92.5), (21, 88.5), (26, 93.0), (36, 95.0)),
    season=(1.62, 1.31, 1.06, 0.93, 0.82, 0.84, 0.98, 0.88, 0.83, 0.86, 0.98, 1.17),
    dips={1: -4.2, 2: -2.6},
    drift=1.6,
)
CALLS_SEASON = (1.58, 1.3, 1.06, 0.93, 0.84, 0.86, 0.98, 0.88, 0.84, 0.87, 0.99, 1.18)
SECONDS: Points = (
    *((0, 226), (6, 212), (11, 186), (19, 186), (20, 252), (21, 268), (23, 196)),
    *((26, 178), (31, 169), (36, 164)),
)
COST_OF_A_CLAIM: Points = ((0, 97.4), (4, 93.8), (6, 95.6), (7, 96.8), (9, 92.6), (10, 96.2))


def write_answer_time() -> list[Row]:
    """Mean seconds to an answer, those that hung up left out; beside it the share answered."""
    chance = Chance("benefits-line/answer-time")
    rows = []
    for step, period in enumerate(months(37)):
        busy = CALLS_SEASON[turn_of(period) - 1]
        seconds = chance.about(at(SECONDS, step) * (0.55 + 0.45 * busy), 0.05)
        calls = chance.volume(34_500 * busy)
        row = Row(service="benefits-line", standard="answer-time", period=period)
        lost = chance.volume(calls * seconds / 2_600)
        rows += [
            replace(row, denominator=calls, value=str(seconds), excluded=lost),
            replace(row, statistic="answered", numerator=calls, denominator=calls + lost),
        ]
    return rows


def write_cost_of_a_claim() -> list[Row]:
    """Dollars spent over claims handled; the newest quarter is not due yet."""
    chance = Chance("unemployment-benefits/cost-of-a-claim")
    row = Row(service="unemployment-benefits", standard="cost-of-a-claim", period="")
    rows = []
    for step, period in enumerate(fiscal_quarters(11)):
        claims = chance.volume(22_400 * (0.98, 1.24, 0.9, 0.88)[turn_of(period) - 1])
        spent = round(claims * (at(COST_OF_A_CLAIM, step) + 0.5 * chance.normal()))
        rows.append(replace(row, period=period, numerator=spent, denominator=claims))
    return rows


def write_labor() -> list[Row]:
    """All results of the Department of Labor."""
    moved = "Payment dates were not carried over when claims moved to the new benefits system."
    checks = "Claims held for an identity check are left out; there was a wave of false claims."
    payments = stop(
        count_shares(FIRST_PAYMENT), ("2025-06", "2025-07"), status="suspended", note=moved
    )
    payments = amend(payments, {"2026-01": {"note": checks}})
    off = "Call-backs were switched off all month for repairs. Every caller was called in March."
    lost = "The phone system's report shows no call-backs for October. We are checking it."
    zeros = {
        "2024-02": {"numerator": 0, "confirmed": "yes", "note": off},
        "2026-10": {"numerator": 0, "note": lost},
    }
    return [
        *mark(payments, ("2026-08", "2026-09")),
        *write_cost_of_a_claim(),
        *count_shares(APPEALS_WAITING),
        *write_answer_time(),
        *amend(count_shares(CALL_BACK), zeros),
    ]


# --- Department of Health ----------------------------------------------------------------------

RUSH_ORDERS = Course(
    name="birth-certificate/rush-orders",
    periods=months(21, year=2025, month=1),
    parts=(Part(cases=((0, 290), (20, 345))),),
    level=((0, 90.0), (10, 93.5), (20, 92.0)),
    season=(1.12, 1.08, 1.1, 1.02, 1.0, 1.06, 1.08, 1.22, 0.92, 0.86, 0.8, 0.74),
    drift=1.4,
)
TEMPORARY_STANDS = Course(
    name="food-inspection/temporary-stands",
    periods=months(37),
    parts=(Part(cases=((0, 44), (36, 50))),),
    level=((0, 88.5), (10, 92.0), (24, 94.5), (35, 95.0)),
    season=(0.0, 0.0, 0.46, 0.76, 1.36, 1.72, 1.9, 1.74, 1.2, 0.58, 0.44, 0.46),
    drift=1.6,
)
CERTIFICATES_SEASON = (1.1, 1.05, 1.08, 0.99, 0.96, 1.0, 1.02, 1.24, 1.0, 0.92, 0.86, 0.78)
CERTIFICATE_MISTAKES = (
    *(3, 1, 2, 4, 1, 0, 0, 2, 1, 1, 2, 0),
    *(0, 1, 0, 2, 0, 0, 1, 0, 0, 1, 0, 1),
    *(2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2),
)
CHANGED_REPORTS = (8, 7, 9, 6, 5, None, 7, 4, 5, 3, 5, 4)


def write_certificate_right() -> list[Row]:
    """Certificates with a mistake of ours, among all that were mailed."""
    chance = Chance("birth-certificate/certificate-right")
    row = Row(service="birth-certificate", standard="certificate-right", period="")
    return [
        replace(
            row,
            period=period,
            numerator=mistakes,
            denominator=chance.volume(4_750 * CERTIFICATES_SEASON[turn_of(period) - 1]),
        )
        for period, mistakes in zip(months(36), CERTIFICATE_MISTAKES, strict=True)
    ]


def write_reports_changed() -> list[Row]:
    """Inspection reports changed after an appeal, among all inspections."""
    chance = Chance("food-inspection/reports-changed")
    row = Row(service="food-inspection", standard="reports-changed", period="")
    return [
        replace(
            row,
            period=period,
            numerator=changed,
            denominator=chance.volume(1_310 * (0.96, 0.9, 1.04, 1.1)[turn_of(period) - 1]),
        )
        for period, changed in zip(fiscal_quarters(12), CHANGED_REPORTS, strict=True)
    ]


def write_health() -> list[Row]:
    """All results of the Department of Health."""
    return [
        *count_shares(RUSH_ORDERS),
        *amend(write_certificate_right(), {"2026-09": {"denominator": 5_012}}),
        *amend(count_shares(TEMPORARY_STANDS), {"2026-10": {"numerator": 23, "denominator": 26}}),
        *write_reports_changed(),
    ]


AGENCIES = {
    "health": write_health,
    "labor": write_labor,
    "licenses-and-permits": write_licenses_and_permits,
    "revenue": write_revenue,
    "transportation": write_transportation,
}


def write_table(path: Path, rows: list[Row]) -> None:
    """One file with the columns that its rows use; nothing known is a blank cell."""
    columns = [field.name for field in fields(Row)]
    lines = [["" if cell is None else str(cell) for cell in astuple(row)] for row in rows]
    used = [
        index
        for index, column in enumerate(columns)
        if column in ALWAYS or any(line[index] for line in lines)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([columns[index] for index in used])
        writer.writerows([line[index] for index in used] for line in lines)


def write_figures(folder: Path) -> None:
    """All files of the demonstration, one an agency, into a folder that is there."""
    for agency, write in AGENCIES.items():
        write_table(folder / f"{agency}.csv", write())


if __name__ == "__main__":
    write_figures(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
