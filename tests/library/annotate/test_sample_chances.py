"""Chances of a draw: exact over waves of any design, and refused where they cannot be."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.annotate.coding_sheet import draw_sheet
from presslens.annotate.drawn import Drawn
from presslens.annotate.sample_chances import allocated, check_chances, taken
from presslens.annotate.sample_design import DRAW, Design, sheet_draw
from presslens.base.errors import InputError

N = 60


@given(st.lists(st.floats(0, 1), max_size=40), st.integers(0, 1000))
def test_as_many_are_taken_as_the_chances_say(chances, seed):
    found = taken(np.array(chances), np.random.default_rng(seed))
    assert abs(len(found) - sum(chances)) < 1 + 1e-9
    assert len(set(found)) == len(found)
    assert all(chances[place] > 0 for place in found)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=9), st.integers(1, 200), st.sampled_from([0.0, 0.5, 1.0]))
def test_no_stratum_gives_more_than_it_has(sizes, n, power):
    found = allocated(np.array(sizes), n, power)
    assert np.all(found <= np.array(sizes) + 1e-9)
    assert found.sum() == pytest.approx(min(n, sum(sizes)))


@pytest.fixture(scope="module")
def corpus():
    """Mentions of two outlets, some of them copies in both, a fifth of them praise."""
    sources = [f"s{n}" for n in range(N)]
    texts = [f"Turkey did {n if n % 6 else n // 12 * 12}." for n in range(N)]
    articles = pl.DataFrame({"article_id": sources, "text": texts})
    sentences = pl.DataFrame({"article_id": sources, "sentence_index": 0, "start": 0, "end": [len(t) for t in texts]})
    praise = ["positive" if n % 5 == 0 else "neutral" for n in range(N)]
    outlets = ["Daily" if n % 12 < 8 else "Weekly" for n in range(N)]
    ledger = pl.DataFrame({"article_id": sources, "source_id": sources, "sentiment": praise, "outlet": outlets})
    ledger = ledger.with_columns(sentence_index=0, start=0, end=6, mention=pl.lit("Turkey"), target=pl.lit("TUR"))
    return articles, sentences, ledger.with_columns(actor=True, p_actor=0.9)


def after(found, drawn=None):
    """What is known of earlier waves once a sheet was drawn."""
    drawn = drawn or Drawn()
    for row in found.sheet.iter_rows(named=True):
        place = tuple(str(row[name]) for name in ("source_id", "target", "start", "end"))
        drawn.add(place, row["id"], row["sentence"])
        drawn.rows[row["id"]] = (place, row["purpose"], "1")
    known = found.frame.drop_nulls("one_in").select("digest", "one_in").iter_rows()
    drawn.chances = {digest: 1 / one_in for digest, one_in in known}
    return drawn


def test_probabilities_of_waves_of_unlike_designs_are_those_of_many_draws(corpus):
    """Each mention is in the sample of all waves as often as is said; what is said hangs on no draw."""
    designs = [Design.read(name) for name in ("9", "9_rare", "6_stratified-outlet")]
    runs, seen, said, sizes = 250, {}, {}, []
    for seed in range(runs):
        rng, drawn = np.random.default_rng(seed), Drawn()
        for design in designs:
            found = draw_sheet(*corpus, drawn, design, rng, "s")
            drawn = after(found, drawn)
        sizes.append(len(found.waves))
        assert found.n_lost == 0
        for source, chance in found.waves.select("source_id", "inclusion_probability").iter_rows():
            seen[source] = seen.get(source, 0) + 1
            said.setdefault(source, set()).add(chance)
    assert all(len(chances) == 1 for chances in said.values())
    assert len(seen) == N
    expected = {source: float(*chances) for source, chances in said.items()}
    assert sum(expected.values()) == pytest.approx(np.mean(sizes), abs=0.1)
    far = [(seen[s] - runs * p) / np.sqrt(runs * p * (1 - p)) for s, p in expected.items()]
    assert np.abs(far).max() < 4
    assert np.std(far) < 1.4  # not all a little off
    assert np.std(sizes) < 1


def test_rare_answers_are_drawn_more_often_and_their_chance_says_so(corpus):
    found = draw_sheet(*corpus, Drawn(), Design.read("16_rare"), np.random.default_rng(3), "s").sheet
    assert len(found) == 16
    assert found.filter(stratum="positive").height >= 7
    weights = {row["stratum"]: float(row["inclusion_probability"]) * row["copies"] for row in found.to_dicts()}
    assert weights["positive"] > 2 * weights["neutral"]


def test_a_sheet_of_unknown_chances_is_left_out_and_told(corpus):
    first = draw_sheet(*corpus, Drawn(), 5, np.random.default_rng(3), "s")
    drawn = Drawn()
    for row in first.sheet.iter_rows(named=True):
        drawn.add((row[name] for name in ("source_id", "target", "start", "end")), row["id"], row["sentence"])
    second = draw_sheet(*corpus, drawn, 5, np.random.default_rng(4), "s")
    assert (second.n_lost, len(second.waves)) == (5, 5)
    assert float(second.sheet["inclusion_probability"][0]) * second.sheet["copies"][0] == pytest.approx(
        5 / second.population
    )


@pytest.mark.parametrize(
    ("chances", "located"), [([1.0] * 40, 400), ([0.04] * 400, 5000), ([0.5] * 200, 4000), ([0.001] * 100, 2000)]
)
def test_chances_that_cannot_be_are_refused_in_one_line(chances, located):
    """A sheet of two waves whose chances are each those of its wave alone stands for twice the corpus."""
    with pytest.raises(InputError, match=r"^sample\.csv: column inclusion_probability: \d+ mentions stand for") as told:
        check_chances(chances, located, "sample.csv")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("chances", "located"), [([], 9), ([0.04] * 200, 5000), ([1.0] * 95, 100), ([0.5, 1, 0.25], 3)]
)
def test_chances_that_can_be_are_not(chances, located):
    check_chances(chances, located, "sample.csv")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("200", "stratify", "", ""), "DESIGN: found 'stratify'; allowed: random, stratified, rare,"),
        (("200", "stratified", "", ""), "BY: is empty"),
        (("200", "stratified", "sentiment", ""), "BY: found 'sentiment'; allowed with stratified: target, outlet"),
        (("200", "stratified", "target,target", ""), "BY: names 'target' twice; each column once"),
        (("200", "rare", "target", ""), "BY: found 'target'; allowed with rare: sentiment"),
        (("200", "", "target", ""), "BY: found 'target'; allowed with random: none"),
        (("200", "rare", "stance,frames", ""), "BY: found 2 names; allowed with rare: one"),
        (("0", "", "", ""), "N, SEED: found '0', ''"),
        (("9; rm", "", "", ""), "N, SEED: found '9; rm', ''"),
        (("9", "", "", "-1"), "N, SEED: found '9', '-1'"),
    ],
)
def test_words_that_no_draw_has_are_refused(words, said):
    with pytest.raises(InputError, match="^" + said.replace(".", r"\.").replace("(", r"\(")):
        sheet_draw(*words)


@given(
    st.integers(1, 999_999),
    st.sampled_from(["", "random", "rare", "uncertain", "rare-training"]),
    st.integers(0, 10**9 - 1),
)
def test_a_name_says_the_design_it_was_made_of(n, design, seed):
    draw = sheet_draw(str(n), design, "", str(seed))
    found = Design.read(draw + "_2")
    assert (found.n, found.name, found.seed) == (n, design or "random", seed)
    assert DRAW


def test_chances_that_some_mentions_have_and_others_have_not_are_refused():
    """They were once counted anew without a word: a sample of more rare answers became one of equal chances."""
    with pytest.raises(InputError, match="inclusion_probability: 1 of 51 mentions for validation have none; allowed"):
        check_chances([*[0.5] * 50, None], 100, "sample.csv")
    check_chances([None] * 51, 100, "sample.csv")
