"""Sentences and tokens of articles: presslens, NLTK, and spaCy's blank English."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from peers.comparison import PEERS, PROJECT, Comparison, Job, System
from peers.texts import made_texts, million_words, written_articles

#: Of each article the offsets at which sentences end, and the number of tokens.
Answer = list[tuple[list[int], int]]


def _splitter() -> Callable[[str], Any]:
    from presslens.codebook.agencies import load_agencies
    from presslens.codebook.sentences import load_sentence_marks
    from presslens.language.language import load_language
    from presslens.tokenise.sentences import SentenceSplitter

    folder = PROJECT / "codebook"
    return SentenceSplitter(
        load_language("en"), load_sentence_marks(folder / "sentences.yaml"), load_agencies(folder / "agencies.yaml")
    )


def ours(_: Mapping[str, Any]) -> Job:
    from presslens.tokenise.words import token_spans

    split = _splitter()

    def job(texts: Sequence[str]) -> Answer:
        found = []
        for text in texts:
            spans = [(span.start, span.end) for span in split(text)]
            found.append(([end for _, end in spans], sum(len(token_spans(text[start:end])) for start, end in spans)))
        return found

    return job


def our_sentences(_: Mapping[str, Any]) -> Job:
    split = _splitter()
    return lambda texts: [([span.end for span in split(text)], 0) for text in texts]


def _punkt() -> Any:
    """NLTK's Punkt with its English parameters, which presslens has as a package."""
    import punkt
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known, parameters = punkt.load_model("english"), PunktParameters()
    parameters.abbrev_types.update(known.abbrev_types)
    parameters.collocations.update(known.collocations)
    parameters.sent_starters.update(known.sent_starters)
    parameters.ortho_context.update(known.ortho_context)
    return PunktSentenceTokenizer(parameters)


def nltk(_: Mapping[str, Any]) -> Job:
    from nltk.tokenize.destructive import NLTKWordTokenizer

    sentences, words = _punkt(), NLTKWordTokenizer()

    def job(texts: Sequence[str]) -> Answer:
        found = []
        for text in texts:
            spans = list(sentences.span_tokenize(text))
            found.append(([end for _, end in spans], sum(len(words.tokenize(text[start:end])) for start, end in spans)))
        return found

    return job


def nltk_sentences(_: Mapping[str, Any]) -> Job:
    sentences = _punkt()
    return lambda texts: [([end for _, end in sentences.span_tokenize(text)], 0) for text in texts]


def blank_spacy() -> Any:
    """spaCy without PyTorch, which it would import where it is installed, and does not need."""
    sys.modules["torch"] = None  # type: ignore[assignment]
    import spacy

    return spacy


def spacy_sentences(_: Mapping[str, Any]) -> Job:
    english = blank_spacy().blank("en")
    english.add_pipe("sentencizer")
    return lambda texts: [([s.end_char for s in doc.sents], len(doc)) for doc in english.pipe(texts)]


def found(inputs: Mapping[str, Any], answer: Answer) -> dict[str, float]:
    """Sentences and tokens; where it is known where sentences end, F1 of the ends in percent."""
    counts: dict[str, float] = {"sentences": sum(len(ends) for ends, _ in answer)}
    if tokens := sum(n for _, n in answer):
        counts["tokens"] = tokens
    if "ends" in inputs:
        right = sum(len({*ends} & {*wanted}) for (ends, _), wanted in zip(answer, inputs["ends"], strict=True))
        n_wanted = sum(map(len, inputs["ends"]))
        counts["F1 of ends of sentences, %"] = round(200 * right / (n_wanted + counts["sentences"]), 1)
    return counts


_SYSTEMS = (
    System("presslens", "rules of the press and the codebook on top of Punkt; offsets of every token", ours, True),
    System(
        "NLTK",
        "`word_tokenize`: Punkt with its English parameters, then the words of each sentence, without offsets",
        nltk,
        packages=("nltk",),
    ),
    System(
        "spaCy",
        '`spacy.blank("en")` with its `sentencizer`, which ends a sentence at every mark that can end one; offsets, '
        "and the cuts of a word are kept for the next time it comes",
        spacy_sentences,
        packages=("spacy",),
        python=PEERS,
    ),
)
COMPARISONS = (
    Comparison("words", written_articles, million_words, "million words", found, _SYSTEMS),
    Comparison("words_new", lambda: made_texts(500), million_words, "million words", found, _SYSTEMS),
    Comparison(
        "sentences",
        written_articles,
        million_words,
        "million words",
        found,
        (
            System("presslens", "sentences alone", our_sentences, True),
            System("NLTK's Punkt", "sentences alone", nltk_sentences, packages=("nltk",)),
        ),
    ),
)
