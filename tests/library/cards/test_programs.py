"""Codes by programs: frozen, called so, and judged by persons before they correct a number."""

import numpy as np
import polars as pl
import pytest

from presslens.annotate.human_sample import agreement_with_persons
from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.base.io import sha256, write_text
from presslens.cards.annotations import load_annotation_card

NAMES = {"holders": [], "frames": []}
N = 160
CARD = """corpus: toy
title: Codes
producer: a program
licence: CC0
procedure: by program
sampling: at random
offsets: {{into: cleaned}}
sample: sample.csv
columns: {{id: id, source_id: source_id, target: target, start: start, end: end}}
questions: {{actor: {{"1": "yes", "0": "no"}}}}
coders:
  M:
    file: coder_M.csv
    kind: {kind}
    model: {{name: talker 3, date: "2026-05-31", prompt: prompt.md, prompt_sha256: {prompt}, codes_sha256: {codes},
      settings: temperature 0}}
{more}
"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "toy"
    place.mkdir()
    ids = [f"m{k}" for k in range(N)]
    rows = {"id": ids, "source_id": ids, "target": "TUR", "start": 0, "end": 6}
    pl.DataFrame(rows).write_csv(place / "sample.csv")
    codes = np.arange(N) % 2
    pl.DataFrame({"id": ids, "actor": codes}).write_csv(place / "coder_M.csv")
    write_text("Say 1 or 0.", place / "prompt.md")
    return place


def card(folder, kind="automatic", more="standard: automatic", **other):
    hashes = {"prompt": sha256(folder / "prompt.md"), "codes": sha256(folder / "coder_M.csv")} | other
    write_text(CARD.format(kind=kind, more=more, **hashes), folder / "card.yaml")
    return load_annotation_card(folder / "card.yaml", NAMES)


def persons(folder, n, wrong):
    codes = np.arange(n) % 2
    codes[:wrong] = 1 - codes[:wrong]
    pl.DataFrame({"id": [f"m{k}" for k in range(n)], "actor": codes}).write_csv(folder / "persons.csv")
    return card(folder, more="human_sample: {file: persons.csv, producer: two students}")


def judged(found):
    return agreement_with_persons(found, read_annotations(found, NAMES), NAMES, {}, 0.95)


def test_a_card_without_persons_says_that_its_standard_is_automatic(folder):
    found = card(folder)
    assert (found.by_programs, judged(found)) == (True, [])
    assert found.coders[0].model.in_words.startswith("talker 3 on 2026-05-31, prompt prompt.md (sha256 ")
    with pytest.raises(InputError, match="coders: no person coded; a human_sample of 100 mentions or more, or"):
        card(folder, more="")


@pytest.mark.parametrize(("key", "name"), [("prompt", "prompt.md"), ("codes", "coder_M.csv")])
def test_what_is_not_the_frozen_file_is_refused_in_one_line(folder, key, name):
    with pytest.raises(
        InputError, match=rf"model\.{key}_sha256: {name} has [0-9a-f]{{64}}; the file that was frozen"
    ) as told:
        card(folder, **{key: "0" * 64})
    assert "\n" not in str(told.value)


def test_a_model_is_no_person(folder):
    with pytest.raises(InputError, match=r"coders\.M\.kind: found 'person'; allowed with model: automatic"):
        card(folder, kind="person")


def test_a_hundred_mentions_that_agree_let_automatic_codes_correct(folder):
    (line,) = judged(persons(folder, 120, wrong=6))
    assert line.startswith("automatic coder M and persons, actor: kappa 0.90 (0.7")
    assert line.endswith("n 120")


@pytest.mark.parametrize(
    ("n", "wrong", "said"),
    [
        (99, 0, "persons coded 99 mentions for validation; at least 100"),
        (120, 30, r"kappa 0\.50 \(.*; a lower end of 0\.6"),
    ],
)
def test_too_few_or_too_little_agreement_is_refused_in_one_line(folder, n, wrong, said):
    with pytest.raises(InputError, match=r"persons\.csv: .*" + said) as told:
        judged(persons(folder, n, wrong))
    assert "\n" not in str(told.value)
