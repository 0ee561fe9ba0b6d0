"""How the data of the reader is written: names once, numbers as differences, files of a size that loads at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

#: Size that a file of data should not exceed, in characters; one item that is larger has a file of its own.
FILE_SIZE = 64_000
#: Decimals of probabilities and tone.
DIGITS = 4
#: Decimals of what items add, of which sums have six.
SUMMED = 7


@dataclass
class Names:
    """A dictionary: each name once, and in its place the number under which it stands.

    >>> names = Names()
    >>> [names.number(name) for name in ("Sun", "Post", None, "Sun")], names.listed
    ([0, 1, -1, 0], ['Sun', 'Post'])
    """

    listed: list[str] = field(default_factory=list)
    _numbers: dict[Hashable, int] = field(default_factory=dict, repr=False)

    def number(self, name: str | None) -> int:
        """Of a name, which is taken in where it is new; -1: there is none."""
        if name is None:
            return -1
        if name not in self._numbers:
            self._numbers[name] = len(self.listed)
            self.listed.append(name)
        return self._numbers[name]


def differences(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before; the first as it is.

    >>> differences([3, 7, 8])
    [3, 4, 1]
    """
    found, last = [], 0
    for number in numbers:
        found.append(number - last)
        last = number
    return found


def runs(steps: Iterable[int]) -> list[int]:
    """Steps of which those of 1 that follow each other are one number: how many, with a minus.

    >>> runs([3, 1, 1, 1, 4, 1])
    [3, -3, 4, -1]
    """
    found: list[int] = []
    for step in steps:
        if step != 1:
            found.append(step)
        elif found and found[-1] < 0:
            found[-1] -= 1
        else:
            found.append(-1)
    return found


def coded(values: Sequence) -> list | dict[str, list]:
    """A column as it is, or, where values come again and again, ``d``, each of them once, and ``n``, which one it is.

    >>> coded(["a", "b", "a", "a", "b", "a"])
    {'d': ['a', 'b'], 'n': [0, 1, 0, 0, 1, 0]}
    >>> coded([1, 2.5, None])
    [1, 2.5, None]
    """
    # A truth value is no number here, and 1 is not 1.0.
    numbers: dict[tuple[type, Hashable], int] = {}
    places = [numbers.setdefault((type(value), value), len(numbers)) for value in values]
    if 3 * len(numbers) > len(places):
        return list(values)
    return {"d": [value for _, value in numbers], "n": places}


def rounded(value: float | None, digits: int = DIGITS) -> float | None:
    """With so many decimals; whole numbers without a point.

    >>> rounded(0.123456), rounded(1.0), rounded(None)
    (0.1235, 1, None)
    """
    if value is None:
        return None
    number = round(float(value), digits)
    return int(number) if number == int(number) else number


def in_files(sizes: Sequence[int], most: int = FILE_SIZE) -> Iterator[range]:
    """Deal items out to files in their order, as many to each as keep it below ``most`` characters.

    Parameters
    ----------
    sizes
        Of each item, in characters.

    >>> list(in_files([5, 5, 20, 1], 10))
    [range(0, 2), range(2, 3), range(3, 4)]
    """
    begin, total = 0, 0
    for place, size in enumerate(sizes):
        if place > begin and total + size > most:
            yield range(begin, place)
            begin, total = place, 0
        total += size
    if begin < len(sizes):
        yield range(begin, len(sizes))
