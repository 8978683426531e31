"""ppt/tableStyles.xml (20.1.4.2.27): the brand's tables, made of theme colours. The brand's own choice is the default
for tables that a user inserts."""

from __future__ import annotations

from msgspec import Struct

from deck.brand import Brand
from deck.brand.tables import TABLE_LOOKS, Rule, TableLook
from deck.pptx.colour import colour_xml
from deck.pptx.xml import HEADER, A, emu, guid
from deck.scene import Ground

PART = "ppt/tableStyles.xml"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
_NONE = "<a:ln><a:noFill/></a:ln>"
_FONT = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'


def style_id(name: str, guest: bool = False) -> str:
    """The GUID of a table style of ours; `guest` is its twin for slides on the other ground."""
    return guid(f"table style {name}{' on the other ground' if guest else ''}")


def table_styles(brand: Brand) -> str:
    other: Ground = "light" if brand.home == "dark" else "dark"
    grounds = ((_Inks(brand, brand.home), False, ""), (_Inks(brand, other), True, f", {other.capitalize()}"))
    styles = "".join(
        _style(look, inks, style_id(name, guest), name.capitalize() + told)
        for inks, guest, told in grounds
        for name, look in TABLE_LOOKS.items()
    )
    return f'{HEADER}<a:tblStyleLst xmlns:a="{A}" def="{style_id(brand.table)}">{styles}</a:tblStyleLst>'


class _Inks(Struct, frozen=True):
    """A brand's colours on slides of one ground."""

    brand: Brand
    ground: Ground

    def __call__(self, role: str) -> str:
        return colour_xml(self.brand.colour(role, self.ground, self.ground))


def _style(look: TableLook, inks: _Inks, number: str, name: str) -> str:
    """The regions in the schema's order; outer and vertical rules are always off."""
    off = "".join(f"<a:{side}>{_NONE}</a:{side}>" for side in ("left", "right", "top"))
    rules = f"{off}{_rule('bottom', look.under_row, inks)}{_rule('insideH', look.under_row, inks)}"
    rules += f"<a:insideV>{_NONE}</a:insideV>"
    band = f"<a:band1H><a:tcStyle><a:tcBdr/>{_fill(look.band, inks)}</a:tcStyle></a:band1H>" if look.band else ""
    whole = f"<a:wholeTbl>{_text(inks, 'text')}<a:tcStyle><a:tcBdr>{rules}</a:tcBdr>{_fill('', inks)}</a:tcStyle></a:wholeTbl>"
    first = f"<a:firstCol>{_text(inks, 'text')}</a:firstCol>"  # its cells say themselves that they are bold
    header = _text(inks, look.header_text or "text", look.header_bold)
    under = _rule("bottom", look.under_header, inks) if look.under_header else ""
    fill = _fill(look.header_fill, inks) if look.header_fill else ""
    head = f"<a:firstRow>{header}<a:tcStyle><a:tcBdr>{under}</a:tcBdr>{fill}</a:tcStyle></a:firstRow>"
    return f'<a:tblStyle styleId="{number}" styleName="{name}">{whole}{band}{first}{head}</a:tblStyle>'


def _text(inks: _Inks, role: str, bold: bool | None = None) -> str:
    weight = "" if bold is None else ' b="on"' if bold else ' b="off"'
    return f"<a:tcTxStyle{weight}>{_FONT}{inks(role)}</a:tcTxStyle>"


def _rule(side: str, rule: Rule | None, inks: _Inks) -> str:
    if rule is None:
        return f"<a:{side}>{_NONE}</a:{side}>"
    role, width = rule
    line = f'<a:ln w="{emu(width)}"><a:solidFill>{inks(role)}</a:solidFill></a:ln>'
    return f"<a:{side}>{line}</a:{side}>"


def _fill(role: str, inks: _Inks) -> str:
    inner = f"<a:solidFill>{inks(role)}</a:solidFill>" if role else "<a:noFill/>"
    return f"<a:fill>{inner}</a:fill>"
