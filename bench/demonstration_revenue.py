"""The invented results of the demonstration's Office of Revenue.

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
    fiscal_quarters,
    mark,
    months,
    quarters,
    turn_of,
)

RETURNS_SEASON = (0.5, 2.6, 2.9, 3.2, 1.1, 0.35, 0.3, 0.3, 0.3, 0.7, 0.3, 0.15)

REFUNDS_IN_TIME = Course(
    name="income-tax-refund/refund-in-time",
    periods=months(37),
    parts=(Part(cases=((0, 61_000), (36, 66_000))),),
    level=((0, 92.0), (6, 91.8), (14, 90.6), (16, 86.4), (19, 88.2), (26, 92.2), (36, 93.8)),
    season=RETURNS_SEASON,
    dips={3: -1.2, 4: -2.0, 5: -1.0},
    drift=0.6,
    left_out=((0, 3.1), (15, 3.4), (16, 4.8), (19, 4.4), (26, 3.6), (36, 3.2)),
)
CALLS_ANSWERED = Course(
    name="tax-help-line/calls-answered",
    periods=months(37),
    parts=(Part(cases=((0, 71_000), (36, 64_000))),),
    level=((0, 74.5), (8, 78.6), (12, 81.4), (20, 82.8), (24, 83.2), (36, 84.6)),
    season=(1.02, 1.42, 1.5, 1.72, 1.1, 0.82, 0.78, 0.76, 0.78, 0.86, 0.66, 0.58),
    dips={2: -3.0, 3: -3.6, 4: -5.4},
    drift=0.9,
)
SHOPS_REGISTERED = Course(
    name="sales-tax-number/number-sent",
    periods=months(37),
    parts=(
        Part(channel="mail", cases=((0, 310), (36, 190)), lead=-9.0),
        Part(channel="online", cases=((0, 1_240), (36, 1_520)), lead=1.5),
    ),
    level=((0, 89.0), (10, 91.6), (20, 93.0), (36, 94.2)),
    season=(1.22, 1.04, 1.08, 1.06, 1.06, 1.0, 0.94, 0.92, 1.02, 0.98, 0.88, 0.8),
    drift=0.8,
)
LOST = "2026-10"
"""The month for which nobody knows how many shops had their number in time."""

COUNTIES = ("capital", "river-valley", "lakes", "high-plains", "islands")
RELIEF = {
    "2023": ((1_702, 1_893), (1_160, 1_264), (688, 752), (305, 331), (21, 27)),
    "2024": ((1_744, 2_004), (1_157, 1_309), (661, 774), (292, 338), (16, 24)),
    "2025": ((2_009, 2_502), (1_353, 1_611), (780, 949), (351, 417), (7, 9)),
}
DAYS_TO_A_REFUND: Points = (
    *((0, 14.4), (6, 14.9), (12, 13.6), (16, 17.2), (20, 15.6), (26, 13.2), (36, 12.4)),
)
MINUTES_ON_HOLD: Points = ((0, 7.4), (6, 8.8), (12, 8.4), (18, 10.6), (24, 9.8), (36, 9.2))
HOLD_SEASON = (1.0, 1.2, 1.25, 1.45, 1.05, 0.85, 0.8, 0.8, 0.85, 0.9, 0.8, 0.75)
DAYS_TO_A_HEARING = ("71", "66", "63", "64", "58", "55", "59", "52", "54", "57", "62", "66")
RIGHT_ANSWERS = (181, 184, 183, 186, 185, 189, 188, 190, 191, 189)
HOMES_VISITED = (
    *((33, 36), (35, 39), (40, 42), (31, 34), (36, 38), (30, 33)),
    *((34, 35), (37, 41), (32, 34), (14, 16), (11, 12), (0, 0)),
)
FEES_PAID_BACK = ((61, 66), (74, 83), (58, 62), (66, 70), (71, 75), (52, 57), (49, 51), (44, 48))
CHECKS_MAILED = (
    (1_906, 2_144), (5_812, 6_390), (7_120, 7_741), (2_033, 2_214), (1_402, 1_530),
    (4_011, 4_502), (4_689, 5_377), (1_058, 1_249), (611, 748),
)  # fmt: skip


def write_refund_wait() -> list[Row]:
    """The days that all refunds of a month took together, and how many refunds there were."""
    chance = Chance("income-tax-refund/refund-wait")
    row = Row(service="income-tax-refund", standard="refund-wait", period="")
    rows = []
    for step, period in enumerate(months(37)):
        refunds = chance.volume(58_000 * RETURNS_SEASON[turn_of(period) - 1])
        days = round(refunds * (at(DAYS_TO_A_REFUND, step) + 0.3 * chance.normal()))
        rows.append(replace(row, period=period, numerator=days, denominator=refunds))
    return [*rows[:-1], replace(rows[-1], note="We cannot yet count the refunds that wait.")]


def write_returns_right() -> list[Row]:
    """Returns without a mistake of ours among those drawn at random in a year."""
    row = Row(service="income-tax-refund", standard="returns-right", period="")
    return [
        replace(row, period="FY2024", numerator=1_168, denominator=1_200, population=2_204_311),
        replace(row, period="FY2025", numerator=1_181, denominator=1_200, population=2_251_870),
    ]


def write_hold_time() -> list[Row]:
    """Mean minutes on hold, published in whole minutes and without the number of calls."""
    chance = Chance("tax-help-line/hold-time")
    row = Row(service="tax-help-line", standard="hold-time", period="")
    rows = []
    for step, period in enumerate(months(36)):
        mean = at(MINUTES_ON_HOLD, step) * HOLD_SEASON[turn_of(period) - 1]
        rows.append(replace(row, period=period, value=str(chance.about(mean, 0.04))))
    return amend(rows, {"2026-09": {"value": "10"}})


def write_answers_right() -> list[Row]:
    """Right answers in 200 test calls a quarter, until the test calls stopped."""
    row = Row(service="tax-help-line", standard="answers-right", period="")
    why = "The firm that made the test calls closed. A new one begins in January 2027."
    periods = fiscal_quarters(12)
    told = [
        replace(row, period=period, numerator=right, denominator=200)
        for period, right in zip(periods[:10], RIGHT_ANSWERS, strict=True)
    ]
    silent = [replace(row, period=period, status="suspended", note=why) for period in periods[10:]]
    return [*told, *silent]


def write_checks_mailed() -> list[Row]:
    """Refund checks mailed in time, until refunds went to the bank only; the promise then ended."""
    row = Row(service="income-tax-refund", standard="check-mailed", period="")
    return [
        replace(row, period=period, numerator=kept, denominator=cases)
        for period, (kept, cases) in zip(quarters(9), CHECKS_MAILED, strict=True)
    ]


def write_relief_decided() -> list[Row]:
    """Requests decided in time in each county and in all."""
    row = Row(service="property-tax-relief", standard="decided-in-time", period="")
    rows = []
    for period, counts in RELIEF.items():
        kept, cases = (sum(numbers) for numbers in zip(*counts, strict=True))
        rows.append(replace(row, period=period, numerator=kept, denominator=cases))
        rows += [
            replace(row, period=period, segment=f"county:{name}", numerator=part, denominator=whole)
            for name, (part, whole) in zip(COUNTIES, counts, strict=True)
        ]
    return rows


def write_appeals_heard() -> list[Row]:
    """Median days to a hearing, over the appeals heard; nobody counts those still open."""
    chance = Chance("property-tax-relief/appeals-heard")
    row = Row(service="property-tax-relief", standard="appeals-heard", period="")
    rows = [
        replace(row, period=period, denominator=chance.volume(148), value=days)
        for period, days in zip(fiscal_quarters(12), DAYS_TO_A_HEARING, strict=True)
    ]
    note = "The board does not tell us how many appeals are still open."
    return [*rows[:-1], replace(rows[-1], note=note)]


def write_home_visits() -> list[Row]:
    """Visits in time to people who cannot come; lately they are done by video."""
    row = Row(service="property-tax-relief", standard="home-visits", period="")
    return [
        replace(row, period=period, numerator=kept, denominator=cases)
        for period, (kept, cases) in zip(quarters(12), HOMES_VISITED, strict=True)
    ]


def write_pages_to_fill_in() -> list[Row]:
    """The pages of the form in each year."""
    row = Row(service="property-tax-relief", standard="pages-to-fill-in", period="")
    pages = {"2023": 9, "2024": 6, "2025": 4}
    return [replace(row, period=period, numerator=number) for period, number in pages.items()]


def write_form_minutes() -> list[Row]:
    """Minutes that people who tried the form needed; a new measure without a target."""
    row = Row(service="sales-tax-number", standard="form-minutes", period="")
    tried = {"2025-H1": (2_346, 68), "2025-H2": (2_201, 71), "2026-H1": (1_998, 74)}
    return [
        replace(row, period=period, numerator=minutes, denominator=people, population=9_400)
        for period, (minutes, people) in tried.items()
    ]


def write_fees_paid_back() -> list[Row]:
    """Fees paid back in time, until there was no fee any more."""
    row = Row(service="sales-tax-number", standard="fees-paid-back", period="")
    gone = "Registering has been free since October 2025, so there is no fee to pay back."
    periods = quarters(12)
    told = [
        replace(row, period=period, numerator=kept, denominator=cases)
        for period, (kept, cases) in zip(periods[:8], FEES_PAID_BACK, strict=True)
    ]
    free = [
        replace(row, period=period, status="not_applicable", note=gone) for period in periods[8:]
    ]
    return [*told, *free]


def write_revenue() -> list[Row]:
    """All results of the Office of Revenue."""
    alone = "We know how many shops registered. The mailing dates were lost in a system failure."
    shops = [
        row for row in count_shares(SHOPS_REGISTERED) if not (row.channel and row.period == LOST)
    ]
    return [
        *mark(count_shares(REFUNDS_IN_TIME), ("2026-09", "2026-10")),
        *write_refund_wait(),
        *write_returns_right(),
        *count_shares(CALLS_ANSWERED),
        *write_hold_time(),
        *write_answers_right(),
        *write_checks_mailed(),
        *write_relief_decided(),
        *write_appeals_heard(),
        *write_home_visits(),
        *write_pages_to_fill_in(),
        *amend(shops, {LOST: {"numerator": None, "note": alone}}),
        *write_form_minutes(),
        *write_fees_paid_back(),
    ]
