"""One run at a time in a folder, for as long as its process lives."""

import gc
import subprocess
import sys
from pathlib import Path

from presslens.run.lock import hold_lock

SOURCE = Path(__file__).resolve().parents[3] / "src"
HOLD = "import sys; from presslens.run.lock import hold_lock; hold_lock(sys.argv[1], [])"


def second(path):
    """A process that wants the lock of ``path`` too."""
    command = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.run(command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False)


def test_the_lock_is_held_after_the_function_has_returned(tmp_path):
    path = tmp_path / "run.lock"
    hold_lock(path, [])
    gc.collect()
    done = second(path)
    assert done.returncode
    assert f"{path}: Another snakemake is running in this folder; wait for it to end" in done.stderr


def test_the_lock_goes_with_its_process_and_leftovers_are_swept(tmp_path):
    path = tmp_path / "run.lock"
    assert second(path).returncode == 0
    part = tmp_path / ".a.csv.123.part"
    part.touch()
    hold_lock(path, [tmp_path])
    assert not part.exists()
