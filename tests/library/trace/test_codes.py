"""What codes add to a corrected number."""

import numpy as np
import polars as pl
import pytest

from presslens.codebook.questions import SENTIMENT
from presslens.estimate.correction.pseudo_outcomes import uncoded, with_codes
from presslens.estimate.correction.sampled import sampling_frame
from presslens.estimate.correction.three_ways import Group
from presslens.trace.codes import moved
from tests.library.trace.conftest import ledger_of


@pytest.fixture(scope="module")
def coded():
    """Forty mentions in as many stories; every second one is coded, and of these every fourth otherwise."""
    rows = [
        (f"{i:02}", f"s{i:02}", "Post", "TUR", 0, True, "negative" if i % 4 else "neutral", "outlet", [])
        for i in range(40)
    ]
    ledger = ledger_of(rows)
    drawn = ledger.gather_every(2).with_row_index("place")
    sampled = drawn.select(
        *("article_id", "start"),
        *(
            pl.lit(0.5).alias("inclusion_probability"),
            pl.col("actor").alias("actor_A"),
            pl.col("holder").alias("holder_A"),
        ),
        pl.when(pl.col("place") % 4 == 1).then(pl.lit("positive")).otherwise("sentiment").alias("sentiment_A"),
    )
    return with_codes(ledger, sampled, sampling_frame(ledger, sampled, []))


def test_contributions_sum_to_what_was_corrected_the_heaviest_first(coded):
    group = Group(np.ones(40, dtype=bool), SENTIMENT, "negative")
    (found,) = moved(coded, [(group,)])
    assert found.given == found.corrected
    assert not found.note
    assert found.codes["contribution"].sum() == pytest.approx(found.corrected - found.naive)
    sizes = found.codes["contribution"].abs().to_list()
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0
    assert found.codes["weight"].to_list() == [2.0] * 20


def test_of_a_difference_the_second_group_counts_the_other_way(coded):
    halves = [Group(np.arange(40) % 8 < 4, SENTIMENT), Group(np.arange(40) % 8 >= 4, SENTIMENT)]
    first, second, both = moved(coded, [(halves[0],), (halves[1],), tuple(halves)])
    assert both.naive == pytest.approx(first.naive - second.naive)
    assert both.codes["contribution"].sum() == pytest.approx(both.corrected - both.naive)


def test_few_codes_give_no_number_and_a_reason(coded):
    few = Group(np.arange(40) < 4, SENTIMENT, "negative")
    (found,) = moved(coded, [(few,)])
    assert found.given is None
    assert found.note.startswith("too few codes")
    (nobody,) = moved(uncoded(coded.rows), [(few,)])
    assert nobody.given is None
    assert nobody.note == "nobody coded"
    assert nobody.codes.is_empty()
