"""A project's own templates reach another machine as they are."""

from pathlib import Path

from generator.resources import templates_folder
from generator.shipping import pack, unpack


def test_templates_arrive_as_they_are(tmp_path: Path) -> None:
    """Every file of the project's folder lies in the same place, before the package's own."""
    own = tmp_path / "templates"
    (own / "pages").mkdir(parents=True)
    (own / "pages/about.html").write_bytes(b"<p>\xff</p>\r\n")
    (own / "base.html").touch()

    there, packaged = unpack(pack((own, templates_folder())))

    found = {path.relative_to(there).as_posix(): path for path in there.rglob("*.html")}
    assert {name: path.read_bytes() for name, path in found.items()} == {
        "pages/about.html": b"<p>\xff</p>\r\n",
        "base.html": b"",
    }
    assert packaged == templates_folder()


def test_a_project_without_templates(tmp_path: Path) -> None:
    """Where a project has no folder of templates an empty one is laid."""
    there, _ = unpack(pack((tmp_path / "none", templates_folder())))

    assert list(there.iterdir()) == []


def test_another_shipment_takes_its_place(tmp_path: Path) -> None:
    """What was sent before is cleared away when something else is sent."""
    first, _ = unpack(pack((tmp_path, templates_folder())))
    second, _ = unpack(pack((tmp_path, templates_folder())))

    assert not first.exists()
    assert second.is_dir()
