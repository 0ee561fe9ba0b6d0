"""What the screen says of what Snakemake tells."""

import io
import logging
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from presslens.base.errors import InputError
from presslens.run.bar import Bar
from presslens.run.job import MARK
from presslens.run.reasons import NO_MEMORY, reason
from presslens.run.screen import Screen

SOURCE = Path(__file__).resolve().parents[3] / "src"


class Dag(list):
    def needrun_jobs(self):
        return list(self)


@pytest.fixture
def screen(tmp_path, monkeypatch):
    """A screen that listens to a run with no terminal, and what was said before it."""
    monkeypatch.chdir(tmp_path)
    rules = {"locate_mentions": "rules/locate.smk", "all": "Snakefile"}
    of_name = {name: SimpleNamespace(snakefile=file, restart_times=2) for name, file in rules.items()}
    workflow = SimpleNamespace(
        dag=Dag(),
        output_settings=SimpleNamespace(dryrun=False),
        dag_settings=SimpleNamespace(until=set(), omit_from=set()),
        get_rule=of_name.get,
    )
    screen = Screen(workflow, lambda: ["seeds: 1 article."])
    screen.start(list)
    interrupt = signal.getsignal(signal.SIGINT)
    logger = logging.getLogger("snakemake.logging")
    logger.setLevel(logging.INFO)
    tell(event="workflow_started")
    yield screen
    logger.removeHandler(screen)
    signal.signal(signal.SIGINT, interrupt)


def tell(text=None, *, event=None, level=logging.INFO, **more):
    extra = more | ({} if event is None else {"event": SimpleNamespace(value=event)})
    logging.getLogger("snakemake.logging").log(level, text, extra=extra)


def job(tmp_path, log):
    """A job that begins, and what it says."""
    tell(
        event="job_info",
        rule_name="locate_mentions",
        wildcards={"corpus": "seeds", "shard": "0"},
        jobid=3,
        log=[str(tmp_path / "job.log")],
        output=["resources/seeds/shards/0/mentions.parquet"],
    )
    (tmp_path / "job.log").write_text(log)


def test_a_stage_is_a_line_and_the_end_is_last(screen, tmp_path, capsys):
    tell("Building DAG of jobs...")
    job(tmp_path, "36 mentions in 1 articles\n")
    tell(event="job_finished", job_id=3)
    screen.succeeded()
    tell("Complete log(s): x")
    said = capsys.readouterr()
    assert said.err.splitlines() == ["seeds      locate     36 mentions in 1 article", "seeds: 1 article."]
    assert said.out == ""


def test_an_error_is_one_line_and_the_last(screen, tmp_path, capsys):
    job(tmp_path, "presslens: seeds/a.txt: is empty\n")
    error = {"jobid": 3, "rule_name": "locate_mentions", "log": [str(tmp_path / "job.log")]}
    tell("RuleException: CalledProcessError in file x, line 3", event="error", level=logging.ERROR)
    tell(event="job_error", level=logging.ERROR, **error)
    tell("Exiting because a job execution failed.", level=logging.ERROR)
    tell("WorkflowError:\nAt least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == "presslens: seeds/a.txt: is empty\n"


def test_a_job_that_cannot_say_why_is_named_with_its_last_words(screen, tmp_path, capsys):
    job(tmp_path, "")
    with open(".snakemake/presslens/stderr.txt", "a") as file:
        file.write("Traceback ...\nModuleNotFoundError: No module named 'x'\n")
    tell(event="job_error", jobid=3, rule_name="locate_mentions", log=[str(tmp_path / "job.log")], level=logging.ERROR)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("presslens: rule locate_mentions broke off (ModuleNotFoundError: No module named 'x')")


def test_a_stop_says_how_to_go_on(screen, tmp_path, capsys):
    job(tmp_path, "")
    tell("Command 'python x' died with <Signals.SIGINT: 2>.", event="error", level=logging.ERROR)
    tell("Terminating processes on user request, this might take some time.")
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == "Stopped. What is finished is kept: the same command goes on from there.\n"


def of_cluster(tmp_path, words):
    """What the executor of a cluster tells of a job that broke off, and the file that the cluster kept."""
    (tmp_path / "7.log").write_text(words)
    told = {"jobid": 3, "rule_name": "locate_mentions", "rule_msg": "SLURM-job '7' failed, SLURM status is: 'FAILED'. "}
    logs = [str(tmp_path / "job.log"), str(tmp_path / "7.log")]
    tell(event="job_error", log=logs, level=logging.ERROR, **told)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("slurmstepd: error: *** JOB 7 ON n CANCELLED AT 12:00 DUE TO TIME LIMIT ***\n", "more time"),
        ("slurmstepd: error: *** JOB 7 ON n CANCELLED AT 12:00 ***\n", "was cancelled"),
        ("slurmstepd: error: Detected 1 oom_kill event in StepId=7.batch.\n", "more memory"),
        ("Command 'python x' died with <Signals.SIGKILL: 9>.\n", "was killed"),
        ("    input: CANCELLED/TIMEOUT\n", "SLURM status is: 'FAILED'"),
        ("", "SLURM status is: 'FAILED'"),
    ],
)
def test_a_job_that_a_cluster_ended_is_named_with_why_and_where_more_stands(screen, tmp_path, capsys, words, why):
    job(tmp_path, "")
    of_cluster(tmp_path, words)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("presslens: rule locate_mentions broke off (")
    assert why in line
    assert line.endswith(f"see {tmp_path / '7.log'}")


