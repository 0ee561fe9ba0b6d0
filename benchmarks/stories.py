"""Stories of a corpus against all pairs of its articles, measured on their full sets: is it the same partition?

    python benchmarks/stories.py resources/<corpus>/articles.parquet

What finding them costs, beside datasketch, stands in docs/benchmarks.md.
"""

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT / "benchmarks")]

from peers.near_copies import groups, settings, true_links  # noqa: E402
from presslens.base.io import read_table  # noqa: E402
from presslens.ingest.stories import story_ids  # noqa: E402


def main() -> None:
    articles = read_table(sys.argv[1]).sort("article_id")
    ids, texts = articles["article_id"].to_list(), articles["text"].to_list()
    found = story_ids(ids, texts, **settings())
    links = true_links(texts, settings())
    expected = [ids[first] for first in groups(len(ids), links)]
    print(
        f"{len(ids)} articles, {len(set(texts))} different texts, {len(set(found))} stories, {len(links)} pairs linked"
    )
    print(f"same partition as all pairs: {found == expected}")


if __name__ == "__main__":
    main()
