"""Sentences of PLOVER and DSE as documents: no text stands around them."""

import csv

from presslens_training.world_documents import Document


def single_sentences(mirror):
    """Sentences of PLOVER and DSE, each a document of its own."""
    seen = set()
    for corpus, file, outlet in (("plover", "PLV_train.tsv", "agencies"), ("dse", "train.tsv", "US press")):
        with (mirror / corpus / file).open(encoding="utf-8", newline="") as rows:
            for number, row in enumerate(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)):
                text = row["sentence"] if corpus == "plover" else row["sentence"].replace("[", "").replace("]", "")
                if text not in seen:
                    seen.add(text)
                    yield Document(corpus, row.get("sentence_id", str(number)), outlet, None, "", text)
