"""Where things stand on a template's layout: the free area that is ours to fill, in points.

The free area is the layout's own body placeholders' box, else the master's, as that is where its maker wants
content; cut where title and footers are. With no body anywhere it is the page within the title's margins.
"""

from __future__ import annotations

from collections.abc import Iterable

from deck.company.model import Layout, Template
from deck.scene import Box, Insets

GAP = 8.0  # between the title or a footer and the free area
MARGIN = 0.055  # of the page's width, where no title shows the template's own
INSETS = Insets(7.2, 3.6, 7.2, 3.6)  # PowerPoint's usual ones: our texts stand where its texts would
KEPT = 0.5  # share of the area that must be left when it keeps clear of something drawn
COVER = 0.6  # share of the page from which something drawn is the ground itself
LEAST = (0.45, 0.35)  # a free area narrower or lower than this share of the page is no place for content


def free_area(layout: Layout, template: Template) -> Box:
    """The box for content without the insets of a body, so that what has no insets lines up with what has."""
    page = Box(0, 0, template.width, template.height)
    own = union([h.box for h in layout.of("body")])
    masters = layout.body if layout.of("title") else union([b for b in (layout.head, layout.body) if b])
    for candidate in (own, masters):
        if candidate and _roomy(area := inside(_cut(candidate, layout, page)), page):
            return area
    return inside(_cut(_rest(layout, page), layout, page))


def calm(layout: Layout, template: Template) -> float:
    """The share of the page that is free for content with nothing drawn under it; a photograph counts half."""
    page = Box(0, 0, template.width, template.height)
    area = free_area(layout, template)
    for mark in objects(layout, page):
        area = _apart(area, mark)
    share = area.width * area.height / (page.width * page.height)
    return share / 2 if layout.surface.busy else share


def objects(layout: Layout, page: Box) -> list[Box]:
    """What is drawn on the layout, but for panels that are the ground itself."""
    return [m for m in layout.marks if m.width * m.height < COVER * page.width * page.height]


def inside(box: Box, insets: Insets = INSETS) -> Box:
    wide, tall = box.width - insets.left - insets.right, box.height - insets.top - insets.bottom
    return Box(box.x + insets.left, box.y + insets.top, wide, tall)


def outside(box: Box, insets: Insets) -> Box:
    """The placeholder's box around a text's: the inverse of `inside`."""
    wide, tall = box.width + insets.left + insets.right, box.height + insets.top + insets.bottom
    return Box(box.x - insets.left, box.y - insets.top, wide, tall)


def union(boxes: Iterable[Box]) -> Box | None:
    found = list(boxes)
    if not found:
        return None
    x, y = min(b.x for b in found), min(b.y for b in found)
    return Box(x, y, max(b.right for b in found) - x, max(b.bottom for b in found) - y)


def _roomy(area: Box, page: Box) -> bool:
    return area.width >= LEAST[0] * page.width and area.height >= LEAST[1] * page.height


def _rest(layout: Layout, page: Box) -> Box:
    """The page within the margins that the title keeps, all the way down."""
    titles = [h.box for h in layout.of("title")]
    wide = [t for t in titles if t.width > page.width / 2 and 0 <= t.x < page.width / 4]
    left = wide[0].x if wide else MARGIN * page.width
    right = min(wide[0].right, page.width - left / 2) if wide else page.width - left
    return Box(left, MARGIN * page.width, right - left, page.height - 2 * MARGIN * page.width)


def _cut(area: Box, layout: Layout, page: Box) -> Box:
    """The area on the page, below the title (or beside it) and above the footers."""
    area = _meet(area, page)
    for title in layout.of("title"):
        area = _apart(area, title.box)
    for kind in ("dt", "ftr", "sldNum"):
        for holder in layout.of(kind):
            area = _apart(area, holder.box)
    for mark in objects(layout, page):
        area = _clear_of(area, mark)
    return area


def _clear_of(area: Box, mark: Box) -> Box:
    """The area without what is drawn in it, unless that is a ground to stand on, or keeping clear costs too much."""
    left = _apart(area, mark)
    return left if left.width * left.height >= KEPT * area.width * area.height else area


def _meet(one: Box, other: Box) -> Box:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Box(x, y, max(0.0, min(one.right, other.right) - x), max(0.0, min(one.bottom, other.bottom) - y))


def overlap(one: Box, other: Box) -> bool:
    meeting = _meet(one, other)
    return meeting.width > 0 and meeting.height > 0


def _apart(area: Box, other: Box) -> Box:
    """The largest part of `area` that keeps clear of `other`."""
    if not overlap(area, other):
        return area
    below, right = other.bottom + GAP, other.right + GAP
    parts = (
        Box(area.x, below, area.width, max(0.0, area.bottom - below)),
        Box(area.x, area.y, area.width, max(0.0, other.y - GAP - area.y)),
        Box(right, area.y, max(0.0, area.right - right), area.height),
        Box(area.x, area.y, max(0.0, other.x - GAP - area.x), area.height),
    )
    return max(parts, key=lambda part: part.width * part.height)
