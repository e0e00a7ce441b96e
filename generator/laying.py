"""The pages of a site as they are laid: put where they are new, left where they lie, and checked.

Takes pages as they are printed, and slips of those that were left where they lie. Gives the faults
of all links, and keeps a slip of what was printed. Must not know what stands in a page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.bundles import Page
from generator.cache import Store
from generator.links import Lead, LinkFault, Links, PageOutline, leads_elsewhere, outline
from generator.slips import Slip, slip_key, write_slip
from generator.write import Writer

BATCH = 500
"""Slips that are kept at once."""


@dataclass(slots=True)
class Laid:
    """Pages in a site: the outline of each by its path, and what is known of them by bundle.

    Of a page that was left where it lies the outline names its ids alone.
    """

    outlines: dict[str, PageOutline] = field(default_factory=dict)
    left: list[Slip] = field(default_factory=list)
    printed: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    """The paths of each page and of the files beside it, by the key of its bundle."""

    def lay(self, page: Page, writer: Writer) -> None:
        """Put a printed page, or leave some where they lie."""
        if isinstance(page, Slip):
            writer.keep(page.files)
            self.left.append(page)
            bare = {path: PageOutline(ids, (), (), ()) for path, ids in page.ids.items()}
            self.outlines.update(bare)
            return
        files = ((page.path, page.content), *page.beside)
        for path, content in files:
            writer.put(path, content)
        self.outlines[page.path] = page.outline
        self.printed[page.bundle].append(tuple(path for path, _ in files))

    def check(
        self, writer: Writer, files: Mapping[str, str], *, base_url: str, store: Store | None
    ) -> tuple[LinkFault, ...]:
        """Every fault of the pages, sorted, in a site of `files` by path with their SHA-256.

        Of pages that are right a slip is kept. Where one that was left leads to what is there no
        more, all that were left are read again.
        """
        links = Links(self.outlines, files, base_url)
        if any(links.follow(lead) for lead in {lead for slip in self.left for lead in slip.leads}):
            self._read_again(writer)
        keys = {key: slip_key(key, base_url) for key in self.printed if key}
        known = store.known(keys.values()) if store else frozenset(keys.values())
        faults, fresh = list[LinkFault](), dict[str, bytes]()
        for bundle, pages in self.printed.items():
            found, slip = _judge(pages, files, links)
            faults += found
            key = keys.get(bundle)
            if key and key not in known and all(map(leads_elsewhere, found)):
                fresh[key] = write_slip(slip)
            if store and len(fresh) >= BATCH:
                store.put_many(fresh)
                fresh.clear()
        if store:
            store.put_many(fresh)
        return tuple(sorted(faults))

    def _read_again(self, writer: Writer) -> None:
        """Take the outline of each page that was left, to find which one is at fault."""
        for path in (path for slip in self.left for path in slip.ids):
            self.outlines[path] = outline(writer.read(path))
            self.printed[""].append((path,))


def _judge(
    pages: Sequence[tuple[str, ...]], files: Mapping[str, str], links: Links
) -> tuple[list[LinkFault], Slip]:
    """The faults of some pages that are kept together, and their slip."""
    faults, leads = list[LinkFault](), set[Lead]()
    for path, *_ in pages:
        found, there = links.judge(path)
        faults += found
        leads |= there
    ids = {path: links.outlines[path].ids for path, *_ in pages}
    every = {path: files[path] for page in pages for path in page}
    return faults, Slip(every, ids, frozenset(leads))
