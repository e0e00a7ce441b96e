"""Executors of one interface: in this process, over processes here, or somebody's cluster.

Takes tasks (plain functions) and chunks of work. Gives the results in the order of the chunks,
whoever did them. Must not know what the work is.

Workers start by `spawn`: a fork after a drawing engine was used hangs. They ignore the interrupt
key, which the terminal sends to everybody, since the process that directs them stops them; and
they end when that process is gone, so that a killed build leaves no worker behind.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Generic, ParamSpec, TypeVar

from generator.cluster import Cluster, ClusterError, ClusterExecutor, at_cluster

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

MOST_JOBS = 61  # Windows cannot wait for more processes at once
AHEAD = 64  # chunks under way: enough for any machine's workers, few enough to keep in memory
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
    """Who does the work: processes of this machine, or a cluster where one is named."""

    jobs: int = 1
    cluster: Cluster | None = None

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
    jobs = workforce.jobs
    if jobs <= 1:
        if begin:
            begin(*given)
        yield InProcess()
        return
    pool = ProcessPoolExecutor(
        min(jobs, MOST_JOBS),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        initargs=(begin, given),
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


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


def most_ahead(at: Executor, ahead: int = 0) -> int:
    """How many chunks may be under way: as told, else two a worker where a cluster has many."""
    if isinstance(at, InProcess):
        return 1
    return ahead or max(AHEAD, 2 * at.workers if isinstance(at, ClusterExecutor) else 0)


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


def _begin_worker(begin: Callable[..., object] | None, given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if begin:
        begin(*given)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)  # the only way out of a thread; nobody is left to whom results would matter
