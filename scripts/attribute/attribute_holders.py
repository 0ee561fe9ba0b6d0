"""Find reported speech and say in whose words each mention stands."""

import polars as pl

from presslens.attribute.attribution import Attributor
from presslens.attribute.holding import holders_of
from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.codebook.holders import load_holders
from presslens.codebook.speech import load_speech
from presslens.codebook.targets import load_targets

ATTRIBUTIONS = {
    "article_id": pl.String,
    "attribution_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "source_start": pl.Int64,
    "source_end": pl.Int64,
    "cue_start": pl.Int64,
    "cue_end": pl.Int64,
    "cue": pl.String,
    "cue_tone": pl.String,
    "mode": pl.String,
    "holder": pl.String,
    "rule": pl.String,
}
HOLDERS = {
    "article_id": pl.String,
    "start": pl.Int64,
    "holder": pl.String,
    "holder_mode": pl.String,
    "holder_rule": pl.String,
    "attribution_index": pl.Int32,
    "content_start": pl.Int64,
    "content_end": pl.Int64,
}


def main(snakemake, note):
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    attributor = Attributor(load_holders(snakemake.input.actors, targets), load_speech(snakemake.input.speech))
    sentences = read_table(snakemake.input.sentences).partition_by("article_id", as_dict=True)
    mentions = read_table(snakemake.input.mentions).partition_by("article_id", as_dict=True)
    attribution_rows, holder_rows = [], []
    for article, text in read_table(snakemake.input.articles).select("article_id", "text").iter_rows():
        spans = list(sentences[(article,)].select("start", "end").iter_rows())
        found = attributor.attribute(text, spans)
        attribution_rows += [
            (article, index, *(getattr(attribution, name) for name in list(ATTRIBUTIONS)[2:]))
            for index, attribution in enumerate(found)
        ]
        if (article,) not in mentions:
            continue
        places = list(mentions[article,].select("start", "end").iter_rows())
        for (start, _), holding in zip(places, holders_of(places, found), strict=True):
            content = found[holding.attribution] if holding.attribution is not None else None
            span = (content.start, content.end) if content else (None, None)
            holder_rows.append((article, start, holding.holder, holding.mode, holding.rule, holding.attribution, *span))
    write_table(pl.DataFrame(attribution_rows, schema=ATTRIBUTIONS, orient="row"), snakemake.output.attributions)
    holders = pl.DataFrame(holder_rows, schema=HOLDERS, orient="row").sort("article_id", "start")
    write_table(holders, snakemake.output.holders)
    attributed = (holders["holder"] != "outlet").sum()
    note(f"{len(attribution_rows)} attributions; {attributed} of {len(holders)} mentions attributed")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
