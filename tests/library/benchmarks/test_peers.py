"""The page of benchmarks: numbers are read and checked, ratios taken in turns, and what has become worse is named."""

import copy
import json

import pytest

from peers.comparison import PROJECT, Comparison, System
from peers.measured import NUMBERS, Spread, numbers_of, read_numbers
from peers.page import PAGE, page
from peers.registry import COMPARISONS
from peers.whole_runs import NUMBERS as SCALE
from peers.whole_runs import read_runs
from peers.worse import verdicts
from presslens.base.errors import InputError

COMPARISON = Comparison(
    name="made",
    inputs=dict,
    size=len,
    unit="1,000 sentences",
    found=lambda inputs, answer: {},
    systems=(
        System("ours", "cuts", dict, ours=True),
        System("peer", "cuts", dict),
        System("other", "cuts too", dict),
    ),
)
MACHINE = {"processor": "A1", "can": ["AVX2"], "cores": 2, "memory_gb": 8, "system": "Linux", "python": "3.11.1"}


def made(ours=(1.0, 1.1, 1.2), peer=(2.0, 2.0, 2.0), memory=50.0):
    """Numbers of a comparison in which the third system was not measured."""
    rounds = [
        {
            "ours": {"start_cpu_s": 0.1, "cpu_s": one, "peak_mb": memory},
            "peer": {"start_cpu_s": 0.2, "cpu_s": other, "peak_mb": 100.0},
        }
        for one, other in zip(ours, peer, strict=True)
    ]
    found = {"ours": {"sentences": 7000}, "peer": {"sentences": 7001, "F1, %": 96.1}}
    block = {"machine": MACHINE, "packages": {"tool": "1.2"}, "size": 0.5, "found": found}
    return {"made": block | {"absent": {"other": "R not at hand"}, "load": 3.25, "rounds": rounds}}


def numbers(**given):
    return numbers_of(made(**given), "numbers.json")


def compared(before, now):
    return list(verdicts([COMPARISON], before, now))


def test_a_ratio_is_taken_within_a_turn():
    # The second turn met a busy machine: both took twice as long.
    found = numbers(ours=(1.0, 2.2, 1.2), peer=(2.0, 4.0, 2.0))["made"]
    assert found.ratio("ours", "peer", "cpu_s") == Spread(0.55, 0.5, 0.6)
    assert found.cost("ours", "cpu_s") == Spread(1.2, 1.0, 2.2)
    assert found.ratio("ours", "peer", "peak_mb").noise == 0
    assert Spread(0.5, 0.4, 0.6).noise == pytest.approx(0.2)


def test_turns_of_two_runs_are_one_median():
    pooled = numbers(ours=(1.0, 1.0, 1.0))["made"].pooled(numbers(ours=(3.0, 3.0, 3.0))["made"])
    assert pooled.ratio("ours", "peer", "cpu_s") == Spread(1.0, 0.5, 1.5)


def test_a_regression_of_fifteen_percent_is_caught_and_named():
    found = compared(numbers(), numbers(ours=(1.15, 1.265, 1.38)))
    (worse,) = [verdict for verdict in found if verdict.worse]
    assert worse.line == "made: ours / peer, CPU seconds: 0.55 before, 0.632 now (+15%), turns lie within ± 9%"
    assert len(found) == 2


def test_one_of_memory_is_caught_too():
    (worse,) = [verdict for verdict in compared(numbers(), numbers(memory=60.0)) if verdict.worse]
    assert worse.line == "made: ours / peer, peak memory: 0.5 before, 0.6 now (+20%), turns lie within ± 0%"


@pytest.mark.parametrize("factor", [0.5, 1.0, 1.05, 1.095])
def test_one_of_five_percent_is_none(factor):
    assert not any(verdict.worse for verdict in compared(numbers(), numbers(ours=(factor, 1.1 * factor, 1.2 * factor))))


def test_a_machine_that_is_slower_for_both_is_no_regression():
    now = numbers(ours=(3.0, 3.3, 3.6), peer=(6.0, 6.0, 6.0))
    assert not any(verdict.worse for verdict in compared(numbers(), now))


def test_one_turn_that_was_disturbed_is_no_regression():
    (cpu, _) = compared(numbers(), numbers(ours=(1.0, 1.1, 9.0)))
    assert not cpu.worse
    assert "turns lie within ± 364%" in cpu.line


def test_what_stands_on_the_page_and_was_not_measured_is_said_and_fails():
    document = made()
    for one in (document["made"]["found"], *document["made"]["rounds"]):
        del one["peer"]
    (cpu, memory) = compared(numbers(), numbers_of(document, "now"))
    assert cpu.worse
    assert memory.worse
    assert cpu.line == "made: ours / peer, CPU seconds: not measured now"
    assert [verdict.worse for verdict in compared({}, numbers())] == [False, False]
    assert compared({}, numbers())[0].line.endswith("not on the page")
    assert compared(numbers(), {}) == []


