"""How a service is used and what that costs: sums over twelve months, and what they divide to.

Takes the volumes of one service as they may be shown. Gives exact sums and quotients, or every
reason why one cannot be computed. A figure that lacks in one period lacks in the whole.
Must not know tables, words or pages.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from generator.model import (
    ChannelUse,
    Counted,
    Gap,
    Lack,
    Pool,
    Quotient,
    Service,
    Stretch,
    Use,
    Volume,
    VolumeStatus,
)
from generator.periods import Calendar, Form, Period, period_of

A_YEAR = {
    Form.MONTH: 12,
    Form.QUARTER: 4,
    Form.HALF: 2,
    Form.YEAR: 1,
    Form.FISCAL_QUARTER: 4,
    Form.FISCAL_YEAR: 1,
}
"""How many periods of a form make twelve months."""

COUNTS: tuple[Counted, ...] = ("started", "completed")

LACKS = {
    VolumeStatus.SUPPRESSED: Lack.HIDDEN,
    VolumeStatus.SUSPENDED: Lack.SUSPENDED,
    VolumeStatus.PROJECTED: Lack.PROJECTED,
}

ByPeriod = Mapping[Period, Volume]
ByChannel = Mapping[str, ByPeriod]


def use_of(
    rows: Sequence[Volume], service: Service, *, calendar: Calendar, as_of: date
) -> Use | None:
    """What can be said of a service's volumes on a day; None where no period is over.

    A period that is not over is in `rows` and in nothing that is computed.
    """
    book = by_channel([row for row in rows if row.period.last < as_of])
    year = _newest(book, service, ("started", "completed"), calendar, each=False)
    if year is None:
        return None
    names = _ids(service) if any(book) else ()
    return Use(
        rows=tuple(rows),
        window=Stretch(year[0], year[-1]),
        all=channel_use("", book, year),
        channels=tuple(channel_use(name, book, year) for name in names),
        cost_each=cost_each(book, _newest(book, service, ("cost", "completed"), calendar)),
        completion=completion(book, _newest(book, service, COUNTS, calendar)),
        take_up=take_up(book, service, _newest_by_channel(book, calendar) or year),
        take_ups=tuple(_take_ups(book, service)),
        provisional=_is_provisional(book, year),
    )


def by_channel(rows: Sequence[Volume]) -> dict[str, dict[Period, Volume]]:
    """The rows by channel, "" for all, and period."""
    book: dict[str, dict[Period, Volume]] = {}
    for row in rows:
        book.setdefault(row.channel, {})[row.period] = row
    return book


def twelve_months(last: Period, calendar: Calendar) -> tuple[Period, ...]:
    """The periods of the twelve months that end with `last`, the oldest first."""
    found = [last]
    while len(found) < A_YEAR[last.form]:
        before = found[-1].first - timedelta(days=1)
        found.append(period_of(before, last.form, calendar))
    return tuple(reversed(found))


def _newest(
    book: ByChannel,
    service: Service,
    figures: Sequence[Counted],
    calendar: Calendar,
    *,
    each: bool = True,
) -> tuple[Period, ...] | None:
    """The newest twelve months that end with a period in which all has each (or any) figure.

    Without such a period the one that anything at all is known of.
    """
    totals = book.get("", {})
    holds = all if each else any
    ends = [
        period
        for period, row in totals.items()
        if holds(lack_of(row, figure) is None for figure in figures)
    ]
    others = (period for name in ("", *_ids(service)) for period in book.get(name, {}))
    last = max(ends, default=None) or max(others, default=None)
    return None if last is None else twelve_months(last, calendar)


def _newest_by_channel(book: ByChannel, calendar: Calendar) -> tuple[Period, ...] | None:
    """The newest twelve months that end with a period in which a channel has a row."""
    last = max((period for name in sorted(book) if name for period in book[name]), default=None)
    return None if last is None else twelve_months(last, calendar)


def _ids(service: Service) -> tuple[str, ...]:
    return tuple(channel.id for channel in service.channels)


def lack_of(row: Volume | None, figure: Counted) -> Lack | None:
    """Why a figure of a row cannot be used; None where it can.

    A period to which a channel does not apply adds nothing, and lacks nothing.
    """
    if row is None:
        return Lack.NOT_REPORTED
    if row.standing in LACKS:
        return LACKS[row.standing]
    if row.standing is VolumeStatus.NOT_APPLICABLE or getattr(row, figure) is not None:
        return None
    return Lack.NOT_REPORTED


def pool(rows: ByPeriod, periods: Sequence[Period], figure: Counted, channel: str = "") -> Pool:
    """The sum of a figure over all of the periods, or every reason why there is none."""
    total, lacking = Fraction(0), dict[Lack, list[Period]]()
    for period in periods:
        row = rows.get(period)
        lack = lack_of(row, figure)
        if lack is not None:
            lacking.setdefault(lack, []).append(period)
        elif row is not None:
            total += Fraction(getattr(row, figure) or 0)
    if not lacking:
        return Pool(total)
    never = lacking.keys() == {Lack.NOT_REPORTED} and len(lacking[Lack.NOT_REPORTED]) == len(
        periods
    )
    gaps = (
        Gap(lack, figure, channel, () if never else tuple(lacking[lack]))
        for lack in sorted(lacking)
    )
    return Pool(None, tuple(gaps))


def channel_use(channel: str, book: ByChannel, periods: Sequence[Period]) -> ChannelUse:
    """What one channel, or all of them, started, completed and cost over the periods."""
    rows = book.get(channel, {})
    return ChannelUse(
        channel,
        pool(rows, periods, "started", channel),
        pool(rows, periods, "completed", channel),
        pool(rows, periods, "cost", channel),
    )


def cost_each(book: ByChannel, periods: Sequence[Period] | None) -> Quotient:
    """Cost of a transaction: the cost of twelve months by those completed in the same twelve."""
    return _divide(book, periods, "cost", "completed")


def completion(book: ByChannel, periods: Sequence[Period] | None) -> Quotient:
    """Completion: those completed by those started in the same periods; above 1 where more were.

    What is started in one period may be completed in the next.
    """
    return _divide(book, periods, "completed", "started")


def _divide(
    book: ByChannel, periods: Sequence[Period] | None, above: Counted, below: Counted
) -> Quotient:
    if not periods:
        return Quotient(None, gaps=(Gap(Lack.NOT_REPORTED, above), Gap(Lack.NOT_REPORTED, below)))
    rows = book.get("", {})
    return _quotient(periods, pool(rows, periods, above), pool(rows, periods, below), below)


def _quotient(periods: Sequence[Period], top: Pool, bottom: Pool, below: Counted) -> Quotient:
    """One sum by another; with reasons where either lacks, or where there is nothing below."""
    window = Stretch(periods[0], periods[-1])
    gaps = tuple(dict.fromkeys((*bottom.gaps, *top.gaps)))
    if not gaps and not bottom.total:
        gaps = (Gap(Lack.NOTHING_COUNTED, below),)
    if gaps:
        return Quotient(window, gaps=gaps)
    return Quotient(window, top.total, bottom.total)


def take_up(book: ByChannel, service: Service, periods: Sequence[Period]) -> Quotient:
    """Take-up: those completed in digital channels by those completed in all of the channels.

    Needs every channel in every period, and channels that are declared to cover everyone.
    """
    window = Stretch(periods[0], periods[-1])
    digital = {
        channel.id
        for channel in service.channels
        if channel.digital and _applies(book.get(channel.id, {}), periods)
    }
    if not digital:
        return Quotient(window, gaps=(Gap(Lack.NO_DIGITAL_CHANNEL),))
    if not service.covers_everyone:
        return Quotient(window, gaps=(Gap(Lack.OTHER_CHANNELS),))
    pools = {name: pool(book.get(name, {}), periods, "completed", name) for name in _ids(service)}
    top = _together([pools[name] for name in sorted(digital)])
    return _quotient(periods, top, _together([*pools.values()]), "completed")


def _applies(rows: ByPeriod, periods: Sequence[Period]) -> bool:
    """Whether a channel was there in any of the periods, as far as anybody says."""
    absent = VolumeStatus.NOT_APPLICABLE
    return any(period not in rows or rows[period].standing is not absent for period in periods)


def _together(pools: Sequence[Pool]) -> Pool:
    gaps = tuple(gap for one in pools for gap in one.gaps)
    if gaps:
        return Pool(None, gaps)
    return Pool(sum((one.total or Fraction(0) for one in pools), Fraction(0)))


def _take_ups(book: ByChannel, service: Service) -> list[tuple[Period, Quotient]]:
    """The take-up of each single period that any channel has a row for."""
    periods = sorted({period for name in sorted(book) if name for period in book[name]})
    return [(period, take_up(book, service, [period])) for period in periods]


def _is_provisional(book: ByChannel, periods: Sequence[Period]) -> bool:
    rows = (book.get("", {}).get(period) for period in periods)
    return any(row is not None and row.standing is VolumeStatus.PROVISIONAL for row in rows)
