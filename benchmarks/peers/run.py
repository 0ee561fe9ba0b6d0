"""What presslens costs beside named peers: measure and write docs/benchmarks.md, or say what has become worse.

    python benchmarks/peers/run.py measure [words] [words_new] [sentences] [tone] [cues] [encoder] [near_copies]
    python benchmarks/peers/run.py check   [the same names]
    python benchmarks/peers/run.py page

``measure`` puts numbers into benchmarks/numbers/peers.json, beside those of comparisons that were not asked for, and
writes the page; ``page`` writes it of the numbers that are there. ``check`` measures and compares with those numbers:
a ratio of ours to a peer that is more than 10 % worse fails. A busy machine disturbs a turn, so what seems worse is
measured once more, and the median over all turns decides. How far turns lie apart is told with every ratio.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# In place of this folder: its modules are those of a package.
sys.path[:1] = [str(PROJECT / "benchmarks"), str(PROJECT / "src")]

from peers.measured import NUMBERS, Numbers, numbers_of, read_numbers  # noqa: E402
from peers.page import PAGE, page  # noqa: E402
from peers.registry import COMPARISONS  # noqa: E402
from peers.rounds import machine, measure  # noqa: E402
from peers.whole_runs import NUMBERS as SCALE  # noqa: E402
from peers.whole_runs import read_runs, save  # noqa: E402
from peers.worse import BOUND, verdicts  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_json, write_json, write_text  # noqa: E402


def write_page() -> None:
    """Write the page and its picture from the numbers that are there."""
    runs = read_runs(SCALE)
    if any(run.asked == "all" for run in runs):
        save(runs)
    write_text(page(COMPARISONS, read_numbers(NUMBERS), runs), PAGE)


def check(names: list[str]) -> bool:
    """Measure, compare, print; whether no ratio is worse by more than the bound."""
    before = read_numbers(NUMBERS)
    here = machine()
    if other := {name for name in names if name in before and dict(before[name].machine) != here}:
        print(
            f"The page was measured on another machine ({', '.join(sorted(other))}): ratios may differ by that alone."
        )
    now: dict[str, Numbers] = {}
    loads: list[str] = []
    for name in names:
        now |= numbers_of({name: measure(COMPARISONS[name])}, name)
        if any(verdict.worse for verdict in verdicts([COMPARISONS[name]], before, {name: now[name]})):
            print(f"{name}: a ratio seems worse; measured once more")
            again = numbers_of({name: measure(COMPARISONS[name])}, name)
            now[name] = now[name].pooled(again[name])
        if name in before:
            loads.append(f"{name} {now[name].load:.1f} (page: {before[name].load:.1f})")
    found = list(verdicts(list(COMPARISONS.values()), before, now))
    for verdict in found:
        print(f"{'WORSE' if verdict.worse else 'as good'}: {verdict.line}")
    print(f"load on {here['cores']} cores: {', '.join(loads)}; work of unlike kinds suffers unlike from a busy machine")
    n_worse = sum(verdict.worse for verdict in found)
    noise = max((verdict.noise for verdict in found), default=0.0)
    print(
        f"{n_worse} of {len(found)} ratios are worse by more than {BOUND:.0%}; turns lie within ± {noise:.0%} at most"
    )
    return n_worse == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["measure", "check", "page"])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(COMPARISONS)}; all if none")
    given = parser.parse_args()
    if unknown := sorted(set(given.names) - set(COMPARISONS)):
        parser.error(f"found {', '.join(unknown)}; allowed: {', '.join(COMPARISONS)}")
    names = [name for name in COMPARISONS if name in given.names or not given.names]
    try:
        if given.what == "check":
            sys.exit(not check(names))
        for name in names if given.what == "measure" else ():
            found = measure(COMPARISONS[name])
            kept = (read_json(NUMBERS) if NUMBERS.exists() else {}) | {name: found}
            write_json({one: kept[one] for one in COMPARISONS if one in kept}, NUMBERS)
        write_page()
    except InputError as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
