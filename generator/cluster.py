"""The cluster: calls done by the workers of somebody's Dask scheduler, on machines of their own.

Takes the address of a scheduler, and calls. Gives an executor like those of concurrent.futures, or
a ClusterError that says what is amiss. Must not know what the work is.

Nothing but bytes travels, and no disk is shared. What all calls rest on is sent once: Dask keeps
how it was made, so that a worker that came late, or was started again, is given it too. Each
worker process does one call at a time, however many threads it has: a drawing engine and a
template are no things to share. The calls of a worker that is lost are done by the others.
"""

import pickle
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    ThreadPoolExecutor,
)
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from logging import CRITICAL, getLogger
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from generator.installation import Installation, difference, installed

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as Far

P = ParamSpec("P")
R = TypeVar("R")

WAIT = 60  # seconds; a cluster that grows by itself starts its first worker when work comes
EVERY = 1.0  # second: how often a cluster is asked whether it has workers
LARGE = {"distributed.admin.large-graph-warning-threshold": "1GiB"}
"""What a site rests on may be large, and is sent once: nobody has to be warned of it."""

LOGS = ("distributed", "distributed.client")
"""Every fault of the cluster is a finding: what Dask says of it would stand between ours."""


class ClusterError(Exception):
    """The cluster cannot do the work: the code of the finding that says why, and its words."""

    def __init__(self, code: str, words: dict[str, str]) -> None:
        """Both are arguments, so that it travels between processes."""
        super().__init__(code, words)
        self.code, self.words = code, words


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask scheduler by its address, and the seconds to wait where it has no worker."""

    address: str
    wait: int = WAIT


def expect(cluster: Cluster) -> None:
    """Raise a ClusterError where the cluster as it stands could not do this program's work."""
    with _connected(cluster) as client:
        try:
            client.wait_for_workers(1, timeout=cluster.wait)
        except TimeoutError as fault:
            raise _without_workers(cluster) from fault
        workers = client.scheduler_info(n_workers=-1)["workers"]
        found = client.run(installed, on_error="return")
    own = installed()
    for address, other in sorted(found.items()):
        unlike = difference(own, other)
        if unlike:
            name = workers.get(address, {}).get("name", address)
            raise _unlike(f"the worker {name} has {unlike}")


@contextmanager
def at_cluster(
    cluster: Cluster, begin: Callable[..., object] | None, given: tuple[Any, ...]
) -> Iterator[Executor]:
    """An executor over a cluster; in each worker process `begin(*given)` is called before calls.

    Leaving the block drops what has not been done, and leaves the cluster as it was.
    """
    with _connected(cluster) as client:
        executor = ClusterExecutor(client, cluster, begin, given)
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


@contextmanager
def _connected(cluster: Cluster) -> Iterator["Client"]:
    try:
        import dask.config
        import distributed  # noqa: F401 (asked for before what needs it)
    except ImportError as fault:
        raise ClusterError("cluster-not-installed", {}) from fault
    for name in LOGS:
        getLogger(name).setLevel(CRITICAL)
    with dask.config.set(LARGE):
        client = _connect(cluster)
        try:
            yield client
        finally:
            client.close()


def _connect(cluster: Cluster) -> "Client":
    from distributed import Client

    try:
        # A client that failed to connect would be waited for when this program ends.
        _run_apart(lambda: _knock(cluster.address))
        return Client(cluster.address, set_as_default=False)
    except Exception as fault:
        # Of every kind: an address that is none, a port where nobody is, TLS without its files.
        raise _unreachable(cluster, str(fault)) from fault


async def _knock(address: str) -> None:
    from distributed.comm.core import connect
    from distributed.security import Security

    comm = await connect(address, **Security().get_connection_args("client"))
    await comm.close()


