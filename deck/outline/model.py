"""The outline as values: the deck, its sections, its slides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from deck.errors import Mark
from deck.fields.clicks import BuildSpec
from deck.layouts import SlideLayout
from deck.scene import Ground, Transition
from deck.yaml_nodes import Node


class SlideSpec(Struct, frozen=True, eq=False):
    """One slide. `number` counts from 1, `written` as the author counts; `fields` are the layout's own.

    What was too much for one slide stands on several: `part` counts them from 1, `skipped` is how many
    entries of the list that was cut stand before this part, `sizes` are the text sizes that all parts share.
    """

    number: int
    layout: SlideLayout
    fields: Mapping[str, Any]
    title: str
    mark: Mark
    notes: str | None = None
    id: str | None = None
    section: str | None = None
    short: str | None = None
    hidden: bool = False
    lang: str | None = None
    build: BuildSpec | None = None
    transition: Transition | None = None
    ground: Ground | None = None
    overflow: str = "error"
    ignore: tuple[str, ...] = ()
    written: int = 0
    part: int = 1
    skipped: int = 0
    sizes: Mapping[str, float] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What links call it, without the “#”; a part that only goes on has no name."""
        counted = (f"slide-{self.written}",) if self.part == 1 else ()
        return (self.id, *counted) if self.id else counted


class SectionSpec(Struct, frozen=True):
    """Consecutive slides under one name; `number` counts the sections that a section slide opened."""

    name: str
    short: str
    first: int
    count: int
    number: int | None


class Outline(Struct, frozen=True, eq=False):
    """The whole outline. `created` is W3CDTF in UTC; `folder` is what paths are relative to;
    `says_lang` whether `lang` is the outline's own word; `warnings` are of what was hardly meant as it reads."""

    title: str
    lang: str
    created: str
    path: Path
    folder: Path
    slides: tuple[SlideSpec, ...]
    sections: tuple[SectionSpec, ...]
    subtitle: str | None = None
    author: str | None = None
    footer: str | None = None
    brand: Path | None = None
    template: Path | None = None
    layouts: Mapping[str, Node] = field(default_factory=dict)
    transition: Transition = "none"
    ground: Ground | None = None
    says_lang: bool = True
    warnings: tuple[str, ...] = ()
