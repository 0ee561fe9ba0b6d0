"""What may vary in a claim."""

from presslens.codebook.hypotheses import STORIES, Hypothesis, Side
from presslens.estimate.multiverse.claims import claim_of
from presslens.estimate.multiverse.specifications import ALL_VOICES, VOICES


def claim(question, label):
    sides = [Side(code, targets=frozenset({code})) for code in ("SYR", "TUR")]
    return claim_of(Hypothesis("one", True, STORIES, "words", question, label, *sides, "higher"))


def test_a_claim_that_asks_for_the_holder_has_all_voices_alone():
    assert claim("sentiment", None).voices == VOICES
    assert claim("holder", "outlet").voices == (ALL_VOICES,)
