"""Countries among the holders: one of the others where no file has them."""

from presslens.codebook.countries import Countries, Country
from presslens.codebook.holders import Holder
from presslens.codebook.strangers import with_countries
from presslens.codebook.targets import Alias


def country(code, **names):
    return Country(code, names["country"], tuple(Alias(name, code, kind, name) for kind, name in names.items()))


COUNTRIES = Countries(
    (
        country("GRC", country="Greece", demonym="Greek", national="Greeks", capital="Athens", leader="Ana Nikou"),
        country("USA", country="United States", capital="Washington"),
        country("TUR", country="Turkey", capital="Ankara"),
    )
)
OTHER = Holder("OTHER", "Others", "#000000", ("Nora Weiss",), (), strangers=True)
USA = Holder("USA", "United States", "#111111", ("White House",), ())
OURS = Holder("OURS", "Ours", "#222222", ("Turkey", "Athens"), ())


def test_a_country_without_a_holder_is_one_of_the_others():
    others, *rest = with_countries([OTHER, USA, OURS], COUNTRIES)
    assert rest == [USA, OURS]
    # Athens is claimed by another holder, the United States have a file of their code, Turkey one with its name.
    assert others.names == ("Nora Weiss", "Ana Nikou", "Greece", "Greek")
    assert (others.places, others.demonyms) == (("Greece",), ("Greek",))


def test_without_strangers_nothing_changes():
    assert with_countries([USA, OURS], COUNTRIES) == [USA, OURS]
