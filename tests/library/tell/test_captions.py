import pytest

from presslens.tell.captions import caption_facts

HEADER = "holder,target,stance,n,n_mentions,n_sentences,n_articles,n_clusters,share,low,high,cluster,method\n"


def test_facts_count_each_group_once(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        HEADER
        + "TUR,RUS,against,1,4,3,2,3,0.25,0,1,sentence,cluster bootstrap\n"
        + "TUR,RUS,none,3,4,3,2,3,0.75,0,1,sentence,cluster bootstrap\n"
        + "UN,RUS,none,1,1,1,1,1,1,0.025,1,sentence,exact binomial over clusters\n"
    )
    assert caption_facts(path) == {"n_mentions": 5, "n_articles": 2, "cluster": "sentence", "n_exact": 1}


@pytest.mark.parametrize(
    ("group", "label"), [("outlet", "holder"), ("year", "sentiment"), ("outlet_country", "frames")]
)
def test_groups_are_all_columns_before_the_label(tmp_path, group, label):
    rows = [("a", "RUS", "x", 1, 4), ("a", "RUS", "y", 3, 4), ("a", "TUR", "x", 2, 2), ("b", "RUS", "x", 2, 5)]
    rows += [("b", "RUS", "y", 3, 5)]
    lines = [f"{group},target,{label},n,n_mentions,n_articles,cluster,method"]
    lines += [",".join(map(str, row)) + ",1,story,cluster bootstrap" for row in rows]
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n")
    assert caption_facts(tmp_path / "t.csv")["n_mentions"] == 4 + 2 + 5


def test_an_empty_table(tmp_path):
    (tmp_path / "t.csv").write_text(HEADER)
    assert caption_facts(tmp_path / "t.csv")["n_mentions"] == 0


def test_a_table_that_is_not_there_yet(tmp_path):
    with pytest.raises(FileNotFoundError):
        caption_facts(tmp_path / "t.csv")
