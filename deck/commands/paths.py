"""What commands share: which files they mean where none is named, how they name what they made."""

from __future__ import annotations

from pathlib import Path

from deck.errors import DeckError


def default_outline(given: Path | None) -> Path:
    """The outline beside build.py (`given`), else in this folder, else the bundled sample."""
    from deck.resources import sample_outline

    here = Path("outline.yaml")
    return given or (here if here.is_file() else sample_outline())


def default_target(source: Path) -> Path:
    """build/deck.pptx beside the outline (another outline's name: build/NAME.pptx)."""
    from deck.resources import bundled

    folder = Path.cwd() if bundled(source) else source.parent
    name = "deck" if source.stem == "outline" else source.stem
    return folder / "build" / f"{name}.pptx"


def target_file(target: Path) -> Path:
    """`target`, which must not be a folder. Raises DeckError."""
    if target.is_dir():
        raise DeckError(f"{target} is a folder", expected="the name of a .pptx file after -o")
    return target


def counted(findings: int, errors: int) -> str:
    """So many findings, so many of them errors."""
    return f"{findings} finding{'s' * (findings != 1)}, {errors or 'none'} severe"


def shown(target: Path) -> str:
    """The path as one would type it from here."""
    try:
        return str(target.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(target)
