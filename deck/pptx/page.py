"""What is common to slides, layouts and the master: a tree of shapes with counted ids and relationships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from deck.errors import DeckError
from deck.pptx import xml
from deck.pptx.media import Media
from deck.pptx.package import Relations
from deck.pptx.text import TextContext
from deck.scene import AnyShape, Box, Ground, Group, LayoutPlaceholder, Placeholder, Shape

_HLINK_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Page(Struct):
    """A slide-like part while it is written: it counts shape ids and collects relationships."""

    part: str
    relations: Relations
    media: Media
    mono: str
    targets: Mapping[str, str] = field(default_factory=dict)  # slide id → part name
    inherited: Mapping[Placeholder, LayoutPlaceholder] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    panels: list[Box] = field(default_factory=list)  # boxes of the filled shapes
    tops: list[int] = field(default_factory=list)  # ids of the shapes that stand in no group, in order
    home: Ground = "light"  # the ground that the master has
    last_id: int = 1

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def reserve(self, shapes: Iterable[AnyShape]) -> Iterator[int]:
        """Ids for all shapes in document order, groups' too; keys are known at once, for connectors."""
        ids = []
        for top in shapes:
            self.tops.append(self.last_id + 1)
            for shape in _walk((top,)):
                ids.append(self.next_id())
                if isinstance(shape, Shape) and shape.key:
                    self.keys[shape.key] = ids[-1]
                if isinstance(shape, Shape) and shape.fill:
                    self.panels.append(shape.box)
        return iter(ids)

    def covers(self, box: Box) -> bool:
        """Whether a filled shape lies where `box` is."""
        return any(
            panel.x < box.right and box.x < panel.right and panel.y < box.bottom and box.y < panel.bottom
            for panel in self.panels
        )

    def text(self, math: bool = True) -> TextContext:
        return TextContext(self.link, self.mono, math)

    def link(self, target: str, tag: str = "a:hlinkClick") -> str:
        """`a:hlinkClick` to a URI, or to a slide by "#id"; the text keeps its own colour."""
        if target.startswith("#"):
            rid = self.relations.add("slide", self._slide(target[1:]))
            return f'<{tag} r:id="{rid}" action="ppaction://hlinksldjump">{_HLINK_TEXT}</{tag}>'
        return f'<{tag} r:id="{self.relations.add("hyperlink", target, external=True)}">{_HLINK_TEXT}</{tag}>'

    def _slide(self, name: str) -> str:
        if name not in self.targets:
            raise DeckError(f"a link leads to “#{name}”, which is no slide", expected=", ".join(self.targets))
        return self.targets[name]


def non_visual(number: int, name: str, alt: str, decorative: bool, link: str = "") -> str:
    """`p:cNvPr` with its description, or the mark of decoration (20.1.2.2.8); names for Morph stand as they are."""
    described = f' descr="{xml.attribute(alt)}"' if alt else ""
    inner = link + (_DECORATIVE if decorative else "")
    own = name if name.startswith("!!") else f"{name} {number - 1}"
    head = f'<p:cNvPr id="{number}" name="{xml.attribute(own)}"{described}'
    return f"{head}>{inner}</p:cNvPr>" if inner else f"{head}/>"


def _walk(shapes: Iterable[AnyShape]) -> Iterator[AnyShape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from _walk(shape.shapes)


TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def tree(shapes: Sequence[str]) -> str:
    return f"<p:spTree>{TREE_HEAD}{''.join(shapes)}</p:spTree>"
