"""The pages of comparisons: like with like, in alphabetical order and by result.

Takes the facts of the site. Gives finished views: one page of all groups and shared definitions,
and two pages a group. Nobody is ranked: there are no places, no score, and no total of a group.
"""

from collections.abc import Iterator, Sequence

from generator.comparing import Apart, Order, compare, length_of
from generator.gather import StandardFacts
from generator.model import ComparableGroup, Kind, SharedDefinition, measure_of
from generator.pages.alike import clock_lines, definition_anchor
from generator.pages.compare_rows import (
    benchmark_table,
    by_name,
    comparison_table,
    standard_cell,
    when,
)
from generator.pages.compare_views import ComparePage, ComparisonPage, TableSection
from generator.pages.parts import Cell, Column, Definition, Link, ProseSection, Row, Table
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.comparing import (
    apart_words,
    length_words,
    lengths_sentence,
    order_rule,
    placed_sentence,
)
from generator.sentences.measures import basis_words, kind_words
from generator.text import N_

BY_RESULT = "by-result"
TO_ROOT = {"": "../../", BY_RESULT: "../../../"}
"""The way to the site's root from the two pages of a group."""


def tell_compare(setting: Setting) -> Sheet:
    """The page of all comparable groups and shared definitions."""
    lede = setting.say(
        "Promises of different services, side by side, where they are counted in the same way. "
        "Others are not compared: a week for a passport and a week for a pothole say nothing "
        "about each other."
    )
    heading = setting.say("Compare")
    head = setting.head("compare/index.html", heading, description=lede, section="compare")
    groups = (_group_section(group, setting) for group in setting.site.comparable)
    shared = (_shared_section(one, setting) for one in setting.site.definitions)
    return Sheet(ComparePage(**head, lede=lede, sections=(*groups, *shared)))


def _group_section(group: ComparableGroup, setting: Setting) -> ProseSection:
    """A group with the ways to its pages."""
    standards = setting.facts.groups.get(group.id, ())
    count = setting.tongue.plural("{count} promise", "{count} promises", len(standards))
    ways = (
        Link(setting.say("{count} in alphabetical order", count=count), f"{group.id}/"),
        Link(setting.say("The same by result"), f"{group.id}/{BY_RESULT}/"),
    )
    return ProseSection(
        id=group.id,
        title=setting.said(group.name),
        paragraphs=(setting.said(group.definition),),
        definitions=(Definition(setting.say("Compare"), ways),),
    )


def _shared_section(shared: SharedDefinition, setting: Setting) -> ProseSection:
    """A shared definition with the promises that use it."""
    users = by_name(setting.facts.users.get(shared.id, ()), setting)
    links = tuple(
        Link(
            setting.say(
                "{service}: {promise}",
                service=setting.tongue.plain(facts.service.name),
                promise=setting.tongue.plain(facts.standard.promise),
            ),
            f"../services/{facts.service.id}/#{facts.standard.id}",
        )
        for facts in users
    )
    nobody = (Link(setting.say("No promise yet")),)
    name = setting.tongue.plain(shared.name)
    return ProseSection(
        id=definition_anchor(shared.id),
        title=setting.say("Shared definition: {name}", name=name),
        paragraphs=(setting.said(shared.text),),
        definitions=(Definition(setting.say("Used by"), links or nobody),),
    )


def tell_comparisons(setting: Setting) -> Iterator[Sheet]:
    """Two pages a group: its standards in alphabetical order, and by result."""
    for group in setting.site.comparable:
        standards = by_name(setting.facts.groups.get(group.id, ()), setting)
        yield Sheet(_by_name_page(group, standards, setting))
        yield Sheet(_by_result_page(group, standards, setting))


def _by_name_page(
    group: ComparableGroup, standards: Sequence[StandardFacts], setting: Setting
) -> ComparisonPage:
    name, root = setting.tongue.plain(group.name), TO_ROOT[""]
    caption = setting.say("{group}: each service in alphabetical order", group=name)
    table = comparison_table(standards, setting, root=root, name="table_by_name", caption=caption)
    periods = {facts.current.period for facts in standards if facts.current}
    sentences = (
        setting.say("The periods differ: each line names its own.") if len(periods) > 1 else "",
        lengths_sentence([length_of(period) for period in periods], setting.tongue),
    )
    newest = TableSection(
        id="newest",
        title=setting.say("The newest results"),
        paragraphs=tuple(filter(None, sentences)) if standards else (_nobody(setting),),
        table=table,
    )
    return ComparisonPage(
        **setting.head(
            f"compare/{group.id}/index.html",
            setting.said(group.name),
            description=setting.tongue.plain(group.definition),
            section="compare",
            breadcrumb=(Link(setting.say("Compare"), "../"),),
        ),
        lede=setting.said(group.definition),
        orders=_orders(setting, chosen=""),
        notes=_unlike_times(standards, setting),
        sections=(newest, *_benchmarks(standards, setting)),
        about=tuple(_about(group, setting, root)),
    )


def _nobody(setting: Setting) -> str:
    return setting.say("No promise belongs to this group yet.")


