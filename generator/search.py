"""The index of the search, made by Pagefind from a stub page for each thing that can be found.

Takes the facts of the site, or stubs. Gives the files below `pagefind/` that a browser asks for,
the same bytes for the same stubs. Must not know figures, nor the page that shows what was found.

Pagefind is one program, which is spoken to over its pipes: nothing is written beside the site. Its
files are reproducible but for the order of languages in the entry file, which is sorted here. A
thousand stubs take a second, and none when the stubs are those of the build before.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any, Self

from generator.cache import Store, key_of
from generator.gather import SiteFacts
from generator.pages.search import Stub, list_stubs
from generator.pages.setting import set_in

FOLDER = "pagefind/"
ENTRY = "pagefind-entry.json"
SCRIPTS = frozenset({"pagefind.js", "pagefind-worker.js"})
INDEX = ("fragment/", "index/")
ENDED = "Pagefind ended before its work did"
LAYOUT = "1"
"""Goes up when stubs are written or files chosen in another way: a kept index is then made anew."""

Files = Mapping[str, bytes]


class SearchError(Exception):
    """Pagefind is not there, or does not do its work; the message says why."""


def find_pagefind() -> Path:
    """The program; SearchError where it is not installed, as on systems it is not made for."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchError("Pagefind is not installed") from error


def can_search() -> bool:
    """Whether the program is there."""
    try:
        find_pagefind()
    except SearchError:
        return False
    return True


def index_site(facts: SiteFacts, *, store: Store) -> Files:
    """The index of everything that can be found on a site; SearchError without Pagefind."""
    settings = (set_in(language, facts) for language in facts.published.site.languages)
    return index_stubs((stub for one in settings for stub in list_stubs(one)), store=store)


def index_stubs(stubs: Iterable[Stub], *, store: Store) -> Files:
    """The files of the index by their path below the site's root; SearchError without Pagefind."""
    pages = [(stub.path, write_stub(stub)) for stub in stubs]
    program = find_pagefind()
    key = key_of("search", LAYOUT, _version(), *(text for page in pages for text in page))
    kept = store.get(key)
    if kept is None:
        kept = _packed(_index(program, pages))
        store.put(key, kept)
    return _unpacked(kept)


def _version() -> str:
    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        return ""


def write_stub(stub: Stub) -> str:
    """A page that Pagefind reads: the name, what is shown beside it, and what else is found."""
    spoken = stub.spoken if stub.spoken != stub.lang else ""
    shown = {"kind": stub.kind, "note": stub.note, "lang": spoken}
    return "".join(
        (
            f'<!doctype html><html lang="{escape(stub.lang)}"><body>',
            f'<h1 data-pagefind-meta="title">{escape(stub.name)}</h1>',
            *(
                f'<p data-pagefind-ignore data-pagefind-meta="{name}">{escape(words)}</p>'
                for name, words in shown.items()
                if words
            ),
            *(f"<p>{escape(words)}</p>" for words in stub.names),
            f'<p data-pagefind-meta="of" data-pagefind-weight="0.5">{escape(stub.of)}</p>'
            if stub.of
            else "",
            *(f'<h2 id="{escape(at)}">{escape(words)}</h2>' for at, words in stub.parts),
            "</body></html>",
        )
    )


def _index(program: Path, pages: Sequence[tuple[str, str]]) -> Files:
    """Everything that Pagefind makes of the pages, and of it what a browser asks for."""
    try:
        with _Service.start(program) as service:
            number = service.ask("NewIndex", config={})["index_id"]
            for path, text in pages:
                service.ask("AddFile", index_id=number, url=path, file_contents=text)
            given = service.ask("GetFiles", index_id=number)["files"]
    except BrokenPipeError as error:
        raise SearchError(ENDED) from error
    except OSError as error:
        raise SearchError(f"Pagefind cannot be started: {error.strerror}") from error
    return _chosen({str(file["path"]): b64decode(file["content"]) for file in given})


def _chosen(files: Files) -> Files:
    """The files that a browser asks for, below their folder, the entry with its keys sorted."""
    entry = json.loads(files[ENTRY])
    wasm = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    wanted = {name: content for name, content in files.items() if _is_asked_for(name, wasm)}
    wanted[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return {FOLDER + name: wanted[name] for name in sorted(wanted)}


def _is_asked_for(name: str, wasm: set[str]) -> bool:
    own = name in SCRIPTS or name in wasm
    return own or name.startswith(INDEX) or name.endswith(".pf_meta")


def _packed(files: Files) -> bytes:
    return json.dumps({name: b64encode(data).decode() for name, data in files.items()}).encode()


def _unpacked(kept: bytes) -> Files:
    return {name: b64decode(data) for name, data in json.loads(kept).items()}


@dataclass(slots=True)
class _Service:
    """Pagefind at work: each question is a line of base64 that ends in a comma, as is its answer.

    Questions are asked one by one: with many under way both sides could wait on full pipes.
    """

    process: "subprocess.Popen[bytes]"
    asked: int = 0

    @classmethod
    def start(cls, program: Path) -> Self:
        """Start it where no settings of its own lie; OSError where the system refuses."""
        settings = {k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")}
        pipe = subprocess.PIPE
        return cls(
            subprocess.Popen(  # noqa: S603 (the program of the installed package)
                [program, "--service"], stdin=pipe, stdout=pipe, cwd=program.parent, env=settings
            )
        )

    def ask(self, kind: str, **words: object) -> dict[str, Any]:
        """The answer to one question; SearchError where it is a fault, or there is none."""
        self.asked += 1
        question = {"message_id": self.asked, "payload": {"type": kind, **words}}
        into, out = self._pipes()
        into.write(b64encode(json.dumps(question).encode()) + b",")
        into.flush()
        said: dict[str, Any] = json.loads(b64decode(b"".join(_until_comma(out))))["payload"]
        if said["type"] == "Error":
            raise SearchError(f"Pagefind says: {said['message']}")
        return said

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        into, out = self.process.stdin, self.process.stdout
        if into is None or out is None:
            raise TypeError("started without pipes")
        return into, out

    def __enter__(self) -> Self:
        """The service itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()


def _until_comma(out: IO[bytes]) -> Iterator[bytes]:
    """What is read up to the comma that ends an answer; SearchError where it never comes."""
    while True:
        part = os.read(out.fileno(), 1 << 20)
        if not part:
            raise SearchError(ENDED)
        if part.endswith(b","):
            yield part[:-1]
            return
        yield part
