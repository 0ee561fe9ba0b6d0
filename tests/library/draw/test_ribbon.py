"""The ribbon counts sentences as the ledger does."""

from presslens.draw.ribbon import PER_LINE, Bead, Shade, ribbon_plot

SHADES = {"neutral": Shade("#8C8C8C", "•")}


def test_sentences_count_from_0_on_every_line():
    beads = [Bead(0, "TUR", "neutral", "outlet", True), Bead(PER_LINE, "TUR", "neutral", "UN", True)]
    figure = ribbon_plot(beads, PER_LINE + 1, "Title", {"TUR": "Turkey"}, SHADES, {"outlet": "", "UN": "UN"})
    first, second = figure.axes
    assert [label.get_text() for label in first.get_xticklabels()] == [str(i) for i in range(PER_LINE)]
    assert [label.get_text() for label in second.get_xticklabels()] == [str(PER_LINE)]
    assert [text.get_text() for text in first.texts] == ["•"]
    assert [text.get_text() for text in second.texts] == ["•\nUN"]
