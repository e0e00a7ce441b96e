"""Entries for files beyond the limits: nobody writes them, and their readers would not end."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "markdown-too-long": Entry(
        "error",
        "This text has {count} characters; at most {most} are read",
        "Check that it is the right file, or split it into several pages.",
        "A Markdown file is longer than a book.",
        "It is the wrong file, or one made to exhaust the reader.",
        "content/pages/everything.md with 2 MB",
        "one page a subject",
    ),
    "markdown-too-deep": Entry(
        "error",
        "Lists and quotations stand inside each other more than {most} deep here",
        "Remove the marks and spaces that begin the line, or write a shorter list.",
        "A line of a Markdown file is nested deeper than any list.",
        "It is a slip of a script, or a file made to exhaust the reader.",
        "> > > > > > > > > > > > > > > > > > > > > > Thank you.",
        "> Thank you.",
    ),
    "markdown-too-tangled": Entry(
        "error",
        "More than {most} brackets open in the paragraph that goes on here, or {all} in the file",
        "Begin a new paragraph with a blank line, or write a \\ before brackets that are no links.",
        "A paragraph of a Markdown file opens more brackets than any text has links.",
        "Each may begin a link, so that reading the text would take hours.",
        "[[[[[[[[[[[[ and so on",
        "[The rules](https://example.gov/rules)",
    ),
    "yaml-too-many": Entry(
        "error",
        "The file holds more than {most} keys and values; it was read no further than here",
        "Check that it is the right file. What systems export belongs into tables in data/.",
        "A YAML file holds more than any person writes.",
        "It is an export, or a file made to exhaust the reader.",
        "segments with 60,000 groups",
        "segments with their groups, and the figures in data/",
    ),
    "too-many-rows": Entry(
        "error",
        "The table has {count} lines; at most {most} are read",
        "Split the file by year. Answer sheets, one row a person, belong into data/responses/.",
        "A table has more rows than any register of results.",
        "It is the wrong export, or a file made to exhaust the reader.",
        "one table with every case of ten years",
        "one table a year, with the counts of each month",
    ),
    "too-many-cells": Entry(
        "error",
        "The table has {width} columns and {lines} lines; that makes {count} cells, and at most "
        "{most} are read",
        "Take out the columns and rows that nobody needs, or split the file by year.",
        "A table has more cells than any register of results, most of them blank.",
        "It is the wrong export, or a file made to exhaust the reader.",
        "a table of 2,000 columns with 60,000 lines",
        "a table of the columns that are published",
    ),
    "template-endless": Entry(
        "error",
        "This template of the project includes or calls itself without end",
        "Take the line out, or put a condition around it that ends: a list that gets shorter.",
        "A template includes itself, or a macro calls itself, again and again.",
        "The page would never be finished.",
        "{% include 'pages/about.html' %} in pages/about.html",
        "{% include 'packaged/pages/about.html' %}",
    ),
    "template-too-many-turns": Entry(
        "error",
        "This template of the project takes more than {most} turns on one page",
        "Shorten the loop. Loops inside each other multiply: a list of 2,000 inside itself takes "
        "4,000,000.",
        "The loops and macros of a template run more often than any page has lines.",
        "The page would take hours to make.",
        "{% for one in rows %}{% for other in rows %} with 2,000 rows",
        "{% for one in rows %}",
    ),
    "template-too-long": Entry(
        "error",
        "This template of the project makes or looks through more than {most} characters or parts "
        "of lists on one page",
        "Take the line out, or repeat the text less often.",
        "A template makes a text or a list larger than any page.",
        "Memory would not hold it, and no browser would show it.",
        "{{ '-' * 1000000000 }}",
        "<hr>",
    ),
    "too-many-files": Entry(
        "error",
        "This folder holds more than {most} files and folders; none of them was read",
        "Check that nothing was unpacked or copied into it. What the website does not need belongs "
        "into another folder.",
        "A folder of the project holds more files than any scorecard.",
        "It is the wrong folder, or one made to exhaust the reader.",
        "data/ with the records of 200,000 cases, one file each",
        "data/ with one table a year",
    ),
    "folders-too-deep": Entry(
        "error",
        "Folders stand inside each other more than {most} deep here; none of their files was read",
        "Check that no folder was copied into itself.",
        "A folder of the project is nested deeper than any scorecard.",
        "It is a slip of a script, or a folder made to exhaust the reader.",
        "content/services/copy/copy/copy and so on",
        "content/services/passports/renewal.yaml",
    ),
}
