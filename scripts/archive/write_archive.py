"""Put everything of a corpus but its texts into one zip: `make archive CORPUS=<name>`.

Refuses where results are not those of the files as they stand, and where a file repeats the words of an article.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

import polars as pl  # noqa: E402

from presslens.archive.citation import read_citation  # noqa: E402
from presslens.archive.crate import METADATA, Described, crate_metadata  # noqa: E402
from presslens.archive.project_files import model_files, project_files  # noqa: E402
from presslens.archive.quoted import RUN, quoted, runs_of  # noqa: E402
from presslens.archive.readme import no_reader, readme  # noqa: E402
from presslens.archive.stale import read_manifest, require_fresh  # noqa: E402
from presslens.archive.without_text import without_text  # noqa: E402
from presslens.archive.zenodo import zenodo_metadata  # noqa: E402
from presslens.archive.zipped import write_zip  # noqa: E402
from presslens.base.errors import InputError, readable  # noqa: E402
from presslens.base.io import read_json, read_table, read_yaml, scan_table, sha256, table_bytes  # noqa: E402
from presslens.draw.article import chosen_article  # noqa: E402
from presslens.run.checksums import require_unchanged  # noqa: E402
from presslens.study.config import corpora_of_articles  # noqa: E402
from presslens.study.outputs import LISTINGS, published_files  # noqa: E402
from presslens.study.standoff import ARCHIVE, FOLDER, LIST, SHARD, given_files  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.trace.address import TRACE  # noqa: E402

#: What the folders hold whose files the crate does not describe one by one.
FOLDERS = {
    "codebook": "What a target, a holder and a frame is",
    "docs": "Documentation",
    "envs": "Locked environment",
    "models": "Cards of models, and their smaller files",
    "paper": "Template of the paper",
    "profiles": "Settings of Snakemake",
    "report": "Texts of the report",
    "rules": "Rules of the workflow",
    "scripts": "One step of the workflow each",
    "src": "The library",
}


def write_archive(corpus: str, project: Path) -> Path:
    """Write the archive of a corpus to ``archive/``; gives its path.

    Raises
    ------
    InputError
        The corpus is unknown, its results are missing or stale, or a file repeats the words of an article.
    """
    if corpus not in (known := corpora_of_articles(project)):
        raise InputError("CORPUS", f"found {corpus!r}", f"allowed (data/*.yaml): {', '.join(known)}")
    study = Study(read_yaml(project / "config.yaml"), project)
    card, manifest = study.card(corpus), read_manifest(corpus, project)
    require_fresh(manifest, study.config, project)
    with_texts = bool(getattr(card, "publish_texts", False))
    given = standoff_members(study, corpus, project)
    made = results_of(study, corpus, manifest, project)
    annotations = [*study.annotation_files(corpus), *_notes(corpus, project)]
    kept, large = model_files(project)
    members: dict[str, bytes | Path] = {name: project / name for name in (*made, *annotations)}
    members |= given
    if not with_texts:
        require_no_quotes(members, read_table(project / f"resources/{corpus}/articles.parquet"))
    members |= {name: project / name for name in (*project_files(project), *kept)}
    if with_texts:
        members |= texts_of(study, corpus, project)
    digest = sha256(project / f"results/{corpus}/manifest.json")
    members[ARCHIVE] = _json({"corpus": corpus, "manifest": digest, "texts": with_texts})
    # Where links of the report and the paper lead to.
    members[f"reader/{corpus}/{TRACE}"] = no_reader(corpus).encode()
    members["README.txt"] = readme(card, with_texts, large).encode()
    if large:
        members["weights.txt"] = "".join(f"{sha256(project / name)}  {name}\n" for name in large).encode()
    citation = read_citation(project / "CITATION.cff")
    members[".zenodo.json"] = _json(zenodo_metadata(citation, card, with_texts))
    folders = {f"{name}/": said for name, said in FOLDERS.items() if any(one.startswith(f"{name}/") for one in members)}
    described = {
        name: described_file(content)
        for name, content in sorted(members.items())
        if f"{name.partition('/')[0]}/" not in folders and name != ".zenodo.json"
    }
    folders[f"results/{corpus}/"] = f"Results on {corpus}"
    used = [
        "config.yaml",
        f"data/{corpus}.yaml",
        *annotations,
        *(name for name in ("codebook/", "models/") if name in folders),
    ]
    document = crate_metadata(citation, card, manifest, described, folders, made, sorted(set(used)))
    members[METADATA] = _json(document)
    path = project / "archive" / f"presslens-{corpus}-{digest[:12]}.zip"
    path.parent.mkdir(exist_ok=True)
    write_zip(members, path)
    return path


def standoff_members(study: Study, corpus: str, project: Path) -> dict[str, bytes]:
    """Stand-off tables by their names in the archive, with the list of them."""
    shards = sorted(read_json(project / f"resources/{corpus}/shards.json"))
    sources = given_files(corpus, study.coded(corpus), study.fitted_heads(corpus))
    titled = titles_in_results(study, corpus, project)
    members: dict[str, bytes] = {}
    for path in sources:
        inside = Path(path).relative_to("resources", corpus)
        if inside.parts[:2] == ("shards", SHARD):
            parts = [f"resources/{corpus}/shards/{shard}/{inside.name}" for shard in shards]
            require_unchanged(parts)
            table = pl.concat([read_table(project / part) for part in parts])
            members[str(inside)] = table_bytes(table)
            continue
        require_unchanged([path])
        if inside.suffix == ".parquet":
            members[str(inside)] = table_bytes(without_text(inside.stem, read_table(project / path), titled))
        else:
            members[str(inside)] = (project / path).read_bytes()
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    members[LIST] = _json(listed)
    return {f"{FOLDER}/{corpus}/{name}": content for name, content in members.items()}


def titles_in_results(study: Study, corpus: str, project: Path) -> list[str]:
    """The article whose title heads the ribbon: none where texts are not the project's."""
    if study.card(corpus).path is None or "article_ribbon" not in read_json(project / f"results/{corpus}/figures.json"):
        return []
    ledger, articles = (scan_table(project / f"resources/{corpus}/{name}.parquet") for name in ("ledger", "articles"))
    return [chosen_article(ledger, articles, study.config["draw"]["ribbon_article"])["article_id"]]


