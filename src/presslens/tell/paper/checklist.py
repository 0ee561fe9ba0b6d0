"""What the reproducibility checklist of a paper must answer, and the facts that its answers are made of.

The items follow the template README of the data editors of social-science journals (Vilhuber, Connolly, Koren, Llull &
Morrow) and the reproducibility and responsible-research checklists of NAACL and ACL Rolling Review, in other words.
"""

from __future__ import annotations

from collections.abc import Mapping

from presslens.base.errors import InputError

#: Names of the items, which ``paper/checklist.typ`` answers; an item without an answer stops the build.
ITEMS = (
    *("data_sources", "data_rights", "data_access", "data_documentation", "exclusions", "personal_information"),
    *("software", "randomness", "computing", "exhibits", "instructions"),
    *("question_and_measures", "models", "settings", "splits", "evaluation", "uncertainty"),
    *("coders", "instructions_to_coders", "agreement", "human_subjects", "automatic_help"),
    *("artefacts", "limits", "risks"),
)
#: Facts without which it cannot be filled in, by what they are and where they are told.
NEEDED = {
    "title": "title of the card in data/",
    "licence": "licence of the card in data/",
    "lock": "envs/requirements.txt",
    "packages": "envs/requirements.in",
    "classifiers": "classify of config.yaml",
}
#: Of a corpus that somebody coded.
NEEDED_OF_CODES = {
    "coders": "coders of the card in annotations/",
    "coders_title": "title of the card in annotations/",
    "coders_licence": "licence of the card in annotations/",
    "procedure": "procedure of the card in annotations/",
    "sampling": "sampling of the card in annotations/",
}


def require_facts(words: Mapping[str, object], coded: bool) -> None:
    """See to it that nothing the checklist needs is blank.

    Raises
    ------
    InputError
        A fact is missing, or nothing but white space.

    >>> require_facts({"title": " "}, coded=False)
    Traceback (most recent call last):
    presslens.base.errors.InputError: title of the card in data/: is blank; the checklist of the paper needs it
    """
    for name, where in {**NEEDED, **(NEEDED_OF_CODES if coded else {})}.items():
        value = words.get(name)
        if not (value.strip() if isinstance(value, str) else value):
            raise InputError(where, "is blank", "the checklist of the paper needs it")
