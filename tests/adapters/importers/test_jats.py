import pytest

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.jats import Jats
from leader_reader.domain.document import BlockKind, SpanStyle
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.corpus import CORPUS, assert_sound

FRONT = """
<front><journal-meta><journal-title-group><journal-title>Ward Journal</journal-title>
</journal-title-group><publisher><publisher-name>Ward Press</publisher-name></publisher>
</journal-meta><article-meta>
<article-id pub-id-type="doi">10.1000/ward.7</article-id>
<article-id pub-id-type="pmid">12345678</article-id>
<title-group><article-title>Leading <italic>well</italic><xref>*</xref></article-title>
</title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Lee</surname>
<given-names>Ann</given-names></name><xref>1</xref></contrib>
<contrib contrib-type="editor"><name><surname>Not</surname><given-names>He</given-names></name>
</contrib><contrib contrib-type="author"><collab>The Ward Group</collab></contrib></contrib-group>
<pub-date pub-type="collection"><year>2011</year></pub-date>
<pub-date pub-type="epub"><day>3</day><month>5</month><year>2012</year></pub-date>
<volume>12</volume><issue>4</issue><fpage>233</fpage><lpage>241</lpage>
<abstract><p>What we found.</p></abstract></article-meta></front>
"""


def read(tmp_path, body, back="", front=FRONT, name="article.nxml"):
    path = tmp_path / name
    path.write_text(
        '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.0//EN" "JATS.dtd">'
        f'<article article-type="research-article" xml:lang="en">{front}'
        f"<body>{body}</body><back>{back}</back></article>",
        encoding="utf-8",
    )
    extract = importer_for(path).read(path)
    assert_sound(extract)
    return extract


def shown(extract):
    return [(block.kind.value, block.level, block.marker, block.text) for block in extract.blocks]


def test_the_front_matter_is_the_card(tmp_path):
    card = read(tmp_path, "<p>Text.</p>").metadata
    assert card.title == "Leading well"
    assert card.authors == ("Ann Lee", "The Ward Group")
    assert card.organisation == "The Ward Group"
    assert (card.date, card.language) == ("2012-05-03", "en")
    assert (card.doi, card.pmid) == ("10.1000/ward.7", "12345678")
    assert (card.container, card.publisher) == ("Ward Journal", "Ward Press")
    assert (card.volume, card.issue, card.page_range) == ("12", "4", "233-241")


def test_title_abstract_and_sections_in_order(tmp_path):
    inner = "<sec><title>Where</title><p>A ward.</p></sec>"
    body = f"<sec><label>1</label><title>Methods</title>{inner}</sec>"
    assert shown(read(tmp_path, body)) == [
        ("heading", 1, "", "Leading well*"),
        ("heading", 2, "", "Abstract"),
        ("paragraph", 0, "", "What we found."),
        ("heading", 2, "1", "Methods"),
        ("heading", 3, "", "Where"),
        ("paragraph", 0, "", "A ward."),
    ]


def test_what_stands_in_a_paragraph_follows_it(tmp_path):
    body = """<p>Three <bold>things</bold>:<list list-type="order"><list-item><p>One</p></list-item>
    <list-item><p>Two</p><list><list-item><p>Deep</p></list-item></list></list-item></list> end.</p>
    <disp-quote><p>Said.</p></disp-quote><p>• Typed</p>"""
    extract = read(tmp_path, body)
    assert shown(extract)[3:] == [
        ("paragraph", 0, "", "Three things: end."),
        ("list_item", 1, "1.", "One"),
        ("list_item", 1, "2.", "Two"),
        ("list_item", 2, "•", "Deep"),
        ("quote", 0, "", "Said."),
        ("list_item", 1, "•", "Typed"),
    ]
    (bold,) = extract.blocks[3].spans
    assert (bold.start, bold.end, bold.style) == (6, 12, SpanStyle.BOLD)


def test_tables_and_figures_with_their_captions_and_notes(tmp_path):
    body = """<fig><label>Figure 1</label><caption><p>Flow.</p></caption><graphic/></fig>
    <table-wrap><label>Table 1</label><caption><title>Beds</title></caption><table>
    <tr><th>Ward</th><th>Beds</th></tr><tr><td>A<hr/></td><td>12</td></tr><tr><td/></tr></table>
    <table-wrap-foot><fn><p>a As of May.</p></fn></table-wrap-foot></table-wrap>"""
    assert shown(read(tmp_path, body))[3:] == [
        ("caption", 0, "", "Figure 1 Flow."),
        ("caption", 0, "", "Table 1 Beds"),
        ("table", 0, "", "Ward\tBeds"),
        ("table", 0, "", "A\t12"),
        ("footnote", 0, "", "a As of May."),
    ]


def test_references_are_put_together_where_only_their_parts_are_there(tmp_path):
    back = """<fn-group><fn><label>1</label><p>A note.</p></fn></fn-group><ref-list>
    <ref><label>1.</label><element-citation><name><surname>Lee</surname><given-names>A</given-names>
    </name><name><surname>Ode</surname><given-names>B</given-names></name><etal/>
    <article-title>Why stay?</article-title><source>Ward J</source><year>2010</year>
    <volume>3</volume><issue>2</issue><fpage>7</fpage><lpage>9</lpage>
    <pub-id pub-id-type="doi">10.1000/1</pub-id></element-citation></ref>
    <ref><mixed-citation>Lee A. <source>A book</source>, 2009.</mixed-citation></ref></ref-list>"""
    assert shown(read(tmp_path, "<p>Text.</p>", back))[4:] == [
        ("footnote", 0, "1", "A note."),
        ("heading", 2, "", "References"),
        (
            "list_item",
            1,
            "1.",
            "Lee A, Ode B, et al. Why stay? Ward J 2010;3(2):7–9. doi:10.1000/1.",
        ),
        ("list_item", 1, "", "Lee A. A book, 2009."),
    ]


