"""Keeps the catalogues of translated words up to date with the program.

Takes the program, its templates and the catalogues in generator/locale/. Gives the template of
every text, and the catalogues with new texts added and old ones gone. Must not know a language.

    python tests/catalogues.py

adds what is new to every catalogue, and prints how many texts are still to be translated.
`python tests/catalogues.py --list es` prints those texts. The bytes depend on the texts alone.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parents[1]
LOCALE = REPOSITORY / "generator/locale"
TEMPLATE = REPOSITORY / "build/scorecard.pot"
LANGUAGES = ("es", "fr")
KEYWORDS = {
    "say": None,
    "plural": (1, 2),
    "measured": (1, 2),
    "_": None,
    "N_": None,
    "NP_": (1, 2),
    "C_": ((1, "c"), 2),
}
"""The functions whose first arguments are texts; of C_ the first tells which meaning is meant."""

OPTIONS = {"keywords": "_ C_", "silent": "false"}
"""How templates are read: a template that cannot be read stops the tool."""

NOTE = "Translators:"
"""How a comment in the program begins that is meant for translators."""

NOT_SHOWN = ("sentences/hidden.py",)
"""Modules whose words only `scorecard explain` prints, which speaks English."""

GAP = re.compile(r"\{(\w+)\}")


def extract() -> Catalog:
    """Every text of the program and of its templates, in the order of files and lines."""
    found = Catalog(project="scorecard", charset="utf-8", fuzzy=False)
    for path, method in sorted(list_sources()):
        place = path.relative_to(REPOSITORY).as_posix()
        messages = extract_from_file(
            method, path, KEYWORDS, comment_tags=[NOTE], options=OPTIONS, strip_comment_tags=True
        )
        for line, text, notes, context in messages:
            found.add(text, locations=[(place, line)], auto_comments=notes, context=context)
    return found


def list_sources() -> Iterator[tuple[Path, str]]:
    """The files that hold texts, each with how it is read."""
    for path in (REPOSITORY / "generator").rglob("*.py"):
        if not path.as_posix().endswith(NOT_SHOWN):
            yield path, "python"
    for path in (REPOSITORY / "templates").rglob("*.html"):
        yield path, "jinja2.ext:babel_extract"


def texts_of(message: Message) -> tuple[str, ...]:
    """The forms of a text in English: one, or two where it counts something."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    """The forms of a translation; empty ones where there is none."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def list_messages(catalogue: Catalog) -> list[Message]:
    """The texts of a catalogue without its head."""
    return [message for message in catalogue if message.id]


def path_of(language: str) -> Path:
    """Where the catalogue of a language is kept."""
    return LOCALE / language / "LC_MESSAGES/scorecard.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it is kept, or an empty one."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalogue: Catalog) -> bytes:
    """A catalogue as a file: no date, no name, no line number, so that it changes with its texts.

    The texts stand in the order of the files and lines where they are said first.
    """
    body = BytesIO()
    write_po(
        body,
        catalogue,
        omit_header=True,
        include_lineno=False,
        sort_by_file=True,
        ignore_obsolete=True,
        width=100,
    )
    head = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    if catalogue.locale is not None:
        head += [
            f'"Language: {catalogue.locale}\\n"',
            f'"Plural-Forms: {catalogue.plural_forms}\\n"',
        ]
    return "\n".join(head).encode() + b"\n\n" + body.getvalue().strip() + b"\n"


def update(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with exactly the texts of the template.

    A text that is new takes the translation of the one it was before, marked as fuzzy: somebody
    has to look at it and take the mark away.
    """
    catalogue = read(language)
    catalogue.update(template, update_header_comment=False)
    return catalogue


def is_open(message: Message) -> bool:
    """Whether a text still has to be translated, or its translation looked at."""
    return message.fuzzy or not all(forms_of(message))


def main(arguments: list[str]) -> None:
    """Write the template and every catalogue; tell how much is still to be translated."""
    template = extract()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(write(template))
    for language in LANGUAGES:
        catalogue = update(language, template)
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(write(catalogue))
        left = [message for message in list_messages(catalogue) if is_open(message)]
        sys.stdout.write(f"{language}: {len(left)} of {len(template)} texts to translate\n")
        if arguments == ["--list", language]:
            sys.stdout.writelines(f"  {texts_of(message)[0]}\n" for message in left)


if __name__ == "__main__":
    main(sys.argv[1:])
