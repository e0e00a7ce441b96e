"""Printing: every page of the site is told, drawn and rendered, some at a time.

Takes the facts of the site, and the folders of templates. Gives finished pages in one order,
whatever the number of workers. Must not know where they are written, nor read a file of a project.
"""

import gc
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TypeAlias

from generator.bundles import Page, Printed
from generator.cache import Store
from generator.exports.corrections import count_corrections
from generator.exports.dictionary import describe_tables
from generator.exports.feedback import list_comments
from generator.exports.quality import count_findings
from generator.exports.register import count_overdue
from generator.gather import SiteFacts
from generator.jobs import ALONE, Workforce, executor, in_order
from generator.memory import FORGETFUL, Memory, digest_of
from generator.pages.data import TableCard
from generator.pages.service import Sheet
from generator.pages.setting import Setting, set_in
from generator.pages.site import tell_pages, tell_shared
from generator.press import Given, is_warm, print_sheets, start_press, start_press_away
from generator.render import Renderer, unreadable
from generator.rounds import Digest, Lies, lie_nowhere, plan_round, print_kept, print_services
from generator.shipping import Shipment, pack

CHUNK = 24
"""Pages a worker takes at once. Fewer services than this a job are not worth a worker's start."""

MANY = 48
"""Services that this process prints, warm, while a worker starts: fewer a job are not worth one."""

Pages: TypeAlias = Generator[Sequence[Page], None, None]
"""Finished pages, some at a time; closing it ends the printing."""


Hear = Callable[[int, int], object]
"""Hears how many services have to be printed, and how many there are."""


def ignore(_missing: int, _whole: int) -> None:
    """Nobody wants to know what has to be printed."""


