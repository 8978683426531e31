"""Whether files have changed: by their time and size, as make tells it."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[str, int, int]  # name, time in nanoseconds, bytes; −1 where there is none


def stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return str(file), -1, -1
    return str(file), found.st_mtime_ns, found.st_size


def stamps_below(*folders: Path) -> tuple[Stamp, ...]:
    """Those of all files in `folders` and below."""
    return tuple(stamp(file) for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
