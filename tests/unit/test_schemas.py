"""The JSON Schemas know every key of every format, and pass what the product itself reads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)

import reference
import reference_words
from generator.cli import scorecard
from generator.diagnostics import Report
from generator.resources import adapters_folder, starter_folder
from generator.scaffold import FORMATS, schema_text
from generator.schemas import CALENDAR, DRAFT, Format, as_text, schema_of
from generator.sources.mappings.model import Source, Wording
from generator.sources.mappings.shorthand import written_out
from generator.sources.shapes import RANGES, Context, shape
from generator.sources.yaml import read_yaml

REPOSITORY = Path(__file__).resolve().parents[2]
KINDS = sorted(FORMATS)

IN_CONTENT = frozenset(reference.kinds_below(reference.FILES))
"""Types of the files in content/; the others are of the mapping language."""

YAML_1_1_ONLY = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
FRONT_MATTER = re.compile(r"^---\n(.*?)^---$", re.MULTILINE | re.DOTALL)


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: dates stay text, and so do yes and no."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in known if tag not in YAML_1_1_ONLY]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF")
)


def as_editor_sees(text: str) -> Any:  # noqa: ANN401 (whatever the YAML says)
    """A YAML text as plain data."""
    return yaml.load(text, EditorLoader)  # noqa: S506 (a SafeLoader that knows less)


def schema(kind: str) -> dict[str, Any]:
    """The schema that the command prints."""
    loaded: dict[str, Any] = json.loads(schema_text(kind))
    return loaded


def faults(kind: str, text: str) -> list[str]:
    """What an editor marks in a file of this kind."""
    marked = Draft202012Validator(schema(kind)).iter_errors(as_editor_sees(text))
    return [str(fault.message) for fault in marked]


def kind_of(path: Path) -> str:
    """The kind of a file, by its place; what is told in another language has a title alone."""
    if path.suffixes[1:]:
        return "page" if path.suffix == ".md" else "mapping"
    if path.suffix == ".md":
        known = {"feedback": "loop", "improvements": "improvement"}
        return next((kind for folder, kind in known.items() if folder in path.parts), "page")
    special = {"site.yaml": "site", "adapter.yaml": "adapter"}
    folders = {"services": "service", "surveys": "survey", "journeys": "journey"}
    of_folder = [kind for folder, kind in folders.items() if folder in path.parts]
    return special.get(path.name) or next(iter(of_folder), "agency")


FILES = [
    *sorted((REPOSITORY / "content").rglob("*.*")),
    *sorted((starter_folder() / "content").rglob("*.yaml")),
    *sorted(adapters_folder().rglob("*.yaml")),
    *sorted((REPOSITORY / "docs" / "examples").rglob("*.yaml")),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_product_is_valid(path: Path) -> None:
    """The demonstration, the starter project and the shipped adapters have nothing marked."""
    text = path.read_text(encoding="utf-8")
    matter = FRONT_MATTER.match(text)

    assert faults(kind_of(path), matter[1] if matter else text) == []


def test_every_kind_has_a_file_that_is_valid() -> None:
    """The files above are of every kind."""
    assert {kind_of(path) for path in FILES} == set(FORMATS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Each schema obeys the metaschema of its draft."""
    Draft202012Validator.check_schema(schema(kind))

    assert schema(kind)["$schema"] == DRAFT


# ---- the schema knows the model


def objects_of(kind: str) -> dict[str, dict[str, Any]]:
    """The types of a format that have keys, by their name, as its schema draws them."""
    drawn = schema(kind)
    known = {FORMATS[kind].kind.__name__: drawn, **drawn["$defs"]}
    return {name: one for name, one in known.items() if "properties" in one}


def types_of(kind: str) -> list[type]:
    """The types of a format that have keys, by its annotations."""
    return reference.kinds_below({kind: FORMATS[kind].kind})


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_in_the_schema(kind: str) -> None:
    """Each type of the model has its keys in the schema, with its own words, and no others."""
    said = {
        name: {key: value["description"] for key, value in one["properties"].items()}
        for name, one in objects_of(kind).items()
    }

    meant = {
        one.__name__: {
            key: part.metadata.get("doc") or CALENDAR[key]
            for key, part in reference.keys_of(one).items()
        }
        for one in types_of(kind)
    }
    assert said == meant


