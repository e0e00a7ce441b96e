"""What the preview shows at one moment, and the stage on which moments follow each other.

Takes finished sites, findings and faults. Gives one frozen value that a request answers from, so
that no answer is half old and half new. Must not know how a site is made, nor HTTP.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Condition

from generator.cache import key_of
from generator.diagnostics import Diagnostic
from generator.write import MANIFEST

MOST_OPEN = 6
"""Pages that are made before all others: a browser holds no more connections to one server."""


class State(StrEnum):
    """How the site that is shown stands to the files of the project."""

    BEGUN = "begun"  # being built for the first time
    PART = "part"  # some pages, made of the files as they are; the rest is being made
    FRESH = "fresh"  # made of the files as they are
    STALE = "stale"  # the last site that could be made; the files as they are make none
    NOTHING = "nothing"  # there was never a site


@dataclass(frozen=True, slots=True)
class Shown:
    """A site with what was found when it, or the next one, was made.

    `mount` is the path that the site stands under, such as /scorecard/. `fault` is a fault of ours
    in words. `completes` is the version of the part that the site holds unchanged, whose readers
    need no page again; "" for none.
    """

    state: State = State.BEGUN
    files: Mapping[str, bytes] = field(default_factory=dict)
    mount: str = "/"
    findings: tuple[Diagnostic, ...] = ()
    fault: str = ""
    completes: str = ""

    @property
    def version(self) -> str:
        """Changes whenever something that is shown does."""
        said = (str((found, found.hint, found.message)) for found in self.findings)
        if self.state is State.PART:
            held = [
                part for path in sorted(self.files) for part in (path.encode(), self.files[path])
            ]
        else:
            held = [self.files.get(MANIFEST, b"")]
        return key_of(self.state, self.mount, self.fault, *said, *held)[:16]

    def is_in(self, other: "Shown") -> bool:
        """Whether another site holds every file of this one, and nothing else was found of it."""
        same = all(other.files.get(path) == content for path, content in self.files.items())
        return same and (self.mount, self.findings) == (other.mount, other.findings)

    @property
    def has_site(self) -> bool:
        """Whether there is a site to show."""
        return bool(self.files)


class Stage:
    """Holds what is shown; whoever waits is told when it changes."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        self._shown = Shown()
        self._version = self._shown.version
        self._changed = Condition()
        self._closed = False
        self._open: list[str] = []

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._changed:
            return self._shown

    @property
    def version(self) -> str:
        """The version of what is shown now, worked out once."""
        with self._changed:
            return self._version

    @property
    def moment(self) -> tuple[Shown, str]:
        """What is shown now, with its version."""
        with self._changed:
            return self._shown, self._version

    @property
    def news(self) -> str:
        """The version of what is shown now, and behind a space that of the part it completes."""
        with self._changed:
            return f"{self._version} {self._shown.completes}".strip()

    @property
    def open_pages(self) -> tuple[str, ...]:
        """The addresses of the pages that somebody looks at, the newest first, a few at most."""
        with self._changed:
            return tuple(dict.fromkeys(reversed(self._open)))[:MOST_OPEN]

    @contextmanager
    def looked_at(self, page: str) -> Iterator[None]:
        """Somebody looks at a page while the block lasts."""
        with self._changed:
            self._open.append(page)
        try:
            yield
        finally:
            with self._changed:
                self._open.remove(page)

    @property
    def closed(self) -> bool:
        """Whether nothing will follow."""
        return self._closed

    def show(self, shown: Shown) -> None:
        """Put another site on, in one step."""
        version = shown.version
        with self._changed:
            self._shown, self._version = shown, version
            self._changed.notify_all()

    def close(self) -> None:
        """Nothing will follow: nobody needs to wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_for_other(self, version: str, *, seconds: float) -> str:
        """The version that follows `version`, or the same after so many seconds, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version != version, seconds)
            return self._version

    def wait_for_whole(self) -> tuple[Shown, str]:
        """What is shown, with its version, once it is no part, or nothing will follow."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown.state is not State.PART)
            return self._shown, self._version
