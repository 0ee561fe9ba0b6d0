"""Stance by cues: each rule by hand, and properties: blind to names, sane offsets, no crash on any text."""

import re
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from presslens.attribute.items import Item, Neighbour
from presslens.base.errors import InputError
from presslens.base.spans import Span
from presslens.classify.methods.stance_cues import CueStance
from presslens.codebook.codebook import Codebook

BOOK = Path(__file__).parents[3] / "codebook" / "stance.yaml"
STANCE = CueStance.from_config({}, Codebook([BOOK]))


def item(marked, holder="outlet", quoted=False, content=None, target="AAA"):
    """An item from a sentence with its mention in [[ ]] and other mentions in {{ }} (target BBB)."""
    text, own, neighbours, place = "", None, [], 0
    for match in re.finditer(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}", marked):
        text += marked[place : match.start()]
        start = len(text)
        text += match[1] or match[2]
        if match[1]:
            own = (start, len(text))
        else:
            neighbours.append(Neighbour(start, len(text), "BBB", "country"))
        place = match.end()
    text += marked[place:]
    span = None if content is None else Span(text.index(content), text.index(content) + len(content))
    holder = {"own": target}.get(holder, holder)
    return Item(text, *own, target, "country", tuple(neighbours), holder, span, quoted)


def stance_of(entry):
    return STANCE.labels[int(STANCE.predict_proba([entry])[0].argmax())]


CASES = [
    # the outlet: loaded words alone
    ("[[Ruritanian]] air raids killed 16 civilians.", "outlet", "none"),
    ("The [[Ruritanian]] regime sent troops.", "outlet", "against"),
    ("[[The regime]] sent troops.", "outlet", "against"),
    ("The head of the regime, the neighbour of [[Ruritania]], spoke.", "outlet", "none"),
    ("The so-called [[Ruritanian army]] came.", "outlet", "against"),
    ("The heroic [[Ruritanian army]] came.", "outlet", "favour"),
    ("The [[Ruritanian army]] liberated the village.", "outlet", "favour"),
    ("The [[Ruritanian army]] took the village.", "outlet", "none"),
    ("The sanctions regime hurt [[Ruritania]].", "outlet", "none"),
    ("They condemned [[Ruritania]].", "outlet", "none"),
    ("The [[Ruritanian]] occupation went on.", "outlet", "against"),
    # somebody else's words
    ("The envoy accused [[Ruritania]] of arming rebels.", "OTHER", "against"),
    ("The envoy of [[Ruritania]] accused {{Freedonia}} of arming rebels.", "OTHER", "none"),
    ("The envoy accused {{Freedonia}} and [[Ruritania]] of arming rebels.", "OTHER", "against"),
    ("The attack was blamed on [[Ruritania]].", "unresolved", "against"),
    ("The envoy condemned the attack on [[Ruritania]].", "OTHER", "none"),
    ("[[Ruritania]] must stop the raids, she said.", "UN", "against"),
    ("She called on [[Ruritania]] to stop the raids.", "UN", "against"),
    ("She called on {{Freedonia}} to stop the raids near [[Ruritania]].", "UN", "none"),
    ("The war crimes by [[Ruritania]] go on, he said.", "OPP", "against"),
    ("He thanked [[Ruritania]] for the bread.", "OTHER", "favour"),
    ("[[Ruritania]] had never used gas, the minister of a friendly state said.", "OTHER", "favour"),
    ("The [[Ruritanian]] regime sent troops, he said.", "OTHER", "none"),
    ("[[Ruritanian]] air raids killed 16 civilians, the monitor said.", "OPP", "against"),
    ("16 civilians were killed in [[Ruritanian]] air raids, the monitor said.", "OPP", "against"),
    ("A school was bombed by [[Ruritanian]] jets, the monitor said.", "OPP", "against"),
    ("A school was bombed by {{Freedonian}} and [[Ruritanian]] jets, the monitor said.", "OPP", "against"),
    ("Rebels killed 16 civilians near [[Ruritania]], the monitor said.", "OPP", "none"),
    ("[[Ruritanian]] soldiers were killed beside civilians, the monitor said.", "OPP", "none"),
    ("[[Ruritanian]] jets killed 16 fighters, the monitor said.", "OPP", "none"),
    # the target about itself
    ("[[Ruritania]] denied that its jets had hit the camp.", "own", "favour"),
    ("[[Ruritanian]] jets killed 16 people, the ministry said.", "own", "none"),
    ("[[Ruritania]] said it had sent a delegation.", "own", "none"),
]


@pytest.mark.parametrize(("marked", "holder", "expected"), CASES)
def test_rules_by_hand(marked, holder, expected):
    assert stance_of(item(marked, holder)) == expected


def test_regime_counts_in_a_direct_quote():
    marked = '"The [[Ruritanian]] regime sent troops," he said.'
    assert stance_of(item(marked, "OTHER", quoted=True)) == "against"
    assert stance_of(item(marked, "OTHER", quoted=False)) == "none"


