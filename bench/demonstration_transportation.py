"""The invented results of the demonstration's Department of Transportation.

Takes nothing. Gives its rows, the same on every run and machine. Must not read a clock, a locale
or any file.
"""

from dataclasses import replace

from demonstration_draws import (
    Chance,
    Course,
    Part,
    Points,
    Row,
    amend,
    at,
    count_shares,
    days,
    fiscal_quarters,
    halves,
    mark,
    months,
    quarters,
    turn_of,
    weeks,
)

POTHOLES = Course(
    name="road-repairs/potholes-fixed",
    periods=months(36),
    parts=(
        Part(segment="road:highway", cases=((0, 640), (35, 590)), lead=5.5),
        Part(segment="road:state-road", cases=((0, 1_480), (35, 1_390)), lead=0.4),
        Part(segment="road:town-road", cases=((0, 870), (35, 910)), lead=-4.6),
    ),
    level=((0, 86.5), (9, 90.2), (17, 93.4), (18, 83.0), (24, 87.4), (29, 86.2), (35, 89.6)),
    season=(0.82, 1.28, 1.72, 1.6, 1.18, 0.92, 0.78, 0.74, 0.76, 0.8, 0.72, 0.7),
    dips={2: -3.2, 3: -5.4, 4: -2.8},
    drift=1.0,
)
BUSES_ON_TIME = Course(
    name="capital-line-bus/on-time",
    periods=months(37),
    parts=(Part(cases=((0, 7_900), (36, 8_300))),),
    level=((0, 76.5), (10, 79.5), (18, 82.2), (26, 83.4), (36, 81.6)),
    season=(0.98, 0.92, 1.02, 0.99, 1.03, 0.99, 1.02, 1.02, 0.99, 1.03, 0.97, 0.98),
    dips={12: -2.8, 1: -4.4, 2: -2.0},
    drift=0.9,
)
TESTS_CANCELLED = Course(
    name="road-test/tests-cancelled",
    periods=months(36),
    parts=(
        Part(segment="office:capital", cases=((0, 2_150), (35, 2_320)), lead=0.3),
        Part(segment="office:river-valley", cases=((0, 1_420), (35, 1_450))),
        Part(segment="office:lakes", cases=((0, 640), (35, 610)), lead=0.6),
        # The examiner comes to the islands by boat, and not every month.
        Part(segment="office:islands", cases=((0, 26), (35, 17)), lead=4.0),
    ),
    level=((0, 3.1), (8, 2.6), (16, 1.9), (26, 1.6), (30, 1.5), (33, 2.6), (35, 2.3)),
    season=(0.9, 0.9, 1.0, 1.02, 1.06, 1.14, 1.16, 1.12, 1.0, 0.98, 0.9, 0.82),
    dips={12: 0.9, 1: 1.3},
    drift=0.15,
)
OVERSIZE_PERMITS = Course(
    name="oversize-load-permit/permit-in-time",
    periods=months(36),
    parts=(
        Part(channel="counter", cases=((0, 210), (35, 120)), lead=-7.0),
        Part(channel="online", cases=((0, 930), (35, 1_240)), lead=1.2),
    ),
    level=((0, 92.0), (8, 93.6), (16, 91.4), (24, 87.6), (26, 88.0), (27, 94.4), (35, 95.2)),
    season=(0.76, 0.8, 0.96, 1.1, 1.18, 1.2, 1.16, 1.14, 1.08, 1.02, 0.86, 0.74),
    drift=0.8,
    left_out=((0, 4.0), (33, 4.4), (34, 16.8), (35, 5.2)),
)
BRIDGES_CHECKED = (
    *((24, 27), (20, 23), (26, 28), (21, 22), (25, 27), (19, 22)),
    *((24, 25), (27, 29), (22, 24), (20, 21), (25, 27), (23, 26)),
)
ROUTES_RIGHT = (56, 57, 58, 57, 59, 58, 59, 60, 58, 59, 60, 57)
PICKED_UP = Course(
    name="door-to-door-rides/pick-up",
    periods=months(36),
    parts=(Part(cases=((0, 16_400), (35, 19_800))),),
    level=((0, 90.4), (7, 91.8), (14, 93.9), (22, 95.8), (28, 95.4), (32, 94.0), (35, 93.1)),
    season=(0.95, 0.94, 1.02, 1.01, 1.03, 1.0, 0.99, 1.01, 1.01, 1.04, 0.99, 0.97),
    dips={12: -0.9, 1: -1.6, 2: -0.8},
    drift=0.6,
)
CALLS_LOST = Course(
    name="door-to-door-rides/calls-lost",
    periods=months(36),
    parts=(Part(cases=((0, 9_300), (35, 10_600))),),
    level=((0, 8.2), (9, 6.4), (18, 5.2), (27, 4.6), (35, 4.9)),
    season=(1.08, 0.98, 1.0, 0.98, 0.98, 0.98, 0.99, 1.0, 1.01, 1.04, 1.0, 0.96),
    drift=0.35,
)
TENTHS_ON_HOLD: Points = ((0, 71), (9, 58), (18, 49), (27, 44), (33, 52), (35, 57))
WEEKS_TO_A_TEST: Points = ((0, 24), (4, 24), (11, 21), (24, 17), (38, 12), (50, 9), (57, 8))
RAMPS = (402, 421, 438, 452, 477, 501, 516, 533, 561, 588, 607)
SCORES = {
    "2024-H1": ("3.7", 2_204), "2024-H2": ("3.9", 2_391), "2025-H1": ("4.0", 2_466),
    "2025-H2": ("4.1", 2_320), "2026-H1": ("3.9", 2_418),
}  # fmt: skip
REPEAT_POTHOLES = (46, 44, 52, 41, 39, 38, 45, 36, 35, 33, 40, 31)


