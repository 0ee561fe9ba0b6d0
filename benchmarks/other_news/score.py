"""How well targets and holders are found in other news, beside two baselines; needs the data sets in the mirror.

    .venv/bin/python benchmarks/other_news/score.py [--split dev] [--errors N] [--rules | --constructions]

Reads sample.tsv and the coders' files beside it (see card.yaml): both coders' label where they agree, else the third
coder's, who read the mention with both answers. Each document is split, located and attributed with the codebook as
it stands, from its raw text. A coded mention is found when one of the same target overlaps it. Printed are, with
intervals over documents: holders of mentions that are found and mean the target (accuracy, macro-F1, attributed or
not), beside "everything is the outlet" and "nearest speech verb's nearest name"; mentions that mean another thing;
bare words. ``dev`` was read while the rules were made; ``test`` was not, and is scored once.
"""

import argparse
import csv
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src"), str(Path(__file__).parent), str(PROJECT / "benchmarks")]

from holder_baselines import intervals, nearest_actor, scores  # noqa: E402
from presslens.attribute.attribution import Attributor  # noqa: E402
from presslens.attribute.cast import Cast  # noqa: E402
from presslens.attribute.holding import holders_of  # noqa: E402
from presslens.attribute.speech import SpeechFinder  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.codebook import part_files  # noqa: E402
from presslens.codebook.countries import load_countries  # noqa: E402
from presslens.codebook.holders import load_holders  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.codebook.speech import load_speech  # noqa: E402
from presslens.codebook.strangers import with_countries  # noqa: E402
from presslens.codebook.targets import load_targets  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.locate.mentions import MentionFinder  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

HERE = Path(__file__).parent
HOLDERS = {"OUTLET": "outlet", "UNKNOWN": "unresolved"}
#: Corpora whose outlet speaks itself for a holder, as the card of a corpus would say (``speaks_for``).
VOICES = {"whitehouse": "USA"}
SYSTEMS = ("everything is the outlet", "nearest verb's nearest name", "rules")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold(folder=HERE):
    """The sample with the agreed or settled codes of each mention: dictionaries with all columns of both files."""
    coders = [{row["id"]: row for row in rows_of(folder / f"coder_{name}.tsv")} for name in "AB"]
    third = {row["id"]: row for row in rows_of(folder / "coder_C.tsv")} if (folder / "coder_C.tsv").exists() else {}
    found = []
    for row in rows_of(folder / "sample.tsv"):
        one, other = (coder[row["id"]] for coder in coders)
        settled = dict(row)
        for column in ("actor", "sentiment", "holder", "stance"):
            same = one[column] == other[column]
            settled[column] = one[column] if same else third.get(row["id"], {}).get(column)
        settled["agreed"] = one["holder"] == other["holder"] and one["actor"] == other["actor"]
        settled["holder_name"] = third.get(row["id"], one)["holder_name"]
        settled["construction"] = third.get(row["id"], {}).get("construction", "")
        settled["start"], settled["end"] = int(row["start"]), int(row["end"])
        settled["holder"] = HOLDERS.get(settled["holder"], settled["holder"])
        found.append(settled)
    return found


class Pipeline:
    """What finds and attributes mentions, from the codebook as it stands."""

    def __init__(self, **changes):
        book, config = PROJECT / "codebook", read_yaml(PROJECT / "config.yaml") | changes
        english, agencies = load_language("en"), load_agencies(book / "agencies.yaml")
        targets = load_targets(part_files("targets", config, book), book / "nouns.yaml")
        countries = load_countries(book / "countries.yaml")
        holders = load_holders(part_files("holders", config, book), targets)
        holders = with_countries(holders, countries)
        speech = load_speech(*part_files("speech", config, book))
        self.split = SentenceSplitter(english, load_sentence_marks(book / "sentences.yaml"), agencies)
        self.finder = MentionFinder(targets, english, countries, read_yaml(book / "bare_words.yaml"))
        self.attributor = Attributor(holders, speech, english, agencies, targets)
        self.seconds, self.sentences = 0.0, 0
        self.cast, self.speech = Cast(holders, speech, english), SpeechFinder(speech, english)

    def read(self, document, coded):
        """Adds to each coded mention of a document what the rules and the baselines say of it."""
        text, spans = document.text, self.split(document.text)
        mentions = self.finder.find(text, spans, document.date, title=document.title)
        began = time.process_time()
        attributions = self.attributor.attribute(text, spans, VOICES.get(document.corpus), document.date)
        self.seconds += time.process_time() - began
        self.sentences += len(spans)
        for row in coded:
            same = [m for m in mentions if m.target == row["target"] and m.start < row["end"] and row["start"] < m.end]
            place = (same[0].start, same[0].end) if same else (row["start"], row["end"])
            holding = holders_of([place], attributions)[0]
            row["located"] = bool(same)
            row["rule"] = holding.label
            row["content"] = "" if holding.attribution is None else attributions[holding.attribution].content.of(text)
            row["rules"], row[SYSTEMS[0]] = holding.holder, "outlet"
            row[SYSTEMS[1]] = nearest_actor(self.cast, self.speech, text, row["start"], row["end"], spans)
            index = next((i for i, (a, b) in enumerate(spans) if a <= row["start"] < b), 0)
            low = spans[max(0, index - 2)][0]
            row["shown"] = (
                f"{text[low : row['start']]}[[{text[row['start'] : row['end']]}]]{text[row['end'] : spans[index][1]]}"
            )


