"""A site is the same whoever makes its pages: this process, two of them, or a cluster."""

from datetime import date
from pathlib import Path

from building import AS_OF, tree_of
from clustering import cluster, kill
from generator.build import Plan, build
from generator.cluster import Cluster
from generator.diagnostics import Report
from generator.jobs import Workforce
from generator.resources import templates_folder

MANIFEST = "manifest.json"


def test_a_cluster_makes_the_same_demonstration(
    demonstration_site: Path, repository: Path, tmp_path: Path
) -> None:
    """The demonstration by two workers, one of them killed on the way, is the same, byte for byte.

    That one job and two jobs give the same too is told in test_same_bytes.
    """
    with cluster(tmp_path) as machine:
        first = machine.start_worker("one")
        machine.start_worker("two")
        killed: list[int] = []

        def hear(stage: str, done: int, whole: int) -> None:
            if stage == "pages" and 0 < done < whole and not killed:
                kill(first)
                killed.append(done)

        plan = Plan(
            repository,
            tmp_path / "site",
            (repository / "templates", templates_folder()),
            lambda _site: date.fromisoformat(AS_OF),
            Workforce(1, Cluster(machine.address)),
            progress=hear,
        )
        assert build(plan, Report())

    made = plan.site
    assert killed
    assert (made / MANIFEST).read_bytes() == (demonstration_site / MANIFEST).read_bytes()
    assert tree_of(made) == tree_of(demonstration_site)
