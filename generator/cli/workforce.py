"""Who does the work of a command: the options that say so, and what they mean.

Takes what Click read. Gives a workforce.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.jobs import Workforce


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
