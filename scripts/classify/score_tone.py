"""Score the tone of each sentence."""

from collections.abc import Callable

import polars as pl

from presslens.attribute.items import sentence_texts
from presslens.base.io import read_table, write_table
from presslens.classify.tone import tone as tone_of
from presslens.ledger.join import SENTENCE


def score_tone(articles: str, sentences: str, tone: str, note: Callable[[str], None], refused: str = "") -> None:
    """Write VADER's compound score of each sentence to the table ``tone``; null where that is ``refused``."""
    spans = read_table(sentences)
    scores = [None] * len(spans) if refused else tone_of(sentence_texts(read_table(articles), spans))
    write_table(spans.select(*SENTENCE, pl.Series("tone", scores, dtype=pl.Float64)), tone)
    note(f"tone is not scored: {refused}" if refused else f"{len(spans)} sentences")
