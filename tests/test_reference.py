"""What docs/ tells: fresh, true, and its examples work."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt
from pptx import Presentation

from deck.brand import LENGTHS, ROLES, STYLES
from deck.layouts import Layouts
from deck.reference.documents import documents
from deck.reference.gallery import samples
from deck.resources import templates
from deck.yaml_nodes import load_yaml, parse_yaml, plain
from tests.conftest import ROOT, run

DOCS = ROOT / "docs"
ALL = Layouts.discover(templates())


def blocks(name: str, language: str) -> list[str]:
    """The code of one language in a document, in order."""
    tokens = MarkdownIt().parse((DOCS / name).read_text("utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info == language]


def test_the_generated_documents_are_those_of_today() -> None:
    stale = [path.name for path, text in documents(DOCS).items() if path.read_text("utf-8") != text]
    assert stale == [], "run: python -m deck.reference"


def test_every_field_of_every_layout_is_told() -> None:
    text = (DOCS / "outline.md").read_text("utf-8")
    for layout in ALL:
        chapter = text.partition(f"### `{layout.name}`\n")[2].partition("\n### ")[0]
        assert layout.purpose in chapter
        assert [name for name in layout.fields if f"`{name}`" not in chapter] == [], layout.name


# --- the schema -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> Any:
    import json

    found = json.loads(run("schema").stdout)
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


@pytest.mark.parametrize("name", ["outline.yaml", "outline.en.yaml"])
def test_the_lecture_is_what_the_schema_says(schema: Any, name: str) -> None:
    problems = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in schema.iter_errors(plain(load_yaml(ROOT / name)))]
    assert problems == []


def test_the_samples_are_what_the_schema_says(schema: Any) -> None:
    for slide in samples(ALL):
        assert [e.message for e in schema.iter_errors({"title": "T", "slides": [slide]})] == [], slide["layout"]


@pytest.mark.parametrize(
    "slide",
    [
        "{layout: bullets, title: A, bulets: [a]}",
        "{layout: bullets, title: A}",
        "{layout: crads, title: A, cards: [{title: a}]}",
        "{layout: cards, title: A, cards: [{icon: box}]}",
        "{layout: cards, title: A, cards: []}",
        "{layout: qr, title: A, text: t, link: 'javascript:1'}",
        "{layout: chart, title: A, chart: {kind: radar, series: [{name: a, values: [1]}]}}",
        "{layout: icon-grid, title: A}",
        "{layout: figure, title: A, figures: [{kind: pipelin, steps: [{title: a}]}]}",
        "{layout: figure, title: A, figures: [{kind: pipeline}]}",
        "{title: A, bullets: {a: b}}",
        "{title: A, bullets: [a], build: 7}",
        "{title: A, nothing: that is known}",
    ],
)
def test_what_the_build_refuses_the_schema_refuses_too(schema: Any, tmp_path: Path, slide: str) -> None:
    text = f"title: T\nslides:\n  - {slide}\n"
    (tmp_path / "a.yaml").write_text(text)
    assert run(tmp_path / "a.yaml", "-o", tmp_path / "a.pptx").exit_code == 2
    assert not schema.is_valid(plain(parse_yaml(text, tmp_path / "a.yaml")))


# --- the examples ---------------------------------------------------------------------------------


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the document on layouts has it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    word, reasons = blocks("write-a-layout.md", "xml")
    (tmp_path / "templates/word.xml").write_text(word, "utf-8")
    (tmp_path / "templates/reasons.xml").write_text(reasons, "utf-8")
    (tmp_path / "talk.yaml").write_text(blocks("write-a-layout.md", "yaml")[0], "utf-8")
    return tmp_path


def test_the_layout_of_the_document_builds_without_being_named(talk: Path) -> None:
    result = run("talk.yaml", "-o", "talk.pptx")
    assert result.exit_code == 0, result.output
    assert "python build.py talk.yaml" in blocks("write-a-layout.md", "sh")[0]


def test_the_layouts_of_the_document_appear_in_the_gallery(talk: Path) -> None:
    assert run("gallery", "-o", "gallery.pptx").exit_code == 0
    told = run("layouts", "reasons").stdout
    assert "headword*" in told


def test_the_list_of_records_in_the_document_is_one_that_outlines_fill(talk: Path) -> None:
    front = f"---\npurpose: Facts.\n{blocks('write-a-layout.md', 'yaml')[1]}sample: {{title: S, facts: []}}\n---\n"
    (loop,) = re.findall(r"`({% for .*?endfor %})`", (DOCS / "write-a-layout.md").read_text("utf-8"))
    body = f"<slide><column><title>{{{{ title }}}}</title>{loop}</column></slide>"
    (talk / "templates/mine.xml").write_text(front.replace("[]", "[{label: a, value: 1}]") + body, "utf-8")
    slide = "{layout: mine, title: A, facts: [{label: a, value: 12}, {label: b, value: 34, highlight: true}]}"
    (talk / "talk.yaml").write_text(f"title: T\nslides:\n  - {slide}\n", "utf-8")
    assert run("talk.yaml", "-o", "talk.pptx").exit_code == 0
    assert {"12", "34"} <= {shape.text_frame.text for shape in Presentation("talk.pptx").slides[0].shapes}


def test_the_document_lists_what_styles_roles_and_lengths_a_template_may_name() -> None:
    chapter = (DOCS / "write-a-layout.md").read_text("utf-8").partition("## The words of the brand")[2]
    words = {*STYLES, *ROLES["light"], *(word for scale in LENGTHS.values() for word in scale)}
    assert [word for word in words if f"`{word}`" not in chapter] == []


def test_the_message_in_the_document_is_the_one_that_appears(talk: Path) -> None:
    page = talk / "templates/word.xml"
    page.write_text(page.read_text("utf-8").replace("<p style", "<pp style").replace("</p>", "</pp>"), "utf-8")
    appeared = run("talk.yaml", "-o", "talk.pptx").stderr
    (told,) = (block for block in blocks("write-a-layout.md", "") if "error:" in block)
    for line in told.strip().splitlines():
        assert line.removesuffix("…").strip() in appeared


def test_the_programs_of_the_document_on_the_library_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    (tmp_path / "talk.yaml").write_text("title: T\nslides:\n  - {layout: section, title: Hello}\n")
    for program in blocks("library.md", "python"):
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{program}"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "talk.pptx").is_file() and (tmp_path / "sales.pptx").is_file()


def test_the_layout_in_the_readme_builds(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (word,) = blocks("../README.md", "xml")
    (tmp_path / "templates/word.xml").write_text(word, "utf-8")
    (tmp_path / "talk.yaml").write_text("title: T\nslides:\n  - {title: A, word: Open}\n")
    assert run(tmp_path / "talk.yaml", "-o", tmp_path / "a.pptx").exit_code == 0
