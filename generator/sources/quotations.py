"""Quotations: where somebody's own words stand in a Markdown text, and what must not be in them.

Takes the lines of a text with the number of the first. Gives findings: a quotation that nobody
reviewed, and personal data in one, by line and never by what it says.
Must not know whose words they are.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Place, Report

_QUOTE = re.compile(r"\s*(?:(?:[-*+]|[0-9]{1,9}[.)])\s+)*>")
"""A line that begins a block quote, also inside a list; a line that only may is one too."""

_MARKS = re.compile(r"[\\*_`~>\u200b-\u200f\u2060\ufeff\u00ad]")
"""Marks of Markdown and invisible ones: 555*-*0100 reads 555-0100."""

_NAME = r"[A-Z0-9][\w'’.-]*"
_WAYS = (
    "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|"
    "Square|Sq|Crescent|Close|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Row"
)
_FOREIGN_WAYS = (
    "rue|avenue|av|boulevard|bd|chemin|place|allée|allee|impasse|quai|route|cours|square|passage"
)
_CALLES = r"calle|c/|avenida|avda|plaza|paseo|camino|carretera|ronda|travesía|travesia"

PERSONAL = (
    (
        "an e-mail address",
        # Only where a word begins: in a word of 100,000 letters each would be tried as the first.
        re.compile(
            r"(?<![\w.+'-])[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
        ),
    ),
    (
        "an identity number",
        re.compile(
            r"(?<![\w-])(?:[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}"  # United States
            r"|[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}"  # Canada
            r"|[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"  # United Kingdom
            r"|[12] ?[0-9]{2} ?[0-9]{2} ?[0-9AB]{2} ?[0-9]{3} ?[0-9]{3}(?: ?[0-9]{2})?"  # France
            r"|[XYZ]?-?[0-9]{7,8}-?[A-Z]"  # Spain
            r"|[A-Z]{0,3}[0-9]{8,})(?![\w-])"  # passports, cases, and whatever else is as long
        ),
    ),
    (
        "a street address",
        re.compile(
            rf"\b[0-9]{{1,5}}[A-Za-z]?,? (?:{_NAME} ){{1,4}}(?:{_WAYS})\b"
            rf"|\b[0-9]{{1,4}}(?: ?(?:bis|ter))?,? (?i:{_FOREIGN_WAYS})\.? (?:\w|')"
            rf"|(?i:\b(?:{_CALLES})\.?) [\w' .]{{2,40}},? (?i:n\.?º ?|núm\.? ?)?[0-9]{{1,4}}\b"
            r"|(?i:\bP\.? ?O\.? ?Box) [0-9]+"
        ),
    ),
    (
        "a telephone number",
        re.compile(r"(?<![\w-])\+?\(?[0-9]{1,4}\)?(?:[ ./-]{0,2}\(?[0-9]{2,5}\)?){1,5}(?![\w-])"),
    ),
)
"""What personal data look like, the surer kinds first."""

FEWEST_DIGITS = 7
"""Of a telephone number; fewer are a price, an hour or a number of a form."""

_OTHERS = re.compile(
    r"[0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}"
    r"|(?:19|20)[0-9]{2} ?[-/] ?(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}[.:][0-9]{2} ?- ?[0-9]{1,2}[.:][0-9]{2}"  # hours
    r"|[0-9]{1,3}(?: [0-9]{3})+"  # a large number
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words: their characters, and the line in the file on which each stands."""

    text: str
    lines: tuple[int, ...]


def find_quotations(lines: Sequence[str], *, first_line: int) -> Iterator[Quotation]:
    """Every block quote, with the lines that go on without a mark, to the next blank line."""
    held: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=first_line):
        if _QUOTE.match(line) or (held and line.strip()):
            held.append((number, line))
        elif held:
            yield _joined(held)
            held = []
    if held:
        yield _joined(held)


def _joined(held: Sequence[tuple[int, str]]) -> Quotation:
    """The words of several lines as one text, as a reader sees them."""
    parts = [(number, _as_read(line)) for number, line in held]
    text = "".join(f"{part} " for _, part in parts)
    return Quotation(text, tuple(n for n, part in parts for _ in range(len(part) + 1)))


def _as_read(line: str) -> str:
    """A line without marks, its spaces and digits made plain."""
    mark = _QUOTE.match(line)
    plain = unicodedata.normalize("NFKC", html.unescape(line[mark.end() :] if mark else line))
    dashes = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    return " ".join(_MARKS.sub("", dashes).split())


def check_words(text: str, body: str, path: str, report: Report, *, reviewed: bool) -> None:
    """Check the quotations in the body of a Markdown file, whose whole text this is."""
    first = text.count("\n") - body.count("\n") + 1
    found = tuple(find_quotations(body.split("\n"), first_line=first))
    check_quotations(found, path, report, reviewed=reviewed)


def check_quotations(
    quotations: Sequence[Quotation], path: str, report: Report, *, reviewed: bool
) -> None:
    """Find quotations that nobody reviewed, and personal data in any."""
    for quotation in quotations:
        if not reviewed:
            report.add("unreviewed-quote", Place(path, quotation.lines[0]))
        for line, kind in _personal(quotation):
            report.add("personal-data-in-quote", Place(path, line), kind=kind)


def kind_of_personal_data(text: str) -> str:
    """What kind of personal data a text seems to hold, the surest first; "" for none."""
    plain = _as_read(text.replace("\n", " "))
    found = _personal(Quotation(plain, (1,) * len(plain)))
    return next((kind for _, kind in found), "")


def _personal(quotation: Quotation) -> Iterator[tuple[int, str]]:
    """The line and kind of what looks like personal data; a stretch has one kind."""
    rest = quotation.text
    for kind, pattern in PERSONAL:
        for found in pattern.finditer(rest):
            if kind != "a telephone number" or _is_number(found[0]):
                yield quotation.lines[found.start()], kind
                blank = " " * len(found[0])
                rest = rest[: found.start()] + blank + rest[found.end() :]


def _is_number(text: str) -> bool:
    """Whether digits with signs between them are long enough to call, and no date, hour or sum."""
    digits = sum(letter.isdigit() for letter in text)
    return digits >= FEWEST_DIGITS and not _OTHERS.fullmatch(text.strip())
