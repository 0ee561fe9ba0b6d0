"""The letters of Turkish: those with a mark are letters of their own, and I is the capital of ı, İ that of i."""

from __future__ import annotations

from presslens.base.folding import Letters

LETTERS = Letters("çÇğĞıİöÖşŞüÜ", (("I", "ı"), ("İ", "i")))
