"""Tables of services that lie in a site as they were written: left there, and not written again.

Takes what is published, and who writes the site. Gives the files of a service's results where they
rest on the same as those that lie there. Must not know what stands in them.
"""

from collections.abc import Iterator, Mapping

from generator.cache import Store, key_of
from generator.exports.files import FORMATS, service_path
from generator.exports.results import rest_results
from generator.gather import ServiceFacts
from generator.installation import installed
from generator.published import Published
from generator.rounds import Digest
from generator.slips import Slip, read_slip, write_slip
from generator.write import Writer


class LeftTables:
    """The files of each service's results, as they were written by a build before."""

    def __init__(self, published: Published, digest: Digest, writer: Writer, store: Store) -> None:
        """Ask for what was written of every service; `digest` gives that of the rows of one."""
        program = (f"{name} {told}" for name, told in installed().items())
        state = key_of("tables", *program)
        self._keys = {
            one.id: key_of(state, rest_results(published, one, digest(one.id)))
            for one in published.services
        }
        self._writer, self._store = writer, store
        self._kept = store.get_many(self._keys.values())

    def read(self, one: ServiceFacts) -> Mapping[str, bytes]:
        """The files of a service by path, left where they lie; nothing where they do not."""
        kept = self._kept.get(self._keys[one.service.id])
        slip = read_slip(kept) if kept else None
        paths = _paths(one.service.id)
        if slip and sorted(slip.files) == paths and self._writer.lies(slip.files):
            self._writer.keep(slip.files)
            return {path: self._writer.read(path) for path in paths}
        return {}

    def remember(self) -> None:
        """Keep what was put of the others."""
        self._store.put_many(dict(self._fresh(self._writer.hashes())))

    def _fresh(self, hashes: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        for service, key in self._keys.items():
            files = {path: hashes[path] for path in _paths(service)}
            slip = write_slip(Slip(files, {}, frozenset()))
            if self._kept.get(key) != slip:
                yield key, slip


def _paths(service: str) -> list[str]:
    return sorted(service_path(service, form) for form in FORMATS)
