"""The YAML door: what stands in the text, where it stands, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Place, Report
from generator.sources.yaml import DEEPEST, Branch, Leaf, Node, Row, read_yaml

PATH = "content/a.yaml"


def read(text: str, *, first_line: int = 0) -> tuple[Node | None, list[Diagnostic]]:
    """The root of a text and the findings."""
    report = Report()
    return read_yaml(text, PATH, report, first_line=first_line), list(report)


def told(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    """Findings as code, line and column."""
    return [(one.code, one.place.line, one.place.column) for one in found]


def plain(node: Node | None) -> object:
    """A node as plain lists, dicts and text."""
    if isinstance(node, Branch):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Row):
        return [plain(item) for item in node.items]
    return node.text if node else None


def test_nodes_know_their_places() -> None:
    """Every key, value, list and mapping has its line and column, counted from 1."""
    node, found = read("name: Passports\nlist:\n  - id: é\n    to: [a, b]\n")
    assert found == []
    assert isinstance(node, Branch)
    assert node.place == Place(PATH, 1, 1)
    (name, value), (key, items) = node.pairs
    assert (name.place, value.place) == (Place(PATH, 1, 1), Place(PATH, 1, 7))
    assert (key.place, items.place) == (Place(PATH, 2, 1), Place(PATH, 3, 3))
    assert isinstance(items, Row)
    (item,) = items.items
    assert isinstance(item, Branch)
    assert [pair[1].place for pair in item.pairs] == [Place(PATH, 3, 9), Place(PATH, 4, 9)]


def test_columns_count_characters() -> None:
    """Letters outside ASCII, and those outside the first plane, count as one."""
    node, _ = read("a: {é😀: x}\n")
    assert isinstance(node, Branch)
    inner = node.pairs[0][1]
    assert isinstance(inner, Branch)
    assert inner.pairs[0][1].place == Place(PATH, 1, 9)


def test_lines_before_the_text_are_counted() -> None:
    """Front matter that begins on the second line has its places in the whole file."""
    node, found = read("title: A\ntitle: B\n", first_line=1)
    assert node is not None
    assert node.place.line == 2
    assert told(found) == [("duplicate-key", 3, 1)]
    assert "line 2" in found[0].message
    assert found[0].source == "title: B"


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "010", "2023-01", "2023-01-31", "4:32", "1:51:00", "1e3", "0x1F", "~", "null",
     "true", ".5", "1_000", "+1", ".inf", "<<", "="],
)  # fmt: skip
def test_nothing_is_guessed(text: str) -> None:
    """A scalar is the text as it was written, whatever YAML would make of it."""
    assert plain(read(f"a: {text}\n")[0]) == {"a": text}
    assert plain(read(f"a: [{text}]\n")[0]) == {"a": [text]}


def test_plain_and_quoted() -> None:
    """A leaf knows whether it was quoted; blocks are folded as YAML says."""
    node, found = read("a: x\nb: 'x'\nc: >-\n  one\n  two\nd: |\n  one # two\n  three\n")
    assert found == []
    assert isinstance(node, Branch)
    leaves = [value for _, value in node.pairs if isinstance(value, Leaf)]
    assert [(leaf.text, leaf.plain) for leaf in leaves] == [
        ("x", True),
        ("x", False),
        ("one two", False),
        ("one # two\nthree\n", False),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "---\n...\n", "~"[:0]])
def test_empty(text: str) -> None:
    """An empty file has no root and no finding: what it lacks is for its reader to say."""
    assert read(text) == (None, [])


REFUSED: list[tuple[str, str, tuple[str, int, int]]] = [
    ("alias", "a: &x 1\nb: *x\n", ("yaml-alias", 2, 4)),
    ("alias as a key", "a: &x 1\n*x : 2\n", ("yaml-alias", 2, 1)),
    ("tag", "a: 1\nb: !!python/name:os.system\n", ("yaml-tag", 2, 4)),
    ("tag of a list", "a: !!set [1]\n", ("yaml-tag", 1, 4)),
    ("own tag", "a: !x y\n", ("yaml-tag", 1, 4)),
    ("two documents", "a: 1\n---\nb: 2\n", ("yaml-two-documents", 2, 1)),
    ("a list as a key", "? [a, b]\n: c\n", ("yaml-syntax", 1, 3)),
    ("tab as indentation", "a:\n\tb: c\n", ("yaml-syntax", 2, 1)),
    ("a colon in plain text", "name: Passports: by mail\n", ("yaml-syntax", 1, 16)),
    ("a quote never closed", "a: 1\nb: 'x\nc: 2\n", ("yaml-syntax", 2, 4)),
    ("a double quote never closed", 'a: 1\nb: "x', ("yaml-syntax", 2, 4)),
    ("a bracket never closed", "a: [1, 2\n", ("yaml-syntax", 1, 4)),
    ("a brace never closed", "a: 1\nb: {c: 1\n\n\n", ("yaml-syntax", 2, 4)),
    ("a bracket too many", "a: 1]\nb: ]\n", ("yaml-syntax", 2, 4)),
    ("indentation that comes back wrong", "a:\n    b: 1\n  c: 2\n", ("yaml-syntax", 3, 3)),
    ("a bell", "a: 1\nbé: x\x07\n", ("control-character", 2, 6)),
    ("a NUL", "a: \x00\n", ("control-character", 1, 4)),
    ("a form feed", "a: 1\n\x0c\n", ("control-character", 2, 1)),
    ("an escape in quotes", "a: '\x1b'\n", ("control-character", 1, 5)),
    ("a reserved sign", "a: @b\n", ("yaml-syntax", 1, 4)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refused(text: str, expected: tuple[str, int, int]) -> None:
    """What cannot be trusted gives no root, and one finding at the place to look at."""
    root, found = read(text)
    assert root is None
    assert told(found) == [expected]
    assert found[0].source == text.split("\n")[expected[1] - 1]


SAID: list[tuple[str, str]] = [
    ("name: Passports: by mail\n", "a second colon in a text without quotes"),
    ("a: 1\n b: 2\n", "a key inside a text that begins above it"),
    ("a: 1\nfoo\nb: 2\n", "a key without its colon"),
    ("a:\n\tb: 1\n", "a tab or sign that no text can begin with"),
    ("a: @x\n", "a tab or sign that no text can begin with"),
    ("a:\n  b: 1\n c: 2\n", "the indentation fits nothing above it"),
    ("- a\nb: 1\n", "the indentation fits nothing above it"),
    ("a: 'it's'\n", "a text that goes on behind its closing quotation mark or bracket"),
    ('- "x" y\n', "a text that goes on behind its closing quotation mark or bracket"),
    ("a: [1, 2\nb: 1\n", "a missing comma or closing bracket"),
    ("a: 'x\nb: 1\n", "a quotation mark that is never closed"),
    ("a: ? b\n", "mapping keys are not allowed in this context"),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[repr(text) for text, _ in SAID])
def test_syntax_in_plain_words(text: str, said: str) -> None:
    """What breaks the grammar is said in words of the trade; what has none keeps the parser's."""
    (found,) = read(text)[1]
    assert found.message == f"This file cannot be read as YAML: {said}"


