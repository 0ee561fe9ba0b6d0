"""Frames by cues: the codebook's own examples, each rule by hand, and properties that hold for any text."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from presslens.attribute.items import SentenceItem
from presslens.base.errors import InputError
from presslens.classify.methods.frame_cues import CueFrames
from presslens.codebook.codebook import Codebook
from presslens.codebook.frames import load_frames
from tests.shipped import codebook_files

FOLDER = Path(__file__).parents[3] / "codebook" / "frames"
PATHS = codebook_files("frames")
FRAMES = CueFrames.from_config({}, Codebook(PATHS))
BOOK = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in PATHS if path.parent == FOLDER}
EXAMPLES = [(code, text) for code, entry in BOOK.items() for text in entry["examples"]]


def item(text):
    return SentenceItem(text)


def frames_of(text, classifier=FRAMES):
    return {code for code, p in zip(classifier.labels, classifier.predict_proba([item(text)])[0], strict=True) if p}


def cues_of(text, frame, classifier=FRAMES):
    found = classifier.evidence([item(text)])[0]
    return [text[e.start : e.end] for e in found if e.label == frame]


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_examples_of_the_codebook(code, text):
    assert code in frames_of(text)


@pytest.mark.parametrize("code", BOOK)
def test_every_cue_is_found_and_no_exception_is_evidence(code):
    alone = CueFrames.from_config({}, Codebook([FOLDER / f"{code}.yaml"]))
    for cue in BOOK[code]["cues"]:
        text = f"They saw {cue.replace('*', 'x')} there."
        assert cues_of(text, code, alone), cue
    for phrase in BOOK[code]["not"]:
        assert not cues_of(f"They saw {phrase.replace('*', 'x')} there.", code, alone), phrase


def test_colours_differ():
    assert len({entry["colour"].lower() for entry in BOOK.values()}) == len(BOOK) == 7


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Not a single shell fell on the town.", set(), {"conflict"}),
        ("A shell fell on the town.", {"conflict"}, set()),
        ("No casualties were reported.", set(), {"humanitarian", "conflict"}),
        ("No civilian was hurt.", set(), {"humanitarian"}),
        ("There were no reports of refugees or displaced families.", {"humanitarian"}, set()),
        ("There were no refugees or displaced.", set(), {"humanitarian"}),
        ("There is no ceasefire in the valley.", {"diplomacy"}, set()),
        ("The army denied responsibility.", {"responsibility"}, set()),
        ("The war on drugs went on.", set(), {"conflict"}),
        ("They paid the price of freedom.", set(), {"economic"}),
        ("The monitor is called the Observatory for Human Rights.", set(), {"morality"}),
        ("The Security Council met.", set(), {"security"}),
        ("The envoy has a cold.", {"diplomacy"}, {"conflict"}),
        ("The cat sat on the mat.", set(), set(FRAMES.labels)),
    ],
)
def test_rules_by_hand(text, present, absent):
    found = frames_of(text)
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("The mayor battles cancer rumours.", set(), {"conflict"}),
        ("She lost her long battle with lung cancer.", set(), {"conflict"}),
        ("Firefighters fought the blaze all night.", set(), {"conflict"}),
        ("The brothers fight a legal battle over the house.", {"conflict"}, set()),
        ("It was a legal battle.", set(), {"conflict"}),
        ("The film Star Wars opened in Norway.", set(), {"conflict"}),
        ("A bomb cyclone hit Norway.", set(), {"conflict"}),
        ("The film was a box-office bomb.", set(), {"conflict"}),
        ("Norway won the battle against Chile in the quarter-final.", set(), {"conflict"}),
        ("The strike of oil workers went on.", set(), {"conflict"}),
        ("Nurses went on strike over pay.", set(), {"conflict"}),
        ("Norway is not at war with Chile.", set(), {"conflict"}),
        ("Norway is at war with Chile.", {"conflict"}, set()),
        ("A magnitude 6.1 earthquake struck the coast, killing 31 people.", {"humanitarian"}, {"conflict"}),
        ("A convoy for the quake's victims reached the tent city.", {"humanitarian"}, {"conflict"}),
        ("The first S-400 missiles were delivered in July.", {"security"}, {"conflict"}),
        ("Families had more to pay for gas this winter.", {"economic"}, {"conflict"}),
        ("Jets bombed the bridge on the day Chile bought new jets.", {"conflict"}, set()),
        ("Troops seized the town.", {"conflict"}, set()),
        ("Police seized his bank accounts.", set(), {"conflict"}),
        ("The two lands share a trade war.", {"economic"}, {"conflict"}),
        ("The minister was firm and clear.", set(), {"economic"}),
    ],
)
def test_cues_that_mean_another_thing(text, present, absent):
    """ordinary-news E7 and "Frames": sport, disasters, trade in arms and figures of speech are no war."""
    found = frames_of(text)
    assert present <= found
    assert not absent & found


def test_nested_cues_count_once():
    assert cues_of("A civil war broke out.", "conflict") == ["civil war"]
    assert cues_of("Air strikes and air strikes.", "conflict") == ["Air strikes", "air strikes"]


def test_min_cues():
    two = CueFrames(load_frames(PATHS), min_cues=2)
    assert "conflict" not in frames_of("The battle is over.", two)
    assert "conflict" in frames_of("The battle and the siege are over.", two)


def write_frame(folder, code="weather", **changes):
    entry = {
        "code": code,
        "label": "Weather",
        "definition": "Sky.",
        "rules": ["Rain counts."],
        "colour": "#123456",
    }
    entry |= {
        "source": "made up",
        "cues": ["rain*", "war of the winds"],
        "examples": ["It rained."],
    } | changes
    path = folder / "frames" / f"{code}.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(entry), "utf-8")
    return path


def test_a_new_frame_is_one_file_and_leaves_the_others_alone(tmp_path):
    more = CueFrames.from_config({}, Codebook([*PATHS, write_frame(tmp_path)]))
    assert more.labels == (*FRAMES.labels, "weather")
    text = "The war of the winds ended and it rained."
    assert frames_of(text, more) == frames_of(text) | {"weather"}
    texts = [text for _, text in EXAMPLES]
    before, after = (c.predict_proba([item(t) for t in texts]) for c in (FRAMES, more))
    assert np.array_equal(before, after[:, :-1])


def test_contexts_reach_so_many_words_and_no_further_than_a_clause(tmp_path):
    block = {"cues": ["rain*"], "before": ["golden"], "behind": ["of coins"], "sentence": ["opera*"], "reach": 1}
    weather = CueFrames(load_frames([write_frame(tmp_path, unless=[block])]))
    for text in ("golden rain", "golden summer rain", "rain of coins", "rains and of coins", "An opera on rain."):
        assert not frames_of(text, weather), text
    for text in ("golden long summer rain", "rain fell out of coins", "golden; rain", "The war of the winds, an opera"):
        assert frames_of(text, weather), text
    assert cues_of("rain of coins, then rain", "weather", weather) == ["rain"]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"cues": ["snow"], "before": ["x y"]}, "unless.0.cues: found 'snow'; allowed: what the frame has under cues"),
        ({"cues": ["rain*"]}, "unless.0: says no words"),
        ({"cues": ["rain*"], "after": ["x y"]}, "after"),
    ],
)
def test_a_context_without_its_cue_or_words_is_refused(tmp_path, block, said):
    with pytest.raises(InputError, match=r"weather\.yaml") as refused:
        load_frames([write_frame(tmp_path, unless=[block])])
    assert said in str(refused.value)


def test_contexts_take_no_time_on_hostile_sentences():
    text = "golden fight cancer quake struck " * 20_000
    assert FRAMES.predict_proba([item(text)]).shape == (1, len(BOOK))


@pytest.mark.parametrize("changes", [{"negatable": "yes"}, {"cues": []}, {"colour": "red"}, {"words": ["x"]}])
def test_a_wrong_file_is_refused(tmp_path, changes):
    with pytest.raises(InputError, match=r"weather\.yaml"):
        CueFrames.from_config({}, Codebook([write_frame(tmp_path, **changes)]))


PIECES = [
    "no",
    "war",
    "war on drugs",
    "civilians",
    "were killed",
    "ceasefire",
    "or",
    "without",
    "Erdoğan’s",
    "\n",
    "“",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))


@given(TEXTS)
def test_evidence_lies_in_the_text_and_is_never_counted_twice(text):
    answer = FRAMES.predict_proba([item(text)])
    found = FRAMES.evidence([item(text)])[0]
    assert answer.shape == (1, len(BOOK))
    for column, code in enumerate(FRAMES.labels):
        spans = sorted((e.start, e.end) for e in found if e.label == code)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert answer[0, column] == float(bool(spans))


@given(st.lists(TEXTS, max_size=5), st.integers(2, 4))
def test_an_article_repeated_gives_the_same_answers(texts, times):
    once = FRAMES.predict_proba([item(t) for t in texts])
    again = FRAMES.predict_proba([item(t) for t in texts * times])
    assert np.array_equal(np.tile(once, (times, 1)), again)


CUES = [(code, cue.replace("*", "x")) for code, entry in BOOK.items() for cue in entry["cues"]]
# "no food" and "without water" are cues themselves: there the lack is the suffering.
NEGATABLE = [(code, cue) for code, cue in CUES if BOOK[code]["negatable"] and not {"food", "water"} & set(cue.split())]


@given(st.sampled_from(sorted(BOOK)), st.data())
def test_a_cue_counts_once_whatever_shorter_cues_lie_within_it(code, data):
    chosen = data.draw(st.lists(st.sampled_from([cue for frame, cue in CUES if frame == code]), max_size=6))
    assert len(cues_of(" . ".join(chosen), code)) == len(chosen)


@given(st.sampled_from(NEGATABLE), st.sampled_from(["no", "without", "not a single", "no reports of"]))
def test_a_negated_cue_counts_never_and_again_when_it_is_told(chosen, negation):
    code, cue = chosen
    assert cues_of(f"There was {negation} {cue}.", code) == []
    assert cues_of(f"There was {negation} {cue}. They saw {cue}.", code) == [cue]


def test_no_items():
    assert FRAMES.predict_proba([]).shape == (0, len(BOOK))
    assert FRAMES.evidence([]) == []
