"""`python build.py check`: what a reader would stumble over is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from PIL import Image

from deck.checks import CHECKS, NAMES
from deck.layouts import Layouts
from deck.reference.gallery import samples
from deck.resources import templates
from tests.conftest import ROOT, run

BRANDS = [ROOT / "assets/brand", *sorted(path for path in (ROOT / "assets/brands").iterdir() if path.is_dir())]
FRONT = "---\npurpose: A test.\nfields:\n  title: {type: text, required: true}\nsample: {title: S}\n---\n"


def check(folder: Path, slide: str, lang: str = "zh-CN") -> Result:
    """Look over a deck of one slide."""
    (folder / "talk.yaml").write_text(f"title: T\nlang: {lang}\nslides:\n  - {slide}\n", "utf-8")
    return run("check", folder / "talk.yaml")


def listed(text: str) -> str:
    """A slide with one bullet; JSON is YAML."""
    return json.dumps({"layout": "bullets", "title": "标题", "bullets": [text]}, ensure_ascii=False)


def drawn(folder: Path, markup: str) -> Result:
    """Look over a slide of a layout made for it."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "mine.xml").write_text(f"{FRONT}<slide>{markup}</slide>", "utf-8")
    return check(folder, "{layout: mine, title: A}", "en-US")


@pytest.mark.parametrize("brand", BRANDS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", ["outline.yaml", "outline.en.yaml"])
def test_nothing_is_found_in_the_lecture(name: str, brand: Path) -> None:
    result = run("check", ROOT / name, "--brand", brand)
    assert (result.exit_code, result.stdout) == (0, "nothing found\n"), result.stderr


def test_the_lecture_ignores_only_the_punctuation_of_its_own_words() -> None:
    slides = yaml.safe_load((ROOT / "outline.yaml").read_text("utf-8"))["slides"]
    assert {name for slide in slides for name in slide.get("ignore", ())} == {"han_punctuation"}
    assert not any("ignore" in s for s in yaml.safe_load((ROOT / "outline.en.yaml").read_text("utf-8"))["slides"])


def test_nothing_is_found_in_the_samples_of_all_layouts(tmp_path: Path) -> None:
    slides = list(samples(Layouts.discover(templates())))
    text = yaml.safe_dump({"title": "T", "lang": "en-US", "slides": slides}, allow_unicode=True)
    (tmp_path / "talk.yaml").write_text(text, "utf-8")
    assert run("check", tmp_path / "talk.yaml").stdout == "nothing found\n"


def test_every_check_is_a_module_of_its_name() -> None:
    assert tuple(CHECKS) == NAMES
    files = {path.stem for path in (ROOT / "deck/checks").glob("*.py")}
    assert set(NAMES) <= files


# --- Chinese punctuation --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found", "advice"),
    [
        ('他说"好"', "straight quotation mark", "“ ”"),
        ("他说'好'", "straight quotation mark", "‘ ’"),
        ("先看数据,再看模型", "half-width mark beside Chinese", "，"),
        ("为什么?", "half-width mark beside Chinese", "？"),
        ("1980s : 感知机", "half-width mark beside Chinese", "："),
        ("到此为止.", "full stop after Chinese", "。"),
        ("第二代(开源)平台", "half-width brackets round Chinese", "（ ）"),
        ("等等...", "ellipsis", "……"),
        ("等等…", "ellipsis", "……"),
        ("...", "alone", "……"),
        ("谷歌 - 第一代", "a single dash", "——"),
        ("谷歌—第一代", "a single dash", "——"),
        ("谷歌--第一代", "a single dash", "——"),
        ("2010-2017 年", "hyphen in a range", "–"),
        ("你好 ，世界", "blank at a full-width mark", "take it out"),
    ],
)
def test_a_slip_in_chinese_punctuation_is_found(tmp_path: Path, text: str, found: str, advice: str) -> None:
    result = check(tmp_path, listed(text))
    assert found in result.stdout and advice in result.stdout, result.stdout
    assert result.exit_code == 0, "a warning only"


