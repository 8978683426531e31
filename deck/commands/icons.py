"""`icons [WORD]`: the names of the icons."""

from __future__ import annotations

import click

from deck.errors import DeckError, did_you_mean


@click.command("icons")
@click.argument("word", required=False)
def command(word: str | None) -> None:
    """List the icons that come along (those with WORD in their name), a name a line.

    Files icons/NAME.svg beside an outline are icons too: outlines or filled shapes in one colour.
    """
    from deck.resources import icon_names

    found = [name for name in icon_names() if not word or word in name]
    if not found:
        raise DeckError(f"no icon has “{word}” in its name", hint=did_you_mean(word or "", icon_names()))
    click.echo("\n".join(found))
