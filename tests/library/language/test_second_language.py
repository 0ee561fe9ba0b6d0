"""A second language is a folder: the same machinery reads it, and no step knows a word of it."""

from __future__ import annotations

import sys

import pytest

import presslens.language
from presslens.attribute.attribution import Attributor
from presslens.attribute.holding import NARRATION, holders_of
from presslens.base.errors import InputError
from presslens.codebook.holders import Holder
from presslens.codebook.speech import Cue, Speech
from presslens.codebook.targets import Alias, Target
from presslens.language.language import language_codes, load_language
from presslens.locate.mentions import MentionFinder
from presslens.tokenise.sentences import SentenceSplitter

#: Made up: sed says, ke that, ek and, la the, vu is, kontra denies, lut according to.
FOLDER = r'''
"""Mini."""

import re

from presslens.language.language import Language
from presslens.language.verbs import ParticipleRules, VerbRules
from presslens.language.text import ClauseRules, MentionRules, NameRules, SentenceRules

LANGUAGE = Language(
    code="mini",
    sentences=SentenceRules(punkt="german", continues=re.compile(r"\s*[a-z]")),
    mentions=MentionRules(no_names=frozenset({"la"})),
    clauses=ClauseRules(
        finite=re.compile(r"\b(?:vu|tok)\b"),
        subordinator=re.compile(r"\b(?:ke|kam)\b|[;:,]"),
        border=re.compile(r";|\sbo\s"),
        that=re.compile(r"\s*(?:,|ke\b)"),
        before_that=re.compile(r"\s+zi\s+\w+\s+(?=ke\s)"),
        adjunct=re.compile(r"\s*zi\b"),
    ),
    names=NameRules(
        full_name=re.compile(r"(?<![\w-])([A-Z]\w+)((?:\s+[A-Z]\w+){0,3})"),
        starters=frozenset({"La", "Ek"}),
    ),
    verbs=VerbRules(and_verb=re.compile(r"\bek\s+$"), participle="ando", noun_link=" ke"),
    participles=ParticipleRules(as_=re.compile(r"\s+kom\s+$")),
)
'''
SPEECH = Speech(
    verbs=(
        ("sed", Cue("clause", "neutral")),
        ("kontra", Cue("denial", "loaded")),
        ("plusando", Cue("clause", "neutral")),
    ),
    according_to=("lut",),
    nouns=("klam",),
    anonymous=("testo",),
    pronouns={"hu": "person"},
    own=("hu",),
    titles=("minister",),
    offices=("armi",),
    exceptions=(),
    quotes=(("«", ("»",)),),
)
HOLDERS = [
    Holder("AAA", "Aland", "#000000", ("Aland", "Alandi"), (), ("Aland",), ("Alandi",)),
    Holder("BBB", "Borland", "#111111", ("Borland",), (), ("Borland",)),
    Holder("OTHER", "others", "#222222", (), (), strangers=True),
]


@pytest.fixture(scope="module")
def mini(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    (folder / "mini").mkdir()
    (folder / "mini" / "__init__.py").write_text(FOLDER)
    presslens.language.__path__.append(str(folder))
    yield load_language("mini")
    presslens.language.__path__.remove(str(folder))
    del sys.modules["presslens.language.mini"]


@pytest.mark.parametrize(
    ("text", "word", "holder"),
    [
        ("Aland sed ke la pont vu rot.", "pont", "AAA"),
        ("La pont vu rot, Borland sed.", "pont", "BBB"),
        ("Aland sed zi lundo ke la pont vu rot bo la foro tok.", "foro", "outlet"),
        ("Lut Borland, la pont vu rot.", "pont", "BBB"),
        ("«La pont vu rot», Nora Vei sed.", "pont", "OTHER"),
        ("Borland kontra la klam.", "klam", "BBB"),
        ("Aland sed ke la foro tok, plusando ke la pont vu rot.", "pont", "AAA"),
    ],
)
def test_who_says_it(mini, text, word, holder):
    sentences = SentenceSplitter(mini)(text)
    start = text.index(word)
    found = Attributor(HOLDERS, SPEECH, mini).attribute(text, sentences)
    (held,) = holders_of([(start, start + len(word))], found)
    assert (held.holder, held == NARRATION) == (holder, holder == "outlet")


def test_english_words_mean_nothing_in_it(mini):
    text = "Aland said that the bridge was cut. According to Borland it burns."
    assert Attributor(HOLDERS, SPEECH, mini).attribute(text, [(0, 35), (36, len(text))]) == []


def test_mentions(mini):
    aliases = (Alias("Aland", "AAA", "country", "Aland"),)
    target = Target("AAA", "Aland", "#000000", aliases, (), (Alias("armi", "AAA", "army", "armi"),))
    text = "Aland sed ke La armi tok. Borland armi tok."
    found = MentionFinder([target], mini).find(text, SentenceSplitter(mini)(text))
    assert [(text[m.start : m.end], m.target) for m in found] == [("Aland", "AAA"), ("armi", "AAA")]


def test_a_language_without_a_folder():
    assert "en" in language_codes()
    with pytest.raises(InputError, match="'xx' has no folder"):
        load_language("xx")
