"""A tongue: one language's words, numbers, dates and names of periods.

Takes a language code. Gives text. The locale library sets separators and names of months only:
how many decimals a number has is decided by `quantities.shown`, so that no rounding of another
hand can turn a miss into a pass. Must not know results.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol

from generator.directions import isolated, runs_left
from generator.periods import Form, Period
from generator.resources import spoken_for
from generator.sentences.catalogues import open_catalogue
from generator.text import C_, CONTEXT, Phrase, Text, nested

MINUS, EN_DASH = "\N{MINUS SIGN}", "\N{EN DASH}"

SEVERAL_MONTHS = frozenset({Form.QUARTER, Form.HALF, Form.YEAR_TO_DATE})
"""Forms that are called by their first and last month."""


@dataclass(frozen=True)
class Tongue:
    """One language of a site; `default` is its first, whose texts stand in for missing ones.

    `named` are the names of the site's own periods by their ids.
    """

    language: str = "en"
    default: str = "en"
    catalogue: NullTranslations = field(default_factory=NullTranslations, repr=False, compare=False)
    named: tuple[tuple[str, Text], ...] = ()

    def say(self, text: str, **words: object) -> str:
        """A fixed sentence in this language, its gaps filled."""
        form = _form(text, self.catalogue)
        return _filled(form, words) if words else form.format()

    def plural(self, one: str, many: str, count: int, **words: object) -> str:
        """A fixed sentence in its form for `count`, which fills the gap {count}."""
        form = self.catalogue.ngettext(one, many, count)
        return _filled(form, {"count": self.count(count), **words})

    def measured(self, one: str, many: str, number: str) -> str:
        """A fixed sentence in its form for a plain decimal, which fills the gap {number}."""
        single = _is_singular(number, self.language)
        form = self.catalogue.ngettext(one, many, 1 if single else 2)
        return form.format(number=self.digits(number))

    def text(self, text: Text) -> Phrase:
        """A text in this language, else in one it has; those of the program are translated."""
        if text.ours and spoken_for(self.language):
            return Phrase(self.say(text.by_language[0][1]), self.language)
        return text.say(self.language, default=self.default)

    def plain(self, text: Text | None) -> str:
        """A project's own text without saying in which language it is; "" for none."""
        return self.text(text).text if text is not None else ""

    def quoted(self, text: Text | None) -> str:
        """A project's own text as it stands between quotation marks; "" for none."""
        return nested(self.plain(text), self.language)

    def count(self, number: int) -> str:
        """A whole number with its thousands set apart."""
        return self.digits(str(number))

    def digits(self, number: str) -> str:
        """A plain decimal with this language's separators; a minus sign proper."""
        decimal, group = _separators(self.language)
        sign, bare = (MINUS, number[1:]) if number.startswith("-") else ("", number)
        whole, _, rest = bare.partition(".")
        apart = f"{int(whole):,}".replace(",", group) if len(whole) > 3 else whole  # noqa: PLR2004 (no thousands)
        return sign + apart + (decimal + rest if rest else "")

    def percent(self, number: str) -> str:
        """A plain decimal as a percentage: 92.4%, and in French 92,4 with a space before the sign.

        The space is one at which no line breaks.
        """
        before, after = _percent_signs(self.language)
        return before + self.digits(number) + after

    def language_name(self, language: str) -> str:
        """What this language calls a language: French."""
        return _language_name(language, self.language)

    def date(self, day: date) -> str:
        """A date in words: November 22, 2026."""
        return _long_date(day, self.language)

    def period(self, period: Period) -> str:
        """What people call a period; a fiscal one names its months."""
        return _label(period, self)

    def heading(self, period: Period) -> str:
        """A period at the head of a row or of a sentence: Week of November 9, 2026."""
        label = self.period(period)
        return label[:1].upper() + label[1:]

    def during(self, period: Period) -> str:
        """A period as the beginning of a sentence: In March 2026."""
        first, last = self.date(period.first), self.date(period.last)
        match period.form:
            case Form.DAY:
                return self.say("On {day}", day=first)
            case Form.WEEK:
                return self.say("In the week of {day}", day=first)
            case Form.RANGE:
                return self.say(C_("days", "From {first} to {last}"), first=first, last=last)
            case Form.ROLLING:
                month = _month(period.last, self)
                return self.say("In the twelve months to {month}", month=month)
        return self._during_months(period)

    def _during_months(self, period: Period) -> str:
        """A period of whole months as the beginning of a sentence."""
        if _is_several_months(period):
            first, last = _ends(period, self)
            return self.say(C_("months", "From {first} to {last}"), first=first, last=last)
        label = self.period(period)
        if period.form is Form.FISCAL_YEAR:
            return self.say(C_("fiscal year", "In {period}"), period=label)
        if period.form is Form.FISCAL_QUARTER:
            return self.say(C_("fiscal quarter", "In {period}"), period=label)
        return self.say("In {period}", period=label)

    def start(self, period: Period) -> str:
        """When a period begins, as “since July 2025” names it; a year is named as a year."""
        if period.form in (Form.WEEK, Form.RANGE):
            return self.date(period.first)
        if period.form in (Form.DAY, Form.YEAR, Form.NAMED):
            return self.period(period)
        return _month(period.first, self)

    def span(self, first: Period, last: Period) -> str:
        """From the beginning of one period to the end of another: October 2023 to March 2026."""
        if first == last:
            return self.period(first)
        if first.form in (Form.DAY, Form.WEEK, Form.RANGE):
            begin, end = self.date(first.first), self.date(last.last)
            return self.say(C_("days", "{first} to {last}"), first=begin, last=end)
        if first.form is last.form is Form.YEAR:
            begin, end = first.key, last.key
        else:
            begin, end = _month(first.first, self), _month(last.last, self)
        return self.say(C_("months", "{first} to {last}"), first=begin, last=end)

    def short(self, period: Period) -> str:
        """A period for the axis of a chart: Mar 2026."""
        return _short(period, self)

    def joined(self, parts: list[str]) -> str:
        """Parts as a list in a sentence: a, b and c."""
        if len(parts) < 2:  # noqa: PLR2004 (one part stands alone)
            return "".join(parts)
        *first, last = map(isolated, parts)
        return self.say("{parts} and {last}", parts=", ".join(first), last=last)


