"""ppt/tableStyles.xml (20.1.4.2.27): the brand's tables, made of theme colours. The brand's own choice is the default
for tables that a user inserts."""

from __future__ import annotations

from deck.brand import Brand
from deck.brand.tables import TABLE_LOOKS, Rule, TableLook
from deck.pptx.colour import colour_xml
from deck.pptx.xml import HEADER, A, emu, guid

PART = "ppt/tableStyles.xml"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
_NONE = "<a:ln><a:noFill/></a:ln>"
_FONT = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'


def style_id(name: str) -> str:
    """The GUID of a table style of ours."""
    return guid(f"table style {name}")


def table_styles(brand: Brand) -> str:
    styles = "".join(_style(name, look, brand) for name, look in TABLE_LOOKS.items())
    return f'{HEADER}<a:tblStyleLst xmlns:a="{A}" def="{style_id(brand.table)}">{styles}</a:tblStyleLst>'


def _style(name: str, look: TableLook, brand: Brand) -> str:
    """The regions in the schema's order; outer and vertical rules are always off."""
    off = "".join(f"<a:{side}>{_NONE}</a:{side}>" for side in ("left", "right", "top"))
    rules = f"{off}{_rule('bottom', look.under_row, brand)}{_rule('insideH', look.under_row, brand)}"
    rules += f"<a:insideV>{_NONE}</a:insideV>"
    band = f"<a:band1H><a:tcStyle><a:tcBdr/>{_fill(look.band, brand)}</a:tcStyle></a:band1H>" if look.band else ""
    whole = f"<a:wholeTbl>{_text(brand, 'text')}<a:tcStyle><a:tcBdr>{rules}</a:tcBdr>{_fill('', brand)}</a:tcStyle></a:wholeTbl>"
    first = f"<a:firstCol>{_text(brand, 'text', bold=True)}<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>"
    header = _text(brand, look.header_text or "text", look.header_bold)
    under = _rule("bottom", look.under_header, brand) if look.under_header else ""
    fill = _fill(look.header_fill, brand) if look.header_fill else ""
    head = f"<a:firstRow>{header}<a:tcStyle><a:tcBdr>{under}</a:tcBdr>{fill}</a:tcStyle></a:firstRow>"
    return f'<a:tblStyle styleId="{style_id(name)}" styleName="{name.capitalize()}">{whole}{band}{first}{head}</a:tblStyle>'


def _text(brand: Brand, role: str, bold: bool | None = None) -> str:
    weight = "" if bold is None else ' b="on"' if bold else ' b="off"'
    return f"<a:tcTxStyle{weight}>{_FONT}{_colour(brand, role)}</a:tcTxStyle>"


def _rule(side: str, rule: Rule | None, brand: Brand) -> str:
    if rule is None:
        return f"<a:{side}>{_NONE}</a:{side}>"
    role, width = rule
    line = f'<a:ln w="{emu(width)}"><a:solidFill>{_colour(brand, role)}</a:solidFill></a:ln>'
    return f"<a:{side}>{line}</a:{side}>"


def _fill(role: str, brand: Brand) -> str:
    inner = f"<a:solidFill>{_colour(brand, role)}</a:solidFill>" if role else "<a:noFill/>"
    return f"<a:fill>{inner}</a:fill>"


def _colour(brand: Brand, role: str) -> str:
    return colour_xml(brand.colour(role, brand.home, brand.home))
