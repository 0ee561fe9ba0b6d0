"""Draw the words and phrases that set groups of sentences apart."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.targets import load_targets
from presslens.draw.keyness import keyness_plot
from presslens.draw.notes import stamp
from presslens.draw.style import INK, footnote, save
from presslens.estimate.keyness import KEYNESS_COLUMNS

COLUMNS = {"target": "target", "country": "outlet_country"}
#: Words on either side of a panel: all that fit where there are few panels.
PER_SIDE = {"target": 20, "country": 10}
ALPHA = 0.05


def main(snakemake, note):
    group, settings = snakemake.wildcards.group, snakemake.params
    words = read_csv(snakemake.input.table, KEYNESS_COLUMNS)
    if group == "target":
        targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
        panels = {target.code: (f"naming {target.label}", target.colour) for target in targets}
        what = "Sentences that name the target against all others; names of targets left out."
    else:
        countries = sorted(set(words["outlet_country"]), key=lambda code: (code == "unknown", code))
        panels = {code: (f"outlets of {code}" if code != "unknown" else "country unknown", INK) for code in countries}
        what = "Sentences of the country's outlets against all others; names of targets left out."
    figure = keyness_plot(words, COLUMNS[group], panels, PER_SIDE[group], ALPHA)
    footnote(
        figure,
        f"{what} z: log-odds (informative Dirichlet prior of {settings.prior_words:g} words) over its standard "
        "deviation, "
        f"stories drawn whole. Filled: false-discovery rate below {ALPHA:.0%} (Benjamini-Hochberg over "
        f"all words and phrases that occur {settings.min_count} times or more).".replace("%", " %"),
        # Which sentences are compared is known; no classifier chose them.
        stamp((), {}, []),
    )
    save(figure, words, snakemake.output)
    note(f"{len(words)} words and phrases, {len(panels)} panels")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
