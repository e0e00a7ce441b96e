"""Editions in a build: the one that is made, and those before it, which the site gives away too.

Takes a project's tree, what is published, and finished tables. Gives the files of an edition, in
the site and in the project's folder editions/.
Must not know what stands in a table, nor what a page says of editions.

What was published under a name is never changed: the same name is written again only with the same
bytes.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.diagnostics import Refusal
from generator.exports.editions import NOTE, describe_file, pack, write_note
from generator.exports.files import CSV, join_pieces, table_path
from generator.gather import SiteFacts
from generator.model import KEPT, RULES_VERSION, Editions, NamedEdition, Site
from generator.published import Published
from generator.sources.editions import FOLDER, PACKED
from generator.sources.tree import Tree
from generator.write import Writer

KEPT_TABLES = {table_path(name, CSV): name for name in KEPT}


def pack_table(path: str, content: bytes | Iterable[bytes]) -> dict[str, bytes]:
    """A download packed under its name, where it is one that editions keep."""
    name = KEPT_TABLES.get(path)
    return {f"{name}{PACKED}": pack(join_pieces(content))} if name else {}


def name_edition(
    packed: Mapping[str, bytes], hashes: Mapping[str, str], published: Published
) -> NamedEdition:
    """The edition that packed tables make; `hashes` has the SHA-256 of each download by path."""
    before = published.editions
    told = (
        describe_file(name, packed[name], hashes[f"data/{name.removesuffix('.gz')}"])
        for name in sorted(packed)
    )
    return NamedEdition(before.name, published.as_of, RULES_VERSION, before.previous, tuple(told))


def note_of(edition: NamedEdition, site: Site) -> bytes:
    """The note that tells of an edition."""
    main = site.languages[0]
    title, publisher = (text.say(main, default=main).text for text in (site.title, site.publisher))
    return write_note(edition, title=title, publisher=publisher)


def recognise(editions: Editions, hashes: Mapping[str, str]) -> Editions:
    """A state that publishes the tables of the newest edition, byte for byte, is that edition.

    So is the site that a workflow builds from the commit that holds it.
    """
    newest = editions.earlier[-1] if editions.earlier else None
    if newest is None or editions.name or newest.rules_version != RULES_VERSION:
        return editions
    told = {f"data/{one.name.removesuffix('.gz')}": one.content for one in newest.files}
    if set(told) != set(KEPT_TABLES) or any(hashes.get(path) != told[path] for path in told):
        return editions
    return Editions(newest.name, newest.previous, editions.earlier[:-1], newest)


def with_editions(facts: SiteFacts, editions: Editions) -> SiteFacts:
    """The facts of a site that is one of these editions, or a state behind them."""
    if editions == facts.published.editions:
        return facts
    return replace(facts, published=replace(facts.published, editions=editions))


def put_editions(
    writer: Writer, editions: Editions, files: Mapping[str, bytes], tree: Tree
) -> None:
    """Put this edition, whose `files` are given where it is made, and those before it."""
    for name, content in files.items():
        writer.put(f"{FOLDER}/{editions.name}/{name}", content)
    kept = [editions.current] if editions.current and not files else []
    for edition in (*editions.earlier, *kept):
        for name in (NOTE, *(file.name for file in edition.files)):
            path = f"{FOLDER}/{edition.name}/{name}"
            writer.put(path, tree.read(path))


def keep_edition(project: Path, name: str, files: Mapping[str, bytes]) -> Refusal | None:
    """Keep an edition in the project, whole or not at all; why not, where that cannot be done."""
    if not name:
        return None
    folder = project / FOLDER / name
    try:
        if folder.exists():
            return _hold_against(folder, name, files)
        _write(folder, files)
    except OSError as fault:
        shown = PurePosixPath(FOLDER, name)
        return Refusal.of("cannot-write", file=shown, problem=fault.strerror or str(fault))
    return None


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files in a folder that appears with all of them, or not at all."""
    made = folder.with_name(f".{folder.name}.new")  # no edition: it begins with a dot
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        for name, content in files.items():
            (made / name).write_bytes(content)
        made.rename(folder)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _hold_against(folder: Path, name: str, files: Mapping[str, bytes]) -> Refusal | None:
    """Why an edition that is there already is another; None where it is the same."""
    there = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    unlike = sorted(file for file in {*there, *files} if there.get(file) != files.get(file))
    if not unlike:
        return None
    return Refusal.of("edition-published", name=name, files=", ".join(unlike))
