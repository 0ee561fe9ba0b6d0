"""README, CONTRIBUTING and docs/: up to date, no dead links, and true where they name files, keys and commands."""

import re
from glob import glob
from pathlib import Path

import pytest
from scripts.docs.write_reference import FILES, pages

from presslens.base.io import read_yaml
from presslens.base.schema import check, schema
from presslens.codebook.codebook import Codebook
from presslens.ledger.join import ledger_columns
from presslens.tell.fields import fields
from tests.shipped import CONFIG_FILE, all_codebook_files

PROJECT = Path(__file__).resolve().parents[2]
PAGES = [PROJECT / "README.md", *(PROJECT / f"{name}.md" for name in ("CONTRIBUTING", "benchmarks/README"))]
PAGES += sorted((PROJECT / "docs").glob("*.md"))
NAMES = [str(page.relative_to(PROJECT)) for page in PAGES]
each_page = pytest.mark.parametrize("page", PAGES, ids=NAMES)
CONFIG = read_yaml(CONFIG_FILE)

#: Which schema a file follows, by the comment that opens its block in a page.
SCHEMAS = {
    r"data/\w+\.yaml": "card",
    r"seeds/\w+\.yaml": "seed",
    r"annotations/\w+/card\.yaml": "annotations",
    r"models/\w+/checkpoint\.yaml": "checkpoint",
    r"config\.yaml": "config",
}
TEMPLATES = dict.fromkeys(["corpus_table", "corpus_pages", "corpus_texts", "corpus_export"], "card")
#: Folders of a user's own that pages speak of, and what only a run makes.
OF_THE_USER = re.compile(
    r"(?:data|models|annotations|results|seeds)/(?:mine|name)\b|models/<name>/checkpoint|resources/|results/report\.html"
    r"|reader/|work/|\.snakemake/|PRESSLENS_MIRROR/|\.\./"
)
#: Where a path in a page may start: at the project's root, or in the results of the corpus with most of them.
ROOTS = ("", "results/fa-kes/")


def prose(text):
    """A page without its blocks of code."""
    return re.sub(r"(?ms)^```.*?^```$", "", text)


def code_spans(text):
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", prose(text))


