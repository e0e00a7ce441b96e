"""When things begin and end: the ending of an agency, a service or a standard.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from dataclasses import dataclass
from datetime import date

from generator.model.fields import Located, doc
from generator.periods import Period
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Located):
    """The end of an agency, a service or a standard, which keep their pages."""

    last: Period = doc("The last period it held for, or its last day: 2025-12 or 2025-12-31.")
    reason: Text = doc("Why it ended, in a sentence for the public.")
    replacement: str | None = doc(
        "The id of what took its place; of another service's standard, SERVICE/STANDARD.",
        default=None,
    )

    @property
    def day(self) -> date:
        """The last day on which it held."""
        return self.last.last
