"""Turkish: what its letters, suffixes and full stops do, and how much is found in a hundred sentences."""

import pytest

from presslens.attribute.items import SentenceItem
from presslens.classify.methods.frame_cues import CueFrames
from presslens.language.language import load_language
from presslens.language.tr.letters import LETTERS
from presslens.language.tr.suffixes import forms
from presslens.locate.mentions import MentionFinder
from presslens.tokenise.sentences import SentenceSplitter
from presslens.tokenise.words import token_spans
from turkish import PROJECT, book, compared, counts, halves

TURKISH = load_language("tr")
BOOK = book()
FINDER = MentionFinder(BOOK.targets, TURKISH)
FRAMES = CueFrames.from_config({}, BOOK)


def mentions(text):
    return [(text[m.start : m.end], m.target, m.kind) for m in FINDER.find(text, [(0, len(text))])]


def frames(text):
    (row,) = FRAMES.predict_proba([SentenceItem(text)])
    return {label for label, value in zip(FRAMES.labels, row, strict=True) if value}


@pytest.mark.parametrize(
    ("half", "what", "least_precision", "least_recall"),
    [
        ("building", "mentions", 1.0, 1.0),
        ("building", "frames", 0.95, 0.98),
        ("scoring", "mentions", 1.0, 1.0),
        ("scoring", "frames", 0.91, 0.93),
    ],
)
def test_measured_floor(half, what, least_precision, least_recall):
    right, found, expected = counts(compared(halves()[half])[what])
    assert right / found >= least_precision
    assert right / expected >= least_recall


def test_halves_hold_every_sentence_once():
    parts = halves()
    assert [len(part) for part in parts.values()] == [60, 40]
    assert len({entry["text"] for part in parts.values() for entry in part}) == 100


def test_capital_i_is_that_of_the_dotless_one():
    assert LETTERS.lowered("SINIRI İZLEDİ") == "sınırı izledi"
    assert "security" in frames("SINIRDA YENİ BEKLEYİŞ")
    assert frames("SİNİRDEN TİTRİYORDU.") == frames("Sinirden titriyordu.") == set()


def test_letters_with_marks_are_others():
    assert frames("Dün üç kişi öldü.") == {"humanitarian"}
    assert frames("Dün güzel bir gün oldu.") == set()
    assert mentions("Sam dün geldi.") == []
    assert mentions("Şam dün sessizdi.") == [("Şam", "SYR", "capital")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Türkiye’nin tutumu", [("Türkiye", "TUR", "country")]),
        ("RUSYA'YA GİDECEK", [("RUSYA", "RUS", "country")]),
        ("Rusyanın tutumu", [("Rusyanın", "RUS", "country")]),
        ("Suriyelilere kapı açıldı", [("Suriyelilere", "SYR", "demonym")]),
        ("Türk hükümetinden bir yanıt", [("Türk hükümetinden", "TUR", "government")]),
        ("Türk Telekom'un kârı arttı", [("Türk", "TUR", "name")]),
        ("Türk kahvesini sever", []),
        ("Türkçe ve Rusça dersleri", []),
        ("Türkmen köyleri", []),
        ("Türkiye Cumhurbaşkanı Erdoğan geldi", [("Türkiye Cumhurbaşkanı Erdoğan", "TUR", "leader")]),
        ("Zeynep Esad adlı bir öğrenci kazandı", []),
    ],
)
def test_names(text, expected):
    assert mentions(text) == expected


def test_forms_follow_vowel_harmony():
    found = forms("Rus", "demonym")
    assert {"Rusun", "Rusa", "Rusta", "Ruslar", "Ruslardan"} <= set(found)
    assert not {"Rusya", "Rusin", "Rusler", "Rusda"} & set(found)
    assert forms("TBMM", "government") == ("TBMM",)


@pytest.mark.parametrize(
    "sentences",
    [
        ["3. Ordu Komutanı Prof. Dr. Ali Can 2,5 milyar lirayı anlattı.", "Salon doldu."],
        ["Toplantı 29 Ekim 2019'da saat 10.30'da başladı.", "II. Oturum yarın."],
        ["Yağmur durdu.", "Ankara'da 1. Kolordu'ya bağlı birlikler vb. geldi."],
        ["Görüşmeler sona erdi.", "Rusya bekliyor.", "“Bekleyin!” dedi."],
    ],
)
def test_sentences(sentences):
    text = " ".join(sentences)
    split = SentenceSplitter(TURKISH, BOOK.sentences)
    assert [span.of(text) for span in split(text)] == sentences


def test_tokens_keep_suffixes():
    text = "Türkiye'nin 2,5 milyarı, saat 10.30'da."
    found = [span.of(text) for span in token_spans(text, TURKISH.tokens)]
    assert found == ["Türkiye'nin", "2,5", "milyarı", ",", "saat", "10.30'da", "."]


def test_verbs_negate_from_behind():
    assert frames("Olayda yaralanan olmadı.") == set()
    assert frames("Olayda yaralanan üç kişi var.") == {"humanitarian"}


def test_english_words_mean_nothing():
    text = "Turkish troops were killed by Syria's army."
    assert mentions(text) == []
    assert frames(text) == set()


def test_every_file_of_a_language_is_read():
    named = {path.name for path in (PROJECT / "codebook/languages/tr").rglob("*.yaml")}
    used = {path.name for part in ("targets", "nouns", "sentences", "frames", "languages") for path in BOOK.files(part)}
    assert named <= used
