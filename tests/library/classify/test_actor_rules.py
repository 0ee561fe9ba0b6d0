"""Actor rules: what they answer, why, and that no name of a country matters."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.classify.methods.actor_rules import ActorRules
from presslens.codebook.codebook import Codebook
from presslens.codebook.targets import KINDS

FILE = Path(__file__).parents[3] / "codebook/actor_rules.yaml"
RULES = ActorRules.from_config({}, Codebook([FILE]))


def item(marked, kind):
    start, end = marked.index("["), marked.index("]") - 1
    return Item(marked.replace("[", "").replace("]", ""), start, end, "TUR", kind)


CASES = [
    ("[Ankara] says its troops left.", "capital", True, "says"),
    ("A march in [Ankara] ended.", "capital", False, "in"),
    ("This will force [Ankara] to yield.", "capital", True, "force"),
    ("[Moscow]’s main goal is a truce.", "capital", True, "goal"),
    ("Buses ran along [Moscow]'s streets.", "capital", False, "streets"),
    ("A deal between [Turkey] and Russia held.", "country", True, "deal between"),
    ("A deal between Russia and [Turkey] held.", "country", True, "deal between"),
    ("[Turkey]-backed fighters moved.", "country", True, "backed"),
    ("A pro-[Turkish] group moved.", "demonym", True, "pro"),
    ("Families fled into northern [Syria] at night.", "country", False, "northern"),
    ("[Syria]’s Idlib province is quiet.", "country", False, None),
    ("[Russian] air raids hit the town.", "demonym", True, "air raids"),
    ("[Turkish] and Russian presidents met.", "demonym", True, "presidents"),
    ("[Syrian] refugees waited.", "demonym", False, "refugees"),
    ("He waited at the [Turkish] border.", "demonym", False, "border"),
    ("[Turkish] border guards fired.", "demonym", True, "border guards"),
    ("[Russia], meanwhile, will try to mediate.", "country", True, "try"),
    ("[Turkey] and fighters aligned to it launched a raid.", "country", True, "launched"),
    ("Blasts shook [Damascus] overnight.", "capital", False, None),
    ("[Erdogan] travelled.", "leader", True, None),
]


@pytest.mark.parametrize(("marked", "kind", "actor", "cue"), CASES)
def test_answers_and_evidence(marked, kind, actor, cue):
    one = item(marked, kind)
    assert RULES.predict_proba([one]).tolist() == [[1 - actor, actor]]
    (why,) = RULES.evidence([one])
    if cue is not None:
        assert [one.text[e.start : e.end] for e in why] == [cue]


NAMES = {
    "country": ["Turkey", "Russia", "Syria", "Iran", "Cyprus", "Honduras"],
    "demonym": ["Turkish", "Russian", "Syrian", "Iranian", "Cypriot", "Greek"],
    "capital": ["Ankara", "Moscow", "Damascus", "Tehran", "Athens", "Nicosia"],
}
KIND_OF = {name: kind for kind, names in NAMES.items() for name in names}
WORDS = """and or with by between in the , . - 's ’s says will was accused troops border people Idlib raids to
of from
Turkey Russian Moscow Syria deal government meanwhile killed northern city backed pro"""
WORD = st.sampled_from(WORDS.split())


@settings(max_examples=400, deadline=None)
@given(
    st.lists(WORD, max_size=12),
    st.lists(WORD, max_size=12),
    st.integers(1, 5),
    st.sampled_from(sorted(NAMES)),
)
def test_swapping_names_leaves_the_answer(before, after, shift, kind):
    def build(turn):
        swapped = [
            NAMES[KIND_OF[w]][(NAMES[KIND_OF[w]].index(w) + turn) % 6] if w in KIND_OF else w
            for w in [*before, "@", *after]
        ]
        text = re.sub(r" (?=['’])| ?- ?", lambda m: m.group().strip(), " ".join(swapped))
        start, name = text.index("@"), NAMES[kind][turn]
        return Item(text.replace("@", name), start, start + len(name), "TUR", kind)

    one, two = build(0), build(shift)
    assert RULES.predict_proba([one]).tolist() == RULES.predict_proba([two]).tolist()
    assert [e.cue for e in RULES.evidence([one])[0]] == [e.cue for e in RULES.evidence([two])[0]]


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1, max_size=300), st.sampled_from(KINDS), st.data())
def test_any_text(text, kind, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = Item(text, start, end, "SYR", kind)
    p = RULES.predict_proba([one])
    assert p.shape == (1, 2)
    assert p.sum() == 1
    assert all(0 <= e.start < e.end <= len(text) for e in RULES.evidence([one])[0])


def test_no_items():
    p = RULES.predict_proba([])
    assert p.shape == (0, 2)
    assert p.dtype == np.float64
    assert RULES.evidence([]) == []


def test_the_file_is_checked(tmp_path):
    bad = tmp_path / "actor_rules.yaml"
    bad.write_text(FILE.read_text().replace("where: joined_before", "where: sideways", 1))
    with pytest.raises(InputError, match="joined_before, joined_after"):
        ActorRules.from_config({}, Codebook([bad]))
    with pytest.raises(InputError, match="actor_rules is not among the files"):
        ActorRules.from_config({}, Codebook([]))
