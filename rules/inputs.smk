"""What rules are given, where it hangs on the corpus: functions from wildcards to paths and captions."""

from presslens.ledger.coded import read_coded
from presslens.study.standoff import SHARD


def of_shards(*tables, suffix="parquet"):
    """Function from wildcards to tables of every shard, once it is known which shards there are; stand-off, there is one."""

    def paths(wildcards):
        if wildcards.corpus in study.standoff:
            shards = [SHARD]
        else:
            shards = sorted(told_by(checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards))
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.{suffix}" for table in tables for shard in shards]

    return paths if tables else []


def captions_of(estimate):
    """Function from wildcards and input to the captions of an estimate's tables; of mentions: how many were coded."""
    return lambda wildcards, input: captions(
        estimate.tables, {}, in_words, *(read_coded(path).sentence for path in input.coded)
    )


def codes_for(estimate):
    """Function from wildcards to the sampled codes that an estimate corrects by; none where nobody coded."""
    names = ("sampled_codes", "sampling_frame") if estimate.by_codes else ()
    return lambda wildcards: [
        f"resources/{wildcards.corpus}/{name}.parquet" for name in names if wildcards.corpus in study.annotated
    ]


def pictures_of_paper(corpus):
    """The figures that the paper of a corpus shows, once it is known which have something to show."""
    return paper_figures(corpus, told_by(checkpoints.choose_figures.get(corpus=corpus).output.figures))
