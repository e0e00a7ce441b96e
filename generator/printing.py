"""Printing: every page of the site is told, drawn and rendered, some at a time.

Takes the facts of the site, and the folders of templates. Gives finished pages in one order,
whatever the number of workers. Must not know where they are written, nor read a file of a project.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from pathlib import Path

from generator.cache import Store
from generator.cards import draw_badge, draw_cards
from generator.charts import draw
from generator.exports.corrections import count_corrections
from generator.exports.dictionary import describe_tables
from generator.exports.feedback import list_comments
from generator.exports.quality import count_findings
from generator.exports.register import count_overdue
from generator.gather import SiteFacts
from generator.jobs import ALONE, Workforce, executor, in_order
from generator.links import PageOutline, outline
from generator.memory import FORGETFUL, Memory, digest_of
from generator.pages.addresses import BADGE
from generator.pages.cards import NAME as CARD
from generator.pages.data import TableCard
from generator.pages.service import Sheet
from generator.pages.setting import Setting, set_in
from generator.pages.site import tell_pages, tell_site
from generator.render import Renderer
from generator.sentences.tongue import open_tongue
from generator.shipping import Shipment, pack, unpack

CHUNK = 24
"""Pages a worker takes at once. Fewer services than this a job are not worth a worker's start."""


MANY = 240
"""Pages that this process prints, warm, while a worker starts: fewer a job are not worth one."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished page, with its outline for checking its links, and the files beside it."""

    path: str
    content: bytes
    outline: PageOutline
    beside: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What printing rests on besides the pages: templates, by `digest` where it is known."""

    folders: tuple[Path, ...]
    cache: Path | None
    languages: tuple[str, ...]
    digest: bytes = b""


def print_site(  # noqa: PLR0913 (each is of another kind, and told by name)
    facts: SiteFacts,
    *,
    folders: tuple[Path, ...],
    cache: Path | None = None,
    workforce: Workforce = ALONE,
    searches: bool = False,
    kept: Memory = FORGETFUL,
) -> Iterator[list[Printed]]:
    """Every page of the site, drawn and rendered, some at a time.

    `folders` hold templates, `cache` keeps charts from one build to the next; `searches` says
    whether there is an index to search; `kept` knows the pages of the builds before.
    """
    given = Given(folders, cache, facts.published.site.languages, digest_of_folders(folders, kept))
    if kept.keeps:
        yield from _print_unknown(kept.once(_tell_whole, facts, searches), given, workforce, kept)
    else:
        # All that was gathered stays until the end: to look through it for garbage again and
        # again took every tenth second.
        gc.freeze()
        worth = workforce.at_most(len(facts.services) // CHUNK)
        yield from _print(_tell(facts, searches=searches), given, worth)


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
    given = Given(folders, cache, facts.published.site.languages, digest_of_folders(folders, kept))
    tables = list_tables(facts)
    told = (tell_pages(paths, one, tables) for one in _settings(facts, searches=searches))
    return [*chain(*_print_unknown(tuple(chain.from_iterable(told)), given, ALONE, kept))]


def _print(told: Iterable[Sheet], given: Given, workforce: Workforce) -> Iterator[list[Printed]]:
    begin, arguments = _beginning(given, workforce)
    with executor(workforce, begin=begin, given=arguments) as pool:
        yield from in_order(pool, print_sheets, chunks_of(told), name=_chunk_name)


def _print_unknown(
    told: tuple[Sheet, ...], given: Given, workforce: Workforce, kept: Memory
) -> Iterator[list[Printed]]:
    """Every page, a chunk at a time, each kept as soon as it is there.

    Those whose whole view and whose templates are known are not rendered again.
    """
    keys = _keys(told, given)
    known = [kept.recall(key) for key in keys]
    missing = [sheet for sheet, page in zip(told, known, strict=True) if page is None]
    worth = MANY if _PRESSES else CHUNK
    fresh = chain.from_iterable(_print(missing, given, workforce.at_most(len(missing) // worth)))
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


def _tell(facts: SiteFacts, *, searches: bool) -> Iterator[Sheet]:
    """Every page, in one language after the other: what they draw alike is drawn once."""
    tables = list_tables(facts)
    trees = [tell_site(one, tables) for one in _settings(facts, searches=searches)]
    for pages in zip_longest(*trees):
        yield from (page for page in pages if page is not None)


def _settings(facts: SiteFacts, *, searches: bool) -> Iterator[Setting]:
    """The site in each of its languages."""
    for one in facts.published.site.languages:
        yield replace(set_in(one, facts), searches=searches)


def _tell_whole(facts: SiteFacts, searches: bool) -> tuple[Sheet, ...]:  # noqa: FBT001 (by place)
    return tuple(_tell(facts, searches=searches))


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


def digest_of_folders(folders: tuple[Path, ...], kept: Memory) -> bytes:
    """A digest of every template, where pages are kept; else b""."""
    if not kept.keeps:
        return b""
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return digest_of(*((str(path), path.read_bytes()) for path in files if path.is_file()))


@dataclass(frozen=True, slots=True)
class _Press:
    given: Given
    renderers: dict[str, Renderer]
    store: Store


_PRESSES: list[_Press] = []
"""The press of this process: its templates compiled and its engine warm, made once."""


def start_press(given: Given) -> None:
    """Set up this process for printing pages in the languages of the site.

    A press that stands, for templates known to be the same, is used again.
    """
    if given.digest and [press.given for press in _PRESSES] == [given]:
        return
    languages = given.languages
    tongues = {one: open_tongue(one, default=languages[0]) for one in languages}
    renderers = {
        one: Renderer(given.folders, language=one, translate=tongue.say)
        for one, tongue in tongues.items()
    }
    _PRESSES[:] = [_Press(given, renderers, Store(given.cache))]


def start_press_away(shipment: Shipment, languages: tuple[str, ...]) -> None:
    """Set up a process of another machine for printing pages; charts are drawn anew there."""
    start_press(Given(unpack(shipment), None, languages))


def _beginning(
    given: Given, workforce: Workforce
) -> tuple[Callable[..., None], tuple[object, ...]]:
    """What sets up a process of a workforce, and what that is given."""
    if workforce.cluster:
        return start_press_away, (pack(given.folders), given.languages)
    return start_press, (given,)


def print_sheets(sheets: tuple[Sheet, ...]) -> list[Printed]:
    """Draw the charts and cards of some pages, render them, and take their outlines."""
    press = _PRESSES[0]
    drawings = draw((figure for sheet in sheets for figure in sheet.figures), store=press.store)
    cards = draw_cards((sheet.card for sheet in sheets if sheet.card), store=press.store)
    printed = []
    for sheet in sheets:
        picture = cards.get(sheet.card.key) if sheet.card else None
        # Where a card cannot be drawn the page must not name it.
        drawn = picture or not sheet.card
        page = sheet.page if drawn else replace(sheet.page, picture=None)
        renderer = press.renderers[page.lang]
        content = renderer.render(page.template, page, drawings=drawings)
        pictures = ((CARD, picture), (BADGE, draw_badge(sheet.badge) if sheet.badge else None))
        beside = tuple((path_beside(page.path, name), one) for name, one in pictures if one)
        printed.append(Printed(page.path, content, outline(content), beside))
    return printed


def path_beside(page: str, name: str) -> str:
    """Where a file lies that is beside a page."""
    return page.removesuffix("index.html") + name
