"""Facts about the executors and about results in order."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from itertools import chain
from math import factorial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.jobs import (
    ALONE,
    InProcess,
    TaskError,
    WorkerError,
    Workforce,
    begun_early,
    default_jobs,
    executor,
    in_order,
    most_ahead,
    spread,
)


@pytest.fixture(scope="module")
def workers() -> Iterator[Executor]:
    """Two processes, started once for all tests that need no fresh ones."""
    with executor(Workforce(2)) as pool:
        yield pool


@pytest.fixture(params=[1, 2])
def at(request: pytest.FixtureRequest) -> Executor:
    """Each kind of executor in turn."""
    if request.param == 1:
        return InProcess()
    found = request.getfixturevalue("workers")
    assert isinstance(found, Executor)
    return found


@given(st.lists(st.integers()), st.integers(1, 5))
def test_spread(items: list[int], size: int) -> None:
    """Chunks hold the items in order, and only the last is shorter than the others."""
    chunks = spread(items, size)
    assert list(chain.from_iterable(chunks)) == items
    assert all(len(chunk) == size for chunk in chunks[:-1])
    assert all(1 <= len(chunk) <= size for chunk in chunks)


def test_spread_needs_a_size() -> None:
    """A chunk of nothing is our bug."""
    with pytest.raises(ValueError, match="at least one item"):
        spread([1], 0)


def test_results_come_in_order(at: Executor) -> None:
    """Results come in the order of the chunks, more of them than may be under way."""
    numbers = range(200)
    assert list(in_order(at, factorial, numbers, ahead=7)) == [factorial(n) for n in numbers]


def test_nothing_to_do(at: Executor) -> None:
    """No chunks give no results."""
    assert list(in_order(at, factorial, [])) == []


def test_failed_task_names_its_chunk(at: Executor) -> None:
    """A task's error is raised with the chunk named, after the results before it."""
    results = in_order(at, factorial, [3, -1, 4], name=lambda number: f"the number {number}")
    assert next(results) == 6
    with pytest.raises(
        TaskError, match=r"^chunk 2 \(the number -1\): ValueError: factorial\(\)"
    ) as e:
        next(results)
    assert isinstance(e.value.__cause__, ValueError)


def test_long_chunks_are_shortened() -> None:
    """A message shows only the beginning of a long chunk."""
    with pytest.raises(TaskError) as caught:
        list(in_order(InProcess(), ord, ["x" * 1000]))
    assert len(str(caught.value)) < 200


def test_one_job_is_this_process() -> None:
    """With one job the tasks are done here, after the beginning."""
    begun: list[int] = []
    with executor(Workforce(1), begin=begun.append, given=(1,)) as at:
        assert begun == [1]
        assert at.submit(os.getpid).result() == os.getpid()


def test_one_job_is_lazy() -> None:
    """With one job no chunk is begun before the result of the one before is taken."""
    done: list[int] = []
    results = in_order(InProcess(), done.append, [1, 2, 3])
    next(results)
    assert done == [1]


def test_in_process_futures() -> None:
    """An in-process future is done when it is given, with the value or the error."""
    good, bad = InProcess().submit(pow, 2, exp=3), InProcess().submit(factorial, -1)
    assert isinstance(good, Future)
    assert good.done()
    assert good.result() == 8
    assert isinstance(bad.exception(), ValueError)


