"""What a slide's tree holds for the template's own placeholders, taken out of it.

In: the tree of a <slide>, and which kinds of placeholders the layout has. Out: the elements that fill them, and the
tree of what is left, which is laid out in the layout's free area. A title, a footer and a slide number are taken
wherever they stand; a subtitle and a body only as children of the slide, for elsewhere they are part of a design.
Decoration is our own brand's: the template has its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from deck.markup.element import Element

# Element → kinds of placeholder that it may fill (`deck.company.model.Holder.kind`), best first.
KINDS = {
    "title": ("title",),
    "subtitle": ("subTitle", "body"),
    "body": ("body", "subTitle"),
    "footer": ("ftr",),
    "slide-number": ("sldNum",),
}
_ANYWHERE = frozenset(("title", "footer", "slide-number"))
# Never ours to place: the layout's decoration, and footers, which belong to the template or to nothing.
_DROPPED = frozenset(("decoration", "date", "footer", "slide-number"))
_CONTAINERS = frozenset(("slide", "row", "column", "box", "grid", "stack", "spacer"))
_OWN_PAGE = ("ground", "padding")  # what a slide says about a page that is not the template's


class Hoisted(Struct, frozen=True):
    """`held` are (kind, element) for placeholders; `rest` is the slide without them, None where nothing is left."""

    held: tuple[tuple[str, Element], ...]
    rest: Element | None


def hoist(slide: Element, kinds: Collection[str]) -> Hoisted:
    """Take out of `slide` what fills placeholders of `kinds` (one for each entry)."""
    free = list(kinds)
    held = []
    for element in _candidates(slide):
        kind = next((k for k in KINDS[element.name] if k in free), "")
        if kind:
            free.remove(kind)
            held.append((kind, element))
    taken = [element for _, element in held]
    rest = _flowing(_without(slide, taken))
    return Hoisted(tuple(held), rest if _says_something(rest) else None)


def _flowing(slide: Element) -> Element:
    """What is left on a page that is not the slide's own; a title without a placeholder stands over the rest."""
    attributes = {name: value for name, value in slide.attributes.items() if name not in _OWN_PAGE}
    children = slide.children
    if len(slide.elements) > 1 and slide.elements[0].name in KINDS:
        children = (Element("column", {"gap": "m"}, children, slide.mark),)
    return replace(slide, attributes=attributes, children=children)


def _candidates(slide: Element) -> Iterator[Element]:
    for child in slide.elements:
        if child.name in KINDS:
            yield child
        elif child.name != "decoration":
            yield from _deeper(child)


def _deeper(element: Element) -> Iterator[Element]:
    for child in element.elements:
        if child.name in _ANYWHERE:
            yield child
        yield from _deeper(child)


def _without(element: Element, taken: Collection[Element]) -> Element:
    children = tuple(
        _without(child, taken) if isinstance(child, Element) else child
        for child in element.children
        if isinstance(child, str) or not (child.name in _DROPPED or any(child is one for one in taken))
    )
    return replace(element, children=children)


def _says_something(element: Element) -> bool:
    return any(child.name not in _CONTAINERS or _says_something(child) for child in element.elements)
