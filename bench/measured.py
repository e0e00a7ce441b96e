"""What a command costs: wall time, seconds of its processors, and its largest process.

Takes a command's words. Gives what it cost with all processes that it started and waited for. Must
not know what it runs. Keep the process that measures small: a child counts its memory from there.
"""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: seconds of wall and of processors, and bytes of its largest process."""

    wall: float
    cpu: float
    peak: int

    def less(self, other: "Cost") -> "Cost":
        """What is left of it without the cost of another; the peak stays."""
        return Cost(self.wall - other.wall, self.cpu - other.cpu, self.peak)

    def times(self, number: float) -> "Cost":
        """So many times the work, one after the other."""
        return Cost(self.wall * number, self.cpu * number, self.peak)

    def plus(self, other: "Cost") -> "Cost":
        """Both, one after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


class FailedError(Exception):
    """A command that is to be measured left with an exit code other than 0."""


def measure(
    command: Sequence[object],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command in a fresh process; what it says goes into `log`."""
    words = [str(word) for word in command]
    with log.open("wb") as heard:
        began = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 (our own words)
            words,
            stdin=subprocess.DEVNULL,
            stdout=heard,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise FailedError(f"{' '.join(words)}: exit {child.returncode}\n{log.read_text()[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of time, and the largest peak."""
    wall, cpu = (median(times) for times in zip(*((c.wall, c.cpu) for c in costs), strict=True))
    return Cost(wall, cpu, max(cost.peak for cost in costs))
