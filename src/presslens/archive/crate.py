"""The archive as an RO-Crate: which files it holds, the workflow, and the run that made results of inputs.

Profiles: Workflow Run Crate and Process Run Crate 0.5, Workflow RO-Crate 1.0, on RO-Crate 1.1. The run has no time: a
manifest knows none, and same inputs give the same bytes. The day of publication is that of the release.

References
----------
Leo, S. et al. (2024). Recording provenance of workflow runs with RO-Crate. PLOS ONE 19(9), e0309210.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from presslens.archive.citation import Citation
from presslens.cards.published import Published

METADATA = "ro-crate-metadata.json"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
#: Where ``sha256`` is defined as a term.
_TERMS = "https://w3id.org/ro/terms/workflow-run/context"
_PARAMETER = "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE"
_KINDS = {
    **{
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
        ".json": "application/json",
        ".yaml": "application/yaml",
    },
    **{".svg": "image/svg+xml", ".pdf": "application/pdf", ".png": "image/png", ".html": "text/html"},
    **{".md": "text/markdown", ".tex": "application/x-tex", ".txt": "text/plain", ".js": "text/javascript"},
    ".parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A file of the archive: its bytes, its SHA-256, and what it is."""

    size: int
    sha256: str
    what: str = ""


def crate_metadata(
    citation: Citation,
    card: Published,
    manifest: Mapping[str, Any],
    files: Mapping[str, Described],
    folders: Mapping[str, str],
    results: Sequence[str],
    used: Sequence[str],
) -> dict[str, Any]:
    """The content of ``ro-crate-metadata.json``.

    Parameters
    ----------
    citation, card, manifest
        Of the project, the corpus and its results.
    files
        Files that are described one by one, by name in the archive.
    folders
        What the folders hold whose files are not, by name with a slash at the end.
    results, used
        Names of ``files`` that the run made, and of files and folders that it read.
    """
    from rocrate.model.contextentity import ContextEntity
    from rocrate.model.dataset import Dataset
    from rocrate.model.file import File
    from rocrate.rocrate import ROCrate

    crate = ROCrate(version="1.1")
    crate.metadata.extra_contexts.append(_TERMS)

    def about(identifier: str, kind: str | list[str], **more: Any) -> Any:
        return crate.add(ContextEntity(crate, identifier, properties={"@type": kind, **more}))

    root, corpus = crate.root_dataset, manifest["corpus"]
    licence = about(f"https://spdx.org/licenses/{citation.licence}", "CreativeWork", name=citation.licence)
    agents = [_agent(about, author, number) for number, author in enumerate(citation.authors, start=1)]
    crate.name = f"{citation.title}: {card.title}"
    crate.description = (
        f"Tables, figures and stand-off annotations of the corpus {card.title}, with all that makes them again."
    )
    crate.datePublished, crate.license, crate.keywords = citation.released, licence, list(citation.keywords)
    root["author"], root["version"] = agents, citation.version
    root["identifier"] = f"presslens-{corpus}"

    snakemake = manifest["environment"]["packages"].get("snakemake")
    workflow = crate.add_workflow(
        dest_path="Snakefile",
        main=True,
        lang="snakemake",
        lang_version=snakemake,
        properties={"name": citation.title, "license": {"@id": licence.id}, "version": citation.version},
    )
    workflow["author"] = agents
    parameters = {
        name: about(
            f"#parameter-{name}",
            "FormalParameter",
            name=name,
            additionalType=kind,
            description=said,
            conformsTo={"@id": _PARAMETER},
        )
        for name, kind, said in (
            ("config", "File", "The study: which names, classifiers and settings."),
            ("texts", "Dataset", "The articles of the corpus."),
            ("results", "Dataset", "Tables, figures, data statement, data package and manifest."),
        )
    }
    workflow["input"] = [parameters["config"], parameters["texts"]]
    workflow["output"] = [parameters["results"]]

    entities = {"Snakefile": workflow}
    for name, described in files.items():
        entity = workflow if name == "Snakefile" else crate.add(File(crate, dest_path=name))
        entity["name"] = described.what or PurePosixPath(name).name
        entity["contentSize"], entity["sha256"] = str(described.size), described.sha256
        if name != "Snakefile" and (form := _KINDS.get(PurePosixPath(name).suffix)):
            entity["encodingFormat"] = form
        entities[name] = entity
    for name, said in folders.items():
        entities[name] = crate.add(Dataset(crate, dest_path=name, properties={"name": said}))
    entities["config.yaml"]["exampleOfWork"] = parameters["config"]
    entities[f"results/{corpus}/"]["exampleOfWork"] = parameters["results"]

    texts = about(f"#corpus-{corpus}", "Dataset", name=card.title, description=card.citation or card.producer)
    texts["exampleOfWork"], texts["license"], texts["creator"] = parameters["texts"], card.licence, card.producer
    if doi := getattr(card, "doi", None):
        texts["identifier"] = f"https://doi.org/{doi}"
    texts["hasPart"] = [
        about(f"#input-{digest[:12]}", "CreativeWork", name=PurePosixPath(name).name, sha256=digest)
        for name, digest in sorted(manifest["inputs"].items())
        if name not in files
    ]
    run = about(
        "#run",
        "CreateAction",
        name=f"The run of presslens on {corpus}",
        actionStatus={"@id": "http://schema.org/CompletedActionStatus"},
        description=f"Code {manifest['code'][:12]}, lock {manifest['environment']['lock'][:12]}; see the manifest.",
    )
    run["instrument"], run["agent"] = workflow, agents
    run["object"] = [texts, *(entities[name] for name in used)]
    run["result"] = [entities[f"results/{corpus}/"], *(entities[name] for name in results)]
    root["mentions"], root["isBasedOn"] = [run], texts
    root["conformsTo"] = [
        about(address, "CreativeWork", name=name, version=version) for address, (name, version) in PROFILES.items()
    ]
    document = crate.metadata.generate()
    return {"@context": document["@context"], "@graph": sorted(document["@graph"], key=lambda entity: entity["@id"])}


def _agent(about: Any, author: Any, number: int) -> Any:
    kind = "Person" if author.person or author.orcid else "Organization"
    more = {"affiliation": author.affiliation} if author.affiliation else {}
    return about(author.orcid or f"#author-{number}", kind, name=author.name, **more)