@pytest.mark.parametrize("kind", KINDS)
def test_needed_keys_are_required(kind: str) -> None:
    """A key is required where the model has nothing to put in its place."""
    drawn = objects_of(kind)

    for one in types_of(kind):
        keys = reference.keys_of(one)
        needed = [key for key, part in keys.items() if reference.left_out(part) == "**needed**"]
        assert drawn[one.__name__].get("required", []) == needed, one


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_keys_are_refused_everywhere(kind: str) -> None:
    """No type with keys takes a key that is not its own."""
    closed = {name: one["additionalProperties"] for name, one in objects_of(kind).items()}

    assert closed == dict.fromkeys(closed, False)


def test_a_type_without_a_schema_is_our_own_fault() -> None:
    """A new type of value cannot be forgotten here: no schema is made without it."""
    with pytest.raises(TypeError, match="no schema is known for bytes"):
        schema_of("wording", Format(path="", kind=Wording, by_language={Source: bytes}), ranges={})


# ---- what is marked, and what is not

STANDARD = "name: A\nstandards:\n  - id: a\n    promise: B\n    measure:\n      kind: share\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("site", "title: A\npublisher: B\nlanguage: [en]\n"),
        ("site", "title: A\npublisher: B\nprivacy: {minimum: 10}\n"),
        ("agency", "nmae: A\n"),
        ("agency", "name: {english: A}\n"),
        ("agency", "id: a\nname: A\n"),
        ("service", "agency: a\nname: A\n"),
        ("service", STANDARD.replace("promise", "promisse")),
        ("service", STANDARD + "      unitt: percent\n"),
        ("page", "titel: A\n"),
        ("mapping", "servce: {id: A}\n"),
        ("mapping", "service: {id: {colum: A}}\n"),
        ("mapping", "service: {id: A, name: {colum: A}}\n"),
        ("mapping", "service: {id: A, name: {en: {colum: A}}}\n"),
        ("mapping", "service: {id: A, name: {column: A, en: B}}\n"),
        ("mapping", "only_rows: [{column: A, word: [B]}]\n"),
        ("adapter", "name: A\n"),
    ],
)
def test_a_wrong_key_is_marked(kind: str, text: str) -> None:
    """A misspelt key, one that the file's place gives, and a missing one are marked."""
    assert faults(kind, text) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("site", "title: [A]\npublisher: B\n"),
        ("site", "title: ''\npublisher: B\n"),
        ("site", "title:\npublisher: B\n"),
        ("site", "title: {}\npublisher: B\n"),
        ("site", "title: {en: [A]}\npublisher: B\n"),
        ("site", "title: A\npublisher: B\nlanguages: en\n"),
        ("site", "title: A\npublisher: B\nlanguages: []\n"),
        ("site", "title: A\npublisher: B\nlanguages: [en, en]\n"),
        ("site", "title: A\npublisher: B\nlanguages: [English]\n"),
        ("site", "title: A\npublisher: B\nbase_url: scorecard.example\n"),
        ("site", "title: A\npublisher: B\ndemonstration: maybe\n"),
        ("site", "title: A\npublisher: B\ndemonstration: 1\n"),
        ("site", "title: A\npublisher: B\ncaution_below: thirty\n"),
        ("site", "title: A\npublisher: B\ncaution_below: 2.5\n"),
        ("site", "title: A\npublisher: B\nprivacy: {minimum_count: 4}\n"),
        ("site", "title: A\npublisher: B\nreporting: {due_after: 30}\n"),
        ("site", "title: A\npublisher: B\nfiscal_year: {first_month: 13}\n"),
        ("site", "title: A\npublisher: B\nfiscal_year: {named_for: end}\n"),
        ("agency", "- name: A\n"),
        ("agency", "name: A\nobjectives: {id: a, text: B}\n"),
        ("agency", "name: A\nobjectives: [{id: No Id, text: B}]\n"),
        ("service", STANDARD.replace("share", "shares")),
        ("service", STANDARD + "    began: March 2026\n"),
        ("service", STANDARD + "    began: 26\n"),
        ("service", STANDARD + "    targets: [{from: 2026-01, at_least: ninety}]\n"),
        ("service", STANDARD + "    targets: [{from: 2026-01, announced: 3/2/2026}]\n"),
        ("service", STANDARD + "    targets: [{from: 2026-01, between: 80%}]\n"),
        ("mapping", "table: {delimiter: ';'}\n"),
        ("mapping", "service: {id: [A]}\n"),
        ("mapping", "period: {column: A, means: fortnight}\n"),
        ("mapping", "only_rows: A\n"),
    ],
)
def test_a_wrong_value_is_marked(kind: str, text: str) -> None:
    """A value of another type, of another form, or outside its limits is marked."""
    assert faults(kind, text) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("site", "title: 2022\npublisher: {en: B, fr: C}\ndemonstration: yes\n"),
        ("site", "title: A\npublisher: B\ncaution_below: '30'\nfiscal_year: {first_month: 04}\n"),
        ("agency", "name: 99.90\nobjectives: [{id: 911, text: B}]\n"),
        ("service", STANDARD + "    baseline: {period: 2022, value: 99.90}\n"),
        ("service", STANDARD + "    targets: [{from: 2026-01, announced: 2025-11-04}]\n"),
        ("service", STANDARD + "    targets: [{from: FY2025-26-Q1, at_most: 4:32}]\n"),
        ("mapping", "period: YEAR\nmissing: NA\n"),
        ("mapping", "missing: [NA, NULL, TRUE, 0]\nskip_rows: {KIND: total, YEAR: [1999, 2000]}\n"),
        ("mapping", "service: {id: {column: A, words: {Y: yes, N: {en: no, fr: non}}}}\n"),
        ("mapping", "service: {id: {column: A, words: [{word: Y, means: yes}]}}\n"),
        ("mapping", "service: {id: A, name: {en: B, fr: {column: C, missing: '-'}}}\n"),
        ("mapping", "service: {id: A, name: {column: B, split: '|', languages: [en, fr]}}\n"),
        ("mapping", "period: {means: year, headers: {numerator: '{year} met'}}\n"),
    ],
)
def test_every_way_to_write_a_value_passes(kind: str, text: str) -> None:
    """Numbers for texts, periods and amounts, languages, and the short forms of mappings pass."""
    assert faults(kind, text) == []


