"""What a build costs, stage by stage: for people who ask where its time goes.

Takes the stages as progress names them. Gives a table in words. Must not be written into a site,
nor change what is built: it looks at a clock, and at the processor time of this process and of
those that it started and has waited for.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

Tell = Callable[[str, int, int], None]
STARTING = "starting"


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clocks, in seconds: of the wall, of this process, of finished workers."""

    wall: float
    own: float
    workers: float

    def since(self, earlier: "Reading") -> "Reading":
        """What has gone by since an earlier look."""
        wall, own = self.wall - earlier.wall, self.own - earlier.own
        return Reading(wall, own, self.workers - earlier.workers)


def look() -> Reading:
    """The clocks now. Workers count where the system tells of them, once they have ended."""
    used = os.times()
    own, workers = used.user + used.system, used.children_user + used.children_system
    return Reading(perf_counter(), own, workers)


class Stopwatch:
    """Hears of each stage as it begins, tells it on, and keeps what the one before cost."""

    def __init__(self, tell: Tell) -> None:
        """Begins with the command itself, whose processor time counts from the process's start."""
        self._tell = tell
        self._stage = STARTING
        self._began = Reading(perf_counter(), 0, 0)
        self._spent: dict[str, Reading] = {}

    def hear(self, stage: str, done: int, whole: int) -> None:
        """A stage, how many of its parts are done, and how many there are, or 0."""
        if stage != self._stage:
            self._stop()
            self._stage = stage
        self._tell(stage, done, whole)

    def _stop(self) -> None:
        now, nothing = look(), Reading(0, 0, 0)
        known, spent = self._spent.get(self._stage, nothing), now.since(self._began)
        self._spent[self._stage] = Reading(
            known.wall + spent.wall, known.own + spent.own, known.workers + spent.workers
        )
        self._began = now

    def tell_behind(self, done: str, *, timings: bool) -> str:
        """What was done, and the costs behind it where they were asked for."""
        return f"{done}\n{self.tell_costs()}" if timings else done

    def tell_costs(self) -> str:
        """A line a stage in the order in which they began, and their sum."""
        self._stop()
        spent = self._spent.values()
        whole = Reading(
            sum(one.wall for one in spent),
            sum(one.own for one in spent),
            sum(one.workers for one in spent),
        )
        lines = [f"{'stage':16}{'seconds':>10}{'processor':>12}{'of workers':>12}"]
        lines += [_line(name, one) for name, one in (*self._spent.items(), ("all", whole))]
        return "\n".join(lines)


def _line(name: str, spent: Reading) -> str:
    return f"{name:16}{spent.wall:>10.2f}{spent.own:>12.2f}{spent.workers:>12.2f}"
