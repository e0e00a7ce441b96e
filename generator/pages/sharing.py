"""The lines with which a promise is shown on another site: a card in a frame, and a badge.

Takes the facts of a standard. Gives a finished part. Must not know how cards and badges look.

A line is copied once and stays for years. So nothing in it says how the promise stands: its title
and its alternative text are as true next year.
"""

from html import escape

from generator.gather import StandardFacts
from generator.pages.addresses import badge_path, embed_path, service_path
from generator.pages.embed_views import BADGE_HEIGHT
from generator.pages.setting import Setting
from generator.pages.share_parts import Share

WIDE, HIGH, MORE = 480, 640, 220
"""Pixels of a frame, and what it is higher by for each further verdict.

Of the 100 cards of the demonstration nine in ten stand whole in it; one with more to say scrolls.
"""


def share(facts: StandardFacts, setting: Setting) -> Share:
    """What another site needs to show a promise, as read from its service's page."""
    service, standard = facts.service.id, facts.standard.id
    known = bool(setting.site.base_url)
    return Share(
        id=standard,
        card="../../" + embed_path(service, standard).removesuffix("index.html"),
        badge=f"../../{badge_path(service, standard)}",
        frame_line=_frame_line(facts, setting) if known else "",
        badge_line=_badge_line(facts, setting) if known else "",
        missing="" if known else _missing(setting),
    )


def _missing(setting: Setting) -> str:
    return setting.say(
        "There are no lines to copy yet: this site does not know its full address. Its publisher "
        "can write it in content/site.yaml, as base_url."
    )


def _frame_line(facts: StandardFacts, setting: Setting) -> str:
    address = setting.absolute(embed_path(facts.service.id, facts.standard.id))
    further = len(facts.others) + len(facts.standard.read_with)
    title = setting.say(
        "{service}, newest result: “{promise}”",
        service=setting.tongue.plain(facts.service.name),
        promise=setting.tongue.quoted(facts.standard.promise),
    )
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" '
        f'width="{WIDE}" height="{HIGH + MORE * further}" loading="lazy"></iframe>'
    )


def _badge_line(facts: StandardFacts, setting: Setting) -> str:
    service, standard = facts.service.id, facts.standard.id
    page = f"{setting.absolute(service_path(service))}#{standard}"
    badge = setting.absolute(badge_path(service, standard))
    words = setting.say(
        "Badge: newest result of the promise “{promise}”",
        promise=setting.tongue.quoted(facts.standard.promise),
    )
    image = f'<img src="{escape(badge)}" alt="{escape(words)}" height="{BADGE_HEIGHT}">'
    return f'<a href="{escape(page)}">{image}</a>'
