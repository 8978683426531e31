"""The brand file: what the specification allows builds, what is wrong is told with its place, contrast is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from deck.brand import ROLES, Brand, load
from deck.brand.contrast import contrast
from deck.brand.palette import from_oklch, oklch, passing
from deck.brand.roles import seen
from deck.brand.spec import DECK
from deck.errors import BrandError
from tests.conftest import ROOT, Package, run, xpath

EXAMPLES = sorted((ROOT / "tests/brands/brand-yml").glob("*.yml"))
TALK = """
title: T
slides:
  - {layout: title, title: Hello}
  - {layout: section, title: One}
  - {title: Bullets, bullets: [a **b**, {c: [d, e]}]}
"""
Read = Callable[[str], Brand]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The brand of a file with this text."""

    def from_text(text: str) -> Brand:
        (tmp_path / "_brand.yml").write_text(text, "utf-8")
        return load(tmp_path)

    return from_text


def theme(brand: Brand) -> tuple[str, ...]:
    return tuple(brand.theme.values())


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_every_published_example_builds(file: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK)
    result = run(tmp_path / "talk.yaml", "-o", tmp_path / "t.pptx", "--brand", file)
    assert result.exit_code == 0, result.output
    assert "unknown" not in result.stderr
    assert Package(tmp_path / "t.pptx").slide(3) is not None


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_every_role_for_text_is_readable_in_every_published_example(file: Path) -> None:
    brand = load(file)
    assert unreadable(brand) == []


def unreadable(brand: Brand) -> list[tuple[str, ...]]:
    """Roles that we choose, on the ground they are for: (ground, role, behind) under what WCAG asks."""
    wanted = {"muted": 4.5, "accent-text": 4.5, "faint": 3.0}
    backs = {"muted": ("ground", "panel"), "accent-text": ("ground", "panel", "accent-soft"), "faint": ("ground",)}
    found = []
    for ground in ("light", "dark"):
        looks = {role: seen(colour, ground, theme(brand), brand.home) for role, colour in brand.roles[ground].items()}
        found += [
            (ground, role, behind, f"{contrast(looks[role], looks[behind]):.2f}")
            for role, ratio in wanted.items()
            for behind in backs[role]
            if contrast(looks[role], looks[behind]) < ratio
        ]
        for role, behind in (("on-accent-text", "accent"), ("on-accent-panel", "accent-panel")):
            if contrast(looks[role], looks[behind]) < 4.5:
                found.append((ground, role, behind))
    return found


@pytest.mark.parametrize(
    ("given", "slot", "wanted"),
    [
        ("primary: '#a1b2c3'", "accent1", "A1B2C3"),
        ("primary: '#abc'", "accent1", "AABBCC"),
        ("primary: RebeccaPurple", "accent1", "663399"),
        ("primary: rgb(1, 2, 3)", "accent1", "010203"),
        ("palette: {sea: teal, deep: sea}\n  primary: deep", "accent1", "008080"),
        ("palette: {red: red}\n  primary: red", "accent1", "FF0000"),
        ("primary: navy\n  foreground: primary", "dk1", "000080"),
        ("primary: {light: navy, dark: gold}", "accent1", "000080"),
        ("primary: {light: navy, dark: gold}", "accent2", "FFD700"),
        ("background: {light: white, dark: '#101010'}", "dk2", "101010"),
        ("primary: navy\n  link: teal", "hlink", "008080"),
    ],
)
def test_colours_may_be_hex_names_references_and_pairs(read: Read, given: str, slot: str, wanted: str) -> None:
    assert read(f"color:\n  {given}\n").theme[slot] == wanted


def test_a_dark_background_makes_a_deck_at_home_on_dark_ground(read: Read) -> None:
    brand = read("color: {background: '#101418', foreground: '#eeeeee', primary: '#33cc99'}")
    assert (brand.home, brand.theme["dk1"], brand.theme["lt1"]) == ("dark", "101418", "EEEEEE")
    assert contrast(brand.theme["accent2"], brand.theme["lt1"]) >= 4.5, "the accent on light ground was derived"


@pytest.mark.parametrize("size", ["1.1rem", "1.1em", "17.6px", "13.2pt", "110%"])
def test_css_sizes_stand_beside_a_browsers_sixteen_pixels(read: Read, size: str) -> None:
    assert read(f"typography: {{base: {{size: {size}}}}}").styles["body"].size == 22


