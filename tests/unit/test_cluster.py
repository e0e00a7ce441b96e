"""Facts about the executor of a cluster: real processes, on this machine, some of them killed."""

import asyncio
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import factorial
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import Client

from clustering import Machine, cluster, kill
from generator.cli import scorecard
from generator.cluster import Cluster, ClusterError, do_call, expect
from generator.installation import FILES, difference, installed
from generator.jobs import TaskError, Workforce, executor, in_order

FAULTS = Path(__file__).resolve().parents[1] / "faults"
TOLD = (sys.executable, "-c", "import os; print(os.environ.get('A'))")
"""A command that prints a variable, which whatever began its parent may have set."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A cluster of two workers, for tests that leave as many."""
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        made.start_worker("one")
        made.start_worker("two")
        yield made


def at(machine: Machine, wait: int = 60) -> Workforce:
    """The cluster as a workforce."""
    return Workforce(1, Cluster(machine.address, wait))


def test_results_of_a_cluster_come_in_order(machine: Machine) -> None:
    """Results come in the order of the chunks, more of them than may be under way."""
    with executor(at(machine)) as far:
        results = list(in_order(far, factorial, range(40), ahead=3))

    assert results == [factorial(n) for n in range(40)]


def test_whoever_calls_may_have_a_loop_that_runs(machine: Machine) -> None:
    """As in a notebook, or beside a browser that is driven from the same thread."""

    async def called() -> list[int]:
        with executor(at(machine)) as far:
            return list(in_order(far, factorial, range(5)))

    with ThreadPoolExecutor(1) as apart:  # this thread may have such a loop too
        results = apart.submit(lambda: asyncio.run(called())).result()

    assert results == [factorial(n) for n in range(5)]


def test_failed_task_of_a_cluster_names_its_chunk(machine: Machine) -> None:
    """A task's own error is raised with the chunk named, as by processes here."""
    with (
        executor(at(machine)) as far,
        pytest.raises(TaskError, match=r"chunk 2 \(-1\): ValueError") as raised,
    ):
        list(in_order(far, factorial, [1, -1]))

    assert isinstance(raised.value.__cause__, ValueError)


def test_task_that_asks_a_worker_to_exit(machine: Machine) -> None:
    """A task that asks Python to exit fails, and its worker goes on."""
    with executor(at(machine)) as far:
        with pytest.raises(TaskError, match="SystemExit"):
            list(in_order(far, sys.exit, [0]))
        assert far.submit(factorial, 5).result() == 120


def test_a_restarted_worker_begins_again(machine: Machine) -> None:
    """A worker that was killed, and started again by its nanny, is given all that it needs."""
    with executor(at(machine), begin=os.putenv, given=("A", "1")) as far:
        killed = {far.submit(os.getpid).result() for _ in range(9)}
        for process in killed:
            os.kill(process, signal.SIGKILL)
        told = {far.submit(subprocess.check_output, TOLD).result().strip() for _ in range(9)}

        assert told == {b"1"}
        assert far.submit(os.getpid).result() not in killed


def test_another_begin_takes_its_place(machine: Machine) -> None:
    """What a worker was given for one site is not used for the next."""
    for value in ("1", "2"):
        with executor(at(machine), begin=os.putenv, given=("A", value)) as far:
            told = {far.submit(subprocess.check_output, TOLD).result().strip() for _ in range(4)}
        assert told == {value.encode()}


def test_a_broken_template_is_named_as_here(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template of the project's own is sent to the workers, and told by its file and line."""
    fault = FAULTS / "broken-template"
    shutil.copytree(fault / "project", tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    words = ["build", "--project", "project", "--site", "site", "--quiet", "--as-of", "2026-04-30"]
    words += ["--cluster", machine.address]

    done = CliRunner().invoke(scorecard, words, prog_name="scorecard")

    assert done.stdout == (fault / "expected.txt").read_text(encoding="utf-8")
    assert not (tmp_path / "site").exists()


def test_workers_that_go_and_come_cost_time_only(tmp_path: Path) -> None:
    """When all workers are killed at work, one that comes later does what they had not done."""
    with cluster(tmp_path) as machine:
        first = [machine.start_worker("one"), machine.start_worker("two")]
        with executor(at(machine), begin=os.putenv, given=("A", "1")) as far:
            tasks = [far.submit(subprocess.check_output, TOLD) for _ in range(60)]
            tasks[0].result()
            for worker in first:
                kill(worker)
            machine.start_worker("late")

            assert {task.result().strip() for task in tasks} == {b"1"}


def test_all_workers_lost(tmp_path: Path) -> None:
    """When all workers are gone the wait has an end, and says what it waited for."""
    with cluster(tmp_path) as machine:
        worker = machine.start_worker("one")
        expect(Cluster(machine.address))
        with executor(at(machine, wait=2)) as far:
            results = in_order(far, factorial, range(500))
            next(results)
            kill(worker)
            with pytest.raises(ClusterError, match="none for 2 seconds") as raised:
                list(results)

    assert raised.value.code == "cluster-workers-lost"


def test_scheduler_lost(tmp_path: Path) -> None:
    """When the scheduler is gone, so is the cluster; that is told at once."""
    with cluster(tmp_path) as machine:
        machine.start_worker("one")
        with executor(at(machine)) as far:
            far.submit(factorial, 1).result()
            waiting = far.submit(subprocess.check_output, ("sleep", "600"))
            kill(machine.started[0])
            error = waiting.exception()

    assert isinstance(error, ClusterError)
    assert error.code == "cluster-unreachable"


def test_work_that_ends_its_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work at which one worker after the other ends is not given out for ever."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with cluster(tmp_path) as machine:
        machine.start_worker("one")
        with executor(at(machine)) as far:
            error = far.submit(os._exit, 1).exception()

    assert isinstance(error, ClusterError)
    assert error.code == "cluster-workers-lost"
    assert "memory" in error.words["problem"]


def test_a_late_worker_with_another_program(machine: Machine) -> None:
    """A worker that came after the first look, with another program, does no work."""
    given = pickle.dumps((installed() | {"altair": "1.0"}, b""))
    with Client(machine.address, set_as_default=False) as client:
        answer = client.submit(do_call, b"", given, b"", workers=["one"]).result()

    value, error = pickle.loads(answer)  # noqa: S301 (of our own cluster)
    assert value is None
    assert error.code == "cluster-unlike"
    assert error.words["problem"].endswith(", and not 1.0")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, ""),
        ({"scorecard": "0.0.1"}, "scorecard 0.0.1, and not"),
        ({"Python": "3.9"}, "Python 3.9, and not 3."),
        ({"altair": ""}, "no altair"),
        ({FILES: ""}, "but with other files in it"),
    ],
)
def test_difference(other: dict[str, str], told: str) -> None:
    """Another installation is told by the first thing in which it differs; an equal one is not."""
    said = difference(installed(), installed() | other)

    assert (told in said) if told else said == ""
