"""The import contracts of pyproject.toml hold, and each of them can fail.

A skeleton of the package (an empty module a name) is checked against the real contracts, as it is
and with one forbidden import planted for every rule.
"""

import re
import subprocess
import sys
import tomllib
from itertools import cycle
from pathlib import Path

import pytest

COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"

CONTRACTS = {
    one["id"]: one
    for one in tomllib.loads(
        Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8")
    )["tool"]["importlinter"]["contracts"]
}

# What may know only what is published, and what it may not know.
SHOWING = [
    name.removeprefix("generator.") for name in CONTRACTS["published-only"]["source_modules"]
]
HIDDEN = CONTRACTS["published-only"]["forbidden_modules"]

# The contract, the module that breaks it, and the import it must not contain.
BREACHES = [
    *(
        ("published-only", name, f"import {hidden}")
        for name, hidden in zip(SHOWING, cycle(HIDDEN), strict=False)
    ),
    ("layers", "model", "import generator.build"),
    ("layers", "charts", "import generator.render"),
    ("home-of-click", "build", "import click"),
    ("home-of-jinja", "pages", "import jinja2"),
    ("home-of-jinja", "exports", "import markupsafe"),
    ("home-of-altair", "exports", "import altair"),
    ("home-of-vl-convert", "write", "import vl_convert"),
    ("home-of-deflate", "charts", "import deflate"),
    ("home-of-segno", "pages", "import segno"),
    ("home-of-yaml", "sources", "import yaml"),
    ("home-of-markdown", "sources", "import markdown"),
    ("home-of-markdown", "render", "import nh3"),
    ("home-of-pandas", "gather", "import pandas"),
    ("home-of-pandas", "charts", "import numpy"),
    ("home-of-pagefind", "build", "import pagefind_bin"),
    ("home-of-pyarrow", "sources", "import pyarrow"),
    ("home-of-dask", "jobs", "import distributed"),
    ("home-of-babel", "exports", "import babel"),
    ("no-chance", "periods", "import time"),
    ("no-chance", "judge", "import random"),
]
HOMES = [
    ("cli", "import click"),
    ("render", "import jinja2, markupsafe"),
    ("charts", "import altair, vl_convert, segno\nimport generator.pages.figures"),
    ("cards", "import vl_convert, deflate\nimport generator.pages"),
    ("sources/yaml", "import yaml"),
    ("sources/prose", "import markdown, nh3"),
    ("sources/tables", "import pandas, numpy"),
    ("sources/parquet", "import pyarrow"),
    ("cluster", "import dask, distributed"),
    ("search", "import pagefind_bin"),
    ("judge", "import pandas"),
    ("disclosure", "import pandas"),
    ("published", "import pandas\nimport generator.judge"),
    ("sentences", "import babel"),
    ("build", "import time"),
]
PACKAGES = {
    "pages": ["figures"],
    "sources": ["yaml", "prose", "tables", "parquet"],
}


def lay_skeleton(repository: Path, folder: Path) -> Path:
    """Lay a module for every name of the layers contract, each library at home.

    Gives the package's folder. A protected library must be imported somewhere: import-linter
    refuses a contract about a library that it does not meet.
    """
    (folder / "pyproject.toml").write_bytes((repository / "pyproject.toml").read_bytes())
    package = folder / "generator"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in re.findall(r"\w+", str(CONTRACTS["layers"]["layers"])):
        lay_module(package, name)
    for name, lines in HOMES:
        plant(package, name, lines)
    return package


def lay_module(package: Path, name: str) -> None:
    """Lay one empty module, or a package where it has parts."""
    if name not in PACKAGES:
        (package / f"{name}.py").touch()
        return
    (package / name).mkdir()
    for part in ["__init__", *PACKAGES[name]]:
        (package / name / f"{part}.py").touch()


def plant(package: Path, name: str, lines: str) -> None:
    """Add import lines to one module of the skeleton."""
    file = package / name / "__init__.py" if name in PACKAGES else package / f"{name}.py"
    file.write_text(f"{file.read_text()}{lines}\n", encoding="utf-8")


def verdicts(folder: Path) -> dict[str, str]:
    """What import-linter says of each contract, by id: KEPT or BROKEN."""
    # Its own process: import-linter finds the package through the folder it is started in.
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    said = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, flags=re.MULTILINE))
    assert said, done.stdout + done.stderr
    return {name: said[contract["name"]] for name, contract in CONTRACTS.items()}


@pytest.fixture(scope="module")
def kept(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The verdicts on a skeleton where each library is at home and nothing else is imported."""
    folder = tmp_path_factory.mktemp("kept")
    lay_skeleton(repository, folder)
    return verdicts(folder)


def test_every_contract_is_kept_by_a_package_in_order(kept: dict[str, str]) -> None:
    """Libraries at home, and charts that take figure types from pages, break no contract."""
    assert set(kept.values()) == {"KEPT"}


def test_every_contract_has_a_breach(kept: dict[str, str]) -> None:
    """No contract stands in pyproject.toml without a planted breach that it must catch."""
    assert set(kept) == {contract for contract, _, _ in BREACHES}


def test_all_that_shows_is_under_contract(repository: Path) -> None:
    """Each module that shows something is held to what is published, as soon as it exists."""
    explaining = {"explain", "explain_change", "explain_loop"}
    shows = {"cards", "charts", "diff", *explaining, "exports", "pages", "sentences"}
    there = {path.stem for path in repository.joinpath("generator").iterdir()}

    assert set(SHOWING) == shows & there


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_a_breach_breaks_its_contract_alone(
    contract: str, module: str, line: str, repository: Path, tmp_path: Path
) -> None:
    """One forbidden import breaks the contract that forbids it, and no other."""
    package = lay_skeleton(repository, tmp_path)
    plant(package, module, line)

    found = verdicts(tmp_path)

    assert [one for one, verdict in found.items() if verdict == "BROKEN"] == [contract]


def test_a_module_without_a_layer_is_refused(repository: Path, tmp_path: Path) -> None:
    """A new module must take its place in the layers before the contracts hold again."""
    package = lay_skeleton(repository, tmp_path)
    lay_module(package, "newcomer")

    assert verdicts(tmp_path)["layers"] == "BROKEN"
