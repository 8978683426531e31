"""What was made once, found again: on disk (`Cache`), in memory (`Memo`); and whether a file has changed (`stamp`)."""

from deck.cache.disk import MAX_ENTRIES, Cache, usual_folder

__all__ = ["MAX_ENTRIES", "Cache", "usual_folder"]
