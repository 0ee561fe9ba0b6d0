"""How well holders are found, beside two baselines: everything is the outlet's; nearest speech verb's nearest actor.

    .venv/bin/python benchmarks/holder_baselines.py fa-kes [--waves N ...] [--actors] [--annotations FILE] [--errors N]

Reads the placed annotations of a corpus (columns id, article_id, sentence_index, start, end, target, holder, and actor
where coded), attributes its articles with the codebook as it stands, and prints each system's accuracy, macro-F1, F1
of attributed against not, and share unresolved, with intervals over articles; then the confusion of the shipped rules.
Waves are those of annotations/<corpus>/sample.tsv. Of FA-KES, the rules were tuned on waves 1, 2 and 4, and wave 3
measures them: a random sample whose sentences and errors nobody read for the rules, from articles of the other waves.
Both coders were automatic (language models).
"""

import argparse
import csv
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.attribute.attribution import Attributor  # noqa: E402
from presslens.attribute.cast import Cast  # noqa: E402
from presslens.attribute.holding import holders_of  # noqa: E402
from presslens.attribute.speech import SpeechFinder  # noqa: E402
from presslens.base.io import read_table, read_yaml  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.codebook import part_files  # noqa: E402
from presslens.codebook.countries import load_countries  # noqa: E402
from presslens.codebook.holders import load_holders  # noqa: E402
from presslens.codebook.questions import OUTLET, UNRESOLVED  # noqa: E402
from presslens.codebook.speech import load_speech  # noqa: E402
from presslens.codebook.strangers import with_countries  # noqa: E402
from presslens.codebook.targets import load_targets  # noqa: E402
from presslens.language.language import load_language  # noqa: E402

RESAMPLES, SEED = 2000, 20200305
ACTOR = ("true", "1", "yes", "actor")


def nearest_actor(cast, finder, text, start, end, spans):
    """Of the sentence around a mention: the actor named nearest to the speech verb nearest to the mention."""
    low, high = next(((a, b) for a, b in spans if a <= start < b), (0, len(text)))
    sentence, place = text[low:high], start - low
    verbs = [(cue.start + cue.end) / 2 for cue in finder.cues(sentence)]
    if not verbs:
        return OUTLET
    verb = min(verbs, key=lambda middle: abs(middle - place))
    parties = [p for p in cast.parties(sentence) if p.named]
    others = [p for p in parties if not (p.start < end - low and place < p.end)]
    return min(others, key=lambda p: abs((p.start + p.end) / 2 - verb)).code if others else UNRESOLVED


def scores(gold, found):
    """Accuracy, macro-F1 over the labels in ``gold``, F1 of attributed, share unresolved; arrays of labels."""
    f1 = []
    for label in np.unique(gold):
        hits = ((gold == label) & (found == label)).sum()
        f1.append(2 * hits / ((gold == label).sum() + (found == label).sum()))
    one, other = gold != OUTLET, found != OUTLET
    attributed = 2 * (one & other).sum() / max(1, one.sum() + other.sum())
    return np.array([(gold == found).mean(), np.mean(f1), attributed, (found == UNRESOLVED).mean()])


def intervals(gold, found, articles):
    """Percentile intervals of :func:`scores`, whole articles drawn with replacement."""
    rng = np.random.default_rng(SEED)
    members = [np.flatnonzero(articles == article) for article in np.unique(articles)]
    draws = []
    for _ in range(RESAMPLES):
        chosen = np.concatenate([members[i] for i in rng.integers(len(members), size=len(members))])
        draws.append(scores(gold[chosen], found[chosen]))
    return np.quantile(draws, [0.025, 0.975], axis=0)


def of_waves(annotations, corpus, waves):
    """The annotations whose mention was drawn in one of the waves, by id."""
    with open(Path("annotations") / corpus / "sample.tsv", encoding="utf-8", newline="") as file:
        drawn = [row["id"] for row in csv.DictReader(file, delimiter="\t") if int(row["wave"]) in waves]
    return annotations.filter(annotations["id"].is_in(drawn))


