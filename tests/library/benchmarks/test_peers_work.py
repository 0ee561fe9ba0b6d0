"""What peers are given and what is told of their answers; whole runs as scale.py leaves them."""

import json
from itertools import combinations

import numpy as np
import pytest

from peers import dictionaries, near_copies, texts, words
from peers.whole_runs import NUMBERS, PICTURES, Run, described, drawn, read_runs, save, table
from presslens.base.errors import InputError
from presslens.ingest.shingles import shingles
from presslens.ingest.stories import MIN_CONTAINED

STAGES = {
    "snakemake": {"jobs": 1, "cpu_s": 20.0, "peak_mb": 900},
    "tokenise_articles": {"jobs": 8, "cpu_s": 6.0, "peak_mb": 100},
    "write_report": {"jobs": 1, "cpu_s": 4.0, "peak_mb": 300},
}
ENTRY = {"articles": 1000, "asked": "all", "wall_s": 25.0, "stages": STAGES, "plan_cpu_s": 2.5, "jobs": 95, "shards": 8}


def by_pairs(given, settings):
    """True links from the sets of every pair, one by one."""
    sets = [shingles(text, settings["shingle_words"], {}) for text in given]
    found = []
    for one, other in combinations(range(len(sets)), 2):
        common = len(np.intersect1d(sets[one], sets[other]))
        smaller = min(len(sets[one]), len(sets[other]))
        alike = common / (len(sets[one]) + len(sets[other]) - common) >= settings["similarity"]
        if alike or (smaller >= MIN_CONTAINED and common / smaller >= settings["containment"]):
            found.append((one, other))
    return found


def test_true_links_are_those_of_all_pairs():
    settings = near_copies.settings()
    given = [*texts.edited_texts(60)["items"], "", "Rain fell.", "Rain fell!"]
    found = near_copies.true_links(given, settings)
    assert found == by_pairs(given, settings)
    assert (61, 62) in found
    assert len(found) > 5


def test_stories_are_scored_by_links_kept_and_pairs_joined_wrongly():
    inputs = {"links": [(0, 1), (1, 2), (3, 4)]}
    assert near_copies.groups(6, inputs["links"]) == [0, 0, 0, 3, 3, 5]
    assert near_copies.found(inputs, list("aaabbc")) == {
        "stories": 3,
        "true links within a story, %": 100.0,
        "pairs joined wrongly": 0,
    }
    # One link is lost; the last article joins two with which it has nothing in common.
    assert near_copies.found(inputs, list("aabccc")) == {
        "stories": 3,
        "true links within a story, %": pytest.approx(66.67),
        "pairs joined wrongly": 2,
    }


def test_the_same_texts_come_every_time_and_borders_are_known():
    given = texts.written_articles()
    assert given == texts.written_articles()
    assert all(text[end - 1] in ".!?\"”’')]" for text, ends in zip(*given.values(), strict=True) for end in ends)
    assert texts.million_words(given) > 0.05
    assert texts.edited_texts(30) == texts.edited_texts(30) != texts.made_texts(30)
    for text, start, end, target in texts.written_mentions(5)["items"]:
        assert 0 <= start < end <= len(text)
        assert "[[" not in text
        assert target.isupper()


def test_ours_and_its_peers_answer_for_the_same_texts():
    given = texts.written_articles()
    few = {name: values[:3] for name, values in given.items()}
    answers = [words.found(few, load(few)(few["items"])) for load in (words.ours, words.nltk)]
    assert [answer["sentences"] for answer in answers] == [60, 60]
    assert all(answer["F1 of ends of sentences, %"] > 98 and answer["tokens"] > 1000 for answer in answers)
    assert words.found(few, [([], 0)] * 3) == {"sentences": 0, "F1 of ends of sentences, %": 0.0}


def test_tones_are_those_of_the_same_sentences():
    given = texts.written_sentences()
    few = given["items"][:200]
    ours, vader, nltk = (
        load(given)(few) for load in (dictionaries.our_tone, dictionaries.vader, dictionaries.nltk_vader)
    )
    assert np.corrcoef(ours, vader)[0, 1] > 0.99
    assert np.corrcoef(vader, nltk)[0, 1] > 0.95


def test_an_alternation_finds_what_a_cue_stands_for():
    given = {"cues": {"conflict": ["bomb*", "killed * people"], "economic": ["oil"]}}
    found = dictionaries.alternation(given)
    assert found(["They bombed oil.", "Killed ten  people.", "Killed people.", "A time-bomb in spoil", "Abomb"]) == [
        2,
        1,
        0,
        1,
        0,
    ]
    sentences = dictionaries.sentences_and_cues()
    assert sum(dictionaries.our_cues(sentences)(sentences["items"][:100])) > 0


def test_a_whole_run_is_the_sum_of_its_stages_and_its_largest_job(tmp_path):
    run = Run.of(ENTRY, "entry")
    assert (run.cpu_s, run.peak_mb, run.largest) == (30.0, 300.0, "write_report")
    path = tmp_path / "scale.json"
    assert read_runs(path) == []
    path.write_text(json.dumps([ENTRY, ENTRY | {"articles": 100}, ENTRY | {"articles": 10, "asked": "ingest"}]))
    runs = read_runs(path)
    assert [(one.asked, one.articles) for one in runs] == [("ingest", 10), ("all", 100), ("all", 1000)]
    assert list(table(runs))[-1] == "| 1,000 | everything | 8 | 30 | 30.0 | `write_report` | 300 | 2.5 |"


@pytest.mark.parametrize(
    "wrong",
    [
        {"stages": {}},
        {"asked": "more"},
        {"shards": None},
        {"plan_cpu_s": "long"},
        {"stages": {"a": {}}},
        {"stages": []},
    ],
)
def test_a_wrong_entry_of_whole_runs_is_refused(tmp_path, wrong):
    path = tmp_path / "scale.json"
    path.write_text(json.dumps([ENTRY, ENTRY | wrong]))
    with pytest.raises(InputError, match="entry 2: a part is missing or wrong"):
        read_runs(path)
    path.write_text("{}")
    with pytest.raises(InputError, match="is no list"):
        read_runs(path)


def test_only_runs_to_the_end_are_drawn(tmp_path):
    runs = [
        Run.of(ENTRY | {"articles": n, "asked": asked}, "") for n, asked in [(10, "all"), (100, "all"), (7, "ingest")]
    ]
    for axes in drawn(runs).axes:
        assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
        assert axes.lines[0].get_xdata().tolist() == [10, 100]
    save(runs, [tmp_path / "a.svg", tmp_path / "a.png"])
    assert described(runs).endswith(" 10: 30 s, 300 MB; 100: 30 s, 300 MB.")
    assert all(described(runs).encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_the_pictures_are_those_of_the_committed_numbers():
    for path in PICTURES:
        assert described(read_runs(NUMBERS)).encode() in path.read_bytes(), path
