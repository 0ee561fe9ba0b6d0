"""What tells targets apart once their names are hidden."""

from presslens.attribute.items import Item
from presslens.classify.methods.encoder.classifier import EncoderSentiment
from presslens_training.name_audit import guess_targets

TARGETS = ("TUR", "RUS", "SYR")


def test_names_in_view_betray_the_target(encoder, mask, heads):
    classifier = EncoderSentiment(encoder, mask, heads["sentiment"])
    places = ["the north", "the south", "a port", "the coast", "a valley", "the hills", "the east", "a village"]
    items = [
        Item(f"{name} sent a convoy to {place}.", 0, len(name), target, "country")
        for place in places
        for name, target in zip(("Turkey", "Russia", "Syria"), TARGETS, strict=True)
    ]
    articles = [place for place in places for _ in TARGETS]
    found = guess_targets(classifier, items, articles)
    assert found["always the most frequent target"] == {"accuracy": 0.3333, "mean_recall": 0.3333}
    assert found["nothing hidden"]["accuracy"] == 1
    assert found["names hidden"]["accuracy"] <= 0.5
