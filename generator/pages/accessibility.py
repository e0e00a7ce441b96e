"""The accessibility statement: what the pages keep to, what was tested, and where to complain.

Takes the setting. Gives a finished view. What was tested is said by sentences/accessibility.py,
whose list the browser tests share; nothing here adds to it.
"""

from generator import __version__
from generator.pages.parts import Definition, Link, ProseSection
from generator.pages.reading_views import AccessibilityPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.accessibility import (
    ASSESSED,
    BROWSER,
    LEVEL,
    STANDARD,
    TOOLS,
    say_tested,
    say_untested,
)


def tell_accessibility(setting: Setting) -> Sheet:
    """The statement, whose date is that of the program's release and not of the build."""
    lede = setting.say(
        "How this scorecard serves people who use a keyboard, a screen reader, large text, their "
        "own colours or paper; what was tested; and what to do where it does not serve you."
    )
    heading = setting.say("Accessibility")
    head = setting.head(
        "accessibility/index.html", heading, description=lede, section="accessibility"
    )
    sections = (_standard(setting), _tested(setting), _gaps(setting), _contact(setting))
    return Sheet(AccessibilityPage(**head, lede=lede, sections=sections))


def _standard(setting: Setting) -> ProseSection:
    return ProseSection(
        "standard",
        setting.say("What the pages keep to"),
        (
            setting.say(
                "The pages are made to meet {standard} at level {level}, which takes in what "
                "Section 508 asks of web pages. The tests below find no fault. No outside body "
                "has assessed them.",
                standard=STANDARD,
                level=LEVEL,
            ),
        ),
    )


def _tested(setting: Setting) -> ProseSection:
    tools = setting.tongue.joined([f"{name} {release}" for name, release in TOOLS.items()])
    return ProseSection(
        "tested",
        setting.say("What is tested"),
        (
            setting.say(
                "Each release of the program that makes these pages is tested in {browser}, with "
                "{tools}, on every kind of page and every part that a page can have:",
                browser=BROWSER,
                tools=tools,
            ),
        ),
        points=say_tested(setting.tongue),
        definitions=(
            Definition(
                setting.say("Assessed on"),
                (
                    Link(
                        setting.say(
                            "{date}, version {version} of the program",
                            date=setting.tongue.date(ASSESSED),
                            version=__version__,
                        )
                    ),
                ),
            ),
        ),
    )


def _gaps(setting: Setting) -> ProseSection:
    return ProseSection(
        "gaps",
        setting.say("What is not tested, or not known to work"),
        points=say_untested(setting.tongue),
    )


def _contact(setting: Setting) -> ProseSection:
    ways = setting.ways(setting.site.contact or setting.site.complaint)
    publisher = Link(setting.said(setting.site.publisher))
    lines = [Definition(setting.say("Published by"), (publisher,))]
    if ways:
        lines.append(Definition(setting.say("How to reach the publisher"), ways))
    told = (
        setting.say(
            "If you cannot read or use a page, tell the publisher which page it is and what went "
            "wrong. You can ask for the same facts in another form."
        )
        if ways
        else setting.say("The publisher has named no way to reach them here.")
    )
    return ProseSection(
        "complain",
        setting.say("Where a page does not work for you"),
        (told,),
        definitions=tuple(lines),
    )