def results_of(study: Study, corpus: str, manifest: dict, project: Path) -> list[str]:
    """Every file of the results of a corpus, sorted."""
    figures = read_json(project / f"results/{corpus}/figures.json")
    files = {*published_files(corpus, study.coded(corpus), figures), *manifest["outputs"]}
    files |= {f"results/{corpus}/{name}" for name in LISTINGS}
    if missing := sorted(name for name in files if not (project / name).is_file()):
        raise InputError(missing[0], "is not there", "run make, then this again")
    return sorted(files)


def texts_of(study: Study, corpus: str, project: Path) -> dict[str, Path]:
    """Files of the articles, where the card says that they may be published, by their names in the archive."""
    files = [name for name in study.corpus_files(corpus) if (project / name).is_file()]
    if study.card(corpus).path is None:
        return {f"mirror/{corpus}/{Path(name).name}": project / name for name in files}
    return {name: project / name for name in files}


def require_no_quotes(members: dict[str, bytes | Path], articles: pl.DataFrame) -> None:
    """Raise when a file repeats the words of an article."""
    runs = runs_of(articles["text"])
    for name, content in sorted(members.items()):
        found = quoted(name, content if isinstance(content, bytes) else content.read_bytes(), runs)
        if found is not None:
            allowed = f"fewer than {RUN} words of an article in a row, or publish_texts: true in its card"
            raise InputError(name, f"repeats an article: {readable(found)!r}", allowed)


def described_file(content: bytes | Path) -> Described:
    """Size and hash."""
    if isinstance(content, Path):
        return Described(content.stat().st_size, sha256(content))
    return Described(len(content), hashlib.sha256(content).hexdigest())


def _notes(corpus: str, project: Path) -> list[str]:
    """Pages that lie beside codes: the manual of the coders."""
    return sorted(path.relative_to(project).as_posix() for path in (project / "annotations" / corpus).glob("*.md"))


def _json(document: object) -> bytes:
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def main() -> int:
    """Write the archive; 1 and one line where that cannot be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    arguments = parser.parse_args()
    try:
        path = write_archive(arguments.corpus, Path())
    except InputError as fault:
        print(f"presslens: {fault}", file=sys.stderr)
        return 1
    print(f"{path}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
