"""`watch [OUTLINE]`: the deck, built again whenever something that it is made of was saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deck.cache.stamps import Stamp, stamp
from deck.commands import options
from deck.commands.paths import default_outline, default_target, target_file, tell
from deck.errors import DeckError

if TYPE_CHECKING:
    from deck.pipeline.session import Session

EVERY = 0.4  # seconds between two looks
KINDS = frozenset((".yaml", ".yml", ".xml", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ttf", ".otf"))
PASSED_OVER = frozenset(("build", "node_modules", "__pycache__"))  # and hidden folders


@click.command("watch")
@options.outline
@options.output
@options.brand
@click.pass_obj
def command(given: Path | None, outline: Path | None, output: Path | None, brand: Path | None) -> None:
    """Build OUTLINE, and again whenever it, a layout, a picture or the brand beside it is saved. Ctrl+C ends it.

    What has not changed is not made again: a rebuild takes some hundredths of a second.
    """
    from deck.cache import Cache, usual_folder
    from deck.pipeline.session import Session

    source = outline or default_outline(given)
    target = target_file(output or default_target(source))
    session = Session(source, brand=brand, cache=Cache(usual_folder()))
    folders = [source.resolve().parent, *([brand] if brand else [])]
    try:
        for _ in changes(lambda: tuple(stamps(folders)), lambda: time.sleep(EVERY)):
            _build(session, target)
    except KeyboardInterrupt:
        click.echo()


def _build(session: Session, target: Path) -> None:
    """One build, told in a line, or what is wrong; the old file stays then."""
    started = time.perf_counter()
    try:
        built = session.build(target)
    except DeckError as error:
        click.echo(error.render(), err=True)
        return
    tell(built, started)


def changes(look: Callable[[], tuple[Stamp, ...]], wait: Callable[[], None]) -> Iterator[None]:
    """Once at the start, then each time that what `look` sees is another after a `wait`."""
    seen: tuple[Stamp, ...] | None = None
    while True:
        if (now := look()) != seen:
            seen = now
            yield
        wait()


def stamps(folders: list[Path]) -> Iterator[Stamp]:
    """Those of all files in `folders` and below that a deck can be made of."""
    for folder in filter(Path.is_dir, folders):
        for entry in sorted(folder.iterdir()):
            if entry.is_dir() and entry.name[0] != "." and entry.name not in PASSED_OVER:
                yield from stamps([entry])
            elif entry.suffix.lower() in KINDS:
                yield stamp(entry)
