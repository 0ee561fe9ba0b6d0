"""Draw. Takes tables and the ledger; gives figures as svg, pdf and png with the plotted numbers as csv."""

from presslens.exhibits.figures import FIGURES


checkpoint draw_figures:
    """Every figure that has something to show, with the words under it, in one job; the files of others are empty."""
    input:
        outside(drawing_steps),
    output:
        figures="results/{corpus}/figures.json",
        drawn=[
            f"resources/{{corpus}}/figures/{name}.{ending}"
            for name, figure in FIGURES.items()
            for ending in (*figure.files, "json")
        ],
    log:
        *logs_of("resources/{corpus}", ["choose_figures", *(f"draw_{name}" for name in FIGURES)]),
    # Before what needs one core: it can go on beside the report, which waits for figures.
    priority: 1
    conda:
        "../envs/presslens.yaml"
    threads: 4
    params:
        steps=drawing_steps,
        code=code_of("run_steps.py"),
    script:
        "../scripts/run_steps.py"


rule publish_figure:
    """A figure with the numbers plotted in it, and on its face how to read it and how its labels were checked."""
    input:
        # Of a figure that is new, the job that draws has not yet made this.
        words="resources/{corpus}/figures/{figure}.json",
        drawn=drawn,
    output:
        svg=exhibit("figures", "{figure}"),
        others=[f"results/{{corpus}}/figures/{{figure}}.{ending}" for ending in ("pdf", "png", "csv", "txt")],
    log:
        "resources/{corpus}/logs/publish_{figure}.log",
    wildcard_constraints:
        figure="|".join(FIGURES),
    # It copies some files: where jobs wait in a queue, a job for each figure would wait for that.
    localrule: True
    conda:
        "../envs/presslens.yaml"
    params:
        # Of the caption in Snakemake's report.
        questions=lambda wildcards: questions_behind(FIGURES[wildcards.figure], study.coded(wildcards.corpus)),
        text=words_under,
        sums="resources/{corpus}/checksums",
    shell:
        # With the checksums of what is copied; of a study in a bucket there are none.
        "cp {input.drawn} $(dirname {output.svg})/ 2>{log} && if [ -d {params.sums} ]; then "
        "mkdir -p {params.sums}/results/figures && for file in {input.drawn}; do "
        "cp {params.sums}/resources/figures/$(basename $file) {params.sums}/results/figures/ 2>>{log} || exit 1; done; fi"
