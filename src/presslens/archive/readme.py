"""The page that an archive opens with."""

from __future__ import annotations

from collections.abc import Sequence

from presslens.cards.corpora import CorpusCard

_PAGE = """\
Results of presslens on the corpus {corpus}: {title}

This archive holds everything but the articles{but}: the ledger with a row per mention and all tables
from which estimates are made (standoff/{corpus}/), the codes of coders (annotations/), the
codebook, the study's settings (config.yaml), cards of corpora and models, the code with its locked
environment, and the results (results/{corpus}/: tables, figures, data statement, data package,
manifest with the SHA-256 of every file that went in or came out). ro-crate-metadata.json says
the same to programs, .zenodo.json to Zenodo.

Needed: Python 3.11 or newer with venv, and make. The first command installs the packages of
envs/requirements.txt into .venv; nothing else is downloaded.

If you do not have the texts
    Unpack the archive into an empty folder, and there:

        make tables

    makes all tables, all figures and the data statement anew from standoff/{corpus}/, and compares
    each with the manifest. It says how many came out, byte for byte, and names those that did not.

If you have the texts
{texts}
{weights}
        {command}

    rebuilds everything from the articles on. results/{corpus}/manifest.json is then the same file as
    in this archive, byte for byte. If you ran "make tables" in the folder before, first run: make clean

Figures alone
        make figures CORPUS={corpus}

    draws from results/{corpus}/tables every figure that needs nothing else, and compares; the
    article ribbon also needs the ledger, which "make tables" puts in place.

What stands in the stand-off tables, and what they let one know of the articles: docs/archive.md.

Corpus: {citation}
Licence of the corpus: {licence}
Code and annotations: see LICENSE; please cite as CITATION.cff says.
"""


_NO_READER = """\
<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>No reader in this archive</title>
<h1>No reader in this archive</h1>
<p>The link leads to the sentences behind a number. They stand in the reader, which holds the words of articles, and
is no part of the archive. Where the texts are, <code>make</code> makes it: see README.txt.</p>
<p>The counts behind the number stand in the table that the link names, in results/{corpus}/tables/.</p>
</html>
"""


def no_reader(corpus: str) -> str:
    """The page that links of the report lead to in an archive, where the reader is not."""
    return _NO_READER.format(corpus=corpus)


def readme(card: CorpusCard, with_texts: bool, large: Sequence[str]) -> str:
    """The text of README.txt.

    Parameters
    ----------
    with_texts
        The archive holds the articles.
    large
        Files of models that it leaves out.
    """
    command = "make"
    if with_texts and card.path is None:
        texts, command = "    They are part of this archive.", "PRESSLENS_MIRROR=mirror make"
    elif with_texts:
        texts = f"    They are part of this archive ({card.path})."
    elif card.path is not None:
        texts = f"    Unpack the archive, and put them where data/{card.name}.yaml says: {card.path}"
    else:
        names = ", ".join(sorted(card.files))
        texts = (
            f"    Unpack the archive, and put {names} into mirror/{card.name}/ (data/{card.name}.yaml has\n"
            "    addresses and hashes)."
        )
        command = "PRESSLENS_MIRROR=mirror make"
    weights = (
        "    Some weights of models are too large for an archive: put the files that weights.txt lists, which\n"
        "    are in the repository, into models/ (check: sha256sum -c weights.txt). Then\n"
        if large
        else "    Then\n"
    )
    return _PAGE.format(
        corpus=card.name,
        title=card.title,
        but="" if not with_texts else ", and these too",
        texts=texts,
        weights=weights,
        command=command,
        citation=card.citation or card.producer,
        licence=card.licence,
    )
