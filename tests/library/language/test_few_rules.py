"""Russian and Arabic: sentences, tokens and names of one article each; what they lack is refused."""

import pytest

from presslens.base.errors import InputError
from presslens.codebook.languages import language_faults
from presslens.codebook.questions import QUESTIONS, refused_in, said_of_refused
from presslens.language.capability import Capability
from presslens.language.language import Language, language_codes, load_language
from presslens.locate.mentions import MentionFinder
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.words import token_spans
from turkish import PROJECT, book

ARTICLES = PROJECT / "tests/data/languages/articles"
NAMED = {
    "ru": ["Анкаре", "С. В. Лавров", "Россия", "турецкими", "Сирии", "Эрдоган", "Дамаске", "Россия"],
    "ar": ["أنقرة", "الروسي", "سيرغي لافروف", "روسيا", "تركيا", "سوريا", "أردوغان", "دمشق", "الكرملين", "السوري"],
}


def article(code):
    (path,) = (ARTICLES / code).glob("*.txt")
    _, text = path.read_text(encoding="utf-8").split("\n\n", 1)
    return text


@pytest.mark.parametrize(("code", "n_sentences"), [("ru", 7), ("ar", 6)])
def test_one_article(code, n_sentences):
    text, spoken, codebook = article(code), load_language(code), book(code)
    sentences = SentenceSplitter(spoken, codebook.sentences)(text)
    assert len(sentences) == n_sentences
    found = MentionFinder(codebook.targets, spoken).find(text, sentences)
    assert [text[m.start : m.end] for m in found] == NAMED[code]
    assert found[-1].kind == "name"  # a party, an observatory
    tokens = [token.of(text) for token in token_spans(text, spoken.tokens)]
    assert "".join(tokens) == "".join(text.split())


@pytest.mark.parametrize("code", language_codes())
def test_what_a_language_lacks_is_refused(code):
    spoken = load_language(code)
    refused = refused_in(spoken)
    assert refused.keys() == {q.name for q in QUESTIONS.values() if q.needs not in spoken.capabilities}
    assert all(spoken.name in reason for reason in refused.values())
    assert bool(said_of_refused(refused)) == bool(refused)


def test_reasons():
    assert set(refused_in(load_language("tr"))) == {"actor", "sentiment", "stance", "holder"}
    assert set(refused_in(load_language("ru"))) == set(QUESTIONS)
    assert refused_in(load_language("en")) == {}


def test_missing_words_are_named():
    names = {"targets": ["TUR", "XXX"], "frames": ["conflict"]}
    (fault,) = language_faults(load_language("tr"), names, "config.yaml: ingest.languages", PROJECT)
    assert "targets/XXX.yaml: is missing" in str(fault)
    assert "Turkish" in str(fault)


def test_a_language_without_rules_cannot_be_studied():
    bare = Language(code="xx", name="Mini", capabilities=frozenset({Capability.SENTENCES}))
    found = list(language_faults(bare, {"targets": [], "frames": []}, "config.yaml", PROJECT))
    assert isinstance(found[0], InputError)
    assert "no rules for tokens in Mini" in str(found[0])
