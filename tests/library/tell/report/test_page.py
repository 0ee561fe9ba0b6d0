import itertools
import re
from html.parser import HTMLParser

import pytest

from tests.library.tell.report.made import SHOWN, make_report
from tests.library.tell.report.payloads import PAYLOADS


class Parsed(HTMLParser):
    """Elements and attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.elements = []
        self.text = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return Parsed(make_report(tmp_path_factory.mktemp("harmless")))


#: Figures in which text from outside stands: outlets, words, statements.
WITH_TEXT = ("sentiment_by_outlet", "words_by_target", "hypotheses")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return Parsed(make_report(tmp_path_factory.mktemp("plain"), shown=WITH_TEXT))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_outside_text_stays_text(payload, plain, tmp_path):
    found = Parsed(make_report(tmp_path, payload, WITH_TEXT))
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in plain.elements]
    for _, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "autofocus")]
        for name in ("href", "src"):
            if name in attributes:
                assert re.match(r"(#|\.\./|data:image/png;base64,)", attributes[name])
    assert "49" not in [text.strip() for text in found.text]


def test_the_same_is_written_twice(tmp_path):
    first, second = (make_report(tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


def test_validity_comes_before_findings_and_nothing_unvalidated_is_hidden(harmless):
    sections = [attributes["id"] for attributes in harmless.of("section")]
    assert sections == ["question", "corpus", "trust", "findings", "hypotheses", "tables", "limits", "again"]
    assert "UNVALIDATED." in harmless.text


def test_every_figure_stands_with_its_files_and_its_table(harmless):
    names = {attributes["id"] for attributes in harmless.of("figure")}
    assert names == {f"f-{name}" for name in SHOWN}
    links = {attributes.get("href") for attributes in harmless.of("a")}
    for name in SHOWN:
        assert {f"../figures/{name}.{ending}" for ending in ("svg", "pdf", "png", "csv")} <= links


def test_marks_lead_to_the_trace_of_their_row(harmless):
    links = {attributes.get("href") for attributes in harmless.of("a")}
    assert "../../../reader/mine/trace.html#sentiment_by_outlet/The%20Sun%2CSYR%2Cnegative" in links


def test_headings_come_in_order(harmless):
    levels = [int(tag[1]) for tag, _ in harmless.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_a_corpus_with_nothing_to_show_says_so(tmp_path):
    text = make_report(tmp_path, shown=(), filled=False).read_text()
    assert "No figure has anything to show." in text
    assert "names no hypothesis for this corpus, so none was tested" in text
    assert text.count("This table has no rows") > 30
