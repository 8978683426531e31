"""Read a template: from an `Archive` to a `Template`. Raises DeckError for what is no template.

Only what layouts need is looked at: presentation.xml, masters, layouts, themes. Example slides are never opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deck.company.archive import Archive, Limits, Relation
from deck.company.colours import Palette
from deck.company.ground import Painted, drawn, ground
from deck.company.inherit import (
    EMU,
    TEXT_STYLES,
    A,
    P,
    anchor,
    body_properties,
    box_of,
    holder_of,
    insets,
    kind_of,
    levels,
    list_style,
    number,
)
from deck.company.mend import mended
from deck.company.model import Holder, Layout, Surface, Template, Theme
from deck.scene import Box, LayoutPlaceholder, Placeholder

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = ("presentationml", "ms-powerpoint")
_STRICT = "purl.oclc.org/ooxml"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
HEAVY = 50_000_000  # bytes of a file above which one is told to look at it


def read(path: Path, limits: Limits | None = None) -> Template:
    """The template in the file at `path`. Raises PackageError."""
    with Archive(path, limits) as archive:
        return _Reader(archive).template()


class _Reader:
    """Walks one package from its root."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = _main_part(archive)
        self.root = archive.xml(self.main)
        self.themes: dict[str, Theme] = {}

    def template(self) -> Template:
        size = self.root.find(f"{P}sldSz")
        if size is None:
            raise self.archive.error("it does not say how large its slides are")
        masters = [self._target(self.main, item) for item in self.root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
        layouts = [layout for master in masters if master for layout in self._layouts(master)]
        if not layouts:
            raise self.archive.error("it has no slide master with layouts", hint="add one in View › Slide Master")
        return Template(
            path=self.archive.path,
            width=number(size.get("cx")) / EMU,
            height=number(size.get("cy")) / EMU,
            layouts=tuple(layouts),
            masters=tuple(m for m in masters if m),
            main=self.main,
            warnings=tuple(_warnings(self.archive)),
        )

    def _layouts(self, master: str) -> Iterator[Layout]:
        root = self._mended(master)
        theme = self._theme(master)
        for item in root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            if part := self._target(master, item):
                yield self._layout(part, master, root, theme)

    def _layout(self, part: str, master: str, master_root: Any, theme: Theme) -> Layout:
        root = self._mended(part)
        override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        given = override if override is not None else master_root.find(f"{P}clrMap")
        mapping = {str(k): str(v) for k, v in (given.attrib if given is not None else {}).items()}
        palette = Palette(theme.colours, mapping)
        holders = tuple(self._holders(root, master_root, theme, palette))
        painted = [Painted(root, part), Painted(master_root, master)]
        if root.get("showMasterSp") in ("0", "false"):
            painted[1] = Painted(master_root, master, shapes=False)
        page = Box(0, 0, number(self._size("cx")) / EMU, number(self._size("cy")) / EMU)
        title = root.find(f"{P}cSld")
        rgb, busy = ground(painted, palette, self.archive, theme.part, page)
        return Layout(
            part=part,
            name=(title.get("name") if title is not None else "") or part.rpartition("/")[2].removesuffix(".xml"),
            type=root.get("type", ""),
            master=master,
            holders=holders,
            theme=theme,
            surface=Surface(rgb, MappingProxyType(mapping), busy),
            body=_place_of(master_root, "body"),
            head=_place_of(master_root, "title"),
            marks=tuple(box for one in painted for box in drawn(one)),
            override="".join(f' {k}="{v}"' for k, v in mapping.items()) if override is not None else "",
        )

    def _mended(self, part: str) -> Any:
        root = self.archive.xml(part)
        mended(self.archive, part, root)
        return root

    def _size(self, side: str) -> str:
        return str(self.root.find(f"{P}sldSz").get(side, ""))

    def _holders(self, root: Any, master: Any, theme: Theme, palette: Palette) -> Iterator[Holder]:
        for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
            mark = holder_of(shape)
            if mark is not None and (found := self._holder(shape, mark, master, theme, palette)):
                yield found

    def _holder(self, shape: Any, mark: Any, master: Any, theme: Theme, palette: Palette) -> Holder | None:
        type_ = mark.get("type", "obj")
        kind = kind_of(type_)
        parent = _master_shape(master, kind)
        box = box_of(shape) or box_of(parent)
        if box is None:
            return None
        properties = body_properties((shape, parent))
        styles = levels(self._styles(shape, parent, master, kind))
        face = _face(styles[0].face, theme)
        scene = LayoutPlaceholder(
            Placeholder(type_, int(number(mark.get("idx")))),
            _name(shape),
            box,
            tuple(style.style() for style in styles),
            "",
            anchor(properties),
            insets(properties),
        )
        upright = properties.get("vert", "horz") == "horz" and mark.get("orient") != "vert"
        after = tuple(style.space("spcAft", 0.0) for style in styles)
        fixed = tuple(style.fixed for style in styles)
        own = type_ if type_ in ("subTitle", "pic") else kind
        ink = palette.fill(styles[0].fill) or palette.slot("tx1")
        return Holder(scene, own, face, ink, styles[0].capitals, not upright, after, fixed)

    def _styles(self, shape: Any, parent: Any, master: Any, kind: str) -> Sequence[Any]:
        texts = master.find(f"{P}txStyles/{P}{TEXT_STYLES.get(kind, 'otherStyle')}")
        return (self.root.find(f"{P}defaultTextStyle"), texts, list_style(parent), list_style(shape))

    def _theme(self, master: str) -> Theme:
        part = next((r.target for r in self.archive.relations(master) if r.kind == "theme"), "")
        if part not in self.archive:
            raise self.archive.error("its slide master has no theme")
        if part not in self.themes:
            self.themes[part] = _theme(part, self.archive.xml(part))
        return self.themes[part]

    def _target(self, part: str, item: Any) -> str:
        """The part that a list's item leads to; "" where the relationship dangles."""
        found = _relation(self.archive, part, item.get(f"{_R}id"))
        return found.target if found and not found.external and found.target in self.archive else ""


def _main_part(archive: Archive) -> str:
    roots = [r for r in archive.relations("") if r.kind == "officeDocument"]
    if any(_STRICT in r.type for r in roots):
        raise archive.error("a “Strict Open XML” file", hint="save it as .potx, not as Strict Open XML")
    part = next((r.target for r in roots if not r.external), "")
    if part not in archive or not any(kind in archive.content_type(part) for kind in _MAIN):
        raise archive.error("no PowerPoint file", hint="")
    return part


def _warnings(archive: Archive) -> Iterator[str]:
    """What is left behind, or may surprise."""
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names()):
        yield f"{archive.path.name}: its macros are left out"
    size = archive.path.stat().st_size
    if size > HEAVY:
        yield f"{archive.path.name} has {size // 1_000_000} MB: only what its layouts need goes into the deck"


