"""What tests share: the built lecture, and a way to build small outlines through the real command line."""

from __future__ import annotations

import functools
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from pptx import Presentation

from deck.cli import command

ROOT = Path(__file__).resolve().parent.parent
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}


def run(*arguments: object) -> Result:
    """The command line, as `python build.py ARGUMENTS`; an unforeseen exception fails the test."""
    result = CliRunner().invoke(command, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def xpath(element: Any, path: str) -> list[Any]:
    return list(etree.ElementBase.xpath(element, path, namespaces=NS))


class Package:
    """A .pptx as its parts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def named(self, start: str) -> Iterator[tuple[str, Any]]:
        for name in self.parts:
            if name.startswith(start) and name.endswith(".xml"):
                yield name, self.xml(name)

    def slide(self, number: int) -> Any:
        return self.xml(f"ppt/slides/slide{number}.xml")

    def targets(self, part: str) -> dict[str, str]:
        """Relationship ids of a part and where they lead."""
        folder, _, name = part.rpartition("/")
        rels = self.xml(f"{folder}/_rels/{name}.rels")
        return {rel.get("Id"): rel.get("Target") for rel in rels}


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is kept among the user's own caches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The deck of an outline of the repository, built once for all tests; nobody writes into it."""

    @functools.cache
    def make(outline: str) -> Path:
        target = tmp_path_factory.mktemp("once") / "deck.pptx"
        result = run(ROOT / outline, "-o", target)
        assert result.exit_code == 0, result.output
        return target

    return make


@pytest.fixture(scope="session")
def lecture_file(once: Callable[[str], Path]) -> Path:
    """The lecture."""
    return once("outline.yaml")


@pytest.fixture(scope="session")
def lecture(lecture_file: Path) -> Package:
    return Package(lecture_file)


@pytest.fixture(scope="session")
def presentation(lecture_file: Path) -> Any:
    """The lecture as python-pptx reads it."""
    return Presentation(str(lecture_file))


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Result]:
    """Build an outline given as text; files beside it can be put in tmp_path first."""

    def make(text: str | bytes, *options: object) -> Result:
        outline = tmp_path / "talk.yaml"
        outline.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run(outline, "-o", tmp_path / "out.pptx", *options)

    return make


@pytest.fixture
def built(build: Callable[..., Result], tmp_path: Path) -> Callable[..., Package]:
    """Build an outline that must succeed; the package that came of it."""

    def make(text: str, *options: object) -> Package:
        result = build(text, *options)
        assert result.exit_code == 0, result.output
        return Package(tmp_path / "out.pptx")

    return make
