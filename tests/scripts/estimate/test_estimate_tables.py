"""One script makes the tables of every estimate, and of one that was added a moment ago."""

from functools import partial
from pathlib import Path

import polars as pl
import pytest
import scripts.estimate.estimate_tables
from scripts.estimate.estimate_tables import estimate_tables

from presslens.base.io import read_csv, read_yaml
from presslens.codebook.codebook import Codebook, part_files
from presslens.exhibits.columns import columns
from presslens.exhibits.exhibit import Estimate, Table
from presslens.exhibits.tables import ESTIMATES
from presslens.ledger.packed import with_token_counts
from presslens.study.models import Models
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).parents[3]
CONFIG = read_yaml(CONFIG_FILE)
CONFIG["estimate"] |= {"resamples": 50, "min_articles": 2, "min_count": 1}


def made(row, corpus, folder, codes=()):
    """The tables of an estimate by name, as they were written."""
    estimate_tables(
        row.name,
        [corpus[name] for name in row.reads],
        [corpus[name] for name in row.shards],
        codes,
        Codebook([path for part in row.codebook for path in part_files(part, CONFIG, PROJECT / "codebook")]),
        {part: CONFIG[part] for part in row.names},
        row.settings_in(CONFIG["estimate"], Models(CONFIG["classify"]).decisions),
        [str(folder / f"{table.name}.csv") for table in row.tables],
        [str(folder / f"{table.name}.tex") for table in row.tables if table.printed],
        lambda done, total: None,
        lambda line: None,
    )
    return {table.name: read_csv(folder / f"{table.name}.csv", table.types) for table in row.tables}


@pytest.mark.parametrize("row", ESTIMATES.values(), ids=ESTIMATES)
def test_tables_are_what_the_registry_says(row, corpus, tmp_path):
    for table, found in zip(row.tables, made(row, corpus, tmp_path).values(), strict=True):
        assert found.columns == list(table.types)
        assert not found.select(table.keys).is_duplicated().any()
        if not table.printed:
            continue
        header = (tmp_path / f"{table.name}.tex").read_text().splitlines()[2]
        assert header.removesuffix(r" \\").split(" & ") == [name.replace("_", " ") for name in table.printed]


@pytest.mark.parametrize("row", ESTIMATES.values(), ids=ESTIMATES)
def test_what_is_left_out_of_tables_is_not_missed(row, corpus, tmp_path, monkeypatch):
    """Also where every row has its like with other names, so that sorting names is put to the test."""
    for name in {*row.reads, *row.shards} & {"ledger", "articles", "sentences", "frames", "attributions"}:
        table = pl.read_parquet(corpus[name])
        renamed = table.with_columns(pl.col("^(article|story)_id$") + "-b")
        if "outlet" in table:
            # Before all others in the order of letters, and a formula to a spreadsheet.
            renamed = renamed.with_columns(outlet=pl.lit("=Älter Post"), outlet_country=pl.lit("AAA"))
        pl.concat([table, renamed]).write_parquet(corpus[name])
    found = made(row, corpus, tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.glob("*.[ct]*")}
    monkeypatch.setattr(scripts.estimate.estimate_tables, "packed", whole)
    plain = made(row, corpus, tmp_path)
    assert all(found[name].equals(table) and len(table) for name, table in plain.items())
    assert written == {path.name: path.read_bytes() for path in tmp_path.glob("*.[ct]*")}


def whole(name, table, probabilities):
    """All columns as they are, tokens counted."""
    table = table.collect()
    return with_token_counts(table) if "token_starts" in table else table