def test_the_type_scale_moves_every_style_and_floors_stay(read: Read) -> None:
    usual = read("meta: {name: N}").styles
    large = read("defaults: {deck: {type: {base: 24, ratio: 1.333}}}").styles
    assert large["body"].size == 24
    assert large["title"].size / large["body"].size > usual["title"].size / usual["body"].size
    assert large["body"].floor == usual["body"].floor == 18


def test_line_heights_weights_and_styles_reach_the_text(read: Read) -> None:
    styles = read(
        "typography: {base: {line-height: 1.6}, headings: {line-height: 120%, weight: light, style: italic}}"
    ).styles
    assert styles["body"].leading == 1.6
    assert (styles["title"].leading, styles["title"].bold, styles["title"].italic) == (1.2, False, True)


def test_heading_colours_are_theme_colours(read: Read) -> None:
    assert read("color: {primary: teal}\ntypography: {headings: {color: primary}}").styles["title"].colour == "accent"
    other = read("typography: {headings: {color: hotpink}}")
    assert other.styles["title"].colour == "text"
    assert "headings stay in the text's colour: #FF69B4" in other.warnings[0]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("color: {primery: teal}", "_brand.yml:1:9: color: unknown key “primery”; did you mean “primary”?"),
        ("colour: {primary: teal}", "_brand.yml:1:1: unknown key “colour”; did you mean “color”?"),
        ("defaults: {deck: {motiff: rings}}", "unknown key “motiff”; did you mean “motif”?"),
        ("color:\n  primary: #ff0000\n", "a colour is empty; put quotes round “#RRGGBB”: an open # begins a comment"),
        ("logo: https://example.org/logo.svg", "https://example.org/logo.svg is not fetched"),
        ("logo: gone.svg", "_brand.yml:1:7: no logo at"),
        (
            "typography: {fonts: [{family: F, source: file, files: [https://example.org/f.ttf]}]}",
            "f.ttf is not fetched",
        ),
        ("typography: {fonts: [{family: F, source: file, files: [{path: f.ttf}]}]}", "no font file at"),
        ("typography: {base: Comic Neue}", "“Comic Neue” is on few machines; install it"),
        ("color: {background: white, primary: gold}", "“color.primary” (#FFD700) on “color.background” (#FFFFFF)"),
        ("color: {background: white, primary: gold}", "the nearest colour that passes is #"),
    ],
)
def test_what_is_doubtful_is_a_warning_and_the_deck_builds(read: Read, text: str, warning: str) -> None:
    assert any(warning in line for line in read(text).warnings)


def test_warnings_reach_the_terminal(build: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("color: {primery: teal}")
    result = build(TALK, "--brand", tmp_path)
    assert result.exit_code == 0
    assert "warning: " in result.stderr
    assert "unknown key “primery”" in result.stderr


def test_keys_of_other_tools_are_left_alone(read: Read) -> None:
    assert read("meta: {founded: 1952}\ndefaults: {bootstrap: {a: [1, true]}, quarto: x}").warnings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("color: [red]", "color holds a list"),
        ("color: {primary: [red]}", "color.primary holds a list"),
        ("color: {primary: true}", "color.primary holds “true”"),
        ("typography: {base: {family: {a: b}}}", "typography.base.family holds a mapping"),
        ("typography: {fonts: Lato}", "typography.fonts holds “Lato”"),
        ("logo: {small: [a.svg]}", "logo.small holds a list"),
        ("defaults: {deck: {type: {base: big}}}", "defaults.deck.type.base holds “big”"),
        ("defaults: {deck: {type: {base: 400}}}", "400 is out of range"),
        ("defaults: {deck: {table: striped}}", "no table style “striped”"),
        ("defaults: {deck: {ground: grey}}", "no ground “grey”"),
        ("defaults: {deck: {radius: {xxl: 3}}}", "no length of radius “xxl”"),
        ("defaults: {deck: {chart: [accent, '#123456']}}", "“#123456” is no colour of the theme"),
        ("defaults: {deck: {type: {headings: [kickr]}}}", "no text style “kickr”"),
        ("color: {primary: bleu}", "no colour “bleu”"),
        ("color: {palette: {a: b, b: c, c: a}, primary: a}", "colour “a” refers to itself: a → b → c → a"),
        ("color: {primary: secondary, secondary: primary}", "refers to itself"),
        ("typography: {base: {size: huge}}", "no size for text: “huge”"),
        ("typography: {base: {line-height: tall}}", "no line height: “tall”"),
        ("typography: {headings: {weight: fat}}", "no weight “fat”"),
        ("- a list", "the brand file holds a list"),
    ],
)
def test_what_can_not_be_used_is_an_error_with_its_place(read: Read, text: str, message: str) -> None:
    with pytest.raises(BrandError, match=re.escape(message)) as raised:
        read(text)
    assert raised.value.mark is not None
    assert raised.value.expected


