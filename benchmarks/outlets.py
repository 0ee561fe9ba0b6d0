"""Seconds and peak memory of every table and figure of a corpus with very many outlets.

    python benchmarks/outlets.py [--outlets 5000] [--mentions 10] [names ...]

A made-up corpus: two articles of every outlet, a sentence for each mention, a story for every five articles, outlets in
60 countries, every hundredth outlet with a name of 88 letters. Each estimate and each figure that is drawn from it runs
in a process of its own, as a job of the workflow does, in one thread. Names: some estimates and figures only.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import string
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"
PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

import polars as pl  # noqa: E402

from presslens.base.io import read_yaml  # noqa: E402
from presslens.codebook.codebook import Codebook, part_files  # noqa: E402
from presslens.exhibits.figures import FIGURES  # noqa: E402
from presslens.exhibits.tables import ESTIMATES, TABLES  # noqa: E402

SAID = ("said", "told", "claimed", "insisted")


def corpus(n_outlets: int, n_mentions: int, config: dict, folder: Path) -> None:
    """Write the tables that estimates read, by name."""
    import pycountry

    rng = random.Random(20200305)
    countries = sorted(country.alpha_3 for country in pycountry.countries)[:60]
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
    words = ["".join(rng.choices(syllables, k=3)) for _ in range(4000)]
    kept = dict.fromkeys(("articles", "sentences", "ledger", "frames", "attributions"))
    rows: dict[str, list[dict]] = {name: [] for name in kept}
    for n in range(2 * n_outlets):
        outlet = n // 2
        name = (
            f"Outlet {outlet}" if outlet % 100 else f"Outlet {outlet} ".ljust(88, string.ascii_lowercase[outlet % 26])
        )
        article = {"article_id": f"a{n:06}", "source_id": str(n), "story_id": f"s{n // 5:06}", "outlet": name}
        article |= {"outlet_country": countries[outlet % 60], "date": date(2014, 1, 1) + timedelta(n % 2000)}
        article |= {"language": "en", "title": f"Article {n}", "url": None}
        text = ""
        for index in range(n_mentions // 2):
            start = len(text)
            tokens, at = ["Turkey", rng.choice(SAID), *rng.choices(words, k=15), "."], start
            places = []
            for token in tokens:
                places.append((at, at + len(token)))
                at += len(token) + 1
            text += " ".join(tokens) + " "
            place = {"article_id": article["article_id"], "sentence_index": index}
            carried = rng.sample(config["frames"], rng.randint(0, 2))
            frames = {"frames": carried} | {f"p_frame_{f}": float(f in carried) for f in config["frames"]}
            rows["sentences"].append(
                place | {"start": start, "end": at - 1}
                | {"token_starts": [a for a, _ in places], "token_ends": [b for _, b in places]}
            )  # fmt: skip
            rows["frames"].append(place | frames)
            mention = {"corpus": "made", **place, "start": start, "end": start + 6, "mention": "Turkey"}
            mention |= {"target": rng.choice(config["targets"]), "alias_kind": "country", "actor": True, "p_actor": 1.0}
            mention |= {"sentiment": rng.choice(("negative", "neutral", "positive")), "p_negative": 0.5}
            mention |= {"p_neutral": 0.3, "p_positive": 0.2, "holder": rng.choice(["outlet", *config["holders"]])}
            mention |= {"holder_mode": "direct", "holder_rule": "", "p_against": 0.2, "p_none": 0.5, "p_favour": 0.3}
            mention |= {"stance": rng.choice(("against", "none", "favour")), "tone": 0.0}
            shared = {key: article[key] for key in ("source_id", "story_id", "outlet", "outlet_country", "date")}
            rows["ledger"].append(mention | shared | frames)
            rows["attributions"].append(
                {"article_id": article["article_id"], "cue": tokens[1], "cue_start": places[1][0]}
                | {
                    "cue_tone": "loaded" if tokens[1] in SAID[2:] else "neutral",
                    "holder": rng.choice(config["holders"]),
                }
            )
        rows["articles"].append(article | {"text": text})
    for name, found in rows.items():
        pl.DataFrame(found, infer_schema_length=None).write_parquet(folder / f"{name}.parquet")
    for name in ("exclusions", "removals"):
        pl.DataFrame(schema={"article_id": str, "reason": str}).write_parquet(folder / f"{name}.parquet")


def run_one(name: str, folder: Path) -> None:
    """Make an estimate's tables, or draw a figure, in ``folder``."""
    config = read_yaml(PROJECT / "config.yaml")

    def book(parts):
        return Codebook(path for part in parts for path in part_files(part, config, PROJECT / "codebook"))

    if name in ESTIMATES:
        from scripts.estimate.estimate_tables import estimate_tables

        row = ESTIMATES[name]
        estimate_tables(
            name,
            [str(folder / f"{table}.parquet") for table in row.reads],
            [str(folder / f"{table}.parquet") for table in row.shards],
            book(row.codebook),
            {part: config[part] for part in row.names},
            row.settings_in(config["estimate"]),
            [str(folder / f"{table.name}.csv") for table in row.tables],
            [str(folder / f"{table.name}.tex") for table in row.tables if table.printed],
            lambda line: None,
        )
        return
    from scripts.draw.draw_figure import draw_figure

    from presslens.draw.drawing import read_source
    from presslens.draw.shown import has_something_to_show
    from presslens.tell.captions import settings_in_words
    from presslens.tell.figure_captions import words_of

    figure = FIGURES[name]
    paths = {t: str(folder / f"{t}.{'csv' if t in TABLES else 'parquet'}") for t in figure.inputs() if t != "card"}
    if not has_something_to_show(figure, {figure.table: read_source(paths[figure.table])}):
        return
    codebook = book({*figure.codebook, *figure.quotes})
    words = words_of(figure, paths, codebook, settings_in_words(config) | config["draw"])
    draw_figure(
        name, list(paths.values()), [str(PROJECT / "data/seeds.yaml")] if "card" in figure.reads else [], codebook,
        [], [], list(figure.questions), {q: block["classifier"] for q, block in config["classify"].items()},
        {key: config["draw"][key] for key in figure.settings}, {}, [], words,
        *(str(folder / f"{name}.{kind}") for kind in figure.files), note=lambda line: None,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--outlets", type=int, default=5000)
    parser.add_argument("--mentions", type=int, default=10)
    parser.add_argument("--folder", type=Path, help="where to keep the corpus and what is made of it")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.run:
        run_one(given.run, given.folder)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        if not (folder / "ledger.parquet").exists():
            corpus(given.outlets, given.mentions, read_yaml(PROJECT / "config.yaml"), folder)
        print("| what | s | peak, MB |\n|---|---|---|")
        for name in given.names or [*ESTIMATES, *(name for name, figure in FIGURES.items() if not figure.coded)]:
            begin = time.perf_counter()
            command = [sys.executable, __file__, "--run", name, "--folder", str(folder)]
            done = subprocess.run(command, capture_output=True, text=True)
            peak = done.stdout.strip() if done.returncode == 0 else f"failed: {done.stderr.strip().splitlines()[-1:]}"
            print(f"| {name} | {time.perf_counter() - begin:.0f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
