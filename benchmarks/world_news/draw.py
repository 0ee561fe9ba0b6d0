"""Draw mentions of any country from news of many kinds, for coders whose answers are to train and measure classifiers.

    .venv/bin/python benchmarks/world_news/draw.py <mirror> <folder for the sample and the sheets> <wave: 1 or 2>

From the five sets of other_news, less every document of its sample, and from the sentences of PLOVER and DSE. Of each
document some mentions in sentences of 30 to 600 characters are candidates; they are drawn within strata of set, country
(the United States, Russia, Turkey, Syria, Ukraine, all others) and cue: whether the sentence has one of the words that
make praise, help and deeds less rare. The second wave leaves out what the first drew, and looks for praise most of all.
Documents belong to ``fit``, ``develop`` or ``test`` by their hash. Of another codebook than that of the commit in
card.yaml another sample comes out.
"""

import csv
import hashlib
import re
import sys
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

PROJECT = Path(__file__).resolve().parents[2]
OTHER_NEWS = PROJECT / "benchmarks/other_news"
sys.path[:0] = [str(PROJECT / "src"), str(OTHER_NEWS), str(Path(__file__).parent)]

from presslens.base.io import read_yaml  # noqa: E402
from presslens.base.phrases import PhraseMatcher  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.countries import load_countries  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.codebook.targets import load_targets  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens_training.single_sentences import single_sentences  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

SHEET, CONTEXT = 75, 420
SHARES = {"USA": 0.14, "RUS": 0.16, "TUR": 0.12, "SYR": 0.10, "UKR": 0.10, "other": 0.38}
PRAISE = (
    r"prais|thank|hail|welcom|grateful|generous|brave|heroic|courag|ally\b|allies\b|friend|partner|support|rescu"
    r"|protect|helped|aid\b|mediat|broker|truce|peace|success|victor|liberat|proud|admir|commend|applaud|congratulat"
    r"|stand with|stood (?:by|with)|solidarity|trust|defend|deserv|hero"
)
DEEDS = r"invad|annex|occup|jail|shut|cut off|seiz|expel|ban(?:s|ned)\b|bully|threat|lie[sd]?\b|blam|accus|condemn|fail"


class Wave(NamedTuple):
    """One draw: where its numbers start from, what is drawn of each set, and of each kind of cue its share."""

    letter: str
    seed: int
    each: int
    mentions: dict[str, int]
    draws: dict[str, tuple[re.Pattern, float]]


def words(pattern):
    """Any of the beginnings of words."""
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


ANYTHING = re.compile("")
WAVES = {
    1: Wave(
        "w",
        20261201,
        4,
        {
            "allsides": 1350,
            "ukraine-war": 750,
            "whitehouse": 500,
            "wikinews": 500,
            "wmt-news": 200,
            "plover": 450,
            "dse": 450,
        },
        {"cue": (words(f"{PRAISE}|{DEEDS}"), 0.5), "plain": (ANYTHING, 0.5)},
    ),
    2: Wave(
        "x",
        20261202,
        10,
        {
            "allsides": 2250,
            "ukraine-war": 900,
            "whitehouse": 900,
            "wikinews": 450,
            "wmt-news": 250,
            "plover": 300,
            "dse": 550,
        },
        {
            "praise": (
                words(
                    PRAISE + r"|gratitude|appreciat|respect|impress|honou?r|loyal|strong|great\b|good\b|best\b|improv"
                    r"|progress|achiev|cooperat|donat|deliver|evacuat|shelter|contribut|agreed|win(?:s|ning)?\b|won\b"
                    r"|saved?\b|safe|free(?:d|dom)?\b|democra|reform|resist|love[sd]?\b|endors|reassur|justif|right to"
                ),
                0.55,
            ),
            "deed": (
                words(
                    DEEDS + r"|arrest|attack|bomb|kill|shell|tortur|violat|refus|reject|deni|sanction|crack|suppress"
                    r"|aggress|corrupt|brutal|regime|meddl|hack|poison|genocid|massacre|dictator|authoritarian"
                ),
                0.25,
            ),
            "plain": (ANYTHING, 0.20),
        },
    ),
}
COLUMNS = (
    *("id", "corpus", "source_id", "outlet", "target", "start", "end", "sentence_start", "sentence_end", "mention"),
    *("kind", "draw", "inclusion_probability", "split"),
)


