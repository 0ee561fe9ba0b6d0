"""Ask the quick classifiers that are not in use about each mention of a shard."""

from collections.abc import Callable, Mapping
from typing import Any

from presslens.attribute.items import mention_items
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.judgements import probabilities
from presslens.classify.others import others_table
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS


def ask_others(
    asked: Mapping[str, Mapping[str, Mapping[str, Any]]],
    articles: str,
    sentences: str,
    mentions: str,
    holders: str,
    codebook: Codebook,
    answers: str,
    note: Callable[[str], None],
) -> None:
    """Write what each of them says of each mention, as probabilities.

    Parameters
    ----------
    asked
        By question, the classifiers to ask with their blocks of ``config.yaml``.
    articles, sentences, mentions, holders
        Tables of the shard.
    answers
        Table to write, as :func:`presslens.classify.others.others_table` makes it.
    """
    units, texts, spans = read_table(mentions), read_table(articles), read_table(sentences)
    held = read_table(holders)
    found = {}
    for question, blocks in asked.items():
        items = mention_items(texts, spans, units, held if QUESTIONS[question].sees_holder else None)
        for name, block in blocks.items():
            found[question, name] = probabilities(registry.load(question, name, block, codebook), items)
    write_table(others_table(units, found), answers)
    said = ", ".join(f"{question} by {name}" for question, name in found) or "nothing is asked"
    note(f"{len(units)} mentions: {said}")
