"""Executors of one interface: in this process, over processes here, or somebody's cluster.

Takes tasks (plain functions) and chunks of work. Gives the results in the order of the chunks,
whoever did them. Must not know what the work is.

Workers start by `spawn`: a fork after a drawing engine was used hangs. They ignore the interrupt
key, which the terminal sends to everybody, since the process that directs them stops them; and
they end when that process is gone, so that a killed build leaves no worker behind. They look for
garbage as seldom as that process does: as Python does by itself it took every twelfth second.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, ParamSpec, TypeVar

from generator.cluster import Cluster, ClusterError, ClusterExecutor, at_cluster

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

MOST_JOBS = 61  # Windows cannot wait for more processes at once
AHEAD = 64  # chunks under way: enough for any machine's workers, few enough to keep in memory
PART = 8  # of very many chunks: tables are written meanwhile, in a tenth of the time of all pages
SHOWN = 80  # characters of a chunk in a message


class TaskError(Exception):
    """A task failed on one chunk, which the message names; the cause is the task's own error."""


class WorkerError(Exception):
    """A worker process ended before its work did: it crashed, or the system stopped it."""


class InProcess(Executor):
    """An executor that does each task at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The finished future of one call; an interrupt is not kept in it, but raised."""
        future: Future[R] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future keeps whatever its task raised
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who does the work: processes of this machine, or a cluster where one is named.

    `crew` are processes that have begun already.
    """

    jobs: int = 1
    cluster: Cluster | None = None
    crew: Executor | None = field(default=None, compare=False)

    def at_most(self, jobs: int) -> "Workforce":
        """The same with no more processes here than are worth it, at least one."""
        return replace(self, jobs=max(1, min(self.jobs, jobs)))


ALONE = Workforce()
"""Nobody but this process."""


@contextmanager
def executor(
    workforce: Workforce,
    *,
    begin: Callable[..., object] | None = None,
    given: tuple[Any, ...] = (),
) -> Iterator[Executor]:
    """An executor over a cluster, over processes, or in this one when there is but one job.

    `begin(*given)` is called once wherever tasks are done, before them. Leaving the block, also by
    an error or an interrupt, drops the tasks that have not begun and waits for the others; those of
    a cluster are dropped all.
    """
    if workforce.cluster:
        with at_cluster(workforce.cluster, begin, given) as far:
            yield far
        return
    if workforce.jobs <= 1:
        if begin:
            begin(*given)
        yield InProcess()
        return
    pool = workforce.crew or _processes(workforce.jobs)
    try:
        yield _Begun(pool, begin, given)
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def begun_early(
    workforce: Workforce, task: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs
) -> Iterator[Workforce]:
    """The same workforce, whose processes begin now, with a task for each: their work comes later.

    They are there for one `executor`. Leaving the block ends them, at once where some still begin.
    """
    if workforce.cluster or workforce.jobs <= 1:
        yield workforce
        return
    theirs, ours = multiprocessing.Pipe(duplex=False)
    with theirs, ours, _processes(workforce.jobs, theirs) as pool:
        first = list[Future[object]]()
        try:
            first += (pool.submit(task, *args, **kwargs) for _ in range(workforce.jobs))
            yield replace(workforce, crew=pool)
        finally:
            if not all(one.done() for one in first):
                ours.close()
            pool.shutdown(cancel_futures=True)


def _processes(jobs: int, line: Connection | None = None) -> ProcessPoolExecutor:
    """Processes that end with this one, or when the other end of a line is closed."""
    return ProcessPoolExecutor(
        min(jobs, MOST_JOBS),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        initargs=(gc.get_threshold(), line),
    )


class _Begun(Executor):
    """Processes that do nothing before they have begun, each by a call of `begin(*given)`."""

    def __init__(
        self, pool: Executor, begin: Callable[..., object] | None, given: tuple[Any, ...]
    ) -> None:
        self._pool, self._beginning = pool, (begin, given)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The future of one call; it carries what its process begins with, which must be small."""
        return self._pool.submit(_do_begun, self._beginning, fn, *args, **kwargs)


