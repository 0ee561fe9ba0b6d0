"""What is new costs as much as it must: each row adds something for real and counts what was touched.

``pytest -s -k growth`` prints the table.
"""

import difflib
import json
from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
import pytest

from .conftest import LEDGER, copy_of, copy_of_project, shared
from .new_parts import BARS, COIN, EMOTION, FIGURE, GUILD, HOPE, IRAN, SWEDISH, TABLE, WORDS, YEARS
from .town import ANNOTATION_CARD, CORPUS_CARD, articles, write

pytestmark = pytest.mark.workflow

#: Folders in which something new may have to be written.
PLACES = ["Snakefile", "config.yaml", "rules", "scripts", "src", "annotations", "codebook", "data", "models", "report"]
PLACES += ["paper"]
TOWN = "resources/town/ledger.parquet"
ROWS: list[tuple[str, int, int, int]] = []


@pytest.fixture(scope="module", autouse=True)
def table_of_costs() -> Iterator[None]:
    yield
    print("\n\nnew                  places  lines  lines of code")
    for what, places, lines, code in ROWS:
        print(f"{what:<20} {places:>6} {lines:>6} {code:>14}")


def texts(study):
    files = (file for place in PLACES for file in [study.folder / place, *(study.folder / place).rglob("*")])
    kept = {".py", ".yaml", ".smk", ".rst", ".csv", ""}
    return {
        file.relative_to(study.folder).as_posix(): file.read_text(encoding="utf-8").splitlines()
        for file in files
        if file.is_file() and file.suffix in kept and "__pycache__" not in file.parts
    }


@contextmanager
def grown(study, what, places, lines, code=0) -> Iterator[None]:
    """Count the places that the block touches, and lines put in, taken out and, of these, in programs.

    A place is a file, or a folder of annotations; what is read from it (texts, codes) is not counted in lines.
    """
    before = texts(study)
    yield
    now = texts(study)
    changed = {}
    for name in now.keys() | before.keys():
        if now.get(name) != before.get(name) and not name.endswith(".csv"):
            changes = difflib.ndiff(before.get(name, []), now.get(name, []))
            changed[name] = sum(line[0] in "+-" and line[1:].strip() != "" for line in changes)
    touched = {"/".join(name.split("/")[:2]) if name.startswith("annotations/") else name for name in changed}
    written = sum(count for name, count in changed.items() if name.endswith((".py", ".smk")) or name == "Snakefile")
    ROWS.append((what, len(touched), sum(changed.values()), written))
    assert len(touched) <= places, sorted(changed)
    assert sum(changed.values()) <= lines, changed
    assert written <= code, changed


def put(study, path, text):
    file = study.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.lstrip("\n"), encoding="utf-8")


