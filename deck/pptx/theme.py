"""ppt/theme (20.1.6.9): the brand's twelve colours and its fonts; flat effects.

The only place in a deck where a colour is written as RGB.
"""

from __future__ import annotations

from deck.brand import THEME_SLOTS, Brand
from deck.pptx.xml import HEADER, A, attribute

TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
# Scripts that PowerPoint looks up by itself when the East Asian face is not to be had.
_SCRIPTS = {"Jpan": "游ゴシック", "Hang": "맑은 고딕", "Hant": "微軟正黑體"}


def theme(brand: Brand) -> str:
    return (
        f'{HEADER}<a:theme xmlns:a="{A}" name="{attribute(brand.name)}"><a:themeElements>{_colours(brand)}{_fonts(brand)}'
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _colours(brand: Brand) -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{brand.theme[slot]}"/></a:{slot}>' for slot in THEME_SLOTS)
    return f'<a:clrScheme name="{attribute(brand.name)}">{slots}</a:clrScheme>'


def _fonts(brand: Brand) -> str:
    major, minor = _font(brand.fonts.heading, brand), _font(brand.fonts.body, brand)
    name = attribute(brand.name)
    return f'<a:fontScheme name="{name}"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'


def _font(latin: str, brand: Brand) -> str:
    east_asian = attribute(brand.fonts.east_asian)
    scripts = {"Hans": brand.fonts.east_asian, **_SCRIPTS}
    others = "".join(f'<a:font script="{s}" typeface="{attribute(face)}"/>' for s, face in scripts.items())
    return f'<a:latin typeface="{attribute(latin)}"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/>{others}'


_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_SOLID}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
    for width in (9525, 15875, 22225)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
_FORMATS = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECTS}</a:effectStyleLst><a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
