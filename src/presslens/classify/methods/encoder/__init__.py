"""A small transformer that sees no names: one pass, several questions."""
