"""A published site against its project: built again as its manifest says, it is the same bytes.

Takes the folders of a site that is whole, and of the project at the state that it was made from.
Gives findings. Writes nothing. Must not know what stands in a file.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import __version__
from generator.build import Plan, make
from generator.dates import parse_date
from generator.diagnostics import Others, Place, Refusal, Report, Severity
from generator.exports.manifest import MANIFEST
from generator.jobs import Workforce
from generator.sources.editions import read_editions
from generator.sources.tree import FolderTree

SHOWN = 20
"""Files that are named one by one."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a manifest says of how its site was made."""

    as_of: date
    base_url: str
    edition: str
    version: str
    digest: str


def prove(
    site: Path, project: Path, *, folders: tuple[Path, ...], jobs: int, report: Report
) -> None:
    """Build the project again and tell each file that is another; errors of the project too."""
    made = _read(site, report)
    if made is None:
        return
    found = Report()
    plan = Plan(
        project,
        site,
        folders,
        lambda _: made.as_of,
        Workforce(jobs),
        base_url=made.base_url,
        edition=_edition_of(made, project),
    )
    built = make(plan, found)
    if built is None:
        _join_errors(found, report)
        return
    _compare(_digests(built.files), _listed(site) | {MANIFEST: made.digest}, made, site, report)


def _read(site: Path, report: Report) -> _Made | None:
    """How the site was made; None, with a finding, where its manifest does not say when."""
    data = (site / MANIFEST).read_bytes()
    said = json.loads(data)
    day = parse_date(str(said.get("as_of", "")))
    if not isinstance(day, date):
        problem = "it does not say on which day the site was made"
        report.add(
            "manifest-unread", Place((site / MANIFEST).as_posix()), path=MANIFEST, problem=problem
        )
        return None
    keys = ("base_url", "edition", "generator_version")
    address, edition, version = (str(said.get(key, "")) for key in keys)
    return _Made(day, address, edition, version, hashlib.sha256(data).hexdigest())


def _edition_of(made: _Made, project: Path) -> str:
    """The edition to build: none where a later state was only found to be one."""
    known = {one.name: one for one in read_editions(FolderTree(project, Report()), Report())}
    kept = known.get(made.edition)
    return made.edition if kept is None or kept.as_of == made.as_of else ""


def _listed(site: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((site / MANIFEST).read_bytes())["files"]
    return files


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def _join_errors(found: Report, report: Report) -> None:
    """Keep what stopped the build; its warnings are none of the site's."""
    report.join(found.only(Severity.ERROR))


def _compare(
    built: Mapping[str, str],
    published: Mapping[str, str],
    made: _Made,
    site: Path,
    report: Report,
) -> None:
    unlike = sorted(path for path in {*built, *published} if built.get(path) != published.get(path))
    versions = _versions(made)
    for path in unlike[:SHOWN]:
        problem = _problem(built=path in built, published=path in published)
        refusal = Refusal.of(
            "site-not-of-project",
            path=path,
            problem=problem,
            versions=versions,
        )
        report.refuse(refusal, Place(f"{site.as_posix()}/{path}"))
    more = len(unlike) - SHOWN
    if more > 0:
        others, place = Others("site-not-of-project", more), Place(f"{site}/{unlike[SHOWN]}")
        kind = "site-not-of-project"
        report.add_others("more-published-like-it", others, place, count=f"{more:,}", kind=kind)


def _problem(*, built: bool, published: bool) -> str:
    if built and published:
        return "is built otherwise by this project"
    if built:
        return "is built by this project and was not published"
    return "is not built by this project"


def _versions(made: _Made) -> str:
    """That another version made the site; only the same one builds the same bytes."""
    if made.version == __version__:
        return ""
    return f"Version {made.version} of this program made the site, and this is {__version__}."
