"""How well the shipped classifiers answer about mentions of other news, as the pipeline finds them.

    .venv/bin/python benchmarks/other_news/classifiers.py [--split dev]

Of the coded mentions that are located and mean the target, against the settled codes: actor by the rules and by the
encoder; sentiment and stance by the encoder, of mentions that are coded as actors. Accuracy and macro-F1 with
intervals over documents.
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import polars as pl
from score import PROJECT, VOICES, Pipeline, gold

from presslens.attribute.items import mention_items
from presslens.attribute.tables import HOLDERS, holder_rows
from presslens.base.io import read_yaml
from presslens.classify import registry
from presslens.classify.judgements import best_labels, probabilities
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files
from presslens.codebook.questions import QUESTIONS
from presslens.locate.tables import MENTIONS, mention_row
from presslens_training.world_documents import documents

RESAMPLES, SEED = 2000, 20200305
CODES = {
    "actor": {"1": "yes", "0": "no"},
    "sentiment": {"-1": "negative", "0": "neutral", "1": "positive"},
    "stance": {"-1": "against", "0": "none", "1": "favour"},
}
ASKED = (("actor", "rules"), ("actor", "encoder"), ("sentiment", "encoder"), ("stance", "encoder"))


def found_in(pipeline, wanted, mirror):
    """Tables of the documents as the pipeline makes them, and the coded row of each mention that has one."""
    articles, sentences, mentions, holders, coded = [], [], [], [], {}
    for document in documents(mirror):
        rows = wanted.get((document.corpus, document.source_id))
        if rows:
            key, text = f"{document.corpus} {document.source_id}", document.text
            spans = pipeline.split(text)
            found = pipeline.finder.find(text, spans, document.date, title=document.title)
            said = pipeline.attributor.attribute(text, spans, VOICES.get(document.corpus), document.date)
            articles.append((key, text))
            sentences += [(key, index, *span) for index, span in enumerate(spans)]
            mentions += [(key, *mention_row(mention)) for mention in found]
            places = [(mention.start, mention.end) for mention in found]
            holders += holder_rows(key, places, said, [None] * len(said))
            for row in rows:
                for m in found:
                    if m.target == row["target"] and m.start < row["end"] and row["start"] < m.end:
                        coded.setdefault((key, m.start), row)
    return (
        pl.DataFrame(articles, schema={"article_id": pl.String, "text": pl.String}, orient="row"),
        pl.DataFrame(
            sentences,
            schema={"article_id": pl.String, "sentence_index": pl.Int32, "start": pl.Int64, "end": pl.Int64},
            orient="row",
        ),
        pl.DataFrame(mentions, schema=MENTIONS, orient="row"),
        pl.DataFrame(holders, schema=HOLDERS, orient="row"),
        coded,
    )


def scores(truth, said):
    f1 = [
        2 * ((truth == label) & (said == label)).sum() / max(1, (truth == label).sum() + (said == label).sum())
        for label in np.unique(truth)
    ]
    return np.array([(truth == said).mean(), np.mean(f1)])


def interval(truth, said, groups):
    rng, names = np.random.default_rng(SEED), np.unique(groups)
    members = [np.flatnonzero(groups == name) for name in names]
    draws = []
    for _ in range(RESAMPLES):
        rows = np.concatenate([members[i] for i in rng.integers(len(members), size=len(members))])
        draws.append(scores(truth[rows], said[rows]))
    return np.quantile(draws, [0.025, 0.975], axis=0)


def main(arguments):
    wanted = defaultdict(list)
    for row in gold():
        if row["split"] == arguments.split and row["actor"] not in (None, "x"):
            wanted[row["corpus"], row["source_id"]].append(row)
    config = read_yaml(PROJECT / "config.yaml")
    book = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, config, PROJECT / "codebook"))
    articles, sentences, mentions, holders, coded = found_in(Pipeline(), wanted, arguments.mirror)
    items = mention_items(articles, sentences, mentions, holders)
    keys = list(mentions.select("article_id", "start").iter_rows())
    print("| question | classifier | n | accuracy | macro-F1 |\n|---|---|---|---|---|")
    for question, name in ASKED:
        kept = [
            place
            for place, key in enumerate(keys)
            if key in coded and coded[key][question] is not None and (question == "actor" or coded[key]["actor"] == "1")
        ]
        settings = config["classify"][question].get(name, {})
        settings = {k: str(PROJECT / v) if k == "model" else v for k, v in settings.items()}
        classifier = registry.load(question, name, settings, book)
        values = probabilities(classifier, [items[place] for place in kept])
        said = np.array(best_labels(values, classifier.labels, 0.0, QUESTIONS[question].neutral))
        truth = np.array([CODES[question][coded[keys[place]][question]] for place in kept])
        groups = np.array([keys[place][0] for place in kept])
        point, (low, high) = scores(truth, said), interval(truth, said, groups)
        cells = (f"{100 * p:.1f} [{100 * a:.1f}, {100 * b:.1f}]" for p, a, b in zip(point, low, high, strict=True))
        print(f"| {question} | {name} | {len(kept)} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