def table(rows):
    documents_of = np.array([f"{row['corpus']} {row['source_id']}" for row in rows])
    truth = np.array([row["holder"] for row in rows])
    print(f"\n{len(rows)} mentions of {len(set(documents_of))} documents, found and meaning the target\n")
    print("| system | accuracy | macro-F1 | attributed F1 | unresolved |\n|---|---|---|---|---|")
    for system in SYSTEMS:
        found = np.array([row[system] for row in rows])
        point, (low, high) = scores(truth, found), intervals(truth, found, documents_of)
        cells = (f"{100 * p:.1f} [{100 * a:.1f}, {100 * b:.1f}]" for p, a, b in zip(point, low, high, strict=True))
        print(f"| {system} | " + " | ".join(cells) + " |")


def by(rows, column):
    groups = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    print(f"\n| {column} | n | right |\n|---|---|---|")
    for name, members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        print(f"| {name or '(none)'} | {len(members)} | {sum(r['rules'] == r['holder'] for r in members)} |")


def main(arguments):
    coded = [row for row in gold() if row["split"] == arguments.split and row["actor"] is not None]
    wanted = defaultdict(list)
    for row in coded:
        wanted[row["corpus"], row["source_id"]].append(row)
    pipeline = Pipeline()
    for document in documents(arguments.mirror):
        if members := wanted.get((document.corpus, document.source_id)):
            pipeline.read(document, members)
    meant = [row for row in coded if row["actor"] != "x"]
    scored = [row for row in meant if row["located"] and row["holder"]]
    table(scored)
    table([row for row in scored if row["agreed"]])
    bare = [row for row in coded if row["kind"] in ("army", "government", "leader") and row["mention"][:1].islower()]
    for name, members in (("all mentions", coded), ("bare words", bare)):
        right = sum(row["located"] and row["actor"] != "x" for row in members)
        located, true = sum(row["located"] for row in members), sum(row["actor"] != "x" for row in members)
        print(f"\n{name}: {right} right of {located} located; {right} found of {true} that mean the target")
    rate = pipeline.sentences / pipeline.seconds
    print(f"\nattribution: {pipeline.sentences} sentences, {rate:.0f} per CPU-second with the first use of patterns")
    by(scored, "corpus")
    by(scored, "rule" if arguments.rules else "construction" if arguments.constructions else "holder")
    confusion = Counter((row["holder"], row["rules"]) for row in scored if row["holder"] != row["rules"])
    print("\nwrong:", ", ".join(f"{a} as {b} {n}" for (a, b), n in confusion.most_common(20)))
    if arguments.split == "dev":
        for row in [row for row in scored if row["holder"] != row["rules"]][: arguments.errors]:
            name = f" ({row['holder_name']})" if row["holder_name"] else ""
            print(f"\n--- {row['id']} {row['corpus']}: {row['holder']}{name}, found {row['rules']} ({row['rule']})")
            print(f"{row['shown']}\n    content: {row['content'][:200]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors of dev")
    parser.add_argument("--rules", action="store_true", help="count by rule that fired")
    parser.add_argument(
        "--constructions", action="store_true", help="count by construction, as the third coder names it"
    )
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
