import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.ingest import proposed, stories
from presslens.ingest import shingles as shingles_module
from presslens.ingest.proposed import rows_per_band
from presslens.ingest.shingles import Shelf, shingles
from presslens.ingest.stories import story_ids

SETTINGS = {"similarity": 0.5, "containment": 0.65, "shingle_words": 3, "permutations": 128, "seed": 1}


def text(seed, n_words=300):
    """Words drawn at random, so that two seeds have nothing in common."""
    return " ".join(f"w{number}" for number in np.random.default_rng(seed).integers(0, 100_000, n_words))


def edited(original, every, mark="edited"):
    """The text with every n-th word changed."""
    words = original.split()
    return " ".join(f"{mark}{place}" if place % every == 0 else word for place, word in enumerate(words))


def cluster(texts, **changes):
    return story_ids([f"a{place:04}" for place in range(len(texts))], texts, **{**SETTINGS, **changes})


def test_case_and_punctuation_make_no_other_story():
    assert cluster(["The raid hit the market, they said.", "THE RAID hit the market they said"]) == ["a0000", "a0000"]


def test_edited_copy_is_one_story_and_rewriting_is_not():
    # Every 20th word changed leaves 17 of 20 runs of three words: Jaccard 17 / 23 = .74. Every 6th: 3 of 6, .33.
    base = text(0)
    assert cluster([base, edited(base, 20)]) == ["a0000", "a0000"]
    assert len(set(cluster([base, edited(base, 6)], containment=1.0))) == 2


def test_wire_copy_inside_a_longer_article_is_the_same_story():
    wire = text(1, 120)
    longer = f"{text(2, 400)} {wire} {text(3, 400)}"
    assert cluster([longer, text(4), edited(wire, 25)]) == ["a0000", "a0001", "a0000"]


def test_a_stock_phrase_is_no_story():
    phrase = "the war began when the regime cracked down on protests with unexpected ferocity a decade ago"
    assert len(set(cluster([phrase, f"{text(5)} {phrase}", f"{text(6)} {phrase}"]))) == 3


def test_a_phrase_in_very_many_articles_does_not_hide_copies_or_join_strangers():
    tail = text(7, 40)
    articles = [f"{text(100 + place)} {tail}" for place in range(60)]
    wire = f"{text(8, 100)} {tail}"
    found = cluster([*articles, wire, f"{text(9, 500)} {wire}"])
    assert len(set(found)) == 61
    assert found[60] == found[61]


def test_similarity_is_exactly_the_threshold():
    # 40 shared shingles of one word, 20 of each alone: Jaccard 40 / 80.
    shared = [f"s{n}" for n in range(40)]
    one, other = (" ".join(shared + [f"{name}{n}" for n in range(20)]) for name in "xy")
    assert len(set(cluster([one, other], shingle_words=1, similarity=0.5, containment=1.0))) == 1
    assert len(set(cluster([one, other], shingle_words=1, similarity=0.51, containment=1.0))) == 2


def test_the_order_of_rows_does_not_matter():
    articles = {f"a{n:02}": body for n, body in enumerate([text(1), edited(text(1), 15), text(2), text(1), text(3)])}
    expected = dict(zip(articles, story_ids(list(articles), list(articles.values()), **SETTINGS), strict=True))
    assert len(set(expected.values())) == 3
    for seed in range(5):
        ids = list(np.random.default_rng(seed).permutation(list(articles)))
        assert dict(zip(ids, story_ids(ids, [articles[i] for i in ids], **SETTINGS), strict=True)) == expected


def test_ten_copies_of_a_corpus_have_the_stories_of_one():
    bodies = [text(n) for n in range(20)] + [edited(text(n), 18) for n in range(5)]
    once = cluster(bodies)
    ids = [f"a{place:04}" if not copy else f"b{copy}-{place:04}" for copy in range(10) for place in range(len(bodies))]
    assert story_ids(ids, bodies * 10, **SETTINGS) == once * 10


