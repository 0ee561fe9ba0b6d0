"""The ledger has one row per mention, whatever the judgements, and its columns keep their order."""

import polars as pl
import pytest

from presslens.codebook.questions import QUESTIONS, Question
from presslens.ledger.join import join_judgements, ledger_columns

NAMES = {"frames": ["conflict"]}
COLUMNS = [
    *("corpus", "article_id", "source_id", "story_id", "outlet", "outlet_country", "date"),
    *("sentence_index", "start", "end", "mention", "target", "alias_kind", "actor", "p_actor"),
    *("sentiment", "p_negative", "p_neutral", "p_positive"),
    *("holder", "holder_mode", "holder_rule"),
    *("stance", "p_against", "p_none", "p_favour"),
    *("frames", "p_frame_conflict", "tone", "mention_reason", "holder_name", "coded"),
]


def test_columns_in_order():
    assert ledger_columns(NAMES) == COLUMNS


def test_a_new_question_comes_behind():
    emotion = Question("emotion", "emotions", ("anger", "none"), prefix="p_emotion_")
    found = ledger_columns(NAMES, [*QUESTIONS.values(), emotion])
    assert found == [*COLUMNS, "emotion", "p_emotion_anger", "p_emotion_none"]


ARTICLES = pl.DataFrame(
    {
        "article_id": ["a"],
        "source_id": ["s"],
        "story_id": ["t"],
        "outlet": ["O"],
        "outlet_country": [None],
        "date": [None],
    }
    | {"text": ["Turkey spoke. Russia left."]}
)
MENTIONS = pl.DataFrame(
    {"article_id": ["a", "a"], "sentence_index": [1, 0], "start": [14, 0], "end": [20, 6]}
    | {"target": ["RUS", "TUR"], "alias_kind": ["country", "country"], "mention_reason": ["its name"] * 2}
)
KEY = MENTIONS.select("article_id", "start")


def judged(**columns):
    return KEY.with_columns(**{name: pl.lit(value) for name, value in columns.items()})


JUDGEMENTS = {
    "actor": judged(actor=True, p_actor=0.9),
    "sentiment": judged(sentiment="neutral", p_negative=0.1, p_neutral=0.8, p_positive=0.1),
    "holder": judged(holder="outlet", holder_mode="narration", holder_rule="none", content_start=0, holder_name=None),
    "stance": judged(stance="none", p_against=0.1, p_none=0.8, p_favour=0.1),
    "frames": pl.DataFrame(
        {
            "article_id": ["a", "a"],
            "sentence_index": [0, 1],
            "frames": [["conflict"], []],
            "p_frame_conflict": [1.0, 0.0],
        }
    ),
}
TONE = pl.DataFrame({"article_id": ["a", "a"], "sentence_index": [0, 1], "tone": [0.5, -0.5]})


def test_every_mention_has_its_row():
    ledger = join_judgements("mine", ARTICLES, MENTIONS, JUDGEMENTS, TONE, NAMES)
    assert ledger.columns == COLUMNS
    assert ledger["mention"].to_list() == ["Turkey", "Russia"]
    assert ledger["frames"].to_list() == [["conflict"], []]
    assert ledger["tone"].to_list() == [0.5, -0.5]
    assert ledger["corpus"].to_list() == ["mine", "mine"]


def test_a_mention_that_was_coded_says_so():
    coded = MENTIONS.filter(target="RUS").select("article_id", "start")
    ledger = join_judgements("mine", ARTICLES, MENTIONS, JUDGEMENTS, TONE, NAMES, coded)
    assert dict(ledger.select("target", "coded").iter_rows()) == {"RUS": True, "TUR": False}
    nobody = join_judgements("mine", ARTICLES, MENTIONS, JUDGEMENTS, TONE, NAMES)
    assert nobody["coded"].to_list() == [False, False]
    assert ledger.drop("coded").equals(nobody.drop("coded"))
    with pytest.raises(pl.exceptions.ComputeError):
        join_judgements("mine", ARTICLES, MENTIONS, JUDGEMENTS, TONE, NAMES, pl.concat([coded, coded]))


def test_two_judgements_of_a_mention_are_an_error():
    twice = JUDGEMENTS | {"actor": pl.concat([JUDGEMENTS["actor"], JUDGEMENTS["actor"]])}
    with pytest.raises(pl.exceptions.ComputeError):
        join_judgements("mine", ARTICLES, MENTIONS, twice, TONE, NAMES)