def test_what_a_job_says_itself_on_a_node_comes_before_what_the_cluster_says(screen, tmp_path, capsys):
    job(tmp_path, "")
    of_cluster(tmp_path, "Building DAG\npresslens: config.yaml: is missing\nFAILED\n")
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == "presslens: config.yaml: is missing\n"


def test_a_fault_of_an_input_is_not_looked_for_again(screen, tmp_path):
    rule = screen._workflow.get_rule("locate_mentions")
    job(tmp_path, "")
    of_cluster(tmp_path, "CANCELLED\n")
    assert rule.restart_times == 2
    job(tmp_path, "presslens: seeds/a.txt: is empty\n")
    of_cluster(tmp_path, "FAILED\n")
    assert rule.restart_times == 0


def test_a_job_that_did_its_work_at_the_second_try_has_no_fault(screen, tmp_path, capsys):
    """Its stage is told when it is done, and what it said before is not taken for another's reason."""
    job(tmp_path, "")
    of_cluster(tmp_path, "CANCELLED\n")
    again = SimpleNamespace(
        rule=SimpleNamespace(snakefile="rules/locate.smk"), wildcards_dict={"corpus": "seeds"}, log=[]
    )
    screen._workflow.dag.append(again)
    job(tmp_path, "36 mentions in 1 articles\n")
    tell(event="job_finished", job_id=3)
    screen._workflow.dag.clear()
    tell("MissingOutputException: x", event="error", level=logging.ERROR)
    screen.succeeded()
    said = capsys.readouterr().err.splitlines()
    assert said == ["presslens: x", "seeds      locate     36 mentions in 1 article", "seeds: 1 article."]


def test_one_job_on_a_node_says_nothing_of_a_run(capsys):
    Screen(SimpleNamespace(), lambda: ["seeds: 1 article."]).succeeded()
    assert capsys.readouterr().err == ""


STOPPED = "Stopped. What is finished is kept: the same command goes on from there.\n"


def test_a_stop_of_the_jobs_alone_is_a_stop(screen, tmp_path, capsys):
    """Ctrl-C reaches the jobs, too, and their end may come first."""
    job(tmp_path, "")
    with open(".snakemake/presslens/stderr.txt", "a") as file:
        file.write("Traceback ...\nKeyboardInterrupt\n")
    tell("CalledProcessError ... returned non-zero exit status 1.", event="error", level=logging.ERROR)
    tell(event="job_error", jobid=3, rule_name="locate_mentions", log=[str(tmp_path / "job.log")], level=logging.ERROR)
    tell("Command 'python x' died with <Signals.SIGINT: 2>.", event="error", level=logging.ERROR)
    tell(event="job_error", jobid=3, rule_name="locate_mentions", log=[str(tmp_path / "job.log")], level=logging.ERROR)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == STOPPED


def test_a_second_stop_changes_nothing(screen, tmp_path, capsys):
    """Ctrl-C twice: the first is enough, and the second must not tear the end apart."""
    job(tmp_path, "")
    tell("Terminating processes on user request, this might take some time.")
    signal.raise_signal(signal.SIGINT)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == STOPPED


def test_a_run_that_is_asked_to_end_says_how_to_go_on(screen, tmp_path, capsys):
    """SIGTERM, as from a batch system or a shutdown."""
    job(tmp_path, "")
    tell("Will exit after finishing currently running jobs (scheduler).")
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == STOPPED


