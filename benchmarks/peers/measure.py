"""A system of a comparison in a process of its own: what it costs, as one line of JSON.

    python benchmarks/peers/measure.py COMPARISON SYSTEM INPUTS.json

Seconds are those of the processor, of all threads. What a process needs before its work (Python, imports, models) is
told apart. The work is done on a few items first, so that what is built at first use is there. The peak is that of
the process as a whole.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
#: Items on which the work is done before it is measured.
WARM = 4


def peak_mb() -> float:
    """The most memory that this process had, in MB (of 2**20 bytes)."""
    status = Path("/proc/self/status")
    # What getrusage tells of a new process can be the memory of the one that started it.
    known = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return (int(known[1]) if known else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def measured(comparison: str, system: str, inputs_file: str) -> dict[str, object]:
    """What a system costs and finds."""
    from peers.registry import COMPARISONS

    compared = COMPARISONS[comparison]
    (chosen,) = [one for one in compared.systems if one.name == system]
    inputs = json.loads(Path(inputs_file).read_text(encoding="utf-8"))
    job = chosen.load(inputs)
    start = time.process_time()
    job(inputs["items"][:WARM])
    times, begin = 0, time.process_time()
    while times == 0 or time.process_time() - begin < compared.again:
        answer = job(inputs["items"])
        times += 1
    seconds = (time.process_time() - begin) / times
    return {
        "start_cpu_s": start,
        "cpu_s": seconds,
        "peak_mb": peak_mb(),
        "found": compared.found(inputs, answer),
        "packages": {name: version(name) for name in chosen.packages},
    }


if __name__ == "__main__":
    sys.path[:1] = [str(PROJECT / "benchmarks"), str(PROJECT / "src")]
    print(json.dumps(measured(*sys.argv[1:])))
