import pytest

from presslens.ingest import language
from presslens.ingest.language import MIN_LETTERS, language_of

TEXTS = {
    "en": "The minister came to the capital yesterday evening to meet his colleagues. They spoke for a long time about "
    "the border, about water and about trade, and nobody wanted to answer the questions of the reporters.",
    "tr": "Bakan dün akşam meslektaşlarıyla görüşmek için başkente geldi. Uzun süre sınır, su ve ticaret hakkında "
    "konuştular ve hiç kimse gazetecilerin sorularını yanıtlamak istemedi.",
    "ru": "Министр прибыл вчера вечером в столицу, чтобы встретиться с коллегами. Они долго говорили о границе, о воде "
    "и о торговле, и никто не хотел отвечать на вопросы журналистов.",
    "ar": "وصل الوزير مساء أمس إلى العاصمة للقاء زملائه. تحدثوا طويلا عن الحدود والمياه والتجارة ولم يرغب أحد في "
    "الإجابة عن أسئلة الصحفيين الذين انتظروا أمام الباب.",
    "de": "Der Minister kam gestern Abend in die Hauptstadt, um seine Kollegen zu treffen. Sie sprachen lange über die "
    "Grenze, das Wasser und den Handel, und niemand wollte die Fragen der Reporter beantworten.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code):
    assert language_of(TEXTS[code], "xx") == code


def test_short_texts_fall_back():
    assert language_of("Metin.", "en") == "en"
    assert language_of("1 2 3 " * MIN_LETTERS, "en") == "en"


def test_names_and_capitals_do_not_make_a_text_foreign():
    text = "ANKARA Recep Tayyip Erdogan met Sergei Lavrov and Walid al-Moallem in Ankara on Monday. " * 2
    assert language_of(text, "en") == "en"


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("repeat", [1, 3])
def test_common_words_say_what_identification_says(code, repeat):
    text = TEXTS[code] * repeat
    found, probability = language._identifier().classify(text)
    assert (language_of(text, "xx"), probability >= language.MIN_PROBABILITY) == (found, True)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "nl",
            "De minister kwam gisteravond naar de hoofdstad om zijn collega's te ontmoeten. Zij spraken lang over"
            " de grens, over water of handel, en niemand had zin om de vragen te beantwoorden die door de pers "
            "werden gesteld. ",
        ),
        (
            "da",
            "Ministeren kom til hovedstaden i går aftes for at møde sine kolleger. De talte længe om grænsen, om "
            "vand og om handel, og ingen ville svare på de spørgsmål, som journalisterne stillede ved indgangen "
            "til byen. ",
        ),
        (
            "pl",
            "Minister przyjechał wczoraj wieczorem do stolicy, aby spotkać się z kolegami. To były długie rozmowy"
            " o granicy, wodzie i handlu, a nikt nie chciał odpowiadać na pytania, które zadawali dziennikarze "
            "przed wejściem. ",
        ),
    ],
)
def test_no_other_language_has_the_common_words_of_english(code, text):
    common = dict(language._common_words())["en"]
    assert len(text.split()) >= 30
    assert len(common.findall(text)) < language.MIN_COMMON * len(text.split()) / 2
    assert language_of(text * 2, "xx") == code


def test_common_words_need_no_model(monkeypatch):
    """The identification takes most of the time of a large table."""
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("asked"))
    assert language_of(TEXTS["en"] * 2, "xx") == "en"
