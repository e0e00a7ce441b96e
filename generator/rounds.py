"""A round: the pages of all services, each service's printed only where it is not known.

Takes the facts of the site, and what printed pages are kept in. Gives finished pages, service by
service. The pages of a service are told from a parcel of all that is near it, and from nothing
else: where the parcel, the templates and this program are the same, so are its pages.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any

from generator.bundles import Printed, UnreadableBundleError, unbind
from generator.cache import Store, key_of
from generator.diagnostics import Place
from generator.gather import Near, ServiceFacts
from generator.installation import installed
from generator.jobs import InProcess, in_order, spread
from generator.pages.service import name_services
from generator.pages.setting import Setting
from generator.parcels import pack
from generator.press import Given, Nearby, print_parcels

CHUNK = 6
"""Services a worker takes at once: some thirty pages, whose charts are drawn together."""

AHEAD = 12
"""Chunks under way: enough for any machine's workers, and few enough pages to hold."""


class Parcels:
    """All that the pages of each service rest on, as bytes, and the name that follows from it."""

    def __init__(self, settings: Sequence[Setting], given: Given) -> None:
        """`settings` are the site in each of its languages."""
        self.services = settings[0].facts.services
        self._near = Near(settings[0].facts)
        self._named = tuple(map(name_services, settings))
        folders = (str(folder) for folder in given.folders)
        shown = (*given.languages, "searches" if given.searches else "")
        program = (f"{name} {told}" for name, told in installed().items())
        self._state = key_of("pages", *program, given.digest, *folders, *shown)

    def pack(self, service: ServiceFacts) -> bytes:
        """The parcel of a service; no page tells where in a file anything stands."""
        near = Nearby(service, self._near.of(service), self._repeated(service))
        return pack(near, blank=(Place,))

    def name(self, parcel: bytes) -> str:
        """The key of the pages that are printed from a parcel."""
        return key_of(self._state, parcel)

    def _repeated(self, service: ServiceFacts) -> tuple[str, ...]:
        """The languages in which another service has the same name."""
        return tuple(
            one.tongue.language
            for one in self._named
            if one.tongue.plain(service.service.name) in one.repeated_names
        )


@dataclass(frozen=True, slots=True)
class Round:
    """The services whose pages are to be there, each with its key, "" where it is not known."""

    parcels: Parcels
    store: Store | None
    keys: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many services have to be printed."""
        return self.keys.count("")


def plan_round(settings: Sequence[Setting], given: Given) -> Round:
    """Find out which services were printed before, from the same parcel, as they would be now."""
    parcels = Parcels(settings, given)
    store = Store(given.cache) if given.cache else None
    if store is None or not store.is_there():
        return Round(parcels, store, ("",) * len(parcels.services))
    keys = [parcels.name(parcels.pack(service)) for service in parcels.services]
    known = store.known(keys)
    return Round(parcels, store, tuple(key if key in known else "" for key in keys))


@dataclass(frozen=True, slots=True)
class _Work:
    """Some services: the pages of those that are known, and the parcels of the others, by key."""

    order: tuple[str, ...]
    known: Mapping[str, list[Printed]]
    parcels: Mapping[str, bytes]


def print_round(planned: Round, pool: Executor) -> Iterator[list[Printed]]:
    """The pages of all services, in order, some services at a time; what is new is kept."""
    begun: deque[_Work] = deque()
    ahead = 1 if isinstance(pool, InProcess) else AHEAD
    work_of = _begin(planned, begun)
    printed = in_order(_Missing(pool), _print_missing, work_of, ahead=ahead, name=_name)
    for bundles in printed:
        work = begun.popleft()
        fresh = dict(zip(work.parcels, bundles, strict=True))
        if planned.store is not None:
            planned.store.put_many(fresh)
        pages = {**work.known, **{key: unbind(bundle) for key, bundle in fresh.items()}}
        yield [page for key in work.order for page in pages[key]]


def _begin(planned: Round, begun: deque[_Work]) -> Iterator[_Work]:
    """The work as it is begun, some services at a time."""
    services = zip(planned.parcels.services, planned.keys, strict=True)
    for some in spread(services, CHUNK):
        begun.append(_find(planned, some))
        yield begun[-1]


def _find(planned: Round, some: Sequence[tuple[ServiceFacts, str]]) -> _Work:
    """What is kept of the pages of some services, and parcels for the rest."""
    known = dict[str, list[Printed]]()
    if planned.store is not None:
        kept = planned.store.get_many(key for _, key in some if key)
        known = {key: pages for key, one in kept.items() if (pages := _read(one)) is not None}
    order, parcels = list[str](), dict[str, bytes]()
    for service, key in some:
        if key in known:
            order.append(key)
            continue
        parcel = planned.parcels.pack(service)
        order.append(planned.parcels.name(parcel))
        parcels[order[-1]] = parcel
    return _Work(tuple(order), known, parcels)


def _read(bundle: bytes) -> list[Printed] | None:
    try:
        return unbind(bundle)
    except UnreadableBundleError:
        return None


def _print_missing(work: _Work) -> list[bytes]:
    """The pages that are not known, as bundles, by the order of their parcels."""
    return print_parcels(tuple(work.parcels.values()))


class _Missing(Executor):
    """Sends no more than parcels to another executor; work without any is done already."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    def submit(self, fn: Any, work: Any, /) -> Future[Any]:  # type: ignore[override]  # noqa: ANN401, ARG002
        """The bundles of what is missing."""
        if work.parcels:
            return self._pool.submit(print_parcels, tuple(work.parcels.values()))
        done: Future[Any] = Future()
        done.set_result([])
        return done


def _name(work: _Work) -> str:
    return f"{len(work.order)} services"
