"""Tables of frames: of each row the articles that carry a frame, or the sentences with an actor mention."""

from __future__ import annotations

import polars as pl

from presslens.codebook.questions import FRAMES
from presslens.estimate.article_frames import actor_sentences, carried_frames, frames_of_sentences
from presslens.estimate.shares import has_label
from presslens.exhibits.exhibit import Table
from presslens.ledger.answered import answered_labels
from presslens.ledger.join import SENTENCE
from presslens.trace import evidence
from presslens.trace.evidence import ARTICLE, COUNTED, GROUP, ITEM, MIXED, Evidence, Explained
from presslens.trace.placed import keyed, mixed, together
from presslens.trace.shares import labelled
from presslens.trace.sources import Sources

#: Part with the sentences for which an article carries the frame.
SENTENCES = "sentences"


def articles(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The articles of each outlet, those of them that carry the frame, and their sentences that do."""
    labels = answered_labels(FRAMES, sources.table("frames"), FRAMES.labels_in(sources.names))
    frames = frames_of_sentences(sources.ledger, sources.table("frames"))
    carried = carried_frames(sources.table("articles"), frames, labels, sources.settings["article_frame_share"])
    spans = sources.table("sentences").select(*SENTENCE, "start", "end")
    framed = frames.select(*SENTENCE, "frames").filter(pl.col("frames").list.len() > 0)
    framed = framed.join(spans, on=SENTENCE, how="left", maintain_order="left")
    population, first = mixed({ARTICLE: carried.drop("sentence_index"), evidence.SENTENCE: framed})
    carried = carried.with_row_index(ITEM)
    of_sentences = (
        framed.with_row_index(ITEM)
        .with_columns(pl.col(ITEM) + first[evidence.SENTENCE])
        .explode("frames")
        .join(carried.select("article_id", "outlet", carries="frames"), on="article_id")
        .filter(pl.col("carries").list.contains(pl.col("frames")))
    )
    parts, items = together(
        labelled(rows, table.groups, table.outcome, carried),
        keyed(rows, table.keys, of_sentences, SENTENCES),
    )
    explains = {
        "n": Explained(COUNTED, pl.len()),
        "n_articles": Explained(GROUP, pl.len()),
        "n_clusters": Explained(GROUP, pl.col("story_id").n_unique()),
    }
    return Evidence(MIXED, population, parts, items, explains, {"share": pl.col("n") / pl.col("n_articles")})


def pairs(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The sentences with an actor mention that have the first frame, the second, both, and all of them."""
    sentences = actor_sentences(sources.ledger)
    spans = sources.table("sentences").select(*SENTENCE, "start", "end")
    population = sentences.drop("start", "end").join(spans, on=SENTENCE, how="left", maintain_order="left")
    items = pl.DataFrame({ITEM: pl.arange(len(sentences), dtype=pl.UInt32, eager=True)})
    labels = sorted({*rows["frames_a"], *rows["frames_b"]})
    held = {label: has_label(sentences["frames"], label).astype(bool) for label in labels}
    of_label = pl.concat(
        [
            items.clear().with_columns(label=pl.lit("")),
            *(items.filter(mask).with_columns(label=pl.lit(label)) for label, mask in held.items()),
        ]
    )
    both = of_label.rename({"label": "frames_a"}).join(of_label.rename({"label": "frames_b"}), on=ITEM)
    parts, found = together(
        keyed(rows, ("frames_a",), of_label.rename({"label": "frames_a"}), "first"),
        keyed(rows, ("frames_b",), of_label.rename({"label": "frames_b"}), "second"),
        keyed(rows, ("frames_a", "frames_b"), both, "both"),
        keyed(rows.with_columns(_all=pl.lit("")), ("_all",), items.with_columns(_all=pl.lit("")), GROUP),
    )
    explains = {
        "n_both": Explained("both", pl.len()),
        "n_a": Explained("first", pl.len()),
        "n_b": Explained("second", pl.len()),
        "n_sentences": Explained(GROUP, pl.len()),
    }
    n, a, b, ab = (pl.col(name).cast(pl.Float64) for name in ("n_sentences", "n_a", "n_b", "n_both"))
    spread = a * (n - a) * b * (n - b)
    derived = {
        "phi": pl.when(spread > 0).then((n * ab - a * b) / spread.sqrt()),
        "lift": pl.when(a * b > 0).then(n * ab / (a * b)),
    }
    return Evidence(evidence.SENTENCE, population, parts, found, explains, derived)
