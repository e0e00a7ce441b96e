"""The card of one promise, for a frame in another site: a small page of its own.

Takes the facts of a service. Gives finished views with their badges. Must not know how a verdict is
reached, nor what another site does with a card.

A card travels without its page. So a result on few cases, and a zero that nobody confirmed, are
left to the page, as are those that must never be read without them; every figure has its period,
its counts, its target and what to keep in mind. Cards of old ids stay, under the present words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from generator.gather import ServiceFacts, SiteFacts, StandardFacts
from generator.pages.addresses import EMBED, embed_path, service_path
from generator.pages.badges import tell_badge
from generator.pages.drawn import draw_sparkline, span_of_sparkline
from generator.pages.embed_views import EmbedPage
from generator.pages.ended import standard_ended
from generator.pages.figures import Sparkline
from generator.pages.parts import Beside, Link, Verdict
from generator.pages.promise import verdict_view, verdict_views
from generator.pages.service import Sheet
from generator.pages.setting import Head, Setting, plain_words
from generator.pages.travelling import travels
from generator.pages.views import Footer, Frame
from generator.sentences.numbers import counts_words, value_words

ROOT = "../../../"


def embed_folders(facts: ServiceFacts) -> tuple[str, ...]:
    """How the addresses of a service's cards begin, the old ones among them."""
    return tuple(f"{EMBED}{name}/" for name in (facts.service.id, *facts.service.was))


def count_embeds(facts: SiteFacts) -> int:
    """How many cards there are, those at old addresses counted."""
    return sum(1 for one in facts.services for each in one.standards for _ in _places(each))


def _places(facts: StandardFacts) -> list[str]:
    """Every address of a promise's card, the present one first."""
    service, standard = facts.service, facts.standard
    names = product((service.id, *service.was), (standard.id, *standard.was))
    return [embed_path(*one) for one in names]


def tell_embeds(facts: ServiceFacts, setting: Setting) -> Iterator[Sheet]:
    """The card of every promise of a service, at each of its addresses, with its badge."""
    known = {one.standard.id: one for one in facts.standards}
    for one in facts.standards:
        beside = [known[name] for name in one.standard.read_with]
        sheet = _tell_embed(one, beside, facts, setting)
        yield sheet
        for path in _places(one)[1:]:
            yield replace(sheet, page=replace(sheet.page, path=setting.tree + path))


def _tell_embed(
    one: StandardFacts, beside: Sequence[StandardFacts], facts: ServiceFacts, setting: Setting
) -> Sheet:
    standard = one.standard
    sure = travels(one, beside)
    spark = draw_sparkline(one, sure=True) if sure and not one.others else None
    href = f"{ROOT}services/{facts.service.id}/#{standard.id}"
    told = [(each, tuple(verdict_views(each, setting))) for each in (one, *beside)] if sure else []
    page = EmbedPage(
        **_head(one, setting),
        service=setting.said(facts.service.name),
        agency=setting.said(facts.agency.name),
        more=Link(setting.say("Every figure, and how it was counted"), href),
        ended=standard_ended(one, setting, root=ROOT),
        edition=_edition(setting),
        **(_result(one, told[0][1], spark, setting) if sure else {}),
        instead="" if sure else setting.say("The result stands on the page, with its notes."),
        beside=tuple(_beside(other, setting) for other in beside) if sure else (),
    )
    badge = tell_badge(one, told, setting)
    return Sheet(page, (spark,) if spark else (), badge=badge)


def _head(one: StandardFacts, setting: Setting) -> Head:
    """What stands around a card: the site's name and that figures are invented, no navigation."""
    promise, tongue = setting.quoted(one.standard.promise), setting.tongue
    service, site = tongue.plain(one.service.name), tongue.plain(setting.site.title)
    return Head(
        path=setting.tree + embed_path(one.service.id, one.standard.id),
        title=f"{service}: {plain_words(promise)} · {site}",
        title_lang="",
        description="",
        heading=promise,
        lang=tongue.language,
        root=ROOT + "../" * setting.tree.count("/"),
        frame=Frame(
            site=setting.said(setting.site.title),
            home=ROOT,
            navigation=(),
            footer=Footer(publisher=setting.said(setting.site.publisher)),
            demonstration=setting.demonstration,
            banner=setting.said(setting.site.banner),
        ),
        canonical=setting.absolute(service_path(one.service.id)),
        breadcrumb=(),
        alternates=(),
        feeds=(),
    )


def _edition(setting: Setting) -> str:
    """The edition that the site is; "" for a state between two."""
    current = setting.facts.published.editions.current
    if current is None:
        return ""
    day = setting.tongue.date(current.as_of)
    return setting.say("Edition {edition}, {date}", edition=current.name, date=day)


def _result(
    one: StandardFacts, verdicts: Sequence[Verdict], spark: Sparkline | None, setting: Setting
) -> dict[str, Any]:
    """The verdicts, and the figure with its period; of several targets each has its sentence.

    A figure set large, and a small line, would be of one target alone: neither is then there.
    """
    tongue, current = setting.tongue, one.current
    figure = value_words(current, tongue) if current and not one.others else ""
    return {
        "verdicts": verdicts,
        "figure": figure,
        "when": tongue.heading(current.period) if current else "",
        "counts": counts_words(current, tongue) if current and figure else "",
        "spark": spark.key if spark else "",
        "span": _span(one, spark, setting),
    }


def _span(one: StandardFacts, spark: Sparkline | None, setting: Setting) -> str:
    """Which periods the small line is of; "" where there is none."""
    span = span_of_sparkline(one) if spark else None
    if spark is None or span is None:
        return ""
    periods = setting.tongue.span(*span)
    if spark.target is None:
        return periods
    return setting.say("{span}. The dotted line is the target of the newest result.", span=periods)


def _beside(other: StandardFacts, setting: Setting) -> Beside:
    promise = setting.quoted(other.standard.promise)
    href = f"{ROOT}services/{other.service.id}/#{other.standard.id}"
    return Beside(promise, href, verdict_view(other, setting))
