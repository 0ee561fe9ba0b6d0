"""A look before a run: all rows, a sample of files; whose names stand there."""

import itertools
import json

import pytest

from presslens.base.findings import Finding
from presslens.cards.corpora import CorpusCard
from presslens.check import look as looking
from presslens.check.corpus import corpus_findings
from presslens.check.look import look, sample_findings, spread
from presslens.check.mentions import hypothesis_findings, mention_findings
from presslens.check.page import page
from presslens.check.tally import Tally
from presslens.codebook.hypotheses import Hypothesis, Side, outlet_key
from presslens.codebook.targets import Alias, Target
from presslens.ingest.articles import read_corpus

from .conftest import CARD

TARGETS = [
    Target(code, label, "#000000", (Alias(label, code, "country", label),), ())
    for code, label in (("TUR", "Turkey"), ("RUS", "Russia"))
]
TEXTS = {key: value for key, value in CARD.items() if key not in ("columns", "outlets")} | {"reader": "text_folder"}


def card(**changes):
    return CorpusCard.of(CARD | changes, "data/mine.yaml")


@pytest.mark.parametrize("count", [1, 9, 10, 11, 19, 20, 21, 57, 400])
def test_rows_are_sampled_evenly_however_many_there_are(tmp_path, monkeypatch, count):
    monkeypatch.setattr(looking, "SAMPLED_ROWS", 10)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"Body": f"Turkey waited {n}."}) + "\n" for n in range(count)))
    seen = look(card(columns={"text": "Body"}), [path], [], ["en"], 1000)
    assert seen.tally.articles == count
    places = [int(text.split()[-1].strip(".")) for text in seen.texts]
    assert len(places) == min(count, 10)
    gaps = [b - a for a, b in itertools.pairwise(places)]
    assert places[0] == 0
    assert not gaps or max(gaps) <= 2 * count / 10 + 1


def test_a_folder_of_many_texts_is_sampled_with_its_cards(tmp_path, monkeypatch):
    monkeypatch.setitem(looking.SAMPLED_FILES, "text_folder", 3)
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(f"Turkey waited for the {n} of them.")
        (tmp_path / f"{n}.yaml").write_text(f"outlet: Paper {n}\n")
    seen = look(CorpusCard.of(TEXTS, "data/mine.yaml"), sorted(tmp_path.iterdir()), [], ["en"], 1000)
    assert (seen.read, seen.files, seen.tally.articles) == (3, 9, 3)
    assert sorted(outlet for outlet, _ in seen.tally.outlets) == ["Paper 0", "Paper 3", "Paper 6"]
    assert "read      3 of 9 files, evenly spread" in page("mine", seen, [])


def test_a_text_whose_card_names_no_country(tmp_path):
    """new-user 9, in the card of a text."""
    (tmp_path / "a.txt").write_text("Turkey waited.")
    (tmp_path / "a.yaml").write_text("outlet: P\noutlet_country: GER\n")
    seen = look(CorpusCard.of(TEXTS, "data/mine.yaml"), sorted(tmp_path.iterdir()), [], ["en"], 1000)
    fault = corpus_findings(seen.tally, CorpusCard.of(TEXTS, "data/mine.yaml"), ["en"])[0]
    assert (fault.severity, fault.where) == ("fault", "data/mine/a.yaml: outlet_country")
    assert fault.advice == "did you mean DEU (Germany)?"


def test_spread_gives_so_many():
    for count in range(30):
        for most in range(1, 12):
            assert len(spread(range(count), most)) == min(count, most)


def test_a_target_that_nobody_names():
    texts = ["Turkey spoke.", "TURKEY’s guests spoke.", "Nobody spoke."]
    assert [(found.severity, found.line) for found in mention_findings(TARGETS, texts, card())] == [
        (
            "warning",
            "data/mine.yaml: none of 3 articles looked at names Russia (RUS); "
            "targets of config.yaml are those of all its corpora",
        ),
        ("fact", "data/mine.yaml: of 3 articles looked at name a target: Turkey 2"),
    ]
    assert list(mention_findings(TARGETS, [], card())) == []


def hypothesis(name, first, second):
    sides = [Side("x", frozenset(map(outlet_key, outlets))) for outlets in (first, second)]
    return Hypothesis(name, True, "outlets", "x", "sentiment", None, *sides, "higher")


def test_an_outlet_that_hypotheses_name_and_the_corpus_lacks():
    """new-user 13: a name mis-spelled there made a smaller group."""
    hypotheses = [hypothesis("a", ["The Post"], ["Daily News"]), hypothesis("b", ["Elsewhere"], ["Nowhere"])]
    (found,) = hypothesis_findings(hypotheses, ["the post", "Daly News"], card())
    assert found.severity == "warning"
    assert found.line == (
        "data/mine.yaml: no article is from 'dailynews', which a of codebook/hypotheses.yaml names; "
        "did you mean 'Daly News'?"
    )
    assert list(hypothesis_findings(hypotheses, ["Other"], card())) == []


