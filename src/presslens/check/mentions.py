"""Findings on what the articles speak of: targets that nobody names, and outlets that hypotheses name in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from presslens.base.findings import Finding
from presslens.base.phrases import PhraseMatcher
from presslens.base.spelling import nearest
from presslens.cards.corpora import CorpusCard
from presslens.codebook.hypotheses import Hypothesis, outlet_key
from presslens.codebook.targets import Target

#: So many outlets that no article is from are named.
_NAMED = 5


def naming(targets: Iterable[Target], texts: Iterable[str]) -> Counter[str]:
    """By target, the number of texts that name it: a quick count, which knows no dates and no contexts."""
    matcher = PhraseMatcher((alias.text, target.code) for target in targets for alias in target.aliases)
    named: Counter[str] = Counter()
    for text in texts:
        named.update({match.payload for match in matcher(text)})
    return named


def mention_findings(targets: Sequence[Target], texts: Sequence[str], card: CorpusCard) -> Iterator[Finding]:
    """A warning for each target that no text names, and how many name the others."""
    if not texts:
        return
    named = naming(targets, texts)
    for target in targets:
        if not named[target.code]:
            found = f"none of {len(texts):,} articles looked at names {target.label} ({target.code})"
            yield Finding("warning", card.where, found, "targets of config.yaml are those of all its corpora")
    if named:
        shown = ", ".join(f"{target.label} {named[target.code]:,}" for target in targets if named[target.code])
        yield Finding("fact", card.where, f"of {len(texts):,} articles looked at name a target: {shown}")


def hypothesis_findings(
    hypotheses: Iterable[Hypothesis], outlets: Collection[str], card: CorpusCard
) -> Iterator[Finding]:
    """Warnings on outlets that hypotheses name and the corpus lacks, where it has others of the same one.

    One for each that may be misspelt, and one for all the others.
    """
    known = {outlet_key(outlet): outlet for outlet in outlets}
    absent: dict[str, list[str]] = {}
    for hypothesis in hypotheses:
        named = hypothesis.outlets
        if named & known.keys():
            for key in named - known.keys():
                absent.setdefault(key, []).append(hypothesis.id)
    near = {key: likely[0] for key in sorted(absent) if (likely := nearest(key, known))}
    for key, name in near.items():
        found = f"no article is from {key!r}, which {', '.join(absent[key])} of codebook/hypotheses.yaml names"
        yield Finding("warning", card.where, found, f"did you mean {known[name]!r}?")
    if rest := sorted(absent.keys() - near.keys()):
        names = ", ".join(map(repr, rest[:_NAMED])) + (f" and {len(rest) - _NAMED:,} more" if rest[_NAMED:] else "")
        of_them = {name for key in rest for name in absent[key]}
        hypotheses_ = "a hypothesis" if len(of_them) == 1 else f"{len(of_them):,} hypotheses"
        found = (
            f"no article is from {names}, which {hypotheses_} of codebook/hypotheses.yaml with other outlets of it name"
        )
        yield Finding("warning", card.where, found, "outlets are named as in the corpus's card")
