"""What a project has already: the ids of each kind, and which file or table holds them.

Takes the project's folder. Gives its content and what every id leads to, or findings that say why
it cannot be read. Must not know results.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.diagnostics import Report
from generator.diagnostics.catalogue import CATALOGUE
from generator.model import Agency, Improvement, Journey, Loop, Service, Survey
from generator.sources.content import (
    AGENCIES,
    FEEDBACK,
    IMPROVEMENTS,
    JOURNEYS,
    SERVICES,
    SITE,
    SURVEYS,
    Content,
    read_content,
)
from generator.sources.mappings import read_mapped
from generator.sources.names import ids_of
from generator.sources.tree import FolderTree

FOLDERS = {
    "agency": AGENCIES,
    "service": SERVICES,
    "survey": SURVEYS,
    "journey": JOURNEYS,
    "loop": FEEDBACK,
    "improvement": IMPROVEMENTS,
}
"""Where the files of a kind stand, each named for its id."""

Thing = Agency | Service | Survey | Journey | Loop | Improvement


@dataclass(frozen=True, slots=True)
class Known:
    """The content of a project, with what mapped tables add, and the paths of its files."""

    content: Content
    paths: tuple[str, ...]

    def ids(self, kind: str) -> dict[str, str]:
        """Every id that things of a kind have or had, with the one that they have now."""
        things = [one for one in self._things(kind) if not isinstance(one, Loop)]
        named = {one.id: one.id for one in self._things(kind)}
        return {**ids_of(things), **named, **{name: name for name in self.files(kind)}}

    def present(self, kind: str) -> list[str]:
        """The ids that things of a kind have now."""
        return sorted({now for name, now in self.ids(kind).items() if name == now})

    def files(self, kind: str) -> dict[str, str]:
        """The path of the file of each id, whether it could be read or not."""
        folder = FOLDERS[kind] + "/"
        paths = (path for path in self.paths if path.startswith(folder))
        return {PurePosixPath(path).name.partition(".")[0]: path for path in paths}

    def holders(self, kind: str) -> dict[str, str]:
        """What stands in the way of a new file: each id that is or was one, and whose.

        A thing that a mapped table makes has no file yet; one may be added, to say more of it.
        """
        things = [one for one in self._things(kind) if not isinstance(one, Loop)]
        old = {name: f"it is an old id of '{one.id}'" for one in things for name in one.was}
        return {**old, **{name: f"see {path}" for name, path in self.files(kind).items()}}

    def agency_of(self, service: str) -> str:
        """The agency of a service; "" where the service is not known."""
        return next((one.agency for one in self.content.services if one.id == service), "")

    def _things(self, kind: str) -> Iterable[Thing]:
        content = self.content
        things: dict[str, Iterable[Thing]] = {
            "agency": content.agencies,
            "service": content.services,
            "survey": content.surveys,
            "journey": content.journeys,
            "loop": content.loops,
            "improvement": content.improvements,
        }
        return things[kind]


def read_known(project: Path, report: Report) -> Known | None:
    """What a project has; None, with what is wrong with its site.yaml, where that is not usable.

    Faults of other files are no hindrance, and are told by the check.
    """
    tree = FolderTree(project, Report())
    content = read_content(tree, report)
    report.drop(CATALOGUE, but="" if content.usable else SITE)
    if not content.usable:
        return None
    return Known(read_mapped(tree, content, Report()).content, tree.paths("content"))
