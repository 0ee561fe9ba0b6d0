import polars as pl
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from presslens.estimate.words import sentence_features
from presslens.language.en.words import STOP_WORDS

TEXT = "Ankara said peace talks failed. The peace, talks said Ankara, of 2 envoys."


def features(mentions):
    spans = [(m.start(), m.end()) for m in __import__("re").finditer(r"\w+|[^\w\s]", TEXT)]
    cut = TEXT.index(".") + 1
    rows = [
        ("a", index, [s for s, _ in part], [e for _, e in part])
        for index, part in enumerate(([x for x in spans if x[1] <= cut], [x for x in spans if x[1] > cut]))
    ]
    sentences = pl.DataFrame(
        rows,
        schema={
            "article_id": str,
            "sentence_index": pl.Int32,
            "token_starts": pl.List(int),
            "token_ends": pl.List(int),
        },
        orient="row",
    )
    named = pl.DataFrame(
        [("a", index, start, start + 6) for index, start in mentions],
        schema={"article_id": str, "sentence_index": pl.Int32, "start": int, "end": int},
        orient="row",
    )
    found = sentence_features(pl.DataFrame({"article_id": ["a"], "text": [TEXT]}), sentences, named)
    return [
        [row["feature"] for row in found.iter_rows(named=True) if (row["sentence_index"], row["kind"]) == (index, kind)]
        for index in (0, 1)
        for kind in ("word", "phrase")
    ]


def test_words_and_phrases_by_hand():
    words, phrases, *_ = features([(0, 0)])
    assert words == ["said", "peace", "talks", "failed"]
    assert phrases == ["said peace", "peace talks", "talks failed"]


def test_no_phrase_crosses_a_comma_a_stop_word_or_a_mention():
    *_, words, phrases = features([(1, TEXT.rindex("Ankara"))])
    assert words == ["peace", "talks", "said", "envoys"]
    assert phrases == ["talks said"]


def test_names_outside_a_mention_are_words():
    words, phrases, *_ = features([])
    assert words[0] == "ankara"
    assert phrases[0] == "ankara said"


def test_the_stop_words_are_those_of_scikit_learn():
    assert STOP_WORDS == ENGLISH_STOP_WORDS
