from pathlib import Path

import pytest

from leader_reader.adapters.importers.html.page import extract_page


def metadata(head, body="<h2>Something</h2><p>Text</p>", attributes=""):
    page = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return extract_page(page, Path("page.html")).metadata


def test_citation_tags():
    known = metadata(
        "<meta name=citation_title content='On wards'>"
        "<meta name=citation_author content='Ward, Ann'>"
        "<meta name=citation_author content='Ben Okoro'>"
        "<meta name=citation_doi content='doi:10.1/x'>"
        "<meta name=citation_doi content='10.1234/abc.5'>"
        "<meta name=citation_date content='2014/05/22'>"
        "<meta name=citation_publisher content='Ward Press'><meta name=citation_isbn content='978'>"
    )
    assert known.title == "On wards"
    assert known.authors == ("Ann Ward", "Ben Okoro")
    assert (known.doi, known.date, known.publisher) == ("10.1234/abc.5", "2014-05-22", "Ward Press")


def test_linked_data_in_a_graph():
    known = metadata(
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","headline":"No"},'
        '{"@type":["BlogPosting"],"headline":"On wards","datePublished":"2014-05-22T08:00Z",'
        '"author":[{"@type":"Person","name":"Ann Ward"},{"name":"Ben Okoro"}],'
        '"publisher":{"name":"The Trust"}}]}</script>'
    )
    assert (known.title, known.date, known.organisation) == ("On wards", "2014-05-22", "The Trust")
    assert known.authors == ("Ann Ward", "Ben Okoro")


@pytest.mark.parametrize("script", ["{broken", "[" * 3000, "null", '"x"', '{"@graph": 5}'])
def test_linked_data_that_is_broken_is_passed_over(script):
    known = metadata(f'<title>T</title><script type="application/ld+json">{script}</script>')
    assert known.title == "T"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>On wards | The Trust</title>", "<h1>On wards</h1>", "On wards"),
        ("<title>The Trust: On wards</title>", "<h2>On wards</h2>", "On wards"),
        ("<title>On wards | The Trust</title>", "<p>no heading</p>", "On wards | The Trust"),
        (
            "<title>On wards - The Trust</title><meta property=og:site_name content='The Trust'>",
            "<p>no heading</p>",
            "On wards",
        ),
        ("", "<h1>On wards</h1>", "On wards"),
        ("<title>x</title><meta property='og:title' content='On wards'>", "<p>t</p>", "On wards"),
    ],
)
def test_the_title_is_without_the_name_of_the_site(head, body, title):
    assert metadata(head, body).title == title


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ("<p>t</p><a rel=author href=/a>Ann Ward</a>", "Ann Ward"),
        ("<p class=byline>By Ann Ward</p><p>t</p>", "Ann Ward"),
        ("<div class=meta>Posted in News by Ann Ward on 3 May 2014</div><p>t</p>", "Ann Ward"),
    ],
)
def test_the_author_as_the_page_shows_it(body, author):
    assert metadata("", body).authors == (author,)


def test_the_author_of_a_comment_is_not_the_author():
    assert metadata("", "<p>t</p><div class=comment><a rel=author>Ann</a></div>").authors == ()


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (
            "<meta property='article:published_time' content='2014-05-22T01Z'>",
            "",
            "2014-05-22",
        ),
        ("<meta name=DC.date content=2014>", "", "2014"),
        ("", "<time datetime=2014-05-22>yesterday</time>", "2014-05-22"),
        ("", "<span class=entry-date>22 May 2014</span>", "2014-05-22"),
        ("<link rel=canonical href='https://x.org/2014/05/22/wards/'>", "", "2014-05-22"),
    ],
)
def test_the_date(head, body, date):
    assert metadata(head, f"<p>t</p>{body}").date == date


def test_language_and_source():
    known = metadata("<link rel=canonical href='https://x.org/a'>", attributes="lang=en_GB")
    assert (known.language, known.source) == ("en-GB", "https://x.org/a")
