"""Who does the work of a command: the options that say so, and what they mean.

Takes what Click read. Gives a workforce.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.jobs import Workforce

WORTH = 24
"""Services a worker prints: for fewer none is begun before they are known."""


def workforce_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command whose work can be shared."""
    for option in (_WAIT, _CLUSTER, _JOBS):
        command = option(command)
    return command


_JOBS = click.option("--jobs", type=click.IntRange(1), help="Processes that work at once.")
_CLUSTER = click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Work on the Dask cluster whose scheduler is at this address, such as "
    "tcp://10.0.0.5:8786.",
)
_WAIT = click.option(
    "--cluster-wait",
    type=click.IntRange(1),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for a worker where the cluster has none.",
)


def read_workforce(options: dict[str, Any]) -> "Workforce":
    """The cluster that was typed, else as many processes as were, or as there are processors."""
    from generator.cluster import Cluster
    from generator.jobs import Workforce, default_jobs

    jobs, address = options["jobs"] or default_jobs(), options["cluster"]
    return Workforce(jobs, Cluster(address, options["cluster_wait"]) if address else None)


def begun_early(
    workforce: "Workforce", project: Path, cache: Path, folders: tuple[Path, ...]
) -> AbstractContextManager["Workforce"]:
    """The workforce of a build, begun where all pages of a large project have to be printed.

    Its processes load what they need while this one reads, as nothing is kept of a build before.
    """
    from generator import jobs
    from generator.cache import FILE
    from generator.sources.tree import is_folder, is_there

    folder = project / "content" / "services"
    if not is_folder(folder) or is_there(cache / FILE):
        return nullcontext(workforce)
    services = islice(folder.glob("*/*.yaml"), workforce.jobs * WORTH)
    if sum(1 for _ in services) < workforce.jobs * WORTH:
        return nullcontext(workforce)
    return jobs.begun_early(workforce, warm, folders)


def warm(folders: tuple[Path, ...]) -> None:
    """Load what printing needs, in the process of a worker."""
    from generator.press import warm_press

    warm_press(folders)