def print_site(  # noqa: PLR0913 (each is of another kind, and told by name)
    facts: SiteFacts,
    *,
    folders: tuple[Path, ...],
    cache: Path | None = None,
    workforce: Workforce = ALONE,
    searches: bool = False,
    kept: Memory = FORGETFUL,
    lies: Lies = lie_nowhere,
    hear: Hear = ignore,
    digest: Digest | None = None,
) -> Pages:
    """Every page of the site, drawn and rendered, some at a time.

    None are in the first list: others may begin their work while those who print begin theirs.
    `folders` hold templates, `cache` keeps charts and pages from one build to the next; `searches`
    says whether there is an index to search; `kept` knows the pages of the builds before, and
    those that `lies` finds in the site are not opened. `hear` is told what has to be printed.
    `digest` is that of published rows, where others ask for it too.
    """
    languages = facts.published.site.languages
    given = give(folders, cache, languages, searches=searches)
    if not kept.keeps:
        # All that was gathered stays until the end: to look through it for garbage again and
        # again took every tenth second.
        gc.freeze()
    settings = tuple(_settings(facts, searches=searches))
    planned = plan_round(settings, given, digest or facts.published.digest, lies)
    hear(planned.missing, len(planned.keys))
    worth = MANY if is_warm() else CHUNK
    with opened(workforce.at_most(planned.missing // worth), given) as pool:
        services = print_services(planned, pool)
        yield []
        if kept.keeps:
            yield from _print_unknown(kept.once(_tell_whole, facts, searches), given, pool, kept)
        else:
            yield from print_kept(chunks_of(_tell(settings)), planned, pool)
        yield from services


def print_early(  # noqa: PLR0913 (as print_site)
    paths: Collection[str],
    facts: SiteFacts,
    *,
    folders: tuple[Path, ...],
    cache: Path | None = None,
    searches: bool = False,
    kept: Memory = FORGETFUL,
) -> list[Printed]:
    """The pages of the site at some paths, as `print_site` prints them, without all the others."""
    languages = facts.published.site.languages
    given = give(folders, cache, languages, searches=searches)
    tables = list_tables(facts)
    told = (tell_pages(paths, one, tables) for one in _settings(facts, searches=searches))
    with opened(ALONE, given) as pool:
        return [*chain(*_print_unknown(tuple(chain.from_iterable(told)), given, pool, kept))]


def give(
    folders: tuple[Path, ...], cache: Path | None, languages: tuple[str, ...], *, searches: bool
) -> Given:
    """What printing rests on, as it lies now.

    Nothing is kept where a folder of templates is a link: what is behind it is in no digest.
    """
    linked = any(path.is_symlink() and path.is_dir() for path in _list(folders))
    digest = digest_of_folders(folders)
    return Given(folders, None if linked else cache, languages, digest, searches)


@contextmanager
def opened(workforce: Workforce, given: Given) -> Iterator[Executor]:
    """Somebody to print, each with a press.

    Where a template was changed meanwhile, nothing stays kept: which page saw which is not known.
    """
    try:
        with _opened(workforce, given) as pool:
            yield pool
    finally:
        if given.cache and digest_of_folders(given.folders) != given.digest:
            Store(given.cache).clear()


@contextmanager
def _opened(workforce: Workforce, given: Given) -> Iterator[Executor]:
    """A cluster is sent what the press rests on."""
    if workforce.cluster:
        sent = (_shipped(given.folders), given.languages, given.searches)
        with executor(workforce, begin=start_press_away, given=sent) as pool:
            yield pool
    else:
        with executor(workforce, begin=start_press, given=(given,)) as pool:
            yield pool


def _shipped(folders: tuple[Path, ...]) -> Shipment:
    """The project's own templates as they are sent; BrokenTemplateError as where one is used."""
    try:
        return pack(folders)
    except OSError as fault:
        name = Path(fault.filename or "").relative_to(folders[0]).as_posix()
        raise unreadable(name, fault) from fault


def _print_unknown(
    told: tuple[Sheet, ...], given: Given, pool: Executor, kept: Memory
) -> Iterator[list[Printed]]:
    """Pages, a chunk at a time, each kept as soon as it is there.

    Those whose whole view and whose templates are known are not rendered again.
    """
    keys = _keys(told, given)
    known = [kept.recall(key) for key in keys]
    missing = [sheet for sheet, page in zip(told, known, strict=True) if page is None]
    printed_anew = in_order(pool, print_sheets, chunks_of(missing), name=_chunk_name)
    fresh = chain.from_iterable(printed_anew)
    pages = zip(keys, known, strict=True)
    while chunk := list(islice(pages, CHUNK)):
        printed = [page if isinstance(page, Printed) else next(fresh) for _, page in chunk]
        for (key, _), page in zip(chunk, printed, strict=True):
            kept.keep(key, page)
        yield printed


def _keys(told: tuple[Sheet, ...], given: Given) -> list[bytes]:
    """A digest of all that each page rests on: its view, and its templates."""
    renderer = Renderer(given.folders)
    names = {sheet.page.template for sheet in told}
    rests_on = {name: digest_of(renderer.sources(name) or given.digest) for name in names}
    around = given.folders, given.languages
    return [digest_of(around, rests_on[sheet.page.template], sheet) for sheet in told]


def _tell(settings: Sequence[Setting]) -> Iterator[Sheet]:
    """Every shared page, in one language after the other: what they draw alike is drawn once."""
    tables = list_tables(settings[0].facts)
    trees = [tell_shared(one, tables) for one in settings]
    for pages in zip_longest(*trees):
        yield from (page for page in pages if page is not None)


def _settings(facts: SiteFacts, *, searches: bool) -> Iterator[Setting]:
    """The site in each of its languages."""
    for one in facts.published.site.languages:
        yield replace(set_in(one, facts), searches=searches)


def _tell_whole(facts: SiteFacts, searches: bool) -> tuple[Sheet, ...]:  # noqa: FBT001 (by place)
    return tuple(_tell(tuple(_settings(facts, searches=searches))))


def list_tables(facts: SiteFacts) -> tuple[TableCard, ...]:
    """The published tables as the data page shows them."""
    rows = {
        "agencies": len(facts.agencies),
        "services": len(facts.services),
        "standards": sum(max(1, len(item.standard.targets)) for item in facts.standards),
        "results": facts.published.size,
        "feedback": len(facts.feedback.loops),
        "satisfaction": facts.published.opinions.size,
        "answers": facts.published.opinions.answers,
        "comments": sum(1 for _ in list_comments(facts)),
        "volumes": facts.published.volumes.size,
        "journeys": sum(len(one.steps) for one in facts.journeys),
        "improvements": len(facts.roadmap.improvements),
        "overdue": count_overdue(facts),
        "findings": count_findings(facts),
        "corrections": count_corrections(facts),
    }
    return tuple(
        TableCard(
            entry.name,
            entry.row,
            rows[entry.name],
            tuple((one.name, one.type.value, one.meaning, one.language) for one in entry.columns),
            entry.notes,
        )
        for entry in describe_tables(facts.published.site.languages)
    )


def chunks_of(sheets: Iterable[Sheet]) -> Iterator[tuple[Sheet, ...]]:
    """The pages in order, a chunk at a time, made as they are asked for."""
    rest = iter(sheets)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk


def _chunk_name(chunk: tuple[Sheet, ...]) -> str:
    return f"{chunk[0].page.path} and {len(chunk) - 1} more"


def digest_of_folders(folders: tuple[Path, ...]) -> bytes:
    """A digest of every template by its path in its folder, wherever the folder lies.

    One that may not be read is told by its name: a page that needs it is never printed.
    """
    found = []
    for folder in folders:
        paths = [path for path in _list((folder,)) if path.is_file() or path.is_symlink()]
        found.append(tuple((path.relative_to(folder).as_posix(), _digest(path)) for path in paths))
    return digest_of(*found)


def _list(folders: tuple[Path, ...]) -> list[Path]:
    """All that lies in folders, in one order; links to other folders are not followed."""
    return [path for folder in folders for path in sorted(folder.rglob("*"))]


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").digest()
    except OSError:
        return b""
