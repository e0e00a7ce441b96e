"""Every word that a page can say is in the template, and soundly translated."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from itertools import takewhile
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import catalogues
from generator.diagnostics import Report
from generator.examine import examine
from generator.gather import gather_site
from generator.pages.setting import Setting
from generator.pages.site import tell_site
from generator.printing import list_tables
from generator.sentences.catalogues import open_catalogue, read_catalogue
from generator.sentences.tongue import Tongue
from generator.text import C_

MARKERS = {"say": 1, "_": 1, "N_": 1, "C_": 2, "plural": 2, "measured": 2, "NP_": 2}
"""How many texts stand first in a call of each."""

MARKUP = re.compile(r"</?\w[^>]*>|&\w+;|https?:\S+")

LANGUAGES = pytest.mark.parametrize("language", catalogues.LANGUAGES)


class Recording(NullTranslations):
    """A catalogue that keeps what it was asked for."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        """Keep a text."""
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Keep a text by its form for one."""
        self.asked.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Keep a text with its context."""
        self.asked.add(C_(context, message))
        return message


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Every text of the program and its templates."""
    return catalogues.extract()


def keys(template: Catalog) -> set[str]:
    """Each text of a template as the program asks for it."""
    return {
        C_(message.context, first) if message.context else first
        for message in catalogues.list_messages(template)
        for first in [catalogues.texts_of(message)[0]]
    }


def test_the_demonstration_asks_for_no_text_that_the_template_lacks(
    repository: Path, template: Catalog
) -> None:
    """What no translator was ever shown would stay English on every page."""
    published = examine(repository, today=lambda _site: date(2026, 11, 22), report=Report())
    assert published is not None
    facts, recording = gather_site(published), Recording()
    setting = Setting(facts, Tongue(catalogue=recording))

    for _sheet in tell_site(setting, list_tables(facts)):
        pass

    assert len(recording.asked) > 600
    assert recording.asked - keys(template) == set()


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a module of a function that says or marks a text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in MARKERS and "text" not in ast.unparse(node.func):
                yield node


def texts_in(call: ast.Call) -> Iterator[ast.expr]:
    """The texts that a call says; two given as one, in a pair, were marked before."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return takewhile(lambda one: not isinstance(one, ast.Starred), call.args[: MARKERS[name]])


def is_made_up(node: ast.expr) -> bool:
    """Whether a text is put together where it is said, so that no tool can find it."""
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and getattr(node.func, "id", "") not in MARKERS
    )


def test_no_text_is_put_together_where_it_is_said(repository: Path) -> None:
    """A text is a literal, or a constant that was marked: an f-string has no translation."""
    faults = [
        f"{path.name}:{call.lineno}: {ast.unparse(call)}"
        for path in sorted((repository / "generator").rglob("*.py"))
        for call in calls(path)
        if any(map(is_made_up, texts_in(call)))
    ]

    assert faults == []


def test_templates_say_literals_only(repository: Path) -> None:
    """The words of a template stand in it, so that its tool finds them."""
    said = [
        match
        for path in sorted((repository / "templates").rglob("*.html"))
        for match in re.findall(r"(?<![\w.])_\((?!\s*[\"']|C_\(\")[^)]*", path.read_text("utf-8"))
    ]

    assert said == []


@LANGUAGES
def test_a_catalogue_is_as_its_tool_writes_it(language: str, template: Catalog) -> None:
    """New texts are in it, old ones are not: `python tests/catalogues.py` brings it up to date."""
    written = catalogues.write(catalogues.update(language, template))

    assert catalogues.path_of(language).read_bytes() == written


@LANGUAGES
def test_a_catalogue_is_complete(language: str) -> None:
    """`python tests/catalogues.py --list es` prints what is missing."""
    messages = catalogues.list_messages(catalogues.read(language))

    missing = [message.id for message in messages if catalogues.is_open(message)]

    assert missing == []


def translated(language: str) -> list[Message]:
    """The texts of a catalogue that are translated."""
    messages = catalogues.list_messages(catalogues.read(language))
    return [message for message in messages if not catalogues.is_open(message)]


def gaps(text: str) -> list[str]:
    """The gaps of a text, sorted."""
    return sorted(set(catalogues.GAP.findall(text)))


def misfilled(message: Message) -> bool:
    """Whether a form lacks a gap or has one too many; only the one-form may leave out the count."""
    wanted = set().union(*(gaps(text) for text in catalogues.texts_of(message)))
    counts = {"count", "number"} if len(catalogues.texts_of(message)) > 1 else set()
    return any(
        set(gaps(form)) - wanted or wanted - set(gaps(form)) - (set() if place else counts)
        for place, form in enumerate(catalogues.forms_of(message))
    )


@LANGUAGES
def test_a_translation_has_the_gaps_of_its_text(language: str) -> None:
    """A missing gap loses a figure, an unknown one stops the build."""
    assert [message.id for message in translated(language) if misfilled(message)] == []


def edges(text: str) -> tuple[str, str]:
    """The spaces at both ends of a text."""
    return text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]


@LANGUAGES
def test_a_translation_begins_and_ends_as_its_text(language: str) -> None:
    """Spaces at the ends are part of a text: it stands among others."""
    faults = [
        message.id
        for message in translated(language)
        for form in catalogues.forms_of(message)
        if edges(form) != edges(catalogues.texts_of(message)[0])
    ]

    assert faults == []


@LANGUAGES
def test_a_translation_has_the_markup_of_its_text(language: str) -> None:
    """Addresses and tags are the same in every language."""
    faults = [
        message.id
        for message in translated(language)
        for form in catalogues.forms_of(message)
        if MARKUP.findall(form) != MARKUP.findall(catalogues.texts_of(message)[-1])
    ]

    assert faults == []


def test_no_sentence_reads_alike_in_two_languages() -> None:
    """A translation that was written into another language's catalogue."""
    said = [
        {message.id: catalogues.forms_of(message) for message in translated(language)}
        for language in catalogues.LANGUAGES
    ]
    alike = set.intersection(*(set(one.items()) for one in said))

    assert [
        text for text, forms in alike if len(catalogues.GAP.sub("", forms[0]).split()) > 3
    ] == []


CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: fr\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Met"
msgstr "Tenue"

#, fuzzy
msgid "Missed"
msgstr "Perdue"

msgctxt "a loop"
msgid "Open"
msgstr "En cours"

msgid "{count} case"
msgid_plural "{count} cases"
msgstr[0] "{count} cas"
msgstr[1] "{count} cas traités"

msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} jour"
msgstr[1] "{number} jours"
"""


@pytest.fixture
def french(tmp_path: Path) -> Tongue:
    """A tongue with a small catalogue of its own."""
    path = tmp_path / "scorecard.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    return Tongue("fr", "en", catalogue=read_catalogue(path))


def test_a_text_is_said_as_its_catalogue_has_it(french: Tongue) -> None:
    """What is not in it, or only guessed, stays as the program has it."""
    assert french.say("Met") == "Tenue"
    assert french.say("Missed") == "Missed"
    assert french.say("Unknown {word}", word="mot") == "Unknown mot"


def test_a_text_with_a_context_is_found_by_it(french: Tongue) -> None:
    """One English word may need two; without a translation the context is never shown."""
    assert french.say(C_("a loop", "Open")) == "En cours"
    assert french.say(C_("a shop", "Open")) == "Open"
    assert Tongue().say(C_("a loop", "Open")) == "Open"


def test_a_count_takes_the_form_of_its_language(french: Tongue) -> None:
    """None and one are singular in French."""
    said = [french.plural("{count} case", "{count} cases", count) for count in (0, 1, 2)]

    assert said == ["0 cas", "1 cas", "2 cas traités"]


def test_a_measured_number_takes_the_form_of_its_language(french: Tongue) -> None:
    """1.5 is singular in French and plural in English."""
    forms = ("{number} day", "{number} days")

    assert [french.measured(*forms, number) for number in ("1", "1.5", "2")] == [
        "1 jour",
        "1,5 jour",
        "2 jours",
    ]
    assert [Tongue().measured(*forms, number) for number in ("1", "1.5", "2")] == [
        "1 day",
        "1.5 days",
        "2 days",
    ]


def test_a_variety_of_a_language_speaks_its_words() -> None:
    """fr-CA takes the French catalogue; a language without one, and English, take none."""
    assert open_catalogue("fr-CA") is not open_catalogue("en")
    assert open_catalogue("fr-CA").info()["language"] == "fr"
    assert type(open_catalogue("de")) is NullTranslations
