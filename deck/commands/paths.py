"""What commands share: which files they mean where none is named, how they tell what they made."""

from __future__ import annotations

import stat
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deck.errors import DeckError

if TYPE_CHECKING:
    from deck.pipeline import Built

KINDS = {
    ".pptx": "PowerPoint opens what is called .pptx only; “pdf” is a command of its own",
    ".pdf": "a PDF is called .pdf",
}
TOLD = 5  # slides of many that are named


def default_outline(given: Path | None) -> Path:
    """The outline beside build.py (`given`), else in this folder. Raises DeckError where there is none."""
    found = given or Path("outline.yaml")
    if not given and not found.exists():
        raise DeckError(
            f"no {found} here",
            expected=f"a folder that holds {found}, or an outline by name",
            hint="name one: deck talk.yaml; “deck gallery” shows what there is",
        )
    return found


def default_target(source: Path) -> Path:
    """build/deck.pptx beside the outline (another outline's name: build/NAME.pptx)."""
    name = "deck" if source.stem == "outline" else source.stem
    return source.parent / "build" / f"{name}.pptx"


def target_file(target: Path, template: Path | None = None, suffix: str = ".pptx") -> Path:
    """`target`, which must be a file called `suffix` or become one, and not the template itself. Raises DeckError."""
    expected = f"the name of a {suffix} file after -o"
    if problem := _unfit(target, suffix):
        raise DeckError(f"can't write {target}: {problem}", expected=expected)
    if template and target.resolve() == template.resolve():
        raise DeckError(f"can't write {target}: it is the template", expected=expected)
    return target


def _unfit(target: Path, suffix: str) -> str:
    """What keeps `target` from being replaced; nothing where nothing does."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    except OSError as problem:
        return str(problem.strerror)
    if stat.S_ISDIR(mode):
        return "it is a folder"
    if not stat.S_ISREG(mode):
        return "it is no file that could be replaced"
    return "" if target.suffix.lower() == suffix else KINDS[suffix]


def tell(built: Built, started: float, quiet: bool = False) -> None:
    """Say what was built since `started` (seconds of `time.perf_counter`): warnings, then, unless `quiet`, a line."""
    for warning in built.warnings:
        click.echo(f"warning: {warning}", err=True)
    if not quiet:
        # How many pages a PDF has, LibreOffice alone knows: it leaves hidden slides out.
        count = f": {built.slides} slides" if built.target.suffix.lower() == ".pptx" else ""
        click.echo(f"{shown(built.target)}{count} in {time.perf_counter() - started:.2f} s")
        if built.split:
            click.echo(_split(built.split))


def _split(split: Sequence[tuple[int, int]]) -> str:
    """Which slides of the outline became how many, the first few of them."""
    told = [f"slide {number} stands on {parts}" for number, parts in split[:TOLD]]
    left = [f"{len(split) - TOLD} more"] if len(split) > TOLD else []
    return f"too much for one slide: {', '.join(told + left)}"


def counted(findings: int, errors: int) -> str:
    """So many findings, so many of them errors."""
    return f"{findings} finding{'s' * (findings != 1)}, {errors or 'none'} severe"


def shown(target: Path) -> str:
    """The path as one would type it from here."""
    try:
        return str(target.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(target)
