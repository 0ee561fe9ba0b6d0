"""Print what Snakemake knows of every rule of the project in the current folder, as JSON, one line for each rule."""

import json
from pathlib import Path

from snakemake.api import SnakemakeApi
from snakemake.exceptions import IncompleteCheckpointException
from snakemake.iocontainers import Wildcards
from snakemake.settings.enums import Quietness
from snakemake.settings.types import OutputSettings, ResourceSettings


def listed(paths):
    return [] if callable(paths) else [str(path) for path in paths]


def named(files):
    return [name for name, _ in files.items()]


def steps_of(rule):
    """The steps of a job that makes several, on a coded corpus; none where it must be split into shards first."""
    asked = dict(rule.params.items()).get("steps")
    if asked is None:
        return {}
    values = {"corpus": "fa-kes", "shard": "000-000000000000", "question": "stance"}
    try:
        return asked(Wildcards(fromdict={name: values[name] for name in rule.wildcard_names}))
    except IncompleteCheckpointException:
        return {}


def described(rule):
    outputs = {str(path): getattr(path, "flags", {}).get("report") for path in rule.output}
    return {
        "name": rule.name,
        "file": Path(rule.snakefile).name,
        "docstring": rule.docstring,
        "script": rule.script,
        "shell": rule.shellcmd,
        "steps": steps_of(rule),
        "log": [str(path) for path in rule.log],
        "environment": rule.conda_env,
        # Of inputs that are functions of wildcards only the name is known.
        "inputs": {name: [str(path)] if isinstance(path, str) else listed(path) for name, path in rule.input.items()},
        "outputs": list(outputs),
        "names": sorted({*rule.wildcard_names, *named(rule.params), *named(rule.input), *named(rule.output)}),
        "captions": sorted({Path(str(entry.caption)).stem for entry in outputs.values() if entry and entry.caption}),
    }


if __name__ == "__main__":
    with SnakemakeApi(OutputSettings(quiet={Quietness.ALL})) as api:
        workflow = api.workflow(resource_settings=ResourceSettings(cores=1), snakefile=Path("Snakefile"))
        for rule in workflow._workflow.rules:
            print(json.dumps(described(rule)))
