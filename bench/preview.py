"""What the preview costs: seconds from a save to the open page's being new, as a browser sees it.

Run by hand: python bench/preview.py [ROUNDS [PART OF A KIND]]. Serves a copy of the demonstration
with `scorecard serve`, listens for news as the page's script does, saves a file, and waits until
the page can be read anew. It prints medians of the seconds and of the processor's seconds that the
preview took until then, and of the seconds until the rest of the site is there; asserts nothing,
and takes four minutes. Processor's seconds can be told on Linux alone.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(rb'data-version="([^"]*)"')
REST = b"scorecard-preview-rest"
MANY = 50
"""A count that may be a little less without a fault, and without a group too small to show."""

QUIET = 1.0
"""Seconds of rest between a whole site and the next save."""

Edit = Callable[[str, int], str]


def reworded(text: str, turn: int) -> str:
    """The first English text with another word before it."""
    return re.sub(r"en: (?:N\d+ )?", f"en: N{turn} ", text, count=1)


def renamed(text: str, turn: int) -> str:
    """A text whose first name has another word before it."""
    return re.sub(r"name: (?:N\d+ )?", f"name: N{turn} ", text, count=1)


def longer(text: str, turn: int) -> str:
    """A text with another line at its end."""
    return f"{text.rstrip()} Line {turn}.\n"


def recounted(text: str, turn: int, *, rows: str, column: str) -> str:
    """A table in which the last count of a column, in rows that begin so, is a little less.

    With more, people would have answered who were never asked.
    """
    lines = text.splitlines(keepends=True)
    at = lines[0].strip().split(",").index(column)
    for number in range(len(lines) - 1, 0, -1):
        cells = lines[number].rstrip("\n").split(",")
        if lines[number].startswith(rows) and cells[at].isdigit() and int(cells[at]) > MANY:
            cells[at] = str(int(cells[at]) - 1 - turn % 3)
            lines[number] = ",".join(cells) + "\n"
            return "".join(lines)
    raise SystemExit(f"No row of {rows} counts more than {MANY}.")


class Kind(NamedTuple):
    """One kind of change: the file, the page that shows it, and what somebody writes."""

    file: str
    page: str
    edit: Edit


KINDS = {
    "a sentence of a service": Kind(
        "content/services/revenue/income-tax-refund.yaml", "services/income-tax-refund/", reworded
    ),
    "an agency": Kind("content/agencies/revenue.yaml", "agencies/revenue/", reworded),
    "the title of the site": Kind("content/site.yaml", "", reworded),
    "a loop (Markdown)": Kind(
        "content/feedback/bus-arrival-times.md", "feedback/bus-arrival-times/", longer
    ),
    "a page (Markdown)": Kind(
        "content/pages/how-we-chose-these-promises.md",
        "pages/how-we-chose-these-promises/",
        longer,
    ),
    "a result": Kind(
        "data/performance/revenue.csv",
        "services/income-tax-refund/",
        partial(recounted, rows="income-tax-refund,", column="denominator"),
    ),
    "answers to a survey": Kind(
        "data/satisfaction/after-the-call.csv",
        "services/tax-help-line/",
        partial(recounted, rows="service:tax-help-line,", column="count"),
    ),
    "volumes": Kind(
        "data/volumes/revenue.csv",
        "services/sales-tax-number/",
        partial(recounted, rows="sales-tax-number,", column="started"),
    ),
}


class Taken(NamedTuple):
    """What one save took: seconds, and a processor's, to the open page; seconds to the rest."""

    page: float
    processor: float
    site: float


class Served(NamedTuple):
    """A preview: where, and the number of its process."""

    address: str
    process: int


@contextmanager
def served(project: Path) -> Iterator[Served]:
    """The preview of a project."""
    command = [sys.executable, "-m", "generator", "serve", "--project", str(project), "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603 (our own command)
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        said = iter(process.stdout or ())
        address = next(found[0] for line in said if (found := re.search(r"http://[\w.:]+/", line)))
        # What nobody reads would fill the pipe after some twenty builds, and stop the preview.
        Thread(target=lambda: [None for _ in said], daemon=True).start()
        try:
            yield Served(address, process.pid)
        finally:
            process.terminate()


def read(address: str) -> bytes:
    """A page as it stands now."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 (our own preview)
        content: bytes = answer.read()
    return content


def wait_for_site(address: str) -> None:
    """Until the first build is over."""
    while True:
        try:
            read(address)
        except HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            sleep(0.2)
        else:
            return


def version_of(page: bytes) -> bytes:
    """The version that a page carries for its script."""
    found = VERSION.search(page)
    return found[1] if found else b""


def processor_seconds(process: int) -> float:
    """The seconds that processors have worked for a process so far."""
    try:
        cells = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def measure(preview: Served, kind: Kind, project: Path, turn: int) -> Taken:
    """From the save of one file to a page that has come anew, and to the rest of the site."""
    page, path = preview.address + kind.page, project / kind.file
    old = version_of(read(page))
    listen = f"{preview.address}.preview/events?page=/{kind.page}"
    with urlopen(listen, timeout=60) as news:  # noqa: S310 (as above)
        versions = (line[6:].split()[0] for line in news if line.startswith(b"data: "))
        next(version for version in versions if version == old)
        text = kind.edit(path.read_text(encoding="utf-8"), turn)
        worked, begun = processor_seconds(preview.process), perf_counter()
        path.write_text(text, encoding="utf-8")
        next(version for version in versions if version != old)
        content = read(page)
        seen, worked = perf_counter() - begun, processor_seconds(preview.process) - worked
        if version_of(content) == old:
            raise SystemExit(f"{kind.page} is as it was")
        if REST in content:
            next(versions)
        return Taken(seen, worked, perf_counter() - begun)


def main(rounds: str = "7", wanted: str = "") -> None:
    """Print the medians of every kind of change whose name holds what is wanted."""
    turns = count(1)
    print(f"{'':26} {'page':>7} {'(processor)':>12} {'site':>7}")
    with TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "data"):
            shutil.copytree(ROOT / name, project / name)
        with served(project) as preview:
            wait_for_site(preview.address)
            for name in (name for name in KINDS if wanted in name):
                taken = []
                for _ in range(int(rounds) + 1):
                    sleep(QUIET)
                    taken.append(measure(preview, KINDS[name], project, next(turns)))
                page, processor, site = (median(column) for column in zip(*taken[1:], strict=True))
                print(f"{name:26} {page:5.2f} s {processor:10.2f} s {site:5.2f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
