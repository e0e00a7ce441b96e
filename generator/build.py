"""The stages, composed: read, judge, hide, gather, tell, draw, render, check links, write.

Takes a project's folder and what the command decided. Gives what may be published, or a written
site, and one report of findings. Must not parse a command line, print, or know the time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from generator.bundles import Page
from generator.cache import Store
from generator.cluster import ClusterError
from generator.diagnostics import Refusal, Report, Severity
from generator.early import NOBODY, SEARCH, Early, Made, Tell
from generator.editions import (
    keep_edition,
    name_edition,
    note_of,
    pack_table,
    put_editions,
    recognise,
    with_editions,
)
from generator.examine import Progress, Today, examine, silent
from generator.exports.editions import NOTE
from generator.exports.files import lay_tables, write_tables
from generator.exports.manifest import write_manifest
from generator.exports.open_data import write_open_data
from generator.gather import SiteFacts, gather_site
from generator.hindrances import expect_cluster, expect_search, tell_hindrance
from generator.jobs import ALONE, TaskError, Workforce
from generator.laying import Laid
from generator.left_tables import LeftTables
from generator.memory import FORGETFUL, Memory, give_back, uncollected
from generator.model import Site
from generator.own_pages import refuse_broken
from generator.pages.site import count_pages
from generator.printing import Hear, Pages, ignore, print_site
from generator.published import Published
from generator.render import FURTHER, BrokenTemplateError, Renderer
from generator.rounds import Digest
from generator.search import SearchError, can_search, index_site
from generator.sources.assets import read_assets
from generator.sources.shelves import Shelf
from generator.sources.tree import FolderTree, lies_in_sources
from generator.theme import style_paper, style_theme
from generator.unchanged import Built
from generator.write import MANIFEST, MemoryWriter, Staging, Writer, repair
from generator.written import list_links


@dataclass(frozen=True, slots=True)
class Plan:
    """Where to build from and to, and how; `folders` hold templates, a project's own first."""

    project: Path
    site: Path
    folders: tuple[Path, ...]
    today: Today
    workforce: Workforce = ALONE
    cache: Path | None = None
    base_url: str = ""
    progress: Progress = field(default=silent)
    strict: bool = False
    previous: Path | Shelf | None = None
    kept: Memory = field(default=FORGETFUL)
    edition: str = ""
    early: Early = NOBODY
    hear: Hear = ignore


def build(plan: Plan, report: Report) -> Built | None:
    """Build the site of a project; None, with the old site as it was, where that cannot be."""
    inside = lies_in_sources(plan.site, plan.project)
    if inside:
        report.add("foreign-folder", folder=plan.site, problem=f"it lies inside {inside}/")
        return None
    repair(plan.site)
    published = prepare(plan, report)
    if published is None:
        return None
    staging = Staging.open(plan.site)
    if isinstance(staging, Refusal):
        report.refuse(staging)
        return None
    with staging:
        edition = _fill_or_blame(staging, published, plan, report)
        plan.progress("writing", 0, 0)
        if not _stops(plan, report):
            refuse(report, keep_edition(plan.project, plan.edition, edition))
        refuse(report, None if _stops(plan, report) else staging.commit())
    if _stops(plan, report):
        return None
    return Built(published.as_of, published.site.time_zone, staging.hashes()[MANIFEST])


def refuse(report: Report, refusal: Refusal | None) -> None:
    """Report why something could not be written, where it could not."""
    if refusal is not None:
        report.refuse(refusal)


def make(plan: Plan, report: Report) -> Made | None:
    """The site in memory, byte for byte as `build` writes it; None where that would write none.

    The pages that the plan wants early are given in between, as they will be in the site.
    """
    published = prepare(plan, report)
    if published is None:
        return None
    writer = MemoryWriter()
    _fill_or_blame(writer, published, plan, report, early=partial(_give_early, writer, plan))
    return None if _stops(plan, report) else Made(published.site, writer.files)


