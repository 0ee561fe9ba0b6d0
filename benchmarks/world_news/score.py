"""How well classifiers answer about mentions of any country in news that encoders have not learned from.

    .venv/bin/python benchmarks/world_news/score.py [--split develop] [--models models/encoder] [--by-set]

Of the mentions of annotations/world-news on which both coders agree: actor by the rules and by each encoder; sentiment
by VADER, the linear classifier and each encoder, stance by cues and each encoder, of mentions that both call actors;
beside always the most frequent answer. Accuracy, macro-F1 with 95 % intervals over documents, F1 of each label; own
voice and others' words apart. The holder is the coders' where they agree, else the first one's. ``develop`` chose
settings and temperatures; ``test`` is scored once for each released model.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src")]

from presslens.base.io import read_yaml  # noqa: E402
from presslens.classify import registry  # noqa: E402
from presslens.classify.judgements import best_labels, probabilities  # noqa: E402
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files  # noqa: E402
from presslens.codebook.questions import OUTLET, QUESTIONS  # noqa: E402
from presslens_training.world_news import DEVELOP, TEST, read_world_news  # noqa: E402

RESAMPLES, SEED, CODERS = 2000, 20200305, ("P", "Q")
BASELINES = {"actor": ["rules"], "sentiment": ["lexicon", "linear"], "stance": ["cues"]}


def f1_of(truth, said, labels):
    """F1 of each label; nan where it neither occurs nor is said."""
    hits = [((truth == label) & (said == label)).sum() for label in labels]
    sizes = [(truth == label).sum() + (said == label).sum() for label in labels]
    return np.array([2 * hit / size if size else np.nan for hit, size in zip(hits, sizes, strict=True)])


def interval(truth, said, labels, groups):
    """95 % interval of macro-F1 over documents."""
    rng = np.random.default_rng(SEED)
    members = [np.flatnonzero(groups == name) for name in np.unique(groups)]
    draws = []
    for _ in range(RESAMPLES):
        rows = np.concatenate([members[i] for i in rng.integers(len(members), size=len(members))])
        draws.append(np.nanmean(f1_of(truth[rows], said[rows], labels)))
    return np.quantile(draws, [0.025, 0.975])


def row_of(name, truth, said, labels, groups):
    """A row of the table."""
    f1, (low, high) = f1_of(truth, said, labels), interval(truth, said, labels, groups)
    each = " / ".join(f"{100 * value:.1f}" for value in f1)
    macro = f"{100 * np.nanmean(f1):.1f} [{100 * low:.1f}, {100 * high:.1f}]"
    return f"| {name} | {len(truth)} | {len(set(groups))} | {100 * (truth == said).mean():.1f} | {macro} | {each} |"


def methods(question, config, models, book):
    """Classifiers by name."""
    for name in BASELINES[question]:
        block = {k: str(PROJECT / v) if k == "model" else v for k, v in config[question].get(name, {}).items()}
        yield name, registry.load(question, name, block, book)
    for folder in models:
        yield Path(folder).name, registry.load(question, "encoder", {"model": str(PROJECT / folder)}, book)


def main(arguments):
    config = read_yaml(PROJECT / "config.yaml")
    book = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, config, PROJECT / "codebook"))
    coded = read_world_news(PROJECT / "annotations/world-news", CODERS, arguments.mirror, [arguments.split])
    for question in BASELINES:
        chosen = [mention for mention in coded if mention.agreed(question) is not None]
        truth = np.array([mention.agreed(question) for mention in chosen])
        groups = np.array([mention.document for mention in chosen])
        own = np.array([mention.item.holder == OUTLET for mention in chosen])
        sets, labels = np.array([mention.data_set for mention in chosen]), QUESTIONS[question].labels
        print(
            f"\n| {question} | n | documents | accuracy | macro-F1 | {' / '.join(labels)} |\n|---|---|---|---|---|---|"
        )
        print(row_of("most frequent", truth, np.full(len(truth), Counter(truth).most_common(1)[0][0]), labels, groups))
        for name, classifier in methods(question, config["classify"], arguments.models, book):
            values = probabilities(classifier, [mention.item for mention in chosen])
            said = np.array(best_labels(values, classifier.labels, 0.0, QUESTIONS[question].neutral))
            print(row_of(name, truth, said, labels, groups))
            if name in BASELINES[question]:
                continue
            parts = {} if question == "actor" else {"own voice": own, "others' words": ~own}
            if arguments.by_set:
                parts |= {one: sets == one for one in np.unique(sets)}
            for part, rows in parts.items():
                print(row_of(f"{name}, {part}", truth[rows], said[rows], labels, groups[rows]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=(DEVELOP, TEST), default=DEVELOP)
    parser.add_argument("--models", nargs="*", default=["models/encoder"])
    parser.add_argument("--by-set", action="store_true")
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