@lru_cache(maxsize=64)
def open_tongue(language: str, *, default: str, named: tuple[tuple[str, Text], ...] = ()) -> Tongue:
    """One language of a site with the words that the product has in it; the same one each time."""
    return Tongue(language, default, catalogue=open_catalogue(language), named=named)


@lru_cache(maxsize=1 << 13)
def _form(text: str, catalogue: NullTranslations) -> str:
    """A sentence of the program's in the language of a catalogue, with its gaps."""
    context, _, bare = text.rpartition(CONTEXT)
    return catalogue.pgettext(context, bare) if context else catalogue.gettext(text)


def _filled(form: str, words: Mapping[str, object]) -> str:
    """A sentence with its gaps filled; words that run the other way do not turn it round."""
    told = form.format(**words)
    if told.isascii() or not runs_left(told):
        return told
    return form.format(**{key: _isolated(word) for key, word in words.items()})


def _isolated(word: object) -> object:
    return isolated(word) if isinstance(word, str) else word


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language; English for one the library does not know."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@cache
def own_name(language: str) -> str:
    """What a language calls itself, as at the head of a line: Français."""
    name = _language_name(language, language)
    return name[:1].upper() + name[1:]


@cache
def _separators(language: str) -> tuple[str, str]:
    locale = locale_of(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)


@cache
def _percent_signs(language: str) -> tuple[str, str]:
    """What stands before and after the digits of a percentage."""
    pattern = locale_of(language).percent_formats[None].pattern.partition(";")[0]
    before, digits, after = pattern.partition("#,##0")
    return (before, after) if digits else ("", "%")


@cache
def _language_name(language: str, within: str) -> str:
    name = locale_of(language).get_display_name(locale_of(within))
    return name if name and locale_of(language).language == language[:2] else language


@lru_cache(maxsize=4096)
def _is_singular(number: str, language: str) -> bool:
    """Whether a noun stands in the singular behind a number: 1 day, 1.5 days, but 1,5 jour."""
    return bool(locale_of(language).plural_form(Decimal(number)) == "one")


@lru_cache(maxsize=4096)
def _long_date(day: date, language: str) -> str:
    return str(format_date(day, "long", locale=locale_of(language)))


