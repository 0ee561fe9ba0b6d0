import polars as pl

from presslens.exhibits.exhibit import Column, Table
from presslens.pages.data_files import data_script
from presslens.tell.reader.articles import is_web
from presslens.tell.reader.store import Store
from presslens.tell.reader.traces import Made, counted_by, table_document
from presslens.trace.evidence import COUNTED, GROUP, MENTION, Evidence, Explained

TABLE = Table("t", (Column("outlet", "string", "Who."), Column("n", "integer", "How many.")), ("outlet",), "")
POPULATION = pl.DataFrame(
    {"article_id": ["a", "a", "b"], "sentence_index": [0, 1, 0], "start": [0, 9, 4], "end": [3, 12, 7]}
)
EVIDENCE = Evidence(
    MENTION,
    POPULATION,
    pl.DataFrame({"row": [0, 0, 1], "part": [COUNTED, GROUP, GROUP], "set": [1, 0, 0]}),
    pl.DataFrame({"set": [0, 0, 0, 1], "item": [0, 1, 2, 1], "value": 1.0}),
    {"n": Explained(COUNTED, pl.len()), "other": Explained(GROUP, pl.col("value").std())},
)


def test_a_table_is_told_with_the_sets_of_the_store():
    rows = pl.DataFrame({"outlet": ["</script>", None], "n": [1, 0]})
    store = Store()
    store.sets.number("{}")
    document = table_document(TABLE, rows, EVIDENCE, store.keep(EVIDENCE, {}), "", Made("", "", "t.csv", []))
    assert document["sets"] == [[0, 2, 1, 1], [1, 1]]
    assert document["values"] == [["</script>", None], [1, 0]]
    assert document["addresses"] == [["</script>", '""']]
    assert document["counts"] == {"n": [[COUNTED], "count", 0]}
    assert "<" not in data_script("t", document)
    assert store.sets.listed == ["{}", '{"i":[0,-2]}', '{"i":[-1]}']


def test_what_a_page_cannot_count_is_told_apart():
    assert counted_by(Explained(GROUP, pl.col("value").mean(), None)) == [[GROUP], "mean", None]
    assert counted_by(Explained(GROUP, pl.struct("article_id", "sentence_index").n_unique())) == [
        [GROUP],
        "distinct sentence",
        0,
    ]
    assert counted_by(Explained(GROUP, pl.col("value").std())) is None


def test_links_are_of_the_web():
    assert [is_web(url) for url in ("https://a.example", "HTTP://a.example", "file:///x", "javascript:x", "")] == [
        *(True, True),
        *(False, False, False),
    ]