def named(study, key, name):
    """Put a name at the head of a list of the config, as a researcher does with an editor."""
    lines = (study.folder / "config.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    put(study, "config.yaml", "".join([*lines[: at + 1], f"  - {name}\n", *lines[at + 1 :]]))


def ledger_of(study, path=LEDGER):
    return pl.read_parquet(study.folder / path)


def test_a_target_that_is_no_holder_and_a_holder_and_a_frame(built):
    with grown(built, "target", places=2, lines=12):
        put(built, "codebook/targets/IRN.yaml", IRAN)
        named(built, "targets", "IRN")
    with grown(built, "holder", places=2, lines=8):
        put(built, "codebook/holders/GUILD.yaml", GUILD)
        named(built, "holders", "GUILD")
    with grown(built, "frame", places=2, lines=10):
        put(built, "codebook/frames/hope.yaml", HOPE)
        named(built, "frames", "hope")
    put(built, "seeds/iran.txt", "Talks\n\nIran waits for rain. Tehran and Rouhani said Iranian soldiers left.")
    put(built, "seeds/guild.txt", "Bread\n\nThe Guild of Bakers said that Turkey hopes for rain.")
    tables = {name: f"results/seeds/tables/{name}_by_target.csv" for name in ("sentiment", "holder", "frames")}
    built.build(LEDGER, "results/seeds/figures/stance_by_holder.svg", *tables.values())
    ledger = ledger_of(built)
    iran, guild = ledger.filter(source_id="iran.txt"), ledger.filter(source_id="guild.txt")
    assert iran["mention"].to_list() == ["Iran", "Tehran", "Rouhani", "Iranian soldiers"]
    assert iran["alias_kind"].to_list() == ["country", "capital", "leader", "army"]
    assert set(iran["target"]) == {"IRN"}
    assert guild["holder"].to_list() == ["GUILD"]
    assert "hope" in guild["frames"][0]
    assert "p_frame_hope" in ledger.columns
    written = {name: (built.folder / path).read_text() for name, path in tables.items()}
    assert "\nIRN," in written["sentiment"]
    assert ",GUILD," in written["holder"]
    assert ",hope," in written["frames"]
    assert "Hope" not in written["frames"]


def second_corpus(folder):
    study = copy_of_project(folder)
    rows, _, _ = articles()
    write(study.folder / "town/articles.csv", ["No", "Headline", "Body", "Paper", "Day"], rows)
    with grown(study, "corpus", places=2, lines=15):
        put(study, "data/town.yaml", CORPUS_CARD.replace("articles_per_shard: 20\n", ""))
        named(study, "corpora", "town")
    return study.build(TOWN)


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """A second corpus, from nothing to its ledger."""
    return shared(tmp_path_factory, "town", second_corpus)


def test_a_corpus(town):
    assert set(ledger_of(town, TOWN)["corpus"]) == {"town"}
    assert len(ledger_of(town, TOWN)) == 90


def annotate(study, frames=None):
    """``frames``: codes by that of the sentiment; by default nobody sees one."""
    _, sample, codes = articles()
    if frames is not None:
        codes = [[*row[:3], frames[row[2]]] for row in codes]
    folder = study.folder / "annotations/town"
    write(folder / "sample.csv", ["id", "source_id", "target", "start", "end", "mention"], sample)
    write(folder / "coder_A.csv", ["id", "actor", "sentiment", "frames"], codes)
    put(study, "annotations/town/card.yaml", ANNOTATION_CARD)


def out_of_fold(study):
    """What a model that learned from the codes ships: of each question a row, the first label for certain."""
    heads = json.loads((study.folder / "models/encoder/model.json").read_text())["heads"]
    columns = [f"p_{label}" for head in heads.values() for label in head["labels"]]
    rows = [["id", "question", *columns]]
    for question, head in heads.items():
        said = {f"p_{label}": place == 0 for place, label in enumerate(head["labels"])}
        rows.append(["t0", question, *(str(int(said[name])) if name in said else "" for name in columns)])
    return "".join(",".join(row) + "\n" for row in rows)


def validation(study, question):
    return pl.read_csv(study.folder / f"results/town/tables/validation_{question}.csv")


def test_annotations(town, tmp_path):
    study = copy_of(town, tmp_path / "study")
    with grown(study, "annotations", places=1, lines=20):
        annotate(study)
    study.build("results/town/tables/validation_actor.csv")
    assert set(validation(study, "actor").filter(pl.col("in_use"))["n"].drop_nulls()) >= {90}


@pytest.mark.parametrize("learned", [False, True], ids=["annotations are new", "annotations were learned from"])
def test_a_frame_on_an_annotated_corpus(town, tmp_path, learned):
    """The shipped encoder has no head for it, and says nothing of it; rules answer."""
    study = copy_of(town, tmp_path / "study")
    annotate(study)
    if learned:
        study.edit("models/encoder/model.json", '"trained_on": []', '"trained_on": ["town"]')
        assert "town" in json.loads((study.folder / "models/encoder/model.json").read_text())["trained_on"]
        put(study, "models/encoder/out_of_fold.csv", out_of_fold(study))
    with grown(study, f"frame, {'known' if learned else 'new'} codes", places=2, lines=10):
        put(study, "codebook/frames/hope.yaml", HOPE)
        named(study, "frames", "hope")
    study.build("results/town/tables/validation_frames.csv")
    scores = validation(study, "frames")
    assert "cues" in set(scores["classifier"])
    assert "p_frame_hope" in ledger_of(study, TOWN).columns


def test_a_coded_frame_that_the_classifier_in_use_has_not_learned(town, tmp_path):
    """The encoder learns the other frames from the codes, and no table or figure says anything of this one."""
    study = copy_of(town, tmp_path / "study")
    annotate(study, {"-1": "hope", "0": "none", "1": "economic;hope"})
    study.edit("annotations/town/card.yaml", "frames: {", "frames: {hope: hope, ")
    study.edit("config.yaml", "  frames:\n    classifier: cues", "  frames:\n    classifier: encoder")
    put(study, "codebook/frames/hope.yaml", HOPE)
    named(study, "frames", "hope")
    tables = ["frames_by_target", "frames_over_time", "frame_pairs", "article_frames", "validation_frames"]
    results = [f"results/town/tables/{name}.csv" for name in tables]
    study.build(*results, "results/town/figures/frames_by_target.svg")

    ledger = ledger_of(study, TOWN)
    assert ledger["p_frame_hope"].null_count() == len(ledger) == 90
    assert ledger["p_frame_economic"].null_count() == 0
    *shares, _ = ((study.folder / path).read_text() for path in results)
    assert all("economic" in table and "hope" not in table for table in shares)
    scores = validation(study, "frames").filter(pl.col("in_use") & (pl.col("slice") == "all"))
    reasons = dict(
        scores.filter(pl.col("value").is_null() & pl.col("label").is_not_null()).select("label", "score").rows()
    )
    assert reasons.pop("hope") == "not_answered"
    assert set(reasons.values()) == {"not_coded"}
    assert scores.filter(score="f1", label="economic")["value"].item() > 0.9  # out of fold
    picture = (study.folder / "results/town/figures/frames_by_target.svg").read_text()
    assert "Hope" not in picture
    assert "not checked: conflict" in picture.replace("-->\n", "")


def test_a_classifier(built):
    with grown(built, "classifier", places=2, lines=40, code=35):
        put(built, "src/presslens/classify/methods/coin.py", COIN)
        config = (built.folder / "config.yaml").read_text(encoding="utf-8")
        head, stance, rest = config.partition("  stance:\n    classifier: encoder")
        assert stance
        put(built, "config.yaml", f"{head}  stance:\n    coin:\n      against: 0.7\n    classifier: coin{rest}")
    built.build(LEDGER)
    actors = ledger_of(built).filter(pl.col("actor"))
    assert set(actors["p_against"]) == {0.7}
    assert set(actors["stance"]) == {"against"}


def test_a_question(built):
    with grown(built, "question", places=3, lines=40, code=32):
        built.edit("src/presslens/codebook/questions.py", "\n#: Every question", EMOTION)
        built.edit("src/presslens/codebook/questions.py", "STANCE, FRAMES)", "STANCE, FRAMES, EMOTION)")
        put(built, "src/presslens/classify/methods/word_emotion.py", WORDS)
        built.edit(
            "config.yaml", "\nestimate:", "  emotion:\n    classifier: words\n    abstain_below: 0.4\n\nestimate:"
        )
    before = ledger_of(built)
    table = "results/seeds/tables/emotion_by_target.csv"
    built.build(LEDGER, table)
    ledger = ledger_of(built)
    assert ledger.columns[: len(before.columns)] == before.columns
    assert ledger.columns[len(before.columns) :] == ["emotion", "p_anger", "p_calm", "p_fear"]
    assert ledger.select(before.columns).equals(before)
    assert set(ledger["emotion"]) == {"anger", "calm"}
    assert ",calm," in (built.folder / table).read_text()


def test_a_table(built):
    with grown(built, "table", places=2, lines=30, code=30):
        built.edit("src/presslens/exhibits/tables.py", "for estimate in (", TABLE)
        put(built, "src/presslens/estimate/years.py", YEARS)
    table = "results/seeds/tables/mentions_by_year.csv"
    before = built.results()
    assert "tables/mentions_by_year" in built.made(table)
    # All tables are one job, and the others come out as they were.
    changed = {path for path, data in built.results().items() if before.get(path) != data}
    assert changed == {"tables/mentions_by_year.csv", "tables/mentions_by_year.tex"}
    assert (built.folder / table).read_text().startswith("year,n\n")


def test_a_figure(built):
    with grown(built, "figure", places=2, lines=25, code=25):
        built.edit("src/presslens/exhibits/figures.py", "for figure in (", FIGURE)
        put(built, "src/presslens/draw/figures/mentions_by_target.py", BARS)
    picture = "results/seeds/figures/mentions_by_target"
    before = built.results()
    assert {"figures/mentions_by_target", "figures/mentions_by_target.txt"} <= built.made(f"{picture}.svg")
    # All figures are one job, and the others come out as they were.
    assert {path for path in before if path.startswith("figures/")} <= before.keys() & built.results().keys()
    assert all(built.results()[path] == before[path] for path in before if path.startswith("figures/"))
    for kind in ("svg", "pdf", "png", "csv", "txt"):
        assert (built.folder / f"{picture}.{kind}").stat().st_size > 0
    assert "Mentions of each target." in (built.folder / f"{picture}.svg").read_text()


def test_a_language(fresh):
    words = "codebook/languages/sv"
    with grown(fresh, "language", places=7, lines=26, code=7):
        put(fresh, "src/presslens/language/sv/__init__.py", SWEDISH)
        put(fresh, f"{words}/language.yaml", "label: Swedish\ndefinition: Names.\nsource: Written for this test.\n")
        for target, name in (("TUR", "Turkiet"), ("RUS", "Ryssland"), ("SYR", "Syrien")):
            put(fresh, f"{words}/targets/{target}.yaml", f"country: [{name}]\n")
        fresh.edit("data/seeds.yaml", "language: en", "language: sv")
        fresh.edit("config.yaml", "    - en", "    - sv")
    for file in (fresh.folder / "seeds").iterdir():
        file.unlink()
    put(fresh, "seeds/nyhet.txt", "Nyhet\n\nTurkiet väntade. Ryssland väntade.")
    fresh.build(LEDGER)
    assert ledger_of(fresh)["mention"].to_list() == ["Turkiet", "Ryssland"]
    assert ledger_of(fresh)["sentence_index"].n_unique() == 2
