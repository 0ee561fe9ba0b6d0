"""Seconds and peak memory of the tables made of the ledger alone, of a made corpus with very many mentions.

    python benchmarks/many_mentions.py [--mentions 1000000] [--stories 200000] [--outlets 500] [--codes 2000] [name ...]

Mentions of three targets in stories of unequal size over ten years; outlets and countries are those of the codebook's
hypotheses and others beside. A sample of codes is drawn at random, and strata are target and outlet. Each job runs in a
process of its own, in two threads, as one of the workflow does. Names: some jobs only.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "2"
PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

import numpy as np  # noqa: E402
import polars as pl  # noqa: E402

from presslens.base.io import read_yaml  # noqa: E402
from presslens.codebook.codebook import Codebook, part_files  # noqa: E402
from presslens.codebook.questions import OUTLET, QUESTIONS  # noqa: E402
from presslens.exhibits.tables import ESTIMATES  # noqa: E402

STRATA = ("target", "outlet")
#: Estimates that read the ledger, judgements and codes, and no texts.
OF_LEDGER = ("estimate_shares", "compare_voices", "compare_groups", "compare_answers", "compute_multiverse")
#: Beside them: chances, then shares and differences corrected by codes.
CORRECTING = ("sample_codes", "correct_shares", "correct_differences")
#: Labels of each question and the chance of each.
CHANCES = {"sentiment": (0.35, 0.5, 0.15), "stance": (0.25, 0.6, 0.15)}
CODED = ("actor", "sentiment", "stance", "holder", "frames")


def book(parts: tuple[str, ...], config: dict) -> Codebook:
    return Codebook(path for part in parts for path in part_files(part, config, PROJECT / "codebook"))


def corpus(given: argparse.Namespace, config: dict, folder: Path) -> None:
    """Write the ledger, judgements and codes."""
    rng = np.random.default_rng(20200305)
    n = given.mentions
    hypotheses = book(("hypotheses",), config).hypotheses
    sides = [side for hypothesis in hypotheses for side in (hypothesis.first, hypothesis.second)]
    named = sorted({outlet for side in sides for outlet in side.outlets or ()})
    countries = sorted({country for side in sides for country in side.outlet_countries or ()} | {"USA", "GBR", "FRA"})
    outlets = np.array([*named, *(f"Outlet {place}" for place in range(given.outlets - len(named)))])
    # Some outlets write much more than others, and some stories are told much more often.
    story_outlet = rng.choice(len(outlets), given.stories, p=weights(rng.gamma(0.7, size=len(outlets))))
    story = np.sort(rng.choice(given.stories, n, p=weights(rng.gamma(0.6, size=given.stories) + 0.05)))
    article = story * 3 + rng.integers(0, 3, n)
    order = np.argsort(article, kind="stable")
    story, article = story[order], article[order]
    outlet = np.where(article % 3 == 0, story_outlet[story], (story_outlet[story] + 7 * (article % 3)) % len(outlets))
    start = 40 * (np.arange(n) - np.searchsorted(article, article))
    holders = np.array([OUTLET, *config["holders"]])
    rows = {
        "corpus": pl.repeat("made", n, eager=True),
        "article_id": pl.Series(article).cast(pl.String).str.zfill(7),
        "source_id": pl.Series(article).cast(pl.String),
        "story_id": pl.Series(story).cast(pl.String).str.zfill(7),
        "outlet": pl.Series(outlets)[outlet],
        "outlet_country": pl.Series(countries)[outlet % len(countries)],
        "date": pl.Series(date(2011, 1, 1).toordinal() - date(1970, 1, 1).toordinal() + article * 7919 % 3652)
        .cast(pl.Int32)
        .cast(pl.Date),
        "sentence_index": pl.Series(start // 80).cast(pl.Int32),
        "start": start,
        "end": start + 6,
        "mention": pl.repeat("Turkey", n, eager=True),
        "target": pl.Series(config["targets"])[rng.integers(0, len(config["targets"]), n)],
        "alias_kind": pl.repeat("country", n, eager=True),
        "holder": pl.Series(holders)[np.where(rng.random(n) < 0.6, 0, rng.integers(0, len(holders), n))],
        "holder_rule": pl.repeat("narration", n, eager=True),
        "mention_reason": pl.repeat("name", n, eager=True),
        "tone": np.zeros(n),
        "coded": np.zeros(n, dtype=bool),
    }
    ledger = pl.DataFrame(rows).with_columns(**answers(n, rng), **frames(n, config["frames"], rng))
    coded = np.sort(rng.permutation(n)[: given.codes])
    ledger = ledger.with_columns(coded=pl.Series(np.isin(np.arange(n), coded)))
    ledger.write_parquet(folder / "ledger.parquet")
    for name in ("actor", "sentiment", "stance"):
        labels = QUESTIONS[name].labels if name != "actor" else ()
        columns = ["article_id", "start", name, *(f"p_{label}" for label in labels)]
        ledger.select(*columns, *(["p_actor"] if name == "actor" else [])).write_parquet(folder / f"{name}.parquet")
    others = [
        ledger.select(
            pl.lit(name).alias("question"),
            pl.lit(classifier).alias("classifier"),
            "article_id",
            "start",
            pl.concat_list(pl.col(f"p_{label}") for label in QUESTIONS[name].labels).alias("probabilities"),
        )
        for name, classifier in (("sentiment", "lexicon"), ("sentiment", "linear"), ("stance", "cues"))
    ]
    pl.concat(others).write_parquet(folder / "other_answers.parquet")
    codes = ledger[coded].select("article_id", "start", *CODED)
    again = pl.Series(rng.random(len(codes)) < 0.2)
    other = pl.Series(rng.choice(QUESTIONS["sentiment"].labels, len(codes)))
    codes = codes.with_columns(sentiment=pl.when(again).then(other).otherwise("sentiment"))
    codes = codes.select(
        "article_id", "start", *(pl.col(name).alias(f"{name}_{coder}") for coder in "AB" for name in CODED)
    ).with_columns(purpose=pl.lit("validation"), inclusion_probability=pl.lit(len(codes) / n))
    codes.write_parquet(folder / "annotations.parquet")


def weights(numbers: np.ndarray) -> np.ndarray:
    return numbers / numbers.sum()


def answers(n: int, rng: np.random.Generator) -> dict[str, pl.Series]:
    """Answers to questions of a mention, with probabilities that agree with them."""
    actor = rng.random(n) < 0.56
    found = {"actor": pl.Series(actor), "p_actor": pl.Series(np.where(actor, 0.9, 0.1))}
    for name, chances in CHANCES.items():
        labels = QUESTIONS[name].labels
        place = rng.choice(len(labels), n, p=chances)
        sure = rng.uniform(0.5, 1, n)
        found[name] = pl.Series(labels)[place]
        for order, label in enumerate(labels):
            found[f"p_{label}"] = pl.Series(np.round(np.where(place == order, sure, (1 - sure) / 2), 6))
    return found


def frames(n: int, names: list[str], rng: np.random.Generator) -> dict[str, pl.Expr]:
    """Frames of the sentence of each mention."""
    columns: dict[str, pl.Expr] = {
        f"p_frame_{name}": pl.lit(pl.Series((rng.random(n) < 0.2).astype(float))) for name in names
    }
    held = [pl.when(columns[f"p_frame_{name}"] > 0).then(pl.lit(name)) for name in names]
    return columns | {"frames": pl.concat_list(held).list.drop_nulls()}


def run_one(name: str, folder: Path) -> None:
    """Do a job in ``folder``."""
    config = read_yaml(PROJECT / "config.yaml")
    if name in ESTIMATES:
        estimate(name, config, folder)
        return
    from presslens.estimate.correction.sampled import sampled_codes, sampling_frame

    if name == "sample_codes":
        ledger = pl.read_parquet(folder / "ledger.parquet", columns=["article_id", "start", *STRATA])
        sampled = sampled_codes(pl.read_parquet(folder / "annotations.parquet"))
        sampled.write_parquet(folder / "sampled_codes.parquet")
        sampling_frame(ledger, sampled, STRATA).write_parquet(folder / "sampling_frame.parquet")
        return
    from presslens.estimate.comparisons import known
    from presslens.estimate.correction.pseudo_outcomes import with_codes
    from presslens.estimate.correction.three_ways import Group, group_differences, label_shares
    from presslens.estimate.groups import with_groups
    from presslens.ledger.packed import packed

    ledger = packed("ledger", pl.scan_parquet(folder / "ledger.parquet"))
    codes = (pl.read_parquet(folder / f"{table}.parquet") for table in ("sampled_codes", "sampling_frame"))
    coded = with_codes(with_groups(ledger), *codes)
    confidence = config["estimate"]["confidence"]
    if name == "correct_shares":
        for table in ESTIMATES["estimate_shares"].tables:
            question = QUESTIONS[table.outcome]
            labels = question.answers_of(question.labels_in(config))
            label_shares(coded, table.groups, question, labels, confidence)
        return
    hypotheses = book(("hypotheses",), config).hypotheses
    pairs = [
        tuple(Group(known(coded.rows, side), QUESTIONS[each.question], each.label) for side in each.sides.values())
        for each in hypotheses
    ]
    group_differences(coded, pairs, confidence)


def estimate(name: str, config: dict, folder: Path) -> None:
    """Make the tables of an estimate, corrected where it corrects and ``sample_codes`` was done before."""
    from scripts.estimate.estimate_tables import estimate_tables

    from presslens.study.models import Models

    row = ESTIMATES[name]
    decisions = Models(config["classify"]).decisions
    is_sampled = (folder / "sampling_frame.parquet").exists()
    codes = ("sampled_codes", "sampling_frame") if row.by_codes and is_sampled else ()
    estimate_tables(
        name,
        [str(folder / f"{table}.parquet") for table in row.reads],
        [str(folder / f"{table}.parquet") for table in row.shards],
        [str(folder / f"{table}.parquet") for table in codes],
        book(row.codebook, config),
        {part: config[part] for part in row.names},
        row.settings_in(config["estimate"], decisions),
        [str(folder / f"{table.name}.csv") for table in row.tables],
        [str(folder / f"{table.name}.tex") for table in row.tables if table.printed],
        lambda done, total: None,
        lambda line: None,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, least in (("mentions", 1_000_000), ("stories", 200_000), ("outlets", 500), ("codes", 2000)):
        parser.add_argument(f"--{name}", type=int, default=least)
    parser.add_argument("--folder", type=Path, help="where to keep the corpus and what is made of it")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.run:
        run_one(given.run, given.folder)
        # Not what getrusage says: that begins with what the process that made the corpus took.
        high = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        print(int(high[1]) // 1024 if high else "")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        if not (folder / "ledger.parquet").exists():
            corpus(given, read_yaml(PROJECT / "config.yaml"), folder)
        print("| what | s | CPU s | peak, MB |\n|---|---|---|---|")
        for name in given.names or ["sample_codes", *OF_LEDGER, *CORRECTING[1:]]:
            begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, __file__, "--run", name, "--folder", str(folder)]
            done = subprocess.run(command, capture_output=True, text=True)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
            peak = done.stdout.strip() if done.returncode == 0 else f"failed: {done.stderr.strip().splitlines()[-1:]}"
            print(f"| {name} | {time.perf_counter() - begin:.0f} | {cpu:.0f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
