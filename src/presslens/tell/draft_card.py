"""The draft of a card for a sample that was drawn here: what the correction asks for is filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from presslens.annotate.sample_design import STRATIFIED, Design
from presslens.codebook.questions import HOLDER, QUESTIONS
from presslens.tell.coding_manual import codes_of

_COLUMNS = ("id", "source_id", "target", "start", "end", "mention", "inclusion_probability", "purpose")


def draft_card(corpus: str, n: int, designs: Sequence[Design], names: Mapping[str, Sequence[str]], pooled: bool) -> str:
    """The card, for one coder; what only the coders know is to be changed.

    Parameters
    ----------
    corpus
        Its name.
    n
        Mentions for validation.
    designs
        Of the waves, in their order.
    names
        Codes of the study by part of the codebook.
    pooled
        Whether the probabilities are those of all waves together; else some wave is left out.
    """
    waves = [f"{'Wave ' + str(k) + ': ' if len(designs) > 1 else ''}{d.in_words}" for k, d in enumerate(designs, 1)]
    sampling = (
        f"{'; '.join(waves)}. Mentions whose sentences look alike are drawn as one. inclusion_probability is that of "
        f"the whole sample{', all waves together' if len(designs) > 1 else ''}"
        f"{'' if pooled else ', without earlier waves of which no chances are known'}; none of mentions for fitting."
    )
    strata = strata_of(designs)
    lines = [
        f"# Draft of annotations/{corpus}/card.yaml: copy the folder there, add a coder's file, say who coded.",
        "# What says how mentions were drawn is filled in.",
        f"corpus: {corpus}",
        f"title: Codes of {n} mentions",
        "producer: not told yet",
        "licence: not told yet",
        "procedure: not told yet",
        f"sampling: {json.dumps(sampling)}",
        *([f"strata: [{', '.join(strata)}]"] if strata else []),
        "chances: stated                  # inclusion_probability is exact; it is not counted anew",
        "offsets: {into: cleaned}",
        "sample: sample.csv",
        f"columns: {{{', '.join(f'{name}: {name}' for name in _COLUMNS)}}}",
        "coders:",
        "  A: {file: coder_A.csv, kind: person}",
        "questions:                       # your code: the label of the ledger; delete what was not coded",
    ]
    lines += [f"  {name}: {json.dumps(codes_of(question, names))}" for name, question in QUESTIONS.items()]
    return "\n".join(lines) + "\n"


def strata_of(designs: Sequence[Design]) -> tuple[str, ...]:
    """Columns within which each wave drew on its own, and that no answer decides; none unless all waves agree.

    >>> strata_of([Design(9, "stratified", ("target", "holder"))]), strata_of([Design(9)])
    (('target',), ())
    """
    kinds = {tuple(name for name in d.by if name != HOLDER.name) if d.name == STRATIFIED else () for d in designs}
    return kinds.pop() if len(kinds) == 1 else ()
