"""Annotate: what coders say of mentions, placed and compared."""
