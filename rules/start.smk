"""How a run starts, before anything is read: threads, the library's path, the screen, and config.yaml checked as a file."""

import os
import sys
from pathlib import Path

from snakemake.exceptions import WorkflowError

# Sums of numbers depend on how many threads share them, and the number of threads on the machine. Jobs run side by side
# instead.
for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

# Of this file, not of the workflow: that may be another's, which uses this one as a module.
_HERE = Path(workflow.current_basedir.get_path_or_uri(secret_free=True))
if not _HERE.is_dir():
    raise WorkflowError(
        f"presslens is a library too, and cannot run from {_HERE}: clone it, and name the clone's Snakefile"
    )
IS_MODULE = not workflow.modifier.is_main_snakefile()
# Relative where it can be: a project that is moved or copied stays up to date.
PROJECT = Path(os.path.relpath(_HERE.parent))
sys.path.insert(0, os.path.abspath(PROJECT / "src"))

from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256
from presslens.run.begin import begin
from presslens.run.kept import ANEW, LOCK
from presslens.run.lock import require_own_run
from presslens.run.screen import Screen
from presslens.run.stored import at_study, discard_copies, store, where_it_lies
from presslens.study.config import check_config_file
from presslens.study.folder import require_folders
from presslens.study.kept_findings import study_findings
from presslens.tell.manifest import code_files
from presslens.tell.summary import last_words

store(workflow)
os.environ[LOCK] = sha256(PROJECT / "envs/requirements.txt")


def end_run():
    """What a run says at its end."""
    findings = study_findings(config, Path())
    with at_study():
        return [*last_words(study.asked(sys.argv[1:]), findings), *where_it_lies()]


screen = Screen(workflow, end_run)


def begin_run(makes):
    """What a run does first; with --touch it makes nothing."""
    corpora, asked = study.asked(sys.argv[1:]), workflow.dag_settings
    os.environ.pop(ANEW, None)
    if asked.forceall or asked.forcetargets or asked.forcerun:
        os.environ[ANEW] = "1"
    discard_copies()
    return begin(corpora, [*study.outside(corpora), *code_files(PROJECT)], makes=makes)


if workflow.is_main_process:
    screen.start(lambda: begin_run(makes=not {"-t", "--touch"} & set(sys.argv)), alone=not IS_MODULE)
try:
    if not workflow.is_main_process:
        require_own_run()
    require_folders(Path(), PROJECT)
    # Snakemake reads it without a word about keys that occur twice.
    for file in [*(workflow.configfiles if IS_MODULE else ["config.yaml"]), *workflow.overwrite_configfiles]:
        check_config_file(Path(file))
except (InputError, OSError) as fault:
    screen.refuse(fault)
