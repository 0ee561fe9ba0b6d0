"""Which files the results of a corpus consist of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from presslens.base.errors import InputError
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.exhibit import Figure, Table
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.tell.paper.parts import FIGURES_SHOWN

#: What lies beside the ledger, as parquet, for whoever asks where a number comes from.
BESIDE = ("articles", "sentences", "exclusions", "removals")
#: Files of results that list the others.
LISTINGS = ("datapackage.json", "manifest.json")
#: The paper, its numbers, and both for LaTeX.
PAPER = ("paper.pdf", "numbers.json", "numbers.tex", "tables.tex")
#: Files of results that tell of the others to people; none reads another.
TELLING = (*PAPER, "report/index.html")


def checked_questions(coded: Iterable[str]) -> list[str]:
    """Of the questions that coders answered, those to which a classifier gives one label with a probability.

    >>> checked_questions(["stance", "holder", "frames"])
    ['stance']
    """
    return [name for name in coded if QUESTIONS[name].classified and QUESTIONS[name].exclusive]


def source_file(corpus: str, name: str) -> str:
    """Where the table ``name`` of a corpus stands: one of results, or one on the way to them.

    >>> source_file("seeds", "hypotheses"), source_file("seeds", "ledger")
    ('results/seeds/tables/hypotheses.csv', 'resources/seeds/ledger.parquet')
    """
    return f"results/{corpus}/tables/{name}.csv" if name in TABLES else f"resources/{corpus}/{name}.parquet"


def questions_behind(figure: Figure, coded: Iterable[str]) -> list[str]:
    """The questions whose labels a figure shows or selects by, on a corpus whose coders answered some.

    >>> questions_behind(FIGURES["reliability"], ["stance", "frames"])
    ['stance']
    """
    return checked_questions(coded) if figure.coded else list(figure.questions)


def tables_behind(figure: Figure, corpus: str, coded: Iterable[str]) -> list[str]:
    """The tables that a figure is drawn from, its own first.

    Raises
    ------
    InputError
        It shows coded questions, and none was coded.
    """
    checked = checked_questions(coded)
    if figure.coded and not checked:
        raise InputError(
            f"figure {figure.name}", f"nobody coded what it shows of {corpus}", "a corpus with annotations"
        )
    return [source_file(corpus, name) for name in figure.inputs(checked) if name != "card"]


def tables_to_choose_by(corpus: str, coded: Iterable[str]) -> list[str]:
    """The tables on which it hangs which figures have something to show and what their words quote, each once."""
    checked = checked_questions(coded)
    names: dict[str, None] = {}
    for figure in FIGURES.values():
        names |= dict.fromkeys(figure.inputs(checked) if figure.facts else figure.tables(checked))
    return [source_file(corpus, name) for name in names if name != "card"]


def codebook_behind(figures: Iterable[Figure]) -> list[str]:
    """Parts of the codebook that the words under figures quote.

    >>> codebook_behind([FIGURES["words_by_target"]])
    []
    """
    return sorted({part for figure in figures for part in figure.quotes})


def paper_tables(corpus: str, coded: Collection[str]) -> list[str]:
    """Every table of results of a corpus, as csv: those that its paper reads, and those it names for LaTeX.

    >>> "results/seeds/tables/agreement.csv" in paper_tables("seeds", [])
    False
    """
    return [f"results/{corpus}/tables/{table.name}.csv" for table in TABLES.values() if table.is_for(coded)]


def paper_figures(corpus: str, figures: Iterable[str]) -> list[str]:
    """The figures that the paper of a corpus shows, of those that have something to show.

    >>> paper_figures("seeds", ["article_ribbon", "sentiment_by_target"])
    ['results/seeds/figures/sentiment_by_target.pdf']
    """
    return [f"results/{corpus}/figures/{name}.pdf" for name in FIGURES_SHOWN if name in figures]


def published_files(corpus: str, coded: Collection[str], figures: Collection[str]) -> list[str]:
    """Every file of ``results/<corpus>`` but those that list or tell of the others (:data:`LISTINGS`, :data:`TELLING`).

    Parameters
    ----------
    coded
        Questions that coders answered.
    figures
        Names of the figures that have something to show.

    >>> [path for path in published_files("seeds", [], ["article_ribbon"]) if "corpus" in path or "ribbon" in path]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['results/seeds/tables/corpus.csv', 'results/seeds/tables/corpus.tex',
     'results/seeds/figures/article_ribbon.svg', 'results/seeds/figures/article_ribbon.pdf',
     'results/seeds/figures/article_ribbon.png', 'results/seeds/figures/article_ribbon.csv',
     'results/seeds/figures/article_ribbon.txt']
    """
    exhibits: dict[str, list[Table] | list[Figure]] = {
        "tables": [table for table in TABLES.values() if table.is_for(coded)],
        "figures": [figure for name, figure in FIGURES.items() if name in figures],
    }
    return [
        f"results/{corpus}/data_statement.md",
        f"results/{corpus}/figures.json",
        *(
            f"results/{corpus}/{folder}/{exhibit.name}.{ending}"
            for folder, members in exhibits.items()
            for exhibit in members
            for ending in exhibit.files
        ),
    ]


def possible_results(corpus: str) -> list[str]:
    """Every file that jobs may make in ``results/<corpus>``, whatever was coded and has something to show.

    >>> {"results/seeds/manifest.json", "results/seeds/report/index.html"} <= set(possible_results("seeds"))
    True
    """
    others = (f"results/{corpus}/{name}" for name in (*TELLING, *LISTINGS))
    return [*published_files(corpus, list(QUESTIONS), list(FIGURES)), *others]
