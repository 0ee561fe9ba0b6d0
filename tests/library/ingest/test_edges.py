import re

from hypothesis import given
from hypothesis import strategies as st

from presslens.ingest.edges import line_edges, listed_lines

TEXTS = st.text(alphabet="abA \n\t\r\x0b\x85\u2028\xa0", max_size=30)


@given(TEXTS)
def test_edges_are_those_of_a_pattern(text):
    edges = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[^\S\n]+")
    assert list(line_edges(text)) == [match.span() for match in edges.finditer(text)]


@given(TEXTS)
def test_listed_lines_are_found_by_their_words(text):
    lines = ("a", "A  b", "")
    wanted = [
        (match.start(), min(match.end() + 1, len(text)))
        for match in re.finditer(r"[^\n]+", text)
        if " ".join(match[0].split()).casefold() in {"a", "a b"}
    ]
    assert list(listed_lines(text, lines)) == wanted