def _give_early(writer: MemoryWriter, plan: Plan, facts: SiteFacts) -> None:
    """Give the pages that somebody looks at, with all that was put before them."""
    folders, cache, kept = plan.folders, plan.cache, plan.kept
    plan.early.give_pages(facts, writer.files, folders=folders, cache=cache, kept=kept)


def prepare(plan: Plan, report: Report) -> Published | None:
    """What may be published under the address of the plan; None where nothing should be built."""
    published = examine(
        plan.project,
        today=plan.today,
        report=report,
        previous=plan.previous,
        edition=plan.edition,
        progress=plan.progress,
        kept=plan.kept,
    )
    give_back()
    expect_search(report)
    expect_cluster(plan.workforce, report)
    if published is None or _stops(plan, report):
        return None
    if not plan.base_url:
        return published
    return replace(published, site=replace(published.site, base_url=plan.base_url))


def _fill_or_blame(
    writer: Writer, published: Published, plan: Plan, report: Report, *, early: Tell = bool
) -> Mapping[str, bytes]:
    """Put every file of the site; the fault of a template of the project's own is a finding.

    `early` hears the facts as soon as pages can be told of them. Gives the files of the edition
    that the site is, by name; none for a state between editions.
    """
    try:
        return _fill(writer, published, plan, report, early=early)
    except (TaskError, BrokenTemplateError, ClusterError) as fault:
        tell_hindrance(fault, report)
    return {}


def _stops(plan: Plan, report: Report) -> bool:
    """Whether what was found stops the build."""
    return report.failed or (plan.strict and report.count(Severity.WARNING) > 0)


def _fill(
    writer: Writer, published: Published, plan: Plan, report: Report, *, early: Tell
) -> Mapping[str, bytes]:
    """Put every file of the site: assets, downloads, pages, and the manifest last."""
    plan.progress("gathering", 0, 0)
    with uncollected():
        facts = plan.kept.once(gather_site, published)
    renderer = Renderer(plan.folders)
    _put_assets(writer, renderer, published.site, plan)
    knows, digest = not needs_tables(published, plan), cache(published.digest)
    plan.progress("search", 0, 0)
    site: Pages | None = None
    if knows:
        early(facts)
        site, searches = _begin_searching(writer, facts, digest, plan, report)
    else:
        searches = _put_search(writer, facts, plan, report)
    if searches:
        writer.put(SEARCH, renderer.script("search.js"))
    facts, edition = put_tables(writer, facts, plan, digest)
    if not knows:
        early(facts)
    pages = site or _begin_pages(facts, plan, writer, digest, searches=searches)
    laid = _put_pages(writer, pages, count_pages(facts), plan)
    for path, content in write_open_data(facts, laid.outlines):
        writer.put(path, content)
    plan.progress("checking links", 0, 0)
    later = {**writer.hashes(), MANIFEST: ""}
    address = published.site.base_url or ""
    faults = laid.check(writer, later, base_url=address, store=_store_beside(writer, plan))
    written = list_links(published)
    refuse_broken(faults, report, written=written, files=later, outlines=laid.outlines)
    known, as_of = facts.published.editions, published.as_of
    listed = write_manifest(writer.hashes(), as_of=as_of, base_url=address, editions=known)
    writer.put(MANIFEST, listed)
    return edition


def needs_tables(published: Published, plan: Plan) -> bool:
    """Whether pages can be told behind the tables alone.

    Which edition the site is, where there are any, is known by its tables.
    """
    return bool(plan.edition or published.editions.earlier)


def put_tables(
    writer: Writer, facts: SiteFacts, plan: Plan, digest: Digest
) -> tuple[SiteFacts, Mapping[str, bytes]]:
    """Put the downloads and the editions; the facts of the edition that this is, and its files."""
    with uncollected():
        packed = _put_tables(writer, facts, digest, plan)
    return _put_editions(writer, facts, packed, plan)


