"""Entries for faults in what is promised and in what judging finds."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "share-not-percent": Entry(
        "error",
        "A share is in percent, but its unit here is {unit}",
        "Remove the line 'unit', or choose another kind, such as 'kind: median'.",
        "A measure of kind share names a unit other than percent.",
        "Results and targets could not be compared.",
        "kind: share\nunit: minutes",
        "kind: share",
    ),
    "missing-unit": Entry(
        "error",
        "A measure of kind {kind} needs its unit",
        "Add 'unit: minutes', 'unit: days', 'unit: USD' or whatever the results are in.",
        "A measure that is not a share says no unit.",
        "A bare number in a result file could mean minutes or days.",
        "kind: median",
        "kind: median\nunit: days",
    ),
    "rows-for-not-longer": Entry(
        "error",
        "'rows_for: {beside}' is no longer than the cadence, which is {cadence}",
        "Name only longer periods, such as 'rows_for: [yearly]', or correct the cadence.",
        "A standard names periods beside its cadence that are as long as its own, or shorter.",
        "Shorter results are what the cadence is about: they would be neither owed nor judged.",
        "cadence: yearly\nrows_for: [monthly]",
        "cadence: monthly\nrows_for: [yearly]",
    ),
    "missing-percentile": Entry(
        "error",
        "A percentile needs the key 'percentile'",
        "Add 'percentile: 90' for the value that nine in ten stay below.",
        "A measure of kind percentile does not say which.",
        "The 50th and the 90th percentile are different promises.",
        "kind: percentile",
        "kind: percentile\npercentile: 90",
    ),
    "missing-per": Entry(
        "error",
        "A rate needs the key 'per'",
        "Add 'per: 1000' for so many in a thousand.",
        "A measure of kind rate does not say per how many.",
        "5 per 100 and 5 per 1,000 are different results.",
        "kind: rate",
        "kind: rate\nper: 1000",
    ),
    "definition-and-uses": Entry(
        "error",
        "'definition' and 'uses: {id}' both say what is counted",
        "Remove the line 'uses' to keep the definition that stands here; remove the definition to "
        "use the shared one.",
        "A measure or a comparable group has a definition of its own and a shared one.",
        "Readers would not know which of the two holds.",
        "definition: Claims paid in time\nuses: done-in-time",
        "uses: done-in-time",
    ),
    "unlike-group": Entry(
        "error",
        "The {key} here is {own}, in the comparable group '{group}' it is {declared}",
        "The group stands in {where}. Remove the line here if what the group says is right, "
        "correct one of the two if it is a slip, or remove 'comparable' from this standard.",
        "A standard is counted in another way than its comparable group says.",
        "Figures that are counted in different ways would stand side by side.",
        "basis: completed, in a group with basis: due",
        "basis: due, in a group with basis: due",
    ),
    "target-two-comparisons": Entry(
        "error",
        "A target compares in one way, not with '{first}' and '{second}' at once",
        "Keep one of the two; for a range write 'between:' and below it both ends, one a line.",
        "A target has more than one comparison.",
        "It cannot be known which one decides.",
        "at_least: 80%\nat_most: 90%",
        "between:\n  - 80%\n  - 90%",
    ),
    "target-between": Entry(
        "error",
        "'between' takes two amounts, the lower one first",
        "Below 'between:' write both ends, one a line: '- 80%', then '- 90%'.",
        "A range does not have exactly two ends, or the upper one stands first.",
        "It cannot be known where the range ends.",
        "between:\n  - 80%",
        "between:\n  - 80%\n  - 90%",
    ),
    "target-impossible": Entry(
        "error",
        "This target is not between 0% and 100%, where every share lies",
        "Correct the number; a target of nine in ten is written 90%.",
        "The target of a share is below 0 % or above 100 %.",
        "No result could be compared with it.",
        "at_least: 900%",
        "at_least: 90%",
    ),
    "target-cannot-be-missed": Entry(
        "warning",
        "This target cannot be missed",
        "Write the share that is promised, or remove the target.",
        "Every possible result keeps the target.",
        "A promise that cannot be broken says nothing, and would count as kept.",
        "at_least: 0%",
        "at_least: 80%",
    ),
    "target-after-end": Entry(
        "error",
        "The target from {since} begins after the end with {ended}",
        "Remove the target, or correct `last` of what ended: the standard, its service or agency.",
        "A target holds from a day on which the promise no longer stood.",
        "One of the two dates is wrong.",
        "ended:\n  last: 2025-12\n  reason: The law changed.\ntargets:\n  - from: 2026-01",
        "ended:\n  last: 2025-12\n  reason: The law changed.\ntargets:\n  - from: 2024-01",
    ),
    "target-announced-late": Entry(
        "warning",
        "This target was announced on {announced}, after {since} began; it judges only periods "
        "that begin later",
        "Correct the date if it is wrong; otherwise name a later period in 'from'.",
        "A target was announced after the first period it names.",
        "Moving the mark after the result is known would make the verdict worthless.",
        "from: 2025-01\nannounced: 2025-03-10",
        "from: 2025-04\nannounced: 2025-03-10",
    ),
    "target-order": Entry(
        "error",
        "The target from {later} stands after the one from {earlier}",
        "List targets in order of time, the oldest first, each with a 'from' of its own.",
        "Targets are not in order of time, or two begin at once.",
        "It would be unclear which one is in force.",
        "- from: 2025-01\n- from: 2024-01",
        "- from: 2024-01\n- from: 2025-01",
    ),
    "target-lowered-without-reason": Entry(
        "warning",
        "The target from {since} asks for less than the one before and gives no reason",
        "Add 'reason: ...' in words the public will read.",
        "A target was lowered without a reason.",
        "A promise that is eased in silence looks like a promise that is kept.",
        "- from: 2024-01\n  at_least: 90%\n- from: 2025-01\n  at_least: 80%",
        "- from: 2025-01\n  at_least: 80%\n  reason: Twice as many people apply.",
    ),
    "promise-longer-without-reason": Entry(
        "warning",
        "The target from {since} promises {after} in place of {before}, and gives no reason",
        "Add 'reason: ...' in words the public will read.",
        "The time that is promised became longer without a reason.",
        "A promise that is eased in silence looks like a promise that is kept.",
        "- from: 2024-01\n  within: 6 weeks\n- from: 2025-01\n  within: 8 weeks",
        "- from: 2025-01\n  within: 8 weeks\n  reason: Twice as many people apply.",
    ),
    "zero-to-confirm": Entry(
        "warning",
        "A result of exactly 0% on {cases} cases waits for confirmation",
        "If it is true, write yes in the column 'confirmed'; if nothing was measured, leave the "
        "figure blank.",
        "A share of exactly 0 % is reported on 30 cases or more.",
        "It is often a blank that became a zero; until confirmed the page says so.",
        "numerator 0, denominator 8,545",
        "numerator 0, denominator 8,545, confirmed yes",
        mapped="Ask the publisher. If it is true, say so in {mapping}: under 'result:', write "
        "'confirmed:', and below it the column that names the row, its words ('words: "
        "{{1234: yes}}') and 'other: no'. If nothing was measured, put the word that "
        "stands for it under 'missing:'.",
    ),
    "projected-figure": Entry(
        "warning",
        "This figure is a projection and is not judged",
        "Replace it with the result once the period is over.",
        "A row has the status projected.",
        "A forecast cannot keep or break a promise.",
        "2026-10 with status projected",
        "2026-10 with status final",
        mapped="Once the period is over and the table holds its result, remove the period from "
        "'projected:' in {mapping}, or give the word in the table's own column of "
        "statuses another meaning there.",
    ),
    "future-period": Entry(
        "warning",
        "The period {period} has not begun on {day}",
        "Check the year. A forecast has the status 'projected'; a result can only be there once "
        "its period has begun.",
        "A result is dated in the future.",
        "It is mostly a slip in the year, and the page must not show it as the newest figure.",
        "period 2062-03",
        "period 2026-03",
        mapped="Check in {mapping} how the period is read ('written:', 'means:'). If the table "
        "holds forecasts, list the period under 'projected:' there; otherwise ask the "
        "publisher to correct it.",
    ),
    "count-without-cases": Entry(
        "warning",
        "A numerator stands here without its denominator, so there is no result",
        "Add the number of all cases in the column 'denominator'.",
        "A row says how many cases kept the promise, but not of how many.",
        "Without all cases there is no share, and the period reads as not reported.",
        "numerator 1190, denominator blank",
        "numerator 1190, denominator 1250",
        mapped="Name the column of all cases in {mapping}: under 'result:', write 'denominator: "
        "COLUMN'. If the table has none, ask the publisher for it.",
    ),
    "overdue-result": Entry(
        "warning",
        "{standard} has overdue results: {count}, the oldest for {oldest}",
        "Add their rows to data/performance/. Where there is no result to give, add a row whose "
        "status is suspended or not_applicable, and say why in its note.",
        "The promise's own cadence asks for results that are not there.",
        "The page says since when each result is overdue.",
        "cadence: monthly, newest result 2026-07",
        "a row for each month",
    ),
    "group-shown-before": Entry(
        "warning",
        "This edition hides figures of {what} in {period} that the edition before showed: "
        "{lines} of it",
        "Look whether the counts of that period are right now. If they are, nothing more can be "
        "done here: what was published once stays known.",
        "A group that is too few to publish now was published before.",
        "Whoever kept the earlier table still knows its figures, and may work out others by "
        "subtracting them.",
        "district:d1, 12 cases in the edition before, 9 cases now",
        "district:d1, 12 cases in both",
    ),
    "results-missing-in-table": Entry(
        "warning",
        "Results are overdue for {standards} of this table, the oldest for {oldest}: {lines}",
        "Ask the publisher for the figures; until they come, the pages say what is overdue.",
        "Standards that a table of another publisher makes lack results that are due.",
        "A result that its publisher leaves out counts as overdue, never as kept.",
        "service,standard,month,met,cases\nvisas,decision,2026-01,,450",
        "service,standard,month,met,cases\nvisas,decision,2026-01,405,450",
    ),
}