def test_outlets_of_another_study_are_told_in_one_line():
    """A corpus with one outlet of the shipped hypotheses was told of each of the twelve others, in three lines."""
    others = ["aaaaaa", "bbbbbb", "cccccc", "dddddd", "eeeeee", "ffffff", "gggggg"]
    hypotheses = [hypothesis("one", ["Sana"], others), hypothesis("two", ["Sana"], others[:1])]
    (found,) = hypothesis_findings(hypotheses, ["SANA", "Kyiv Post"], card())
    assert found.line == (
        "data/mine.yaml: no article is from 'aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee' and 2 more, which "
        "2 hypotheses of codebook/hypotheses.yaml with other outlets of it name; "
        "outlets are named as in the corpus's card"
    )


def test_languages_of_whole_files_are_told_once(tmp_path):
    """As set aside, and not again as looked at."""
    german = "Die Gesandten der beiden Länder trafen sich in der alten Stadt und sprachen lange über die Grenze. "
    english = "The envoys of the two countries met in the old town and spoke about the border for many hours. "
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(f"{english}{n}.\n")
    (tmp_path / "d.txt").write_text(german * 3)
    mine = CorpusCard.of(TEXTS, "data/mine.yaml")
    seen = look(mine, sorted(tmp_path.iterdir()), [], ["en"], 2000)
    assert seen.tally.aside["language not studied"] == 1
    assert list(sample_findings(seen, mine)) == []


def test_the_mark_of_an_open_workbook_stops_nothing(tmp_path):
    """A run set it aside; the check before it took it for a broken workbook."""
    (tmp_path / "a.jsonl").write_text('{"Body": "Turkey spoke to Russia."}\n')
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user" + b" " * 160)
    (tmp_path / "notes").mkdir()
    mine = card(columns={"text": "Body"})
    tally = look(mine, sorted(tmp_path.iterdir()), [], ["en"], 1000).tally
    assert (tally.articles, tally.aside) == (1, {"not a table": 2})
    run = read_corpus(mine, sorted(tmp_path.iterdir()), [], ["en"], 1000)
    assert dict(run.exclusions.select("source_id", "detail").iter_rows()) == {
        "~$a.xlsx": "a mark that the file is open in a spreadsheet",
        "notes": "a folder; files in it are not read",
    }


def test_the_page_says_what_stops_a_run():
    found = [Finding("fact", "a", "b"), Finding("fault", "c", "d \x1b[31m" + "e " * 100)]
    lines = page("data/mine.yaml", None, found).splitlines()
    assert lines[1].startswith("fault     c: d \\x1b[31m")
    assert max(map(len, lines)) <= 110
    assert lines[-2:] == ["fact      a: b", "1 fault: it stops a run."]
    many = page("x", None, [Finding("warning", "a", str(n)) for n in range(1000)])
    assert "warning   ... and 960 more" in many
    assert many.endswith("No fault, 1,000 warnings: nothing stops a run.")


@pytest.mark.parametrize(("n", "severity"), [(1, "fact"), (2, "fact"), (3, "warning")])
def test_articles_in_other_languages_are_told(tmp_path, n, severity):
    english = "The envoys of the two countries met in the old town and spoke about the border for many hours. "
    german = "Die Gesandten der beiden Länder trafen sich in der alten Stadt und sprachen lange über die Grenze. "
    rows = [english * 2 + str(i) for i in range(10 - n)] + [german * 2 + str(i) for i in range(n)]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"Body": text}) + "\n" for text in rows))
    mine = card(columns={"text": "Body"})
    (found,) = sample_findings(look(mine, [path], [], ["en"], 1000), mine)
    assert found.severity == severity
    told = f"{n} of 10 articles looked at {'is' if n == 1 else 'are'} in languages that are not studied: de {n}"
    assert found.line == f"data/mine.yaml: {told}; they are set aside"


def test_a_table_without_a_usable_article(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"Body": "", "L": "tr"}\n{"Body": "Turkey", "L": "tr"}\n')
    mine = card(columns={"text": "Body", "language": "L"}, set_aside_limit=1)
    (first, *_) = corpus_findings(look(mine, [path], [], ["en"], 1000).tally, mine, ["en"])
    assert (first.severity, first.line) == ("fault", "data/mine: holds no usable article; an article is needed")


def test_an_empty_tally():
    assert (Tally().entries, Tally().faulty) == (0, 0)
