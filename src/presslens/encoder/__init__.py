"""The blind encoder: sentences with every country's name hidden, one pass each through a small transformer."""