def _run_apart(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine in a thread of its own: whoever calls may have a loop that runs already."""
    import asyncio  # takes as long to load as all of the model, and no other command needs it

    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(work())).result()


def _unreachable(cluster: Cluster, problem: str) -> ClusterError:
    words = {"address": cluster.address, "problem": " ".join(problem.split()).rstrip(".")}
    return ClusterError("cluster-unreachable", words)


def _without_workers(cluster: Cluster) -> ClusterError:
    seconds = "second" if cluster.wait == 1 else "seconds"
    return _lost(f"it had none for {cluster.wait} {seconds}")


def _lost(problem: str) -> ClusterError:
    return ClusterError("cluster-workers-lost", {"problem": problem})


def _unlike(problem: str) -> ClusterError:
    return ClusterError("cluster-unlike", {"problem": problem})


class ClusterExecutor(Executor):
    """Calls done by the workers of a cluster; futures end in a ClusterError when it is lost.

    `workers` is how many there were when they were last counted, at least one.
    """

    def __init__(
        self,
        client: "Client",
        cluster: Cluster,
        begin: Callable[..., object] | None,
        given: tuple[Any, ...],
    ) -> None:
        """`begin(*given)` is called in each worker process, before its first call."""
        packed = pickle.dumps((installed(), pickle.dumps((begin, given))))
        self._client, self._cluster = client, cluster
        self._loop: Any = client.loop
        self._digest = sha256(packed).digest()
        # A result, and not scattered data: those would be lost with the worker that holds them.
        self._given = client.submit(bytes, packed, pure=False)
        self._under_way: dict[Future[Any], Far[bytes]] = {}
        self._fault: ClusterError | None = None
        self._door, self._over = Lock(), Event()
        self.workers = 1
        Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The future of one call."""
        future: Future[R] = Future()
        if self._fault:
            future.set_exception(self._fault)
            return future
        call = pickle.dumps((fn, args, kwargs))
        far = self._client.submit(do_call, call, self._given, self._digest, pure=False)
        with self._door:
            self._under_way[future] = far
        future.add_done_callback(self._drop)
        self._loop.add_callback(self._land, future, far)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 (as the base has it)
        """End the watch; with `cancel_futures` drop all calls that are not done."""
        self._over.set()
        with self._door:
            waiting = list(self._under_way)
        for future in waiting:
            if cancel_futures:
                future.cancel()
            elif wait:
                future.exception()

    def _drop(self, future: Future[Any]) -> None:
        """Let the cluster forget a call that is done or dropped."""
        with self._door:
            far = self._under_way.pop(future, None)
        if far is not None and future.cancelled():
            far.cancel()

    async def _land(self, future: Future[Any], far: "Far[bytes]") -> None:
        """Put what came back into the future of a call.

        In the client's own loop: a call that waits here for ever, since its cluster is gone, keeps
        no other waiting.
        """
        value, fault = await self._outcome(far)
        with suppress(InvalidStateError):  # dropped, or given up, in the meantime
            if fault is None:
                future.set_result(value)
            else:
                future.set_exception(fault)

    async def _outcome(self, far: "Far[bytes]") -> tuple[object, BaseException | None]:
        try:
            value, fault = pickle.loads(await far)  # noqa: S301 (workers are trusted anyway)
        except Exception as raised:  # noqa: BLE001 (whatever Dask raises is told as what it means)
            return None, self._meaning(raised)
        return value, fault

    def _meaning(self, fault: Exception) -> Exception:
        """What an error of Dask's own means for us."""
        from distributed.scheduler import KilledWorker

        if isinstance(fault, KilledWorker):
            return _lost("one after the other ended at the same work, perhaps for want of memory")
        if isinstance(fault, CancelledError):
            return _unreachable(self._cluster, "the connection was lost")
        if isinstance(fault, ImportError | AttributeError) or "deserialization" in str(fault):
            return _unlike(f"it lacks a part of this one ({fault})")
        return fault

    def _watch(self) -> None:
        """Give up once there was no worker for as long as may be waited."""
        without = 0
        while not self._over.wait(EVERY):
            without = 0 if self._has_workers() else without + 1
            if without >= self._cluster.wait:
                self._give_up(_without_workers(self._cluster))
                return

    def _has_workers(self) -> bool:
        try:
            found = len(self._client.nthreads())
        except Exception:  # noqa: BLE001 (a scheduler that does not answer has no workers for us)
            found = 0
        self.workers = max(1, found)
        return found > 0

    def _give_up(self, fault: ClusterError) -> None:
        self._fault = fault
        with self._door:
            waiting = list(self._under_way)
        for future in waiting:
            with suppress(InvalidStateError):
                future.set_exception(fault)


_BEGUN: list[bytes] = []
"""The digest of what this worker process was given last; none before it has begun."""

_ALONE = Lock()
"""Held by the one call that a worker process does."""


def do_call(call: bytes, given: bytes, digest: bytes) -> bytes:
    """Do one call in a worker process, which begins for it where it has not begun yet.

    Gives, pickled, the value and no error; or None and whatever the call raised.
    """
    with _ALONE:
        try:
            _begin(given, digest)
            task, args, kwargs = pickle.loads(call)  # noqa: S301 (a worker runs what it is sent)
            return pickle.dumps((task(*args, **kwargs), None))
        except BaseException as fault:  # noqa: BLE001 (also one that would end the worker)
            return _pack_fault(fault)


def _begin(given: bytes, digest: bytes) -> None:
    if [digest] == _BEGUN:
        return
    there: Installation
    there, packed = pickle.loads(given)  # noqa: S301 (as do_call)
    unlike = difference(there, installed())
    if unlike:
        raise _unlike(f"the worker {_own_name()} has {unlike}")
    begin, arguments = pickle.loads(packed)  # noqa: S301 (as do_call)
    _BEGUN.clear()
    if begin:
        begin(*arguments)
    _BEGUN[:] = [digest]


def _own_name() -> object:
    from distributed import get_worker

    return get_worker().name


def _pack_fault(fault: BaseException) -> bytes:
    try:
        packed = pickle.dumps((None, fault))
        pickle.loads(packed)  # noqa: S301 (some errors can be sent but not be received)
    except Exception:  # noqa: BLE001 (whatever a foreign error does when it is packed)
        return pickle.dumps((None, RuntimeError(f"{type(fault).__name__}: {fault}")))
    return packed
