"""The card of Wikinews: what opens its texts, its captions, and ids that are addresses."""

import csv
from pathlib import Path

from presslens.cards.corpora import load_corpus
from presslens.ingest.articles import read_corpus

CARD = load_corpus(Path(__file__).parents[3] / "data/wikinews.yaml")
NOTICE = (
    "This article requires pre-publication review by an uninvolved reviewer (one not involved in writing it).\n\n\n"
    "-Article last amended: May 2 at 1:02:03 UTC (history)Please check the talk page.\n\n\n"
)
FIRST = "On Monday, the harbour of Bergen was closed."
SECOND = "Wednesday, May 6, 2020 was the day on which it opened, the mayor said."


def read(tmp_path, *texts):
    path = tmp_path / "wikinews_2020.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["url", "date", "title", "text"])
        for number, text in enumerate(texts):
            rows.writerow([f"https://en.wikinews.example/{'x' * 180}_{number}", "2020-05-05", "Harbour", text])
    return read_corpus(CARD, [path], [], ["en"], 100_000)


def test_the_date_line_and_the_notice_are_no_part_of_an_article(tmp_path):
    body = f"{FIRST}\n\n\nThe harbour at night.Image: A. Hansen.\n\n\nImage: B. Olsen.\n\n\n{SECOND}"
    corpus = read(
        tmp_path,
        f"Tuesday, May 5, 2020\xa0\n\n\n{body}",
        f"{NOTICE}Tuesday, May 5, 2020 \n\n\n{FIRST} {FIRST}\n\n\n{SECOND}",
        SECOND,
    )
    texts = {"\n".join(filter(None, text.split("\n"))) for text in corpus.articles["text"]}
    assert texts == {f"{FIRST}\n{SECOND}", f"{FIRST} {FIRST}\n{SECOND}", SECOND}
    assert {"date line", "review notice", "boilerplate"} <= set(corpus.removals["reason"])


def test_an_address_is_an_id_and_the_outlet_is_wikinews(tmp_path):
    corpus = read(tmp_path, f"{FIRST} {SECOND}")
    assert corpus.articles.select("source_id", "url").row(0) == (corpus.articles["url"][0],) * 2
    assert corpus.articles.select("outlet", "outlet_country").rows() == [("Wikinews", None)]
    assert CARD.topics == ()