def test_a_fault_of_an_input_is_found_behind_snakemakes_words(screen, capsys):
    try:
        try:
            raise InputError("figure x", "has nothing to show")
        except InputError as fault:
            raise RuntimeError("InputFunctionException ...") from fault
    except RuntimeError:
        tell("InputFunctionException in rule x: ...", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == "presslens: figure x: has nothing to show\n"


def test_nothing_to_do_says_so_and_what_there_is(screen, capsys):
    tell("Nothing to be done (all requested files are present and up to date).")
    assert capsys.readouterr().err.splitlines() == ["Everything is up to date.", "seeds: 1 article."]


def test_of_a_part_it_is_not_said_that_all_is_up_to_date(screen, capsys):
    """--until looks at a part of what there is to do."""
    screen._workflow.dag_settings.until = {"join_ledger"}
    tell("Nothing to be done (all requested files are present and up to date).")
    assert capsys.readouterr().err.splitlines()[0] == "Nothing to be done of what was asked."


def test_a_study_that_is_refused_ends_with_its_faults(screen, capsys):
    with pytest.raises(SystemExit):
        screen.refuse(InputError("config.yaml: frames", "found 'x'"))
    assert capsys.readouterr().err == "presslens: config.yaml: frames: found 'x'\n"


def test_a_job_that_another_program_ended_is_no_stop(screen, tmp_path, capsys):
    job(tmp_path, "")
    tell("Command 'python x' died with <Signals.SIGTERM: 15>.", event="error", level=logging.ERROR)
    tell(event="job_error", jobid=3, rule_name="locate_mentions", log=[str(tmp_path / "job.log")], level=logging.ERROR)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err.startswith("presslens: a job was told to end, by the system or another program")


def test_memory_that_ran_out_is_said():
    (line,) = reason(["Command 'x' died with <Signals.SIGKILL: 9>."])
    assert "memory" in line


class Gone(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, text):
        raise BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize("stream", [Gone(), None])
def test_hostile_31_a_run_goes_on_where_nobody_reads_what_it_says(tmp_path, monkeypatch, capsys, stream):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stderr", stream)
    bar = Bar()
    bar.prepare()
    bar.say("one")
    bar.say("two")
    bar.hide()
    assert capsys.readouterr().out == ""


def test_beside_rules_of_another_workflow_it_begins_and_says_nothing_of_jobs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    workflow = SimpleNamespace(output_settings=SimpleNamespace(dryrun=False))
    screen = Screen(workflow, list)
    logger = logging.getLogger("snakemake.logging")
    filters = {handler: len(handler.filters) for handler in logger.handlers}
    screen.start(lambda: ["seeds/a.txt: read anew"], alone=False)
    try:
        tell(event="workflow_started")
        job(tmp_path, "1 article")
        tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    finally:
        logger.removeHandler(screen)
    assert {handler: len(handler.filters) for handler in logger.handlers} == filters
    captured = capsys.readouterr()
    assert captured.out + captured.err == "seeds/a.txt: read anew\n"
    assert not (tmp_path / ".snakemake").exists()


def test_hostile_31_a_fault_of_the_system_before_the_first_job_is_one_line(tmp_path, monkeypatch, capsys):
    def begin():
        raise PermissionError(13, "Permission denied", ".snakemake/presslens.lock")

    monkeypatch.chdir(tmp_path)
    workflow = SimpleNamespace(output_settings=SimpleNamespace(dryrun=False))
    screen = Screen(workflow, list)
    screen.start(begin)
    try:
        with pytest.raises(SystemExit):
            tell(event="workflow_started")
    finally:
        logging.getLogger("snakemake.logging").removeHandler(screen)
    assert capsys.readouterr().err == "presslens: .snakemake/presslens.lock: Permission denied\n"


def test_hostile_31_a_job_that_memory_ran_out_for_says_so(screen, tmp_path, capsys):
    """A library that cannot allocate aborts the process, with words of its own at the end."""
    job(tmp_path, "")
    with open(".snakemake/presslens/stderr.txt", "a") as file:
        file.write("memory allocation of 8388608 bytes failed\nstack backtrace:\n")
    tell(event="job_error", jobid=3, rule_name="locate_mentions", log=[str(tmp_path / "job.log")], level=logging.ERROR)
    tell("At least one job did not complete successfully.", event="error", level=logging.ERROR)
    assert capsys.readouterr().err == f"{MARK}{NO_MEMORY}\n"


def test_a_run_that_breaks_off_while_jobs_are_announced_says_why(tmp_path):
    """Snakemake ends without another word where it cannot prepare a job: what it said is told when the process ends."""
    code = (
        "import logging; from types import SimpleNamespace as Names; from presslens.run.screen import Screen\n"
        "workflow = Names(dag=[], output_settings=Names(dryrun=False))\n"
        "workflow.get_rule = lambda name: Names(snakefile='a.smk')\n"
        "screen = Screen(workflow, list); screen.start(list)\n"
        "def tell(text, event, **more):\n"
        "    logging.getLogger('snakemake.logging').error(text, extra={'event': Names(value=event), **more})\n"
        "tell('', 'workflow_started')\n"
        "tell('', 'job_info', rule_name='a', wildcards={}, jobid=1, log=[], output=[])\n"
        "text = 'Traceback (most recent call last):\\n    go()\\nOSError: [Errno 20] Not a folder: \\'a\\''\n"
        "tell(text, 'error')\n"
    )
    environment = {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stderr == "presslens: a: Not a folder\n"
