"""What there is to know of layouts: told from their front matter, for terminal, documents, editors, gallery."""