@pytest.mark.parametrize(
    "text",
    [
        "他说“好”，然后走了……",
        "谷歌——第一代平台（内部）",
        "don't stop 不要停",
        "5 : 0 对阵 AlphaGo Lee",
        "机器翻译 (GNMT)：2010–2017 年",
        "版本 0.12 于 2016-12 发布",
        "C++、C#、Go",
        "Attention Is All You Need - NIPS",
        "准确率 97.5%，误差 3.2",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    result = check(tmp_path, listed(text))
    assert result.stdout == "nothing found\n"


def test_notes_and_descriptions_are_read_too(tmp_path: Path) -> None:
    Image.new("RGB", (2000, 1200)).save(tmp_path / "a.png")
    result = check(tmp_path, "{layout: picture, title: 图, image: a.png, alt: '山,水', notes: '看,这里'}")
    assert result.stdout.count("half-width mark") == 2


def test_a_slide_in_another_language_is_not_held_to_chinese_rules(tmp_path: Path) -> None:
    assert check(tmp_path, "{layout: bullets, title: A, lang: en-US, bullets: ['say \"好\"']}").exit_code == 0
    assert "nothing found" in check(tmp_path, "{layout: bullets, title: A, lang: en-US, bullets: ['x \"好\"']}").stdout


# --- pictures, sizes, colours, order ---------------------------------------------------------------


def test_a_picture_without_a_description_is_an_error(tmp_path: Path) -> None:
    Image.new("RGB", (2000, 1200)).save(tmp_path / "a.png")
    result = check(tmp_path, "{layout: picture, title: 图, image: a.png}")
    assert result.exit_code == 1
    assert "error: a picture without a description [alt_text]" in result.stdout


@pytest.mark.parametrize(("width", "code", "word"), [(2000, 0, "nothing"), (1200, 0, "warning"), (300, 1, "error")])
def test_a_picture_of_few_pixels_is_found(tmp_path: Path, width: int, code: int, word: str) -> None:
    Image.new("RGB", (width, width * 2 // 3)).save(tmp_path / "a.jpg")
    result = check(tmp_path, "{layout: picture, title: 图, image: a.jpg, alt: 山}")
    assert result.exit_code == code
    assert word in result.stdout


def test_small_text_amid_a_slide_is_an_error_and_a_source_at_its_foot_is_none(tmp_path: Path) -> None:
    title = '<column padding="40"><title>A</title>{}</column>'
    amid = drawn(tmp_path, title.format('<p style="source">words amid</p>'))
    assert (amid.exit_code, "“words amid” is 12 points, under 14" in amid.stdout) == (1, True)
    foot = drawn(tmp_path, title.format('<spacer grow="1"/><p style="source">a source</p>'))
    assert foot.stdout == "nothing found\n"


@pytest.mark.parametrize(
    ("inside", "clear"),
    [
        ('<p style="h3 rule">pale</p>', False),
        ('<box fill="dark" padding="20"><p style="h3">light on dark</p></box>', True),
        ('<box fill="text" ground="light" padding="20"><p style="body text">ink on ink</p></box>', False),
        ('<stack height="80"><box x="0" y="0" width="400" height="80" fill="dark"/>'
         '<p x="0" y="0" width="400" height="80" anchor="middle" style="body text">ink on dark</p></stack>', False),
        ('<stack height="80"><box x="500" y="0" width="300" height="80" fill="dark"/>'
         '<p x="0" y="0" width="400" height="80" anchor="middle" style="body text">beside it</p></stack>', True),
        ('<canvas height="200" view="0 0 200 200"  alt="a disc">'
         '<circle cx="100" cy="100" r="90" fill="dark"/><label x="100" y="100" style="label" color="text" '
         'anchor="middle">in the disc</label></canvas>', False),
    ],
)  # fmt: skip
def test_contrast_is_that_with_what_really_lies_behind(tmp_path: Path, inside: str, clear: bool) -> None:
    result = drawn(tmp_path, f'<column padding="40"><title>A</title>{inside}</column>')
    assert ("[contrast]" not in result.stdout) is clear, result.stdout
    assert result.exit_code == (0 if clear else 1)


def test_large_text_may_be_weaker(tmp_path: Path) -> None:
    small = drawn(tmp_path, '<column padding="40"><title>A</title><p style="body faint">faint</p></column>')
    large = drawn(tmp_path, '<column padding="40"><title>A</title><p style="big faint">faint</p></column>')
    assert "under 4.5 : 1" in small.stdout
    assert large.stdout == "nothing found\n"


def test_text_read_before_what_stands_above_it_is_found(tmp_path: Path) -> None:
    last, title = '<column y="300" padding="40"><p>last</p></column>', '<column padding="40"><title>A</title></column>'
    result = drawn(tmp_path, f"<stack>{last}{title}</stack>")
    assert "“last” is read before “A”, which stands above it [reading_order]" in result.stdout


# --- how it is told --------------------------------------------------------------------------------


def test_a_finding_names_the_line_that_the_words_stand_on(tmp_path: Path) -> None:
    slides = "  - title: 好\n    bullets:\n      - 对\n      - 先看,再做\n  - title: 完\n    bullets: [好]\n"
    (tmp_path / "talk.yaml").write_text(f"title: T\nlang: zh-CN\nslides:\n{slides}")
    assert f"{tmp_path / 'talk.yaml'}:7: warning: " in run("check", tmp_path / "talk.yaml").stdout


def test_a_slide_may_know_better(tmp_path: Path) -> None:
    slide = "{layout: bullets, title: 原文, bullets: ['先看,再做'], ignore: [han_punctuation]}"
    assert check(tmp_path, slide).stdout == "nothing found\n"


def test_knowing_better_than_no_check_is_an_error(tmp_path: Path) -> None:
    result = check(tmp_path, "{layout: bullets, title: 原文, bullets: [好], ignore: [han_punctuatoin]}")
    assert result.exit_code == 2
    assert "did you mean “han_punctuation”?" in result.stderr


@pytest.mark.parametrize("slides", [1, 150], ids=["in turn", "on all processors"])
def test_a_build_tells_only_how_many_there_are(tmp_path: Path, slides: int) -> None:
    slide = "  - {layout: bullets, title: 好, bullets: ['先看,再做']}\n"
    (tmp_path / "talk.yaml").write_text(f"title: T\nlang: zh-CN\nslides:\n{slide * slides}")
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "a.pptx")
    assert result.exit_code == 0
    assert result.stderr == f"{slides} finding{'s' * (slides > 1)}, none severe; the command “check” tells them\n"
    assert run(tmp_path / "talk.yaml", "-o", tmp_path / "a.pptx", "-q").output == ""
