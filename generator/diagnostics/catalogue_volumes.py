"""Entries for faults in tables of volumes: how often a service is used, and what it costs."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "volumes-unknown-column": Entry(
        "error",
        "A table of volumes has no column '{column}'",
        "{guess} Known columns: {known}.",
        "A table in data/volumes has a column that nothing reads.",
        "A misspelt column drops its figures in silence.",
        "service,period,finished",
        "service,period,completed",
    ),
    "volumes-missing-column": Entry(
        "error",
        "The column '{column}' is missing, so no row of this table was read",
        "{guess} A table of volumes needs {needs}.",
        "A table in data/volumes lacks a column that every row needs.",
        "Without it nobody can say what a figure is about.",
        "service,completed",
        "service,period,completed",
    ),
    "volumes-period": Entry(
        "error",
        "{period} is a {form}, and volumes of such periods do not add up to years",
        "Count by month, quarter, half year or year, such as 2026-03, 2026-Q1 or FY2026.",
        "The volumes of a service are given by week, by day or for a span of their own.",
        "The cost of a transaction and the like are worked out over twelve months on end.",
        "2026-W11",
        "2026-03",
    ),
    "volumes-mixed-periods": Entry(
        "error",
        "{period} is a {form}; most volumes of this service are by {wanted}",
        "Give all volumes of a service by the same kind of period.",
        "Volumes of one service are counted by periods of two kinds.",
        "Months beside a year would be counted twice, or not at all.",
        "rows for 2026-01 and 2026-02, and a row for 2025",
        "rows for months only",
    ),
    "volumes-where-none": Entry(
        "error",
        "The row says {status}, and holds figures all the same; it was left out",
        "Leave started, completed and cost blank, or correct the status.",
        "A row says that nothing was counted, and counts.",
        "Nobody can know which of the two is meant.",
        "passport,2026-01,,1200,1100,suspended",
        "passport,2026-01,,,,suspended",
    ),
    "repeated-volumes": Entry(
        "error",
        "These volumes stand already in {first}: {volumes}",
        "Remove one of the two rows.",
        "Two rows are about the same service, period and channel.",
        "Only one of them can be published, and they may differ.",
        "passport,2026-01,online,1200\npassport,2026-01,online,1210",
        "passport,2026-01,online,1210",
    ),
    "negative-cost": Entry(
        "error",
        "'{cell}' in the column '{column}' is below zero",
        "Type what running the service cost in the period; leave it blank where nobody knows.",
        "The cost of a service is negative.",
        "Also a service that brings money in costs something to run, which is what counts here.",
        "-1200.50",
        "1200.50",
    ),
    "cost-without-currency": Entry(
        "error",
        "This table gives costs, and nothing says in which currency",
        "Add a line such as 'currency: USD' to content/site.yaml.",
        "A table in data/volumes has costs, and the site has no currency.",
        "A number alone is no amount of money.",
        "title: Scorecard",
        "title: Scorecard\ncurrency: USD",
    ),
    "channels-do-not-add-up": Entry(
        "warning",
        "In {period} the channels do not add up to the row of all channels: {figure}",
        "Correct one of the rows; or remove 'covers_everyone: true' from the service's file, if "
        "some people use the service in a way that is not listed.",
        "The channels of a service are declared to cover everyone, and their volumes are not the "
        "total's.",
        "One of the rows is wrong, and readers may use either.",
        "passport,2026-01,,1000 with 600 online and 300 by mail",
        "passport,2026-01,,900 with 600 online and 300 by mail",
    ),
    "completed-above-started": Entry(
        "warning",
        "{when}, {completed} were completed and only {started} started",
        "Check whether the two columns have changed places, or count different things. Where many "
        "were begun the year before, it can be true: then leave it.",
        "Over a year more transactions were completed than started.",
        "In a month that can be, since what is begun in one is finished in the next; over a year "
        "it is mostly a slip.",
        "started 1000, completed 1200",
        "started 1200, completed 1000",
    ),
    "future-volumes": Entry(
        "warning",
        "The period {period} was not over on {day}, so its figures are not used",
        "Check the year. Give volumes when their period is over, or call them projected.",
        "Volumes are given for a period that is not over.",
        "Half a month beside whole months would look like a fall.",
        "period 2062-03",
        "period 2026-03",
    ),
}
