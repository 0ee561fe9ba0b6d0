"""The words that enter comparisons."""

import re

import polars as pl
import pytest
from babel.dates import get_day_names, get_month_names
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from presslens.estimate import word_counts
from presslens.estimate.word_counts import sentence_features, without_openers
from presslens.language.en.words import CALENDAR, STOP_WORDS

TEXT = "Ankara said peace talks failed. The peace, talks said Ankara, of 2 envoys."


def features(mentions):
    spans = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", TEXT)]
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


def test_the_stop_words_are_those_of_scikit_learn_set_right():
    """new-user, small: "did" among distinctive words. Forms of verbs that it lacks come in, words with a content go."""
    gone = "amount bill bottom cry describe detail fill fire front interest mill move serious side sincere"
    gone += " system thick thin"
    assert " ".join(sorted(ENGLISH_STOP_WORDS - STOP_WORDS)) == gone
    assert {"did", "does", "doing", "having", "shall", "ought", "don", "wasn"} <= STOP_WORDS - ENGLISH_STOP_WORDS
    assert {"was", "would", "been", "were", "could"} <= STOP_WORDS


def test_the_calendar_is_that_of_the_common_locale_data():
    """new-user, small: weekdays among distinctive words. CLDR, as Babel has it."""
    wide = {
        *get_day_names("wide", "stand-alone", "en").values(),
        *get_month_names("wide", "stand-alone", "en").values(),
    }
    short = {*get_day_names("abbreviated", locale="en").values(), *get_month_names("abbreviated", locale="en").values()}
    assert len(wide) == 19
    assert wide | short <= CALENDAR
    assert {word[:3] for word in CALENDAR} == {word[:3] for word in wide}


@pytest.mark.parametrize("text", ["On Monday Mrs Weiss did march .", "IN MARCH DR WEISS WOULD NOT march ."])
def test_days_months_honorifics_and_auxiliaries_are_no_words(text):
    """new-user, small: weekdays and "did" among distinctive words; to march is no month."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    sentences = pl.DataFrame(
        {"article_id": ["a"], "sentence_index": [0], "token_starts": [starts], "token_ends": [ends]}
    )
    nothing = pl.DataFrame(schema={"article_id": str, "sentence_index": pl.Int32, "start": int, "end": int})
    found = sentence_features(pl.DataFrame({"article_id": ["a"], "text": [text]}), sentences, nothing)
    assert found.filter(kind="word")["feature"].to_list() == ["weiss", "march"]
    assert found.filter(kind="phrase").is_empty()


def test_a_first_name_is_left_to_the_phrase_that_it_opens():
    """new-user, small: "joe" among distinctive words."""
    words = ["joe"] * 10 + ["biden"] * 12 + ["deir"] * 10 + ["ezzor"] * 8 + ["rare"] * 9
    phrases = ["joe biden"] * 9 + ["deir ezzor"] * 8 + ["rare earth"] * 9
    kinds = ["word"] * len(words) + ["phrase"] * len(phrases)
    table = pl.DataFrame({"kind": kinds, "feature": words + phrases})
    left = without_openers(table)
    assert set(table["feature"]) - set(left["feature"]) == {"joe"}
    assert left.filter(feature="joe biden").height == 9


def test_how_many_articles_are_held_at_once_changes_nothing(monkeypatch):
    """hostile 21."""
    texts = {f"a{n}": f"peace talks {n} fail" for n in range(7)}
    articles = pl.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    places = [(article, 0, [0, 6, 14], [5, 11, 18]) for article in texts]
    sentences = pl.DataFrame(
        places, schema=["article_id", "sentence_index", "token_starts", "token_ends"], orient="row"
    )
    nothing = pl.DataFrame(schema={"article_id": str, "sentence_index": pl.Int32, "start": int, "end": int})
    whole = sentence_features(articles, sentences, nothing)
    monkeypatch.setattr(word_counts, "_AT_ONCE", 2)
    assert sentence_features(articles, sentences, nothing).equals(whole)
    assert len(whole) == 7 * 5
