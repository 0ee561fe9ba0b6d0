"""What the rules ask of a study: the project's own, and changed ones."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_yaml
from presslens.cards.familiarity import Missing
from presslens.study.study import Study
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]
CONFIG = read_yaml(CONFIG_FILE)
WITH_FAKES = CONFIG | {"corpora": ["seeds", "fa-kes"]}


@pytest.fixture(scope="module")
def study():
    return Study(WITH_FAKES, PROJECT)


@pytest.fixture
def folder(tmp_path):
    """A copy of the project's small files; what is large is linked."""
    for name in ("codebook", "data", "seeds", "annotations"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "models/encoder").mkdir(parents=True)
    for path in (PROJECT / "models/encoder").iterdir():
        (tmp_path / "models/encoder" / path.name).symlink_to(path)
    (tmp_path / "models/sentiment_linear").symlink_to(PROJECT / "models/sentiment_linear")
    return tmp_path


def classify(**blocks):
    """The project's config with other blocks of ``classify``."""
    return CONFIG | {"classify": CONFIG["classify"] | blocks}


def write_model(folder, **changes):
    """A changed ``model.json``."""
    path = folder / "models/encoder/model.json"
    document = json.loads(path.read_text()) | changes
    path.unlink()
    path.write_text(json.dumps(document))


def test_a_config_that_cannot_be_run_makes_no_study():
    with pytest.raises(InputErrors, match=r"config\.yaml: frames: found 'horserace'"):
        Study(CONFIG | {"frames": ["horserace"]}, PROJECT)


def test_no_accuracy_is_told_of_what_was_coded_or_learned(study):
    assert study.untold("seeds") == {}
    assert study.untold("fa-kes") == dict.fromkeys(["actor", "sentiment", "stance"], Missing.CODED)
    assert study.familiarity("seeds", "sentiment", "holder") == ["results/seeds/tables/familiarity.csv"]
    assert study.familiarity("seeds", "holder", "frames") == []
    assert study.familiarity("fa-kes", "sentiment") == []


def test_a_corpus_that_the_encoder_learned_gets_no_guess(folder):
    write_model(folder, trained_on=["seeds"])
    found = Study(CONFIG, folder)
    assert found.untold("seeds") == dict.fromkeys(["actor", "sentiment", "stance"], Missing.TRAINED)
    assert found.familiarity("seeds", "sentiment") == []


def test_where_other_classifiers_answer_nothing_is_told(folder):
    found = Study(classify(sentiment=CONFIG["classify"]["sentiment"] | {"classifier": "linear"}), folder)
    assert list(found.models.measured) == ["actor", "stance"]
    assert found.familiarity("seeds", "sentiment") == []


def test_the_codebook_comes_in_the_order_of_the_study(study):
    assert study.codebook_files("wikinews", "targets", "nouns") == [
        "codebook/targets/TUR.yaml",
        "codebook/targets/RUS.yaml",
        "codebook/targets/SYR.yaml",
        "codebook/nouns.yaml",
    ]
    turned = Study(CONFIG | {"targets": ["SYR", "TUR"]}, PROJECT)
    assert turned.codebook_files("wikinews", "targets") == ["codebook/targets/SYR.yaml", "codebook/targets/TUR.yaml"]


def test_the_codebook_of_a_question_is_that_of_its_classifiers(study):
    frames = study.codebook_files("seeds", "frames")
    assert study.codebook_of("seeds", "frames", "cues") == frames
    assert study.codebook_files("seeds", *study.needs_in_use("frames")) == frames
    encoder = study.codebook_files("seeds", *study.needs_in_use("stance"))
    assert set(encoder) == set(study.codebook_files("seeds", "targets", "holders", "nouns", "countries"))
    assert set(study.codebook_of("seeds", "stance")) == {*encoder, "codebook/stance.yaml"}
    by_cues = Study(classify(stance=CONFIG["classify"]["stance"] | {"classifier": "cues"}), PROJECT)
    assert by_cues.codebook_files("seeds", *by_cues.needs_in_use("stance")) == ["codebook/stance.yaml"]


def test_corpora_and_their_files(study):
    assert {"fa-kes", "seeds", "newsmtsc"} <= set(study.described)
    assert study.corpus_files("fa-kes") == ["resources/data/fa-kes/FA-KES-Dataset.csv"]
    seeds = study.corpus_files("seeds")
    assert seeds == sorted(f"seeds/{path.name}" for path in (PROJECT / "seeds").iterdir())
    assert study.card("fa-kes").encoding == "latin-1"


def test_outlets_that_speak_for_a_holder(study, folder):
    assert study.speaks_for("fa-kes") == {}
    card = read_yaml(folder / "data/seeds.yaml") | {"reader": "html_folder", "name": "mine", "speaks_for": "USA"}
    card["outlets"] = {
        "palace": {"outlet": "The Palace", "country": "GBR", "speaks_for": "OTHER"},
        "paper": {"outlet": "The Paper", "country": "GBR"},
    }
    (folder / "data/mine.yaml").write_text(yaml.safe_dump(card))
    assert Study(CONFIG, folder).speaks_for("mine") == {"": "USA", "The Palace": "OTHER", "The Paper": "USA"}


