"""What the codebook says about the ends of sentences."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from presslens.codebook.additions import read_with_additions
from presslens.codebook.languages import BASE


@dataclass(frozen=True, slots=True)
class SentenceMarks:
    """The entries of ``codebook/sentences.yaml``.

    Attributes
    ----------
    abbreviations
        Lower-case words whose full stop does not end a sentence before a name, written without it; so are the others.
    openers
        Words that open a report behind its heading.
    not_after
        Words behind which an opener goes on with a name.
    labels
        Words of a page's layout that run into sentences, as they are written there.
    before_numbers, within, may_end
        Abbreviations that do not end a sentence before a number; that never do; that do where a word follows that opens
        one.
    """

    abbreviations: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    before_numbers: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    may_end: tuple[str, ...] = ()


def load_sentence_marks(path: str | Path, *additions: str | Path, language: str = BASE) -> SentenceMarks:
    """Read ``codebook/sentences.yaml``, with what is added to it; ``language`` is the code of the words that count.

    Raises
    ------
    InputError
        The file does not follow its schema.
    """
    entry = read_with_additions((path, *additions), "sentences", language)
    return SentenceMarks(**{field.name: tuple(entry.get(field.name, ())) for field in fields(SentenceMarks)})