def broken(change):
    document = copy.deepcopy(made())
    change(document["made"])
    return document


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda block: block.pop("rounds"), "n: made: lacks rounds"),
        (lambda block: block.update(rounds=[]), "n: made: has no rounds"),
        (lambda block: block.update(rounds=[3]), "n: made: has no rounds"),
        (lambda block: block["machine"].pop("cores"), "n: made, machine: lacks cores"),
        (lambda block: block.update(size="much"), "n: made: lacks size, or it is of another kind"),
        (lambda block: block.pop("load"), "n: made: lacks load"),
        (lambda block: block.update(size=0), r"n: made, size: is 0; a number above 0"),
        (lambda block: block["rounds"][1].pop("peer"), "n: made, round 2: has ours; all of ours, peer"),
        (lambda block: block["rounds"][0].update(ours=3), "n: made, round 1, ours: is 3"),
        (lambda block: block["rounds"][2]["ours"].pop("cpu_s"), "n: made, round 3, ours, cpu_s: is None"),
        (lambda block: block["rounds"][2]["ours"].update(cpu_s=-1.0), "cpu_s: is -1.0"),
        (lambda block: block["rounds"][2]["ours"].update(cpu_s=float("nan")), "cpu_s: is nan"),
        (lambda block: block["rounds"][2]["ours"].update(cpu_s=True), "cpu_s: is True"),
    ],
)
def test_wrong_numbers_are_refused_with_their_place(change, said):
    with pytest.raises(InputError, match=said):
        numbers_of(broken(change), "n")


def test_numbers_of_a_file(tmp_path):
    assert read_numbers(tmp_path / "none.json") == {}
    path = tmp_path / "numbers.json"
    path.write_text(json.dumps(made()))
    assert read_numbers(path) == numbers()
    path.write_text("[]")
    with pytest.raises(InputError, match="is no object"):
        read_numbers(path)


def test_the_page_tells_costs_ratios_and_what_was_not_measured():
    text = page({"words": COMPARISON}, {"words": numbers()["made"]}, [])
    assert "A1 with AVX2; 2 cores, 8 GB of memory, Linux, Python 3.11.1." in text
    assert "Versions: tool 1.2." in text
    assert "| **ours** | 2.20 (2.00 to 2.40) | 0.100 | 50.0 (50.0 to 50.0) | 7,000 |  |" in text
    assert "| peer | 4.00 (4.00 to 4.00) | 0.200 | 100 (100 to 100) | 7,001 | 96.1 |" in text
    assert "| other | not measured: R not at hand |  |  |  |  |" in text
    assert "| ours / peer | 0.550 (0.500 to 0.600) | 0.500 (0.500 to 0.500) |" in text
    assert "ours / other" not in text
    small = page({"words": COMPARISON}, {"words": numbers(memory=8.0)["made"]}, [])
    assert "| 0.0800 (0.0800 to 0.0800), 1/12.5 |" in small
    assert "3 turns, at a load of 3.2. *ours*: cuts. *peer*: cuts. *other*: cuts too." in text
    whole = text.split("## Whole runs")[1]
    assert whole.rstrip().endswith("Not measured.")


def test_comparisons_on_two_machines_are_told_apart():
    other = made()
    other["made"]["machine"] = MACHINE | {"can": [], "cores": 64}
    both = {"words": numbers()["made"], "cues": numbers_of(other, "n")["made"]}
    text = page({"words": COMPARISON, "cues": COMPARISON}, both, [])
    assert "- A1 with AVX2; 2 cores, 8 GB of memory, Linux, Python 3.11.1: `words`." in text
    assert "- A1; 64 cores, 8 GB of memory, Linux, Python 3.11.1: `cues`." in text


def test_every_comparison_has_ours_a_peer_and_a_place_on_the_page():
    texts = (PROJECT / "benchmarks/peers/page.md").read_text(encoding="utf-8")
    for name, comparison in COMPARISONS.items():
        assert {system.ours for system in comparison.systems} == {True, False}, name
        assert len({system.name for system in comparison.systems}) == len(comparison.systems)
        assert comparison.rounds >= 3
        assert f"<!-- {name} -->" in texts


def test_the_page_is_that_of_the_committed_numbers():
    known = read_numbers(NUMBERS)
    assert known.keys() == COMPARISONS.keys()
    for name, comparison in COMPARISONS.items():
        told = {*known[name].found, *known[name].absent}
        assert told == {system.name for system in comparison.systems}, name
        assert len(known[name].rounds) >= 3
    assert PAGE.read_text(encoding="utf-8") == page(COMPARISONS, known, read_runs(SCALE))
