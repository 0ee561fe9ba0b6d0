"""What the codebook says about the ends of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.codebook.additions import read_with_additions


@dataclass(frozen=True, slots=True)
class SentenceMarks:
    """The entries of ``codebook/sentences.yaml``.

    Attributes
    ----------
    abbreviations
        Lower-case words whose full stop does not end a sentence, written without it.
    openers
        Words that open a report behind its heading.
    not_after
        Words behind which an opener goes on with a name.
    """

    abbreviations: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def load_sentence_marks(path: str | Path, *additions: str | Path) -> SentenceMarks:
    """Read ``codebook/sentences.yaml``.

    Raises
    ------
    InputError
        The file does not follow its schema.
    """
    entry = read_with_additions((path, *additions), "sentences")
    return SentenceMarks(*(tuple(entry.get(key, ())) for key in ("abbreviations", "openers", "not_after")))
