"""The kinds of file that people write, and their JSON Schemas for an editor.

Takes names of kinds. Gives schemas as files, or findings. Must not know how a file is read.
"""

from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics import Report
from generator.model import Agency, Improvement, Journey, Loop, Service, Site, Survey
from generator.scaffold.files import Files, refuse_overwriting
from generator.schemas import MADE, Format, as_text, schema_of
from generator.sources.adapters import Adapter
from generator.sources.mappings.model import Source, TableMapping, Wording
from generator.sources.prose import PageHead
from generator.sources.shapes import RANGES

FORMATS = {
    "site": Format(path="content/site.yaml", kind=Site),
    "agency": Format(path="content/agencies/ID.yaml", kind=Agency, given=frozenset({"id"})),
    "service": Format(
        path="content/services/AGENCY/ID.yaml", kind=Service, given=frozenset({"id", "agency"})
    ),
    "survey": Format(path="content/surveys/ID.yaml", kind=Survey, given=frozenset({"id"})),
    "journey": Format(path="content/journeys/ID.yaml", kind=Journey, given=frozenset({"id"})),
    "loop": Format(path="content/feedback/ID.md", kind=Loop, given=frozenset({"id"})),
    "improvement": Format(
        path="content/improvements/ID.md", kind=Improvement, given=frozenset({"id"})
    ),
    "page": Format(path="content/pages/ID.md", kind=PageHead),
    "mapping": Format(
        path="data/NAME.map.yaml",
        kind=TableMapping,
        short_forms=True,
        by_language={Wording: Source},
    ),
    "adapter": Format(path="generator/adapters/NAME/adapter.yaml", kind=Adapter),
}
"""The kinds of file that people write in YAML; of a page it is the front matter."""


def schema_text(kind: str) -> str:
    """The JSON Schema of one of `FORMATS`."""
    return as_text(schema_of(kind, FORMATS[kind], ranges=RANGES))


def plan_schemas(into: Path, kinds: Iterable[str], *, report: Report) -> Files:
    """The schemas of some of `FORMATS` as files; empty, with findings, where others' are there."""
    files = {into / f"{kind}.schema.json": schema_text(kind).encode() for kind in kinds}
    refuse_overwriting([path for path in files if not _is_schema(path)], report)
    return {} if report.failed else files


def _is_schema(path: Path) -> bool:
    """Whether a file is a schema made here, which may be made anew."""
    try:
        return MADE.encode() in path.read_bytes()
    except OSError:
        return False
