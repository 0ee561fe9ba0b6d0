"""Figures: one module per kind of drawing, one for style and saving."""
