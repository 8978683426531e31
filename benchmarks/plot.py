"""The curves of everybody as a picture, by our own tool: an outline with a chart becomes a deck, which is drawn."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.contenders import OURS

Curve = Sequence[tuple[int, float]]
WIDTH = 1600  # pixels


def draw(curves: Mapping[str, Curve], target: Path) -> str:
    """Write the plot to `target`, a PNG; a reason where that can't be done, or ""."""
    missing = [tool for tool in ("soffice", "pdftocairo") if not shutil.which(tool)]
    if missing:
        return f"no plot: {' and '.join(missing)} not found"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plot.yaml"
        source.write_text(outline(curves), "utf-8")
        deck = source.with_suffix(".pptx")
        _run(OURS.command(Path(), source, deck))
        office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless"]
        _run([*office, "--convert-to", "pdf", "--outdir", folder, str(deck)])
        page = ["-png", "-singlefile", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
        _run(["pdftocairo", *page, str(source.with_suffix(".pdf")), str(target.with_suffix(""))])
    return ""


def outline(curves: Mapping[str, Curve]) -> str:
    """One slide with a chart of processor seconds by slides, both logarithmic; our own curve stands out."""
    ordered = sorted(curves, key=lambda who: who == OURS.name)
    chart = {
        "kind": "line",
        "log": True,
        "log_x": True,
        "min": 0.1,
        "max": 10.0 ** math.ceil(math.log10(max(seconds for curve in curves.values() for _, seconds in curve))),
        "series": [_series(who, curves) for who in ordered],
    }
    slide = {
        "title": "From cold start to the written file",
        "lead": "Processor seconds by number of slides, each with a title, six bullets, a table and notes",
        "chart": chart,
    }
    return json.dumps({"title": "Benchmarks", "lang": "en-US", "slides": [slide]}, ensure_ascii=False)


def _series(who: str, curves: Mapping[str, Curve]) -> dict[str, Any]:
    """A curve with its name at one of its points: over it, or beside its end or under it where another's is over."""
    curve, named = curves[who], _named(curves[who], curves)
    rivals = [dict(other)[named] for other in curves.values() if _named(other, curves) == named]
    highest, ends = dict(curve)[named] == max(rivals), named == curve[-1][0]
    return {
        "name": who,
        "role": "accent" if who == OURS.name else "slate",
        "x": [size for size, _ in curve],
        "values": [seconds for _, seconds in curve],
        "labels": [who if size == named else "" for size, _ in curve],
        "label_positions": ["above" if highest else "right" if ends else "below" for _ in curve],
    }


def _named(curve: Curve, curves: Mapping[str, Curve]) -> int:
    """The size where a curve is named: its last, but not at the edge of the plot."""
    edge = max(size for other in curves.values() for size, _ in other)
    inside = [size for size, _ in curve if size < edge]
    return inside[-1] if inside else curve[-1][0]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)
