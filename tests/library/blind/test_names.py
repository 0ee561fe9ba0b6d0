"""No name survives masking, and what does survive does not depend on whose name it was."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.items import Item, Neighbour
from presslens.blind.names import WINDOW_CHARACTERS
from tests.library.classify.conftest import NAMES

_WORDS = (
    "said the regime bombed praised a ceasefire in Idlib , . and of with troops killed 12 civilians "
    "“ ” ’s not \U0001f642 мир"
)
WORDS = _WORDS.split()


def sentence(parts, which):
    """A sentence of plain words and (kind, shift) pairs; the names are those of the target ``which`` + shift."""
    text, spans = "", []
    for part in parts:
        text += " " if text else ""
        if isinstance(part, tuple):
            kind, shift = part
            place = (which + shift) % 3
            name = NAMES[kind][place]
            spans.append((len(text), len(text) + len(name), ("TUR", "RUS", "SYR")[place], kind))
            text += name
        else:
            text += part
    return text, spans


def item(text, spans, chosen):
    start, end, target, kind = spans[chosen]
    others = tuple(Neighbour(*span) for i, span in enumerate(spans) if i != chosen)
    return Item(text, start, end, target, kind, others)


PARTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.tuples(st.sampled_from(sorted(NAMES)), st.integers(0, 2))),
    min_size=1,
    max_size=25,
).filter(lambda parts: any(isinstance(part, tuple) for part in parts))


@settings(max_examples=3000, deadline=None)
@given(parts=PARTS, data=st.data())
def test_swapping_the_three_countries_changes_nothing(mask, parts, data):
    chosen = data.draw(st.integers(0, sum(isinstance(part, tuple) for part in parts) - 1))
    seen = {mask.mask(item(*sentence(parts, which), chosen)) for which in range(3)}
    assert len(seen) == 1


@settings(max_examples=500, deadline=None)
@given(parts=PARTS, names=st.lists(st.integers(0, 2), min_size=25, max_size=25), data=st.data())
def test_nor_does_any_single_name(mask, parts, names, data):
    chosen = data.draw(st.integers(0, sum(isinstance(part, tuple) for part in parts) - 1))
    mixed = [(part[0], names[i]) if isinstance(part, tuple) else part for i, part in enumerate(parts)]
    assert mask.mask(item(*sentence(parts, 0), chosen)) == mask.mask(item(*sentence(mixed, 0), chosen))


@settings(max_examples=500, deadline=None)
@given(parts=PARTS)
def test_a_whole_sentence_names_nobody(mask, parts):
    text, _ = sentence(parts, 0)
    hidden = mask.mask_text(text)
    for name in itertools.chain(*NAMES.values()):
        assert name not in hidden
    assert len({mask.mask_text(sentence(parts, which)[0]) for which in range(3)}) == 1


@settings(max_examples=300, deadline=None)
@given(text=st.text(min_size=1, max_size=300), data=st.data())
def test_any_text(mask, text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    places = st.integers(0, len(text))
    spans = [sorted((data.draw(places), data.draw(places))) for _ in range(data.draw(st.integers(0, 4)))]
    seen = mask.mask(
        Item(text, start, end, "TUR", "country", tuple(Neighbour(a, b, "RUS", "leader") for a, b in spans))
    )
    assert seen.mention
    assert len(seen.left) <= WINDOW_CHARACTERS
    assert len(seen.right) <= WINDOW_CHARACTERS


@pytest.mark.parametrize(
    ("text", "mention", "kind", "seen"),
    [
        (
            "Turkish President Recep Tayyip Erdogan spoke",
            "Turkish President",
            "leader",
            "national President| leader spoke",
        ),
        ("the Syrian regime fell", "Syrian regime", "government", "the |national regime| fell"),
        ("the regime fell", "the regime", "government", "the regime| fell"),
        ("the Kremlin denied it", "Kremlin", "government", "the |government| denied it"),
        ("Syrian Arab Army units", "Syrian Arab Army", "army", "army| units"),
        ("Russias ministry", "Russias", "country", "country's| ministry"),
        ("two Turks and US troops", "Turks", "demonym", "two |nationals| and national troops"),
        ("Free Syrian Army rebels", "Syrian", "name", "Free |national| Army rebels"),
        ("SOHR said Russia struck", "Russia", "country", "group said |country| struck"),
    ],
)
def test_the_form_stays(mask, text, mention, kind, seen):
    start = text.index(mention)
    found = mask.mask(Item(text, start, start + len(mention), "X", kind))
    assert "|".join(filter(None, [found.left, found.mention, found.right])) == seen


def test_a_long_sentence_is_read_around_its_mention(mask):
    text = "word " * 5000 + "Russia" + " word" * 5000
    start = text.index("Russia")
    seen = mask.mask(Item(text, start, start + 6, "RUS", "country"))
    assert seen.windowed
    assert seen.mention == "country"
    assert WINDOW_CHARACTERS - 5 <= len(seen.left) <= WINDOW_CHARACTERS
    assert not mask.mask(Item("Russia", 0, 6, "RUS", "country")).windowed


def test_fifty_targets_in_one_sentence(mask):
    text = " and ".join(["Turkey"] * 50)
    spans = [(at, at + 6, "TUR", "country") for at in range(0, len(text), 11)]
    seen = mask.mask(item(text, spans, 25))
    assert "Turkey" not in seen.left + seen.right