_BEGUN: list[object] = []
"""What this worker process has begun with."""


def _do_begun(
    beginning: tuple[Callable[..., object] | None, tuple[Any, ...]],
    fn: Callable[P, R],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    if [beginning] != _BEGUN:
        begin, given = beginning
        if begin:
            begin(*given)
        _BEGUN[:] = [beginning]
    return fn(*args, **kwargs)


def default_jobs() -> int:
    """How many processors this process may use, at least one."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(items: Iterable[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in order, in chunks of `size`, of which the last may be shorter."""
    if size < 1:
        raise ValueError(f"a chunk holds at least one item, not {size}")
    rest = iter(items)
    return tuple(iter(lambda: tuple(islice(rest, size)), ()))


def in_order(
    at: Executor,
    task: Callable[[T], R],
    chunks: Iterable[T],
    *,
    ahead: int = 0,
    name: Callable[[T], str] = repr,
) -> Iterator[R]:
    """The results of `task` on each chunk, in the order of the chunks, as soon as each is there.

    The first are sent at once. At most `ahead` chunks are under way or waiting to be taken; as many
    as are worth it where that is not told. `name` says what a chunk is in the message of a
    TaskError (the task raised) or a WorkerError (its process ended). A ClusterError means that the
    cluster as a whole can go no further.
    """
    work = _UnderWay(at, task, enumerate(chunks, start=1), most_ahead(at, ahead))
    work.fill()
    return work.results(name)


class _UnderWay(Generic[T, R]):
    """The chunks that are under way, or waiting to be taken, and those to come."""

    def __init__(
        self, at: Executor, task: Callable[[T], R], rest: Iterator[tuple[int, T]], most: int
    ) -> None:
        self._at, self._task, self._rest, self._most = at, task, rest, most
        self._chunks: deque[tuple[int, T, Future[R]]] = deque()

    def fill(self) -> None:
        """Send as many chunks as may be under way."""
        for number, chunk in islice(self._rest, self._most - len(self._chunks)):
            self._chunks.append((number, chunk, _submit(self._at, self._task, chunk)))

    def results(self, name: Callable[[T], str]) -> Iterator[R]:
        """The results in order; what is not taken in the end is dropped."""
        try:
            while self._chunks:
                yield _result(*self._chunks.popleft(), name)
                self.fill()
        finally:
            for _number, _chunk, future in self._chunks:
                future.cancel()


def most_ahead(at: Executor, ahead: int = 0, *, whole: int = 0) -> int:
    """How many chunks may be under way: as told, else two a worker where a cluster has many.

    Of a `whole` of very many more: who takes them may have other work, which grows with them.
    """
    if isinstance(at, InProcess):
        return 1
    workers = at.workers if isinstance(at, ClusterExecutor) else 0
    return ahead or max(AHEAD, 2 * workers, whole // PART)


def _submit(at: Executor, task: Callable[[T], R], chunk: T) -> Future[R]:
    try:
        return at.submit(task, chunk)
    except BrokenExecutor as error:  # an earlier chunk is still to be named as the one at fault
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _result(number: int, chunk: T, future: Future[R], name: Callable[[T], str]) -> R:
    # Asked for as a value: a task that tries to end the process must not end this one.
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, ClusterError):
        raise error
    which = f"chunk {number} ({_shortened(name(chunk))})"
    if isinstance(error, BrokenExecutor):
        raise WorkerError(
            f"a worker process ended during {which} or one of those under way beside it; "
            "the system may have stopped it for want of memory"
        ) from error
    raise TaskError(f"{which}: {type(error).__name__}: {error}") from error


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _begin_worker(threshold: tuple[int, int, int], line: Connection | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*threshold)
    Thread(target=_end_with_parent, args=(line,), daemon=True).start()


def _end_with_parent(line: Connection | None) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel, *([line] if line else ())])
        os._exit(1)  # the only way out of a thread; nobody is left to whom results would matter
