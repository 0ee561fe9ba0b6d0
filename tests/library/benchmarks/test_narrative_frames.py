import json

import numpy as np
import pytest

from narrative_frames_data import read_answers, read_articles
from presslens.base.errors import InputError

HEADER = "ID\tsource\ttext\tRE\tHI\tCO\tMO\tEC\n"


def file(tmp_path, *rows):
    path = tmp_path / "articles.tsv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_frames_come_in_the_order_of_the_module_and_wrong_rows_are_counted(tmp_path):
    articles = read_articles(
        file(
            tmp_path,
            "1\tpaper\tIt rained.\tTrue\tFalse\tTrue\tFalse\tFalse",
            "2\tpaper\tIt snowed.\tTrue\tFalse\tTrue\tFalse\tFalse)",
            "3\tpaper\tIt froze.",
        )
    )
    assert articles.identifiers == ("1",)
    assert articles.frames.tolist() == [[True, False, False, False, True]]  # CO, EC, HI, MO, RE
    assert articles.excluded["2"] == "EC is 'False)'"
    assert set(articles.excluded) == {"2", "3"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1\tp\tIt rained.\tTrue\tTrue\tTrue\tTrue\tTrue"] * 2, "occurs twice"),
        (["1\tp\t \tTrue\tTrue\tTrue\tTrue\tTrue"], "text is empty"),
        (["1\tp\tIt rained.\t?\tTrue\tTrue\tTrue\tTrue"], "no row"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, rows, said):
    with pytest.raises(InputError, match=said):
        read_articles(file(tmp_path, *rows))


def test_answers_are_shares_of_yes_and_the_frame_stands_in_for_silence(tmp_path):
    articles = read_articles(file(tmp_path, "7\tpaper\tIt rained.\tTrue\tFalse\tTrue\tFalse\tFalse"))
    path = tmp_path / "answers.json"
    block = {
        "co1": ["yes", ["yes", "yes", -1, -1]],
        "co2": ["NO AGREEMENT", ["no", "yes", -1]],
        "mo1": ["no", [-1, -1]],
    }
    path.write_text(json.dumps({"7": block}))
    assert np.allclose(read_answers(path, articles), [[0.75, 0, 0, 0, 1]])
    path.write_text(json.dumps({"7": {"co1": "yes"}}))
    with pytest.raises(InputError, match="coders' answers"):
        read_answers(path, articles)
    path.write_text(json.dumps({}))
    with pytest.raises(InputError, match="'7' is missing"):
        read_answers(path, articles)
