"""Slides on a company's template: what fills its own placeholders, and everything else in the area that is free."""
