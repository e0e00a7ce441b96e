"""Entries for editions: what was published under a name, and is never changed."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "edition-faulty": Entry(
        "error",
        "{path} is not an edition as it was published: {problem}",
        "Put back the folder as it was committed: git checkout -- editions. An edition that was "
        "never published can be deleted, and made with scorecard build --edition NAME.",
        "A folder in editions/ is not what scorecard build --edition wrote.",
        "An edition is what people cite, and what small groups and corrections are held against.",
        "editions/2026-q2/results.csv.gz, opened and saved by a spreadsheet",
        "the folder as scorecard build --edition 2026-q2 wrote it",
    ),
    "edition-published": Entry(
        "error",
        "The edition {name} is there already, and this build would change it: {files}",
        "Give this one another name, such as --edition {name}-2. To make the edition's own site "
        "again, check out the commit that published it and build with its date as --as-of.",
        "An edition of this name was published, with other figures, another date or other rules.",
        "Somebody may have cited it: what was published under a name stays as it is.",
        "scorecard build --edition 2026-q2, after a figure was corrected",
        "scorecard build --edition 2026-q3",
    ),
    "correction-missing": Entry(
        "error",
        "{what} {told}, and no correction says so",
        "Put back what was published, or add this row to data/corrections.csv{header} and write "
        "the reason at its end: {row}",
        "A past figure, target or definition is another than the edition before published, and has "
        "no row in data/corrections.csv.",
        "Who wrote down the old figure has to find why it is another now.",
        "9541 in data/performance/passports.csv, changed to 9514",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Two days were counted twice.",
    ),
    "more-corrections-missing": Entry(
        "error",
        "{count} more figures, targets or definitions changed without a correction",
        "Type scorecard diff {base}: it prints every row. Where nearly all figures changed, look "
        "for one cause first, such as a table of another year.",
        "More was changed than is named row by row.",
        "A list of thousands of rows would bury every other finding.",
        "a table of results with every row changed",
        "the table as it was, or its rows in data/corrections.csv",
    ),
    "correction-without-change": Entry(
        "warning",
        "This row corrects nothing: what it names of {what} is as {edition} published it, or not "
        "published",
        "Look for a slip in its service, standard, period or field, or remove it. What is too "
        "small to publish is left out here too.",
        "A row of data/corrections.csv, newer than the edition before, names nothing that changed.",
        "Readers would look for a change that is not there.",
        "2026-05-04,figure,renewal,time,2026-02,,,numerator,9541,9514,Counted twice.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
    ),
    "correction-without-reason": Entry(
        "error",
        "The correction gives no reason",
        "Write at the end of the row what was wrong, in a sentence that a reader understands.",
        "A row of data/corrections.csv has a blank reason.",
        "A correction that nobody can understand is no better than a silent change.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Two days were counted twice.",
    ),
    "correction-kind": Entry(
        "error",
        "'{kind}' is no kind of correction, so the row was left out",
        "{guess} Kinds: {known}.",
        "A row of data/corrections.csv does not say what was corrected.",
        "It could not be held against what was published.",
        "2026-05-04,number,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
    ),
    "correction-field": Entry(
        "error",
        "A correction of the kind '{kind}' has no field '{field}', so the row was left out",
        "{guess} Fields: {known}.",
        "A row of data/corrections.csv names a field that its kind has not, or a further figure "
        "that its standard does not have.",
        "Nobody could say what was corrected.",
        "2026-05-04,figure,renewal,time,2026-01,,,numbers,9541,9514,Counted twice.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
    ),
    "correction-gap": Entry(
        "warning",
        "This correction does not begin where the one in line {line} ends",
        "Look for a slip in 'old' of this row or in 'new' of that one. If it was another in "
        "between, add a row for that correction too.",
        "A row of data/corrections.csv begins at something to which no earlier row about the same "
        "leads.",
        "Readers could not follow how the figure they wrote down became the one of today.",
        "a row from 9541 to 9514, and a later one from 9415 to 9500",
        "a row from 9541 to 9514, and a later one from 9514 to 9500",
    ),
    "correction-too-narrow": Entry(
        "error",
        "A correction of this kind is about the whole standard, and not about '{cell}' alone, so "
        "the row was left out",
        "Leave the cell of the column '{column}' blank.",
        "A row of data/corrections.csv about a definition, or a standard that was removed, names a "
        "period, a channel or a group.",
        "A definition holds for every period; the row would correct nothing.",
        "2026-05-04,definition,renewal,time,2026-01,,,basis,due,received,Put right.",
        "2026-05-04,definition,renewal,time,,,,basis,due,received,Put right.",
    ),
    "correction-not-followed": Entry(
        "warning",
        "The new figure on record is not the one that is published: {what} is {told}",
        "Look for a slip in the period, the field or the new figure of this row.{mend}",
        "A corrected figure is published otherwise than any row of data/corrections.csv about it "
        "says.",
        "Readers would find a new figure on record that is not the one they are shown.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9415,Counted twice.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
    ),
    "correction-unchanged": Entry(
        "error",
        "The correction leads from a cell to the same, so the row was left out",
        "Write in the column 'old' what was published, and in 'new' what is now; or remove the "
        "row.",
        "A row of data/corrections.csv has the same under old and new.",
        "The site would say that something was corrected, and show no difference.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9514,9514,Counted twice.",
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.",
    ),
    "correction-repeated": Entry(
        "error",
        "The same correction stands in line {line} already, so the row was left out",
        "Remove one of the two rows.",
        "Two rows of data/corrections.csv have the same day, and lead from and to the same.",
        "Readers would count one correction twice.",
        "the row of a correction, pasted twice",
        "the row once",
    ),
    "corrections-missing-column": Entry(
        "error",
        "The column '{column}' is missing, so no correction was read",
        "{guess} The first line of the file is: {needs}.",
        "data/corrections.csv lacks a column.",
        "No correction of it could be held against what was published.",
        "date,service,standard,old,new,reason",
        "date,kind,service,standard,period,channel,segment,field,old,new,reason",
    ),
    "standard-vanished": Entry(
        "error",
        "The standard {standard} was published in {edition} and is gone",
        "Put it back. If it ended, add the lines ended: with its last period and ended_reason: "
        "with why; if it has another id now, add was: and the old one to it.",
        "A standard of the edition before is in no file, and nothing says that it ended.",
        "A promise that is dropped in silence looks like one that was never made.",
        "a standard deleted from content/services/passports/renewal.yaml",
        "ended: 2026-03",
    ),
    "listed-standard-vanished": Entry(
        "error",
        "The standard {standard} was published in {edition}, and its register no longer lists it",
        "Ask whether the table is whole. If the promise was dropped, add this row to "
        "data/corrections.csv{header} and write the reason at its end: {row}",
        "A standard that a mapped table listed in the edition before is no longer in it.",
        "A promise that is dropped in silence looks like one that was never made.",
        "a register of which only some pages were exported",
        "2026-05-04,removed,renewal,time,,,,standard,,,No longer in the register.",
    ),
}
