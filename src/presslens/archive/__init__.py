"""The archive of a corpus: everything but its texts, in one zip that repositories and other programs can read."""
