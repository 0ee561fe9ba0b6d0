"""Do the steps of a job that makes several: see presslens.run.steps."""

import os
from pathlib import Path

# Snakemake sets them to the threads of the job, which here are processes; sums of numbers depend on them.
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

from presslens.run.steps import run_steps  # noqa: E402

if __name__ == "__main__":
    run_steps(snakemake, Path(__file__).resolve().parent)
