"""Faults in the pages that a project's people write: before the site is rendered, and after.

Takes what may be published, and the faults of all rendered pages. Adds findings with the file and
the line, in the file of the language where the link stands.
Must not know templates, nor what any other page says.
"""

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath, relpath
from types import MappingProxyType
from urllib.parse import unquote

from generator.diagnostics import Place, Report
from generator.gather import gather_site
from generator.links import LinkFault, PageOutline, What, judge_link, leads_elsewhere
from generator.model import CUTS
from generator.pages.setting import set_in
from generator.pages.site import tell_site
from generator.pages.translated import leads_to_a_page
from generator.published import Published
from generator.text import nearest
from generator.written import NO_LINKS, WrittenLinks, list_links

OWN_PAGE = re.compile(
    "(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*/)?((pages|feedback|improvements)/([^/]+)/index.html)"
)
"""The address of a page that the project's people wrote in Markdown, below that of its language.

Parted into the address in the first language, its folder and its id.
"""

LINKED = frozenset({What.MISSING_FILE, What.MISSING_ANCHOR, What.LEAVES_SITE})
"""What is wrong with a link that probably meant something else."""

Outlines = Mapping[str, PageOutline]

NO_OUTLINES: Outlines = MappingProxyType({})


class BrokenSiteError(Exception):
    """The rendered site has a broken link, anchor or heading that nobody but we wrote."""


def check_links(published: Published, report: Report) -> None:
    """Find the links of own pages that lead to no page of the site.

    Links to files, and to a place in a page, can be judged only when the site is rendered. Which
    addresses the site has is known by telling its pages, 3 milliseconds each: not done where
    nobody wrote a link to one.
    """
    written = list_links(published)
    links = ((path, one) for path, found in written.items() for one in found)
    wanted = [(path, one) for path, one in links if leads_to_a_page(one.target)]
    addresses = _list_addresses(published) if wanted else frozenset()
    for path, link in wanted:
        what = judge_link(path, link.target, addresses)
        if what is not None:
            guess = guess_target(path, link.target, addresses)
            report.add("faulty-page", link.place, target=link.target, what=what, guess=guess)


def _list_addresses(published: Published) -> frozenset[str]:
    """The path of every page that the site will have."""
    main = published.site.languages[0]
    setting = set_in(main, gather_site(published))
    return frozenset(sheet.page.path for sheet in tell_site(setting, ()))


def guess_target(
    page: str, target: str, files: Iterable[str], outlines: Outlines = NO_OUTLINES
) -> str:
    """The sentence that names what a link of a page probably meant, or nothing.

    That is the nearest of the `files`, or of the places in the page it leads to by its outline.
    """
    path, _, anchor = target.partition("#")
    wanted = normpath(join(dirname(page), unquote(path))) if path else page
    there = next((one for one in (wanted, f"{wanted}/index.html") if one in outlines), "")
    if there:
        near = nearest(unquote(anchor), outlines[there].ids)
        return f"Did you mean '{path}#{near}'?" if near else ""
    near = nearest(wanted, {one.removesuffix("/index.html") for one in files if one != page})
    if near is None:
        return ""
    end = "/" if path.endswith(("/", "index.html")) else ""
    return f"Did you mean '{relpath(near, dirname(page))}{end}{anchor and '#'}{anchor}'?"


def refuse_broken(
    faults: Iterable[LinkFault],
    report: Report,
    *,
    written: WrittenLinks = NO_LINKS,
    files: Iterable[str] = (),
    outlines: Outlines = NO_OUTLINES,
) -> None:
    """Find the faults of the project's own pages; BrokenSiteError for any other.

    A fault of a link that somebody wrote is told where it stands, another with its file alone. What
    was meant is guessed from the `files` and pages that there are.
    """
    ours, found = [], dict[tuple[Place, str, What], str]()
    for fault in faults:
        if leads_elsewhere(fault):
            continue
        own = OWN_PAGE.fullmatch(fault.path)
        if own is None or own[3] in CUTS:
            ours.append(fault)
            continue
        links = written.get(own[1], ())
        file = Place(f"content/{own[2]}/{own[3]}.md")
        # In the tree of a further language a link to a file begins one folder further down.
        targets = (fault.target, fault.target.removeprefix("../"))
        place, target = next(
            ((one.place, one.target) for one in links if one.target in targets),
            (file, fault.target),
        )
        guess = guess_target(own[1], target, files, outlines) if fault.what in LINKED else ""
        found.setdefault((place, target, fault.what), guess)
    for (place, target, what), guess in found.items():
        report.add("faulty-page", place, target=target, what=what, guess=guess)
    if ours:
        first = "; ".join(f"{f.path}:{f.line}: {f.target} {f.what}" for f in ours[:3])
        raise BrokenSiteError(f"{len(ours)} faults in the rendered pages: {first}")
