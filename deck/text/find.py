"""Font files of a family, found by their own `name` tables. In: a family, a style. Out: a file, or nothing.

Looked at only for a family that no bundled file measures: the usual folders of Windows, macOS and Linux. Files whose
names resemble the family's come first, so that most are never opened.
"""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
MOST = 5000  # files looked at


class Found(Struct, frozen=True):
    """A face in a file; `kerns`: it has the legacy table that PowerPoint kerns by."""

    file: Path
    index: int
    family: str
    bold: bool
    italic: bool
    kerns: bool


def folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


def find(family: str, bold: bool, italic: bool) -> Found | None:
    """The face of `family` on this machine that is nearest to the style asked for."""
    return min(faces(family, folders()), key=lambda f: (f.bold != bold) + (f.italic != italic), default=None)


@functools.lru_cache(maxsize=64)
def faces(family: str, places: tuple[Path, ...]) -> tuple[Found, ...]:
    """All faces of `family` in `places`; files named after it are opened first, others only if those hold none."""
    wanted = _plain(family)
    files = list(_files(places))
    like = [f for f in files if _plain(f.stem).startswith(wanted[:5])]
    found = tuple(_matching(like, wanted))
    return found or tuple(_matching([f for f in files if f not in set(like)], wanted))


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _files(places: tuple[Path, ...]) -> list[Path]:
    found = [f for place in places if place.is_dir() for f in place.rglob("*") if f.suffix.lower() in SUFFIXES]
    return sorted(found)[:MOST]


def _matching(files: list[Path], wanted: str) -> Iterator[Found]:
    for file in files:
        yield from (face for face in read(file) if _plain(face.family) == wanted)


@functools.lru_cache(maxsize=8192)
def read(file: Path) -> tuple[Found, ...]:
    """The faces in a font file; none where it can't be measured by (WOFF, or broken)."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # odd dates in a machine's fonts are nobody's concern here
    if file.suffix.lower() not in SUFFIXES:
        return ()
    try:
        if file.suffix.lower() in (".ttc", ".otc"):
            fonts = TTCollection(str(file), lazy=True).fonts
        else:
            fonts = [TTFont(str(file), lazy=True)]
        return tuple(_face(file, index, font) for index, font in enumerate(fonts))
    except (TTLibError, OSError, KeyError, AssertionError):
        return ()


def _face(file: Path, index: int, font: object) -> Found:
    names, style = font["name"], font["head"].macStyle  # type: ignore[index]
    family = names.getDebugName(16) or names.getDebugName(1) or ""
    return Found(file, index, family, bool(style & 1), bool(style & 2), "kern" in font)  # type: ignore[operator]
