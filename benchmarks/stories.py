"""Clustering into stories: the partition against all pairs measured one by one, and its time and memory.

Usage: python benchmarks/stories.py resources/<corpus>/articles.parquet
"""

import resource
import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.io import read_table, read_yaml  # noqa: E402
from presslens.ingest.shingles import shingles  # noqa: E402
from presslens.ingest.stories import MIN_CONTAINED, story_ids  # noqa: E402


def exhaustive(ids, texts, settings):
    """Stories from every pair; the number of pairs that are one story."""
    known, linked, stories = {}, 0, {article: {article} for article in ids}
    sets = [shingles(text, settings["shingle_words"], known) for text in texts]
    for one, other in combinations(range(len(ids)), 2):
        common = len(np.intersect1d(sets[one], sets[other], assume_unique=True))
        smaller = min(len(sets[one]), len(sets[other]))
        alike = common / (len(sets[one]) + len(sets[other]) - common) >= settings["similarity"]
        if alike or (smaller >= MIN_CONTAINED and common / smaller >= settings["containment"]):
            linked += 1
            merged = stories[ids[one]] | stories[ids[other]]
            for article in merged:
                stories[article] = merged
    return [min(stories[article]) for article in ids], linked


def main():
    settings = read_yaml(PROJECT / "config.yaml")["ingest"]["stories"]
    articles = read_table(sys.argv[1]).sort("article_id")
    ids, texts = articles["article_id"].to_list(), articles["text"].to_list()
    story_ids(ids[:2], texts[:2], **settings)  # imports
    start = time.process_time()
    found = story_ids(ids, texts, **settings)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    expected, linked = exhaustive(ids, texts, settings)
    print(f"{len(ids)} articles, {len(set(texts))} different texts, {len(set(found))} stories, {linked} pairs linked")
    print(f"{seconds:.2f} CPU seconds, peak {peak} MB; same partition as all pairs: {found == expected}")


if __name__ == "__main__":
    main()
