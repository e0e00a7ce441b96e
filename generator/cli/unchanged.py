"""What the command line does where nothing has changed: it says so, and ends.

Takes the last build. Gives its findings, with the exit code of a whole build. Must not load what
only a build needs.
"""

from typing import TYPE_CHECKING

from generator.cli.address import tell_address
from generator.cli.desk import Desk
from generator.cli.timings import Stopwatch

if TYPE_CHECKING:
    from generator.unchanged import LastBuild

NOTHING = "Nothing has changed since it was last built."


def end_if_unchanged(desk: Desk, last: "LastBuild", watch: Stopwatch, *, timings: bool) -> None:
    """Leave where a build would give the same site again, and the same findings."""
    with desk:
        report = last.recall(desk.day_in)
    if report is not None:
        watch.hear("unchanged", 0, 0)
        said = f"Built {last.site}. {NOTHING}{tell_address(last.site)}"
        desk.finish(report, done=watch.tell_behind(said, timings=timings))
