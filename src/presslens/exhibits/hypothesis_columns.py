"""What the columns of tables of hypotheses mean."""

from __future__ import annotations

from presslens.exhibits.exhibit import Column

_EFFECTIVE = "One over the sum of squared shares of mentions by outlet (inverse Simpson index): number of outlets"
#: Columns of tables of hypotheses, in order.
HYPOTHESIS_COLUMNS = (
    Column("hypothesis", "string", "Name in hypotheses.yaml of the codebook or of a topic."),
    Column("primary", "boolean", "Whether it belongs to the primary family."),
    Column("unit", "string", "What the claim generalises over, and what decides its outcome: outlets or stories."),
    Column(
        "period", "string", "Days of publication; where the sides differ, those of either, as for target and holder."
    ),
    Column("first", "string", "What is compared with second: outlets, targets, holders or days, by their label."),
    Column("second", "string", "What first is compared with."),
    Column("direction", "string", "Whether first is expected higher or lower than second, or different either way."),
    Column("n_mentions_first", "integer", "Actor mentions in the first side."),
    Column("n_articles_first", "integer", "Articles in the first side."),
    Column("n_stories_first", "integer", "Stories in the first side."),
    Column(
        "n_outlets_first", "string", "Outlets of the first side with a mention, and of how many, where it names them."
    ),
    Column("effective_outlets_first", "number", f"{_EFFECTIVE} of the first side."),
    Column("share_uncertain_first", "number", "Share of its mentions with the answer uncertain, which count as 0."),
    Column("mean_first", "number", "Mean polarity in the first side, from -1 to 1, or the share of label."),
    Column("n_mentions_second", "integer", "Actor mentions in the second side."),
    Column("n_articles_second", "integer", "Articles in the second side."),
    Column("n_stories_second", "integer", "Stories in the second side."),
    Column(
        "n_outlets_second", "string", "Outlets of the second side with a mention, and of how many, where it names them."
    ),
    Column("effective_outlets_second", "number", f"{_EFFECTIVE} of the second side."),
    Column("share_uncertain_second", "number", "Share of its mentions with the answer uncertain, which count as 0."),
    Column("mean_second", "number", "Mean polarity in the second side, from -1 to 1, or the share of label."),
    Column("p_stories", "number", "Two-sided p of difference (symmetric bootstrap-t over stories)."),
    Column("p_stories_adjusted", "number", "p_stories after adjustment, all hypotheses tested by stories."),
    Column("difference_outlets", "number", "Mean of the outlets of first less that of second (random effects)."),
    Column("low_outlets", "number", "Lower end of its interval (t, Hartung-Knapp); empty with too few outlets."),
    Column("high_outlets", "number", "Upper end of its interval (t, Hartung-Knapp); empty with too few outlets."),
    Column("p_outlets", "number", "Two-sided p by exchanging outlets between the sides (Welch's t of their means)."),
    Column("n_assignments", "integer", "Assignments of outlets to sides that p_outlets is counted over."),
    Column("low_without_one", "number", "Lowest difference with one outlet left out; no side may lose its only one."),
    Column("high_without_one", "number", "Highest difference with one outlet left out."),
    Column("most_moving_outlet", "string", "Outlet without which the difference changes most."),
    Column(
        "adjustment",
        "string",
        "Over which hypotheses p is adjusted: Holm over the primary ones, or BH (Benjamini-Hochberg) over all.",
    ),
    Column(
        "outcome",
        "string",
        "supported, not supported or opposite, by p_adjusted; these outlets only (or opposite, these outlets only), by "
        "p_stories_adjusted, where the sides have different outlets and nothing is tested of their kind; not testable.",
    ),
    Column("statement", "string", "The hypothesis in words."),
)
#: What codes drawn at random say of a hypothesis, behind the other columns of the table.
CORRECTED_COLUMNS = (
    Column("corrected", "number", "The difference, corrected by codes drawn at random; empty with too few of them."),
    Column("corrected_low", "number", "Lower end of its interval (t over stories)."),
    Column("corrected_high", "number", "Upper end of its interval (t over stories)."),
    Column("corrected_p", "number", "Two-sided p of corrected, by stories; 0.000001 stands for anything smaller."),
    Column("corrected_p_adjusted", "number", "corrected_p after the same adjustment in the same family, by stories."),
    Column(
        "corrected_outcome",
        "string",
        "What corrected says by corrected_p_adjusted, by stories, in the words of outcome, never of kinds of outlets; "
        "not estimated with too few codes.",
    ),
    Column(
        "detectable",
        "number",
        "True difference that corrected, with as many codes, tells from 0 four times in five (not adjusted).",
    ),
    Column("tuned", "number", "As corrected, the answers with the weight that makes its error least (PPI++)."),
    Column("tuned_low", "number", "Lower end of its interval (t over stories)."),
    Column("tuned_high", "number", "Upper end of its interval (t over stories)."),
    Column("tuned_p", "number", "Two-sided p of tuned, by stories."),
    Column("coders", "number", "The difference by the codes alone, each weighted by one over its chance to be drawn."),
    Column("coders_low", "number", "Lower end of its interval (t over stories)."),
    Column("coders_high", "number", "Upper end of its interval (t over stories)."),
    Column("coders_p", "number", "Two-sided p of coders, by stories; 0.000001 stands for anything smaller."),
    Column("n_codes_first", "integer", "Coded mentions of the first side, by its answers or its codes."),
    Column("n_codes_second", "integer", "Coded mentions of the second side, by its answers or its codes."),
    Column("correction_note", "string", "Why the difference is not corrected, and how many codes it would take."),
)
