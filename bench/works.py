"""What is measured: ours and the peers, on invented projects of several sizes.

Takes a folder for projects, sites and logs, and the commands to run. Gives the cost of one round of
a work by its name. Must not know budgets, nor how often or in which order works are run.

Every work is a fresh process. "Cold" has neither a site nor kept charts; "warm" has both.
"""

import csv
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from measured import Cost, measure
from workload import AS_OF, Workload, write_workload

HERE = Path(__file__).resolve().parent
NAIVE = 100
"""Services that the naive script draws; what it costs is scaled to the others."""

SHEETS = 10_000_000
SAMPLE = 200_000
"""Answer sheets, the first of a file, whose counts are held against those of pandas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where works are done, and with which commands and environment."""

    folder: Path
    scorecard: tuple[str, ...]
    python: str
    hugo: str
    environment: Mapping[str, str]


@dataclass(slots=True)
class Done:
    """What one round cost, and further figures of it: stages in seconds, files, bytes."""

    cost: Cost
    more: dict[str, float] = field(default_factory=dict)


Work = Callable[[Place], Done]


Origin = Workload | Callable[[Place, Path], None]
"""What a project is made from: a workload, or what writes it into a folder."""


def lay(place: Place, name: str, origin: Origin) -> Path:
    """A project, written unless it is there."""
    into = place.folder / name
    if not (into / "whole").is_file():
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        if isinstance(origin, Workload):
            write_workload(into / "project", origin)
        else:
            origin(place, into)
        (into / "whole").touch()
    return into


def import_canada(place: Place, into: Path) -> None:
    """Canada's published service inventory as a project, in English and French."""
    data = Path(os.environ.get("SCORECARD_REAL_DATA", HERE.parent.parent / "shared" / "data"))
    tables = (data / "canada" / name for name in ("ss_2024.csv", "si_2024.csv"))
    words = ("import", "gc-service-inventory", *tables, "--into", into / "project")
    command = (*place.scorecard, *words)
    measure(command, log=into / "import.log", environment=place.environment)


def build(place: Place, home: Path, name: str, *more: str) -> Done:
    """Build the site of the project in a folder, beside it; with its stages, files and bytes."""
    words = ("--project", home / "project", "--site", home / "site", "--cache", home / "cache")
    log = home / f"{name}.log"
    command = (*place.scorecard, "build", *words, "--as-of", AS_OF, "--timings", *more)
    cost = measure(command, log=log, environment=place.environment)
    return Done(cost, read_stages(log))


def read_stages(log: Path) -> dict[str, float]:
    """The processor time of each stage that a build printed, with that of its workers."""
    found = re.findall(r"^(\D{16}) +[\d.]+ +([\d.]+) +([\d.]+)$", log.read_text(), re.MULTILINE)
    return {f"stage {name.strip()}": float(own) + float(rest) for name, own, rest in found}


def clear(home: Path) -> None:
    """Take away the site and the kept charts."""
    for name in ("site", "cache"):
        shutil.rmtree(home / name, ignore_errors=True)


def cold(name: str, workload: Origin, *more: str) -> Work:
    """A build of a project that was never built; `name` is the folder it shares with others."""

    def work(place: Place) -> Done:
        home = lay(place, name, workload)
        clear(home)
        done = build(place, home, "cold", *more)
        files = [path for path in (home / "site").rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files)
        return replace(done, more={**done.more, "files": len(files), "pages": pages, "bytes": size})

    return work


def warm(name: str, workload: Origin) -> Work:
    """A build where nothing changed since the last one.

    One goes before it: that of an earlier run may be of another state of the program.
    """

    def work(place: Place) -> Done:
        home = _built(place, name, workload)
        build(place, home, "before")
        return build(place, home, "warm")

    return work


def one_row(name: str, workload: Workload) -> Work:
    """A build after one result changed; with the number of files that were written anew."""

    def work(place: Place) -> Done:
        home = _built(place, name, workload)
        before = _states(home / "site")
        change_one(home / "project" / "data" / "performance" / "agency-1.csv")
        done = build(place, home, "row")
        after = _states(home / "site")
        rewritten = sum(state != before.get(path) for path, state in after.items())
        return replace(done, more={**done.more, "rewritten": rewritten, "files": len(after)})

    return work


def _built(place: Place, name: str, workload: Origin) -> Path:
    home = lay(place, name, workload)
    if not (home / "site" / "manifest.json").is_file():
        build(place, home, "cold")
    return home


def _states(site: Path) -> dict[Path, tuple[int, int]]:
    files = ((path, path.stat()) for path in site.rglob("*") if path.is_file())
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in files}


def change_one(table: Path) -> None:
    """Change the first result of the table that has counts, and back again the next time."""
    with table.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    at, of = header.index("numerator"), header.index("denominator")
    row = next(row for row in rows if row[at] and int(row[of]) > int(row[at]) + 1)
    row[at] = str(int(row[at]) + (1 if int(row[at]) % 2 == 0 else -1))
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def check(name: str, workload: Workload) -> Work:
    """`scorecard check`."""

    def work(place: Place) -> Done:
        home = lay(place, name, workload)
        words = ("check", "--project", home / "project", "--as-of", AS_OF)
        log = home / "check.log"
        return Done(measure((*place.scorecard, *words), log=log, environment=place.environment))

    return work


