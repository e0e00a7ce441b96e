"""What the tests of robustness may ask for: two states of one small project."""

import shutil
from pathlib import Path

import pytest

NAMES = ("Renew a passport", "Renew a passport by mail")


@pytest.fixture
def projects(repository: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two states of one project, which give two different sites."""
    made = []
    for at, name in enumerate(NAMES):
        project = tmp_path / f"project-{at}"
        shutil.copytree(repository / "tests/faults/zero-to-confirm/project", project)
        service = next(project.glob("content/services/*/*.yaml"))
        text = service.read_text(encoding="utf-8")
        assert "name:" in text
        lines = [f"name: {name}" if one.startswith("name:") else one for one in text.split("\n")]
        service.write_text("\n".join(lines), encoding="utf-8")
        made.append(project)
    return made[0], made[1]
