"""Entries for faults of a site that was published: `scorecard verify`."""

from generator.diagnostics.entry import Entry

AGAIN = "Build the site again and publish the whole folder; nothing in it is made by hand."

ENTRIES: dict[str, Entry] = {
    "manifest-unread": Entry(
        "error",
        "{path} does not say what was published: {problem}",
        "Name the folder of a site that scorecard build made, with all that is in it.",
        "The manifest of the site is missing, broken, or another program's.",
        "Without it nobody can tell whether the files are those that were published.",
        "scorecard verify site/data",
        "scorecard verify site",
    ),
    "published-file-missing": Entry(
        "error",
        "{path} was published and is missing",
        AGAIN,
        "The manifest of the site lists a file that is not there.",
        "Readers meet a missing page, or a page without its figures or its style.",
        "a site of which only the pages were copied",
        "the whole folder, copied",
    ),
    "published-file-changed": Entry(
        "error",
        "{path} is not as it was published: {problem}",
        AGAIN + " Where Git or an editor changed it, keep them away from the folder.",
        "A file of the site does not have the hash that the manifest lists.",
        "Somebody reads other figures or words than those that were checked and published.",
        "a page of site/ that was changed in an editor",
        "the text in content/, changed and built again",
    ),
    "published-file-unlisted": Entry(
        "error",
        "{path} was not published with this site",
        "Take it out of the folder. What belongs to the site comes from content/, data/ and "
        "templates/.",
        "A file stands in the folder of the site that the manifest does not list.",
        "Readers would take it for a part of the scorecard, and nobody checked it.",
        "site/notes.txt",
        "content/pages/notes.md, and the site built again",
    ),
    "published-page-faulty": Entry(
        "error",
        "This page has a fault: {target} ({what})",
        AGAIN,
        "A link or an anchor of a published page leads nowhere, or its HTML is not as this program "
        "writes it.",
        "Readers meet a missing page, or the wrong place in one.",
        '<a href="../gone/">',
        "a page as scorecard build wrote it",
    ),
    "site-not-of-project": Entry(
        "error",
        "{path} {problem}",
        "Check out the commit that the site was made from, with its editions, and verify again. "
        "{versions}",
        "A file of the site is not the one that its project builds, on the day that the manifest "
        "names.",
        "Nobody can say which figures, texts or program the page came from.",
        "scorecard verify site --project . (after a figure was changed)",
        "git checkout 2026-q1 && scorecard verify site --project .",
    ),
    "more-published-like-it": Entry(
        "error",
        "{count} more findings of the site are of this kind: {kind}",
        "When so many are of one kind, look for one cause: a copy that stopped half-way, or a "
        "program that changes the ends of lines.",
        "More files of a site have one fault than are named one by one.",
        "A list of thousands of names would bury every other finding.",
        "a site in which line ends were changed",
        "the site as it was built",
    ),
}