def test_a_font_file_that_is_none_is_an_error(read: Read, tmp_path: Path) -> None:
    (tmp_path / "f.ttf").write_text("<html>not found</html>")
    with pytest.raises(BrandError, match=r"f\.ttf is no font"):
        read("typography: {fonts: [{family: F, source: file, files: [{path: f.ttf}]}]}")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://evil.example/x.png" width="4" height="4"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
        '<style>@import url("https://evil.example/x.css");</style>',
        "<g onload=\"fetch('https://evil.example/')\"/>",
        "<text>&secret;</text>",
    ],
)
def test_of_a_logo_only_outlines_reach_the_deck(build: Callable[..., Any], tmp_path: Path, inside: str) -> None:
    (tmp_path / "secret.txt").write_text("hunter2")
    entity = f'<!DOCTYPE svg [<!ENTITY secret SYSTEM "{tmp_path / "secret.txt"}">]>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">{inside}<path d="M0 0H4V4Z"/></svg>'
    (tmp_path / "logo.svg").write_text(entity + svg)
    (tmp_path / "_brand.yml").write_text("logo: logo.svg")
    result = build(TALK, "--brand", tmp_path)
    assert result.exit_code == 0, result.output
    parts = Package(tmp_path / "out.pptx").parts
    written = b"".join(parts.values())
    assert not any(word in written for word in (b"evil.example", b"alert(", b"hunter2", b"iframe"))
    assert not any(name.endswith(".svg") for name in parts)


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><text>only words</text></svg>", "draws nothing"),
        ("<html>404</html", "is no SVG icon"),
    ],
)
def test_a_logo_that_can_not_be_drawn_is_an_error(
    build: Callable[..., Any], tmp_path: Path, svg: str, message: str
) -> None:
    (tmp_path / "logo.svg").write_text(svg)
    (tmp_path / "_brand.yml").write_text("logo: {small: logo.svg}")
    result = build(TALK, "--brand", tmp_path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "_brand.yml:1:15: error" in result.stderr


def test_oklch_goes_there_and_back() -> None:
    for colour in ("E8590C", "111B27", "FBFAF7", "2A7F8E", "000000", "FFFFFF", "663399"):
        assert from_oklch(*oklch(colour)) == colour


def test_the_nearest_colour_that_passes_does_and_keeps_its_hue() -> None:
    found = passing("FFD700", "FFFFFF", 4.5)
    assert 4.5 <= contrast(found, "FFFFFF") < 4.9
    assert abs(oklch(found)[2] - oklch("FFD700")[2]) < 4


def test_both_grounds_know_the_same_roles() -> None:
    assert ROLES["light"].keys() == ROLES["dark"].keys()


def test_a_deck_at_home_on_dark_ground_has_a_dark_master(built: Callable[..., Package], tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("color: {background: '#101418', foreground: '#eee', primary: '#3c9'}")
    made = built(TALK, "--brand", tmp_path)
    (mapping,) = xpath(made.xml("ppt/slideMasters/slideMaster1.xml"), "p:clrMap")
    assert (mapping.get("bg1"), mapping.get("tx1"), mapping.get("bg2"), mapping.get("tx2")) == (
        "dk1",
        "lt1",
        "dk2",
        "lt2",
    )
    assert not xpath(made.slide(3), ".//a:overrideClrMapping")


CHARTED = """
title: T
slides:
  - title: Chart
    chart: {kind: line, categories: [a, b], series: [{name: x, values: [1, 2]}, {name: y, values: [2, 1]}]}
"""


def test_series_take_the_brands_palette_the_last_its_first_colour(
    built: Callable[..., Package], tmp_path: Path
) -> None:
    (tmp_path / "_brand.yml").write_text(
        "color: {palette: {sea: '#0F7B8A', sand: '#B08D3E'}, primary: sea}\n"
        "defaults: {deck: {accents: [sea, sea, '#555555', '#999999', sand], chart: [sand, accent]}}"
    )
    chart = built(CHARTED, "--brand", tmp_path).xml("ppt/charts/chart1.xml")
    assert xpath(chart, ".//c:ser/c:spPr/a:ln//a:schemeClr/@val") == ["accent1", "accent5"]


def test_language_and_footer_come_from_the_brand_where_the_outline_has_none(
    built: Callable[..., Package], tmp_path: Path
) -> None:
    (tmp_path / "_brand.yml").write_text("defaults: {deck: {lang: zh-CN, footer: 内部}}")
    made = built("title: T\nslides: [{title: A, bullets: [甲]}]", "--brand", tmp_path)
    assert xpath(made.slide(1), ".//p:sp[.//p:ph[@type='ftr']]//a:t/text()") == ["内部"]
    assert xpath(made.slide(1), ".//p:sp[.//p:ph[@type='title']]//a:rPr/@altLang") == ["zh-CN"]
    assert "单击此处编辑标题" in xpath(made.xml("ppt/slideLayouts/slideLayout1.xml"), ".//a:t/text()")


def test_lengths_are_the_brands(built: Callable[..., Package], tmp_path: Path) -> None:
    code = "{title: A, text: b, layout: closing, link: 'https://example.org'}"
    talk = f"title: T\nslides: [{{title: A, bullets: [a]}}, {code}]"
    (tmp_path / "_brand.yml").write_text("defaults: {deck: {radius: 0}}")
    square = built(talk, "--brand", tmp_path).slide(2)
    assert not xpath(square, ".//a:prstGeom[@prst='roundRect']")
    (tmp_path / "_brand.yml").write_text("defaults: {deck: {radius: 9, spacing: {page-side: 80}}}")
    round_ = built(talk, "--brand", tmp_path)
    assert xpath(round_.slide(2), ".//a:prstGeom[@prst='roundRect']")
    title = xpath(round_.xml("ppt/slideLayouts/slideLayout1.xml"), ".//p:sp[.//p:ph[@type='title']]//a:off/@x")
    assert title == [str(80 * 12700)]


def test_every_table_style_reaches_the_slide(built: Callable[..., Package], tmp_path: Path) -> None:
    talk = "title: T\nslides: [{title: A, table: {header: [a, b], rows: [[1, 2], [3, 4]]}}]"
    found = {}
    for name in ("plain", "ruled", "banded", "emphasised"):
        (tmp_path / "_brand.yml").write_text(f"defaults: {{deck: {{table: {name}}}}}")
        made = built(talk, "--brand", tmp_path)
        (found[name],) = xpath(made.slide(1), ".//a:tableStyleId/text()")
        styles = made.xml("ppt/tableStyles.xml")
        assert xpath(styles, f"a:tblStyle[@styleName='{name.capitalize()}']/@styleId") == [found[name]]
        assert styles.get("def") == found[name]
        assert not xpath(made.slide(1), ".//a:tcPr/a:lnB | .//a:tcPr/a:solidFill"), "the style draws rules and fills"
    assert len(set(found.values())) == 4


def examples(document: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / document).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("document", ["README.md", "docs/brand.md"])
def test_the_documents_first_brands_build_without_a_warning(
    build: Callable[..., Any], tmp_path: Path, document: str
) -> None:
    (text,) = (text for text in examples(document) if text.startswith("meta: {name: Acme}"))
    (tmp_path / "_brand.yml").write_text(text, "utf-8")
    (tmp_path / "logo.svg").write_bytes((ROOT / "assets/brand/logo.svg").read_bytes())
    result = build(TALK, "--brand", tmp_path)
    assert (result.exit_code, [line for line in result.stderr.splitlines() if "_brand.yml" in line]) == (0, [])


def test_the_document_shows_every_key_of_ours_and_only_keys_that_there_are(read: Read) -> None:
    _, first, second = examples("docs/brand.md")
    warnings = [*read(first).warnings, *read(first.split("typography:")[0] + second).warnings]
    assert not [line for line in warnings if "unknown key" in line]
    shown = set(re.findall(r"^    ([a-z-]+):", second, re.MULTILINE))
    assert shown == set(DECK.keys or ()) - {"icon", "side"}


def test_a_raster_logo_is_a_picture_for_its_ground(built: Callable[..., Package], tmp_path: Path) -> None:
    for name, colour in (("day.png", "navy"), ("night.png", "white")):
        Image.new("RGB", (40, 20), colour).save(tmp_path / name)
    (tmp_path / "_brand.yml").write_text("logo: {small: {light: day.png, dark: {path: night.png, alt: Acme}}}")
    made = built(TALK, "--brand", tmp_path)
    (alt,) = xpath(made.xml("ppt/slideLayouts/slideLayout1.xml"), ".//p:pic//p:cNvPr/@descr")
    assert alt
    (image,) = [data for name, data in made.parts.items() if name.startswith("ppt/media/")]
    assert image == (tmp_path / "night.png").read_bytes(), "the cover is dark"


def test_a_raster_logo_that_is_none_is_an_error(read: Read, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("<html>404</html>")
    with pytest.raises(BrandError, match=r"logo\.png is no picture"):
        read("logo: logo.png")


TWO_COLOURS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path fill="#f00" d="M0 0H4V2Z"/>'
    '<path style="fill:#00f" d="M0 0V2H4Z"/></svg>'
)
CHANGING = TWO_COLOURS.replace('fill="#f00"', 'fill="url(#a)"').replace("#00f", "none")


@pytest.mark.parametrize("drawing", [TWO_COLOURS, CHANGING])
def test_an_svg_logo_of_several_colours_is_shown_as_it_is(
    drawing: str, read: Read, built: Callable[..., Package], tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(drawing)
    assert not read("logo: logo.svg").warnings
    made = built(TALK, "--brand", tmp_path)
    (picture,) = xpath(made.xml("ppt/slideLayouts/slideLayout1.xml"), "//p:pic")
    assert xpath(picture, ".//*[local-name()='svgBlip']"), "PowerPoint draws it, older viewers its pixels"
    assert drawing.encode() in made.parts.values()
    wide, tall = (int(n) for n in xpath(picture, "p:spPr/a:xfrm/a:ext/@cx | p:spPr/a:xfrm/a:ext/@cy"))
    assert wide == pytest.approx(2 * tall, rel=0.001)


def test_an_svg_logo_of_one_colour_is_a_shape_in_the_accents(built: Callable[..., Package], tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("logo: logo.svg")
    (tmp_path / "logo.svg").write_text(TWO_COLOURS.replace("#00f", "#f00"))
    layout = built(TALK, "--brand", tmp_path).xml("ppt/slideLayouts/slideLayout1.xml")
    assert not xpath(layout, "//p:pic")
    assert xpath(layout, "//p:cNvPr[starts-with(@name, 'Logo')]")


def test_an_svg_logo_that_refers_elsewhere_is_told_where_it_is_named(
    build: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "_brand.yml").write_text("logo: logo.svg")
    (tmp_path / "logo.svg").write_text(TWO_COLOURS.replace("</svg>", '<image href="file:///etc/passwd"/></svg>'))
    result = build(TALK, "--brand", tmp_path)
    assert result.exit_code == 2
    assert "_brand.yml:1:" in result.output
    assert "it refers to file:///etc/passwd" in result.output


@pytest.mark.parametrize(("said", "shown"), [("", False), ("defaults: {deck: {logo: every}}\n", True)])
def test_a_logo_for_every_slide_stands_on_the_native_layouts_before_the_footer(
    said: str, shown: bool, built: Callable[..., Package], tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_bytes((ROOT / "assets/brand/logo.svg").read_bytes())
    (tmp_path / "_brand.yml").write_text(f"logo: logo.svg\n{said}")
    made = built(
        "title: T\nslides:\n  - {layout: section, title: A}\n  - {title: B, bullets: [a]}\n", "--brand", tmp_path
    )
    layout = made.xml("ppt/slideLayouts/slideLayout2.xml")
    logos = xpath(layout, "//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Logo')]]/p:spPr/a:xfrm")
    assert bool(logos) == shown
    assert not xpath(made.slide(2), "//p:sp[p:nvSpPr/p:cNvPr[starts-with(@name, 'Logo')]]")
    if shown:
        (footer,) = xpath(layout, "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='ftr']]/p:spPr/a:xfrm/a:off/@x")
        x, width = (int(n) for n in xpath(logos[0], "a:off/@x | a:ext/@cx"))
        assert x == 54 * 12700 and x + width < int(footer)


def test_another_place_for_the_logo_is_told(read: Read) -> None:
    with pytest.raises(BrandError, match="no place of the logo “evry”"):
        read("defaults: {deck: {logo: evry}}")


def test_a_logo_amid_a_slide_is_the_slides_own(built: Callable[..., Package], tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    inner = '<title>{{ title }}</title><box fill="panel"><logo height="l"/></box>'
    page = f'<slide><column padding="page-side">{inner}</column></slide>'
    (tmp_path / "templates/mine.xml").write_text(
        f"---\npurpose: p\nfields:\n  title: {{type: text}}\nsample: {{title: A}}\n---\n{page}\n", "utf-8"
    )
    slide = built("title: T\nslides:\n  - {layout: mine, title: A}\n").slide(1)
    names = xpath(slide, "//p:cNvPr/@name")
    assert [name.split()[0] for name in names if name.startswith(("Box", "Logo"))] == ["Box", "Logo"]
