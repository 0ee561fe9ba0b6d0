"""Made articles are the same for the same seed, some are copies, and what is made of them is found."""

from itertools import islice

import made_articles
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus
from presslens.ingest.stories import story_ids

SETTINGS = {"similarity": 0.5, "containment": 0.65, "shingle_words": 3, "permutations": 128, "seed": 1}


def test_the_same_seed_gives_the_same_articles_however_many_are_asked_for():
    few, many = list(made_articles.articles(20)), list(islice(made_articles.articles(10**9), 20))
    assert few == many
    assert few != list(made_articles.articles(20, seed=2))


def test_they_are_a_corpus_with_repetitions_and_stories(tmp_path):
    n = 400
    for name in ("a.csv", "a.jsonl"):
        made_articles.write(tmp_path / name, n)
    card = CorpusCard.of(made_articles.card("made"), "data/made.yaml")
    corpus, other = (read_corpus(card, [tmp_path / name], [], ["en"], 10**6) for name in ("a.csv", "a.jsonl"))
    assert corpus.articles.equals(other.articles)
    assert set(corpus.exclusions["reason"]) == {"same article again"}
    assert n * 0.95 < len(corpus.articles) < n
    stories = story_ids(corpus.articles["article_id"].to_list(), corpus.articles["text"], **SETTINGS)
    assert n * 0.7 < len(set(stories)) < n * 0.9
    text = " ".join(corpus.articles["text"])
    assert all(name in text for name in made_articles.names_of_targets())
