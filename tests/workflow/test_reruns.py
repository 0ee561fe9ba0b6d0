"""An edit reruns exactly the rules that depend on it."""

import pytest

pytestmark = pytest.mark.workflow

AFTER_LEDGER = {
    "describe_corpus",
    "count_mentions",
    "rank_words",
    "estimate_frames",
    "estimate_shares",
    "estimate_holders",
    "test_hypotheses",
    "compare_voices",
    "count_verbs",
    "draw_outlet_and_quoted",
    "draw_cue_tone_by_outlet",
    "draw_sentiment_by_target",
    "draw_sentiment_by_group",
    "draw_stance_by_holder",
    "draw_frames_by_target",
    "draw_frames_by_holder",
    "draw_frames_over_time",
    "draw_words",
    "draw_shares_by_outlet",
    "draw_hypotheses",
    "draw_article_ribbon",
    "write_statement",
    "describe_tables",
    "write_manifest",
}
OF_SHARDS = {
    "extract_shard",
    "tokenise_articles",
    "locate_mentions",
    "classify_actor",
    "attribute_holders",
    "encode_shard",
    "classify_sentiment",
    "classify_stance",
    "classify_frames",
    "score_tone",
}
#: What follows a change of any table or figure.
ANY_TABLE = {"describe_tables", "write_manifest"}
VERBS = {"count_verbs", "draw_cue_tone_by_outlet"}
AFTER_TARGETS = OF_SHARDS - {"extract_shard", "tokenise_articles", "classify_frames", "score_tone"}
INGEST = {"ingest_articles", "cluster_stories", "shard_articles", "join_ledger", *AFTER_LEDGER}


@pytest.mark.parametrize(
    ("path", "old", "new", "rules"),
    [
        ("src/presslens/tone.py", '"""', '"""Edited. ', {"score_tone", "join_ledger", *AFTER_LEDGER}),
        ("src/presslens/estimate/keyness.py", '"""', '"""Edited. ', {"rank_words", "draw_words", *ANY_TABLE}),
        ("src/presslens/figures/ribbon.py", '"""', '"""Edited. ', {"draw_article_ribbon", *ANY_TABLE}),
        (
            "src/presslens/frames/cues.py",
            '"""',
            '"""Edited. ',
            {"classify_frames", "join_ledger", *AFTER_LEDGER},
        ),
        (
            "codebook/frames/economic.yaml",
            "cues: [",
            "cues: [zollverein,",
            {"classify_frames", "join_ledger", *AFTER_LEDGER},
        ),
        (
            "codebook/targets/TUR.yaml",
            "capital:",
            "capital: # edited",
            {"join_ledger", *AFTER_TARGETS, *AFTER_LEDGER},
        ),
        # Of classifiers that are not in use nothing depends but the manifest.
        ("codebook/stance.yaml", "\n", "\n# edited\n", {"write_manifest"}),
        ("config.yaml", "top_words: 20", "top_words: 5", {"rank_words", "draw_words", *VERBS, *ANY_TABLE}),
        ("codebook/events.yaml", "label: Events", "label: Days", {"draw_frames_over_time", *ANY_TABLE}),
        (
            "config.yaml",
            "abstain_below: 0.4 ",
            "abstain_below: 0.5 ",
            {"classify_sentiment", "join_ledger", *AFTER_LEDGER},
        ),
        (
            "config.yaml",
            "resamples: 2000",
            "resamples: 500",
            AFTER_LEDGER
            - {
                "describe_corpus",
                "count_mentions",
                "rank_words",
                "draw_words",
                "draw_article_ribbon",
                "write_statement",
            },
        ),
        ("seeds/000_79b43de6db20c832.txt", "Last week", "Last month", INGEST),
        (
            "seeds/000_79b43de6db20c832.yaml",
            "outlet: null",
            "outlet: The Paper",
            INGEST,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value else "",
)
def test_an_edit_reruns_what_depends_on_it(built, path, old, new, rules):
    built.edit(path, old, new)
    assert built.planned() == rules


def test_a_new_article_is_noticed(built):
    (built.folder / "seeds/more.txt").write_text("Ankara waits\n\nTurkey waited for Russia.")
    assert built.ran() == INGEST | OF_SHARDS


def test_only_the_shard_of_a_new_article_is_recomputed(built):
    built.edit("data/seeds.yaml", "reader:", "shards: 4\nreader:")
    (built.folder / "seeds/more.txt").write_text("Ankara waits\n\nTurkey waited for Russia.")
    built.build()
    shards = {path.name: path.stat().st_mtime_ns for path in (built.folder / "resources/seeds/shards").iterdir()}
    (built.folder / "seeds/yet more.txt").write_text("Moscow waits\n\nRussia waited for Turkey.")
    built.build()
    after = {path.name: path.stat().st_mtime_ns for path in (built.folder / "resources/seeds/shards").iterdir()}
    assert len(after) == len(shards) + 1
    assert shards.items() <= after.items()
    assert built.planned() == set()


def test_going_back_to_an_old_text_finds_what_was_computed(built):
    built.edit("seeds/000_79b43de6db20c832.txt", "Last week", "Last month")
    assert built.ran() == INGEST | OF_SHARDS
    built.edit("seeds/000_79b43de6db20c832.txt", "Last month", "Last week")
    assert built.ran() == INGEST


def test_an_edit_outside_the_path_reruns_nothing(built):
    built.edit("report/overview.rst", "Read with care", "Please read with care")
    assert built.planned() == set()


def test_a_touched_file_with_the_same_content_reruns_nothing(built):
    (built.folder / "seeds/000_79b43de6db20c832.txt").touch()
    assert built.planned() == set()