def write_repeat_potholes() -> list[Row]:
    """Repairs that broke open again within 90 days, among all repairs of the quarter."""
    chance = Chance("road-repairs/repeat-potholes")
    row = Row(service="road-repairs", standard="repeat-potholes", period="")
    rows = []
    for period, rate in zip(fiscal_quarters(12), REPEAT_POTHOLES, strict=True):
        repairs = chance.volume(8_900 * (0.8, 1.55, 0.98, 0.75)[turn_of(period) - 1])
        broken = chance.kept(repairs, rate / 1_000)
        rows.append(replace(row, period=period, numerator=broken, denominator=repairs))
    return rows


def write_rider_score() -> list[Row]:
    """What riders who were asked on board gave the ride, out of 5."""
    row = Row(service="capital-line-bus", standard="rider-score", period="")
    return [
        replace(row, period=period, denominator=SCORES[period][1], value=SCORES[period][0])
        for period in halves(5)
    ]


def write_cost_of_a_ride() -> list[Row]:
    """Dollars a ride as published, to ten cents; the newest year is a projection."""
    row = Row(service="capital-line-bus", standard="cost-of-a-ride", period="")
    books = "The books for the year are not closed. This is what we expect."
    return [
        replace(row, period="FY2024", value="6.9", status="final"),
        replace(row, period="FY2025", value="6.5", status="final"),
        replace(row, period="FY2026", value="6.3", status="projected", note=books),
    ]


def write_trips_run() -> list[Row]:
    """Trips that ran among those planned, day by day; fewer are planned at weekends."""
    chance = Chance("capital-line-bus/trips-run")
    row = Row(service="capital-line-bus", standard="trips-run", period="")
    rows = []
    for step, day in enumerate(days(11)):
        planned = 612 if step % 7 in (5, 6) else 1_048
        ran = chance.kept(planned, 0.955 if step == 3 else 0.988)  # noqa: PLR2004 (a storm)
        note = "A storm closed the river bridge until noon." if step == 3 else ""  # noqa: PLR2004
        status = "provisional" if step > 8 else ""  # noqa: PLR2004 (the last two days)
        rows.append(
            replace(row, period=day, numerator=ran, denominator=planned, note=note, status=status)
        )
    return rows


