"""Ask the classifiers that are not in use about coded mentions: the last step of validation that reads texts."""

from collections.abc import Callable, Mapping, Sequence

from presslens.attribute.items import chosen_items
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.judgements import probabilities
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.validate.candidates import RULES, answers_table, candidates_of, to_be_asked
from presslens.validate.tables import scored_mentions


def ask_candidates(
    corpus: str,
    question: str,
    names: Mapping[str, Sequence[str]],
    classify: Mapping,
    annotations: str,
    coded_articles: str,
    coded_sentences: str,
    coded_mentions: str,
    coded_holders: str,
    held_out: Sequence[str],
    codebook: Codebook,
    answers: str,
    note: Callable[[str], None],
) -> None:
    """Write what each of them says of the mentions that are scored.

    Parameters
    ----------
    corpus, question
        Their names.
    names
        Codes of the study by part of the codebook.
    classify
        The question's block of ``config.yaml``; empty where no classifier answers it.
    annotations
        Table of annotated mentions.
    coded_articles, coded_sentences, coded_mentions, coded_holders
        As the step ``take_coded`` writes them.
    held_out
        Answers out of fold of the heads that were chosen for the corpus; none where there are no such heads.
    codebook
        What the classifiers need.
    answers
        Table to write, see :data:`presslens.validate.candidates.TYPES`.
    """
    asked, placed = QUESTIONS[question], read_table(annotations)
    mentions = scored_mentions(placed, asked)
    own = held_out[0] if held_out else None
    candidates = candidates_of(asked, asked.labels_in(names), classify, corpus, own, set(placed["id"]))
    found = {}
    if waiting := to_be_asked(candidates, classify.get("classifier", RULES)):
        tables = map(read_table, (coded_articles, coded_sentences, coded_mentions, coded_holders))
        items = chosen_items(asked, *tables, mentions)
        for name in waiting:
            classifier = registry.load(question, name, classify.get(name, {}), codebook)
            found[name] = (classifier.labels, probabilities(classifier, items))
    write_table(answers_table(found, mentions["id"].to_list()), answers)
    note(f"{question}: asked {', '.join(waiting) or 'none'} about {len(mentions)} mentions")
