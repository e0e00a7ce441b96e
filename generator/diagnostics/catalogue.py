"""The catalogue: one entry a code, the single source of messages, hints, docs and tests.

Gives `CATALOGUE`, from code to `Entry`, gathered from the parts beside it.
Must not know where a fault is found.
"""

from importlib import import_module
from types import MappingProxyType

from generator.diagnostics.entry import Entry

PARTS = (
    "content",
    "values",
    "limits",
    "tables",
    "volumes",
    "mappings",
    "surveys",
    "answers",
    "satisfaction",
    "rules",
    "standards",
    "figures",
    "loops",
    "journeys",
    "theme",
    "new",
    "output",
    "editions",
    "verified",
    "cluster",
)


def _gather() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for part in PARTS:
        try:
            found = import_module(f"generator.diagnostics.catalogue_{part}").ENTRIES
        except ModuleNotFoundError:
            continue
        entries.update(found)
    return dict(sorted(entries.items()))


CATALOGUE = MappingProxyType(_gather())
