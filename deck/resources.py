"""Where the bundled files are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

import functools
import os
from pathlib import Path

ICON = "one that the command “icons” lists, or a file of your own beside the outline: icons/NAME.svg"
_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_data"


def root() -> Path:
    """The folder that holds `templates` and `assets`."""
    return _WHEEL if _WHEEL.is_dir() else _PACKAGE.parent


def templates() -> Path:
    return root() / "templates"


def assets() -> Path:
    return root() / "assets"


def icon_file(name: str, *folders: Path) -> Path | None:
    """The SVG file of an icon: in `icons/` of the first of these folders that has it, else the bundled one."""
    if name != Path(name).name:
        return None
    files = (folder / "icons" / f"{name}.svg" for folder in (*folders, assets()))
    return next((file for file in files if os.path.isfile(file)), None)  # noqa: PTH113  (raises for no name, however long)


@functools.lru_cache(maxsize=1)
def icon_names() -> tuple[str, ...]:
    """The bundled icons."""
    return tuple(sorted(file.stem for file in (assets() / "icons").glob("*.svg")))
