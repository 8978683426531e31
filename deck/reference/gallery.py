"""The gallery: one outline of all layouts, each with its sample, and of all words that templates may use.

In: layouts (those of templates/gallery among them), a brand. Out: an outline's YAML. What a slide shows
stands in its notes: what its layout is for, and the YAML that makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from deck.brand import ROLES, Brand
from deck.layouts import Layouts, SlideLayout
from deck.reference.sample import sample_yaml, slides_yaml
from deck.resources import assets, icon_names, templates
from deck.yaml_nodes import plain

PAGES = templates() / "gallery"
PICTURE = assets() / "samples" / "hills.jpg"
ICON_PAGE = 40  # icons that a slide has room for
LARGE = 30  # points: from here on a text style stands on the page of the large ones
_SMALL = {"ignore": ["legibility"]}  # a page of specimens is read at a desk
_FIRST = ("title", "section", "agenda")


def gallery(layouts: Layouts, brand: Brand) -> str:
    """The outline of the gallery as YAML."""
    explained = [_explained(slide, layouts[slide["layout"]]) for slide in samples(layouts)]
    slides = [*explained, *_words(brand)]
    return "title: Layouts and Vocabulary\nlang: en-US\nfooter: deck gallery\nslides:\n" + slides_yaml(slides)


def shown(layouts: Layouts) -> list[SlideLayout]:
    """The layouts in the order of the gallery: what opens a deck, then all by name."""
    own = [layout for layout in layouts if layout.path.parent != PAGES]
    return sorted(own, key=lambda layout: (layout.name not in _FIRST, layout.name not in _FIRST[:1], layout.name))


def samples(layouts: Layouts) -> Iterator[dict[str, Any]]:
    """Each layout's sample as a slide."""
    for layout in shown(layouts):
        yield {"layout": layout.name, **_found(layout, plain(layout.sample) if layout.sample else {})}


def _explained(slide: dict[str, Any], layout: SlideLayout) -> dict[str, Any]:
    """With what it is for and how it was made in its notes; the section slide opens the section of all layouts."""
    more = {"section": "Layouts"} if layout.opens_section else {}
    return {**slide, **more, "notes": f"{layout.purpose}\n\n```\n{sample_yaml(layout)}\n```"}


def _found(layout: SlideLayout, fields: dict[str, Any]) -> dict[str, Any]:
    """The sample with its pictures found: their paths are relative to the layout."""
    pictures = [name for name, spec in layout.fields.items() if spec.type == "image" and name in fields]
    return {**fields, **{name: str((layout.path.parent / fields[name]).resolve()) for name in pictures}}


def _words(brand: Brand) -> Iterator[dict[str, Any]]:
    yield {"layout": "boxes", "title": "Vocabulary: Boxes", "section": "Vocabulary"}
    yield {"layout": "text", "title": "Vocabulary: Text", "image": str(PICTURE), **_SMALL}
    yield {"layout": "things", "title": "Vocabulary: Things", "image": str(PICTURE)}
    yield {"layout": "data", "title": "Vocabulary: Data"}
    yield {"layout": "charts", "title": "Charts of Amounts", "of": "amounts", **_SMALL}
    yield {"layout": "charts", "title": "Charts of Shares", "of": "shares", **_SMALL}
    yield {"layout": "drawing", "title": "Vocabulary: Canvas"}
    yield {"layout": "motion", "title": "Vocabulary: Motion", "build": "items", **_SMALL}
    yield {"layout": "styles", "title": "Text Styles: Large", "large": True, "styles": list(_styles(brand, True))}
    yield {"layout": "styles", "title": "Text Styles: Small", "styles": list(_styles(brand, False)), **_SMALL}
    yield {"layout": "colours", "title": "Color Roles", "roles": list(ROLES["light"])}
    yield {"layout": "lengths", "title": "Lengths", "scales": list(_scales(brand))}
    yield from _icons()


def _styles(brand: Brand, large: bool) -> Iterator[dict[str, Any]]:
    for name, style in brand.styles.items():
        if (style.size > LARGE) is large:
            yield {"name": name, "size": style.size, "floor": style.floor}


def _scales(brand: Brand) -> Iterator[dict[str, Any]]:
    for name, words in brand.lengths.items():
        yield {"name": name, "words": [{"name": word, "points": points} for word, points in words.items()]}


def _icons() -> Iterator[dict[str, Any]]:
    for page in _pages(icon_names()):
        yield {"layout": "icons", "title": f"Icons: {page[0]} – {page[-1]}", "icons": list(page), **_SMALL}


def _pages(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """As few as they go on, all as full."""
    size = ceil(len(items) / ceil(len(items) / ICON_PAGE))
    for start in range(0, len(items), size):
        yield items[start : start + size]