def test_a_verb_of_attribution_counts_just_outside_the_content():
    marked = "The envoy accused [[Ruritania]] of arming rebels."
    assert stance_of(item(marked, "OTHER", content="Ruritania of arming rebels")) == "against"


def test_cues_outside_the_content_do_not_count():
    marked = "War crimes by nobody: [[Ruritania]] sent bread, he said; they must stop there."
    assert stance_of(item(marked, "OTHER", content="Ruritania sent bread")) == "none"


@pytest.mark.parametrize("example", yaml.safe_load(BOOK.read_text("utf-8"))["examples"], ids=lambda e: e["text"][:40])
def test_examples_of_the_codebook(example):
    entry = item(example["text"], example["holder"], example.get("quoted", False))
    assert stance_of(entry) == example["stance"]


def test_evidence_gives_the_words():
    entry = item("The envoy accused [[Ruritania]] of arming rebels.", "OTHER")
    assert "accused" in [entry.text[e.start : e.end] for e in STANCE.evidence([entry])[0]]


NAMES = {"AAA": ("Ruritania", "Freedonia"), "BBB": ("Freedonia", "Ruritania")}


@pytest.mark.parametrize(("marked", "holder", "expected"), CASES)
@pytest.mark.parametrize(("first", "second"), [("Syria", "Russia"), ("Russia", "Turkey"), ("Turkey", "Syria")])
def test_blind_to_names_by_hand(marked, holder, expected, first, second):
    swapped = marked.replace("Ruritania", first).replace("Freedonia", second)
    assert stance_of(item(swapped, holder, target=first[:3].upper())) == expected


PIECES = [
    "{{TWO}}",
    "accused",
    "praised",
    "the",
    "regime",
    "civilians",
    "killed",
    "jets",
    "must stop",
    "by",
    "and",
    "on",
]
PIECES += ["so-called", "heroic", "denied", ",", ".", '"', "said", "in", "air strikes", "were"]
HOLDERS = ["outlet", "unresolved", "OTHER", "own", "BBB"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=8),
    st.lists(st.sampled_from(PIECES), max_size=8),
    st.sampled_from(HOLDERS),
    st.booleans(),
    st.permutations(["SYR", "RUS", "TUR"]),
)
def test_swapping_countries_never_changes_the_answer(left, right, holder, quoted, codes):  # fmt: skip
    names = {"SYR": "Syria", "RUS": "Russia", "TUR": "Turkey"}

    def answer(own, other):
        marked = " ".join([*left, f"[[{names[own]}]]", *right]).replace("TWO", names[other])
        entry = item(marked, {"BBB": other}.get(holder, holder), quoted, target=own)
        moved = tuple(Neighbour(n.start, n.end, other, n.kind) for n in entry.neighbours)
        entry = Item(entry.text, entry.start, entry.end, own, entry.kind, moved, entry.holder, entry.content, quoted)
        return stance_of(entry)

    assert answer(codes[0], codes[1]) == answer(codes[1], codes[2]) == answer("SYR", "TUR")


@given(st.data())
def test_any_text_and_any_offsets(data):
    text = data.draw(st.one_of(st.text(min_size=1), st.lists(st.sampled_from(PIECES), min_size=1).map(" ".join)))
    numbers = st.integers(-3, len(text) + 3)
    start, end, begin, stop, left, right = (data.draw(numbers) for _ in range(6))
    neighbours = (Neighbour(left, right, "BBB", "country"),)
    holder = data.draw(st.sampled_from([*HOLDERS, "AAA", ""]))
    entry = Item(text, start, end, "AAA", "country", neighbours, holder, Span(begin, stop), data.draw(st.booleans()))
    answer = STANCE.predict_proba([entry])
    assert answer.shape == (1, 3)
    assert answer.sum() == 1
    for found in STANCE.evidence([entry])[0]:
        assert 0 <= found.start < found.end <= len(text)
    assert np.array_equal(STANCE.predict_proba([entry] * 3), np.repeat(answer, 3, axis=0))


def test_no_items():
    assert STANCE.predict_proba([]).shape == (0, 3)
    assert STANCE.evidence([]) == []


@pytest.mark.parametrize("change", [{"cues": []}, {"extra": 1}, {"deeds": {}}])
def test_a_wrong_file_is_refused(tmp_path, change):
    path = tmp_path / "stance.yaml"
    path.write_text(yaml.safe_dump(yaml.safe_load(BOOK.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(InputError, match=r"stance\.yaml"):
        CueStance.from_config({}, Codebook([path]))


def test_a_cue_with_two_stances_is_refused(tmp_path):
    entry = yaml.safe_load(BOOK.read_text("utf-8"))
    entry["cues"] += [entry["cues"][0] | {"stance": "favour"}]
    path = tmp_path / "stance.yaml"
    path.write_text(yaml.safe_dump(entry), "utf-8")
    with pytest.raises(InputError, match="both against and favour"):
        CueStance.from_config({}, Codebook([path]))


def test_the_codebook_must_be_given():
    with pytest.raises(InputError, match="stance is not among the files"):
        CueStance.from_config({}, Codebook([]))