def _relation(archive: Archive, part: str, rid: str | None) -> Relation | None:
    return next((r for r in archive.relations(part) if r.id == rid), None)


def _theme(part: str, root: Any) -> Theme:
    palette = Palette({}, {})
    colours = dict.fromkeys(_SLOTS, "000000")
    for slot in root.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        if len(slot):
            colours[str(slot.tag).rpartition("}")[2]] = palette.rgb(slot[0]) or "000000"
    faces = [
        _typeface(root, font, script) for font, script in (("major", "latin"), ("minor", "latin"), ("minor", "ea"))
    ]
    return Theme(part, root.get("name", ""), MappingProxyType(colours), *faces)


def _typeface(root: Any, font: str, script: str) -> str:
    found = root.find(f"{A}themeElements/{A}fontScheme/{A}{font}Font/{A}{script}")
    return found.get("typeface", "") if found is not None else ""


def _face(given: str, theme: Theme) -> str:
    named: Mapping[str, str] = {"+mj-lt": theme.heading, "+mn-lt": theme.body, "": theme.body}
    return named.get(given, given)


def _name(shape: Any) -> str:
    properties = shape.find(f"*/{P}cNvPr")
    return properties.get("name", "") if properties is not None else ""


def _master_shape(master: Any, kind: str) -> Any:
    for shape in master.iter(f"{P}sp"):
        mark = holder_of(shape)
        if mark is not None and kind_of(mark.get("type", "obj")) == kind:
            return shape
    return None


def _place_of(master: Any, kind: str) -> Box | None:
    return box_of(_master_shape(master, kind))
