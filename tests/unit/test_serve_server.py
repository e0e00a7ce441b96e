"""The preview's server answers this computer alone, from what was built alone."""

import http.client
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.resources import templates_folder
from generator.serve import Shown, Stage, State, read_own, serving
from generator.serve.bar import REST
from generator.serve.server import find_file, is_ours
from generator.serve.shown import MOST_OPEN
from previewing import PATIENCE, Previewed

PAGE = b"<!doctype html><html><head></head><body><h1>Home</h1></body></html>"
FILES = {
    "index.html": PAGE,
    "404.html": PAGE.replace(b"Home", b"Not here"),
    "services/a/index.html": PAGE.replace(b"Home", b"A"),
    "data/results.csv": b"agency,value\n",
    "assets/style.css": b"body{}",
}


@contextmanager
def served(shown: Shown) -> Iterator[Previewed]:
    """A stage that shows this, served on a free port."""
    stage = Stage()
    stage.show(shown)
    with serving(stage, read_own(templates_folder()), port=0) as address:
        yield Previewed(Path(), address, stage)


@pytest.fixture(scope="module")
def site() -> Iterator[Previewed]:
    """A site of a few files."""
    with served(Shown(State.FRESH, FILES)) as previewed:
        yield previewed


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1:1", "LOCALHOST", "[::1]:80", "[::1]"]
)
def test_own_names_are_answered(host: str) -> None:
    """A browser may ask by any name of this computer."""
    assert is_ours(host)


STRANGERS = (
    *("", "evil.example", "evil.example:8000", "localhost.evil.example", "a@localhost"),
    *("127.0.0.1.evil.example", "127.0.0.2", "192.168.0.1:80", "::1"),
    *("localhost:", "localhost:80:80", "localhost:x"),
)


@pytest.mark.parametrize("host", STRANGERS)
def test_other_names_are_not_answered(host: str) -> None:
    """A name that a stranger has pointed at this computer is none of ours."""
    assert not is_ours(host)


def test_page_of_stranger_is_refused(site: Previewed) -> None:
    """A request under another host gets no page, of the site or of the preview."""
    for path in ("/", "/.preview/events", "/.preview/preview.js"):
        answer = site.ask(path, host="evil.example")
        assert (answer.status, b"Home" in answer.body) == (421, False)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading(site: Previewed, method: str) -> None:
    """Whatever is not GET or HEAD is refused."""
    assert site.ask("/", method=method).status == 405


def test_head_has_no_body(site: Previewed) -> None:
    """HEAD is answered as GET, without the page."""
    told, page = site.ask("/", method="HEAD"), site.ask("/")
    assert (told.status, told.body) == (200, b"")
    assert told.headers["Content-Length"] == page.headers["Content-Length"]


