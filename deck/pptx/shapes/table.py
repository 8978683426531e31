"""a:tbl in p:graphicFrame (21.1.3.13): header-row flag, spans, insets; rules from the brand's table style."""

from __future__ import annotations

from functools import lru_cache

from deck.brand.tables import TABLE_LOOKS
from deck.pptx.colour import fill_xml, stroke_xml
from deck.pptx.page import Page
from deck.pptx.shapes.frame import frame_xml
from deck.pptx.table_styles import style_id
from deck.pptx.text import ANCHOR, paragraphs_xml
from deck.pptx.xml import emu
from deck.scene import Cell, Insets, Table, TableRow

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def write(table: Table, page: Page, number: int) -> str:
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.columns)
    rows = "".join(_row(row, page) for row in table.rows)
    header = ' firstRow="1"' if table.header else ""
    header += ' firstCol="1"' if table.first_column else ""
    header += ' bandRow="1"' if TABLE_LOOKS[table.style].band else ""
    return frame_xml(
        table,
        number,
        _URI,
        f"<a:tbl><a:tblPr{header}><a:tableStyleId>{style_id(table.style, table.guest)}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>",
    )


def _row(row: TableRow, page: Page) -> str:
    return f'<a:tr h="{emu(row.height)}">{"".join(_cell(cell, page) for cell in row.cells)}</a:tr>'


_COVERED = {"": "", "row": ' vMerge="1"', "column": ' hMerge="1"', "both": ' hMerge="1" vMerge="1"'}


def _cell(cell: Cell, page: Page) -> str:
    spans = f' rowSpan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' gridSpan="{cell.column_span}"' if cell.column_span > 1 else ""
    text = paragraphs_xml(cell.text, (), page.text())
    top = stroke_xml(cell.top, "a:lnT") if cell.top else ""
    bottom = stroke_xml(cell.bottom, "a:lnB") if cell.bottom else ""
    fill = fill_xml(cell.fill) if cell.fill else ""
    return (
        f"<a:tc{spans}{_COVERED[cell.covered]}><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr{_margins(cell.text.insets)} anchor="{ANCHOR[cell.text.anchor]}">{top}{bottom}{fill}</a:tcPr></a:tc>'
    )


@lru_cache(maxsize=64)
def _margins(insets: Insets) -> str:
    sides = zip("LRTB", (insets.left, insets.right, insets.top, insets.bottom), strict=True)
    return "".join(f' mar{side}="{emu(points)}"' for side, points in sides)
