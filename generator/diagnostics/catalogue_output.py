"""Entries for faults met while files are written: sites and new projects."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "foreign-folder": Entry(
        "error",
        "{folder} is not replaced by the site: {problem}",
        "Name another folder with --site, or move away what is in this one.",
        "The folder for the site holds something that this program did not make.",
        "A build replaces the whole folder; somebody's files would be lost.",
        "scorecard build --site ~/Documents",
        "scorecard build --site ~/Documents/site",
    ),
    "not-an-edition": Entry(
        "error",
        "{path} is not an earlier edition: {reason}",
        "Name the folder of an edition, or of a site that was built, with --previous; or the "
        "results.csv or results.csv.gz of one.",
        "What is named by --previous does not have the columns of published tables.",
        "What readers know from the edition before would be left out when small groups are hidden.",
        "scorecard build --previous data/performance/permits.csv",
        "scorecard build --previous editions/2026-03",
    ),
    "edition-row-unread": Entry(
        "error",
        "A row of the edition before cannot be read: '{cell}' in the column '{column}'",
        "Take the file as it was published, from the site or from Git, and not a copy that another "
        "program saved.",
        "A count or a date in the edition before is not written as this program writes it.",
        "What readers know from that row would be left out when small groups are hidden.",
        "denominator 1 204",
        "denominator 1204",
    ),
    "cannot-write": Entry(
        "error",
        "{file} cannot be written: {problem}",
        "See to the space and the permissions of that folder; the new site is made beside the old "
        "one. A mount point cannot be replaced: name a folder inside it.",
        "The system refuses to write a file.",
        "What was there before is left as it was: a site is published whole or not at all.",
        "a full disk",
        "room for the new site beside the old one",
    ),
    "unknown-adapter": Entry(
        "error",
        "There is no adapter '{name}'",
        "{guess}",
        "The adapter's name is not known.",
        "Nothing could be imported.",
        "scorecard import gc-services-inventory ss.csv --into canada",
        "scorecard import gc-service-inventory ss.csv --into canada",
    ),
    "unlike-adapter": Entry(
        "error",
        "{table} is none of the tables this adapter reads",
        "Name the right file. The tables are known by their columns: {wanted}.",
        "A table lacks the columns by which the adapter knows it.",
        "Its columns would be read as something else.",
        "scorecard import gc-service-inventory letters.csv --into canada",
        "scorecard import gc-service-inventory ss_2024.csv --into canada",
    ),
    "faulty-page": Entry(
        "error",
        "The finished page has a fault: {target} ({what})",
        "Mend the link or the heading. An address begins at the page's own folder in the site: "
        "from pages/ID/, ../../services/ID/ leads to a service.",
        "A link in a Markdown file of content/ leads nowhere, or a heading skips a level.",
        "Readers meet a missing page, and screen readers lose the order of the text.",
        "[our letters](letters.html)",
        "[our letters](https://example.gov/letters)",
    ),
    "broken-template": Entry(
        "error",
        "This template of the project cannot be used: {problem}",
        "Mend the line; or take the file out of templates/, and the page is laid out as usual.",
        "A file in the project's own templates/ has a slip, asks for what is not there, or "
        "cannot be read.",
        "The page could not be made; the site stays as it was.",
        "{{ page.heding }}",
        "{{ page.heading }}",
    ),
    "card-letters": Entry(
        "suggestion",
        "No picture is made for links to {services}: it cannot show the letter '{letter}'",
        "Nothing has to be done: such a page is shared without a picture. Latin, Greek and "
        "Cyrillic letters can be shown; a letter may have been typed by accident.",
        "A name has letters that the pictures for shared links cannot show.",
        "A picture with letters left out would say something else.",
        "name: Renew a passport 🛂",
        "name: Renew a passport",
    ),
    "search-left-out": Entry(
        "warning",
        "The site has no search: {problem}",
        "Type: pip install pagefind-bin. Where there is none for the system, build on Linux, macOS "
        "or Windows; everything stands in the A to Z too.",
        "The program that makes the index of the search is missing or does not run.",
        "People have to look for a service in a list.",
        "scorecard build, on a system that Pagefind is not made for",
        "scorecard build, after pip install pagefind-bin",
    ),
    "would-overwrite": Entry(
        "error",
        "{path} is there already",
        "Name a new folder or a new file; nothing is ever overwritten.",
        "A file to be made exists.",
        "Somebody's work would be lost.",
        "--into canada, twice",
        "--into canada-2025",
    ),
    "kept-file": Entry(
        "suggestion",
        "{path} was there already, and stays as it is",
        "{lines}",
        "A new project is started in a folder that has files of its own.",
        "Nothing of yours is overwritten; the file may lack what a scorecard needs.",
        "scorecard init . , in a repository with a .gitignore",
        "data/responses/ in its .gitignore, so that no answer sheet is published",
    ),
    "repeated-table-name": Entry(
        "error",
        "{table} would become data/{name}, as {first} does",
        "Give each file a name of its own, such as ss-2023.csv and ss-2024.csv, and name it once.",
        "Two tables of one import have the same name, or names that differ only in their signs.",
        "One would take the place of the other, and its rows would be missing.",
        "scorecard import gc-service-inventory 2023/ss.csv 2024/ss.csv --into canada",
        "scorecard import gc-service-inventory ss-2023.csv ss-2024.csv --into canada",
    ),
}