def alone(kind: type) -> dict[str, Any]:
    """The schema of one type, as it stands in a mapping where it is of the mapping language."""
    short = kind not in IN_CONTENT
    form = Format(path="", kind=kind, short_forms=short, by_language={Wording: Source})
    return schema_of("example", form, ranges=RANGES)


@pytest.mark.parametrize("kind", reference_words.EXAMPLES, ids=lambda kind: kind.__name__)
def test_every_example_of_the_reference_is_valid(kind: type) -> None:
    """What the reference shows of a type has nothing marked."""
    found = Draft202012Validator(alone(kind)).iter_errors(
        as_editor_sees(reference_words.EXAMPLES[kind])
    )

    assert list(found) == []


ODD = (
    *("0", "5", "007", "2025", "202", "1e5", "-1", "\N{MINUS SIGN}3%", "4.2 points", "4:32", "90%"),
    *("2025-03", "FY2025-Q2", "FY2024-25", "12M-2025-03", "2025-W11", "2025-01-01/2025-01-31"),
    *("2025-03-14", "30 days", "'6  weeks'", "10Days", "12.50 USD", "min", "Percent", "a-b", "A"),
    *("yes", "No", "'TRUE'", "HTTPS://example.org", "https://example.org/?a=b", "mailto:a@b.c"),
    *("en", "[en, fr]", "[]", "{}", "{en: a}", "{a: b}", "[[]]", "''", "'5'", "share", "last"),
)
"""Values of every form, of no form, and of forms that look alike."""


def is_read(text: str, kind: type) -> bool:
    """Whether the product reads a text as a type without a finding."""
    report = Report()
    node = read_yaml(text, "example.yaml", report)
    assert node is not None
    long = node if kind in IN_CONTENT else written_out(node, kind)
    shape(long, kind, Context(report))
    return not len(report)


