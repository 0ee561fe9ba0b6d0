"""A manual for coders, from the codebook of the study: what each question asks, and the code of each answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from presslens.cards.annotations import SEPARATOR
from presslens.codebook.questions import OUTLET, QUESTIONS, UNRESOLVED, Question
from presslens.tell.markdown import table

#: An entry of the codebook: ``code``, ``label``, ``definition``, and perhaps ``rules``.
Entry = Mapping[str, object]

#: What a question asks; a new question needs no entry.
ASKS = {
    "actor": "Does the mention mean the state, or those who act for it?",
    "sentiment": "In what light does the sentence put the target, for somebody who holds no opinion yet? Who speaks "
    "does not matter.",
    "holder": "Whose words, or whose view, bring what is said about the target? Anybody but the outlet needs an "
    'attribution: direct or indirect speech, "according to", a verb such as accuse or warn. Where the target only '
    "speaks and nothing is said about it, the outlet is the holder; where it tells of or defends its own deeds, it "
    "holds them itself.",
    "stance": "Where does that holder stand toward the target, as far as this sentence shows? The outlet takes a "
    "stance only by the words it chooses: sober reports take none, even of evil deeds.",
    "frames": "What does the sentence tell? Several codes may hold.",
}
MEANS = {
    ("actor", "yes"): "the state, its government, leaders, officials, army or state media, acting or acted upon; also "
    "as part of a compound",
    ("actor", "no"): "only a place, a people, a language or an origin, or part of the name of something else",
    ("holder", OUTLET): "the outlet tells it itself",
    ("holder", UNRESOLVED): "somebody who cannot be identified: witnesses, critics, sources",
}
#: Codes of answers that no entry of the codebook names.
_CODES = {"yes": "1", "no": "0", OUTLET: "OUTLET", UNRESOLVED: "UNKNOWN"}
NO_LABEL = "none"
#: Characters of a definition with its rules: coders must see all of them.
_LONGEST = 4000


def codes_of(question: Question, names: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """The labels of a question by the code that a coder writes; None for the code of none of them.

    >>> codes_of(QUESTIONS["sentiment"], {})
    {'-1': 'negative', '0': 'neutral', '1': 'positive'}
    >>> codes_of(QUESTIONS["frames"], {"frames": ["economic"]})
    {'economic': 'economic', 'none': None}
    """
    codes: dict[str, str | None] = {}
    for label in question.labels_in(names):
        by_polarity = str(question.polarity.get(label, 0)) if question.polarity else label
        codes[_CODES.get(label, by_polarity)] = label
    return codes if question.exclusive else {**codes, NO_LABEL: None}


def coding_manual(codebook: Mapping[str, Sequence[Entry]], labels: Mapping[str, Mapping[str, Mapping]]) -> str:
    """The manual in Markdown, to be changed at will.

    Parameters
    ----------
    codebook
        Entries of the study's ``targets``, ``holders`` and ``frames``, in its order.
    labels
        What the labels of the ledger mean: ``codebook/labels.yaml``.
    """
    names = {part: [str(entry["code"]) for entry in entries] for part, entries in codebook.items()}
    targets = [(entry["code"], entry["label"], entry["definition"]) for entry in codebook["targets"]]
    lines = [
        "# How to code a mention",
        "",
        "One mention of a target is marked in its sentence, in a sheet by [[ ]]. The text around the sentence (in a",
        "sheet the column `before`) helps to understand and is not coded. Code what the sentence says, not what you",
        "know of the world, each coder alone. Answer the questions in their order.",
        "",
        *table(["target", "name", "what is meant"], targets),
    ]
    for number, question in enumerate(QUESTIONS.values(), 1):
        lines += ["", f"## {number}. `{question.name}`", *_asked(question), ""]
        entries = {str(entry["code"]): entry for entry in codebook.get(question.labels_from or "", ())}
        rows = [(code, meaning(question, label, entries, labels)) for code, label in codes_of(question, names).items()]
        lines += table(["code", "when"], rows, _LONGEST)
    return "\n".join([*lines, "", *_card(names)]) + "\n"


def _asked(question: Question) -> list[str]:
    lines = [ASKS[question.name]] if question.name in ASKS else []
    if question.of_actors:
        lines.append("A mention that is no actor stays empty here.")
    return (
        lines if question.exclusive else [*lines, "", f"Several may hold; a sheet has them with `{SEPARATOR}` between."]
    )


def meaning(
    question: Question, label: str | None, entries: Mapping[str, Entry], labels: Mapping[str, Mapping[str, Mapping]]
) -> str:
    """When a label holds: by its entry of the codebook, or by what the study says of its labels."""
    if label is None:
        return "none of them"
    if (entry := entries.get(label)) is not None:
        rules = entry.get("rules", ())
        return " ".join([f"{entry['label']}: {entry['definition']}", *(rules if isinstance(rules, list) else ())])
    known = MEANS.get((question.name, label)) or labels.get(question.name, {}).get(label, {}).get("definition")
    return str(known or label)


def _card(names: Mapping[str, Sequence[str]]) -> list[str]:
    """The codes as the card of the annotations lists them."""
    lines = ["## In the card", "These are the codes above, for `card.yaml`:", "", "```yaml", "questions:"]
    for question in QUESTIONS.values():
        codes = ", ".join(
            f"{json.dumps(code)}: {json.dumps(label)}" for code, label in codes_of(question, names).items()
        )
        lines.append(f"  {question.name}: {{{codes}}}")
    return [*lines, "```"]
