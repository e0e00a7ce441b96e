"""Where the product's own templates, adapters, catalogues and starter project lie.

Takes nothing but the place of this package. Gives folders. Must not know what is in them; every
other module asks here.

In the wheel they lie inside the package. In a checkout the templates lie beside it, where a project
looks for them, and are preferred: an editable install can leave an old copy inside the package.
"""

import tomllib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DISTRIBUTION = "cx-scorecard"


def templates_folder(*, package: Path = PACKAGE) -> Path:
    """The folder of base templates, pages, components and assets."""
    return _find("templates", package)


def adapters_folder(*, package: Path = PACKAGE) -> Path:
    """The folder of shipped mappings for tables in somebody else's shape."""
    return _find("adapters", package)


def starter_folder(*, package: Path = PACKAGE) -> Path:
    """The folder of the small project that a new one begins as."""
    return _find("starter", package)


def forms_folder(*, package: Path = PACKAGE) -> Path:
    """The folder of what a new file of each kind begins as."""
    return _find("forms", package)


def locale_folder(*, package: Path = PACKAGE) -> Path:
    """The folder of the catalogues of translated words."""
    return _find("locale", package)


def spoken_languages(*, package: Path = PACKAGE) -> tuple[str, ...]:
    """The languages in which the product has its words, English, in which it is written, first."""
    return ("en", *sorted(path.name for path in locale_folder(package=package).iterdir()))


def spoken_for(language: str) -> str:
    """The language whose words stand for `language`: fr for fr-CA; "" where there is none."""
    spoken = spoken_languages()
    return next((one for one in (language, language.partition("-")[0]) if one in spoken), "")


def _find(name: str, package: Path) -> Path:
    beside, inside = package.parent / name, package / name
    if beside.is_dir() and _is_checkout(package.parent):
        return beside
    if inside.is_dir():
        return inside
    raise FileNotFoundError(f"the installation of {DISTRIBUTION} lacks its {name}: {inside}")


def _is_checkout(folder: Path) -> bool:
    # In site-packages, too, somebody's package may be called "templates".
    try:
        settings = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    project = settings.get("project")
    return isinstance(project, dict) and project.get("name") == DISTRIBUTION
