"""Tables of a shard with one article."""

import polars as pl
import pytest

from presslens.base.io import write_table

TEXT = "It rained. The envoy accused Turkey of arming rebels, and Russia left."


def table(folder, name, **columns):
    path = str(folder / f"{name}.parquet")
    write_table(pl.DataFrame(columns), path)
    return path


@pytest.fixture
def shard(tmp_path):
    """Tables of a shard with one article."""
    starts = [TEXT.index("Turkey"), TEXT.index("Russia")]
    view = {"content_start": [starts[0], None], "content_end": [len(TEXT), None]}
    return {
        "articles": table(tmp_path, "articles", article_id=["a"], text=[TEXT]),
        "sentences": table(
            tmp_path,
            "sentences",
            article_id=["a", "a"],
            sentence_index=pl.Series([0, 1], dtype=pl.Int32),
            start=[0, 11],
            end=[10, len(TEXT)],
        ),
        "mentions": table(
            tmp_path,
            "mentions",
            article_id=["a", "a"],
            sentence_index=pl.Series([1, 1], dtype=pl.Int32),
            start=starts,
            end=[start + 6 for start in starts],
            target=["TUR", "RUS"],
            alias_kind=["country", "country"],
        ),
        "holders": table(
            tmp_path,
            "holders",
            article_id=["a", "a"],
            start=starts,
            holder=["UN", "outlet"],
            holder_mode=["indirect", "narration"],
            **view,
        ),
    }
