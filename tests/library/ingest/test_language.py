import pytest

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
