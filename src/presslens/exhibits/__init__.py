"""Exhibits: every table and figure, with its columns, caption and formats; rules loop over them."""
