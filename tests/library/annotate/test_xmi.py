"""UIMA CAS XMI comes in as INCEpTION writes it, and what hides in XML from outside is refused in a line."""

import zipfile

import pytest
import yaml

from presslens.annotate import xmi
from presslens.annotate.exports import read_export
from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card
from tests.library.annotate.conftest import CARD, NAMES

HEAD = '<?xml version="1.1" encoding="UTF-8"?>'
DOCUMENT = """<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
    xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
    xmlns:tokens="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
    xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <type:DocumentMetaData xmi:id="1" sofa="9" begin="0" end="30" documentTitle="a1.txt" documentId="a1"/>
  <tokens:Token xmi:id="2" sofa="9" begin="0" end="6" order="0"/>
  {marks}
  <cas:Sofa xmi:id="9" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{text}"/>
  <cas:View sofa="9" members="1 2 3 4"/>
</xmi:XMI>"""
TEXT = "Russia warns and Turkey hopes."
MARKS = """<custom:Target xmi:id="3" sofa="9" begin="0" end="6" actor="1" sentiment="+" times="4"/>
  <custom:Target xmi:id="4" sofa="9" begin="17" end="23" actor="1" sentiment="0"/>"""
TYPES = """<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>
<name>webanno.custom.Target</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>actor</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>sentiment</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>frames</name><rangeTypeName>uima.cas.StringArray</rangeTypeName></featureDescription>
<featureDescription><name>times</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
</features></typeDescription></types></typeSystemDescription>"""


def document(marks=MARKS, text=TEXT):
    return HEAD + DOCUMENT.format(marks=marks, text=text)


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return path


def items(path):
    return list(read_export(path, "inception"))


@pytest.mark.parametrize("ending", ["xmi", "zip"])
def test_an_export_comes_in_right_by_card(folder, ending):
    if ending == "zip":
        zipped(folder / "export.zip", a1__xmi=document(), TypeSystem__xml=TYPES)
    else:
        (folder / "export.xmi").write_text(document().replace(' times="4"', ""))
    card = CARD | {"questions": {"actor": CARD["questions"]["actor"], "sentiment": {"+": "positive", "0": "neutral"}}}
    card["coders"] = {"A": {"file": f"export.{ending}", "kind": "person", "tool": "inception"}}
    (folder / "card.yaml").write_text(yaml.safe_dump(card))
    (folder / "sample.csv").write_text("".join((folder / "sample.csv").read_text().splitlines(True)[:3]))
    codes = read_annotations(load_annotation_card(folder / "card.yaml", NAMES), NAMES).codes["A"]
    assert codes["actor"].to_list() == ["yes", "yes"]
    assert codes["sentiment"].to_list() == ["positive", "neutral"]


def test_places_count_units_and_features_may_have_several_values(tmp_path):
    marks = """<custom:Target xmi:id="3" sofa="9" begin="3" end="9" times="2">
        <frames>conflict</frames><frames>security</frames></custom:Target>"""
    text = "\N{GRINNING FACE} Russia &amp; &#10;Turkey"
    path = zipped(tmp_path / "e.zip", b__xmi=document(marks, text), a__xmi=document(), TypeSystem__xml=TYPES)
    first, second = items(path)
    assert [mark.labels for mark in first.marks] == [("actor=1", "sentiment=+"), ("actor=1", "sentiment=0")]
    (mark,) = second.marks
    assert second.text[mark.start : mark.end] == "Russia"
    assert second.text.endswith("Russia & \nTurkey")
    assert mark.labels == ("frames=conflict", "frames=security")
    assert (second.source_id, second.number) == ("a1", 2)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("where", ["a1.xmi", "TypeSystem.xml"])
def test_entities_are_refused_before_they_are_read(tmp_path, declared, encoding, where):
    parts = {"a1.xmi": document(text="&a;") if where == "a1.xmi" else document(), "TypeSystem.xml": TYPES}
    bare = parts[where].removeprefix(HEAD)
    parts[where] = (f'<?xml version="1.0" encoding="{encoding}"?>' + declared + bare).encode(encoding)
    with pytest.raises(InputError, match=r"e\.zip: .*declares a document type or an entity; UIMA CAS XMI 1\.1") as told:
        items(zipped(tmp_path / "e.zip", **{name.replace(".", "__"): data for name, data in parts.items()}))
    assert str(told.value).count("\n") == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("e.xmi", b"<a/>", "found a; UIMA CAS XMI 1.1"),
        ("e.xmi", b"<a", "is no XML"),
        ("e.xmi", b'<?xml version="1.0" encoding="nope"?><a/>', "is no XML"),
        ("e.xmi", document(text="&#1;").encode(), "is no XML"),
        ("e.xmi", document(MARKS.replace('end="23"', 'end="99"')).encode(), "item 1: is not as inception writes it"),
        ("e.xmi", document(MARKS.replace('end="23"', "")).encode(), "item 1: is not as inception writes it"),
        ("e.xmi", document().replace("cas:Sofa", "cas:Other").encode(), "0 texts in a document"),
        ("e.zip", b"PK nothing", "is no archive"),
    ],
)
def test_a_broken_one_is_told_in_a_line(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as told:
        items(tmp_path / name)
    assert said in str(told.value)
    assert str(told.value).startswith(str(tmp_path / name))
    assert "\n" not in str(told.value)


def test_an_archive_without_documents_or_too_large_is_refused(tmp_path, monkeypatch):
    path = zipped(tmp_path / "e.zip", notes__txt="x")
    with pytest.raises(InputError, match=r"holds no \.xmi"):
        items(path)
    monkeypatch.setattr(xmi, "MAX_UNPACKED", 100)
    path = zipped(tmp_path / "f.zip", a__xmi=" " * 101)
    with pytest.raises(InputError, match="holds 101 bytes when it is unpacked; allowed: at most 100"):
        items(path)
