"""A stage of a run: which jobs it had, and the line that says what they did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presslens.codebook.questions import QUESTIONS

#: The logs that say what a stage did, by the names of rules or of steps of jobs; of others it is said how many files of
#: results they made.
SPEAKERS = {
    "fetch": ("fetch_dataset", "fetch_checkpoint"),
    "ingest": ("ingest_articles", "cluster_stories"),
    "tokenise": ("tokenise_articles",),
    "locate": ("locate_mentions",),
    "attribute": ("attribute_holders",),
    "classify": tuple(f"classify_{question.name}" for question in QUESTIONS.values() if question.classified),
    "ledger": ("join_ledger",),
    "annotate": ("place_annotations", "draw_sample"),
    "tell": ("write_manifest",),
    "read": ("build_reader",),
}
_NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
_ONE = re.compile(r"\b1 (\w+?)(ies|s)\b")


@dataclass
class Stage:
    """The jobs of one stage on one corpus.

    Attributes
    ----------
    corpus, name
        Of the corpus ("" where the work is for none) and of the stage, most often the name of a file in ``rules/``.
    running
        Jobs under way.
    told, said
        Whether the line has been printed, and the one that was printed last.
    """

    corpus: str
    name: str
    running: int = 0
    told: bool = False
    said: str = ""
    _logs: set[str] = field(default_factory=set)
    _files: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, rule: Any, wildcards: Mapping[str, Any], logs: Iterable[str]) -> list[Stage]:
        """The stages of a job, as Snakemake knows it; none where it is of no stage (``rule all``).

        They are those of which its logs speak, where it has several; else the one of the rule's file.
        """
        values, file = dict(wildcards), Path(rule.snakefile)
        corpus = str(values.get("corpus") or values.get("card") or values.get("name") or "")
        steps = {Path(log).stem for log in logs}
        spoken = (
            [name for name, speakers in SPEAKERS.items() if not steps.isdisjoint(speakers)] if len(steps) > 1 else []
        )
        return [cls(corpus, name) for name in spoken or ([file.stem] if file.suffix == ".smk" else [])]

    def started(self, rule: str, logs: Iterable[str], outputs: Iterable[str]) -> None:
        """Count a job in."""
        self.running += 1
        self.told = False
        speakers = SPEAKERS.get(self.name, ())
        self._logs |= {log for log in logs if rule in speakers or Path(log).stem in speakers}
        self._files += outputs

    def line(self) -> str:
        """What it did; nothing where there is nothing to tell.

        >>> stage = Stage("seeds", "draw")
        >>> stage.started("draw_words", [], ["results/seeds/figures/words.svg", "results/seeds/figures/words.png"])
        >>> stage.line()
        'seeds      draw       1 figure'
        """
        did = self._said() or self._made()
        return did and f"{self.corpus:<10} {self.name:<10} {did}"

    def _said(self) -> str:
        firsts = []
        for log in sorted(self._logs):
            text = Path(log).read_text(encoding="utf-8") if Path(log).is_file() else ""
            firsts += text.splitlines()[: 4 if self.name == "fetch" else 1]
        # The terms of what is fetched: years are no counts.
        return "; ".join(dict.fromkeys(firsts) if self.name == "fetch" else summed(firsts))

    def _made(self) -> str:
        counts = {"table": 0, "figure": 0}
        for path in map(Path, self._files):
            if path.parts[0] == "results":
                counts["table"] += path.parent.name == "tables" and path.suffix == ".csv"
                counts["figure"] += path.suffix == ".svg"
        return ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items() if count)


def summed(lines: Iterable[str]) -> list[str]:
    """Lines that differ in their numbers alone as one line with the sums.

    >>> summed(["12 mentions in 3 articles", "1 mention", "30 mentions in 8 articles"])
    ['42 mentions in 11 articles', '1 mention']
    >>> summed(["1 articles, 1 stories"])
    ['1 article, 1 story']
    """
    sums: dict[str, list[int]] = {}
    for line in lines:
        numbers = [int(number) for number in _NUMBER.findall(line)]
        skeleton = _NUMBER.sub("\0", line)
        sums[skeleton] = [a + b for a, b in zip(sums.get(skeleton, [0] * len(numbers)), numbers, strict=True)]
    said = []
    for skeleton, numbers in sums.items():
        values = iter(numbers)
        text = re.sub("\0", lambda _: f"{next(values):,}", skeleton)  # noqa: B023 - used up before the next round
        said.append(_ONE.sub(lambda one: f"1 {one[1]}{'y' if one[2] == 'ies' else ''}", text))
    return said
