"""From articles to their sentences and tokens."""

import polars as pl
from scripts.tokenise.tokenise_articles import tokenise_articles

from presslens.base.io import read_table, write_table
from presslens.codebook.codebook import Codebook
from presslens.tokenise.tables import SENTENCES

BOOK = Codebook(["codebook/sentences.yaml", "codebook/agencies.yaml"])


def test_sentences_and_tokens(tmp_path, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    articles = pl.DataFrame({"article_id": ["a", "b"], "text": ["Gen. Akar spoke. He isn't here.", ""]})
    write_table(articles, tmp_path / "articles.parquet")
    notes = []
    tokenise_articles(tmp_path / "articles.parquet", BOOK, "en", tmp_path / "sentences.parquet", notes.append)
    found = read_table(tmp_path / "sentences.parquet")
    assert dict(found.schema) == SENTENCES
    assert found.select("article_id", "sentence_index", "start", "end").rows() == [("a", 0, 0, 16), ("a", 1, 17, 31)]
    assert found["token_starts"].to_list()[1] == [17, 20, 22, 26, 30]
    assert notes == ["2 sentences, 9 tokens"]