def test_only_safe_links_are_kept(tmp_path):
    body = """<p xmlns:xlink="http://www.w3.org/1999/xlink">See
    <ext-link xlink:href="https://example.org/a">this</ext-link> not
    <ext-link xlink:href="javascript:alert(1)">that</ext-link>.</p>"""
    block = read(tmp_path, body).blocks[3]
    assert block.text == "See this not that."
    assert [span.href for span in block.spans] == ["https://example.org/a"]


def test_deep_nesting_is_read_to_the_bottom(tmp_path):
    deep = "<sec>" * 1_500 + "<p>BOTTOM</p>" + "</sec>" * 1_500
    assert "BOTTOM" in read(tmp_path, deep).blocks[-1].text


@pytest.mark.parametrize("body", ["<p>Text.</p>", "<sec><p>One</p></sec>"])
def test_an_article_is_known_by_its_content_too(tmp_path, body):
    assert read(tmp_path, body, name="article.xml").blocks


def test_other_xml_and_empty_articles_are_refused(tmp_path):
    other = tmp_path / "other.nxml"
    other.write_text("<records><record/></records>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no article"):
        Jats().read(other)
    with pytest.raises(UnreadableFile, match="no text"):
        read(tmp_path, "", front="")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
def test_a_real_article():
    path = CORPUS / "crossformat" / "PMC3524756.nxml"
    extract = importer_for(path).read(path)
    assert_sound(extract)
    assert extract.metadata.doi == "10.1186/1471-2458-12-944"
    assert extract.metadata.authors[0] == "Thomas Cochrane"
    assert sum(block.kind is BlockKind.TABLE for block in extract.blocks) == 69


def test_what_stands_in_lines_of_its_own_is_not_run_together(tmp_path):
    cells = "<td><p>One</p><p>two</p></td><td><list><list-item><p>a</p></list-item>"
    row = f"<tr>{cells}<list-item><p>b</p></list-item></list></td></tr>"
    listed = "<def-list><title>Short forms</title><def-item><term>GP</term><def><p>General</p>"
    defined = f"{listed}<p>practice</p></def></def-item></def-list>"
    extract = read(tmp_path, f"<table-wrap><table>{row}</table></table-wrap>{defined}")
    assert [block.text for block in extract.blocks][-3:] == [
        "One two\ta b",
        "Short forms",
        "GP: General practice",
    ]


def test_notes_below_a_table_keep_their_signs(tmp_path):
    notes = "<fn><label>a</label><p>per cent</p></fn><attrib>Source: us</attrib>"
    table = (
        f"<table><tr><td>1</td><td>2</td></tr></table><table-wrap-foot>{notes}</table-wrap-foot>"
    )
    assert shown(read(tmp_path, f"<table-wrap>{table}</table-wrap>"))[-2:] == [
        ("footnote", 0, "a", "per cent"),
        ("footnote", 0, "", "Source: us"),
    ]


def test_a_reference_may_list_several_works(tmp_path):
    two = "<mixed-citation>First.</mixed-citation><mixed-citation>Second.</mixed-citation>"
    ways = "<mixed-citation>Alt 2001.</mixed-citation><element-citation><source>Alt</source>"
    both = f"<citation-alternatives>{ways}</element-citation></citation-alternatives>"
    refs = f"<ref-list><ref>{two}</ref><ref>{both}</ref></ref-list>"
    assert [block.text for block in read(tmp_path, "", refs).blocks][-2:] == [
        "First. Second.",
        "Alt 2001.",
    ]


def test_reviews_keywords_and_notes_on_authors_are_kept_beside_the_article(tmp_path):
    notes = "<author-notes><corresp>ann@ward.example</corresp><fn><p>No interests.</p></fn>"
    words = "</author-notes><kwd-group><kwd>wards</kwd><kwd>beds</kwd></kwd-group><abstract>"
    front = FRONT.replace("<abstract>", notes + words, 1)
    review = "<sub-article><front-stub><title-group><article-title>Review</article-title>"
    review += "</title-group></front-stub><body><p>Please revise.</p></body></sub-article>"
    extract = read(tmp_path, "<p>Text.</p>", f"</back>{review}<back>", front)
    beside = [block.text for block in extract.blocks if not block.main]
    assert beside[:3] == ["Keywords: wards; beds", "ann@ward.example", "No interests."]
    assert beside[3:] == ["Review", "Please revise."]


def test_months_by_name_are_dates(tmp_path):
    front = FRONT.replace("<month>5</month>", "<month>May</month>")
    assert read(tmp_path, "<p>Text.</p>", front=front).metadata.date == "2012-05-03"


def test_figures_inside_each_other_end(tmp_path):
    deep = "<fig>" * 3_000 + "<caption><p>Deep.</p></caption>" + "</fig>" * 3_000
    assert read(tmp_path, f"<p>Text.</p>{deep}").blocks
