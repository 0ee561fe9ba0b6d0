"""Draw. Takes tables and the ledger; gives figures as svg, pdf and png with the plotted numbers as csv."""

from presslens.codebook.codebook import Codebook
from presslens.exhibits.figures import FIGURES
from presslens.study.outputs import checked_questions, files_behind, source_file
from presslens.tell.words import words_of


def questions_behind(figure):
    """Function from wildcards to the questions that a figure rests on."""
    return lambda wildcards: (
        checked_questions(questions_coded(wildcards.corpus)) if figure.coded else list(figure.questions)
    )


def tables_behind(figure):
    """Function from wildcards to the tables that a figure is drawn from."""

    def paths(wildcards):
        checked = checked_questions(questions_coded(wildcards.corpus))
        if figure.coded and not checked:
            raise WorkflowError(f"Nobody coded what the figure {figure.name} shows: {wildcards.corpus}.")
        return [source_file(wildcards.corpus, name) for name in figure.inputs(checked) if name != "card"]

    return paths


def validations_behind(figure):
    """Function from wildcards to the scores of the questions that a figure rests on, where they were coded."""
    return lambda wildcards: validations_of(*questions_behind(figure)(wildcards))(wildcards)


def classifiers_behind(figure):
    """Function from wildcards to the classifier of each question that a figure rests on, less those without one."""
    return lambda wildcards: {
        question: classifiers_in_use()[question]
        for question in questions_behind(figure)(wildcards)
        if question in classifiers_in_use()
    }


def words_on(figure):
    """Function from wildcards and input to the words under a figure: one text for its face and for the report."""

    settings = settings_in_words(config) | config["draw"]

    def words(wildcards, input):
        tables = {Path(path).stem: str(path) for path in input.tables}
        try:
            return words_of(figure, tables, Codebook(input.codebook), settings)
        except InputError as fault:
            raise WorkflowError(str(fault)) from None

    return words


checkpoint choose_figures:
    """Which figures have something to show: the others are not drawn."""
    input:
        tables=lambda wildcards: files_behind(FIGURES.values(), wildcards.corpus, questions_coded(wildcards.corpus)),
        library=library_of("draw/choose_figures.py"),
    output:
        figures="resources/{corpus}/figures.json",
    log:
        "resources/{corpus}/logs/choose_figures.log",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: checked_questions(questions_coded(wildcards.corpus)),
    script:
        "../scripts/draw/choose_figures.py"


for drawn in FIGURES.values():

    rule:
        """A figure with the numbers plotted in it, and on its face how to read it and how its labels were checked."""
        name:
            f"draw_{drawn.name}"
        input:
            tables=tables_behind(drawn),
            card=["data/{corpus}.yaml"] if "card" in drawn.reads else [],
            codebook=[path for part in drawn.codebook for path in part_files(part, config)],
            validations=validations_behind(drawn),
            library=library_of("draw/draw_figure.py", drawn.drawn_by.partition(":")[0]),
        output:
            svg=report(
                f"results/{{corpus}}/figures/{drawn.name}.svg",
                caption="../report/figure.rst",
                category="Figures",
                labels={"corpus": "{corpus}", "figure": drawn.name.replace("_", " ")},
            ),
            pdf=f"results/{{corpus}}/figures/{drawn.name}.pdf",
            png=f"results/{{corpus}}/figures/{drawn.name}.png",
            csv=f"results/{{corpus}}/figures/{drawn.name}.csv",
        log:
            f"resources/{{corpus}}/logs/draw_{drawn.name}.log",
        conda:
            "../envs/presslens.yaml"
        params:
            figure=drawn.name,
            questions=questions_behind(drawn),
            classifiers=classifiers_behind(drawn),
            settings={key: config["draw"][key] for key in drawn.settings},
            words=words_on(drawn),
        script:
            "../scripts/draw/draw_figure.py"