def test_shares_by_hand(corpus, tmp_path):
    found = made(ESTIMATES["estimate_shares"], corpus, tmp_path)
    by_target = found["sentiment_by_target"].filter(target="TUR").select("sentiment", "n", "n_mentions", "share")
    assert by_target.rows() == [
        ("negative", 2, 2, 1.0),
        ("neutral", 0, 2, 0.0),
        ("positive", 0, 2, 0.0),
        ("uncertain", 0, 2, 0.0),
    ]
    assert found["holder_by_target"].filter(target="TUR", holder="RUS")["share"].to_list() == [0.5]
    assert found["frames_over_time"]["quarter"].unique().sort().to_list() == ["2016-Q1", "2017-Q3"]
    assert found["stance_by_outlet"]["outlet"].unique().to_list() == ["The Post"]


def test_codes_correct_shares_and_voices(corpus, tmp_path):
    ledger = pl.read_parquet(corpus["ledger"])
    # Ten times as many stories, all of them coded, by a coder who finds favour wherever Turkey is named.
    many = pl.concat([ledger.with_columns(pl.col("article_id", "story_id") + f"-{i}") for i in range(10)])
    many.write_parquet(corpus["ledger"])
    asked = ("actor", "sentiment", "holder", "stance", "frames")
    said = many.select("article_id", "start", *asked).rename({name: f"{name}_A" for name in asked})
    light = pl.when(many["target"] == "TUR").then(pl.lit("positive")).otherwise("sentiment_A").alias("sentiment_A")
    frame = many.select("article_id", "start", pl.lit("all").alias("stratum"), pl.lit(1.0).alias("probability"))
    paths = [tmp_path / "sampled_codes.parquet", tmp_path / "sampling_frame.parquet"]
    for table, path in zip((said.with_columns(light), frame), paths, strict=True):
        table.write_parquet(path)
    shares = made(ESTIMATES["estimate_shares"], corpus, tmp_path, paths)["sentiment_by_target"].filter(target="TUR")
    row = shares.row(by_predicate=pl.col("sentiment") == "positive", named=True)
    assert (row["share"], row["corrected"], row["coders"], row["n_codes"]) == (0.0, 1.0, 1.0, 20)
    assert (row["effective_stories"], row["correction_note"]) == (10.0, "")
    uncertain = shares.row(by_predicate=pl.col("sentiment") == "uncertain", named=True)
    assert (uncertain["corrected"], uncertain["correction_note"]) == (None, "coders have no such answer")
    voices = made(ESTIMATES["compare_voices"], corpus, tmp_path, paths)["voices_by_target"]
    row = voices.row(by_predicate=(pl.col("question") == "sentiment") & (pl.col("target") == "TUR"), named=True)
    assert (row["mean_all"], row["corrected_all"], row["n_codes_quoted"]) == (-1.0, 1.0, 10)
    without = made(ESTIMATES["estimate_shares"], corpus, tmp_path)["sentiment_by_target"]
    assert set(without["correction_note"]) == {"nobody coded"}
    assert without["corrected"].count() == 0


def test_counts_verbs_words_and_frames_by_hand(corpus, tmp_path):
    counts = dict(made(ESTIMATES["describe_corpus"], corpus, tmp_path)["corpus"].rows())
    assert (counts["articles"], counts["actor mentions"], counts["files set aside: empty"]) == ("3", "4", "1")
    verbs = made(ESTIMATES["count_verbs"], corpus, tmp_path)
    assert verbs["verbs_by_holder"].rows() == [("RUS", "claimed", "loaded", 1, 1, 1.0)]
    assert verbs["cue_tone_by_outlet"].filter(cue_tone="loaded").select("outlet", "n", "n_reports").rows() == [
        ("The Post", 1, 1)
    ]
    words = made(ESTIMATES["rank_words"], corpus, tmp_path)["words_by_target"]
    assert "attacked" in words.filter((pl.col("target") == "TUR") & (pl.col("z_clustered") > 0))["feature"].to_list()
    assert not {"turkey", "again"} & set(words["feature"])
    frames = made(ESTIMATES["relate_frames"], corpus, tmp_path)
    assert frames["frame_pairs"].select("n_both", "n_a", "n_b", "n_sentences").row(0) == (1, 2, 1, 3)
    assert frames["article_frames"].filter(frames="conflict")["share"].to_list() == [1.0, 1.0]


