"""Draw mentions of a corpus at random, as a sheet for coders."""

from collections.abc import Callable

import numpy as np

from presslens.annotate.coding_sheet import coding_sheet
from presslens.base.io import read_table, write_csv
from presslens.run.job import run


def draw_sample(
    articles: str, sentences: str, ledger: str, n: str, seed: int, sample: str, note: Callable[[str], None]
) -> None:
    """From the ledger to a sheet of ``n`` mentions with their sentences and an empty column per question.

    Parameters
    ----------
    articles, sentences, ledger
        Tables of the corpus.
    n
        Mentions wanted, in digits; all of them where there are fewer.
    seed
        Of the draw.
    sample
        The sheet.
    """
    mentions = read_table(ledger)
    rng = np.random.default_rng(seed)
    sheet = coding_sheet(read_table(articles), read_table(sentences), mentions, int(n), rng)
    write_csv(sheet, sample)
    note(f"{len(sheet)} of {len(mentions)} mentions drawn")


if __name__ == "__main__":
    run(draw_sample, snakemake)