def anchors(path):
    """Anchors of a page, as GitHub makes them of its headings."""
    headings = re.findall(r"(?m)^#{1,6} (.+)$", prose(path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_generated_parts_are_up_to_date():
    for path, text in pages(PROJECT, CONFIG_FILE).items():
        old = path.read_text(encoding="utf-8")
        assert old == text, f"{path.name} is not up to date; run: python scripts/docs/write_reference.py"


def test_every_block_that_is_made_stands_on_a_page():
    asked = re.findall(r"<!-- generated: ([a-z-]+) -->", "".join(page.read_text(encoding="utf-8") for page in PAGES))
    assert len(asked) == len(set(asked))
    assert {name.replace("_", "-") for name in FILES} <= set(asked)


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_explained(name):
    assert [field.key for field in fields(schema(name)) if not field.meaning] == []


def test_every_setting_is_explained():
    rows = re.findall(r"(?m)^\| (`[^|]+`) \|.*\| ([^|]*) \|$", (PROJECT / "docs/config.md").read_text(encoding="utf-8"))
    assert len(rows) > 40
    # What stands in the block of a question is told above the table.
    assert [key for key, meaning in rows if not meaning.strip() and not key.startswith("`classify.")] == []


@each_page
def test_links_lead_somewhere(page):
    text = prose(page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        assert "://" not in link, link
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_readme():
    linked = set(re.findall(r"\]\((docs/[\w-]+\.md)", (PROJECT / "README.md").read_text(encoding="utf-8")))
    assert linked == {f"docs/{page.name}" for page in (PROJECT / "docs").glob("*.md")}


@each_page
def test_paths_exist(page):
    top = {path.name for path in PROJECT.iterdir()} | {"resources", "tables", "figures", "work"}
    checked = 0
    for span in code_spans(page.read_text(encoding="utf-8")):
        if not re.fullmatch(r"\.?[\w<>*{}.-]+(?:/[\w<>*{}.,-]*)+", span) or OF_THE_USER.match(span):
            continue
        if span.startswith(".snakemake/"):  # there as soon as Snakemake has run, not in a fresh clone
            continue
        if span.split("/")[0] not in top:
            # Files of a user's own repository, or of a folder that the sentence names.
            assert re.match(r"<card>/|someone/", span), span
            continue
        pattern = re.sub(r"<\w+>", "*", span)
        assert any(glob(str(PROJECT / root / pattern)) for root in ROOTS), span
        checked += 1
    assert checked or page.name in {"config.md", "model.md"}


@each_page
def test_files_named_without_a_folder_exist(page):
    known = {path.name for path in PROJECT.glob("*")}
    for span in code_spans(page.read_text(encoding="utf-8")):
        if re.fullmatch(r"[A-Z]\w+\.(?:md|cff)|config\.yaml|Makefile|Snakefile", span):
            assert span in known, span


@each_page
def test_make_targets_exist(page):
    targets = set(re.findall(r"(?m)^([a-z][\w-]*):", (PROJECT / "Makefile").read_text()))
    text = page.read_text(encoding="utf-8")
    fenced = [line for block in re.findall(r"(?ms)^```\n(.*?)^```", text) for line in block.split("\n")]
    for command in [*code_spans(text), *fenced]:
        if command.split(" ")[0] == "make":
            assert {word for word in command.split(" ")[1:] if "=" not in word} <= targets, command


def test_columns_of_the_ledger_are_the_ones_there_are():
    text = (PROJECT / "docs/results.md").read_text(encoding="utf-8")
    section = text.split("## The ledger\n")[1].split("\n## ")[0]
    rows = re.findall(r"(?m)^\| (`[^|]+`) \|", section)
    named = [column for row in rows for column in re.findall(r"`([^`]+)`", row)]
    assert named == ledger_columns({"frames": ["<name>"]})


@each_page
def test_yaml_in_pages_follows_its_schema(page, tmp_path):
    blocks = re.findall(r"(?ms)^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"))
    for block in blocks:
        first = re.match(r"# (\S+)\n", block)
        assert first, block[:60]
        (name,) = [schema_name for pattern, schema_name in SCHEMAS.items() if re.fullmatch(pattern, first[1])]
        (tmp_path / "block.yaml").write_text(block, encoding="utf-8")
        document = read_yaml(tmp_path / "block.yaml")
        if name == "config":
            document = merged(CONFIG, document)
        check(document, name, first[1])


def merged(old, new):
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {key: merged(old.get(key), new[key]) if key in new else value for key, value in {**new, **old}.items()}


TEMPLATE_FILES = sorted((PROJECT / "docs/templates").glob("*.yaml"))


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.stem)
def test_templates_follow_their_schemas_and_show_every_key(path):
    name = TEMPLATES.get(path.stem, path.stem)
    document, text = read_yaml(path), path.read_text(encoding="utf-8")
    check(document, name, path)
    shown = set()
    for field in fields(schema(name)):
        block, _, last = field.key.rpartition(".")
        if (field.only and document.get("reader") not in field.only) or (block and block not in shown):
            continue  # of another reader
        shown.add(field.key)
        assert re.search(rf"(?<![\w.]){re.escape(last)}:", text) or "<name>" in block, field.key
    assert re.search(r"docs/[\w-]+\.md#[\w-]+", text), "says which page explains its keys"


def test_templates_of_the_codebook_are_read(tmp_path):
    def copy(name, place):
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((PROJECT / f"docs/templates/{name}.yaml").read_bytes())
        return path

    places = {
        "target": "targets/NOR",
        "holder": "holders/EU",
        "frame": "frames/environment",
        "hypotheses": "hypotheses",
    }
    files = [copy(name, f"{place}.yaml") for name, place in places.items()]
    codebook = Codebook([*files, PROJECT / "codebook/nouns.yaml"])
    assert [target.label for target in codebook.targets] == ["Norway"]
    assert [holder.code for holder in codebook.holders] == ["EU"]
    assert [frame.code for frame in codebook.frames] == ["environment"]
    assert [entry.id for entry in codebook.hypotheses][:2] == ["norway_light", "norway_voices"]


@pytest.mark.parametrize("path", all_codebook_files(), ids=lambda path: path.stem)
def test_codebook_files_say_which_page_explains_them(path):
    head = re.match(r"(?:#.*\n)+", path.read_text(encoding="utf-8"))
    page, anchor = re.search(r"# Fields: (docs/[\w-]+\.md)#([\w-]+)[;.]", head[0]).groups()
    assert anchor in anchors(PROJECT / page)


def section(page, heading):
    text = (PROJECT / page).read_text(encoding="utf-8")
    return text.split(f"## {heading}\n")[1].split("\n## ")[0]


def first_cells(text):
    return {span for row in re.findall(r"(?m)^\| ([^|]+) \|", text) for span in re.findall(r"`([^`]+)`", row)}


def test_every_room_of_the_library_is_told():
    rooms = {path.parent.name for path in (PROJECT / "src/presslens").glob("*/__init__.py")}
    assert rooms <= first_cells(section("docs/how-it-works.md", "Rooms of the library"))


def test_every_folder_is_told():
    folders = {path.name for path in PROJECT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    told = {span.split("/")[0] for span in first_cells(section("docs/how-it-works.md", "What belongs where"))}
    assert folders <= told


def test_every_file_to_copy_is_linked():
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for path in TEMPLATE_FILES:
        assert f"templates/{path.name}" in text, path.name
