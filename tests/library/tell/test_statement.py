import datetime as dt
from pathlib import Path

import polars as pl

from presslens.cards.annotations import AnnotationCard, Coder, Offsets, SampleColumns
from presslens.cards.corpora import CorpusCard
from presslens.codebook.topics import Topic
from presslens.exhibits.tables import TABLES
from presslens.ingest.corpus import ARTICLE_COLUMNS, EXCLUSION_COLUMNS, REMOVAL_COLUMNS
from presslens.tell.statement import Coding, data_statement

CARD = {
    "name": "made",
    "title": "Made <b>corpus</b>",
    "producer": "Nobody",
    "citation": "Nobody, N. (2020). Made. https://made.example",
    "licence": "CC BY 4.0",
    "language": "en",
    "reader": "table",
    "files": {"made.csv": {"url": "https://made.example/made.csv", "sha256": "0" * 64, "bytes": 3}},
}
CLASSIFIERS = {"actor": "rules", "sentiment": "linear", "stance": "cues", "frames": "cues"}


def article(place, outlet="The Post", day=dt.date(2015, 3, 4), story=None, text=None):
    text = text or f"SECRET TEXT {place}"
    return (
        f"a{place}",
        f"{place}",
        outlet,
        "GBR",
        day,
        f"SECRET TITLE {place}",
        None,
        "en",
        text,
        story or f"a{place}",
    )


def statement(articles, exclusions=(), removals=(), ledger=(), card=CARD, coding=None, topics=()):
    tables = (
        pl.DataFrame(list(rows), schema=schema, orient="row")
        for rows, schema in (
            (articles, ARTICLE_COLUMNS | {"story_id": str}),
            (exclusions, EXCLUSION_COLUMNS),
            (removals, REMOVAL_COLUMNS),
            ([("a0", 0), ("a0", 1)], {"article_id": str, "sentence_index": int}),
            (ledger, {"article_id": str, "target": str, "actor": bool}),
        )
    )
    return data_statement(CorpusCard.of(card, "data/made.yaml"), *tables, CLASSIFIERS, ["en"], coding, topics=topics)


ARTICLES = [
    article(0),
    article(1, text="SECRET TEXT 0", story="a0"),
    article(2, outlet="Other | Paper", day=dt.date(2017, 1, 2), story="a0"),
    article(3, outlet=None, day=None),
]


def test_counts_by_hand():
    text = statement(
        ARTICLES,
        [("x", "language not studied", "fr", None, 1), ("y", "language not studied", "SECRET DETAIL", None, 2)],
        [("a0", "0", line, None, None, "boilerplate", "SECRET LINE", None) for line in (3, 9)],
        [("a0", "SYR", True), ("a0", "SYR", False), ("a1", "RUS", True)],
    )
    for line in (
        "| articles | 4 |",
        "| stories | 2 |",
        "| mentions of a target | 3 |",
        "| of which actor mentions | 2 |",
        "| mentions of Syria | 2 |",
        r"| Other \| Paper | United Kingdom | 1 | 1 | 2017-01-02 | 2017-01-02 |",
        "| unknown | United Kingdom | 1 | 1 | unknown | unknown |",
        "| 2015 | 2 |",
        "| unknown | 1 |",
        "| articles whose very text occurs more than once | 2 |",
        "| stories of more than one outlet | 1 |",
        "| articles in the largest story | 3 |",
        "| language not studied | 2 |",
        "| boilerplate | 2 | 1 |",
        "| sentiment | automatic: linear |",
        "- 2 of 4 articles mention no target.",
        "- 1 of 4 articles have no known outlet.",
        "- One outlet supplies 50 % of the articles.",
        "- Licence: CC BY 4.0",
    ):
        assert line in text.splitlines(), line


def test_no_text_of_an_article_is_quoted_and_nothing_hostile_gets_through():
    text = statement(
        ARTICLES, [("x", "r", "SECRET", None, 1)], [("a0", "0", 1, None, None, "boilerplate", "SECRET", None)]
    )
    assert "SECRET" not in text
    assert r"Made \<b\>corpus\</b\>" in text
    assert "<b>" not in text


def test_the_order_of_rows_does_not_matter():
    assert statement(ARTICLES) == statement(ARTICLES[::-1])


def test_an_empty_corpus_and_a_bare_card_are_described():
    bare = {"name": "bare", "title": "Bare", "licence": "", "language": "en", "reader": "text_folder", "path": "bare"}
    text = statement([], card=bare)
    assert "| articles | 0 |" in text
    assert "- Producer: unknown" in text
    assert "- Licence: unknown" in text


def test_annotations_are_described_and_escaped():
    card = AnnotationCard(
        path=Path("annotations/made/card.yaml"),
        corpus="made",
        title="Codes <b>",
        producer="two | programs",
        licence="CC0",
        procedure="by program",
        sampling="all mentions",
        offsets=Offsets("cleaned"),
        sample="sample.csv",
        columns=SampleColumns("id", "source_id", "target", "start", "end"),
        coders=(Coder("A", "a.csv", "automatic"), Coder("B", "b.csv", "automatic")),
        questions={"actor": {"1": "yes", "0": "no"}},
        limits=("weak [link](x)",),
    )
    rows = [("actor", None, "all", "A, B", "all", 9, 4, 0.9, 0.81, 0.7, None, 0.8, None, None)]
    agreement = pl.DataFrame(rows, schema=TABLES["agreement"].types, orient="row")
    unplaced = pl.DataFrame({"reason": ["removed in cleaning: advert", "removed in cleaning: advert"]})
    head = ("actor", "rules", True, "as run", "2 automatic coders", "all")
    scores = [(9, 4, "coded", None), (2, 1, "left_out", "no place in the corpus"), (3, 2, "left_out", "coders differ")]
    validation = pl.DataFrame(
        [(*head, *row, None, None, None) for row in [*scores, (4, 2, "macro_f1", None)]],
        schema=TABLES["validation_actor"].types,
        orient="row",
    )
    coding = Coding(card, "2 automatic coders", agreement, 7, unplaced, [validation])
    text = statement(ARTICLES, coding=coding)
    assert "9 mentions were annotated by 2 automatic coders; no person coded." in text
    assert "- Not used: 2, removed in cleaning: advert" in text
    assert "| actor | all | 9 | 0.81 | 0.70 | undefined |" in text
    assert "| actor | 9 | 4 | 2 no place in the corpus; 3 coders differ |" in text
    assert "<b>" not in text
    assert "[link](x)" not in text
    assert "were checked on annotated mentions" in text
    assert "they check the labels above" in text
    assert "## Annotations" not in statement(ARTICLES)

    fitting = validation.filter(pl.col("score") != "macro_f1")
    alone = Coding(card, "1 automatic coder", agreement.clear(), 7, unplaced, [fitting])
    text = statement(ARTICLES, coding=alone)
    assert "none was drawn at random, so they check nothing: UNVALIDATED" in text
    assert "One coder: no agreement can be told." in text
    assert "have not been validated on this corpus" in text
    assert "they check the labels" not in text


def test_the_statement_tells_with_which_topics_the_articles_were_read():
    assert "read as ordinary news: no topic adds words" in statement(ARTICLES)
    text = statement(ARTICLES, topics=[Topic("war", "The war | of *Ruritania*", "A war.")])
    assert "with the words of The war \\| of \\*Ruritania\\* (codebook/topics/war/)." in text
