"""ppt/theme (20.1.6.9): the brand's twelve colours and its fonts; formats and effects as Office's own theme has them.

The only place in a deck where a colour is written as RGB. New shapes, lines and text boxes that a user draws follow
`objectDefaults` (20.1.6.7): the accent without an outline, the brand's thin line, no autofit surprises.
"""

from __future__ import annotations

from deck.brand import THEME_SLOTS, Brand
from deck.pptx import scripts
from deck.pptx.colour import colour_xml
from deck.pptx.xml import HEADER, A, attribute, emu

TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def theme(brand: Brand, lang: str) -> str:
    """A theme part for a deck in `lang`."""
    name = attribute(brand.name)
    return (
        f'{HEADER}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>{_colours(brand)}{_fonts(brand, lang)}'
        f"{_FORMATS}</a:themeElements>{_object_defaults(brand)}<a:extraClrSchemeLst/></a:theme>"
    )


def _colours(brand: Brand) -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{brand.theme[slot]}"/></a:{slot}>' for slot in THEME_SLOTS)
    return f'<a:clrScheme name="{attribute(brand.name)}">{slots}</a:clrScheme>'


def _fonts(brand: Brand, lang: str) -> str:
    faces = brand.fonts
    major = _font(faces.heading, faces.heading_east_asian or faces.east_asian, True, lang)
    minor = _font(faces.body, faces.east_asian, False, lang)
    name = attribute(brand.name)
    return f'<a:fontScheme name="{name}"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'


def _font(latin: str, east_asian: str, major: bool, lang: str) -> str:
    found = scripts.faces(major, east_asian, lang)
    others = "".join(f'<a:font script="{script}" typeface="{attribute(face)}"/>' for script, face in found.items())
    return (
        f'<a:latin typeface="{attribute(latin)}"/><a:ea typeface="{attribute(east_asian)}"/><a:cs typeface=""/>{others}'
    )


def _object_defaults(brand: Brand) -> str:
    """What a user draws: `spDef` and `lnDef` (a shape's own style leaves the theme's formats in force)."""
    fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    text = colour_xml(brand.colour("on-accent-text", brand.home, brand.home))
    width = emu(brand.lengths["stroke"]["thin"])
    line = f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
    refs = '<a:lnRef idx="{line}"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="{fill}"><a:schemeClr val="accent1"/></a:fillRef>'
    end = '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor">{text}</a:fontRef>'
    style = refs.format(line=0, fill=1) + end.format(text=text)
    thin = refs.format(line=1, fill=0) + end.format(text='<a:schemeClr val="tx1"/>')
    return (
        f'<a:objectDefaults><a:spDef><a:spPr>{fill}<a:ln><a:noFill/></a:ln></a:spPr><a:bodyPr rtlCol="0" anchor="ctr"/>'
        f"<a:lstStyle/><a:style>{style}</a:style></a:spDef><a:lnDef><a:spPr>{line}</a:spPr><a:bodyPr/><a:lstStyle/>"
        f"<a:style>{thin}</a:style></a:lnDef></a:objectDefaults>"
    )


def _stops(*stops: tuple[int, str]) -> str:
    inner = "".join(f'<a:gs pos="{at}"><a:schemeClr val="phClr">{change}</a:schemeClr></a:gs>' for at, change in stops)
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{inner}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'


def _change(**values: int) -> str:
    return "".join(f'<a:{name} val="{value}"/>' for name, value in values.items())


_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_SUBTLE = _stops(
    (0, _change(lumMod=110000, satMod=105000, tint=67000)),
    (50000, _change(lumMod=105000, satMod=103000, tint=73000)),
    (100000, _change(lumMod=105000, satMod=109000, tint=81000)),
)
_INTENSE = _stops(
    (0, _change(satMod=103000, lumMod=102000, tint=94000)),
    (50000, _change(satMod=110000, lumMod=100000, shade=100000)),
    (100000, _change(lumMod=99000, satMod=120000, shade=78000)),
)
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_SOLID}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
    for width in (6350, 12700, 19050)
)
_SHADOW = (
    '<a:effectStyle><a:effectLst><a:outerShdw blurRad="57150" dist="19050" dir="5400000" algn="ctr" rotWithShape="0">'
    '<a:srgbClr val="000000"><a:alpha val="63000"/></a:srgbClr></a:outerShdw></a:effectLst></a:effectStyle>'
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 2 + _SHADOW
_TINTED = f'<a:solidFill><a:schemeClr val="phClr">{_change(tint=95000, satMod=170000)}</a:schemeClr></a:solidFill>'
_BACKGROUND = _stops(
    (0, _change(tint=93000, satMod=150000, shade=98000, lumMod=102000)),
    (50000, _change(tint=98000, satMod=130000, shade=90000, lumMod=103000)),
    (100000, _change(shade=63000, satMod=120000)),
)
_FORMATS = (
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{_SOLID}{_SUBTLE}{_INTENSE}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINES}</a:lnStyleLst><a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID}{_TINTED}{_BACKGROUND}</a:bgFillStyleLst></a:fmtScheme>"
)
