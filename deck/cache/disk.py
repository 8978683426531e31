"""What is dear to make and cheap to keep, on disk. In: what it is made of. Out: the bytes kept for that, or nothing.

An entry's name is the digest of all that it depends on, so it can't be out of date; it begins with the digest of
its own bytes, so a damaged one is not used. Entries are written whole or not at all; the oldest go when there
are too many. A folder that can't be written to keeps nothing, and nobody minds.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

MAX_ENTRIES = 512


class Cache:
    """Entries in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, *made_of: str) -> bytes | None:
        """The bytes that `put` was given for the same strings."""
        try:
            kept = self._file(made_of).read_bytes()
        except OSError:
            return None
        digest, content = kept[:_SIZE], kept[_SIZE:]
        return content if digest == _digest(content) else None

    def put(self, content: bytes, *made_of: str) -> None:
        """Keep `content` for the next time."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", dir=self.folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(content) + content)
            Path(name).replace(self._file(made_of))
            self._thin_out()

    def _file(self, made_of: tuple[str, ...]) -> Path:
        return self.folder / _digest("\0".join(made_of).encode()).hex()

    def _thin_out(self) -> None:
        entries = list(self.folder.iterdir())
        if len(entries) > MAX_ENTRIES:
            for old in sorted(entries, key=lambda entry: entry.stat().st_mtime)[: MAX_ENTRIES // 2]:
                old.unlink(missing_ok=True)


_SIZE = 32


def _digest(content: bytes) -> bytes:
    import hashlib

    return hashlib.blake2b(content, digest_size=_SIZE).digest()


def usual_folder() -> Path:
    """DECK_CACHE, or `deck` among the user's caches (XDG_CACHE_HOME; Library/Caches; LOCALAPPDATA)."""
    named = os.environ.get("DECK_CACHE")
    if named:
        return Path(named)
    places = {"darwin": "~/Library/Caches", "win32": os.environ.get("LOCALAPPDATA", "~")}
    return Path(os.environ.get("XDG_CACHE_HOME") or places.get(sys.platform, "~/.cache")).expanduser() / "deck"
