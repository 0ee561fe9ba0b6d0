"""Plan a coding: `make plan-codes CORPUS=mine BY=target WIDTH=.2 DIFFERENCE=.2`, once the corpus has been run.

Writes work/<corpus>/plan/<question>_by_<columns>.csv, the curve beside it, and the figure. The exit status is 1 where
something is missing or not allowed.
"""

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.drawn import PLANS  # noqa: E402
from presslens.annotate.pace import measured_pace  # noqa: E402
from presslens.annotate.sample_design import STRATA, distinct  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_table, read_yaml, write_csv  # noqa: E402
from presslens.codebook.questions import QUESTIONS, SENTIMENT  # noqa: E402
from presslens.draw.plan import plan_plot  # noqa: E402
from presslens.draw.printing import save  # noqa: E402
from presslens.estimate.code_plan import code_plan, numbers_of, pilot_ledger  # noqa: E402

MAX_CODERS = 100
NO_PILOT = "none, so that half of what probabilities tell is not believed; code 50 at random and plan again"
#: Questions whose labels exclude each other and have probabilities.
_PLANNED = [name for name, question in QUESTIONS.items() if question.classified and question.of_actors]


def plan_codes(
    corpus: str,
    question: str,
    by: str,
    width: float,
    difference: float,
    coders: int,
    seconds: float | None,
    study: Path,
) -> str:
    """Write the plan of a corpus, and say in a line per group what it comes to.

    Parameters
    ----------
    by
        Columns of the groups, joined by commas; empty: the whole corpus.
    seconds
        That a mention takes; None: as measured in coded files, else an assumption.
    """
    if "/" in corpus or not (study / "data" / f"{corpus}.yaml").is_file():
        raise InputError("CORPUS", f"found {corpus!r}", "the name of a card in data/")
    columns = [name for name in by.replace(",", " ").split() if name]
    for column in columns:
        if column not in STRATA:
            raise InputError("BY", f"found {column!r}", f"allowed: {', '.join(STRATA)}")
    distinct(columns)
    if question not in _PLANNED:
        raise InputError("QUESTION", f"found {question!r}", f"allowed: {', '.join(_PLANNED)}")
    for name, value in (("WIDTH", width), ("DIFFERENCE", difference)):
        if not 0 < value <= 2:
            raise InputError(name, f"found {value:g}", "more than 0, at most 2")
    if not 1 <= coders <= MAX_CODERS:
        raise InputError("CODERS", f"found {coders}", f"a whole number from 1 to {MAX_CODERS}")
    folder = study / "resources" / corpus
    ledger = read_table(folder / "ledger.parquet")
    if (ledger.drop_nulls(columns) if columns else ledger).is_empty():
        found = f"no mention of {corpus} has {' and '.join(columns) or 'been located'}"
        raise InputError("BY", found, f"allowed: those of {', '.join(STRATA)} that the ledger fills")
    codes = [folder / f"{name}.parquet" for name in ("sampled_codes", "sampling_frame")]
    sampled, frame = (read_table(path) for path in codes) if all(path.is_file() for path in codes) else (None, None)
    asked, confidence = QUESTIONS[question], float(read_yaml(study / "config.yaml")["estimate"]["confidence"])
    ledger, n_pilot = pilot_ledger(ledger, sampled, frame, asked)
    pace, told = measured_pace([study / "work" / corpus, study / "annotations" / corpus])
    pace = seconds or pace
    plan, curve = code_plan(ledger, asked, columns, width, difference, confidence, pace * coders)
    path = study / "work" / corpus / PLANS / f"{question}_by_{'_'.join(columns) or 'nothing'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_csv(plan, path.with_suffix(".csv"))
    numbers = [label or "mean" for label in numbers_of(asked)]
    curves = path.with_name(path.name + "_curve")
    paths = {ending: curves.with_suffix(f".{ending}") for ending in ("svg", "pdf", "png", "csv")}
    save(plan_plot(curve, numbers, width), curve, paths)
    lines = [
        f"{path.with_suffix('.csv')}: {len(plan)} numbers of {plan['group'].n_unique()} groups",
        f"pilot codes: {n_pilot or NO_PILOT}",
        f"a mention takes {pace:.0f} s ({'as told' if seconds else told}), times {coders} coder{'s' * (coders != 1)}",
    ]
    for row in plan.iter_rows(named=True):
        codes_told = "not to be had" if row["codes_for_width"] is None else f"{row['codes_for_width']} codes"
        other = "not to be had" if row["codes_for_difference"] is None else f"{row['codes_for_difference']} codes"
        lines.append(
            f"{row['group']}, {row['number']}: width {width:g}: {codes_told}; difference {difference:g}: {other}"
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="plan_codes", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", help="name of a card in data/")
    parser.add_argument("--question", default=SENTIMENT.name)
    parser.add_argument("--by", default="target")
    parser.add_argument("--width", type=float, default=0.2)
    parser.add_argument("--difference", type=float, default=0.2)
    parser.add_argument("--coders", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=None, help="that a mention takes; left out: as measured")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        print(plan_codes(**vars(given)))
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
