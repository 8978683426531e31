"""What is kept on disk makes a build faster and never different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deck.cache import MAX_ENTRIES, Cache
from tests.conftest import run

Build = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


SMALL = "title: T\nslides:\n  - {title: A, bullets: [a, b]}\n  - {title: B, formula: x, figure: {kind: perceptron}}\n"


@pytest.fixture
def deck(tmp_path: Path) -> Build:
    def build(*options: str) -> bytes:
        (tmp_path / "small.yaml").write_text(SMALL, "utf-8")
        result = run(tmp_path / "small.yaml", "-o", tmp_path / "deck.pptx", *options)
        assert result.exit_code == 0, result.output
        return (tmp_path / "deck.pptx").read_bytes()

    return build


def truncated(entry: bytes) -> bytes:
    return entry[: len(entry) // 2]


def with_a_bit_flipped(entry: bytes) -> bytes:
    return entry[:-1] + bytes([entry[-1] ^ 1])


def emptied(entry: bytes) -> bytes:
    return b""


def test_the_deck_is_the_same_with_a_cache_and_without(deck: Build, folder: Path) -> None:
    without = deck("--no-cache")
    assert not folder.exists()
    assert [deck(), deck()] == [without, without]
    assert list(folder.iterdir())


@pytest.mark.parametrize("damage", [truncated, with_a_bit_flipped, emptied])
def test_damaged_entries_are_not_used(deck: Build, folder: Path, damage: Callable[[bytes], bytes]) -> None:
    good = deck()
    for entry in folder.iterdir():
        entry.write_bytes(damage(entry.read_bytes()))
    assert deck() == good


def test_an_entry_of_another_template_is_not_used(deck: Build, folder: Path) -> None:
    good = deck()
    entries = sorted(folder.iterdir())
    contents = [entry.read_bytes() for entry in entries]
    for entry, content in zip(entries, contents[1:] + contents[:1], strict=True):
        entry.write_bytes(content)
    assert deck() == good


def test_a_changed_template_is_compiled_anew(tmp_path: Path, built: Callable[..., object], folder: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    texts = []
    for word in ("first", "second"):
        layout = f"---\npurpose: p\nfields: {{title: {{type: text}}}}\n---\n<slide><title>{word}</title></slide>\n"
        (own / "own.xml").write_text(layout, "utf-8")
        package = built("title: T\nslides:\n  - layout: own\n    title: T\n")
        texts.append("".join(package.slide(1).itertext()))  # type: ignore[attr-defined]
    assert texts == ["first", "second"]


def test_a_folder_that_cannot_be_written_to_is_no_trouble(deck: Build, folder: Path) -> None:
    folder.write_text("a file stands where the folder should be")
    assert deck() == deck("--no-cache")


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(MAX_ENTRIES + 10):
        cache.put(b"content", str(number))
    assert len(list(tmp_path.iterdir())) <= MAX_ENTRIES
    assert cache.get(str(MAX_ENTRIES + 9)) == b"content"
