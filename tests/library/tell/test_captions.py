from presslens.exhibits.exhibit import Table
from presslens.tell.captions import captions


def table(name, caption):
    return Table(name, (), keys=(), caption=caption)


def test_tables_of_a_job_share_a_caption_where_it_is_the_same():
    tables = [table("a", "{n} draws"), table("b", "Other"), table("c", "9 draws")]
    assert captions(tables, {"n": 9}) == [(["a", "c"], "9 draws"), (["b"], "Other")]
