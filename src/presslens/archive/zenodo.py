"""Metadata for a deposit at Zenodo: ``.zenodo.json``.

The keys are those of Zenodo's deposit metadata (upload_type, title, creators, description, access_right, license,
version, language, keywords, related_identifiers), as its documentation for developers lists them.
"""

from __future__ import annotations

from html import escape
from typing import Any

from presslens.archive.citation import Citation
from presslens.cards.published import Published


def zenodo_metadata(citation: Citation, card: Published, with_texts: bool) -> dict[str, Any]:
    """What a deposit of the archive of a corpus says of itself; without a date, Zenodo takes the day of the deposit."""
    texts = "with the texts" if with_texts else "without the texts, which belong to their publishers"
    said = (
        f"<p>Results of presslens on the corpus {escape(card.title)}, {texts}: stand-off tables, annotations, "
        "codebook, code, tables and figures. README.txt says how to make everything again.</p>"
        f"<p>The corpus: {escape(card.citation or card.producer or card.title)}</p>"
    )
    document: dict[str, Any] = {
        "upload_type": "dataset",
        "title": f"{citation.title}: {card.title}",
        "creators": [_creator(author) for author in citation.authors],
        "description": said,
        "access_right": "open",
        "license": citation.licence,
        "version": citation.version,
        "language": "eng",
        "keywords": list(citation.keywords),
    }
    if doi := getattr(card, "doi", None):
        document["related_identifiers"] = [{"identifier": doi, "relation": "isDerivedFrom", "scheme": "doi"}]
    return document


def _creator(author: Any) -> dict[str, str]:
    orcid = author.orcid.rstrip("/").rpartition("/")[2] if author.orcid else None
    found = {"name": author.name, "affiliation": author.affiliation, "orcid": orcid}
    return {key: value for key, value in found.items() if value}
