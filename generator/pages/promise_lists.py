"""Lists of all promises: by service, by agency, by where they stand and by what they are about.

Takes the facts of the site. Gives finished views, each a plain page; a list that is too long for
one page goes on. Alphabetical: nobody is ranked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.gather import SiteFacts, StandardFacts
from generator.model import Status
from generator.pages.breakdowns import about_words
from generator.pages.compare_rows import by_name
from generator.pages.cuts import STATUS_CUTS, TYPE_CUTS, Cut, left_out, used
from generator.pages.described import describe
from generator.pages.ended import withdrawn_word
from generator.pages.list_parts import PromiseGroup, PromiseLine
from generator.pages.list_views import PromisesPage
from generator.pages.lists import sort_key
from generator.pages.parts import Link, Said
from generator.pages.promise import look_of
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.sentences.comparing import standing_word

MOST = 200
"""Promises of one page: about 15 KB when compressed."""

FOLDER = "standards/"
BY_AGENCY = "by-agency/"
TWO = 2
"""Kinds of promises that it takes to choose among them."""

Found = tuple[StandardFacts, ...]
Chosen = tuple[tuple[Cut[StandardFacts], Found], ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """All promises in the order of their services, and those of each cut."""

    every: Found
    by_status: Chosen
    by_type: Chosen


def _choose(every: Found) -> _Choice:
    return _Choice(every, used(STATUS_CUTS, every), used(TYPE_CUTS, every, least=TWO))


@dataclass(frozen=True, slots=True)
class _List:
    """One list: where it stands below the folder, what it says, and its promises in order."""

    name: str
    heading: str
    lede: str
    items: Found
    note: str = ""


def count_promise_pages(facts: SiteFacts) -> int:
    """How many pages the lists of promises have."""
    choice = _choose(facts.standards)
    cuts = (*choice.by_status, *choice.by_type)
    return 2 * _pages(choice.every) + sum(_pages(own) for _, own in cuts)


def _pages(items: Sequence[StandardFacts]) -> int:
    return -(-len(items) // MOST)


def tell_promises(setting: Setting) -> Iterator[Sheet]:
    """Every list, page by page; nothing for a site without promises."""
    choice = _choose(tuple(by_name(setting.facts.standards, setting)))
    for one in (*_whole(choice.every, setting), *_cuts(choice, setting)):
        for number in range(1, _pages(one.items) + 1):
            yield Sheet(_page(one, number, choice, setting))


def _whole(every: Found, setting: Setting) -> Iterator[_List]:
    """All promises, in both orders."""
    count, say = len(every), setting.say
    lede = setting.tongue.plural(
        "{count} promise, with where it stands in its newest result.",
        "{count} promises in the alphabetical order of their services, each with where it stands "
        "in its newest result.",
        count,
    )
    yield _List("", say("All promises"), lede, every)
    lede = setting.tongue.plural(
        "{count} promise, by agency, with where it stands in its newest result.",
        "{count} promises in the alphabetical order of their agencies, each with where it stands "
        "in its newest result.",
        count,
    )
    names = _agency_names(setting)
    ordered = sorted(every, key=lambda item: sort_key(names[item.service.agency]))
    yield _List(BY_AGENCY, say("All promises by agency"), lede, tuple(ordered))


def _cuts(choice: _Choice, setting: Setting) -> Iterator[_List]:
    """A list for each cut to which any promise belongs."""
    for cut, own in choice.by_status:
        note = _note(cut.status, choice.every, setting)
        yield _List(f"{cut.name}/", _heading(cut, setting), setting.say(cut.meaning), own, note)
    for cut, own in choice.by_type:
        lede = setting.tongue.plural(
            "{count} promise in all.", "{count} promises in all.", len(own)
        )
        yield _List(f"{cut.name}/", _heading(cut, setting), lede, own)


def _heading(cut: Cut[StandardFacts], setting: Setting) -> str:
    return setting.say("Promises: {cut}", cut=setting.say(cut.title))


def _note(status: Status | None, every: Found, setting: Setting) -> str:
    """How many count under a status in the totals, and are not in its list."""
    count = left_out(every, status) if status else 0
    if not count or status is None:
        return ""
    return setting.tongue.plural(
        "{count} more counts here in every total and is not listed: its result is about few cases, "
        "or is a zero that is not confirmed.",
        "{count} more count here in every total and are not listed: their results are about few "
        "cases, or are zeros that are not confirmed.",
        count,
    )


def _page(one: _List, number: int, choice: _Choice, setting: Setting) -> PromisesPage:
    last = _pages(one.items)
    path = f"{FOLDER}{one.name}{_folder(number)}index.html"
    root = "../" * path.count("/")
    heading = one.heading
    if number > 1:
        heading = setting.say(
            "{list}, page {page} of {pages}", list=heading, page=number, pages=last
        )
    whole = (Link(setting.say("Promises"), f"{root}{FOLDER}"),) if path.count("/") > 1 else ()
    items = one.items[MOST * (number - 1) : MOST * number]
    here = f"{root}{FOLDER}"
    said = describe(heading, one.lede)
    return PromisesPage(
        **setting.head(path, heading, description=said, section="standards", breadcrumb=whole),
        lede=one.lede,
        orders=tuple(_orders(one, here, setting)),
        by_status=tuple(_cut_links(choice.by_status, one, len(choice.every), here, setting)),
        by_type=tuple(_cut_links(choice.by_type, one, len(choice.every), here, setting)),
        pages=tuple(_page_links(one, number, here, setting)) if last > 1 else (),
        groups=tuple(_groups(items, root, setting, agencies=one.name == BY_AGENCY)),
        note=one.note,
        further=_further(one, number, here, setting),
    )


def _folder(number: int) -> str:
    return f"page-{number}/" if number > 1 else ""


def _orders(one: _List, here: str, setting: Setting) -> Iterator[Link]:
    """The two orders of all promises."""
    for name, word in (("", setting.say("Service")), (BY_AGENCY, setting.say("Agency"))):
        yield Link(word, f"{here}{name}", "page" if name == one.name else "")


def _cut_links(
    chosen: Chosen, one: _List, count: int, here: str, setting: Setting
) -> Iterator[Link]:
    """The cuts with how many promises each has; the list itself is marked."""
    if chosen:
        words = setting.say("All ({count})", count=setting.tongue.count(count))
        yield Link(words, here, "" if one.name else "page")
    for cut, own in chosen:
        words = setting.say(
            "{cut} ({count})",
            cut=setting.say(cut.title),
            count=setting.tongue.count(len(own)),
        )
        yield Link(words, f"{here}{cut.name}/", "page" if one.name == f"{cut.name}/" else "")


def _page_links(one: _List, number: int, here: str, setting: Setting) -> Iterator[Link]:
    """The pages of a list, each with the first letters of its first and last group."""
    names = _agency_names(setting)

    def letter(item: StandardFacts) -> str:
        agency = one.name == BY_AGENCY
        name = names[item.service.agency] if agency else setting.said(item.service.name)
        return sort_key(name)[:1].upper()

    for page in range(1, _pages(one.items) + 1):
        items = one.items[MOST * (page - 1) : MOST * page]
        first, last = letter(items[0]), letter(items[-1])
        words = setting.say("{page}: {first} to {last}", page=page, first=first, last=last)
        if first == last:
            words = setting.say("{page}: {letter}", page=page, letter=first)
        current = "page" if page == number else ""
        yield Link(words, f"{here}{one.name}{_folder(page)}", current)


def _further(one: _List, number: int, here: str, setting: Setting) -> Link | None:
    if number >= _pages(one.items):
        return None
    return Link(setting.say("Next page"), f"{here}{one.name}{_folder(number + 1)}")


def _agency_names(setting: Setting) -> dict[str, Said]:
    return {one.agency.id: setting.said(one.agency.name) for one in setting.facts.agencies}


def _groups(items: Found, root: str, setting: Setting, *, agencies: bool) -> Iterator[PromiseGroup]:
    """Promises under their services, or under their agencies."""
    names = _agency_names(setting)

    def key(item: StandardFacts) -> tuple[str, str]:
        return (item.service.agency, "" if agencies else item.service.id)

    for number, ((agency, service), own) in enumerate(groupby(items, key=key), start=1):
        found = tuple(own)
        lines = tuple(_line(item, root, setting, named=agencies) for item in found)
        if agencies:
            title = Link(names[agency], f"{root}agencies/{agency}/")
            yield PromiseGroup(f"group_{number}", title, lines)
        else:
            title = Link(setting.said(found[0].service.name), f"{root}services/{service}/")
            yield PromiseGroup(f"group_{number}", title, lines, names[agency])


def _line(item: StandardFacts, root: str, setting: Setting, *, named: bool) -> PromiseLine:
    href = f"{root}services/{item.service.id}/#{item.standard.id}"
    row = item.current
    return PromiseLine(
        promise=Link(setting.said(item.standard.promise), href),
        status=look_of(item),
        word=standing_word(item, setting.tongue),
        period=setting.tongue.period(row.period) if row else "",
        also=", ".join(_others(item, setting)),
        of=setting.said(item.service.name) if named else "",
        note=withdrawn_word(item.standard.ended, setting),
    )


def _others(item: StandardFacts, setting: Setting) -> Iterator[str]:
    """The verdicts of the targets that hold beside the first, each with what it is about."""
    for each in item.others:
        about = plain_words(about_words(each, setting)) or setting.say("All cases")
        word = standing_word(each, setting.tongue)
        yield setting.say("{about}: {word}", about=about, word=word)
