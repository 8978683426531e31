"""Input that means harm, or a slip as bad: one clear message, exit code 2, the old file whole, never a hang."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from tests.conftest import ROOT, run

Build = Callable[..., Result]
HEAD = "title: T\nlang: zh-CN\nslides:\n"
SECTION = HEAD + "  - {layout: section, title: A}\n"
FRONT = "---\npurpose: x\nfields:\n  title: {type: text, required: true}\nsample:\n  title: A\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">%s</svg>'
ICONS = HEAD + "  - title: A\n    cards: [{title: B, icon: own}, {title: C, icon: own}]\n"


def refused(result: Result, *wanted: str) -> None:
    """The build failed, and its message holds all that is wanted."""
    assert result.exit_code == 2, result.output
    assert [part for part in wanted if part not in result.stderr] == [], result.stderr
    assert result.stderr.count("error:") == 1


OUTLINES = {
    "a merge key": (HEAD + "  - &a {layout: section, title: A}\n  - {<<: *a, title: B}\n", "merge keys"),
    "an alias of itself": ("title: T\nslides: &s\n  - *s\n", "nested more than"),
    "two documents": (SECTION + "---\ntitle: U\n", "a file holds one outline"),
    "an object of Python's": (HEAD + "  - !!python/object/apply:os.system ['ls']\n", "a slide is a mapping"),
    "a NUL": (HEAD + "  - {layout: section, title: a\0b}\n", "talk.yaml:4:31: error: the character U+0000"),
    "an escaped bell": (
        HEAD + '  - {layout: section, title: "a\\x07b"}\n',
        "talk.yaml:4:30: error: the character U+0007",
    ),
    "a noncharacter": (HEAD + '  - {layout: section, title: "a\\uFFFEb"}\n', "U+FFFE can't stand on a slide"),
    "a number of 5,000 digits": (
        HEAD
        + f"  - title: A\n    chart: {{kind: line, categories: [a], series: [{{name: s, values: [{'9' * 5000}]}}]}}\n",
        "expected: a finite number",
    ),
    "a language that would end an attribute": ("title: T\nlang: '\"><a'\n" + SECTION[9 + 12 :], "a language (BCP 47)"),
    "a layout that is a list": (HEAD + "  - {layout: [a], title: A}\n", "“layout” is a list"),
    "an outline that is a list": ("- a\n", "this is a list"),
    "a table without columns": (HEAD + "  - title: A\n    table: {header: [[]], rows: []}\n", "header has no cells"),
    "a year beyond all others": (HEAD + "  - title: A\n    curve: [[1, 1], [2, 1], [1.0e+299, 3]]\n", "would coincide"),
    "a picture's name without end": (
        HEAD + f"  - {{layout: picture, title: A, image: {'x' * 500}}}\n",
        "no picture at",
    ),
    "a scale without points": (
        HEAD + "  - title: A\n    scale: {points: []}\n    table: {header: [a], rows: [[1]]}\n",
        "at least one entry",
    ),
}


@pytest.mark.parametrize(("outline", "wanted"), OUTLINES.values(), ids=OUTLINES.keys())
def test_an_outline_is_refused_for(build: Build, tmp_path: Path, outline: str, wanted: str) -> None:
    (tmp_path / "out.pptx").write_bytes(b"the old deck")
    refused(build(outline), wanted)
    assert (tmp_path / "out.pptx").read_bytes() == b"the old deck"


LAYOUTS = {
    "a range without end": ("{% for x in range(10**9) %}{% endfor %}", "Range too big"),
    "loops in loops": (
        "{% for x in range(99999) %}{% for y in range(99999) %}{% endfor %}{% endfor %}",
        "more than 200,000 rounds",
    ),
    "calls that double": (
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "more than 200,000 rounds",
    ),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "without end"),
    "a layout that includes itself": ("{% include 'own.xml' %}", "without end"),
    "a text of ten billion characters": ("{{ 'a' * 10**10 }}", "a text of more than 1,000,000 characters"),
    "a list of a billion entries": ("{% for x in [1] * 10**9 %}{% endfor %}", "more than 1,000,000"),
    "a text padded to ten billion": ("{{ 'a'.center(9999999999) }}", "a text of more than 1,000,000 characters"),
    "a power that never ends": ("{{ 10 ** (10 ** 8) }}", "10 ** 100000000 is too large"),
    "a way out of the sandbox": ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
    "a way out by a format": ("{{ '{0.__class__}'.format(title) }}", "access to attribute '__class__'"),
    "a file above the templates": ("{% include '../../../../../etc/passwd' %}", "no template “../../"),
    "a file at the root": ("{% include '/etc/passwd' %}", "no template “/etc/passwd”"),
    "chance": ("{{ [1, 2] | random }}", "No filter named 'random'"),
    "words at random": ("{{ lipsum() }}", "'lipsum' is undefined"),
}


@pytest.mark.parametrize(("body", "wanted"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_is_refused_for(build: Build, tmp_path: Path, body: str, wanted: str) -> None:
    written(tmp_path / "templates" / "own.xml", FRONT + f"<slide>{body}<title>{{{{ title }}}}</title></slide>\n")
    refused(build(HEAD + "  - {layout: own, title: A}\n"), "own.xml", wanted, "slide: 1 “A”")


def test_layouts_that_extend_each_other_are_refused(build: Build, tmp_path: Path) -> None:
    written(tmp_path / "templates" / "own.xml", FRONT + "{% extends 'other.xml' %}\n")
    written(tmp_path / "templates" / "other.xml", FRONT + "{% extends 'own.xml' %}\n")
    refused(build(HEAD + "  - {layout: own, title: A}\n"), "own.xml", "without end")


def test_markup_with_a_document_type_is_refused(build: Build, tmp_path: Path) -> None:
    body = "<!DOCTYPE slide [<!ENTITY a 'b'>]><slide><title>&a;</title></slide>\n"
    written(tmp_path / "templates" / "own.xml", FRONT + body)
    refused(build(HEAD + "  - {layout: own, title: A}\n"), "own: markup has no document type")


def test_loops_tell_templates_where_they_are(build: Build, tmp_path: Path) -> None:
    body = "{% for c in title %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% else %}none{% endfor %}"
    written(tmp_path / "templates" / "own.xml", FRONT + f"<slide><title>{body}</title></slide>\n")
    result = build(HEAD + "  - {layout: own, title: ABC}\n")
    assert result.exit_code == 0, result.output


ICON_FILES = {
    "no XML": ("meow <", "is no SVG icon"),
    "nothing to draw": (SVG % "", "draws nothing"),
    "a script alone": (SVG % "<script>alert(1)</script>", "draws nothing"),
    "a path that breaks off": (SVG % '<path d="M0 0 L x y Q"/>', "is no SVG path"),
    "a coordinate beyond all paper": (SVG % '<path d="M0 0L1e308 1e308"/>', "too large a coordinate"),
    "a circle at no place": (SVG % '<circle cx="abc" cy="1" r="2"/>', "could not convert"),
    "a viewBox of no size": ((SVG % '<path d="M0 0L1 1"/>').replace("24 24", "0 0"), "a viewBox without a size"),
    "entities that swell": (
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>"
        + SVG % "<text>&i;</text>",
        "is no SVG icon",
    ),
}


@pytest.mark.parametrize(("svg", "wanted"), ICON_FILES.values(), ids=ICON_FILES.keys())
def test_an_icon_is_refused_for(build: Build, tmp_path: Path, svg: str, wanted: str) -> None:
    written(tmp_path / "icons" / "own.svg", svg)
    refused(build(ICONS), "own.svg", wanted, "slide: 1 “A”")


def test_a_script_in_an_icon_stays_behind(build: Build, tmp_path: Path) -> None:
    written(tmp_path / "icons" / "own.svg", SVG % '<script>alert(1)</script><path d="M0 0L24 24"/>')
    assert build(ICONS).exit_code == 0
    assert b"alert" not in (tmp_path / "out.pptx").read_bytes()


def test_half_a_picture_is_refused(build: Build, tmp_path: Path) -> None:
    Image.effect_noise((400, 400), 50).save(tmp_path / "whole.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:2000])
    refused(build(HEAD + "  - {layout: picture, title: A, image: half.png}\n"), "ends too early", "slide: 1 “A”")


def test_a_picture_of_a_billion_pixels_is_refused(build: Build, tmp_path: Path) -> None:
    Image.new("1", (1, 1)).save(tmp_path / "small.png")
    small = (tmp_path / "small.png").read_bytes()
    size = struct.pack(">4s2I5B", b"IHDR", 30_000, 30_000, 1, 0, 0, 0, 0)
    (tmp_path / "huge.png").write_bytes(small[:12] + size + struct.pack(">I", zlib.crc32(size)) + small[33:])
    refused(build(HEAD + "  - {layout: picture, title: A, image: huge.png}\n"), "huge.png can't be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    os.mkfifo(tmp_path / "pipe.potx")
    refused(run(tmp_path / "pipe.yaml"), "it is no file")
    refused(
        run(ROOT / "outline.yaml", "--template", tmp_path / "pipe.potx", "-o", tmp_path / "a.pptx"), "it is no file"
    )


OUTPUTS = {
    "another kind of file": ("deck.pdf", "PowerPoint opens what is called .pptx only"),
    "the outline": ("talk.yaml", "PowerPoint opens what is called .pptx only"),
    "a name too long": ("x" * 300 + ".pptx", "can't write"),
    "a pipe": ("pipe.pptx", "no file that could be replaced"),
    "a link to itself": ("loop.pptx", "can't write"),
    "the template": ("template.pptx", "it is the template"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize(("name", "wanted"), OUTPUTS.values(), ids=OUTPUTS.keys())
def test_an_output_is_refused_that_is(tmp_path: Path, name: str, wanted: str) -> None:
    os.mkfifo(tmp_path / "pipe.pptx")
    (tmp_path / "loop.pptx").symlink_to("loop.pptx")
    template = written(tmp_path / "template.pptx", "what the company has")
    outline = written(tmp_path / "talk.yaml", SECTION)
    refused(run(outline, "-o", tmp_path / name, "--template", template), wanted)
    assert (outline.read_text(), template.read_text()) == (SECTION, "what the company has")


def written(file: Path, text: str) -> Path:
    """The file, with this text in it."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file
