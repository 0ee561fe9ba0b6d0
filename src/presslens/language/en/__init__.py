"""English, as its press writes it."""
