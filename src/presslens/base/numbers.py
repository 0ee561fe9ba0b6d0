"""Numbers as readers see them."""


def percent(share: float, form: str = "g") -> str:
    """A share as a percentage, with a space before the sign.

    Parameters
    ----------
    form
        How the number of percent is formatted; in full if nothing is said.

    >>> percent(0.975), percent(1 / 3, ".0f")
    ('97.5 %', '33 %')
    """
    return f"{100 * share:{form}} %"
