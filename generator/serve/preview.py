"""The preview at work: build, show, wait for a change, build again, until somebody ends it.

Takes a way to make a site, the files it reads, and the stage. Gives nothing back: what was made is
shown, and told to whoever listens. Must not know how a site is made, nor who looks at it.
"""

import gc
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.build import Plan, make
from generator.diagnostics import Report
from generator.early import Early, Made
from generator.examine import Progress, silent
from generator.memory import Memory
from generator.model import Site
from generator.serve.server import find_file
from generator.serve.shown import Shown, Stage, State
from generator.serve.watching import Look, Sources, have_changed

BREATH = 0.05
"""Seconds in which browsers fetch the pages that were just shown, before the rest is made."""

READ = ("content", "data", "templates", "editions", ".git/index")
"""What a build reads of a project. Git's index says which answer sheets it tracks."""

Make = Callable[[Plan, Report], Made | None]


class Work(NamedTuple):
    """One build: what was found, how long it took, and how many files of the site it changed.

    `changed` is None where there is no new site. `fault` is a fault of ours, with its trace.
    """

    report: Report
    seconds: float
    changed: int | None = None
    fault: str = ""


@dataclass(slots=True)
class _Days:
    """The clock of a plan, and the last day that it told: a preview may stand over midnight."""

    plan: Plan
    site: Site | None = None
    day: date | None = None

    def today(self, site: Site) -> date:
        """The day that counts as today for a site."""
        self.site, self.day = site, self.plan.today(site)
        return self.day

    def has_passed(self) -> bool:
        """Whether it is another day than the site was built for."""
        return self.site is not None and self.plan.today(self.site) != self.day


@dataclass(slots=True)
class Preview:
    """Keeps the stage true to the files of a project; `whole` is what it showed of a whole site."""

    plan: Plan
    stage: Stage
    tell: Callable[[Work], None]
    sources: Sources
    make: Make = make
    whole: Shown = field(default_factory=Shown)

    @classmethod
    def of(cls, plan: Plan, stage: Stage, tell: Callable[[Work], None]) -> "Preview":
        """The preview of a project; `tell` hears of every build."""
        roots = [plan.project / name for name in READ]
        more = [plan.previous] if isinstance(plan.previous, Path) else []
        plan = replace(plan, kept=Memory())
        return cls(plan, stage, tell, Sources((*roots, *more, *plan.folders[1:])))

    def run(self) -> None:
        """Build after every change, until `end` or an interrupt.

        A build whose files change while it is at work is given up: the next begins at once.
        """
        look, days = self.sources.look(), _Days(self.plan)
        while not self.sources.ended.is_set():
            look = self.sources.settle(look)
            if not self._build(look, days):
                continue
            # The first build may take long; those after it are over before a line of it is read.
            self.plan = replace(self.plan, progress=silent)
            look = self.sources.wait(look, also=days.has_passed)

    def end(self) -> None:
        """End the run after the build that is under way."""
        self.sources.ended.set()

    def _build(self, look: Look, days: _Days) -> bool:
        """Build once, and show it; False where files have changed since the look.

        Nothing is shown of those: they are read again at once.
        """
        report, begun, fault = Report(), perf_counter(), ""
        made: Made | None = None
        early = Early(self._open_files, lambda part: self._show_part(part, look, report))
        plan = replace(self.plan, today=days.today, early=early, progress=self._heed(look))
        try:
            with _unswept():
                made = self.make(plan, report)
        except GivenUpError:
            self.plan.kept.leave()
            return False
        except Exception as error:  # noqa: BLE001 (our own bug is told, and watching goes on)
            fault = _told(error)
        self.plan.kept.leave() if made is None else self.plan.kept.turn()
        if have_changed(look, self.sources.look(look)):
            return False
        before, part = self.whole, self.stage.shown
        shown = next_of(before, made, report, fault)
        if part.state is State.PART and made is not None and part.is_in(shown):
            shown = replace(shown, completes=part.version)
        self.whole = shown
        self.stage.show(shown)
        changed = None if made is None else count_changed(before, shown)
        self.tell(Work(report, perf_counter() - begun, changed, fault))
        return True

    def _heed(self, look: Look) -> Progress:
        """Progress that is told to whoever watches it, and gives up where files have changed."""
        told = self.plan.progress

        def progress(stage: str, done: int, whole: int) -> None:
            told(stage, done, whole)
            if have_changed(look, self.sources.look(look)):
                raise GivenUpError

        return progress

    def _open_files(self) -> frozenset[str]:
        """The files of the site that somebody looks at."""
        pages = self.stage.open_pages
        return frozenset(filter(None, (find_file(page, self.whole) for page in pages)))

    def _show_part(self, part: Made, look: Look, report: Report) -> None:
        """Show pages while the rest is made, unless they are as they were, or files changed."""
        shown = Shown(State.PART, part.files, mount_of(part.site), tuple(report))
        if not shown.is_in(self.whole) and not have_changed(look, self.sources.look(look)):
            self.stage.show(shown)
            self.sources.ended.wait(BREATH)


class GivenUpError(Exception):
    """A build that nobody needs any more: its files have changed since it began."""


@contextmanager
def _unswept() -> Iterator[None]:
    """No collection of garbage in the middle: of a warm build it takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def next_of(before: Shown, made: Made | None, report: Report, fault: str) -> Shown:
    """What to show after a build: its site, or the last one with what is wrong now."""
    findings = tuple(report)
    if made is not None:
        return Shown(State.FRESH, made.files, mount_of(made.site), findings)
    state = State.STALE if before.has_site else State.NOTHING
    return replace(before, state=state, findings=findings, fault=fault)


def count_changed(before: Shown, after: Shown) -> int:
    """How many files of the site came, went, or are others than before."""
    old, new = before.files, after.files
    return sum(old.get(path) != new.get(path) for path in {*old, *new})


def mount_of(site: Site) -> str:
    """The path that the site stands under, so that links from its root hold in the preview too."""
    return urlsplit(site.base_url or "/").path.rstrip("/") + "/"


def _told(error: Exception) -> str:
    """A fault of ours in words: what it is, and the trace for a report of it."""
    trace = "".join(traceback.format_exception(error))
    return f"{type(error).__name__}: {error}\n\n{trace}"


def read_own(folder: Path) -> dict[str, bytes]:
    """The preview's own files by name, from the templates in `folder`."""
    return {path.name: path.read_bytes() for path in sorted((folder / "preview").iterdir())}
