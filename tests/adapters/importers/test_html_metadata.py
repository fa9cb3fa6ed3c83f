import json
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


def test_where_an_article_was_published():
    known = metadata(
        "<meta name=citation_journal_title content='Journal of Wards'>"
        "<meta name=citation_volume content=12><meta name=citation_issue content=3>"
        "<meta name=citation_firstpage content=233><meta name=citation_lastpage content=241>"
        "<meta name=citation_publication_date content='2014/5/2'>"
        "<meta name=citation_pmid content=24851234>"
        "<meta property=og:site_name content='Ward Press'>"
        "<meta name=citation_author content='Ward A; Okoro B'>"
    )
    assert (known.container, known.volume, known.issue) == ("Journal of Wards", "12", "3")
    assert (known.page_range, known.pmid, known.date) == ("233-241", "24851234", "2014-05-02")
    assert known.organisation == "Ward Press"
    assert known.authors == ("Ward A", "Okoro B")


def linked(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_where_linked_data_says_an_article_was_published():
    journal = {"@type": ["PublicationVolume", "Periodical"], "name": "JW", "volumeNumber": "12"}
    article = {
        "@type": "ScholarlyArticle",
        "headline": "On wards",
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": 3, "isPartOf": journal},
        "pageStart": "233",
        "pageEnd": "241",
        "sameAs": "https://doi.org/10.1234/abc.5",
        "inLanguage": "en-GB",
        "author": [{"@type": "Person", "givenName": "Ann", "familyName": "Ward"}],
    }
    known = metadata(linked([article]))
    assert (known.container, known.volume, known.issue) == ("JW", "12", "3")
    assert (known.page_range, known.doi, known.language) == ("233-241", "10.1234/abc.5", "en-GB")
    assert known.authors == ("Ann Ward",)


def test_linked_data_that_refers_to_itself():
    graph = [
        {"@type": "Article", "author": {"@id": "#ann"}, "publisher": {"@id": "#trust"}},
        {"@type": "WebSite", "name": "Ward News"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Ward"},
        {"@type": "Organization", "@id": "#trust", "name": "The Trust"},
    ]
    known = metadata(linked({"@graph": graph}))
    assert known.authors == ("Ann Ward",)
    assert (known.organisation, known.container) == ("The Trust", "Ward News")


@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ("By Ann Ward and Ben Okoro", ("Ann Ward", "Ben Okoro")),
        (
            "Ann Ward, Ben Okoro, Cy Dahl and Di Eck, The Paper",
            ("Ann Ward", "Ben Okoro", "Cy Dahl"),
        ),
        ("Ann Ward, MD, PhD", ("Ann Ward",)),
        ("Ward, Ann", ("Ann Ward",)),
        ("Written by Ann Ward.", ("Ann Ward",)),
        ("Ann B.", ("Ann B.",)),
        ("Ann Ward (ann@example.org)", ("Ann Ward",)),
        ("Department of Wards and Beds", ("Department of Wards and Beds",)),
        ("admin", ()),
        ("https://example.org/ann", ()),
        ("The Trust", ("The Trust",)),  # nobody else is named: a body wrote it
    ],
)
def test_names_of_authors_are_clean(told, authors):
    site = "<meta property=og:site_name content='The Trust'>"
    found = metadata(f"{site}<meta name=author content='{told}'>").authors
    assert found[: len(authors)] == authors
    assert bool(found) == bool(authors)


def test_dublin_core():
    known = metadata(
        "<meta name=DC.Title content='On wards'><meta name=DCTERMS.creator content='Ann Ward'>"
        "<meta name='DC:publisher' content='Ward Press'><meta name=dcterms.issued content=2014-05>"
        "<meta name=DC.Identifier content='doi:10.1234/abc.5'><meta name=DC.language content=en>"
    )
    assert (known.title, known.authors, known.publisher) == (
        "On wards",
        ("Ann Ward",),
        "Ward Press",
    )
    assert (known.date, known.doi, known.language) == ("2014-05", "10.1234/abc.5", "en")


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("On wards | ward-news", "<link rel=canonical href='https://www.wardnews.org/a'>"),
        ("wardnews.org: On wards", "<link rel=canonical href='https://www.wardnews.org/a'>"),
        ("On wards — Ward News", "<meta property=og:site_name content='Ward News'>"),
    ],
)
def test_the_name_of_the_site_is_cut_off_the_title(title, head):
    assert metadata(f"<title>{title}</title>{head}", "<p>text</p>").title == "On wards"


def test_author_and_date_in_the_lines_over_the_text():
    text = "The board met, and it talked at length of what a ward needs. " * 6
    known = metadata("", f"<h1>On wards</h1><p>By Ann Ward</p><p>3 May 2014</p><p>{text}</p>")
    assert (known.authors, known.date) == (("Ann Ward",), "2014-05-03")
