"""Entries for texts that should be a number, an amount, a span, a unit, a date or a period."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "bad-number": Entry(
        "error",
        "'{text}' is not a number: {fault}",
        "Type {suggestion}.",
        "A number is written in a way that can be read in more than one way, or not at all.",
        "1,200 is twelve hundred in one country and one and a fifth in another; a guess would "
        "print a wrong result.",
        "1,200",
        "1200",
    ),
    "bad-amount": Entry(
        "error",
        "'{text}' is not an amount: {fault}",
        "Type {suggestion}.",
        "An amount is a number with its unit: 90%, 2 minutes, 6 weeks, 10 business days, 4:32 "
        "(minutes and seconds), 1:51:00 (hours too), 4.2 points, 12.50 USD; a bare number counts "
        "things.",
        "A verdict rests on this amount, so nothing in it is guessed.",
        "at_least: 90 per cent",
        "at_least: 90%",
    ),
    "bad-unit": Entry(
        "error",
        "'{unit}' in '{text}' is not a unit that is known here",
        "Type {suggestion}.",
        "Units are %, points, seconds, minutes, hours, days, business days, weeks, months, years, "
        "the three-letter code of a currency, or number for none.",
        "Amounts are compared and turned into one another by their units.",
        "at_most: 6 fortnights",
        "at_most: 12 weeks",
    ),
    "unlike-units": Entry(
        "error",
        "'{text}' cannot be turned into {wanted}",
        "Type the amount as {wanted}, or change the measure's unit.",
        "An amount is in a unit that does not turn into the unit of what it stands beside. "
        "Business days never turn into days, and months never into weeks.",
        "A result can only be held against a target in its own unit.",
        "measure: {kind: share, unit: percent}\ntargets: [{from: 2025-01, at_least: 6 weeks}]",
        "measure: {kind: share, unit: percent}\ntargets: [{from: 2025-01, at_least: 90%}]",
    ),
    "bad-span": Entry(
        "error",
        "'{text}' is not a span of calendar time: {fault}",
        "Type {suggestion}.",
        "The time until a result is due is a whole number of calendar days, weeks or months.",
        "The day on which a result becomes overdue is printed, so it must be the same for all; "
        "business days depend on holidays that are not known here.",
        "due_after: 10 business days",
        "due_after: 14 days",
    ),
    "bad-date": Entry(
        "error",
        "'{text}' is not a date: {fault}",
        "Type {suggestion}.",
        "Dates are ISO dates: year, month and day with hyphens.",
        "03/04/2025 is in March in one country and in April in another.",
        "opened: 14/03/2025",
        "opened: 2025-03-14",
    ),
    "bad-period": Entry(
        "error",
        "'{text}' is not a period: {fault}",
        "Type {suggestion}.",
        "Periods are 2025-03-14 (a day), 2025-W11 (an ISO week), 2025-03 (a month), 2025-Q1, "
        "2025-H1, 2025, FY2025 or FY2024-25 (a fiscal year), FY2025-Q2, 12M-2025-03 (the twelve "
        "months to March 2025), YTD-2025-03 (the calendar year to the end of March) or "
        "2025-03-01/2025-03-28.",
        "Results and targets are matched by their periods; 2011-12 is always a month.",
        "period: Q1 2025",
        "period: 2025-Q1",
    ),
}
