"""A folder of files served on loopback, under the Content-Security-Policy that a site must bear.

Takes a folder and the path it stands under. Gives its address while the block lasts.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
FRAMED = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
"""What a server sends with the cards of promises, as docs/embed.md asks it to."""


class StrictFiles(SimpleHTTPRequestHandler):
    """Static files below one path, each with the policy, and 404.html for what is not there."""

    # Named here because http.server reads the machine's own table, which differs between machines.
    extensions_map = {  # noqa: RUF012 (typed by the base class)
        "": "application/octet-stream",
        ".css": "text/css",
        ".csv": "text/csv",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml",
    }

    def __init__(self, *connection: object, folder: Path, under: str) -> None:
        """One request of one connection."""
        self.under = under
        super().__init__(*connection, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file behind a path; what lies outside `under` is a file that does not exist."""
        inside = path.startswith(self.under)
        return super().translate_path(path.removeprefix(self.under) if inside else "/.outside")

    def end_headers(self) -> None:
        """Every answer bears the policy, the page for what is not there too."""
        embedded = f"{self.path}/".startswith((f"{self.under}embed/", f"{self.under}es/embed/"))
        self.send_header("Content-Security-Policy", FRAMED if embedded else POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered with the site's own 404.html, as static hosts do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not news."""


@contextmanager
def served(folder: Path, *, under: str = "/") -> Iterator[str]:
    """Serve `folder` below the path `under` on a free port; gives the address of its root."""
    handler = partial(StrictFiles, folder=folder, under=under)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            thread.join()