def test_a_corpus_without_a_readable_card_says_so(folder):
    (folder / "data/broken.yaml").write_text("name: broken\n")
    study = Study(CONFIG, folder)
    assert "broken" in study.described
    for ask in (study.corpus_files, lambda corpus: study.check([f"results/{corpus}/manifest.json"])):
        with pytest.raises(InputError, match=r"broken\.yaml: key .* is missing"):
            ask("broken")
    study.check(["--cores", "all", "resources/data/broken/a.csv", "broken", "results/fa-kes/tables/corpus.csv"])


def test_annotations_and_what_they_lead_to(study):
    assert "fa-kes" in study.annotated
    files = study.annotation_files("fa-kes")
    assert "annotations/fa-kes/card.yaml" in files
    assert all((PROJECT / path).is_file() for path in files)
    assert study.coded("fa-kes") == ["actor", "sentiment", "holder", "stance", "frames"]
    assert study.validations("fa-kes", "stance", "tone") == ["results/fa-kes/tables/validation_stance.csv"]
    assert study.coding("fa-kes") == [
        "annotations/fa-kes/card.yaml",
        "results/fa-kes/tables/agreement.csv",
        "resources/fa-kes/annotations.parquet",
        "resources/fa-kes/annotations_unplaced.parquet",
        *(f"results/fa-kes/tables/validation_{question}.csv" for question in study.coded("fa-kes")),
    ]


def test_a_corpus_without_annotations_leads_to_none(study):
    assert study.coded("seeds") == []
    assert study.annotation_files("seeds") == study.coding("seeds") == []
    assert study.validations("seeds", "stance") == []
    assert study.own_heads("seeds") == study.heads("seeds", "stance") == study.held_out("seeds", "stance") == []
    assert study.placed("seeds") == study.fitted_heads("seeds") == study.models_on_codes("seeds") == []
    assert study.answering_codes("seeds") == {}


def test_only_the_questions_of_the_card_are_coded(folder):
    path = folder / "annotations/fa-kes/card.yaml"
    card = read_yaml(path)
    for question in ("holder", "stance", "frames"):
        del card["questions"][question]
    path.write_text(yaml.safe_dump(card, sort_keys=False))
    study = Study(CONFIG, folder)
    assert study.coded("fa-kes") == ["actor", "sentiment"]
    assert study.validations("fa-kes", "stance", "sentiment") == ["results/fa-kes/tables/validation_sentiment.csv"]


def test_a_corpus_the_encoder_was_fitted_to_needs_no_heads_of_its_own(folder):
    write_model(folder, trained_on=["fa-kes"])
    (folder / "models/encoder/out_of_fold.csv").write_text("id,question\n")
    study = Study(CONFIG, folder)
    assert not study.has_own_heads("fa-kes", "stance")
    assert study.own_heads("fa-kes") == []
    # The ledger has its answers out of fold from beside it.
    assert study.fitted_heads("fa-kes") == []
    assert "models/encoder/out_of_fold.csv" in study.models_on_codes("fa-kes")
    assert list(study.answering_codes("fa-kes")) == ["actor", "sentiment", "stance", "frames"]
    assert study.answering_codes("fa-kes")["stance"] == study.models.settings_in_use("stance")


def test_a_coded_corpus_that_the_encoder_has_not_seen_has_heads_of_its_own(study):
    assert study.models.encoder_card.trained_on == ()
    assert study.own_heads("fa-kes") == ["actor", "sentiment", "stance"]  # frames are answered by cues
    assert study.heads("fa-kes", "stance") == [
        "resources/fa-kes/heads/heads.npz",
        "resources/fa-kes/heads/heads.json",
    ]
    assert study.held_out("fa-kes", "stance") == ["resources/fa-kes/heads/out_of_fold.csv"]
    assert study.fitted_heads("fa-kes") == [
        f"resources/fa-kes/heads/{name}" for name in ("heads.json", "out_of_fold.csv")
    ]
    assert study.heads("fa-kes", "frames") == study.held_out("fa-kes", "holder") == []


@pytest.mark.parametrize(
    ("targets", "corpora"),
    [
        ([], ["seeds"]),
        (["--cores", "2"], ["seeds"]),
        (["results/fa-kes/manifest.json"], ["fa-kes"]),
        (["all", "results/fa-kes/manifest.json"], ["seeds", "fa-kes"]),
        (["resources/data/newsmtsc/rw_train.jsonl"], ["seeds"]),
    ],
)
def test_a_run_is_about_the_corpora_of_its_targets(targets, corpora):
    assert Study(CONFIG, PROJECT).asked(targets) == corpora


def test_what_a_run_may_read_from_outside(study):
    outside = study.outside(["seeds"])
    inside = {"data/seeds.yaml", "codebook/targets/TUR.yaml", "models/encoder/card.yaml"}
    assert inside <= set(outside)
    assert [path for path in outside if path.startswith("seeds/")]
    assert not [path for path in outside if path.startswith("resources/") or "fa-kes" in path]


def test_a_folder_beside_the_articles_is_no_file_of_the_manifest(folder):
    """Browsers save one beside a page: when all was computed, the run stopped, as a folder has no bytes."""
    (folder / "seeds/page_files").mkdir()
    mine = Study(CONFIG, folder)
    assert "seeds/page_files" in mine.corpus_files("seeds")
    assert all((folder / path).is_file() for path in mine.inputs("seeds"))
    assert len(mine.inputs("seeds")) == len(mine.corpus_files("seeds"))
