"""A round: every page of the site, printed only where it is not known.

Takes the site in each of its languages, and what printed pages are kept in. Gives finished pages,
those that are about no one service first, then service by service. The pages of a service are told
from a parcel of all that is near it, and from nothing else: where the parcel, the templates and
this program are the same, so are its pages. Other pages are told every time, and rendered again
where the whole view is another.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from typing import Any, cast

from generator.bundles import Page, UnreadableBundleError, unbind
from generator.cache import Store, key_of
from generator.diagnostics import Place
from generator.gather import Near, ServiceFacts
from generator.installation import installed
from generator.jobs import in_order, most_ahead, spread
from generator.memory import digest_of
from generator.model import Change, Places
from generator.pages.service import Sheet, name_services
from generator.pages.setting import Setting
from generator.parcels import pack
from generator.press import Given, Nearby, print_parcels, print_views
from generator.published import Result
from generator.slips import read_slip, slip_key

CHUNK = 6
"""Services a worker takes at once: some thirty pages, whose charts are drawn together."""

SOME = 30
"""Services that are asked for first, from the whole list."""

ALL = slice(None)
"""The share of the services that are all of them."""

UNSEEN = (
    (Place, ("path", "line", "column")),
    (Places, ("itself", "keys")),
    (Result, ("path", "line")),
    (Change, ("working",)),
)
"""What no page shows: where in a file anything stands, for a line more would print all pages anew,
and the steps of a test."""


Digest = Callable[[str], bytes]
"""Gives a digest of the published rows of a service, by its id."""


class Parcels:
    """All that the pages of each service rest on, as bytes, and the names that follow from it."""

    def __init__(self, settings: Sequence[Setting], given: Given, digest: Digest) -> None:
        """`settings` are the site in each of its languages."""
        self.address = settings[0].facts.published.site.base_url or ""
        self._digest = digest
        self._near = Near(settings[0].facts)
        self._named = tuple(map(name_services, settings))
        shown = (*given.languages, "searches" if given.searches else "")
        program = (f"{name} {told}" for name, told in installed().items())
        self._state = key_of("pages", *program, given.digest, *shown)

    def pack(self, service: ServiceFacts) -> bytes:
        """The parcel of a service; no page tells where in a file anything stands."""
        near = Nearby(service, self._near.of(service), self._repeated(service))
        return pack(near, blank=UNSEEN)

    def key(self, service: ServiceFacts) -> str:
        """The key of the pages of a service: a digest of all that its parcel is made from.

        What was gathered of its standards follows from its rows, and from what else is in here. It
        is not written out: that takes three times as long.
        """
        own = (service.service, service.agency, service.surveys, service.use)
        near = (own, self._near.of(service), self._repeated(service))
        return key_of(self._state, self._digest(service.service.id), pack(near, blank=UNSEEN))

    def name(self, view: bytes) -> str:
        """The key of the page of a view, by its digest."""
        return key_of(self._state, view)

    def _repeated(self, service: ServiceFacts) -> tuple[str, ...]:
        """The languages in which another service has the same name."""
        return tuple(
            one.tongue.language
            for one in self._named
            if one.tongue.plain(service.service.name) in one.repeated_names
        )


Lies = Callable[[Mapping[str, str]], bool]
"""Whether files lie in the site as they were written, each by its path with its SHA-256.

