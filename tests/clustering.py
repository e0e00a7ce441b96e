"""A Dask cluster of real processes on this machine, for as long as a test needs it.

Nothing but the loopback is listened to, at ports that the system chooses.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

DASK = (sys.executable, "-m", "dask")
LOCAL = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
LONG = 60.0  # seconds; nothing here takes more than some, on a busy machine too


@dataclass
class Machine:
    """The processes of a cluster: a scheduler, and workers with a nanny each."""

    folder: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler is."""
        told = self.folder / "scheduler.json"
        wait_until(lambda: told.is_file() and told.stat().st_size > 0)
        address: str = json.loads(told.read_bytes())["address"]
        return address

    def start(self, *words: str, path: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start one process of the cluster; its modules are looked for in the folder `path`."""
        own = os.environ.get("PYTHONPATH", "")
        environment = {**os.environ, "PYTHONPATH": str(path) if path else own}
        log = (self.folder / f"log-{len(self.started)}.txt").open("wb")
        with log:
            self.started.append(
                subprocess.Popen(
                    [*DASK, *words, *LOCAL],
                    cwd=self.folder,
                    env=environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        return self.started[-1]

    def start_worker(self, name: str, path: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a worker of one thread."""
        words = ("worker", self.address, "--nthreads", "1", "--name", name)
        return self.start(*words, "--local-directory", str(self.folder / name), path=path)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process of the cluster, and all that it has started, at once and without a word."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LONG)


@contextmanager
def cluster(folder: Path) -> Iterator[Machine]:
    """A scheduler, and whatever workers the test starts; all of them end with the block."""
    machine = Machine(folder)
    machine.start("scheduler", "--port", "0", "--scheduler-file", "scheduler.json")
    try:
        yield machine
    finally:
        for process in machine.started:
            kill(process)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is so; fail when it takes far too long."""
    for _ in range(int(LONG * 20)):
        if true():
            return
        Event().wait(0.05)
    raise AssertionError("waited in vain")
