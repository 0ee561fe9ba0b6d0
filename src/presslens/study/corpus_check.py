"""The check of a corpus before a run: the study as it would be with it, its card, its articles."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, gathered, readable
from presslens.base.findings import Finding, of_error
from presslens.base.io import read_yaml
from presslens.base.schema import check_against
from presslens.base.spelling import nearest
from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.check.corpus import corpus_findings
from presslens.check.look import Look, look, sample_findings
from presslens.check.mentions import hypothesis_findings, mention_findings
from presslens.check.page import page
from presslens.codebook.codebook import Codebook, part_files
from presslens.codebook.languages import LANGUAGES, SPOKEN, read_in
from presslens.codebook.topics import TOPICS
from presslens.ingest.folder import corpus_files
from presslens.study.config import check_config_file, config_schema, corpora_of_articles, known_names, validate
from presslens.study.kept_findings import study_findings
from presslens.study.topics import topics_on


def check_corpus(corpus: str, root: Path = Path()) -> tuple[str, bool]:
    """Look at a corpus that has a card, whether or not ``config.yaml`` names it yet.

    Parameters
    ----------
    corpus
        Name of the corpus.
    root
        Folder of the study.

    Returns
    -------
    A page to read, and whether nothing stops a run.

    Raises
    ------
    InputError
        There is no such corpus, or ``config.yaml`` cannot be read.
    """
    known = corpora_of_articles(root)
    if corpus not in {path.stem for path in (root / "data").glob("*.yaml")}:
        near = nearest(corpus, known)
        advice = f"allowed (data/*.yaml): {', '.join(known)}" + (f"; did you mean {near[0]}?" if near else "")
        raise InputError("CORPUS", f"found {corpus!r}", advice)
    check_config_file(root / "config.yaml")
    config = read_yaml(root / "config.yaml")
    if not isinstance(config, Mapping):
        raise InputError("config.yaml", "is no block of keys")
    study = {**config, "corpora": [corpus]}
    faults: list[InputError] = []
    with gathered(faults):
        validate(study, root)
    findings = [finding for fault in faults for finding in of_error(fault)]
    title, seen = f"data/{corpus}.yaml", None
    try:
        check_against(study, config_schema(), "config.yaml")
    except InputError:
        return page(title, seen, findings), False
    with gathered(unread := list[InputError]()):
        card = load_corpus(root / "data" / f"{corpus}.yaml")
        title = f"data/{corpus}.yaml: {card.title} ({card.reader})"
        seen, found = _seen(card, study, root)
        findings += found
    findings += [finding for fault in unread for finding in of_error(fault)]
    # What keeps these from being read is among the faults already.
    study |= known_names(study, root)
    with suppress(InputError):
        findings += study_findings(study, root)
        if seen is not None:
            findings += _on_codebook(seen, card, study, root)
    return page(title, seen, findings), not any(finding.severity == "fault" for finding in findings)


def _seen(card: CorpusCard, config: Mapping[str, Any], root: Path) -> tuple[Look | None, list[Finding]]:
    """What the files of a corpus hold, and the findings on it; nothing where they are still to be fetched."""
    if card.path is None:
        files = [root / f"resources/data/{card.name}/{name}" for name in card.files]
        if not all(path.is_file() for path in files):
            found = f"{', '.join(map(readable, card.files))} is still to be fetched: the card alone was checked"
            return None, [Finding("fact", f"{card.where}: files", found, "the first run fetches it")]
    else:
        files = corpus_files(root / card.path)
    ingest = config["ingest"]
    lines = Codebook([root / "codebook/boilerplate.yaml"]).boilerplate["lines"]
    languages = [read_in(card.language, ingest["languages"])]
    seen = look(card, files, lines, languages, ingest["max_file_bytes"])
    return seen, [*corpus_findings(seen.tally, card, languages), *sample_findings(seen, card)]


def _on_codebook(seen: Look, card: CorpusCard, config: Mapping[str, Any], root: Path) -> list[Finding]:
    """Findings on what the codebook names and the articles do not."""
    parts = ("targets", "nouns", "hypotheses")
    language = read_in(card.language, config["ingest"]["languages"])
    names = {**config, TOPICS: topics_on(config, card), SPOKEN: language}
    codebook = Codebook(path for part in (*parts, LANGUAGES) for path in part_files(part, names, root / "codebook"))
    outlets = [outlet for outlet, _ in seen.tally.outlets]
    return [
        *mention_findings(codebook.targets, seen.texts, card),
        *hypothesis_findings(codebook.hypotheses, outlets, card),
    ]
