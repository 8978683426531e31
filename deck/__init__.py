"""deck: an outline in YAML becomes a native, measured PowerPoint deck. See docs/architecture.md."""

__version__ = "0.1.0"
