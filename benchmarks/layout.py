"""How long one slide's layout takes: a tree of 30 boxes, text measured from warm caches.

`python -m benchmarks.layout` prints milliseconds: the best and the median of many passes, each over a tree that
no solver has seen (building the tree is not counted, measuring its text is).
"""

from __future__ import annotations

import statistics
import time

from deck.brand import load
from deck.compose import builders
from deck.compose.context import Context
from deck.compose.registry import build
from deck.flow.node import Node
from deck.flow.solve import Solver
from deck.markup.parse import parse
from deck.resources import assets
from deck.scene import Box
from deck.text.measure import FontNames, TextMeasurer

PASSES = 300
PAGE = Box(0, 0, 960, 540)
_CARD = """<column fill="panel" padding="m" gap="s"><icon name="star" size="m"/>
<p style="h4">Graph and kernel</p><p style="note">What runs where is decided once, 一次编译，处处运行。</p></column>"""
SLIDE = f"""<slide><column padding="l xl" gap="m"><title>Four parts of one engine</title>
<grid columns="repeat(3, 1fr)" rows="1fr 1fr" gap="m" grow="1" min-height="none">{_CARD * 6}</grid>
<row gap="m"><p style="source" grow="1">Source: the benchmark</p><p style="source">30 boxes</p></row>
</column></slide>"""


def main() -> None:
    element = parse(SLIDE, lambda at: None)
    context = Context(load(assets() / "brand"), TextMeasurer(FontNames()), "en", assets())
    times = [_time(build(element, context)) for _ in range(PASSES)]
    boxes = len(list(Solver().place(build(element, context), PAGE)))
    warm = sorted(times[10:])
    print(
        f"{boxes} boxes: {warm[0]:.2f} ms at best, {statistics.median(warm):.2f} ms in the middle of {len(warm)} passes"
    )


def _time(tree: Node) -> float:
    start = time.perf_counter()
    for _ in Solver().place(tree, PAGE):
        pass
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    assert builders
    main()