def write_waits_for_a_test() -> list[Row]:
    """Median weeks to the next open road test, looked up each Friday; 24 is the most there is."""
    chance = Chance("road-test/wait-for-a-test")
    row = Row(service="road-test", standard="wait-for-a-test", period="")
    rows = []
    for step, period in enumerate(weeks(58)):
        median = min(24, chance.about(at(WEEKS_TO_A_TEST, step), 0.03))
        waiting = chance.volume(620 * median)
        rows.append(replace(row, period=period, denominator=waiting, value=str(median)))
    return rows


def write_oversize_permits() -> list[Row]:
    """Permits issued in time, with the applications still open in each month's total."""
    chance = Chance("oversize-load-permit/still-open")
    known = {}
    for row in count_shares(OVERSIZE_PERMITS):
        if not row.channel:
            still_open = chance.volume((row.denominator or 0) * 0.09)
            late = chance.kept(still_open, 0.3)
            known[row.period] = {"open": still_open, "open_late": late}
    bridge = "Permits for loads over the closed river bridge are left out."
    known["2026-08"]["note"] = bridge
    return amend(count_shares(OVERSIZE_PERMITS), known)


def write_bridge_checks() -> list[Row]:
    """Bridges checked in time for very heavy loads; there are few of them."""
    row = Row(service="oversize-load-permit", standard="bridge-checks", period="")
    return [
        replace(row, period=period, numerator=kept, denominator=cases)
        for period, (kept, cases) in zip(quarters(12), BRIDGES_CHECKED, strict=True)
    ]


def write_routes_right() -> list[Row]:
    """Routes without a mistake among the 60 riskiest permits of each quarter."""
    chance = Chance("oversize-load-permit/route-right")
    row = Row(service="oversize-load-permit", standard="route-right", period="", denominator=60)
    return [
        replace(row, period=period, numerator=right, population=chance.volume(3_400, 0.05))
        for period, right in zip(fiscal_quarters(12), ROUTES_RIGHT, strict=True)
    ]


def write_phone_hold() -> list[Row]:
    """Minutes on hold that 95 of 100 callers did not exceed, to a tenth."""
    chance = Chance("door-to-door-rides/phone-hold")
    row = Row(service="door-to-door-rides", standard="phone-hold", period="")
    rows = []
    for step, period in enumerate(months(36)):
        tenths = chance.about(at(TENTHS_ON_HOLD, step), 0.05)
        calls = chance.volume(9_100)
        value = f"{tenths // 10}.{tenths % 10}"
        rows.append(replace(row, period=period, denominator=calls, value=value))
    return rows


def write_ramps() -> list[Row]:
    """Stops with a ramp at the end of each quarter."""
    row = Row(service="door-to-door-rides", standard="ramps-at-stops", period="")
    return [
        replace(row, period=period, numerator=stops)
        for period, stops in zip(quarters(12)[1:], RAMPS, strict=True)
    ]


def write_transportation() -> list[Row]:
    """All results of the Department of Transportation."""
    lost = {"2025-02": {"numerator": 2_011, "note": "An ice storm; half of the lines were down."}}
    return [
        *count_shares(POTHOLES),
        *write_repeat_potholes(),
        *mark(count_shares(BUSES_ON_TIME), ("2026-10",)),
        *write_rider_score(),
        *write_cost_of_a_ride(),
        *write_trips_run(),
        *write_waits_for_a_test(),
        *count_shares(TESTS_CANCELLED),
        *write_oversize_permits(),
        *write_bridge_checks(),
        *write_routes_right(),
        *count_shares(PICKED_UP),
        *write_phone_hold(),
        *amend(count_shares(CALLS_LOST), lost),
        *write_ramps(),
    ]
