"""Real text as content: the engine's own lines and widths, by a browser's habits, and the same text in HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from deck.resources import assets
from deck.scene import Colour, Paragraph, ParagraphStyle, Run
from deck.text.layout import Row, block_atoms, block_rows
from deck.text.measure import FontNames, TextMeasurer
from deck.text.spans import Block
from deck.text.viewers import Viewer
from tests.boxes.trees import Dice

BROWSER = Viewer("Chromium", splits=False)  # no gap between scripts, nothing rounded, long words stick out
MEASURER = TextMeasurer(FontNames("Carlito", "Carlito"))
LATIN = [
    "TensorFlow",
    "graph",
    "kernels",
    "run",
    "on",
    "every",
    "device,",
    "AVA",
    "Typography",
    "Wa",
    "To",
    "Yo",
    "and",
    "more;",
    "queues:",
    "3,144",
    "GPUs",
    "at",
    "work",
    "1.5",
    "of",
    "machine-learning",
    "(2018)",
    "people's",
    "tensors",
    "flow",
]
HAN = (
    "机器学习",
    "深度",
    "框架，",
    "数据流图",
    "“张量”",
    "算子、内核",
    "与",
    "分布式。",
    "（第一版）",
    "计算",
    "语音：识别",
)

_FACES = "".join(
    f"@font-face {{ font-family: Carlito; font-weight: {weight}; unicode-range: U+0-2FF; "
    f'src: url("{(assets() / "fonts" / file).resolve().as_uri()}") }}\n'
    for weight, file in ((400, "Carlito-Regular.ttf"), (700, "Carlito-Bold.ttf"))
)
# What PowerPoint does and Chromium does not by itself: “ ” are Han glyphs, no space between scripts, no ligatures.
STYLE = f"""<style>{_FACES}
p {{ margin: 0; font-family: Carlito, "Noto Sans CJK SC"; font-kerning: normal; font-variant-ligatures: none;
  text-autospace: no-autospace; text-spacing-trim: space-all; text-rendering: geometricPrecision }}
</style>"""
LOADED = "Promise.all(['400 16px Carlito', '700 16px Carlito'].map(font => document.fonts.load(font))).then(() => 0)"


@dataclass(frozen=True)
class Words:
    """One paragraph of text at a size, its lines a pitch apart."""

    text: str
    size: int
    pitch: int
    bold: bool = False

    def min_width(self) -> float:
        return max((atom.solid for atom in block_atoms(self._block(), MEASURER.catalogue, 0.0)), default=0.0)

    def max_width(self) -> float:
        return max(row.width for row in self._rows(float("inf")))

    def height(self, width: float) -> float:
        return len(self._rows(width)) * float(self.pitch)

    def html(self) -> str:
        weight = 700 if self.bold else 400
        style = f"font-size:{self.size}px;line-height:{self.pitch}px;font-weight:{weight}"
        return f'<p lang="zh-CN" style="{style}">{escape(self.text)}</p>'

    def _rows(self, width: float) -> list[Row]:
        return block_rows(self._block(), width, MEASURER.catalogue, BROWSER)

    def _block(self) -> Block:
        style = ParagraphStyle(float(self.size), float(self.pitch), Colour("tx1"), bold=self.bold)
        return MEASURER.block(Paragraph((Run(self.text, "zh-CN"),), style))


def words(dice: Dice) -> Words:
    size = dice.pick((16, 12, 14, 18, 24))
    text = "".join(_parts(dice)).strip()
    return Words(text, size, round(size * 1.3), dice.pick((False, False, True)))


def _parts(dice: Dice) -> Iterator[str]:
    for _ in range(dice.number(1, 10)):
        if dice.pick((True, False)):
            yield dice.pick(LATIN) + " "
        else:
            yield dice.pick(HAN)
