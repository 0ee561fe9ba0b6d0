"""Make tables and figures anew from the stand-off tables of an unpacked archive, and compare them: `make tables`."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.archive.stale import changed_outputs, read_manifest  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_json, replacing, sha256, write_json  # noqa: E402
from presslens.run.checksums import keep  # noqa: E402
from presslens.study.standoff import FOLDER, LIST, corpus_of_archive  # noqa: E402

#: What is named of what differs.
SHOWN = 8


def take_standoff(corpus: str) -> int:
    """Put the stand-off tables of a corpus into ``resources/<corpus>``, as if jobs had made them; how many there are.

    Raises
    ------
    InputError
        There are none, or one is not as it came.
    """
    source, target = Path(FOLDER, corpus), Path("resources", corpus)
    if not (source / LIST).is_file():
        raise InputError(source / LIST, "is not there", "a folder into which an archive was unpacked")
    listed = read_json(source / LIST)
    for name, expected in listed.items():
        if not (source / name).is_file() or sha256(source / name) != expected:
            raise InputError(source / name, "is not as it came in the archive", "unpack it again")
    for name in listed:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        with replacing(target / name) as part:
            shutil.copyfile(source / name, part)
    write_json(listed, target / LIST)
    keep(target / name for name in (*listed, LIST))
    return len(listed)


def main() -> int:
    """Rebuild and compare; 1 where something differs or cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", default="all")
    arguments = parser.parse_args()
    try:
        corpus = corpus_of_archive(Path())
        if corpus is None:
            raise InputError("archive.json", "is not there", "a folder into which an archive was unpacked")
        manifest = read_manifest(corpus, Path())
        take_standoff(corpus)
    except InputError as fault:
        print(f"presslens: {fault}", file=sys.stderr)
        return 1
    targets = [f"results/{corpus}/{name}" for name in ("datapackage.json", "data_statement.md")]
    run = [sys.executable, "-m", "snakemake", "--cores", arguments.cores, "--", *targets]
    if code := subprocess.run(run).returncode:
        return code
    changed = changed_outputs(manifest, Path())
    n = len(manifest["outputs"])
    print(f"tables: {corpus}: {n - len(changed)} of {n} files of results are those of the manifest, byte for byte")
    for name in changed[:SHOWN]:
        print(f"tables: {name}: differs")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
