"""Where the bundled files are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_data"


def root() -> Path:
    """The folder that holds `templates` and `assets`."""
    return _WHEEL if _WHEEL.is_dir() else _PACKAGE.parent


def templates() -> Path:
    return root() / "templates"


def assets() -> Path:
    return root() / "assets"
