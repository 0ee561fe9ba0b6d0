"""Answer one question about each mention, or each sentence, of a shard, and say which words show it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from presslens.attribute.items import mention_items, sentence_items
from presslens.base.io import read_table, write_table
from presslens.classify import registry
from presslens.classify.contract import ReadsFeatures
from presslens.classify.evidence import evidence_table
from presslens.classify.judgements import answers, evidence, of_study, probabilities
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.ledger.columns import judgement_columns, not_answered
from presslens.ledger.join import KEYS


def classify_question(
    question: str,
    settings: Mapping[str, Any],
    labels: Sequence[str],
    articles: str,
    sentences: str,
    mentions: Sequence[str],
    holders: Sequence[str],
    codebook: Codebook,
    features: Sequence[str],
    heads: Sequence[str],
    judgements: str,
    cues: str,
    note: Callable[[str], None],
    refused: str = "",
) -> None:
    """Write the judgements of a question and the words behind them.

    Parameters
    ----------
    settings
        The question's block of ``config.yaml``.
    labels
        What the study asks for. Of labels that the classifier has not learned nothing is said.
    articles, sentences, mentions, holders
        Tables of the shard; no ``mentions`` for a question of sentences, no ``holders`` for one that does not see them.
    features
        The file of the encoder's features, for a classifier that reads them; else empty.
    heads
        Numbers and description of the heads chosen for the corpus, if there are any.
    judgements, cues
        Tables to write.
    refused
        Why the question is not answered: every answer is null then. Empty: it is answered.
    """
    asked, name = QUESTIONS[question], settings["classifier"]
    if refused:
        units = read_table(*mentions) if asked.unit == "mention" else read_table(sentences)
        nothing = not_answered(asked, len(units), labels)
        write_table(units.select(*KEYS[asked.unit], *nothing), judgements)
        write_table(evidence_table(asked, units.clear(), units.clear(), []), cues)
        note(f"{question} is not answered: {refused}")
        return
    classifier = registry.load(question, name, settings.get(name, {}), codebook)
    if isinstance(classifier, ReadsFeatures):
        for path in features:
            classifier.look_up(path)
        if heads:
            classifier.take_head(*heads)
    texts, spans = read_table(articles), read_table(sentences)
    if asked.unit == "mention":
        units = read_table(*mentions)
        items = mention_items(texts, spans, units, read_table(*holders) if holders else None)
        values, shown = probabilities(classifier, items), evidence(classifier, items)
    else:
        units = spans
        whole = sentence_items(texts, spans)
        values, shown = probabilities(classifier, whole), evidence(classifier, whole)
    known, values = of_study(values, classifier.labels, labels)
    said = answers(asked, values, known, settings)
    table = units.select(*KEYS[asked.unit], *judgement_columns(asked, said, values, known, labels))
    found = evidence_table(asked, units, spans, shown)
    write_table(table, judgements)
    write_table(found, cues)
    note(f"{question}: {len(table)} {asked.unit}s by {name}")
    note(f"{len(found)} cues")
    if left_out := [label for label in labels if label not in known]:
        note(f"{name} has not learned {', '.join(left_out)}: not answered")
