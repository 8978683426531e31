"""Write a file whole or not at all: a temporary file beside it, then a rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from deck.errors import DeckError


def save(write: Callable[[BinaryIO], None], target: Path) -> None:
    """Let `write` fill a new file, then put it in `target`'s place; on any error the old one stays.

    Raises DeckError where the folder can't be written to.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as problem:
        raise _unwritable(target, problem) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as problem:
        Path(name).unlink(missing_ok=True)
        raise _unwritable(target, problem) from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(target: Path, problem: OSError) -> DeckError:
    return DeckError(
        f"can't write {target}: {problem.strerror or problem}",
        expected="a file in a folder that can be written to",
        hint="choose another one with -o FILE",
    )
