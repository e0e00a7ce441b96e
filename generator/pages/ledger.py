"""The ledger of feedback: what it is, its figures, all loops, and a page for each way to cut it.

Takes the facts of all loops. Gives finished views. Must not know what the page of a loop says. An
address with "_" is the id of no loop, and so no list stands where a loop could.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.gather import LoopFacts
from generator.model import UNDECIDED, Count, Received, State
from generator.pages.breakdowns import DASH
from generator.pages.lists import sort_key
from generator.pages.loop_lists import loop_href, loop_lines, service_loops
from generator.pages.loop_parts import LoopList
from generator.pages.loop_views import FeedbackPage
from generator.pages.parts import Cell, Column, Download, Fact, Link, Row, Table
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.loops import (
    answered_figure,
    answered_words,
    closed_figure,
    closed_words,
    intake_sentence,
    received_figure,
    received_words,
)
from generator.text import N_

Chosen = Callable[[LoopFacts], bool]

FILTERS: tuple[tuple[str, str, str, Chosen], ...] = (
    (
        "open",
        N_("Open"),
        N_("Nothing has been decided on these yet."),
        lambda one: one.standing.state in UNDECIDED,
    ),
    (
        "planned",
        N_("Planned"),
        N_("A change is planned, with a date."),
        lambda one: one.standing.state is State.PLANNED,
    ),
    (
        "done",
        N_("Done"),
        N_("A change was made."),
        lambda one: one.standing.state is State.DONE,
    ),
    (
        "declined",
        N_("Declined"),
        N_("Nothing will be changed, and the reason is given."),
        lambda one: one.standing.state is State.DECLINED,
    ),
    (
        "overdue",
        N_("Overdue"),
        N_("The date that was named has passed."),
        lambda one: one.standing.overdue is not None,
    ),
)
"""The ways to cut the ledger: address, name, what it means, and which loops."""

BY_SERVICE = "by_service"

LEDGER_PAGES = 2 + len(FILTERS)
"""Pages of the ledger of a site that has any loop."""


def tell_ledger(setting: Setting) -> Iterator[Sheet]:
    """The ledger in both orders, then each of its cuts; nothing for a site without loops."""
    loops = setting.facts.feedback.loops
    if loops:
        yield _whole(setting)
        yield _by_service(setting)
        for name, title, meaning, chosen in FILTERS:
            found = [one for one in loops if chosen(one)]
            yield _cut(name, setting.say(title), setting.say(meaning), found, setting)


def _whole(setting: Setting) -> Sheet:
    feedback = setting.facts.feedback
    lede = setting.say(
        "What people told the agencies, what was decided, what was done, and what the figures "
        "showed before and after. Each entry is a loop: it is closed when a change was made, or "
        "when it was declined with a reason."
    )
    heading = setting.say("Feedback")
    title = setting.tongue.plural("{count} loop", "{count} loops", len(feedback.loops))
    received = feedback.received
    page = FeedbackPage(
        **setting.head("feedback/index.html", heading, description=lede, section="feedback"),
        lede=lede,
        facts=_facts(setting),
        orders=_orders("", setting),
        filters=_filters("", setting),
        lists=(
            LoopList(id="loops", title=title, loops=loop_lines(feedback.loops, setting, "../")),
        ),
        received=_tables(received, setting) if received else (),
        received_sentence=intake_sentence(received, len(feedback.linked), setting.tongue),
        received_note=_reported(received, setting),
        downloads=_downloads(setting),
    )
    return Sheet(page)


def _by_service(setting: Setting) -> Sheet:
    """Each service with what people said of it; a loop about several stands with each."""
    lede = setting.say("What people said of each service, from A to Z, the latest step first.")
    services = sorted(
        setting.facts.services, key=lambda one: sort_key(setting.said(one.service.name))
    )
    told = (service_loops(one.service.id, setting, "../../") for one in services)
    names = (setting.said(one.service.name) for one in services)
    lists = tuple(
        replace(own, id=f"of_{number}", title=name, more=None)
        for number, (own, name) in enumerate(zip(told, names, strict=True), start=1)
        if own is not None
    )
    head = setting.head(
        f"feedback/{BY_SERVICE}/index.html",
        setting.say("Feedback by service"),
        description=lede,
        section="feedback",
        breadcrumb=(Link(setting.say("Feedback"), "../"),),
    )
    filters = _filters(BY_SERVICE, setting)
    page = FeedbackPage(
        **head,
        lede=lede,
        facts=(),
        orders=_orders(BY_SERVICE, setting),
        filters=filters,
        lists=lists,
    )
    return Sheet(page)


def _orders(chosen: str, setting: Setting) -> tuple[Link, ...]:
    """The orders of the whole ledger, each a page; the page itself is marked."""
    up = "../" if chosen else ""
    return (
        Link(setting.say("Latest step"), up or "./", "" if chosen else "page"),
        Link(setting.say("Service"), f"{up}{BY_SERVICE}/", "page" if chosen else ""),
    )


def _cut(
    name: str, title: str, meaning: str, found: Sequence[LoopFacts], setting: Setting
) -> Sheet:
    whole = Link(setting.say("Feedback"), "../")
    counted = setting.tongue.plural("{count} loop", "{count} loops", len(found))
    page = FeedbackPage(
        **setting.head(
            f"feedback/{name}/index.html",
            setting.say("Feedback: {cut}", cut=title.lower()),
            description=meaning,
            section="feedback",
            breadcrumb=(whole,),
        ),
        lede=meaning,
        facts=(),
        filters=_filters(name, setting),
        lists=(
            LoopList(
                id="loops",
                title=counted,
                loops=loop_lines(found, setting, "../../"),
                empty=setting.say("There is none."),
            ),
        ),
    )
    return Sheet(page)


def _facts(setting: Setting) -> tuple[Fact, ...]:
    """What came in first, since all other figures are about what was made of it."""
    feedback, tongue = setting.facts.feedback, setting.tongue
    received, figures = feedback.received, feedback.figures
    return (
        Fact(
            setting.say("Comments received"),
            received_figure(received, tongue),
            received_words(received, len(feedback.linked), tongue),
        ),
        Fact(
            setting.say("Loops answered"),
            answered_figure(figures, tongue),
            answered_words(figures, tongue),
        ),
        Fact(
            setting.say("Closed on time"),
            closed_figure(figures, tongue),
            closed_words(figures, tongue),
        ),
    )


def _filters(chosen: str, setting: Setting) -> tuple[Link, ...]:
    """The cuts with how many loops each has; the page itself is marked."""
    loops = setting.facts.feedback.loops
    up = "../" if chosen else ""
    every = setting.say("All ({count})", count=setting.tongue.count(len(loops)))
    found = [Link(every, up or "./", "" if chosen else "page")]
    for name, title, _, belongs in FILTERS:
        count = setting.tongue.count(sum(belongs(one) for one in loops))
        words = setting.say("{cut} ({count})", cut=setting.say(title), count=count)
        found.append(Link(words, f"{up}{name}/", "page" if name == chosen else ""))
    return tuple(found)


def _downloads(setting: Setting) -> tuple[Download, ...]:
    files = (
        (
            "feedback",
            N_("Feedback as {format}"),
            N_("Every loop, its dates, and what its measure showed"),
        ),
        (
            "comments",
            N_("Comments as {format}"),
            N_("How many comments came in, by service and theme"),
        ),
    )
    return tuple(
        Download(
            setting.say(title, format=kind.upper()),
            setting.file(f"data/{name}.{kind}", "feedback/index.html"),
            setting.say(what),
        )
        for name, title, what in files
        for kind in ("csv", "json")
    )


# ---- comments received


def _reported(received: Received | None, setting: Setting) -> str:
    """How many services said what came in."""
    if received is None:
        return ""
    return setting.tongue.plural(
        "{count} of {all} services has published its comments; of the others nothing is known.",
        "{count} of {all} services have published their comments; of the others nothing is known.",
        len(received.services),
        all=setting.tongue.count(len(setting.facts.services)),
    )


def _tables(received: Received, setting: Setting) -> tuple[Table, ...]:
    tables = [_received_by_service(received, setting)]
    if any(theme for theme, _ in received.themes):
        tables.append(_by_theme(received, setting))
    return tuple(tables)


def _received_by_service(received: Received, setting: Setting) -> Table:
    names = {one.service.id: setting.said(one.service.name) for one in setting.facts.services}
    rows = [
        Row(Cell(names[name], href=f"../services/{name}/"), _cells(count, setting))
        for name, count in received.services
        if name in names
    ]
    return Table(
        id="received_by_service",
        caption=setting.say("Comments received by service"),
        columns=(Column(setting.say("Service")), *_columns(setting)),
        rows=(*rows, _total(received, setting)),
    )


def _by_theme(received: Received, setting: Setting) -> Table:
    loops = {one.loop.theme: one for one in reversed(setting.facts.feedback.loops)}
    rows = []
    for theme, count in received.themes:
        found = loops.get(theme) if theme else None
        href = loop_href(found.loop.id, "../") if found else ""
        loop = setting.said(found.loop.title) if found else setting.say("No loop")
        head = Cell(theme or setting.say("No theme named"), href=href, note=loop)
        rows.append(Row(head, _cells(count, setting)))
    return Table(
        id="received_by_theme",
        caption=setting.say("Comments received by theme, each with its loop"),
        columns=(Column(setting.say("Theme")), *_columns(setting)),
        rows=(*rows, _total(received, setting)),
    )


def _columns(setting: Setting) -> tuple[Column, ...]:
    return (
        Column(setting.say("Received"), number=True),
        Column(setting.say("Answered"), number=True),
    )


def _total(received: Received, setting: Setting) -> Row:
    return Row(Cell(setting.say("Total")), _cells(received.total, setting))


def _cells(count: Count, setting: Setting) -> tuple[Cell, Cell]:
    """Received and answered; where they are too few, that alone."""
    if count.hidden:
        return Cell(setting.say("Too few to publish"), status="suppressed"), Cell(DASH)
    return _number(count.received, setting), _number(count.answered, setting)


def _number(number: int | None, setting: Setting) -> Cell:
    if number is None:
        return Cell(setting.say("Not reported"), status="not_reported")
    return Cell(setting.tongue.count(number))
