"""The benchmark's slides by python-pptx, by hand: `python python_pptx.py slides|charts INPUT OUT.pptx`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

TITLE_AND_CONTENT, TITLE_ONLY = 1, 5


def slides(given: list[dict[str, Any]], deck: Any) -> None:
    for one in given:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_AND_CONTENT])
        slide.shapes.title.text = one["title"]
        slide.placeholders[1].text_frame.text = "\n".join(one["bullets"])
        frame = slide.shapes.add_table(4, 4, Inches(0.5), Inches(5), Inches(9), Inches(2))
        for y, row in enumerate(one["table"]):
            for x, text in enumerate(row):
                frame.table.cell(y, x).text = text
        slide.notes_slide.notes_text_frame.text = one["notes"]


def charts(given: list[dict[str, Any]], deck: Any) -> None:
    for one in given:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = one["title"]
        data = CategoryChartData()
        data.categories = one["categories"]
        for series in one["series"]:
            data.add_series(series["name"], series["values"])
        kind = XL_CHART_TYPE.COLUMN_CLUSTERED
        slide.shapes.add_chart(kind, Inches(0.5), Inches(1.5), Inches(9), Inches(5), data)


if __name__ == "__main__":
    work, source, target = sys.argv[1:]
    presentation = Presentation()
    {"slides": slides, "charts": charts}[work](json.loads(Path(source).read_text("utf-8")), presentation)
    presentation.save(target)