def names(book):
    """Every name of a country: its code, label and kind; None for phrases that mean something else."""
    found = {}
    nouns = read_yaml(book / "nouns.yaml")
    studied = [book / f"targets/{code}.yaml" for code in ("TUR", "RUS", "SYR")]
    for target in load_targets(studied, book / "nouns.yaml"):
        for alias in target.aliases:
            found.setdefault(alias.text, (target.code, target.label, alias.kind))
        found |= dict.fromkeys(target.exceptions)
    world = load_countries(book / "countries.yaml")
    for country in world.entries:
        if country.code in ("TUR", "RUS", "SYR"):
            continue
        for alias in country.aliases:
            if alias.kind not in ("town", "sign"):
                found.setdefault(alias.text, (country.code, country.label, alias.kind))
        for demonym in country.names("demonym"):
            for kind, phrases in nouns.items():
                for phrase in chain(phrases, map(str.title, phrases)):
                    found.setdefault(f"{demonym} {phrase}", (country.code, country.label, kind))
    return found | dict.fromkeys(world.exceptions)


def split_of(document):
    """Which part a document belongs to: 65 of 100 to fit, 15 to develop, 20 to test."""
    number = int(hashlib.sha256(f"{document.corpus} {document.source_id}".encode()).hexdigest(), 16) % 100
    return "fit" if number < 65 else "develop" if number < 80 else "test"


def rows_of(path):
    """The rows of a table between tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def main(mirror: Path, out: Path, number: int) -> None:
    wave, book = WAVES[number], PROJECT / "codebook"
    rng = np.random.default_rng(wave.seed)
    used = {(row["corpus"], row["source_id"]) for row in rows_of(OTHER_NEWS / "sample.tsv")}
    drawn = set()
    if number > 1:
        before = [row for row in rows_of(PROJECT / "annotations/world-news/sample.tsv") if row["id"].startswith("w")]
        drawn = {(row["corpus"], row["source_id"], int(row["start"])) for row in before}
    find = PhraseMatcher(list(names(book).items()))
    marks, agencies = load_sentence_marks(book / "sentences.yaml"), load_agencies(book / "agencies.yaml")
    split = SentenceSplitter(load_language("en"), marks, agencies)
    strata = defaultdict(list)
    for document in chain(documents(mirror), single_sentences(mirror)):
        if (document.corpus, document.source_id) in used:
            continue
        text, spans = document.text, split(document.text)
        places = [
            (index, low + match.start, low + match.end, *match.payload)
            for index, (low, high) in enumerate(spans)
            if 30 <= high - low <= 600
            for match in find(text[low:high])
            if match.payload and (document.corpus, document.source_id, low + match.start) not in drawn
        ]
        for chosen in sorted(rng.permutation(len(places))[: wave.each].tolist()):
            index, start, end, code, label, kind = places[chosen]
            sentence = text[slice(*spans[index])]
            cue = next(name for name, (pattern, _) in wave.draws.items() if pattern.search(sentence))
            row = (document, spans, index, start, end, code, label, kind, min(1, wave.each / len(places)))
            strata[document.corpus, code if code in SHARES else "other", cue].append(row)
    rows = []
    for corpus, wanted in wave.mentions.items():
        for (_, group, cue), members in sorted((key, rows) for key, rows in strata.items() if key[0] == corpus):
            n = min(len(members), round(wanted * SHARES[group] * wave.draws[cue][1]))
            for place in sorted(rng.permutation(len(members))[:n].tolist()):
                *row, chance = members[place]
                rows.append((*row, chance * n / len(members), cue))
    _write([rows[place] for place in rng.permutation(len(rows)).tolist()], out, wave.letter)


def _write(rows, out: Path, letter: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    table, sheets = [], []
    for number, (document, spans, index, start, end, code, label, kind, chance, draw) in enumerate(rows):
        identity, text, (low, high) = f"{letter}{number:04d}", document.text, spans[index]
        about = (identity, document.corpus, document.source_id, document.outlet, code)
        part = split_of(document)
        table.append((*about, start, end, low, high, text[start:end], kind, draw, round(chance, 6), part))
        before = " ".join(text[spans[max(0, index - 2)][0] : low].split())[-CONTEXT:]
        sentence = f"{' '.join(text[low:start].split())} [[{text[start:end]}]] {' '.join(text[end:high].split())}"
        head = f"## {identity} target: {code} {label} | outlet: {document.outlet}"
        sheets.append(f"{head}\nbefore: {before or '-'}\nSENTENCE: {sentence}\n")
    pl.DataFrame(table, schema=COLUMNS, orient="row").write_csv(out / "sample.tsv", separator="\t")
    for first in range(0, len(sheets), SHEET):
        (out / f"sheet_{first // SHEET:02d}.md").write_text("\n".join(sheets[first : first + SHEET]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