def test_frames_that_nobody_answered_have_no_share(corpus, tmp_path):
    rows = [ESTIMATES[name] for name in ("estimate_shares", "relate_frames")]
    whole, rest, none = ({}, {}, {})
    for found, unanswered in ((whole, []), (rest, ["security", "morality"]), (none, CONFIG["frames"])):
        for name in ("ledger", "frames"):
            nothing = [pl.lit(None, dtype=pl.Float64).alias(f"p_frame_{frame}") for frame in unanswered]
            pl.read_parquet(corpus[name]).with_columns(nothing).write_parquet(corpus[name])
        for row in rows:
            found |= made(row, corpus, tmp_path)
    for name, table in whole.items():
        about = [column for column in ("frames", "frames_a", "frames_b") if column in table.columns]
        answered = pl.all_horizontal(
            pl.lit(True), *(~pl.col(column).is_in(["security", "morality"]) for column in about)
        )
        assert len(table)
        assert rest[name].equals(table.filter(answered)), name  # no other number changes
        assert none[name].is_empty() if about else none[name].equals(table)


def test_voices_and_known_groups_by_hand(corpus, tmp_path):
    voices = made(ESTIMATES["compare_voices"], corpus, tmp_path)["voices_by_target"]
    row = voices.row(by_predicate=(pl.col("question") == "stance") & (pl.col("target") == "TUR"), named=True)
    assert (row["mean_outlet"], row["mean_quoted"], row["difference"]) == (0.0, -1.0, -1.0)
    hypotheses = made(ESTIMATES["compare_groups"], corpus, tmp_path)["hypotheses"]
    assert set(hypotheses["outcome"]) == {"not testable"}
    assert "& yes &" in (tmp_path / "hypotheses.tex").read_text()


def test_frames_of_articles_are_those_of_the_ledger_where_it_has_the_sentence(corpus, tmp_path):
    """A coded sentence is answered out of fold in the ledger, and as run in the shard."""
    before = made(ESTIMATES["relate_frames"], corpus, tmp_path)["article_frames"]
    frames = pl.read_parquet(corpus["frames"])
    remembered = pl.Series("frames", [["economic"]] * len(frames), dtype=frames["frames"].dtype)
    frames.with_columns(remembered).write_parquet(corpus["frames"])
    assert made(ESTIMATES["relate_frames"], corpus, tmp_path)["article_frames"].equals(before)
    pl.read_parquet(corpus["ledger"]).filter(article_id="a0").write_parquet(corpus["ledger"])
    after = made(ESTIMATES["relate_frames"], corpus, tmp_path)["article_frames"]
    assert after.filter(frames="economic")["n"].sum() == 2  # of a1 and a2 the shard alone speaks


def outlets_by_hand(articles):
    return {"outlets": pl.DataFrame({"outlet": ["all"], "n_articles": [len(articles)]})}


def test_a_new_table_is_one_entry_and_one_function(corpus, tmp_path, monkeypatch):
    table = Table("outlets", columns("outlet", "n_articles"), keys=("outlet",), caption="")
    row = Estimate("new", "How many.", f"{__name__}:outlets_by_hand", tables=(table,), reads=("articles",))
    monkeypatch.setitem(ESTIMATES, "new", row)
    assert made(row, corpus, tmp_path)["outlets"].rows() == [("all", 3)]
    assert not list(tmp_path.glob("outlets.tex"))


@pytest.mark.parametrize("row", ESTIMATES.values(), ids=ESTIMATES)
def test_nothing_is_counted_without_an_answer(row, corpus, tmp_path, monkeypatch):
    refused = ["actor", "sentiment", "stance", "holder", "frames"]
    monkeypatch.setitem(globals(), "estimate_tables", partial(estimate_tables, refused=refused))
    found = made(row, corpus, tmp_path)
    # What needs no answer is told all the same; words are refused where they are counted.
    assert all(table.is_empty() for table in found.values()) == bool(row.questions)
