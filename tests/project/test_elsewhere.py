"""What runs elsewhere: optional locks agree with the lock, and profiles of clusters and clouds ask in one way."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from snakemake.cli import get_argument_parser

from presslens.base.io import read_yaml

PROJECT = Path(__file__).resolve().parents[2]
#: Optional locks, and packages of which they need another version than the lock has, with the reason.
LOCKS = {
    "slurm": {},
    "storage": {"python-dateutil": "botocore asks for < 3"},
    "training": {},
    "benchmarks": {},
}
#: Where it stands how those are installed that are for a machine of their own; what make installs, the Makefile says.
INSTALLED_BY = {"slurm": "docs/cluster.md", "storage": "docs/cluster.md"}
CLUSTERS = ("slurm", "kubernetes", "aws-batch")
ENTRY = re.compile(r"(?m)^([a-z0-9._-]+)(?:\[[^\]]+\])?==([^ ;\\]+)")


def versions(lock: str) -> dict[str, str]:
    return dict(ENTRY.findall((PROJECT / f"envs/{lock}.txt").read_text(encoding="utf-8")))


def profile(name: str) -> dict:
    return read_yaml(PROJECT / f"profiles/{name}/config.yaml")


@pytest.mark.parametrize("name", LOCKS)
def test_an_optional_lock_has_the_versions_of_the_lock(name):
    ours, theirs = versions("requirements"), versions(name)
    others = {package for package in ours.keys() & theirs.keys() if ours[package] != theirs[package]}
    assert others == LOCKS[name].keys()


@pytest.mark.parametrize("name", LOCKS)
def test_an_optional_lock_has_what_is_asked_for_with_hashes_and_no_host(name):
    text = (PROJECT / f"envs/{name}.txt").read_text(encoding="utf-8")
    asked = re.findall(r"(?m)^([a-z0-9][a-z0-9-]*)", (PROJECT / f"envs/{name}.in").read_text(encoding="utf-8"))
    assert asked
    assert set(asked) <= versions(name).keys()
    assert "://" not in text
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in requirement, requirement[:60]


@pytest.mark.parametrize("name", LOCKS)
def test_make_lock_makes_it_and_it_is_told_how_to_install_it(name):
    assert f"envs/{name}.in -o envs/{name}.txt" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    installed_by = PROJECT / INSTALLED_BY.get(name, "Makefile")
    assert f"--require-hashes -r envs/{name}.txt" in installed_by.read_text(encoding="utf-8")
    assert name in INSTALLED_BY or f"/.venv-{name}\n" in (PROJECT / ".gitignore").read_text(encoding="utf-8")


def test_every_cluster_is_asked_for_the_same():
    assert len({str(profile(name)["default-resources"]) for name in CLUSTERS}) == 1
    assert {profile(name)["retries"] for name in CLUSTERS} == {2}
    assert [profile(name)["executor"] for name in CLUSTERS] == list(CLUSTERS)


def asked(resource, size_mb, attempt, threads=1):
    """What a job asks for, whose steps are done in so many processes side by side."""
    given = {"input": SimpleNamespace(size_mb=size_mb), "attempt": attempt, "threads": threads}
    return eval(profile("slurm")["default-resources"][resource], given)


@pytest.mark.parametrize("resource", ["mem_mb", "runtime"])
def test_memory_and_time_grow_with_what_is_read_and_with_each_try(resource):
    assert asked(resource, 0.5, 1) > 0
    assert asked(resource, 1000, 1) > 2 * asked(resource, 1, 1)
    assert asked(resource, 100, 2) == 2 * asked(resource, 100, 1)
    assert asked(resource, 100, 3) == 3 * asked(resource, 100, 1)


def test_memory_is_enough_for_the_tables_of_a_million_mentions_side_by_side():
    """The ledger has 17 MB then, and the four largest steps the peaks that benchmarks/many_mentions.py measures."""
    assert asked("mem_mb", 17, 1, threads=4) >= sum([891, 892, 897, 733])


def test_no_key_of_a_profile_is_that_of_the_profile_of_every_run():
    """Snakemake takes the one of every run then, and the other would count for nothing."""
    for name in (*CLUSTERS, "s3"):
        assert not profile(name).keys() & profile("default").keys(), name


@pytest.mark.parametrize("name", [*CLUSTERS, "s3", "default"])
def test_every_key_of_a_profile_is_an_option_of_this_snakemake(name):
    """But those of its own executor, which has them where it is installed."""
    options = {
        option.removeprefix("--") for action in get_argument_parser()._actions for option in action.option_strings
    }
    assert {key for key in profile(name).keys() - options if not key.startswith(f"{name}-")} == set()
