"""How a run starts, before anything is read: threads, the library's path, the screen, and config.yaml checked as a file."""

import os
import sys
from pathlib import Path

# Sums of numbers depend on how many threads share them, and the number of threads on the machine. Jobs run side by side
# instead.
for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

# Relative where it can be: a project that is moved or copied stays up to date.
PROJECT = Path(os.path.relpath(workflow.basedir))
sys.path.insert(0, os.path.abspath(PROJECT / "src"))

from presslens.base.errors import InputError
from presslens.base.io import read_json, read_yaml
from presslens.run.checksums import MADE, changes, mend
from presslens.run.lock import hold_lock
from presslens.run.screen import Screen
from presslens.tell.summary import last_words

screen = Screen(workflow, lambda: last_words(study.asked(sys.argv[1:])))


def begin():
    """One run at a time; and what is not as it was made is made anew."""
    hold_lock(".snakemake/presslens.lock", MADE)
    return mend(changes([*study.asked(sys.argv[1:]), "data", "models"]))


if workflow.is_main_process:
    screen.start(begin)
try:
    # Snakemake reads it without a word about keys that occur twice.
    for file in ["config.yaml", *workflow.overwrite_configfiles]:
        read_yaml(file)
except (InputError, OSError) as fault:
    screen.refuse(fault)
