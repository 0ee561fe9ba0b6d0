"""Draw. Takes tables and the ledger; gives figures as svg, pdf and png with the plotted numbers as csv."""

from presslens.codebook.words import ENGLISH_CODE, words_file
from presslens.draw.page_settings import PAGE_KEYS
from presslens.exhibits.figures import FIGURES
from presslens.study.outputs import codebook_behind, questions_behind, tables_behind, tables_to_choose_by


def words_on(figure):
    """Function from wildcards and input to the words under a figure, once they are there; None: it shows nothing."""
    return lambda wildcards, input: read_json(input.texts).get(figure.name)


checkpoint choose_figures:
    """Which figures have something to show, and the words under them: the others are not drawn."""
    input:
        tables=lambda wildcards: tables_to_choose_by(wildcards.corpus, study.coded(wildcards.corpus)),
        coded="resources/{corpus}/coded.json",
        codebook=codebook_of(*codebook_behind(FIGURES.values())),
        words=words_file(config["draw"].get("language", ENGLISH_CODE)),
        library=library_of(
            "draw/choose_figures.py",
            *sorted({figure.facts.partition(":")[0] for figure in FIGURES.values() if figure.facts}),
        ),
    output:
        figures="results/{corpus}/figures.json",
    log:
        "resources/{corpus}/logs/choose_figures.log",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: study.coded(wildcards.corpus),
        settings=in_words | config["draw"],
        folder="results/{corpus}/figures",
        refused=lambda wildcards: list(study.refused(wildcards.corpus)),
    script:
        "../scripts/draw/choose_figures.py"


for drawn in FIGURES.values():

    rule:
        """A figure with the numbers plotted in it, and on its face how to read it and how its labels were checked."""
        name:
            f"draw_{drawn.name}"
        input:
            tables=lambda wildcards, drawn=drawn: tables_behind(drawn, wildcards.corpus, study.coded(wildcards.corpus)),
            card=["data/{corpus}.yaml"] if "card" in drawn.reads else [],
            codebook=codebook_of(*drawn.codebook),
            words=words_file(config["draw"].get("language", ENGLISH_CODE)),
            validations=lambda wildcards, drawn=drawn: study.validations(
                wildcards.corpus, *questions_behind(drawn, study.coded(wildcards.corpus))
            ),
            familiarity=lambda wildcards, drawn=drawn: study.familiarity(
                wildcards.corpus, *questions_behind(drawn, study.coded(wildcards.corpus))
            ),
            # Other figures' words stand there too: those of this one are a param.
            texts=ancient("results/{corpus}/figures.json"),
            library=library_of("draw/draw_figure.py", drawn.module),
        output:
            svg=exhibit("figures", drawn.name),
            pdf=f"results/{{corpus}}/figures/{drawn.name}.pdf",
            png=f"results/{{corpus}}/figures/{drawn.name}.png",
            csv=f"results/{{corpus}}/figures/{drawn.name}.csv",
            txt=f"results/{{corpus}}/figures/{drawn.name}.txt",
        log:
            f"resources/{{corpus}}/logs/draw_{drawn.name}.log",
        conda:
            "../envs/presslens.yaml"
        params:
            figure=drawn.name,
            questions=lambda wildcards, drawn=drawn: questions_behind(drawn, study.coded(wildcards.corpus)),
            classifiers={
                question: classifier
                for question, classifier in study.models.classifiers.items()
                if question in drawn.questions or drawn.coded
            },
            settings={key: config["draw"][key] for key in drawn.settings},
            page={key: value for key, value in config["draw"].items() if key in PAGE_KEYS},
            text=words_on(drawn),
        script:
            "../scripts/draw/draw_figure.py"
