"""The digest of templates, and the shipment of them, where a folder is odd."""

from pathlib import Path

import pytest

from generator import printing
from generator.cache import Store, key_of
from generator.cluster import Cluster
from generator.jobs import ALONE, Workforce
from generator.press import Given
from generator.printing import digest_of_folders, give, opened
from generator.render import BrokenTemplateError
from generator.resources import templates_folder


def _lay(folder: Path) -> Path:
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/about.html").write_text("<p>Ours</p>", encoding="utf-8")
    (folder / "base.html").touch()
    return folder


def test_a_digest_knows_files_not_where_they_lie(tmp_path: Path) -> None:
    """Two checkouts of one project share what was printed; one word more and they do not."""
    here, there = _lay(tmp_path / "here"), _lay(tmp_path / "there")
    assert digest_of_folders((here,)) == digest_of_folders((there,))

    (there / "pages/about.html").write_text("<p>Ours.</p>", encoding="utf-8")
    assert digest_of_folders((here,)) != digest_of_folders((there,))


def test_a_digest_knows_names(tmp_path: Path) -> None:
    """A template under another name is another, and so is one of another folder."""
    here, there = _lay(tmp_path / "here"), _lay(tmp_path / "there")
    (there / "base.html").rename(there / "other.html")

    assert digest_of_folders((here,)) != digest_of_folders((there,))
    assert digest_of_folders((here, there)) != digest_of_folders((there, here))


def _shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody read the template; a superuser may read what is shut to all others."""
    opened = Path.open

    def refuse(path: Path, *given: object, **named: object) -> object:
        if path.name == "about.html":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)


def test_an_unreadable_template_does_not_end_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is needed is found where a page needs it; until then it is a name."""
    folder = _lay(tmp_path / "here")
    whole = digest_of_folders((folder,))
    _shut(monkeypatch)

    assert digest_of_folders((folder,)) != whole


def test_an_unreadable_template_is_told_before_it_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cluster is sent every template: the one that cannot be read is named, by its path."""
    folders = (_lay(tmp_path / "here"), templates_folder())
    _shut(monkeypatch)
    monkeypatch.setattr(printing, "executor", lambda *_given, **_named: pytest.fail("too late"))

    with (
        pytest.raises(BrokenTemplateError) as told,
        opened(Workforce(1, Cluster("tcp://127.0.0.1:1")), Given(folders, None, ("en",))),
    ):
        pass

    assert told.value.name == "pages/about.html"


KEY = key_of("a page")


@pytest.mark.parametrize(("words", "kept"), [("<p>Ours</p>", b"page"), ("<p>New</p>", None)])
def test_nothing_stays_kept_where_a_template_was_changed_meanwhile(
    tmp_path: Path, words: str, kept: bytes | None
) -> None:
    """Pages are kept by templates as they were: one that saw a later state would be wrong."""
    folder, cache = _lay(tmp_path / "here"), tmp_path / "cache"
    given = give((folder, templates_folder()), cache, ("en",), searches=False)

    with opened(ALONE, given):
        Store(cache).put(KEY, b"page")
        (folder / "pages/about.html").write_text(words, encoding="utf-8")

    assert Store(cache).get(KEY) == kept


def test_nothing_is_kept_of_templates_behind_a_link(tmp_path: Path) -> None:
    """What such a folder holds is in no digest, and that there is one is."""
    folder, cache = _lay(tmp_path / "here"), tmp_path / "cache"
    before = give((folder,), cache, ("en",), searches=False)
    (folder / ".parts").symlink_to(_lay(tmp_path / "there"))

    given = give((folder,), cache, ("en",), searches=False)

    assert (before.cache, given.cache) == (cache, None)
    assert given.digest != before.digest
