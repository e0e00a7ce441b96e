"""The server: answers requests of this computer's browsers from memory.

Takes the stage. Gives pages with the bar, the other files of the site as they are, and news of
changes. Must not read a file for a request, so that no request can reach one, nor listen to another
computer, nor answer a page of another site that has given itself this computer's address.
"""

import errno
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.serve.bar import EVENTS, OWN, SCRIPT, STYLE, page_alone, with_bar
from generator.serve.shown import Shown, Stage, State

LOOPBACK = "127.0.0.1"
NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})
"""Names by which a browser may ask. Any other is that of a web site, whose owner has pointed it
at this computer in order to read what is served here."""

PORTS = 20
"""Ports that are tried, one after the other, where the first is taken."""

PULSE = 15.0
"""Seconds after which a browser that waits is told that nothing has changed."""

# http.server would read the machine's own table, which differs between machines.
TYPES = MappingProxyType(
    {
        ".atom": "application/atom+xml; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
    }
)
OTHER = "application/octet-stream"
PAGE = TYPES[".html"]

# What a browser keeps would be the site of before; what it guesses could be run; what another
# site's page embeds would be told to it.
GUARDS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
)


class Answers(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    timeout = 120

    def __init__(self, *connection: object, stage: Stage, own: Mapping[str, bytes]) -> None:
        """`own` holds the preview's own files by their address."""
        self._stage, self._own = stage, own
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, a page, or the news."""
        if not is_ours(self.headers.get("Host", "")):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "This address is not served here.")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._tell_news()
        elif path.startswith(OWN):
            self._send_own(path)
        else:
            self._send_site(path)

    do_HEAD = do_GET  # noqa: N815 (a name that http.server looks for)

    def _deny(self) -> None:
        """Nothing can be written here."""
        self.close_connection = True
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Pages can be read here, and nothing else.")

    do_POST = do_PUT = do_PATCH = do_DELETE = _deny  # noqa: N815 (as above)
    do_OPTIONS = do_TRACE = do_CONNECT = _deny  # noqa: N815 (as above)

    def _send_own(self, path: str) -> None:
        content = self._own.get(path)
        if content is None:
            self._refuse(HTTPStatus.NOT_FOUND, "There is no such file.")
        else:
            self._send(HTTPStatus.OK, type_of(path), content)

    def _send_site(self, path: str) -> None:
        shown, version = self._stage.moment
        if shown.state is State.PART and find_file(path, shown) is None:
            # An older page beside the new ones would tell another state of the project.
            shown, version = self._stage.wait_for_whole()
        if not shown.has_site:
            alone = page_alone(shown, version=version)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, PAGE, alone)
            return
        name = find_file(path, shown)
        if name is not None and not path.endswith((name, "/")):
            self._redirect(f"{shown.mount}{name}".removesuffix("index.html"))
        elif name is not None:
            self._send_file(HTTPStatus.OK, name, shown, version)
        elif path == "/" != shown.mount:
            self._redirect(shown.mount)
        else:
            self._send_file(HTTPStatus.NOT_FOUND, "404.html", shown, version)

    def _send_file(self, status: HTTPStatus, name: str, shown: Shown, version: str) -> None:
        content, kind = shown.files.get(name, b""), type_of(name)
        if kind == PAGE:
            content = with_bar(content, shown, version=version, origin=self._origin())
        self._send(status, kind, content)

    def _origin(self) -> str:
        """The address by which the browser asks; "" where a content policy cannot name it."""
        host = self.headers.get("Host", "")
        return "" if host.startswith("[") else f"http://{host}"

    def _redirect(self, path: str) -> None:
        where = ("Location", quote(path))
        self._send(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", where)

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{words}\n".encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes, *more: tuple[str, str]) -> None:
        length = ("Content-Length", str(len(content)))
        self._begin(status, ("Content-Type", kind), length, *more)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, *GUARDS):
            self.send_header(name, value)
        self.end_headers()

    def _tell_news(self) -> None:
        """The version that is shown, and each that follows, for as long as a page listens."""
        self.close_connection = True
        self._begin(HTTPStatus.OK, ("Content-Type", "text/event-stream"), ("Connection", "close"))
        page = parse_qs(urlsplit(self.path).query).get("page", [""])[0]
        with self._stage.looked_at(unquote(page)):
            while self.command != "HEAD" and not self._stage.closed:
                news = self._stage.news
                self.wfile.write(f"retry: 500\ndata: {news}\n\n".encode())
                self._stage.wait_for_other(news.partition(" ")[0], seconds=PULSE)

    def version_string(self) -> str:
        """What serves, without its version."""
        return "scorecard"

    def log_message(self, *_: object) -> None:
        """Requests are not news."""


class _Server(ThreadingHTTPServer):
    # Elsewhere it lets a port be taken again at once; on Windows, taken from another program.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves in the middle of an answer is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def is_ours(host: str) -> bool:
    """Whether a browser that asks for this host, such as localhost:8000, may be answered."""
    name, mark, port = host.rpartition(":")
    if not mark or host.endswith("]"):
        name, port = host, "0"
    return name.lower() in NAMES and port.isascii() and port.isdigit()


def find_file(path: str, shown: Shown) -> str | None:
    """The name of the site's file that an address leads to; None where there is none.

    An address is a key into what was built: there is no folder that it could leave.
    """
    if not path.startswith(shown.mount):
        return None
    name = path.removeprefix(shown.mount)
    folder = name if not name or name.endswith("/") else f"{name}/"
    return next((one for one in (name, f"{folder}index.html") if one in shown.files), None)


def type_of(path: str) -> str:
    """The type of a file by its ending."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), OTHER)


def _bind(first: int, answers: "partial[Answers]") -> _Server:
    """A server on the first free port from `first` on; OSError where none of the next few is."""
    ports = range(first, first + PORTS) if first else (0,)
    for port in ports:
        try:
            return _Server((LOOPBACK, port), answers)
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES} or port == ports[-1]:
                raise
    raise AssertionError(ports)


@contextmanager
def serving(stage: Stage, own: Mapping[str, bytes], *, port: int) -> Iterator[str]:
    """Serve the stage while the block lasts; gives the address.

    Where `port` is taken, the next free one serves; 0 is any free one. OSError where none is.
    `own` holds the preview's style sheet and script by their file names.
    """
    files = {STYLE: own["preview.css"], SCRIPT: own["preview.js"]}
    answers = partial(Answers, stage=stage, own=files)
    with _bind(port, answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/"
        finally:
            stage.close()
            server.shutdown()
            thread.join()
