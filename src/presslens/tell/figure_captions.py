"""The words under a figure: one text for its face and for its caption in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from pkgutil import resolve_name
from typing import Any

from presslens.base.characters import shown
from presslens.base.errors import InputError
from presslens.base.numbers import percent
from presslens.base.said import Said, joined, sentences
from presslens.codebook.codebook import Codebook
from presslens.codebook.words import Words
from presslens.draw.facts import share_facts
from presslens.draw.notes import AS_ANSWERED, colours_in_words, interval_note
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.tables import ESTIMATES, TABLES


def words_of(
    figure: Figure,
    tables: Mapping[str, str],
    codebook: Codebook,
    settings: Mapping[str, Any],
    last: str = "",
    words: Words | None = None,
) -> dict[str, str]:
    """The text on a figure's face (``note``), and what its caption says besides (``caption``).

    Parameters
    ----------
    tables
        Paths by name of what the figure is drawn from, read for the numbers that the words quote.
    codebook
        The parts that the figure's entry names.
    settings
        See :func:`presslens.tell.captions.settings_in_words`; with the block ``draw`` of ``config.yaml``.
    last
        Sentence that the note ends with, if the figure shows mentions: how many were coded.
    words
        Of the language in which all of it is said; None: English.

    Raises
    ------
    FileNotFoundError
        A table is not there yet.
    InputError
        A name in braces stands for nothing.
    """
    facts: dict[str, object] = {
        name: percent(value) if isinstance(value, float) else value for name, value in figure.options.items()
    }
    if figure.table in TABLES and (shares := share_facts(TABLES[figure.table], tables[figure.table])):
        facts |= asdict(shares)
        facts["intervals"] = interval_note(
            shares.n_articles, shares.n_without, str(settings["confidence"]), shares.n_codes
        )
        facts["as_answered"] = AS_ANSWERED if shares.n_codes else ""
    facts |= colours_in_words(settings.get("palette") == "grey")
    if figure.facts:
        facts |= resolve_name(figure.facts)(tables, codebook, {**settings, **figure.options})
    said = {part: _said(text, {**settings, **facts}) for part, text in figure.words.items()}
    if shows_mentions(figure):
        said["note"] = joined(" ", (said["note"], last))
    return {part: plain((words or Words()).say(text)) for part, text in said.items()}


def _said(text: str, values: Mapping[str, object]) -> Said:
    try:
        return sentences(text, values)
    except KeyError as fault:
        raise InputError("a caption", f"{fault} stands for nothing", f"allowed: {', '.join(sorted(values))}") from None


def shows_mentions(figure: Figure) -> bool:
    """Whether a figure shows mentions of the ledger: itself, or by a table that is estimated from it.

    >>> from presslens.exhibits.figures import FIGURES
    >>> [name for name in FIGURES if not shows_mentions(FIGURES[name])]
    ['cue_tone_by_outlet', 'reliability']
    """
    estimated = [table.name for row in ESTIMATES.values() if row.of_mentions for table in row.tables]
    return figure.table in ["ledger", *estimated]


def plain(text: str) -> str:
    """A text on one line, with nothing in it that could do harm.

    >>> plain(" Hollow: few stories.\\n Lines: intervals. ")
    'Hollow: few stories. Lines: intervals.'
    """
    return shown(re.sub(r"[ \n]+", " ", text).strip())
