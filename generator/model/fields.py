"""What every noun of the model is made with: documented fields, and places in files.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import NOWHERE, Place


def doc(text: str, *, key: str = "", **options: Any) -> Any:  # noqa: ANN401 (as dataclasses.field)
    """A dataclass field that carries its line of the reference, and its key where that differs."""
    return field(metadata={"doc": text, "key": key}, **options)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a value stood: its own place, and the place of the value at each of its keys."""

    itself: Place = NOWHERE
    keys: Mapping[str, Place] = field(default_factory=dict)

    def of(self, key: str) -> Place:
        """The place of the value at `key`, or of the whole where the key is absent."""
        return self.keys.get(key, self.itself)

    @property
    def in_table(self) -> bool:
        """Whether it stood in a mapped table, which somebody else publishes and can mend."""
        return self.itself.path.startswith("data/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A value read from a file; `at` says where and takes no part in comparison."""

    at: Places = field(default_factory=Places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProseLink:
    """A link in a text of people's own: where it leads, as a page has it, and where it stands."""

    target: str
    place: Place
