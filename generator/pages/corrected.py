"""The marks beside a result that was corrected: in the table behind its chart, and at its verdict.

Takes a result and the setting. Gives finished words. Must not know the page of corrections.
"""

from generator.model import LoggedCorrection
from generator.pages.parts import Corrected, Said, Words
from generator.pages.setting import Setting
from generator.published import Result
from generator.sentences.corrections import corrected_words


def corrected_notes(result: Result, setting: Setting) -> tuple[Corrected, ...]:
    """What stands beside a corrected result in the table behind its chart."""
    found = _corrections_of(result, setting)
    if not found:
        return ()
    main = setting.site.languages[0]
    return tuple(
        Corrected(words, Words(reason, main) if reason else "")
        for words, reason in corrected_words(result, found, setting.tongue)
    )


def corrected_caution(result: Result | None, setting: Setting) -> tuple[Said, ...]:
    """That the figure of a verdict was corrected, and where it says how."""
    found = _corrections_of(result, setting) if result else []
    if not found:
        return ()
    day = setting.tongue.date(max(one.date for one in found))
    return (setting.say("This figure was corrected on {date}.", date=day),)


def _corrections_of(result: Result, setting: Setting) -> list[LoggedCorrection]:
    known = setting.facts.published.record.of(result.service)
    if not known:  # nearly always
        return []
    about = (result.service, result.standard, result.period.key, result.channel, result.segment)
    return [
        one
        for one in known
        if one.is_of_figure and one.subject == about and one.statistic == result.statistic
    ]
