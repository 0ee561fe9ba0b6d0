"""What rules are given, where it hangs on the corpus: functions from wildcards to paths and captions."""

from presslens.exhibits.figures import FIGURES
from presslens.ledger.coded import read_coded
from presslens.study.standoff import SHARD

#: What checkpoints wrote, by file.
_TOLD = {}


def told_by(file):
    """What a checkpoint wrote; where it lies in a bucket, Snakemake brings it first, as it is opened for inputs.

    It takes the copy away once no job reads that, and asks for params after it.
    """
    if str(file) not in _TOLD or Path(file).is_file():
        with file.open():
            _TOLD[str(file)] = read_json(file)
    return _TOLD[str(file)]


def of_shards(*tables, suffix="parquet"):
    """Function from wildcards to tables of every shard, once it is known which shards there are; stand-off, there is one."""

    def paths(wildcards):
        if wildcards.corpus in study.standoff:
            shards = [SHARD]
        else:
            shards = sorted(told_by(checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards))
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.{suffix}" for table in tables for shard in shards]

    return paths if tables else []


def where_measured(table, suffix="parquet"):
    """Function from wildcards to a table of every shard of a corpus that the encoder answers for; none of others."""
    paths = of_shards(table, suffix=suffix)
    return lambda wildcards: paths(wildcards) if study.models_on(wildcards.corpus).measured else []


def captions_of(estimates):
    """Function from wildcards and input to the captions of estimates' tables; of mentions: how many were coded.

    What is not answered in the language of a corpus stands under the others.
    """

    def texts(wildcards, input):
        coded, refused = read_coded(input.coded).sentence, study.said_of_refused(wildcards.corpus)
        lasts = [(row.tables, coded if row.of_mentions else refused) for row in estimates]
        return {name: text for tables, last in lasts for name, text in captions(tables, {}, in_words, last).items()}

    return texts


def codes_for(estimate):
    """Function from wildcards to the sampled codes that an estimate corrects by; none where nobody coded."""
    names = ("sampled_codes", "sampling_frame") if estimate.by_codes else ()
    return lambda wildcards: [
        f"resources/{wildcards.corpus}/{name}.parquet" for name in names if wildcards.corpus in study.annotated
    ]


def pictures_of_paper(corpus):
    """The figures that the paper of a corpus shows, once it is known which have something to show."""
    return paper_figures(corpus, told_by(checkpoints.draw_figures.get(corpus=corpus).output.figures))


def words_under(wildcards):
    """The words under a figure; None: it shows nothing."""
    return told_by(checkpoints.draw_figures.get(corpus=wildcards.corpus).output.figures).get(wildcards.figure)


def drawn(wildcards):
    """The files of a figure, which shows something."""
    if words_under(wildcards) is None:
        allowed = f"those in results/{wildcards.corpus}/figures.json"
        raise InputError(f"figure {wildcards.figure}", f"has nothing to show of {wildcards.corpus}", allowed)
    endings = FIGURES[wildcards.figure].files
    return [f"resources/{wildcards.corpus}/figures/{wildcards.figure}.{ending}" for ending in endings]
