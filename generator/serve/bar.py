"""The bar of findings, and how a page of the site takes it in.

Takes what is shown and finished pages. Gives HTML for the answer to one request; nothing of it is
ever part of a site. Must not trust a word: names and contents of files are escaped.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from generator.diagnostics import Diagnostic, Severity
from generator.diagnostics.text import QUOTED, printable
from generator.serve.shown import Shown, State

OWN = "/.preview/"
"""Where the preview's own files are served: no site has a name that begins with a dot."""

STYLE, SCRIPT, EVENTS = f"{OWN}preview.css", f"{OWN}preview.js", f"{OWN}events"

MOST = 100
"""Findings that are listed; the check prints the others."""

TOLD = {
    State.BEGUN: "The site is being built for the first time.",
    State.PART: "",
    State.FRESH: "",
    State.STALE: "What you see is the last site that could be built.",
    State.NOTHING: "There is no site to show yet.",
}

REST = "The rest of the site is being built."

HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
POLICY = re.compile(
    r"""(<meta\s[^>]*http-equiv="Content-Security-Policy"[^>]*\scontent=")([^"]*)(")""",
    re.IGNORECASE,
)


def with_bar(page: bytes, shown: Shown, *, version: str, origin: str) -> bytes:
    """A page of the site with the bar and the script that reloads it; `origin` is the preview's."""
    text = page.decode("utf-8", "replace")
    text = POLICY.sub(lambda found: _opened(found, origin), text, count=1)
    text = _before(HEAD_END, text, _links(version))
    return _behind(BODY, text, bar(shown) + _rest(shown)).encode()


def page_alone(shown: Shown, *, version: str) -> bytes:
    """The page that is shown where there is no site: the findings by themselves."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Preview of the scorecard</title>{_links(version)}</head>"
        '<body class="scorecard-preview-alone"><main><h1>Preview of the scorecard</h1>'
        f"{bar(shown)}</main></body></html>\n"
    ).encode()


def bar(shown: Shown) -> str:
    """The bar; "" where there is nothing to say."""
    said = " ".join(filter(None, (_counted(shown), TOLD[shown.state])))
    if not said:
        return ""
    lines = "".join(_lines(shown))
    wrong = shown.state not in {State.PART, State.FRESH}
    inside = (
        f'<details{" open" if wrong else ""}><summary><span role="status">{said}</span></summary>'
        f"<ul>{lines}</ul></details>"
        if lines
        else f'<p role="status">{said}</p>'
    )
    kind = "wrong" if (shown.findings and wrong) or shown.fault else "well"
    return (
        f'<section class="scorecard-preview scorecard-preview-{kind}" '
        f'aria-label="Findings of the preview">{inside}'
        '<button type="button" hidden>Hide findings</button></section>'
    )


def _rest(shown: Shown) -> str:
    """The note on a page that is shown before the others; "" where all are there."""
    if shown.state is not State.PART:
        return ""
    return f'<p class="scorecard-preview-rest" role="status">{REST}</p>'


def _opened(found: re.Match[str], origin: str) -> str:
    """The page's own policy, which lets in the preview's script and its news besides."""
    rules = dict(_rules(unescape(found[2])))
    script = f"{origin}{SCRIPT}" if origin else "'self'"
    for name, source in (
        ("script-src", script),
        ("connect-src", "'self'"),
        ("style-src", "'self'"),
    ):
        given = [one for one in rules.get(name, "").split() if one != "'none'"]
        rules[name] = " ".join([*given, *([] if source in given else [source])])
    policy = "; ".join(f"{name} {sources}".strip() for name, sources in rules.items())
    return f"{found[1]}{escape(policy)}{found[3]}"


def _rules(policy: str) -> Iterator[tuple[str, str]]:
    for rule in filter(None, (part.strip() for part in policy.split(";"))):
        name, _, sources = rule.partition(" ")
        yield name.lower(), sources


def _links(version: str) -> str:
    """What the head of a page needs; the version tells when another page is there."""
    return (
        f'<link rel="stylesheet" href="{STYLE}">'
        f'<script src="{SCRIPT}" data-version="{escape(version)}" data-events="{EVENTS}" defer>'
        "</script>"
    )


def _before(mark: re.Pattern[str], text: str, more: str) -> str:
    found = mark.search(text)
    at = found.start() if found else 0
    return f"{text[:at]}{more}{text[at:]}"


def _behind(mark: re.Pattern[str], text: str, more: str) -> str:
    found = mark.search(text)
    at = found.end() if found else len(text)
    return f"{text[:at]}{more}{text[at:]}"


def _counted(shown: Shown) -> str:
    """How many findings there are of each severity, in words."""
    if shown.fault:
        return "This program has a fault."
    said = []
    for severity in Severity:
        count = sum(found.severity is severity for found in shown.findings)
        if count:
            said.append(f"{count:,} {severity}{'' if count == 1 else 's'}")
    return f"{', '.join(said)}." if said else ""


def _lines(shown: Shown) -> Iterator[str]:
    """The findings, one by one."""
    if shown.fault:
        yield f"<li><pre>{escape(_clean(shown.fault, keep=True))}</pre></li>"
    for found in shown.findings[:MOST]:
        yield _line(found)
    more = len(shown.findings) - MOST
    if more > 0:
        yield f"<li>And {more:,} more: <code>scorecard check</code> prints each.</li>"


def _line(found: Diagnostic) -> str:
    """One finding: where, what, the line as it is written, and what to type."""
    place = f"<code>{_shown(str(found.place))}</code> " if found.place.path else ""
    quoted = found.source.strip() and found.place.path.endswith(QUOTED)
    source = f"<pre>{_shown(found.source.rstrip())}</pre>" if quoted else ""
    hint = f"<p>{_shown(found.hint)}</p>" if found.hint else ""
    return (
        f"<li><p>{place}<strong>{found.severity.value}</strong>: {_shown(found.message)} "
        f"<small>[{_shown(found.code)}]</small></p>{source}{hint}</li>"
    )


def _shown(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str, *, keep: bool = False) -> str:
    """The text without characters that nobody can print, on one line unless `keep`."""
    lines = text.split("\n") if keep else [text]
    return "\n".join(printable(line) for line in lines)