def printed(name, rows, labels):
    articles = np.array([row["article_id"] for row in rows])
    gold = np.array([row["holder"] for row in rows])
    print(f"\n{name}: {len(rows)} mentions of {len(set(articles))} articles\n")
    print("| system | n | accuracy | macro-F1 | attributed F1 | unresolved |\n|---|---|---|---|---|---|")
    for system in ("everything is the outlet", "nearest verb's nearest actor", "rules"):
        found = np.array([row[system] for row in rows])
        point, (low, high) = scores(gold, found), intervals(gold, found, articles)
        cells = " | ".join(
            f"{100 * p:.1f} [{100 * a:.1f}, {100 * b:.1f}]" for p, a, b in zip(point, low, high, strict=True)
        )
        print(f"| {system} | {len(rows)} | {cells} |")
    counts = Counter((row["holder"], row["rules"]) for row in rows)
    print(
        "\nConfusion of the rules (rows: agreed label)\n\n| | "
        + " | ".join(labels)
        + " |\n"
        + "|---" * (len(labels) + 1)
        + "|"
    )
    for label in labels:
        print(f"| {label} | " + " | ".join(str(counts[label, other]) for other in labels) + " |")


def main(arguments):
    os.chdir(PROJECT)
    config = read_yaml("config.yaml")
    folder = Path("resources") / arguments.corpus
    articles, sentences = (read_table(folder / f"{name}.parquet") for name in ("articles", "sentences"))
    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = {
        article: list(table.select("start", "end").iter_rows())
        for (article,), table in sentences.partition_by("article_id", as_dict=True).items()
    }
    targets = load_targets(part_files("targets", config), "codebook/nouns.yaml")
    actors = load_holders(part_files("holders", config), targets)
    actors = with_countries(actors, load_countries("codebook/countries.yaml"))
    speech = load_speech(*part_files("speech", config))
    english, agencies = load_language("en"), load_agencies("codebook/agencies.yaml")
    attributor = Attributor(actors, speech, english, agencies)
    cast, finder = Cast(actors, speech, english), SpeechFinder(speech, english)
    annotations = read_table(arguments.annotations or folder / "annotations.parquet").drop_nulls(["holder", "start"])
    if arguments.waves:
        annotations = of_waves(annotations, arguments.corpus, arguments.waves)
    if arguments.actors:
        annotations = annotations.filter(annotations["actor"].cast(str).is_in(ACTOR))
    rows, wrong = [], []
    for (article,), coded in sorted(annotations.partition_by("article_id", as_dict=True).items()):
        text, found = texts[article], attributor.attribute(texts[article], spans[article])
        for row, holding in zip(
            coded.iter_rows(named=True), holders_of(list(coded.select("start", "end").iter_rows()), found), strict=True
        ):
            near = nearest_actor(cast, finder, text, row["start"], row["end"], spans[article])
            row |= {"everything is the outlet": OUTLET, "nearest verb's nearest actor": near, "rules": holding.holder}
            rows.append(row)
            if holding.holder != row["holder"]:
                wrong.append((row, holding, found))
    labels = [OUTLET, *config["holders"], UNRESOLVED]
    printed("Actor mentions" if arguments.actors else "All mentions", rows, labels)
    for row, holding, found in wrong[: arguments.errors]:
        text = texts[row["article_id"]]
        place = next((i for i, (a, b) in enumerate(spans[row["article_id"]]) if a <= row["start"] < b), 0)
        low, high = spans[row["article_id"]][max(0, place - 1)][0], spans[row["article_id"]][place][1]
        shown = f"{text[low : row['start']]}[[{text[row['start'] : row['end']]}]]{text[row['end'] : high]}"
        print(f"\n--- {row['id']}: {row['holder']}, found {holding.holder} ({holding.label})\n{shown}")
        if holding.attribution is not None:
            print(f"    content: {found[holding.attribution].content.of(text)[:160]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--waves", type=int, nargs="+", metavar="N", help="only mentions drawn in these waves")
    parser.add_argument("--actors", action="store_true", help="only mentions of an actor, as both coders agree")
    parser.add_argument("--annotations", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    main(parser.parse_args())