@pytest.mark.parametrize("odd", ["", " ", "—", "\ud800", "🙂" * 5, "word"])
def test_odd_texts_stand_alone_and_their_copies_with_them(odd):
    assert cluster([odd, text(1), odd]) == ["a0000", "a0001", "a0000"]


def test_no_article_gives_no_story():
    assert story_ids([], [], **SETTINGS) == []


@settings(max_examples=30)
@given(st.lists(st.text("ab ", max_size=12), max_size=8))
def test_every_story_is_named_by_its_first_member(texts):
    found = cluster(texts)
    for place, story in enumerate(found):
        assert story <= f"a{place:04}"
        assert found[int(story[1:])] == story


def test_shingles_are_sets_of_runs_of_words():
    assert len(shingles("a b c d", 3, {})) == 2
    assert len(shingles("a b a b a b", 2, {})) == 2
    assert np.array_equal(shingles("a, B c", 3, {}), shingles("A b C!", 3, {}))
    assert not np.array_equal(shingles("a b c", 3, {}), shingles("c b a", 3, {}))


def test_proposals_reach_their_recall():
    for similarity in (0.3, 0.5, 0.6, 0.9):
        rows = rows_per_band(similarity, 128)
        assert 1 - (1 - similarity**rows) ** (128 // rows) >= 0.995
    assert rows_per_band(0.5, 128) == 3


def test_near_copies_are_found_at_the_rate_promised():
    bodies = [text(1000 + n, 200) for n in range(200)]
    assert len(set(cluster(bodies + [edited(body, 12) for body in bodies], containment=1.0))) <= 201


def test_a_thousand_articles_take_seconds():
    bodies = [text(n, 350) for n in range(1000)]
    start = time.process_time()
    assert len(set(cluster(bodies))) == 1000
    assert time.process_time() - start < 10


def test_many_rewrites_are_compared_until_one_is_alike(monkeypatch):
    """hostile: of 2,000 rewrites of one report each was met with each other one in every band."""
    words = [f"word{n}" for n in range(80)]
    texts = [" ".join([*words[:n], f"other{n}", *words[n + 1 :]]) for n in range(80)] + ["Quite another report."]
    compared = []
    measure = stories._jaccard
    monkeypatch.setattr(stories, "_jaccard", lambda one, other: compared.append(1) or measure(one, other))
    ids = story_ids([f"{n:02}" for n in range(81)], texts, 0.5, 0.65, 3, 128, 1)
    assert ids == ["00"] * 80 + ["80"]
    assert len(compared) < 3 * 80


def test_how_articles_are_parted_does_not_matter(monkeypatch):
    rng = np.random.default_rng(3)
    bodies = [text(n, 120) for n in range(60)]
    texts = [edited(bodies[rng.integers(60)], int(rng.integers(5, 40)), f"e{n}-") for n in range(100)]
    texts += [f"{bodies[n]} {bodies[n + 1]}" for n in range(0, 40, 2)] + bodies[:30]
    usual = cluster(texts)
    assert 30 < len(set(usual)) < 60
    monkeypatch.setattr(proposed, "_ARTICLES_A_PART", 20)
    monkeypatch.setattr(proposed, "_BATCH", 7)
    monkeypatch.setattr(proposed._Parts, "_FEW", 30)
    monkeypatch.setattr(shingles_module, "_MOST_WORDS", 100)
    ids = [f"a{place:04}" for place in range(len(texts))]
    assert story_ids(ids, iter(texts), **SETTINGS) == usual


@settings(max_examples=50)
@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=8, unique=True).map(sorted), max_size=12))
def test_documents_are_in_the_order_of_their_bytes_each_once(sets):
    arrays = [np.array(members, dtype=np.uint64) for members in sets]
    with Shelf() as shelf:
        for members in arrays:
            shelf.add(members)
        said_by, document = shelf.documents()
        in_order = sorted({members.tobytes() for members in arrays})
        assert [shelf[int(article)].tobytes() for article in said_by] == in_order
        assert [in_order[one] for one in document] == [members.tobytes() for members in arrays]
        assert shelf.sizes.tolist() == list(map(len, arrays))
