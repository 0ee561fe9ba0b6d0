"""Words that are looked up: the tone of sentences against VADER, and cues of frames against other matchers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from peers.comparison import PEERS, PROJECT, Comparison, Job, System
from peers.texts import thousands, written_sentences
from peers.words import blank_spacy


def our_tone(_: Mapping[str, Any]) -> Job:
    from presslens.classify.tone import tone

    return lambda texts: tone(texts).tolist()


def vader(_: Mapping[str, Any]) -> Job:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scores = SentimentIntensityAnalyzer().polarity_scores
    return lambda texts: [scores(text)["compound"] for text in texts]


def nltk_vader(_: Mapping[str, Any]) -> Job:
    from importlib.resources import files

    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class Listed(SentimentIntensityAnalyzer):
        # NLTK's own copy of the word list would have to be downloaded: this is that of VADER's package.
        def __init__(self) -> None:
            self.lexicon_file = (files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8").rstrip("\n")
            self.lexicon, self.constants = self.make_lex_dict(), VaderConstants()

    scores = Listed().polarity_scores
    return lambda texts: [scores(text)["compound"] for text in texts]


def tones(_: Mapping[str, Any], answer: Sequence[float]) -> dict[str, float]:
    """How many sentences have a tone, and the mean of all."""
    return {"sentences with a tone": sum(score != 0 for score in answer), "mean": round(sum(answer) / len(answer), 4)}


def sentences_and_cues() -> dict[str, Any]:
    """Written sentences, and the cues of each frame of the codebook."""
    from presslens.codebook.codebook import Codebook

    frames = Codebook(_frame_files()).frames
    return written_sentences() | {"cues": {frame.code: list(frame.cues) for frame in frames}}


def _frame_files() -> list[str]:
    return [str(path) for path in sorted((PROJECT / "codebook/frames").glob("*.yaml"))]


def our_cues(_: Mapping[str, Any]) -> Job:
    from presslens.attribute.items import SentenceItem
    from presslens.classify.methods.frame_cues import CueFrames
    from presslens.codebook.codebook import Codebook

    cues = CueFrames.from_config({}, Codebook(_frame_files()))
    return lambda texts: cues.predict_proba([SentenceItem(text) for text in texts]).sum(axis=1).tolist()


def alternation(inputs: Mapping[str, Any]) -> Job:
    def pattern(cue: str) -> str:
        words = [r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in cue.split()]
        return r"\s+".join(words)

    cues = [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(pattern, sorted(known, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)
        for known in inputs["cues"].values()
    ]
    return lambda texts: [sum(frame.search(text) is not None for frame in cues) for text in texts]


def spacy_matchers(inputs: Mapping[str, Any]) -> Job:
    spacy = blank_spacy()
    from spacy.matcher import Matcher, PhraseMatcher

    english = spacy.blank("en")
    phrases, patterns = PhraseMatcher(english.vocab, attr="LOWER"), Matcher(english.vocab)

    def tokens(cue: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for word in cue.lower().split():
            if word == "*":
                found.append({"IS_PUNCT": False})
                continue
            *whole, last = [token.text for token in english.make_doc(word.rstrip("*"))]
            found += [{"LOWER": token} for token in whole]
            found.append({"LOWER": {"REGEX": f"^{re.escape(last)}"} if word.endswith("*") else last})
        return found

    for frame, cues in inputs["cues"].items():
        phrases.add(frame, [english.make_doc(cue) for cue in cues if "*" not in cue])
        patterns.add(frame, [tokens(cue) for cue in cues if "*" in cue])
    return lambda texts: [
        len({key for matcher in (phrases, patterns) for key, *_ in matcher(doc)}) for doc in english.pipe(texts)
    ]


def frames_found(_: Mapping[str, Any], answer: Sequence[float]) -> dict[str, float]:
    """How many frames sentences have."""
    return {"frames of sentences": int(sum(answer))}


COMPARISONS = (
    Comparison(
        "tone",
        written_sentences,
        thousands,
        "1,000 sentences",
        tones,
        (
            System("presslens", "VADER, after marks and letters have been made those of a typewriter", our_tone, True),
            System("vaderSentiment", "VADER's own package", vader, packages=("vaderSentiment",)),
            System(
                "NLTK's VADER",
                "NLTK's copy of the code, with the word list of VADER's package",
                nltk_vader,
                packages=("nltk",),
            ),
        ),
    ),
    Comparison(
        "cues",
        sentences_and_cues,
        thousands,
        "1,000 sentences",
        frames_found,
        (
            System(
                "presslens",
                "cues of seven frames, the longest once, less those negated, under `not` or with another meaning",
                our_cues,
                True,
            ),
            System(
                "Python's re",
                "whether one of the same cues stands in the sentence, an alternation for each frame; no negation, no "
                "`not`, no context, no places",
                alternation,
            ),
            System(
                "spaCy's matchers",
                "the same cues over tokens of blank English: `PhraseMatcher`, and `Matcher` for those with a `*`; no "
                "negation, no `not`, no context",
                spacy_matchers,
                packages=("spacy",),
                python=PEERS,
            ),
            System("quanteda", "`tokens_lookup` of the same cues", dict, absent="R with quanteda not at hand"),
        ),
    ),
)
