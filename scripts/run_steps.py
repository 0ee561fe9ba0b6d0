"""Do the steps of a job that makes several: see presslens.run.steps."""

from pathlib import Path

from presslens.run.steps import run_steps

if __name__ == "__main__":
    run_steps(snakemake, Path(__file__).resolve().parent)
