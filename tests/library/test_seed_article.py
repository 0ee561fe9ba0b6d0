"""Every mention of the seed article as a reader finds it: target, kind of alias, actor or not, and in whose words.

Coded by reading the article (after the first run, so not blind to it). None: two readers could disagree
("Erdogan said he expected ..." may be taken for the outlet naming a speaker, or for Turkey speaking of
itself).
"""

from pathlib import Path

import pytest

from presslens.attribute.attribution import Attributor
from presslens.attribute.holding import holders_of
from presslens.attribute.items import Item, Neighbour
from presslens.base.io import read_yaml
from presslens.classify.methods.actor_rules import ActorRules
from presslens.codebook.agencies import load_agencies
from presslens.codebook.codebook import part_files
from presslens.codebook.countries import load_countries
from presslens.codebook.holders import load_holders
from presslens.codebook.sentences import load_sentence_marks
from presslens.codebook.speech import load_speech
from presslens.codebook.strangers import with_countries
from presslens.codebook.targets import load_targets
from presslens.ingest.clean import clean
from presslens.ingest.decode import decode
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens.tokenise.sentences import SentenceSplitter
from tests.shipped import CONFIG, SEED, codebook_files

PROJECT = Path(__file__).resolve().parents[2]
READ = [
    (0, "Turkish", "TUR", "demonym", "yes", "outlet"),
    (0, "Russian presidents", "RUS", "leader", "yes", "outlet"),
    (0, "Moscow", "RUS", "capital", "no", "outlet"),
    (0, "Turkish", "TUR", "demonym", "yes", "outlet"),
    (0, "Syrian government forces", "SYR", "army", "yes", "outlet"),
    (0, "Syria", "SYR", "country", "no", "outlet"),
    (1, "Turkey", "TUR", "country", "yes", "outlet"),
    (1, "Turkish soldiers", "TUR", "army", "yes", "outlet"),
    (1, "Russia", "RUS", "country", "yes", "outlet"),
    (1, "Syrian army", "SYR", "army", "yes", "outlet"),
    (2, "Turkish soldiers", "TUR", "army", "yes", "outlet"),
    (2, "Syrian", "SYR", "demonym", "yes", "outlet"),
    (2, "Ankara", "TUR", "capital", "yes", "outlet"),
    (3, "Russian", "RUS", "demonym", "yes", "OPP"),
    (3, "Syrian", "SYR", "demonym", "no", "outlet"),
    (3, "Turkish defence ministry", "TUR", "government", "yes", "outlet"),
    (3, "Syrian government forces", "SYR", "army", "yes", "TUR"),
    (4, "Ankara", "TUR", "capital", "yes", "TUR"),
    (4, "Syrian", "SYR", "demonym", "yes", "TUR"),
    (4, "government soldiers", "SYR", "army", "yes", "TUR"),
    (5, "Syrian government", "SYR", "government", "yes", "UN"),
    (6, "Moscow", "RUS", "capital", "no", "outlet"),
    (7, "Turkish President\u00a0Recep Tayyip Erdogan", "TUR", "leader", "yes", None),
    (7, "Vladimir Putin", "RUS", "leader", "yes", "TUR"),
    (8, "Russia", "RUS", "country", "yes", "outlet"),
    (8, "Turkey", "TUR", "country", "yes", "outlet"),
    (8, "Syrian President\u00a0Bashar al-Assad", "SYR", "leader", "yes", "outlet"),
    (9, "Moscow", "RUS", "capital", "yes", "OTHER"),
    (9, "Ankara", "TUR", "capital", "yes", "OTHER"),
    (9, "Syria", "SYR", "country", "yes", "OTHER"),
    (9, "Moscow", "RUS", "name", "no", "outlet"),
    (10, "Russia", "RUS", "country", "yes", "OTHER"),
    (10, "Turkey", "TUR", "country", "yes", "OTHER"),
    (10, "Syrian", "SYR", "demonym", "yes", "OTHER"),
]


@pytest.fixture(scope="module")
def found():
    raw = decode(SEED.read_bytes(), SEED)
    text = clean(raw, read_yaml(PROJECT / "codebook/boilerplate.yaml")["lines"]).text
    english, agencies = load_language("en"), load_agencies(PROJECT / "codebook/agencies.yaml")
    spans = SentenceSplitter(english, load_sentence_marks(PROJECT / "codebook/sentences.yaml"), agencies)(text)
    targets = load_targets(part_files("targets", CONFIG, PROJECT / "codebook"), PROJECT / "codebook/nouns.yaml")
    countries = load_countries(PROJECT / "codebook/countries.yaml")
    actors = with_countries(load_holders(codebook_files("holders"), targets), countries)
    bare_words = read_yaml(PROJECT / "codebook/bare_words.yaml")
    mentions = MentionFinder(targets, english, countries, bare_words).find(text, spans)
    speech = load_speech(*part_files("speech", CONFIG, PROJECT / "codebook"))
    attributions = Attributor(actors, speech, english, agencies).attribute(text, spans)
    rules = ActorRules(read_yaml(PROJECT / "codebook/actor_rules.yaml"))
    rows = []
    for mention in mentions:
        first, last = spans[mention.sentence_index]
        neighbours = tuple(
            Neighbour(other.start - first, other.end - first, other.target, other.kind)
            for other in mentions
            if other.sentence_index == mention.sentence_index and other is not mention
        )
        item = Item(
            text[first:last], mention.start - first, mention.end - first, mention.target, mention.kind, neighbours
        )
        actor = rules.labels[rules.predict_proba([item])[0].argmax()]
        holder = holders_of([(mention.start, mention.end)], attributions)[0].holder
        words = text[mention.start : mention.end]
        rows.append((mention.sentence_index, words, mention.target, mention.kind, actor, holder))
    return rows


def test_the_same_mentions_are_found(found):
    assert [row[:4] for row in found] == [row[:4] for row in READ]


def test_the_same_mentions_are_actors(found):
    assert [row[:2] + row[4:5] for row in found] == [row[:2] + row[4:5] for row in READ]


def test_the_same_holders_are_heard(found):
    heard = [row[:2] + row[5:] for row, read in zip(found, READ, strict=True) if read[5] is not None]
    assert heard == [row[:2] + row[5:] for row in READ if row[5] is not None]
