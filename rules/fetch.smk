"""Fetch. Takes the card of an external data set or model; gives its files, from the mirror folder or from the publisher."""

from presslens.cards.checkpoints import CARD as CHECKPOINT
from presslens.cards.datasets import cards_with_files
from presslens.cards.published import FILE_NAME

_HASHES = cards_with_files("data")


rule fetch_dataset:
    """One file of an external data set, checked against the hash in its card."""
    input:
        card=ancient("data/{card}.yaml"),
    output:
        file="resources/data/{card}/{file}",
    log:
        "resources/logs/fetch/{card}/{file}.log",
    wildcard_constraints:
        card="|".join(_HASHES) or "(?!)",
        file=FILE_NAME,
    retries: 0
    conda:
        "../envs/presslens.yaml"
    params:
        # All that a file depends on: no other edit of the card, and none of the code, changes its bytes.
        sha256=lambda wildcards: _HASHES[wildcards.card].get(wildcards.file),
    script:
        "../scripts/fetch/fetch_dataset.py"


rule fetch_checkpoint:
    """One file of a checkpoint, at the commit and with the hash in its card."""
    input:
        card=ancient(f"models/{{name}}/{CHECKPOINT}"),
    output:
        file="resources/models/{name}/{file}",
    log:
        "resources/logs/fetch/{name}/{file}.log",
    wildcard_constraints:
        name="|".join(study.models.checkpoints) or "(?!)",
        file=FILE_NAME,
    retries: 0
    conda:
        "../envs/presslens.yaml"
    params:
        sha256=lambda wildcards: study.models.sha256_of(wildcards.name, wildcards.file),
    script:
        "../scripts/fetch/fetch_checkpoint.py"
