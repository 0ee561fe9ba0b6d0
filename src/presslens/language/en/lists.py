"""Lists of names: "Russia, Iran and the Turkish army"."""

from __future__ import annotations

AND, DETERMINER = "and", "the"
COMMA = ","
#: What links two entries.
LINKS = frozenset([AND, "or", "&", "-", "‐", "‑", "–", "/", COMMA])
HYPHENS = ("-", "‐", "‑")
