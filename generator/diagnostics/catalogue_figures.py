"""Entries for figures that parse and may yet be wrong, or should not lie where they do."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "same-result-repeated": Entry(
        "suggestion",
        "{count} periods in a row have exactly the same result, from {first} to {last}",
        "See whether the figures were copied. If they are right, write yes in the column "
        "'confirmed' of this row, or say why in its note.",
        "Six results or more, one after the other, are equal to the last digit.",
        "It is often a row that was copied, or a figure that nobody measured anew.",
        "2025-01 to 2025-06: value 91.4 in each",
        "2025-01 to 2025-06: value 91.4, 90.8, 92.0, 91.1, 90.2, 91.6",
        mapped="Ask the publisher. If it is true, say so in {mapping}: under 'result:', write "
        "'confirmed:', and below it the column that names the row, its words ('words: {{1234: "
        "yes}}') and 'other: no'.",
    ),
    "extreme-value": Entry(
        "suggestion",
        "This result is far {side} the {count} before it",
        "See whether a digit or the unit slipped. If it is right, write yes in the column "
        "'confirmed', or say in the column 'note' what happened.",
        "A result lies more than ten times as far from the middle of those before it as they "
        "usually do, after at least six of them and a year.",
        "It is often a slip of the decimal point, or hours among days.",
        "value 8.2, 7.9, 8.4, 8.0, 8.1, 8.3, then 82",
        "value 8.2, 7.9, 8.4, 8.0, 8.1, 8.3, then 8.2",
        mapped="Ask the publisher. If it is true, say so in {mapping}: under 'result:', write "
        "'confirmed:', and below it the column that names the row, its words ('words: {{1234: "
        "yes}}') and 'other: no'.",
    ),
    "small-group-in-repository": Entry(
        "suggestion",
        "{rows} of this table are about groups too small to publish: {lines}",
        "Take these rows out of the table, or join the groups into larger ones, before the table "
        "is committed. What was committed already stays in Git's history.",
        "The site hides rows that anybody who may see the repository can read.",
        "Git history is publication: whoever can read the repository can read these figures. It "
        "is a warning where site.yaml names the repository, to which the pages lead.",
        "renewal,decision-time,2026-01,district:d1,2,3",
        "renewal,decision-time,2026-01,,212,303",
    ),
    "small-groups-shown": Entry(
        "suggestion",
        "Groups of {least} to {most} people are about to be shown: this site's minimum is {least}",
        "Write 'minimum_count: {usual}', unless your law or your statistics office sets the lower "
        "number.",
        "The site hides only groups smaller than those that are usually hidden.",
        "The smaller a group, the sooner somebody in it is recognised. What was published once "
        "stays known, also when the minimum is raised later.",
        "privacy: {minimum_count: 6}",
        "privacy: {minimum_count: 10}",
    ),
    "marked-period-not-in-table": Entry(
        "warning",
        "The table has no row for {period}, which this mapping calls {mark}",
        "Write the period as the site writes it. The table has: {known}.",
        "A period listed under `projected` or `provisional` does not occur in the table.",
        "A slip in the period lets forecasts be judged as results.",
        "projected:\n  - FY2032",
        "projected:\n  - FY2023",
    ),
    "negative-value": Entry(
        "error",
        "'{cell}' in the column '{column}' is below zero",
        "Type the value without the minus sign, or leave the cell blank where nothing is known.",
        "A result is negative.",
        "No share, time or cost is less than nothing, so the result cannot be judged.",
        "passport,decision-time,2025-01,-9",
        "passport,decision-time,2025-01,9",
        mapped="Ask the publisher to correct it. If the number is a code for something missing, "
        "list it under 'missing:' in {mapping}.",
    ),
    "share-above-hundred": Entry(
        "error",
        "{figure} cannot be a share: it is above 100 %",
        "Write 84 for 84 %; a decimal point may have got lost, or the figure may be no share.",
        "A value of a share is more than 100.",
        "More cases than there are cannot have kept a promise, so the result cannot be judged.",
        "passport,decision-time,2025-01,841",
        "passport,decision-time,2025-01,84.1",
        mapped="Check in {mapping} that 'value:' names the right column. If it does, ask the "
        "publisher to correct the row; until then the page says that it cannot be judged.",
    ),
    "count-too-large": Entry(
        "warning",
        "'{cell}' in the column '{column}' is more than a million million",
        "Correct the number: digits may stand twice, or two cells may have run together.",
        "A count is larger than any number of cases or people can be.",
        "No service has so many cases; the figure is a slip, and would be published as it stands.",
        "12041300120413001204",
        "1204",
        mapped="Ask the publisher to correct it. If the number is a code for something missing, "
        "list it under 'missing:' in {mapping}.",
    ),
}
