"""Which topics count on which corpus: those that config.yaml switches on and the corpus's card names."""

import shutil
from pathlib import Path

import pytest

from presslens.base.errors import InputErrors
from presslens.study.config import validate
from presslens.study.kept_findings import study_findings
from presslens.study.study import Study
from tests.shipped import CONFIG, PROJECT

BOTH = CONFIG | {"corpora": ["fa-kes", "wikinews"]}


@pytest.fixture
def root(tmp_path):
    """A copy of the project's small files, with a corpus on no topic."""
    for name in ("codebook", "data", "seeds", "annotations"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "models").symlink_to(PROJECT / "models")
    write_card(tmp_path, "")
    return tmp_path


def write_card(root, more):
    text = "name: mine\ntitle: Mine\nproducer: Me\nlicence: mine\nlanguage: en\nreader: text_folder\npath: seeds\n"
    (root / "data/mine.yaml").write_text(text + more, encoding="utf-8")


def lines_of(config, root):
    with pytest.raises(InputErrors) as caught:
        validate(config, root)
    return str(caught.value).splitlines()


def test_one_study_over_a_corpus_of_a_topic_and_one_of_none():
    study = Study(BOTH, PROJECT)
    assert study.names("fa-kes")["topics"] == ["syrian-war"]
    assert study.names("fa-kes")["holders"] == [*CONFIG["holders"], "OPP"]
    assert study.names("wikinews")["topics"] == []
    assert study.names("wikinews")["holders"] == CONFIG["holders"]
    war, ordinary = (study.codebook_files(corpus, "holders", "events", "topics") for corpus in ("fa-kes", "wikinews"))
    assert not [path for path in ordinary if "topics" in Path(path).parts]
    assert [path for path in war if path not in ordinary] == [
        *(f"codebook/topics/syrian-war/holders/{code}.yaml" for code in ("OPP", "OTHER", "SYR")),
        "codebook/topics/syrian-war/events.yaml",
        "codebook/topics/syrian-war/topic.yaml",
    ]


@pytest.mark.parametrize("topics", [{"topics": []}, {}])
def test_a_topic_that_the_study_does_not_switch_on_counts_nowhere(root, topics):
    """On a corpus whose coders named the opposition, that is a fault; elsewhere a fact."""
    config = {key: value for key, value in CONFIG.items() if key != "topics"} | topics
    study = Study(config, root)
    assert study.names("seeds")["holders"] == CONFIG["holders"]
    facts = [finding.line for finding in study_findings(config, root) if finding.severity == "fact"]
    assert any("seeds.yaml: topics: 'syrian-war' is not among the topics of config.yaml" in line for line in facts)


def test_an_unknown_topic_is_one_line(root):
    (line,) = lines_of(CONFIG | {"topics": ["syria-war"], "corpora": ["mine"]}, root)
    allowed = "allowed (codebook/topics/*/topic.yaml): syrian-war; did you mean syrian-war?"
    assert line == f"config.yaml: topics: found 'syria-war'; {allowed}"


def test_an_unknown_topic_of_a_card_is_one_line(root):
    write_card(root, "topics: [mali]\n")
    (line,) = lines_of(CONFIG | {"corpora": ["mine"]}, root)
    assert line.endswith("mine.yaml: topics: found 'mali'; allowed (codebook/topics/*/topic.yaml): syrian-war")


def test_a_holder_that_comes_with_a_topic_is_not_named(root):
    (line,) = lines_of(CONFIG | {"holders": [*CONFIG["holders"], "OPP"], "corpora": ["mine"]}, root)
    assert line == "config.yaml: holders: found 'OPP'; it comes with syrian-war of topics, and is not named here"


@pytest.mark.parametrize("topics", [["x y"], "syrian-war", ["syrian-war", "syrian-war"], [3]])
def test_topics_are_a_list_of_names(root, topics):
    assert all(line.startswith("config.yaml: topics") for line in lines_of(CONFIG | {"topics": topics}, root))


def test_faults_in_a_topic_are_those_of_a_study_that_uses_it(root):
    (root / "codebook/topics/syrian-war/speech.yaml").write_text("deeds: caliphate\n", encoding="utf-8")
    validate(CONFIG | {"corpora": ["mine"]}, root)
    (line,) = lines_of(CONFIG, root)
    assert line.endswith("codebook/topics/syrian-war/speech.yaml: deeds: found 'caliphate'; allowed: a list")
