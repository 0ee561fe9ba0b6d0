"""Boxes beside the article are left out of its text; what only looks like one stays."""

import pytest

from presslens.ingest.pages import extract, tree_of, without_site

PARAGRAPHS = [
    "Turkey sent another convoy of trucks across the border into the province, and residents heard it pass at night.",
    "The Kremlin rejected the accusation and called it baseless, as it had done with the one before it in the spring.",
    "Farmers near the river complained that nobody had bought their wheat, and that the bridge was closed for months.",
]
BOX = "The Courier and its 721 partners process your data in Germany, Turkey and Russia for a number of good reasons."


def text_of(before="", between="", inside="article"):
    tag = "article" if inside == "article" else f"div class='{inside}'"
    body = f"<p>{PARAGRAPHS[0]}</p>{between}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    article = f"<{tag}><h1>Convoy</h1>{body}</{tag.split()[0]}>"
    return extract(tree_of(f"<html><head><title>Convoy</title></head><body>{before}{article}</body></html>")).text


@pytest.mark.parametrize("inside", ["article", "story"])
@pytest.mark.parametrize(
    "box",
    [
        f"<div role='dialog' aria-label='x'><p>{BOX}</p></div>",
        f"<div aria-modal='true'><p>{BOX}</p></div>",
        f"<div id='cookie-banner'><p>{BOX}</p></div>",
        f"<section class='gdpr'><p>{BOX}</p></section>",
        f"<div class='ad'><p>{BOX}</p></div>",
        f"<aside class='box advertisement'><p>{BOX}</p></aside>",
        f"<p><strong>READ MORE: <a href='/x'>{BOX}</a></strong></p>",
        f"<p>Related story: <a href='/x'>{BOX}</a></p>",
    ],
)
def test_a_box_is_no_part_of_the_text(box, inside):
    found = text_of(before=box, between=box, inside=inside)
    assert "721" not in found
    assert all(paragraph in found for paragraph in PARAGRAPHS)


def test_names_of_the_whole_page_say_nothing():
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    main = f"<main class='cookie ads'><h1>Convoy</h1>{paragraphs}</main>"
    found = extract(tree_of(f"<html><body class='cookie-consent ad'>{main}</body></html>")).text
    assert all(paragraph in found for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "words",
    [
        "Read more carefully, the treaty says nothing of the kind, officials in Moscow and in Ankara said on Monday.",
        "Watch: the convoy crossed at noon on Friday, and a <a href='/x'>second</a> one followed it an hour later.",
        "Related: the minister, a cousin of the mayor, resigned on Tuesday after a long night of talks with his party.",
    ],
)
def test_a_paragraph_that_begins_so_and_is_no_link_stays(words):
    assert words.split("<")[0].strip() in text_of(between=f"<p>{words}</p>")


def test_words_behind_a_box_stay():
    found = text_of(between=f"<p>They came twice.<span class='ad'>{BOX}</span> Then they left the town.</p>")
    assert "Then they left the town." in found
    assert "721" not in found


@pytest.mark.parametrize(
    ("title", "site", "kept"),
    [
        ("Ships in the Black Sea | Bosphorus Herald", "Bosphorus Herald", "Ships in the Black Sea"),
        ("Ships in the Black Sea - The Herald", "the herald", "Ships in the Black Sea"),
        ("The Northern Dispatch – Ships", "Northern Dispatch", "Ships"),
        ("The fall of the Herald", "Herald", "The fall of the Herald"),
        ("Post-war Syria", "Post", "Post-war Syria"),
        ("Kyiv - a city", "Herald", "Kyiv - a city"),
        ("Herald", "Herald", "Herald"),
        ("Ships", "", "Ships"),
    ],
)
def test_a_title_without_its_site(title, site, kept):
    assert without_site(title, site) == kept