@lru_cache(maxsize=4096)
def _skeleton(pattern: str, day: date, language: str) -> str:
    return str(format_skeleton(pattern, day, locale=locale_of(language)))


@lru_cache(maxsize=512)
def _month_name(day: date, language: str) -> str:
    """The full name of a month by itself; a skeleton of the month alone gives its short name."""
    return str(format_date(day, "LLLL", locale=locale_of(language)))


def _month(day: date, tongue: Tongue) -> str:
    return _skeleton("yMMMM", day, tongue.language)


def _is_several_months(period: Period) -> bool:
    return period.form in SEVERAL_MONTHS and period.first.month != period.last.month


def _ends(period: Period, tongue: Tongue) -> tuple[str, str]:
    """Its first and its last month; the year of the first only where it differs."""
    same = period.first.year == period.last.year
    first = _month_name(period.first, tongue.language) if same else _month(period.first, tongue)
    return first, _month(period.last, tongue)


def _months(period: Period, tongue: Tongue) -> str:
    """January to March 2026."""
    first, last = _ends(period, tongue)
    if (period.first.year, period.first.month) == (period.last.year, period.last.month):
        return last
    return tongue.say(C_("months", "{first} to {last}"), first=first, last=last)


def _fiscal(period: Period, tongue: Tongue) -> str:
    key, _, quarter = period.key.partition("-Q")
    name = tongue.say("FY{year}", year=_years(key))
    if quarter:
        name = tongue.say("{year} Q{quarter}", year=name, quarter=quarter)
    return tongue.say("{name} ({months})", name=name, months=_months(period, tongue))


def _years(key: str) -> str:
    """The years in the key of a fiscal year: 2025, or 2024 and 25 with a dash between."""
    return key.removeprefix("FY").replace("-", EN_DASH)


def _rolling(period: Period, tongue: Tongue) -> str:
    return tongue.say("twelve months to {month}", month=_month(period.last, tongue))


def _week(period: Period, tongue: Tongue) -> str:
    return tongue.say("week of {day}", day=tongue.date(period.first))


def _range(period: Period, tongue: Tongue) -> str:
    first, last = tongue.date(period.first), tongue.date(period.last)
    return tongue.say(C_("days", "{first} to {last}"), first=first, last=last)


def _named(period: Period, tongue: Tongue) -> str:
    return tongue.plain(dict(tongue.named).get(period.key)) or period.key


_LABELS: dict[Form, Callable[[Period, Tongue], str]] = {
    Form.DAY: lambda period, tongue: tongue.date(period.first),
    Form.WEEK: _week,
    Form.MONTH: lambda period, tongue: _month(period.first, tongue),
    Form.QUARTER: _months,
    Form.HALF: _months,
    Form.YEAR: lambda period, _tongue: period.key,
    Form.FISCAL_YEAR: _fiscal,
    Form.FISCAL_QUARTER: _fiscal,
    Form.ROLLING: _rolling,
    Form.YEAR_TO_DATE: _months,
    Form.RANGE: _range,
    Form.NAMED: _named,
}


@lru_cache(maxsize=8192)
def _label(period: Period, tongue: Tongue) -> str:
    return _LABELS[period.form](period, tongue)


def _short(period: Period, tongue: Tongue) -> str:
    if period.form is Form.YEAR:
        return period.key
    if period.form in (Form.QUARTER, Form.FISCAL_QUARTER, Form.FISCAL_YEAR):
        return _short_quarter(period, tongue)
    if period.form is Form.NAMED:
        return _label(period, tongue)
    if period.form in (Form.DAY, Form.WEEK, Form.RANGE):
        return _skeleton("yMMMd", period.first, tongue.language)
    day = period.first if period.form is Form.MONTH else period.last
    return _skeleton("yMMM", day, tongue.language)


def _short_quarter(period: Period, tongue: Tongue) -> str:
    """A quarter with the name of its year, or a fiscal year: Q3 2026, FY2025 Q3, FY2025."""
    key, _, quarter = period.key.partition("-Q")
    if period.form is Form.QUARTER:
        return tongue.say("Q{quarter} {year}", quarter=quarter, year=key)
    name = tongue.say(C_("on an axis", "FY{year}"), year=_years(key))
    if not quarter:
        return name
    return tongue.say(C_("on an axis", "{year} Q{quarter}"), quarter=quarter, year=name)
