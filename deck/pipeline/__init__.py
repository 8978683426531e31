"""The whole way from an outline to a deck, by all processors, once (`build`) or again and again (`Session`)."""

from deck.pipeline.run import Built, build, check, make_scene, read_outline, write_deck

__all__ = ["Built", "build", "check", "make_scene", "read_outline", "write_deck"]
