"""Examining a project: read, judged and checked, as what may be published of it.

Takes a project's folder and what the command decided. Gives what may be published, and one report
of findings. Must not write, nor load what draws and renders: a check that nothing of these needs
takes a second less.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.cards.coverage import check_cards
from generator.diagnostics import Report
from generator.disclosure.unread import count_left_out
from generator.earlier import find_before
from generator.exports.collected import check_catalogue
from generator.followed import check_followed
from generator.memory import FORGETFUL, Memory, uncollected
from generator.model import Site
from generator.published import Published
from generator.publishing import publish_once, recall
from generator.sources.handed_in import read_proofs
from generator.sources.project import can_be_listed, read_known
from generator.sources.quotes import quote_lines
from generator.sources.responses import find_tracked_sheets
from generator.sources.shelves import Shelf
from generator.sources.theme import check_theme
from generator.sources.tree import FolderTree, Tree
from generator.written import list_links

Today = Callable[[Site], date]
"""The day that counts as today, in the site's time zone: the only clock there is."""

Progress = Callable[[str, int, int], None]
"""Told of a stage by its name, how many of its parts are done, and how many there are, or 0."""


def silent(_stage: str, _done: int, _whole: int) -> None:
    """Progress that nobody watches."""


def examine(  # noqa: PLR0913 (options, by name)
    root: Path,
    *,
    today: Today,
    report: Report,
    previous: Path | Shelf | None = None,
    edition: str = "",
    recorded: bool = True,
    progress: Progress = silent,
    kept: Memory = FORGETFUL,
) -> Published | None:
    """What may be published of the project at `root`; None where it cannot be read at all.

    What readers know from the edition before is taken into account: from `previous`, else from the
    newest that the project holds. `edition` is the name of the one that this becomes.
    Whether what changed since has its corrections is asked where it is to be `recorded`.
    Whatever is wrong is in `report`; an error there means that nothing should be built of it.
    What is `kept` of equal files is not worked out again.
    """
    progress("reading", 0, 0)
    tree = FolderTree(root, report)
    find_tracked_sheets(root, report)
    if not can_be_listed(tree, ["templates"], report):
        return None
    published = examine_tree(
        tree,
        today=today,
        report=report,
        previous=previous,
        edition=edition,
        recorded=recorded,
        progress=progress,
        kept=kept,
    )
    if published is not None and not report.failed:
        _check_links(published, report)
        check_cards(published, report)
        check_catalogue(published.site, report)
    quote_lines(report, tree)
    return published


def _check_links(published: Published, report: Report) -> None:
    """Find the written links that lead to no page, where any link was written."""
    if any(list_links(published).values()):
        from generator.own_pages import check_links  # the pages take as long to load as pandas

        check_links(published, report)


@uncollected()
def examine_tree(  # noqa: PLR0913 (as examine)
    tree: Tree,
    *,
    today: Today,
    report: Report,
    previous: Path | Shelf | None = None,
    edition: str = "",
    recorded: bool = False,
    progress: Progress = silent,
    kept: Memory = FORGETFUL,
) -> Published | None:
    """What may be published of a project, wherever its files lie; links and cards unchecked.

    Where it is to be `recorded`, what changed since the edition before needs its corrections.
    """
    project = read_known(tree, report, kept)
    if project is None:
        return None
    check_theme(project.content.site, tree, report)
    progress("judging", 0, 0)
    as_of = today(project.content.site)
    known = find_before(tree, report, previous=previous, name=edition, as_of=as_of)
    before, found = kept.once(recall, known.compared, known.older, known.editions)
    report.join(found)
    published, found = publish_once(project, as_of, before, kept)
    left_out = count_left_out(report)
    report.join(found)
    if recorded and known.earlier and not report.failed:
        from generator.past import hold_against  # loads all tables that a site gives away

        published, found = kept.once(hold_against, published, known.earlier, project.corrections)
        report.join(found)
    if recorded and not report.failed:
        check_followed(published, project.corrections or (), report)
    proofs = read_proofs(known.editions.earlier, tree, as_of=as_of)
    if (left_out, proofs) == (published.left_out, published.proofs):
        return published  # memory knows it by its key
    return replace(published, left_out=left_out, proofs=proofs)
