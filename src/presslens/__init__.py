"""presslens: how news outlets portray countries, who says so, and in which frames."""

#: The rooms of the library along the path of the data, lowest first: a room imports only from those before it.
ROOMS = (
    "base",
    "pages",
    "language",
    "codebook",
    "cards",
    "exhibits",
    "fetch",
    "ingest",
    "tokenise",
    "locate",
    "check",
    "attribute",
    "blind",
    "classify",
    "ledger",
    "annotate",
    "validate",
    "estimate",
    "trace",
    "draw",
    "tell",
    "study",
    "archive",
    "run",
)
