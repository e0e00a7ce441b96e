"""Projects in memory, for tests that read one and write none.

Takes the text of each path. Gives a tree that the product reads. Must not know what stands in it.
"""

from collections.abc import Mapping

SITE = "title: Scorecard\npublisher: State\n"


class Files:
    """A project in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Take the text of each path; a site is added where there is none."""
        self._files = {"content/site.yaml": SITE, **files}

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder, sorted."""
        return tuple(sorted(path for path in self._files if path.startswith(prefix + "/")))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._files[path].encode()