def test_interrupt_is_not_kept() -> None:
    """An interrupt during a task in this process is no result of the task.

    Where the tests were started in the background, the system had them ignore interrupts.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            InProcess().submit(signal.raise_signal, signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_two_jobs_are_other_processes(workers: Executor) -> None:
    """With two jobs the tasks are done elsewhere."""
    assert workers.submit(os.getpid).result() != os.getpid()


def test_workers_begin() -> None:
    """Each worker is begun once, before its tasks."""
    with executor(Workforce(2), begin=os.putenv, given=("A", "1")) as at:
        command = [sys.executable, "-c", "import os; print(os.environ.get('A'))"]
        assert at.submit(subprocess.check_output, command).result().strip() == b"1"


def test_crashed_worker() -> None:
    """A worker that dies gives an error that names the chunk and says what may have happened."""
    with executor(Workforce(2)) as at, pytest.raises(WorkerError, match=r"chunk 1 \(7\).*memory"):
        list(in_order(at, os._exit, [7, 8]))


def test_broken_before_submission() -> None:
    """Chunks given to an executor that broke earlier are told the same way."""
    with executor(Workforce(2)) as at:
        with pytest.raises(WorkerError):
            list(in_order(at, os._exit, [1]))
        with pytest.raises(WorkerError, match=r"chunk 1 \(5\)"):
            list(in_order(at, factorial, [5]))


def test_task_that_ends_its_process(workers: Executor) -> None:
    """A task that asks Python to exit fails, and this process goes on."""
    with pytest.raises(TaskError, match="SystemExit"):
        list(in_order(workers, sys.exit, [0]))


def test_workers_ignore_the_interrupt_key(workers: Executor) -> None:
    """An interrupt sent to a worker does not end it; its director decides."""
    if sys.platform == "win32":
        pytest.skip("Windows sends no such signal to one process")
    os.kill(workers.submit(os.getpid).result(), signal.SIGINT)
    assert list(in_order(workers, factorial, range(9))) == [factorial(n) for n in range(9)]


def test_default_jobs() -> None:
    """There is at least one job, and no more than the machine has processors."""
    assert 1 <= default_jobs() <= (os.cpu_count() or 1)


DIRECTOR = """
import time
from generator.jobs import Workforce, executor
if __name__ == "__main__":
    with executor(Workforce(2)) as at:
        tasks = [at.submit(time.sleep, 0.01 if n < 2 else 600) for n in range(4)]
        tasks[0].result(), tasks[1].result()
        print("working", flush=True)
        tasks[2].result()
"""


def test_killed_build_leaves_no_workers(tmp_path: Path) -> None:
    """When the process that directs them is killed, the workers end.

    They hold the pipe that the director printed to, which therefore ends only after them.
    """
    if sys.platform == "win32":
        pytest.skip("Windows has no SIGKILL")
    script = tmp_path / "director.py"
    script.write_text(DIRECTOR)
    root = Path(sys.modules["generator"].__file__ or "").parents[1]
    director = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert director.stdout is not None
    assert director.stdout.readline() == b"working\n"
    director.kill()
    assert director.communicate(timeout=300)[0] == b""


def test_begun_early() -> None:
    """Processes that began before their work was known are the ones that do it."""
    others = set(multiprocessing.active_children())
    with begun_early(Workforce(2), time.sleep, 0.1) as crew:
        begun = set(multiprocessing.active_children()) - others
        with executor(crew) as at:
            assert at.submit(os.getpid).result() in {one.pid for one in begun}
            assert set(multiprocessing.active_children()) == begun | others
    assert set(multiprocessing.active_children()) == others


def test_begun_early_is_for_processes_here() -> None:
    """With one job nothing begins before its work is known."""
    with begun_early(ALONE, sys.exit) as workforce:
        assert workforce is ALONE


def test_left_early() -> None:
    """Processes whose work does not come end at once, whatever they are at."""
    others = set(multiprocessing.active_children())
    with begun_early(Workforce(2), time.sleep, 600):
        assert len(set(multiprocessing.active_children()) - others) == 2
    assert set(multiprocessing.active_children()) == others


def test_a_crew_begins_with_what_is_given() -> None:
    """A process that began early begins again with what its work rests on."""
    command = [sys.executable, "-c", "import os; print(os.environ.get('A'))"]
    with (
        begun_early(Workforce(2), os.putenv, "A", "early") as crew,
        executor(crew, begin=os.putenv, given=("A", "given")) as at,
    ):
        said = [at.submit(subprocess.check_output, command) for _ in range(4)]
        assert {one.result().strip() for one in said} == {b"given"}


def test_a_fault_of_the_beginning_is_told() -> None:
    """What fails where a process begins is told as the fault of the first chunk."""
    with (
        executor(Workforce(2), begin=factorial, given=(-1,)) as at,
        pytest.raises(TaskError, match=r"chunk 1 .*ValueError"),
    ):
        list(in_order(at, factorial, [1]))


def test_workers_look_for_garbage_as_seldom() -> None:
    """A worker looks for garbage as seldom as the process that starts it."""
    before = gc.get_threshold()
    gc.set_threshold(4321, 9, 9)
    try:
        with executor(Workforce(2)) as at:
            assert at.submit(gc.get_threshold).result() == (4321, 9, 9)
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize(("whole", "ahead"), [(0, 64), (500, 64), (1000, 125)])
def test_more_is_under_way_of_very_many(whole: int, ahead: int, workers: Executor) -> None:
    """Of very many chunks an eighth may be under way; here they are still begun one by one."""
    assert most_ahead(workers, whole=whole) == ahead
    assert most_ahead(InProcess(), whole=whole) == 1
