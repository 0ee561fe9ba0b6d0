"""Files that rebuild a study elsewhere (docs/templates/ci, Dockerfile) name what there is, and their steps run."""

import fnmatch
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from presslens.base.io import read_yaml

PROJECT = Path(__file__).resolve().parents[2]
GITHUB = yaml.safe_load((PROJECT / "docs/templates/ci/github.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((PROJECT / "docs/templates/ci/gitlab.yml").read_text(encoding="utf-8"))
STEPS = GITHUB["jobs"]["rebuild"]["steps"]
LOCK = "envs/requirements.txt"
#: The Python of the lock, as the environment for conda says it.
PYTHON = next(entry for entry in read_yaml(PROJECT / "envs/presslens.yaml")["dependencies"] if "python=" in entry)
VERSION = PYTHON.removeprefix("python=")
#: What takes long, and is tried by hand: `make` itself.
COMMANDS = [step["run"] for step in STEPS if "run" in step]
QUICK = [command for command in [*COMMANDS, *GITLAB["rebuild"]["script"]] if not command.startswith("make ")]


def test_actions_are_those_of_the_service_pinned_by_version():
    used = [step["uses"] for step in STEPS if "uses" in step]
    for action in used:
        assert re.fullmatch(r"actions/(checkout|setup-python|cache|upload-artifact)@(v\d+|[0-9a-f]{40})", action), (
            action
        )
    assert len(used) == 4
    assert GITHUB["permissions"] == {"contents": "read"}


def test_it_runs_on_push_and_weekly():
    when = GITHUB[True]  # `on`, to YAML 1.1
    assert "push" in when
    (weekly,) = when["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", weekly["cron"])


def test_the_environment_is_kept_by_the_hash_of_the_lock():
    (cache,) = [step["with"] for step in STEPS if step.get("uses", "").startswith("actions/cache@")]
    assert cache["path"] == ".venv"
    assert f"hashFiles('{LOCK}')" in cache["key"]
    assert GITLAB["rebuild"]["cache"]["key"]["files"] == [LOCK]
    assert GITLAB["rebuild"]["cache"]["paths"] == [".venv"]


def test_every_file_takes_the_python_of_the_lock():
    (python,) = [step["with"] for step in STEPS if step.get("uses", "").startswith("actions/setup-python@")]
    assert python["python-version"] == VERSION
    assert GITLAB["rebuild"]["image"] == f"python:{VERSION}"
    assert dict(DOCKERFILE)["ARG"] == f"BASE=python:{VERSION}-slim"
    for command in [*COMMANDS, *GITLAB["rebuild"]["script"], *(value for key, value in DOCKERFILE if key == "RUN")]:
        for interpreter in re.findall(r"PYTHON=(\S+)", command):
            assert interpreter == f"python{VERSION}"


def test_what_is_published_is_where_the_check_writes_it():
    check = (PROJECT / "scripts/tell/check_results.py").read_text(encoding="utf-8")
    (folder,) = re.findall(r'CHECKED = PROJECT / "(.+)"', check)
    (upload,) = [step for step in STEPS if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert upload["with"]["path"] == folder
    assert upload["if"] == "always()"
    assert GITLAB["rebuild"]["artifacts"]["paths"] == [f"{folder}/"]
    assert GITLAB["rebuild"]["artifacts"]["when"] == "always"


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("make ")])
def test_both_services_do_the_same_and_make_knows_it(command):
    assert command in GITLAB["rebuild"]["script"]
    planned = subprocess.run(["bash", "-ec", f"{command} --dry-run"], cwd=PROJECT, capture_output=True, text=True)
    assert planned.returncode == 0, planned.stderr


@pytest.mark.parametrize("command", QUICK)
@pytest.mark.parametrize("there", [True, False])
def test_quick_steps_run_whether_there_is_something_or_not(command, there, tmp_path):
    said = tmp_path / "said.md"
    (tmp_path / ".venv").mkdir()
    if there:
        (tmp_path / "resources/check").mkdir(parents=True)
        (tmp_path / "resources/check/summary.md").write_text("# Differs\n")
        (tmp_path / ".venv/installed").touch()
    environment = {"PATH": "/usr/bin:/bin", "GITHUB_STEP_SUMMARY": str(said)}
    subprocess.run(["bash", "-e", "-c", command], cwd=tmp_path, env=environment, check=True)
    if "SUMMARY" in command and there:
        assert said.read_text() == "# Differs\n"
    if command.startswith("test ! -f .venv"):  # not taken for installed where it is not
        assert (tmp_path / ".venv/installed").exists() == there


# The container.


def instructions():
    """Pairs of a Dockerfile: instruction and what it says, lines joined."""
    text = (PROJECT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


DOCKERFILE = instructions()


def copied():
    """Sources and target of each COPY."""
    for name, value in DOCKERFILE:
        if name == "COPY":
            *sources, target = [word for word in value.split() if not word.startswith("--")]
            yield sources, target


def left_out(path):
    lines = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return any(
        fnmatch.fnmatch(part, line.removeprefix("**/"))
        for line in lines
        if line and line[0] != "#"
        for part in path.parts
    )


def test_what_the_container_copies_is_there_and_is_not_left_out():
    for sources, _ in copied():
        for source in sources:
            assert (PROJECT / source).exists(), source
            assert not left_out(Path(source)), source
    for path in (LOCK, "Snakefile", "config.yaml", "src/presslens", "models", "codebook", ".git"):
        assert not left_out(Path(path)), path
    for path in (".venv", "resources/check", "reader", "src/presslens/__pycache__"):
        assert left_out(Path(path)), path


def test_the_container_runs_as_nobody_special_and_takes_packages_from_the_lock_alone():
    users = [value for name, value in DOCKERFILE if name == "USER"]
    assert users
    assert users[-1] != "root"
    text = " ".join(value for _, value in DOCKERFILE)
    assert not re.search(r"\bpip3? |conda|==", text)
    assert "sha256:" not in text  # a digest is for whoever builds it to look up; none is made up here


def test_a_dry_build_installs_the_lock_once(tmp_path):
    """The build in a clean folder, but for packages: what `make` would do is asked for."""
    asked = []
    for name, value in DOCKERFILE:
        if name == "COPY":
            *sources, target = [word for word in value.split() if not word.startswith("--")]
            for source in sources:
                place = tmp_path / target
                place.mkdir(exist_ok=True)
                if source == ".":
                    for part in ("Makefile", LOCK):
                        shutil.copyfile(PROJECT / part, tmp_path / part)
                else:
                    shutil.copy(PROJECT / source, place)
        elif name == "RUN" and value.startswith("make "):
            asked.append(would_do(value, tmp_path))
            (tmp_path / ".venv").mkdir()
        elif name == "RUN" and value.startswith("touch "):
            subprocess.run(["bash", "-ec", value], cwd=tmp_path, check=True)
    assert len(asked) == 1
    assert f"install --quiet --disable-pip-version-check --no-compile --require-hashes -r {LOCK}" in asked[0]
    command = dict(DOCKERFILE)["CMD"]
    assert command == '["make"]'
    last = would_do("make", tmp_path)
    assert "pip" not in last
    assert "snakemake" in last


def would_do(command, folder):
    done = subprocess.run(["bash", "-ec", f"{command} --dry-run"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
