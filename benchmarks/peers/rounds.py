"""Systems measured in turn: in each turn every system once, so that what else the machine does meets all of them."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from peers.comparison import Comparison, System

#: One thread each, nothing looked for on a network, and the kernels that this processor has.
SET = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "PYTHONHASHSEED": "0",
}
_LEFT_OUT = ("OPENBLAS_", "MKL_", "PYTHON")
#: What a processor has that computing in whole numbers, or with wide registers, hangs on.
_FLAGS = {"avx2": "AVX2", "avx512f": "AVX-512", "avx512_vnni": "VNNI", "avx_vnni": "AVX-VNNI", "amx_int8": "AMX"}


def measure(comparison: Comparison, say: Callable[[str], None] = print) -> dict[str, Any]:
    """All rounds of a comparison, as its numbers are kept."""
    inputs = comparison.inputs()
    absent = {system.name: why for system in comparison.systems if (why := _missing(system))}
    there = [system for system in comparison.systems if system.name not in absent]
    rounds: list[dict[str, dict[str, float]]] = []
    found: dict[str, dict[str, float]] = {}
    packages: dict[str, str] = {}
    loads: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "inputs.json"
        file.write_text(json.dumps(inputs), encoding="utf-8")
        for number in range(comparison.rounds):
            shift = number % len(there)
            costs = {}
            for system in (*there[shift:], *there[:shift]):
                told = _alone(comparison, system, file)
                costs[system.name] = {name: round(told[name], 6) for name in ("start_cpu_s", "cpu_s", "peak_mb")}
                found[system.name] = told["found"]
                packages |= told["packages"]
            loads.append(os.getloadavg()[0])
            rounds.append({system.name: costs[system.name] for system in there})
            say(f"{comparison.name}: turn {number + 1} of {comparison.rounds}")
    return {
        "machine": machine(),
        "packages": dict(sorted(packages.items())),
        "size": round(comparison.size(inputs), 6),
        "found": {system.name: found[system.name] for system in there},
        "absent": absent,
        "load": round(median(loads), 1),
        "rounds": rounds,
    }


def _missing(system: System) -> str:
    return system.absent or ("" if system.python.exists() else "its environment is not there")


def _alone(comparison: Comparison, system: System, inputs: Path) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    command = [
        str(system.python),
        str(Path(__file__).with_name("measure.py")),
        comparison.name,
        system.name,
        str(inputs),
    ]
    done = subprocess.run(command, env=kept | SET, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{comparison.name}, {system.name}: {done.stderr.strip()}")
    return json.loads(done.stdout.splitlines()[-1])


def machine() -> dict[str, Any]:
    """What is measured on: processor, what it can, cores, memory in GB, system and Python; no name and no day."""
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    values = dict(re.findall(r"(?m)^([^\t:]+?)\s*: (.*)$", told))
    flags = set(values.get("flags", values.get("Features", "")).split())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    family = f", family {values['cpu family']}, model {values['model']}" if "cpu family" in values else ""
    return {
        "processor": values.get("model name", platform.machine()) + family,
        "can": [name for flag, name in _FLAGS.items() if flag in flags],
        "cores": os.cpu_count(),
        "memory_gb": round(memory),
        "system": f"{platform.system()} on {platform.machine()}",
        "python": platform.python_version(),
    }