def naive(name: str, workload: Workload, *more: str, services: int = NAIVE) -> Work:
    """The naive script on some of the services, scaled to all; its start and reading are not."""

    def run(place: Place, home: Path, count: int) -> Cost:
        into = home / "naive"
        shutil.rmtree(into, ignore_errors=True)
        words = (place.python, HERE / "naive.py", home / "project", into, "--services", count)
        return measure((*words, *more), log=home / "naive.log", environment=place.environment)

    def work(place: Place) -> Done:
        home = lay(place, name, workload)
        start, part = run(place, home, 0), run(place, home, services)
        scaled = part.less(start).times(workload.services / services).plus(start)
        return Done(scaled, {"services drawn": services, "start": start.wall, "part": part.wall})

    return work


def hugo(name: str, workload: Workload) -> Work:
    """A full build by Hugo of the same pages, whose data and words lie ready."""

    def work(place: Place) -> Done:
        home = lay(place, name, workload)
        source = home / "hugo"
        if not (source / "hugo.json").is_file():
            script = (place.python, HERE / "hugo_site.py", home / "project", source)
            measure(script, log=home / "hugo-site.log", environment=place.environment)
        shutil.rmtree(source / "public", ignore_errors=True)
        command = (place.hugo, "--source", source, "--quiet")
        cost = measure(command, log=home / "hugo.log", environment=place.environment)
        pages = sum(1 for _ in (source / "public").rglob("*.html"))
        return Done(cost, {"pages": pages})

    return work


def count_sheets(name: str, size: int) -> Work:
    """`scorecard count` of answer sheets; behind it, unmeasured, counts are held against pandas."""

    def work(place: Place) -> Done:
        home = lay(place, name, Workload(services=100, months=12, sheets=size))
        sheets = home / "project" / "data" / "responses" / "sheets.csv"
        cost = count_file(place, home, sheets, name="count")
        more = {"rows": size, "bytes": sheets.stat().st_size}
        return Done(cost, {**more, **compare_sample(place, home, sheets)})

    return work


def count_file(place: Place, home: Path, sheets: Path, *, name: str) -> Cost:
    """Count a file of answer sheets into a table of that name."""
    table, mapping = home / f"{name}.csv", home / "project" / "data" / "responses"
    table.unlink(missing_ok=True)
    words = ("count", sheets, "--survey", "after-the-service", "--project", home / "project")
    further = ("--mapping", mapping / "sheets.map.yaml", "--output", table)
    command = (*place.scorecard, *words, *further)
    return measure(command, log=home / f"{name}.log", environment=place.environment)


def compare_sample(place: Place, home: Path, sheets: Path) -> dict[str, float]:
    """How many counts of the first sheets are those of pandas; FailedError where not all are."""
    sample, log = home / "first.csv", home / "sample.log"
    with sheets.open("rb") as whole, sample.open("wb") as first:
        first.writelines(islice(whole, SAMPLE + 1))
    count_file(place, home, sample, name="sample")
    script = (place.python, HERE / "sample.py", sheets, home / "sample.csv", SAMPLE)
    measure(script, log=log, environment=place.environment)
    equal, of = log.read_text().split(" of ")
    return {"sample": SAMPLE, "counts of it": int(of), "equal to pandas": int(equal)}


def charts() -> Work:
    """`charts.py`: milliseconds a chart of each kind, ours and a fresh one."""

    def work(place: Place) -> Done:
        log = place.folder / "charts.log"
        command = (place.python, HERE / "charts.py")
        cost = measure(command, log=log, environment=place.environment)
        lines = re.findall(
            r"^(over time|single|sparkline) +([\d.]+) +[\d.]+ +[\d.]+ +([\d.]+)",
            log.read_text(),
            re.MULTILINE,
        )
        more = {f"ours {name}": float(ours) for name, ours, _ in lines}
        return Done(cost, {**more, **{f"fresh {name}": float(raw) for name, _, raw in lines}})

    return work


def _sized(size: int) -> dict[str, Work]:
    """What is measured at every size."""
    name, workload = str(size), Workload(services=size)
    return {f"hugo-{size}": hugo(name, workload), f"cold-{size}": cold(name, workload)}


THOUSAND = Workload()
RICH = replace(THOUSAND, parts=True, surveys=200, languages=("en", "fr"))
USUAL: dict[str, Work] = {
    **_sized(1000),
    "warm-1000": warm("1000", THOUSAND),
    "row-1000": one_row("1000", THOUSAND),
    "check-1000": check("1000", THOUSAND),
    "naive-1000": naive("1000", THOUSAND),
    "one-job-1000": cold("1000-one", THOUSAND, "--jobs", "1"),
    "charts": charts(),
}
WORKS: dict[str, Work] = {
    **USUAL,
    "naive-charts-1000": naive("1000", THOUSAND, "--no-sparklines"),
    "naive-whole-1000": naive("1000", THOUSAND, services=1000),
    "rich-1000": cold("rich", RICH),
    **_sized(100),
    **_sized(3000),
    **_sized(10000),
    "check-10000": check("10000", Workload(services=10000)),
    "sheets-10m": count_sheets("sheets", SHEETS),
    "canada-cold": cold("canada", import_canada),
    "canada-warm": warm("canada", import_canada),
}
"""Every work by name, in the order in which a round does them."""