def _put_tables(
    writer: Writer, facts: SiteFacts, digest: Digest, plan: Plan
) -> Mapping[str, bytes]:
    """Put the downloads; those that an edition keeps are given packed, where one is made."""
    plan.progress("tables", 0, 0)
    kept, packed, store = plan.kept, dict[str, bytes](), _store_beside(writer, plan)
    left = LeftTables(facts.published, digest, writer, store) if store else None
    laid = lay_tables(facts, left.read) if left else lay_tables(facts)
    for path, content in kept.once(_tables, facts) if kept.keeps else laid:
        writer.put(path, content)
        packed |= pack_table(path, content) if plan.edition else {}
    if left:
        left.remember()
    return packed


def _store_beside(writer: Writer, plan: Plan) -> Store | None:
    """What is kept of files that lie in a site; None where none can lie there."""
    return Store(plan.cache) if plan.cache and writer.lies({}) else None


def _put_editions(
    writer: Writer, facts: SiteFacts, packed: Mapping[str, bytes], plan: Plan
) -> tuple[SiteFacts, Mapping[str, bytes]]:
    """Put this edition and those before it; the site that is it, and its files where it is new."""
    published, hashes = facts.published, writer.hashes()
    editions, files = recognise(published.editions, hashes), packed
    if packed:
        current = name_edition(packed, hashes, published)
        editions = replace(editions, current=current)
        files = {NOTE: note_of(current, published.site), **packed}
    put_editions(writer, editions, files, FolderTree(plan.project, Report()))
    return with_editions(facts, editions), files


def _tables(facts: SiteFacts) -> tuple[tuple[str, bytes], ...]:
    return tuple(write_tables(facts))


def _put_assets(writer: Writer, renderer: Renderer, site: Site, plan: Plan) -> None:
    """Put the style sheet with the theme behind it, the icon, and the project's own files."""
    theme = style_theme(site.theme, tokens=renderer.asset("assets/tokens.css").decode())
    paper = style_paper(site.base_url)
    writer.put("assets/style.css", renderer.stylesheet() + (theme + paper).encode())
    for name in FURTHER:
        writer.put(f"assets/{name}", renderer.stylesheet((name,)))
    writer.put("assets/favicon.svg", renderer.asset("assets/favicon.svg"))
    for path, content in read_assets(FolderTree(plan.project, report=Report())):
        writer.put(path, content)


def _begin_searching(
    writer: Writer, facts: SiteFacts, digest: Digest, plan: Plan, report: Report
) -> tuple[Pages, bool]:
    """Have the printing of all pages begun, and put the index meanwhile; whether there is one."""
    searches = can_search()
    site = _begin_pages(facts, plan, writer, digest, searches=searches)
    if searches == _put_search(writer, facts, plan, report):
        return site, searches
    site.close()  # the program failed, and these pages lead to a search
    others = replace(plan, workforce=replace(plan.workforce, crew=None))
    return _begin_pages(facts, others, writer, digest, searches=False), False


def _put_search(writer: Writer, facts: SiteFacts, plan: Plan, report: Report) -> bool:
    """Put the index of everything that can be found; False, with a finding, where there is none."""
    try:
        files = index_site(facts, store=Store(plan.cache))
    except SearchError as fault:
        report.add("search-left-out", problem=fault)
        return False
    for path, content in files.items():
        writer.put(path, content)
    return True


def _begin_pages(
    facts: SiteFacts, plan: Plan, writer: Writer, digest: Digest, *, searches: bool
) -> Pages:
    """Have the printing of all pages begun."""
    site = print_site(
        facts,
        folders=plan.folders,
        cache=plan.cache,
        workforce=plan.workforce,
        searches=searches,
        kept=plan.kept,
        lies=writer.lies,
        hear=plan.hear,
        digest=digest,
    )
    next(site)
    return site


def _put_pages(writer: Writer, site: Iterator[Sequence[Page]], whole: int, plan: Plan) -> Laid:
    """Put every page that is not left where it lies."""
    laid = Laid()
    plan.progress("pages", 0, whole)
    for printed in site:
        for page in printed:
            laid.lay(page, writer)
        plan.progress("pages", len(laid.outlines), whole)
    return laid
