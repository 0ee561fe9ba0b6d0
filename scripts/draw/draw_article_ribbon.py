"""Draw one article, sentence by sentence."""

import polars as pl

from presslens.base.errors import InputError, reported
from presslens.base.io import read_csv, read_table, read_yaml
from presslens.codebook.holders import OUTLET, UNRESOLVED, load_holders
from presslens.codebook.targets import load_targets
from presslens.draw.notes import stamp
from presslens.draw.ribbon import MAX_SENTENCES, Bead, Shade, ribbon_plot
from presslens.draw.style import footnote, save
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure rests on.
QUESTIONS = ("sentiment", "holder", "actor")


def main(snakemake, note):
    ledger, articles = read_table(snakemake.input.table), read_table(snakemake.input.articles)
    article = chosen_article(ledger, articles, snakemake.params.article)
    mentions = ledger.filter(pl.col("article_id") == article["article_id"]).select(
        "sentence_index", "start", "mention", "target", "actor", "sentiment", "holder", "stance"
    )
    beads = [
        Bead(sentence, target, sentiment, holder, actor)
        for sentence, target, sentiment, holder, actor in mentions.select(
            "sentence_index", "target", "sentiment", "holder", "actor"
        ).iter_rows()
    ]
    sentences = read_table(snakemake.input.sentences).filter(pl.col("article_id") == article["article_id"])
    looks = read_yaml(snakemake.input.labels)["sentiment"]
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    # A box has no room for more than a code.
    speaking = {bead.holder for bead in beads if bead.actor and bead.sentence < MAX_SENTENCES}
    actors = [actor for actor in load_holders(snakemake.input.actors, targets) if actor.code in speaking]
    codes = "".join(f"; {actor.code}: {actor.label}" for actor in actors)
    figure = ribbon_plot(
        beads,
        len(sentences),
        heading(article, read_yaml(snakemake.input.card)),
        {target.code: target.label for target in targets},
        {label: Shade(look["colour"], look["sign"]) for label, look in looks.items()},
        {holder: {OUTLET: "", UNRESOLVED: "?"}.get(holder, holder) for holder in ledger["holder"].unique().sort()},
    )
    classifiers = snakemake.params.classifiers
    cut = f"The first {MAX_SENTENCES} of {len(sentences)} sentences. " if len(sentences) > MAX_SENTENCES else ""
    footnote(
        figure,
        cut
        + "Each box is a mention, from left to right as in the sentence; its colour and sign: the light on the target. "
        f"Letters: in whose words it stands (none: the outlet's{codes}; ?: an unresolved source). "
        "Dotted: a place or people, no actor.",
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, mentions, snakemake.output)
    note(f"{len(beads)} mentions of {article['source_id']!r} drawn")


def heading(article: dict, card: dict) -> str:
    """The title of an article of the project; of an external one, whose texts are not ours to show, outlet and id."""
    if "files" in card:
        return f"{article['outlet'] or 'unknown outlet'}, {article['source_id']}"
    return article["title"] or article["source_id"]


def chosen_article(ledger: pl.DataFrame, articles: pl.DataFrame, source_id: str | None) -> dict:
    """The article that the config names, or else the one with most mentions (the first by identity, if several)."""
    if source_id is not None:
        found = articles.filter(pl.col("source_id") == source_id)
        if found.is_empty():
            known = ", ".join(articles["source_id"].sort().head(10))
            raise InputError("config.yaml: draw.ribbon_article", f"found {source_id!r}", f"an article such as {known}")
        return found.row(0, named=True)
    counts = ledger.group_by("article_id").len()
    ranked = articles.join(counts, on="article_id", how="left", maintain_order="left").sort(
        pl.col("len").fill_null(0), "article_id", descending=[True, False]
    )
    return ranked.row(0, named=True)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