@pytest.mark.parametrize("kind", reference_words.EXAMPLES, ids=lambda kind: kind.__name__)
def test_what_the_product_reads_passes(kind: type) -> None:
    """Whatever stands in the place of one value of an example: what is read is never marked."""
    text, validator = reference_words.EXAMPLES[kind], Draft202012Validator(alone(kind))
    spots = [spot.span(1) for spot in re.finditer(r"(?<=: )(\S.*)$", text, re.MULTILINE)]
    texts = [text[:begin] + odd + text[end:] for begin, end in spots for odd in ODD]

    read = [one for one in texts if is_read(one, kind)]

    assert read
    assert [one for one in read if not validator.is_valid(as_editor_sees(one))] == []


def test_the_place_of_a_file_gives_what_the_schema_leaves_out(tmp_path: Path) -> None:
    """Keys that a schema refuses because the file's place gives them are findings too."""
    for path, text in {
        "site.yaml": "title: A\npublisher: B\n",
        "agencies/parks.yaml": "name: A\nid: a\n",
        "services/parks/permit.yaml": "name: A\nid: a\nagency: parks\n",
        "surveys/visit.yaml": "name: A\nid: a\nframework: uk-five-level\n",
        "feedback/photos.md": "---\ntitle: A\nid: a\nservices: [permit]\nopened: 2026-01-10\n"
        "---\n## You said\n",
        "journeys/trip.yaml": "name: A\nid: a\nsteps:\n  - name: B\n    does: C\n",
        "improvements/sign.md": "---\ntitle: A\nid: a\nagency: parks\nstatus: funded\n---\n",
    }.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, encoding="utf-8")

    told = run("check", "--project", tmp_path, "--as-of", "2026-04-30").stdout

    given_keys = [form.given for form in FORMATS.values()]
    assert told.count("[unknown-key]") == sum(map(len, given_keys)) == 7


# ---- the command


def run(*words: object) -> Result:
    """The command, typed with these words."""
    return CliRunner().invoke(scorecard, [str(word) for word in words], prog_name="scorecard")


def test_the_command_lists_the_kinds() -> None:
    """Without a kind, each kind is told with the place of its files."""
    lines = run("schema").stdout.splitlines()

    assert [line.split() for line in lines] == [[name, form.path] for name, form in FORMATS.items()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_a_schema_and_nothing_else(kind: str) -> None:
    """What is printed of a kind can be put into a file as it is."""
    done = run("schema", kind)

    assert (done.exit_code, done.stdout) == (0, schema_text(kind))


def test_an_unknown_kind_is_wrong_usage() -> None:
    """A kind that there is not is told, with the nearest one."""
    done = run("schema", "sevice")

    assert (done.exit_code, "did you mean 'service'?" in done.stderr) == (2, True)


def test_a_kind_unlike_any_is_told_all_of_them() -> None:
    """Where no kind is near, all of them are named."""
    assert (
        "choose from adapter, agency, improvement, journey, loop, mapping, page, service, site, "
        "survey" in run("schema", "x").stderr
    )


def test_all_schemas_are_written(tmp_path: Path) -> None:
    """With a folder, every schema becomes a file there."""
    done = run("schema", "--into", tmp_path / "schemas")

    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json": schema_text(kind) for kind in KINDS}
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Wrote 10 files.")


def test_one_schema_is_written(tmp_path: Path) -> None:
    """With a folder and a kind, that one becomes a file."""
    done = run("schema", "page", "--into", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["page.schema.json"]
    assert done.stdout.splitlines()[-1] == "Wrote 1 file."


def test_a_schema_of_an_earlier_version_is_made_anew(tmp_path: Path) -> None:
    """A file that the command made is replaced by what it makes today."""
    older = schema("page") | {"description": "Older"}
    (tmp_path / "page.schema.json").write_text(as_text(older), encoding="utf-8")

    done = run("schema", "page", "--into", tmp_path)

    assert done.exit_code == 0
    assert (tmp_path / "page.schema.json").read_text("utf-8") == schema_text("page")


def test_somebody_elses_schema_is_left_alone(tmp_path: Path) -> None:
    """A file of that name that the command did not make stops it, and stays."""
    (tmp_path / "page.schema.json").write_text("{}", encoding="utf-8")

    done = run("schema", "--into", tmp_path)

    assert (done.exit_code, "[would-overwrite]" in done.stdout) == (1, True)
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["{}"]