def test_a_key_without_its_colon_is_found_in_its_own_line() -> None:
    """The parser misses a colon only on the line below; the finding stands at the key."""
    assert told(read("a: 1\nfoo\nb: 2\n")[1]) == [("yaml-syntax", 2, 1)]


@pytest.mark.parametrize("tag", ["!!int", "!!python/name:os.system", "!own"])
def test_a_tag_is_printed_as_typed(tag: str) -> None:
    """The finding names the tag that stands in the file, not what it is short for."""
    (found,) = read(f"a: {tag} x\n")[1]
    assert found.message == f"The tag {tag} is not read here"


def test_an_anchor_alone_does_no_harm() -> None:
    """A name that nobody uses is read over."""
    assert plain(read("a: &x 1\n")[0]) == {"a": "1"}


def test_a_bomb_of_aliases_is_refused_at_its_first() -> None:
    """A file that would grow without end stops at its first alias."""
    lines = ["a: &a [x, x, x]"] + [f"{c}: &{c} [{', '.join([f'*{p}'] * 9)}]" for p, c in
                                   zip("abcdefgh", "bcdefghi", strict=True)]  # fmt: skip
    root, found = read("\n".join(lines) + "\n")
    assert root is None
    assert told(found) == [("yaml-alias", 2, 8)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_does_not_crash(opening: str) -> None:
    """A hundred thousand levels are refused at the first that is too deep."""
    root, found = read(opening * 100_000)
    assert root is None
    assert [one.code for one in found] == ["yaml-too-deep"]
    assert found[0].place.line == 1
    assert len(found[0].source) <= 100_000 * len(opening)


def test_the_deepest_level_is_read() -> None:
    """As many levels as are allowed are read, one more is not."""
    assert read("[" * DEEPEST + "x" + "]" * DEEPEST)[1] == []
    assert told(read("[" * (DEEPEST + 1) + "x" + "]" * (DEEPEST + 1))[1]) == [
        ("yaml-too-deep", 1, DEEPEST + 2)
    ]


def test_duplicate_keys() -> None:
    """The first of two equal keys counts, and the second is a finding where it stands."""
    node, found = read("a: 1\nb: {c: 1, c: 2}\na: 2\n'a': 3\n")
    assert plain(node) == {"a": "1", "b": {"c": "1"}}
    assert told(found) == [
        ("duplicate-key", 2, 11),
        ("duplicate-key", 3, 1),
        ("duplicate-key", 4, 1),
    ]


CUTS: list[tuple[str, str, list[tuple[str, int, int]]]] = [
    ("a number sign", "a: Form # 3\n", [("yaml-cut-text", 1, 8)]),
    ("a number sign that touches", "a: Form #3\n", [("yaml-cut-text", 1, 8)]),
    ("after letters outside ASCII", "a: é😀 # 3\n", [("yaml-cut-text", 1, 6)]),
    ("in a list", "- one # 1\n- two\n", [("yaml-cut-text", 1, 6)]),
    ("in brackets", "a: [one # 1\n  ]\n", [("yaml-cut-text", 1, 8)]),
    ("the end of several lines", "a: one\n  two # 3\n", [("yaml-cut-text", 2, 6)]),
    ("a remark", "a: Form  # three\n", []),
    ("a remark on its own line", "# x\na: Form\n  # three\nb: 1\n", []),
    ("a remark after quotes", "a: 'Form' # three\n", []),
    ("no space before it", "a: Form#3\n", []),
    ("in quotes", "a: 'Form # 3'\n", []),
    ("in a block", "a: |\n  Form # 3\n", []),
    ("a remark after a bare key", "a: # list follows\n  - b\n", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CUTS], ids=[case[0] for case in CUTS]
)
def test_cut_text(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Text that ` #` cuts short is found; a remark after two spaces is one."""
    found = read(text)[1]
    assert told(found) == expected


def test_cut_text_names_what_is_lost() -> None:
    """The finding says what is kept and what is dropped, and quotes the line."""
    (found,) = read("promise: We process Form # 3\n")[1]
    assert "We process Form" in found.message
    assert "# 3" in found.message
    assert found.source == "promise: We process Form # 3"


def test_a_comma_in_braces() -> None:
    """A key without a value between braces is a text that its comma split."""
    node, found = read("official: {title: Director, Passport Services}\n")
    assert plain(node) == {"official": {"title": "Director"}}
    assert told(found) == [("yaml-cut-comma", 1, 29)]
    assert "Passport Services" in found[0].message


def test_a_key_without_a_value_on_its_own_line() -> None:
    """In block style a bare key is a blank value, which its reader may accept."""
    assert plain(read("reason:\nname: A\n")[0]) == {"reason": "", "name": "A"}
    assert read('a: {b: ""}\n')[1] == []


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
def test_odd_line_breaks_move_nothing(odd: str) -> None:
    """A line break that only YAML knows does not move the places below it."""
    node, found = read(f"a: one{odd}two\nb: 1\nb: 2\n")
    assert plain(node) == {"a": "one two", "b": "1"}
    assert told(found) == [("duplicate-key", 3, 1)]


def test_a_byte_order_mark_and_tabs_between() -> None:
    """A tab may stand between a colon and its value."""
    assert plain(read("a:\tb\n")[0]) == {"a": "b"}


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_a_root_or_a_finding(text: str) -> None:
    """No text raises, and every finding lies in the text."""
    _, found = read(text)
    for one in found:
        assert 0 <= one.place.line <= text.count("\n") + 2


@given(st.dictionaries(st.from_regex("[a-z]{1,6}", fullmatch=True), st.text("ab c", min_size=1)))
def test_quoted_text_round_trips(texts: dict[str, str]) -> None:
    """Text in quotes comes back as it is."""
    node, found = read("".join(f"{key}: '{text}'\n" for key, text in texts.items()))
    assert found == []
    assert (plain(node) or {}) == texts
