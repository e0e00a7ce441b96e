"""Shards: the pages of some services, printed for a build that others make of all of them.

Takes the plan of that build and which of its services. Gives how many of them were printed; their
pages are in the cache, as that build would keep them. Takes over what other machines kept, too.
Must not write a site, nor anything else.

All that the pages of a service rest on is in their key, and nothing of where a project lies: pages
from another machine are those that would be printed here, or are not found.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import Plan, needs_tables, prepare, put_tables
from generator.cache import FILE, Store, key_of
from generator.cluster import ClusterError
from generator.diagnostics import Report
from generator.gather import SiteFacts, gather_site
from generator.hindrances import tell_hindrance
from generator.jobs import TaskError
from generator.memory import uncollected
from generator.pages.setting import set_in
from generator.press import Given
from generator.printing import CHUNK, give, opened
from generator.published import Published
from generator.render import BrokenTemplateError
from generator.rounds import Round, plan_round, print_services
from generator.search import can_search
from generator.write import MemoryWriter

ShareOf = Callable[[int], slice]
"""Which of so many services are in a shard."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many services a shard has, of all there are, and how many of them it had to print."""

    size: int
    whole: int
    printed: int


def print_shard(plan: Plan, share_of: ShareOf, report: Report) -> Share | None:
    """Print the pages of some services into the cache; None where there can be no site.

    Whatever is found before pages are printed stops a shard as it stops the build.
    """
    published = prepare(plan, report)
    if published is None:
        return None
    share = None
    try:
        facts = _gather(published, plan)
        share = _print(_plan(facts, plan, share_of), plan, len(facts.services))
    except (TaskError, BrokenTemplateError, ClusterError) as fault:
        tell_hindrance(fault, report)
    if share and plan.cache and not _keeps(plan.cache):
        report.add("cannot-write", file=plan.cache, problem="nothing can be kept there")
        return None
    return share


def _gather(published: Published, plan: Plan) -> SiteFacts:
    """The facts that pages are told from, once it is known which edition the site is."""
    plan.progress("gathering", 0, 0)
    with uncollected():
        facts = gather_site(published)
    return (
        put_tables(MemoryWriter(), facts, plan, published.digest)[0]
        if needs_tables(published, plan)
        else facts
    )


def _plan(facts: SiteFacts, plan: Plan, share_of: ShareOf) -> tuple[Round, Given]:
    """The services of a shard, each with its key where its pages are kept."""
    languages = facts.published.site.languages
    given = give(plan.folders, plan.cache, languages, searches=can_search())
    settings = [replace(set_in(one, facts), searches=given.searches) for one in languages]
    return plan_round(
        settings, given, facts.published.digest, share=share_of(len(facts.services))
    ), given


def _print(planned: tuple[Round, Given], plan: Plan, whole: int) -> Share:
    """Print what is missing."""
    wanted, given = planned
    gc.freeze()  # all that was gathered stays until the end
    plan.progress("pages", 0, 0)
    with opened(plan.workforce.at_most(wanted.missing // CHUNK), given) as pool:
        for _ in print_services(wanted.without_known(), pool):
            pass  # kept as it comes
    return Share(len(wanted.keys), whole, wanted.missing)


def _keeps(cache: Path) -> bool:
    """Whether a cache keeps what it is given: it may be full, or not be allowed to."""
    key = key_of("a shard ended")
    Store(cache).put(key, b"1")
    return Store(cache).get(key) is not None


def take_shards(folder: Path, cache: Path) -> int:
    """Take over what lies in caches in a folder, and in folders in it; how many held anything.

    The oldest entries go where it is too much.
    """
    own, store = cache / FILE, Store(cache)
    found = (one for one in sorted(folder.rglob(FILE)) if one.is_file() and not _same(one, own))
    return sum(store.take(one) > 0 for one in found)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
