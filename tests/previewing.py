"""A small project, previewed in this process: its address, its stage, and requests to it.

Takes a project's folder. Gives what a browser is answered, while the block lasts. Must not sleep:
it waits for what the stage shows, for a minute at most.
"""

import http.client
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from building import write_files
from generator.build import Plan
from generator.resources import templates_folder
from generator.serve import Preview, Shown, Stage, Work, read_own, serving
from generator.serve.preview import Make

PATIENCE = 60
"""Seconds that no test takes: who waits as long waits for what will not come."""

AS_OF = date(2026, 11, 22)

FILES = {
    "content/site.yaml": "title: Franklin Scorecard\npublisher: State of Franklin\n",
    "content/agencies/labor.yaml": "name: Labor\nofficial:\n  title: Director\n",
    "content/services/labor/claims.yaml": """name: Claim benefits
complaint:
  phone: 555 0101
standards:
  - id: first-payment
    promise: We pay you within 3 weeks.
    type: timeliness
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 85%
""",
    "data/performance/labor.csv": "service,standard,period,numerator,denominator\n"
    "claims,first-payment,2026-01,5131,5960\n",
}

SITE, AGENCY, SERVICE, RESULTS = FILES


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(slots=True)
class Previewed:
    """A preview at work."""

    project: Path
    address: str
    stage: Stage
    told: list[Work] = field(default_factory=list)

    def ask(self, path: str = "/", *, method: str = "GET", **headers: str) -> Answer:
        """One request; `headers` such as host="evil.example"."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={**headers})
            given = connection.getresponse()
            return Answer(given.status, dict(given.getheaders()), given.read())
        finally:
            connection.close()

    def edit(self, **texts: str | None) -> None:
        """Write files, by the names of this module such as SITE; None deletes one."""
        for name, text in texts.items():
            path = self.project / globals()[name]
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")

    def after(self, change: Callable[[], object]) -> Shown:
        """What is shown once a change has had its effect."""
        version = self.stage.version
        change()
        return self.next(version)

    def next(self, version: str) -> Shown:
        """What is shown after `version`, once all of it is there."""
        assert self.stage.wait_for_other(version, seconds=PATIENCE) != version, "nothing changed"
        return self.stage.wait_for_whole()[0]


def project_in(folder: Path, **texts: str) -> Path:
    """The small project, its files replaced by name such as SITE."""
    return write_files(folder, {**FILES, **{globals()[name]: text for name, text in texts.items()}})


def plan_of(project: Path) -> Plan:
    """How the small project is built; its charts are drawn once for all tests of a worker."""
    folders, cache = (project / "templates", templates_folder()), project.parents[1] / "drawn"
    return Plan(project, project / "site", folders, lambda _site: AS_OF, cache=cache)


@contextmanager
def previewing(project: Path, *, make: Make | None = None) -> Iterator[Previewed]:
    """Preview a project, its first build done; `make` takes the place of the build."""
    stage, told = Stage(), list[Work]()
    preview = Preview.of(plan_of(project), stage, told.append)
    if make is not None:
        preview.make = make
    begun = stage.version
    worker = Thread(target=preview.run)
    with serving(stage, read_own(templates_folder()), port=0) as address:
        worker.start()
        try:
            previewed = Previewed(project, address, stage, told)
            previewed.next(begun)
            yield previewed
        finally:
            preview.end()
            worker.join()
