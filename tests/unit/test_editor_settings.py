"""Editors know every file of a scorecard: settings, schemas, and the files they are bound to."""

import json
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import scorecard
from generator.resources import adapters_folder, starter_folder
from generator.scaffold import FORMATS

REPOSITORY = Path(__file__).resolve().parents[2]
BY_PEOPLE = {kind: form for kind, form in FORMATS.items() if form.path.endswith(".yaml")}
"""Kinds whose files are YAML as a whole; of the others it is the front matter of a page."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project."""
    folder = tmp_path_factory.mktemp("editor") / "demo"
    done = CliRunner().invoke(scorecard, ["init", str(folder)], prog_name="scorecard")
    assert done.exit_code == 0, done.stdout
    return folder


def settings(project: Path) -> dict[str, Any]:
    """What Visual Studio Code reads in a folder."""
    read: dict[str, Any] = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
    return read


def bound(project: Path) -> dict[str, list[str]]:
    """The patterns of paths that each schema is bound to, by the schema's kind."""
    schemas = settings(project)["yaml.schemas"]
    return {
        PurePosixPath(path).name.removesuffix(".schema.json"): patterns
        if isinstance(patterns, list)
        else [patterns]
        for path, patterns in schemas.items()
    }


def kinds_of(path: str, project: Path) -> list[str]:
    """The kinds whose schema an editor holds a file against."""
    whole = PurePosixPath("/") / path
    return [
        kind
        for kind, patterns in bound(project).items()
        if any(whole.match(pattern) for pattern in patterns)
    ]


def files_of(folder: Path) -> dict[str, Path]:
    """The YAML files of a project in content and data, by their path in it."""
    found = (path for part in ("content", "data") for path in (folder / part).rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path for path in sorted(found)}


def test_the_schemas_that_settings_name_are_there(project: Path) -> None:
    """Each schema is a file of the project, so that an editor needs no network."""
    named = [project / path for path in settings(project)["yaml.schemas"]]

    assert named
    assert [path for path in named if not path.is_file()] == []


@pytest.mark.parametrize("kind", sorted(set(BY_PEOPLE) - {"adapter"}))
def test_the_place_of_a_kind_is_bound_to_its_schema(kind: str, project: Path) -> None:
    """Where the product looks for a kind of file, an editor uses that kind's schema."""
    path = BY_PEOPLE[kind].path
    for word in ("AGENCY", "ID", "NAME"):
        path = path.replace(word, "some-id")

    assert kinds_of(path, project) == [kind]


@pytest.mark.parametrize("folder", [REPOSITORY, starter_folder()], ids=["demonstration", "starter"])
def test_every_file_is_bound_to_one_schema(folder: Path, project: Path) -> None:
    """No YAML file of the demonstration or of a new project is unknown to an editor."""
    files = files_of(folder)

    assert files
    assert {path: len(kinds_of(path, project)) for path in files} == dict.fromkeys(files, 1)


def check_jsonschema(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the validator that people use in their own checks; it fetches nothing here."""
    command = [sys.executable, "-m", "check_jsonschema", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", sorted(BY_PEOPLE))
def test_every_file_is_valid_for_another_validator(kind: str, project: Path) -> None:
    """check-jsonschema finds nothing in the demonstration, a new project, and the adapters."""
    files = {**files_of(REPOSITORY), **{f"new/{p}": f for p, f in files_of(project).items()}}
    mine = [file for path, file in files.items() if kind in kinds_of(path, project)]
    shipped = {"adapter": "*/adapter.yaml", "mapping": "*/*.map.yaml"}
    mine += sorted(adapters_folder().glob(shipped[kind])) if kind in shipped else []

    schema = project / ".scorecard/schemas" / f"{kind}.schema.json"
    done = check_jsonschema("--schemafile", schema, *mine)

    assert mine
    assert done.returncode == 0, done.stdout


def test_another_validator_finds_a_fault(project: Path, tmp_path: Path) -> None:
    """check-jsonschema marks a key that the product does not know: it does read the schemas."""
    (tmp_path / "site.yaml").write_text("titel: A\npublisher: B\n", encoding="utf-8")
    schema = project / ".scorecard/schemas/site.schema.json"

    done = check_jsonschema("--schemafile", schema, tmp_path / "site.yaml")

    assert (done.returncode, "titel" in done.stdout) == (1, True)


def test_every_schema_is_valid_for_another_validator(project: Path) -> None:
    """check-jsonschema finds each schema to be one, by the metaschema that it carries."""
    schemas = sorted((project / ".scorecard/schemas").glob("*.json"))
    done = check_jsonschema("--check-metaschema", *schemas)

    assert len(schemas) == len(FORMATS)
    assert done.returncode == 0, done.stdout


def test_the_hook_types_a_command_that_there_is(project: Path) -> None:
    """The hook before a commit runs the installed program, and fetches nothing."""
    written = yaml.safe_load((project / ".pre-commit-config.yaml").read_text("utf-8"))
    (source,) = written["repos"]
    (hook,) = source["hooks"]
    command, *words = hook["entry"].split()

    done = CliRunner().invoke(scorecard, [*words, "--project", str(project)], prog_name=command)
    assert (source["repo"], hook["language"], hook["pass_filenames"]) == ("local", "system", False)
    assert (command, done.exit_code, done.stdout) == ("scorecard", 0, "No findings.\n")
