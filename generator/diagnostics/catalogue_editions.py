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
}