ELSEWHERE = (
    *("/../generator/__init__.py", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd"),
    *("//etc/passwd", "/data/../../etc/passwd", "/C:/windows/win.ini", "/data", "/data/"),
    *("/.preview/../index.html", "/.preview/%2e%2e/bar.py", "/.preview/", "/assets/"),
)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_but_the_site(site: Previewed, path: str) -> None:
    """An address leads to a file that was built or nowhere: no file of the disk, no list."""
    assert site.ask(path).status == 404


@given(st.text(), st.sampled_from(["/", "/scorecard/"]))
def test_find_file_gives_what_was_built(path: str, mount: str) -> None:
    """Whatever the address, what is found is one of the site's files."""
    found = find_file(f"{mount}{path}", Shown(State.FRESH, FILES, mount))
    assert found is None or found in FILES


def test_missing_page_is_the_sites_own(site: Previewed) -> None:
    """What does not exist is answered with the page for that."""
    answer = site.ask("/nowhere/")
    assert (answer.status, "Not here" in answer.text) == (404, True)


def test_folder_leads_to_its_page(site: Previewed) -> None:
    """A folder without its slash leads to it, so that relative links hold."""
    answer = site.ask("/services/a")
    assert (answer.status, answer.headers["Location"]) == (302, "/services/a/")
    assert "<h1>A</h1>" in site.ask("/services/a/").text


def test_files_come_as_they_are(site: Previewed) -> None:
    """A file that is no page has the bytes of the site, its type, and is not kept."""
    answer = site.ask("/data/results.csv")
    assert answer.body == FILES["data/results.csv"]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_site_stands_where_its_address_says() -> None:
    """Below the path of base_url, where links from the root hold; the root leads there."""
    with served(Shown(State.FRESH, FILES, "/scorecard/")) as previewed:
        assert previewed.ask("/").headers["Location"] == "/scorecard/"
        assert "Home" in previewed.ask("/scorecard/").text
        assert previewed.ask("/index.html").status == 404


def test_without_site_findings_stand_alone() -> None:
    """Where nothing could be built every address answers so, and no error is taken for a page."""
    with served(Shown(State.NOTHING, fault="It broke")) as previewed:
        answer = previewed.ask("/services/")
    assert (answer.status, "It broke" in answer.text) == (503, True)


def test_only_loopback_is_listened_to(site: Previewed) -> None:
    """Another address of this computer, which others could reach, is not answered."""
    other = ("127.0.0.2", urlsplit(site.address).port)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(other, timeout=PATIENCE)


def test_taken_port_gives_way_to_the_next() -> None:
    """Where the port is taken, the site is served at another."""
    with served(Shown()) as first:
        port = urlsplit(first.address).port or 0
        with serving(Stage(), read_own(templates_folder()), port=port) as address:
            assert urlsplit(address).port not in {None, port}


def test_news_tell_the_version_and_the_next() -> None:
    """Who listens hears what is shown, and at once what follows."""
    with served(Shown(State.FRESH, FILES)) as previewed, listening(previewed) as news:
        assert next(news) == previewed.stage.version
        previewed.stage.show(Shown(State.STALE, FILES))
        assert next(news) == previewed.stage.version


PART = Shown(State.PART, {"index.html": PAGE})


def test_page_that_is_there_before_the_rest_says_so() -> None:
    """It has the note, and the whole site has none."""
    with served(PART) as previewed:
        assert REST in previewed.ask("/").text
        previewed.stage.show(Shown(State.FRESH, FILES))
        assert REST not in previewed.ask("/").text


@pytest.mark.parametrize("path", ["/services/a/", "/data/results.csv", "/services/a"])
def test_what_is_not_there_yet_is_waited_for(path: str) -> None:
    """No request is answered from the site of before while a page of the next is shown."""
    with served(PART) as previewed, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(previewed.ask, path)
        assert not wait([asked], timeout=0.2).done
        previewed.stage.show(Shown(State.FRESH, FILES))
        assert asked.result(timeout=PATIENCE).status != HTTPStatus.NOT_FOUND


def test_news_name_the_part_that_a_site_completes() -> None:
    """Who was shown a part that is as it was hears so, behind the version of the whole."""
    with served(PART) as previewed, listening(previewed) as news:
        part = next(news)
        previewed.stage.show(Shown(State.FRESH, FILES, completes=part))
        assert next(news) == f"{previewed.stage.version} {part}"


def test_addresses_of_pages_that_listen_are_known() -> None:
    """The newest first, each once, a few at most, while they listen."""
    with served(Shown(State.FRESH, FILES)) as previewed:
        with listening(previewed, "/services/a%20b/") as news:
            next(news)
            assert list(previewed.stage.open_pages) == ["/services/a b/"]
        with ExitStack() as looking:
            for number in (*range(MOST_OPEN + 1), 1):
                looking.enter_context(previewed.stage.looked_at(str(number)))
            newest = previewed.stage.open_pages
        assert list(newest[:2]) == ["1", str(MOST_OPEN)]
        assert len(newest) == MOST_OPEN


@contextmanager
def listening(previewed: Previewed, page: str = "/") -> Iterator[Iterator[str]]:
    """The versions that a page hears of."""
    netloc = urlsplit(previewed.address).netloc
    connection = http.client.HTTPConnection(netloc, timeout=PATIENCE)
    with closing(connection):
        connection.request("GET", f"/.preview/events?page={quote(page)}")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        lines = (line.decode().strip() for line in answer)
        yield (line.removeprefix("data: ") for line in lines if line.startswith("data: "))
