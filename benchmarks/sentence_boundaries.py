"""Sentence-boundary F1 on articles made by joining NewsMTSC sentences.

    python benchmarks/sentence_boundaries.py <folder of NewsMTSC>

Sentences of the training and development files (the test files are not read) that begin with a capital and
end with a terminal mark are shuffled with a fixed seed and joined by a space, twenty to an article; headlines
without a full stop and sentences cut off behind a title ("as was Sen.") have no boundary a splitter could
find and are left out. A boundary counts as found when the splitter ends a sentence at that character. Peers,
in the same run: NLTK's Punkt untrained, and Punkt with its English parameters alone. The abbreviations of
codebook/sentences.yaml were found by reading errors on the training file, so that the development files are
the ones to look at.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402

WHOLE = re.compile(r"""["“‘'(\[]*[A-Z0-9][^\n]*[.!?]["”’')\]]*""")
CUT = re.compile(r"\b(?:Sens?|Reps?|Gov|Mr|Mrs|Dr|Gen)\.$")
ARTICLE = 20


def joined_articles(files: list[Path]) -> list[tuple[str, set[int]]]:
    """Articles of the sentences of data sets."""
    return joined(json.loads(line)["sentence"].strip() for file in files for line in file.open(encoding="utf-8"))


def joined(rows: Iterable[str], seed: int = 0) -> list[tuple[str, set[int]]]:
    """Texts of :data:`ARTICLE` sentences each, with the offsets at which a sentence ends."""
    sentences = [s for s in dict.fromkeys(rows) if WHOLE.fullmatch(s) and not CUT.search(s)]
    random.Random(seed).shuffle(sentences)
    articles = []
    for first in range(0, len(sentences), ARTICLE):
        text, ends = "", set()
        for sentence in sentences[first : first + ARTICLE]:
            text += (" " if text else "") + sentence
            ends.add(len(text))
        articles.append((text, ends))
    return articles


def main(folder: Path) -> None:
    import punkt
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    ours = SentenceSplitter(
        load_language("en"),
        load_sentence_marks(PROJECT / "codebook/sentences.yaml"),
        load_agencies(PROJECT / "codebook/agencies.yaml"),
    )
    english, untrained = punkt.tokenizer_for("english"), PunktSentenceTokenizer()
    systems = {
        "presslens": ours,
        "Punkt, English": lambda text: english.span_tokenize(text),
        "Punkt, untrained": lambda text: untrained.span_tokenize(text),
    }
    print("| files | sentences | system | precision | recall | F1 |")
    print("|---|---|---|---|---|---|")
    for label, names in {"train": ["rw_train"], "dev": ["rw_dev", "mt_dev"]}.items():
        articles = joined_articles([folder / f"{name}.jsonl" for name in names])
        for system, split in systems.items():
            found, right, wanted = 0, 0, 0
            for text, ends in articles:
                predicted = {end for _, end in split(text)}
                found, right, wanted = (
                    found + len(predicted),
                    right + len(predicted & ends),
                    wanted + len(ends),
                )
            precision, recall = right / found, right / wanted
            f1 = 2 * precision * recall / (precision + recall)
            print(f"| {label} | {wanted} | {system} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
