"""Real files of the project, damaged at random: each is read, or refused in lines that can be printed."""

import random
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_cells, read_csv, read_json
from presslens.base.schema import read_checked

PROJECT = Path(__file__).resolve().parents[3]
PIECES = [
    *(b"&a ", b"*a", b"!!int ", b"<<: ", b"{", b"}", b"[", b"]", b"? ", b": ", b"- ", b"\n", b"\t", b"'", b'"', b"|"),
    *(b"\x00", b"\x1b", b"\xff", "\u202e".encode(), "\x85".encode(), b"\xef\xbb\xbf", b"\\ud800", b"---\n", b"#"),
    *(b"NaN", b".inf", b"9" * 5000, b"1e999", b"null", b"true", b"-1", b"0x10", b"[" * 200, b"{{ t }}", b"=", b","),
]


def damaged(data, draw):
    found = bytearray(data)
    for _ in range(draw.randint(1, 4)):
        place, source = draw.randrange(len(found) + 1), draw.randrange(len(found) + 1)
        match draw.randrange(4):
            case 0:
                found[place:place] = draw.choice(PIECES)
            case 1:
                del found[place : place + draw.randint(1, 30)]
            case 2:
                found[place : place + 1] = bytes([draw.randrange(256)])
            case 3:
                found[place:place] = found[source : source + draw.randint(1, 200)]
    return bytes(found)


@pytest.mark.parametrize(
    ("file", "read"),
    [
        ("config.yaml", lambda path: read_checked(path, "config")),
        ("data/fa-kes.yaml", lambda path: read_checked(path, "card")),
        ("codebook/hypotheses.yaml", lambda path: read_checked(path, "hypotheses")),
        ("codebook/targets/SYR.yaml", lambda path: read_checked(path, "target")),
        ("models/encoder/model.json", lambda path: read_checked(path, "encoder")),
        ("results/seeds/figures.json", read_json),
        ("results/seeds/tables/corpus.csv", read_csv),
        ("results/seeds/tables/corpus.csv", read_cells),
    ],
    ids=["config", "card", "hypotheses", "target", "model", "figures", "csv", "cells"],
)
def test_any_damage_is_a_line_or_a_file(file, read, tmp_path):
    """hostile 8, 15, 22, 24, 25, 28"""
    data, draw, n_refused = (PROJECT / file).read_bytes(), random.Random(file), 0
    path = tmp_path / Path(file).name
    for _ in range(60):
        path.write_bytes(damaged(data, draw))
        try:
            read(path)
        except InputError as fault:
            n_refused += 1
            lines = str(fault).split("\n")
            if not all(line.isprintable() and str(path) in line for line in lines):
                pytest.fail(repr(lines))
    assert n_refused > 5
