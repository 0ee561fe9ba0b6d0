"""Rows per CPU-second of each step between articles and ledger, on a corpus that has been run.

    python benchmarks/stages.py fa-kes

Reads resources/<corpus>/ and the project's codebook and models; one process, one thread, start-up left out.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

from presslens.attribute.attribution import Attributor  # noqa: E402
from presslens.attribute.items import (  # noqa: E402
    SentenceItem,
    mention_items,
    sentence_texts,
)
from presslens.base.io import read_table, read_yaml  # noqa: E402
from presslens.classify import registry  # noqa: E402
from presslens.classify.tone import tone  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files  # noqa: E402
from presslens.codebook.countries import load_countries  # noqa: E402
from presslens.codebook.holders import load_holders  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.codebook.speech import load_speech  # noqa: E402
from presslens.codebook.strangers import with_countries  # noqa: E402
from presslens.codebook.targets import load_targets  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.locate.mentions import MentionFinder  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens.tokenise.words import token_spans  # noqa: E402


def main(corpus: str) -> None:
    os.chdir(PROJECT)
    config = read_yaml("config.yaml")
    folder = Path("resources") / corpus
    articles, ledger, sentences = (
        read_table(folder / f"{name}.parquet") for name in ("articles", "ledger", "sentences")
    )
    texts = sentence_texts(articles, sentences)
    rows = list(articles.select("article_id", "text", "date").iter_rows())
    spans = {
        article: list(zip(starts, ends, strict=True))
        for article, starts, ends in sentences.group_by("article_id", maintain_order=True)
        .agg("start", "end")
        .iter_rows()
    }
    targets = load_targets(part_files("targets", config), "codebook/nouns.yaml")
    countries = load_countries("codebook/countries.yaml")
    actors = with_countries(load_holders(part_files("holders", config), targets), countries)
    english, agencies = load_language("en"), load_agencies("codebook/agencies.yaml")
    split = SentenceSplitter(english, load_sentence_marks("codebook/sentences.yaml"), agencies)
    finder = MentionFinder(targets, english, countries, read_yaml("codebook/bare_words.yaml"))
    attributor = Attributor(actors, load_speech(*part_files("speech", config)), english, agencies)
    items = mention_items(articles, sentences, ledger)
    as_items = [SentenceItem(text) for text in texts]
    codebook = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, config))

    def classifier(question):
        block = config["classify"][question]
        name = block["classifier"]
        return registry.load(question, name, block.get(name, {}), codebook)

    steps = {
        "split into sentences": (len(texts), "sentences", lambda: [split(text) for _, text, _ in rows]),
        "tokenise": (len(texts), "sentences", lambda: [token_spans(text) for text in texts]),
        "locate": (len(ledger), "mentions", lambda: [finder.find(text, spans[a], date) for a, text, date in rows]),
        "attribute": (len(texts), "sentences", lambda: [attributor.attribute(text, spans[a]) for a, text, _ in rows]),
        "tone": (len(texts), "sentences", lambda: tone(texts)),
    }
    for question in ("actor", "sentiment", "stance"):
        steps[question] = (len(items), "mentions", partial(classifier(question).predict_proba, items))
    steps["frames"] = (len(texts), "sentences", partial(classifier("frames").predict_proba, as_items))
    print("| step | rows | rows per CPU-second |\n|---|---|---|")
    for step, (n, unit, run) in steps.items():
        begin = time.process_time()
        run()
        print(f"| {step} | {n} {unit} | {n / (time.process_time() - begin):,.0f} |")


if __name__ == "__main__":
    main(sys.argv[1])