def _orders(setting: Setting, *, chosen: str) -> tuple[Link, ...]:
    """The ways between the two pages of a group."""
    name, result = setting.say("Name"), setting.say("Result")
    if chosen:
        return (Link(name, "../"), Link(result, "./", "page"))
    return (Link(name, "./", "page"), Link(result, f"{BY_RESULT}/"))


def _benchmarks(standards: Sequence[StandardFacts], setting: Setting) -> Iterator[TableSection]:
    """Other people's figures, where any promise of the group names one."""
    table = benchmark_table(standards, setting, root=TO_ROOT[""])
    if table is not None:
        words = N_("Other people's figures, named by the agencies. They are shown, not judged.")
        yield TableSection(
            id="benchmarks",
            title=setting.say("Benchmarks"),
            paragraphs=(setting.say(words),),
            table=table,
        )


def _about(group: ComparableGroup, setting: Setting, root: str) -> Iterator[Definition]:
    """What the measures of a group have in common, beside the definition."""
    say = setting.say
    yield Definition(say("Kind"), (Link(kind_words(measure_of(group), setting.tongue)),))
    if group.unit and group.kind is not Kind.SHARE:
        yield Definition(say("Unit"), (Link(group.unit),))
    if group.basis is not None:
        yield Definition(say("Which cases"), (Link(basis_words(group.basis, setting.tongue)),))
    yield from clock_lines(group.clock, setting)
    yield from _asked(group, setting)
    if group.uses is not None:
        link = Link(say("A shared definition"), f"{root}compare/#{definition_anchor(group.uses)}")
        yield Definition(say("What is counted"), (link,))


def _asked(group: ComparableGroup, setting: Setting) -> Iterator[Definition]:
    """The survey and the exact words of its question, where satisfaction is compared."""
    known = {survey.id: survey for survey in setting.facts.published.opinions.surveys}
    survey = known.get(group.survey or "")
    question = survey.question(group.question or "") if survey else None
    if survey is not None and question is not None:
        yield Definition(setting.say("Survey"), (Link(setting.said(survey.name)),))
        yield Definition(setting.say("Question"), (Link(setting.said(question.text)),))


def _by_result_page(
    group: ComparableGroup, standards: Sequence[StandardFacts], setting: Setting
) -> ComparisonPage:
    comparison = compare(standards)
    name, root = setting.tongue.plain(group.name), TO_ROOT[BY_RESULT]
    heading = setting.say("{group}, by result", group=name)
    parts = [
        _order_section(order, setting, number=number, group=name)
        for number, order in enumerate(comparison.orders, start=1)
    ]
    if comparison.apart:
        parts.append(_apart_section(comparison.apart, setting, root=root))
    rule = order_rule(setting.tongue)
    counted = placed_sentence(comparison, setting.tongue) if standards else _nobody(setting)
    return ComparisonPage(
        **setting.head(
            f"compare/{group.id}/{BY_RESULT}/index.html",
            heading,
            description=rule,
            section="compare",
            breadcrumb=(
                Link(setting.say("Compare"), "../../"),
                Link(setting.said(group.name), "../"),
            ),
        ),
        lede=counted,
        orders=_orders(setting, chosen=BY_RESULT),
        notes=(rule, *_unlike_times(standards, setting)) if standards else (),
        sections=tuple(parts),
    )


def _unlike_times(standards: Sequence[StandardFacts], setting: Setting) -> tuple[str, ...]:
    """That the promises of a group name different times, where they do."""
    targets = [facts.current.target for facts in standards if facts.current]
    times = {setting.tongue.plain(one.within) for one in targets if one and one.within}
    if len(times) < 2:  # noqa: PLR2004 (a difference takes two)
        return ()
    return (setting.say("The times promised differ: the column Target names each."),)


def _order_section(order: Order, setting: Setting, *, number: int, group: str) -> TableSection:
    """Results of one length of time, the highest first."""
    span = length_words(order.length, setting.tongue)
    caption = setting.say(
        "{group}: results that cover {span}, the highest first", group=group, span=span
    )
    table = comparison_table(
        order.standards,
        setting,
        root=TO_ROOT[BY_RESULT],
        name=f"table_order_{number}",
        caption=caption,
    )
    differ = len({facts.current.period for facts in order.standards if facts.current}) > 1
    words = setting.say("The periods differ: each line names its own.") if differ else ""
    return TableSection(
        id=f"order_{number}",
        title=setting.say("Results that cover {span}", span=span),
        paragraphs=(words,) if words else (),
        table=table,
    )


def _apart_section(
    apart: Sequence[tuple[StandardFacts, Apart]], setting: Setting, *, root: str
) -> TableSection:
    """The promises that stand in no order, each with the reason; no figures."""
    rows = tuple(
        Row(
            standard_cell(facts, setting, root=root),
            (
                Cell(apart_words(facts, why, setting.tongue)),
                Cell(when(facts, setting)),
                Cell(setting.said(facts.standard.promise)),
            ),
        )
        for facts, why in apart
    )
    columns = (N_("Service"), N_("Why"), N_("Period"), N_("Promise"))
    return TableSection(
        id="not_in_order",
        title=setting.say("Not put in order"),
        table=Table(
            id="table_apart",
            caption=setting.say("Promises of this group that are not put in order, and why"),
            columns=tuple(Column(setting.say(title)) for title in columns),
            rows=rows,
        ),
    )