Asked about none, it says whether there is any site before."""


def lie_nowhere(_files: Mapping[str, str]) -> bool:
    """No file lies anywhere."""
    return False


@dataclass(frozen=True, slots=True)
class Round:
    """The services whose pages are to be there, each with its key, "" where it is not known.

    `lies` says which pages lie in the site already.
    """

    parcels: Parcels
    store: Store | None
    services: Sequence[ServiceFacts]
    keys: tuple[str, ...]
    lies: Lies = lie_nowhere

    @property
    def missing(self) -> int:
        """How many services have to be printed."""
        return self.keys.count("")

    def without_known(self) -> "Round":
        """What is missing alone."""
        services = zip(self.services, self.keys, strict=True)
        missing = [one for one, key in services if not key]
        return replace(self, services=missing, keys=("",) * len(missing))


def plan_round(
    settings: Sequence[Setting],
    given: Given,
    digest: Digest,
    lies: Lies = lie_nowhere,
    *,
    share: slice = ALL,
) -> Round:
    """Find out which services were printed before, from the same parcel, as they would be now.

    Of a `share` of the services, where not all are wanted.
    """
    parcels = Parcels(settings, given, digest)
    store = Store(given.cache) if given.cache else None
    services = settings[0].facts.services[share]
    # Where none of some is known, hardly any is: a first build does not ask for every one.
    few = services[:: len(services) // SOME + 1]
    if store is None or not _named(few, parcels, store):
        return Round(parcels, store, services, ("",) * len(services), lies)
    known = _named(services, parcels, store)
    keys = tuple(known.get(one.service.id, "") for one in services)
    return Round(parcels, store, services, keys, lies)


def _named(services: Sequence[ServiceFacts], parcels: Parcels, store: Store) -> Mapping[str, str]:
    """The keys of those services whose pages are kept, by their ids."""
    keys = {one.service.id: parcels.key(one) for one in services}
    kept = store.known(keys.values())
    return {name: key for name, key in keys.items() if key in kept}


@dataclass(frozen=True, slots=True)
class _Work:
    """Some pages by the keys of their bundles: those that are known, and what the rest rests on."""

    order: tuple[str, ...]
    known: Mapping[str, Sequence[Page]]
    missing: Mapping[str, Any]


def print_services(planned: Round, pool: Executor) -> Iterator[Sequence[Page]]:
    """The pages of all services, in order, some services at a time; what is new is kept.

    The first are begun at once.
    """
    services = zip(planned.services, planned.keys, strict=True)
    chunks = spread(services, CHUNK)
    works = (_find_services(planned, some) for some in chunks)
    return _print(works, print_parcels, pool, planned.store, whole=len(chunks))


def print_kept(
    chunks: Iterable[Sequence[Sheet]], planned: Round, pool: Executor
) -> Iterator[Sequence[Page]]:
    """Told pages, in order, a chunk at a time; what is new is kept."""
    works = (_find_views(planned, chunk) for chunk in chunks)
    return _print(works, print_views, pool, planned.store)


def _print(
    works: Iterator[_Work],
    task: Callable[[Sequence[Any]], list[bytes]],
    pool: Executor,
    store: Store | None,
    *,
    whole: int = 0,
) -> Iterator[Sequence[Page]]:
    begun: deque[_Work] = deque()
    told = _remembered(works, begun)
    of_work = cast("Callable[[_Work], list[bytes]]", task)  # given what is missing alone
    ahead = most_ahead(pool, whole=whole)
    printed = in_order(_Missing(pool), of_work, told, ahead=ahead, name=_name)
    return _kept(printed, begun, store)


def _kept(
    printed: Iterator[list[bytes]], begun: deque[_Work], store: Store | None
) -> Iterator[Sequence[Page]]:
    """The pages of each work, when it is done."""
    for bundles in printed:
        work = begun.popleft()
        fresh = dict(zip(work.missing, bundles, strict=True))
        if store is not None:
            store.put_many(fresh)
        pages = {**work.known, **{key: unbind(bundle, key) for key, bundle in fresh.items()}}
        yield [page for key in work.order for page in pages[key]]


def _remembered(works: Iterator[_Work], begun: deque[_Work]) -> Iterator[_Work]:
    """The work as it is begun."""
    for work in works:
        begun.append(work)
        yield work


def _find_services(planned: Round, some: Sequence[tuple[ServiceFacts, str]]) -> _Work:
    """What is kept of the pages of some services, and parcels for the rest."""
    known = _known(planned, [key for _, key in some if key])
    order, missing = list[str](), dict[str, bytes]()
    for service, key in some:
        if key in known:
            order.append(key)
            continue
        order.append(key or planned.parcels.key(service))
        missing[order[-1]] = planned.parcels.pack(service)
    return _Work(tuple(order), known, missing)


def _find_views(planned: Round, sheets: Sequence[Sheet]) -> _Work:
    """What is kept of some told pages, and the rest of them."""
    named = {planned.parcels.name(digest_of(sheet)): sheet for sheet in sheets}
    known = _known(planned, list(named))
    missing = {key: sheet for key, sheet in named.items() if key not in known}
    return _Work(tuple(named), known, missing)


def _known(planned: Round, keys: Sequence[str]) -> dict[str, Sequence[Page]]:
    """What is kept: pages that lie in the site stay there, the others are read."""
    if planned.store is None:
        return {}
    left = _leave(planned, planned.store, keys)
    kept = planned.store.get_many(key for key in keys if key not in left)
    return {**left, **{key: pages for key, one in kept.items() if (pages := _read(one, key))}}


def _leave(planned: Round, store: Store, keys: Sequence[str]) -> dict[str, Sequence[Page]]:
    """The slips of those pages that lie in the site as they were printed."""
    if not planned.lies({}):
        return {}
    named = {key: slip_key(key, planned.parcels.address) for key in keys}
    kept = store.get_many(named.values())
    slips = ((key, read_slip(kept[name])) for key, name in named.items() if name in kept)
    return {key: [slip] for key, slip in slips if slip and slip.files and planned.lies(slip.files)}


def _read(bundle: bytes, key: str) -> Sequence[Page] | None:
    try:
        return unbind(bundle, key)
    except UnreadableBundleError:
        return None


class _Missing(Executor):
    """Sends no more to another executor than what is missing; work that lacks nothing is done."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    def submit(self, fn: Any, work: Any, /) -> Future[Any]:  # type: ignore[override]  # noqa: ANN401
        """The bundles of what is missing."""
        if work.missing:
            return self._pool.submit(fn, tuple(work.missing.values()))
        done: Future[Any] = Future()
        done.set_result([])
        return done


def _name(work: _Work) -> str:
    return f"{len(work.order)} bundles of pages"
