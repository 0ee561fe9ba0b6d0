"""What the page asks: every question with its answers, their keys and words, from the codebook of the study."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from presslens.base.errors import InputError
from presslens.codebook.questions import ACTOR, OUTLET, QUESTIONS, UNRESOLVED, Question
from presslens.tell.coding_manual import ASKS, NO_LABEL, Entry, codes_of, meaning

#: Keys of answers in their order: digits, then letters that no command of the page has.
KEYS = "123456789cdeghijkopqvyz"
#: Key of the answer that none of the labels holds.
NONE_KEY = "0"
#: The page asks in one sentence; the manual beside it says the rest.
_FIRST = re.compile(r"(?<=\?) ")
_WORDS = {OUTLET: "The outlet itself", UNRESOLVED: "Somebody not named", None: "None of them"}


def asked(
    codebook: Mapping[str, Sequence[Entry]], labels: Mapping[str, Mapping[str, Mapping]], leave_out: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The questions in the order of the ledger, as the page takes them.

    Parameters
    ----------
    codebook, labels
        As :func:`presslens.tell.coding_manual.coding_manual` takes them.
    leave_out
        Questions that are not asked.

    Returns
    -------
    ``name``, ``asks``, ``several`` (labels may hold at once), ``if_actor`` (asked of actors alone), and ``options``:
    ``code``, ``key``, ``label``, ``means``.

    Raises
    ------
    InputError
        A question has more answers than there are keys.
    """
    names = {part: [str(entry["code"]) for entry in entries] for part, entries in codebook.items()}
    found = []
    for question in QUESTIONS.values():
        if question.name in leave_out:
            continue
        entries = {str(entry["code"]): entry for entry in codebook.get(question.labels_from or "", ())}
        codes = codes_of(question, names)
        # "Does it mean the state?" is answered with yes first.
        ordered = [*reversed(codes)] if question.flag else list(codes)
        if len(ordered) > len(KEYS):
            raise InputError(question.name, f"has {len(ordered)} answers", f"allowed: at most {len(KEYS)}, a key each")
        keys = iter(KEYS)
        options = [
            {
                "code": code,
                "key": NONE_KEY if code == NO_LABEL and not question.exclusive else next(keys),
                "label": _word(codes[code], entries),
                "means": meaning(question, codes[code], entries, labels),
            }
            for code in ordered
        ]
        found.append(
            {
                "name": question.name,
                "asks": _FIRST.split(ASKS.get(question.name, ""), maxsplit=1)[0],
                "several": not question.exclusive,
                "if_actor": question.of_actors,
                "options": options,
            }
        )
    return found


def actor_codes(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The codes of the actor question: ``no`` and ``yes``.

    >>> actor_codes({})
    {'no': '0', 'yes': '1'}
    """
    no, yes = ACTOR.labels
    by_label = {label: code for code, label in codes_of(ACTOR, names).items()}
    return {"no": by_label[no], "yes": by_label[yes]}


def not_blind() -> list[str]:
    """Questions whose answers name countries: they cannot be asked where names are hidden."""
    return [question.name for question in QUESTIONS.values() if _names_countries(question)]


def _names_countries(question: Question) -> bool:
    return question.labels_from == "holders"


def _word(label: str | None, entries: Mapping[str, Entry]) -> str:
    if label in entries:
        return str(entries[str(label)]["label"])
    return _WORDS.get(label) or str(label).capitalize()
