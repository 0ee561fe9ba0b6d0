"""The report of a corpus: one page that is read from top to bottom, made of its results alone."""
