"""Why jobs broke off: whose words count, and whether they are tried again."""

from types import SimpleNamespace

import pytest

from presslens.base.errors import InputError
from presslens.run.broken import Broken
from presslens.run.checksums import require_unchanged
from presslens.run.job import reported

LOG = "job.log"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Broken()


def why(broken, **more):
    return broken.why(SimpleNamespace(jobid=3, rule_name="read_shard", log=[LOG, "7.log"], **more))


def breaks_off(fault):
    """Have a job write its log."""
    with pytest.raises(SystemExit), reported(LOG):
        raise fault


def changed_input():
    with pytest.raises(InputError) as fault:
        require_unchanged(["results/seeds/tables/corpus.csv"])
    return fault.value


@pytest.mark.parametrize(
    ("fault", "found_again"),
    [
        (InputError("seeds/a.txt", "is empty"), True),
        # A run mends it, or a disk that is shared and slow does; on another node or with more memory all may be well.
        (changed_input, False),
        (OSError(28, "No space left on device"), False),
        (MemoryError(), False),
        (ValueError("odd"), False),
    ],
)
def test_a_fault_of_an_input_alone_is_found_again(broken, fault, found_again):
    broken.begins(3, [LOG])
    breaks_off(fault() if callable(fault) else fault)
    told = why(broken, rule_msg="SLURM-job '7' failed.")
    assert len(told.lines) == 1
    assert told.found_again is found_again


def test_of_several_steps_one_that_finds_it_again_is_enough(broken):
    broken.begins(3, [LOG, "7.log"])
    breaks_off(InputError("seeds/a.txt", "is empty"))
    with open("7.log", "w", encoding="utf-8") as log:
        log.write("Traceback (most recent call last)\nOSError: x\npresslens: x: No space left on device\n")
    told = why(broken)
    assert len(told.lines) == 2
    assert told.found_again


def test_what_an_earlier_try_said_is_no_reason_of_one_that_was_killed(broken):
    breaks_off(InputError("seeds/a.txt", "is empty"))
    broken.begins(3, [LOG])
    told = why(broken, rule_msg="'7' failed, SLURM status is: 'CANCELLED'.")
    assert told.lines == ["presslens: rule read_shard broke off (it was cancelled); see 7.log"]
    assert not told.found_again
    breaks_off(InputError("seeds/a.txt", "is empty"))
    assert why(broken).lines == ["presslens: seeds/a.txt: is empty"]


def test_a_job_that_was_stopped_has_no_fault(broken, tmp_path):
    stderr = tmp_path / ".snakemake/presslens/stderr.txt"
    stderr.parent.mkdir(parents=True)
    stderr.write_text("Traceback\nKeyboardInterrupt\n")
    assert why(broken) == ([], True, False)
