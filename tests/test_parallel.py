"""Many slides are made on all processors; the file is the same, and so is the error."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from deck.errors import TextOverflowError
from deck.pipeline import build
from deck.pipeline.parallel import LEAST, spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def outline(folder: Path, last: str = "  - {title: End, bullets: [e]}\n") -> Path:
    """Slides with charts, formulas and five pictures, each shown many times, in more than one process's share."""
    for number in range(5):
        Image.new("RGB", (32, 18), (number, 0, 0)).save(folder / f"{number}.png")
    slides = (
        f"  - {{title: C{n}, chart: {{kind: column, categories: [a, b], series: [{{name: s, values: [1, {n}]}}]}}}}\n"
        f"  - {{title: P{n}, image: {n % 5}.png, alt: A}}\n  - {{title: F{n}, formula: x_{n}}}\n"
        for n in range(LEAST // 3 + 1)
    )
    file = folder / "outline.yaml"
    file.write_text(f"title: T\nslides:\n{''.join(slides)}{last}", "utf-8")
    return file


def test_two_processes_write_the_bytes_that_one_writes(tmp_path: Path) -> None:
    source = outline(tmp_path)
    files = [tmp_path / f"{processes}.pptx" for processes in (1, 2)]
    built = [build(source, file, processes=number) for number, file in enumerate(files, 1)]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert built[0].warnings == built[1].warnings


def test_an_error_in_another_process_tells_its_slide(tmp_path: Path) -> None:
    much = "word " * 2000
    source = outline(tmp_path, f"  - {{title: End, bullets: ['{much}']}}\n")
    messages = []
    for processes in (1, 2):
        with pytest.raises(TextOverflowError) as caught:
            build(source, tmp_path / "deck.pptx", processes=processes)
        messages.append(caught.value.render())
    assert messages[0] == messages[1]
    assert "End" in messages[0]
    assert not (tmp_path / "deck.pptx").exists()


def test_results_come_in_order() -> None:
    assert list(spread(lambda n: n * n, LEAST + 50, 2)) == [n * n for n in range(LEAST + 50)]


def test_processes_that_are_gone_are_no_reason_to_wait() -> None:
    with pytest.raises(RuntimeError, match="ended before their time"):
        list(spread(lambda n: os._exit(1) if n > 40 else n, LEAST + 50, 2))
