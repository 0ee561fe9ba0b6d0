"""Does a name alone change an answer? Names swapped in the sentences of a built corpus, and what else tells them apart.

    .venv/bin/python benchmarks/name_swap.py fa-kes [--mentions 500] [--actors 900] [--newsmtsc rw_train.jsonl]

First table: in drawn mentions, each target's name of the same form is put in the place of the mention, and the mean
polarity (p_positive - p_negative) is given per name: by a logistic regression on plain words that sees names (fitted
here on NewsMTSC with nothing hidden), by VADER on the bare sentence, and by the encoder, whose answers must not differ
by a single bit. Second table: how well a logistic regression tells which target is meant, from the encoder's features
of actor mentions: with names hidden as shipped, with all other capitalised words hidden too, and with nothing hidden.
"""

import argparse
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT / "benchmarks")]

import numpy as np  # noqa: E402
from encoder import codebook, step  # noqa: E402

from presslens.contract import Item, Neighbour  # noqa: E402
from presslens.encoder.classifier import EncoderSentiment  # noqa: E402
from presslens.encoder.masking import REACH, MaskedSentence  # noqa: E402
from presslens.io import read_table  # noqa: E402
from presslens.items import mention_items  # noqa: E402
from presslens.sentiment.lexicon import vader  # noqa: E402
from presslens.sentiment.newsmtsc import read_newsmtsc  # noqa: E402

SEED, N_FOLDS = 20200305, 5
TARGETS = ("TUR", "RUS", "SYR")
NAMES = {
    "country": ("Turkey", "Russia", "Syria"),
    "demonym": ("Turkish", "Russian", "Syrian"),
    "capital": ("Ankara", "Moscow", "Damascus"),
    "leader": ("Recep Tayyip Erdogan", "Vladimir Putin", "Bashar al-Assad"),
}
PLURALS = ("Turks", "Russians", "Syrians")
_CAPITALISED = re.compile(r"\b[A-Z]\w*(?:[ -][A-Z]\w*)*")


def swapped(item, which):
    """The item with the name of target number ``which`` in the place of its mention."""
    plural = item.kind == "demonym" and item.text[item.start : item.end].endswith("s")
    name = (PLURALS if plural else NAMES[item.kind])[which]
    shift = len(name) - (item.end - item.start)
    neighbours = tuple(
        Neighbour(n.start + shift, n.end + shift, n.target, n.kind) if n.start >= item.end else n
        for n in item.neighbours
    )
    text = item.text[: item.start] + name + item.text[item.end :]
    return replace(item, text=text, end=item.start + len(name), target=TARGETS[which], neighbours=neighbours)


def seeing_names(path):
    """Logistic regression on the words and word pairs of NewsMTSC, names in full view: items in, polarity out."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    items, labels = read_newsmtsc(path)
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(C=4, max_iter=500)).fit([item.text for item in items], labels)
    negative, positive = (list(model.classes_).index(label) for label in ("negative", "positive"))

    def polarity(chosen):
        shares = model.predict_proba([item.text for item in chosen])
        return shares[:, positive] - shares[:, negative]

    return polarity


def swap_audit(items, methods):
    print(f"{len(items)} mentions, mean polarity by the name put in\n")
    print("| method | " + " | ".join(TARGETS) + " | largest change of one mention |\n|---|---|---|---|---|")
    for name, polarity in methods.items():
        answers = np.stack([polarity([swapped(item, which) for item in items]) for which in range(3)])
        span = np.ptp(answers, axis=0).max()
        print(f"| {name} | " + " | ".join(f"{mean:+.4f}" for mean in answers.mean(axis=1)) + f" | {span:.4f} |")
        if name == "encoder":
            assert (answers == answers[0]).all(), "the encoder told names apart"


def guessed(features, targets, articles):
    """Accuracy and mean recall of the target guessed from features, out of fold by article."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import balanced_accuracy_score
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.003, max_iter=300))
    found = cross_val_predict(model, features, targets, groups=articles, cv=GroupKFold(N_FOLDS))
    return (found == targets).mean(), balanced_accuracy_score(targets, found)


def without_capitals(sentence):
    """A masked sentence whose other capitalised words, places and persons alike, are hidden too."""
    left, right = (_CAPITALISED.sub("place", part) for part in (sentence.left, sentence.right))
    return MaskedSentence(left, sentence.mention, right)


def bare(item):
    """The sentence as it is, cut as a masked one is."""
    left, right = item.text[: item.start][-REACH:], item.text[item.end :][:REACH]
    return MaskedSentence(left, item.text[item.start : item.end], right)


def leak_audit(classifier, items, articles):
    encoder, mask = classifier.encoder, classifier.mask
    targets = np.array([item.target for item in items])
    values, counts = np.unique(targets, return_counts=True)
    print(f"\n{len(items)} actor mentions of {len(set(articles))} articles: which target is meant?\n")
    print("| from | accuracy | mean recall |\n|---|---|---|")
    print(f"| nothing (always {values[counts.argmax()]}) | {counts.max() / len(items):.3f} | {1 / len(values):.3f} |")
    for name, read in (
        ("features, names hidden as shipped", mask.mask),
        ("features, other capitalised words hidden too", lambda item: without_capitals(mask.mask(item))),
        ("features, nothing hidden", bare),
    ):
        features = encoder.features([encoder.pieces.mention(read(item)) for item in items])
        accuracy, recall = guessed(features, targets, articles)
        print(f"| {name} | {accuracy:.3f} | {recall:.3f} |")


def main(arguments):
    folder = PROJECT / "resources" / arguments.corpus
    articles, sentences, ledger = (
        read_table(folder / f"{name}.parquet") for name in ("articles", "sentences", "ledger")
    )
    items, rng = mention_items(articles, sentences, ledger), np.random.default_rng(SEED)
    named = [i for i, item in enumerate(items) if item.kind in NAMES]
    drawn = [items[i] for i in sorted(rng.permutation(named)[: arguments.mentions])]
    actors = sorted(rng.permutation(np.flatnonzero(ledger["actor"].to_numpy()))[: arguments.actors])
    classifier = EncoderSentiment.from_config({"model": arguments.model}, codebook())

    def encoder(chosen):
        classifier.store = step(classifier.encoder, classifier.mask, chosen)
        shares = classifier.predict_proba(chosen)
        return shares[:, 2] - shares[:, 0]

    methods = {"VADER, bare sentence": lambda chosen: np.array([compound(item) for item in chosen])}
    if arguments.newsmtsc.exists():
        methods = {"plain words, names seen": seeing_names(arguments.newsmtsc), **methods}
    swap_audit(drawn, methods | {"encoder": encoder})
    if not arguments.newsmtsc.exists():
        print(f"\nplain words, names seen: not measured ({arguments.newsmtsc.name} is not there)")
    classifier.store = None
    leak_audit(classifier, [items[i] for i in actors], ledger["article_id"].to_numpy()[actors])


def compound(item: Item) -> float:
    """VADER's score of the sentence with its names."""
    return vader().polarity_scores(item.text)["compound"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--mentions", type=int, default=500, metavar="N")
    parser.add_argument("--actors", type=int, default=900, metavar="N")
    parser.add_argument("--model", type=Path, default=PROJECT / "models/encoder")
    parser.add_argument("--newsmtsc", type=Path, default=PROJECT / "resources/data/newsmtsc/rw_train.jsonl")
    main(parser.parse_args())
