from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.html.page import Html, extract_page
from leader_reader.domain.document import BlockKind, SpanStyle
from leader_reader.domain.errors import UnreadableFile

HERE = Path("page.html")


def blocks(body, head=""):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return extract_page(page, HERE).blocks


def shown(body):
    return [(b.kind.value, b.text) for b in blocks(body)]


def test_headings_paragraphs_lists_quotes_and_captions():
    found = blocks(
        "<h1>Title</h1><p>First &amp; last</p>"
        "<ul><li>one<ol start=3><li>deep<li>deeper</ol><li>two</ul>"
        "<blockquote><p>Said so</p></blockquote>"
        "<figure><img src=x><figcaption>A chart</figcaption></figure><h6>End</h6>"
    )
    assert [(b.kind.value, b.level, b.marker, b.text) for b in found] == [
        ("heading", 1, "", "Title"),
        ("paragraph", 0, "", "First & last"),
        ("list_item", 1, "•", "one"),
        ("list_item", 2, "3.", "deep"),
        ("list_item", 2, "4.", "deeper"),
        ("list_item", 1, "•", "two"),
        ("quote", 0, "", "Said so"),
        ("caption", 0, "", "A chart"),
        ("heading", 6, "", "End"),
    ]


def test_text_beside_and_between_elements_is_kept_in_order():
    assert shown("a<p>b</p>c<div>d<p>e</p>f</div>g") == [("paragraph", c) for c in "abcdefg"]


def test_code_is_a_block_a_line():
    assert shown("<pre>if x:\n    go()\n\nend</pre>") == [
        ("code", "if x:"),
        ("code", "go()"),
        ("code", "end"),
    ]


def test_a_line_break_is_a_space_and_two_part_paragraphs():
    assert shown("<p>one<br>line</p>first<br><br>second<br/> <br/>third") == [
        ("paragraph", "one line"),
        ("paragraph", "first"),
        ("paragraph", "second"),
        ("paragraph", "third"),
    ]


def test_a_table_is_a_block_a_row_and_its_spans_follow():
    table = (
        "<table><caption>Beds</caption><tr><th>Ward<th>Beds</tr>"
        "<tr><td><p>A</p><p>East</p><td><b>12</b></tr><tr><td></td><td></td></tr></table>"
    )
    found = blocks(table)
    assert [b.text for b in found] == ["Beds", "Ward\tBeds", "A East\t12"]
    assert found[0].kind is BlockKind.CAPTION
    assert [(s.start, s.end, s.style) for s in found[2].spans] == [(7, 9, SpanStyle.BOLD)]


def test_a_table_for_layout_reads_as_paragraphs():
    layout = f"<table><tr><td><h2>News</h2><p>{'Long story. ' * 9}</p></td></tr></table>"
    assert [kind for kind, _ in shown(layout)] == ["heading", "paragraph"]


def test_spans_and_links():
    (block,) = blocks("<p>A <b>bold <i>word</i></b> and <a href='https://x.org/'>a link</a></p>")
    styled = {(block.text[s.start : s.end], s.style.value, s.href) for s in block.spans}
    assert styled == {
        ("bold word", "bold", ""),
        ("word", "italic", ""),
        ("a link", "link", "https://x.org/"),
    }


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "\u200bjavascript:x", " JaVaScRiPt:x", "data:text/html,x"]
)
def test_links_that_could_run_something_are_plain_words(href):
    (block,) = blocks(f'<p><a href="{href}">words</a></p>')
    assert block.spans == ()


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<p hidden>x</p>",
        "<div style='display: none'>x</div>",
        "<!-- x -->",
        "<span aria-hidden=true>x</span>",
        "<noscript>x</noscript>",
        "<svg><title>x</title><text>x</text></svg>",
        "<select><option>x</select>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(hidden):
    assert shown(f"<p>before</p>{hidden}<p>after</p>") == [
        ("paragraph", "before"),
        ("paragraph", "after"),
    ]


def test_a_page_hidden_as_a_whole_is_read_all_the_same():
    assert shown("<div style='display:none'><p>loading</p></div>") == [("paragraph", "loading")]


LONG = "A real sentence of the article, of some length. " * 8


@pytest.mark.parametrize(
    "beside",
    [
        "<nav>beside</nav>",
        "<header>beside</header>",
        "<footer>beside</footer>",
        "<aside>beside</aside>",
        "<div role=navigation>beside</div>",
        "<div class='cookie-notice'>beside</div>",
        "<div class='sharedaddy sd-sharing'>beside</div>",
        "<div id=sidebar>beside</div>",
        "<form><label>beside</label><input name=q></form>",
    ],
)
def test_furniture_is_kept_but_not_main(beside):
    found = blocks(f"{beside}<h1>Title</h1><p>{LONG}</p>")
    assert [b.main for b in found if b.text == "beside"] == [False]
    assert all(b.main for b in found if b.text != "beside")


@pytest.mark.parametrize(
    "around",
    [
        "<div class='widget'>{}</div>",
        "<form id=aspnetForm>{}</form>",
        "<div class='sidebar-right'><article>{}</article></div>",
        "<header><h1>Title</h1></header>{}",
        "<article><header><h2>Title</h2></header>{}</article>",
    ],
)
def test_what_holds_the_main_text_is_never_furniture(around):
    assert all(b.main for b in blocks(around.format(f"<h1>Title</h1><p>{LONG}</p>")))


def test_fifty_thousand_elements_inside_each_other():
    started = perf_counter()
    found = blocks("<div>" * 50_000 + "BOTTOM" + "</div>" * 50_000 + "<p>AFTER</p>")
    assert [b.text for b in found] == ["BOTTOM", "AFTER"]
    assert perf_counter() - started < 5


def test_elements_without_an_end_do_not_swallow_the_rest():
    body = "<embed src=x><p>a</p><source src=y><p>b</p><svg><image href=z></svg><p>c</p>"
    assert [text for _, text in shown(body)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=utf-8><p>Größe".encode(), "Größe"),
        ("<meta charset=iso-8859-1><p>“Größe”".encode("cp1252"), "“Größe”"),
        ("<meta charset=utf-8><p>“Größe” für café".encode("cp1252"), "“Größe” für café"),
        ("<html><p>Größe".encode("utf-16"), "Größe"),
        ("<html><p>A plain page</p>".encode("utf-16-le"), "A plain page"),
        ("<meta charset=shift_jis><p>指導者".encode("shift_jis"), "指導者"),
    ],
)
def test_the_encoding_is_found(tmp_path, data, text):
    path = tmp_path / "page.html"
    path.write_bytes(data)
    assert Html().read(path).blocks[0].text == text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<script>x</script>", b"\n \n"])
def test_a_page_without_text_is_said_so(tmp_path, data):
    path = tmp_path / "page.html"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"it is empty|it holds no text"):
        Html().read(path)


def test_a_page_of_the_usual_size_takes_less_than_sixty_milliseconds():
    body = f"<h1>T</h1>{f'<p>{LONG} <a href=/x>link</a> <b>bold</b></p>' * 250}"
    started = perf_counter()
    blocks(body)
    assert perf_counter() - started < 0.3  # 60 ms on an idle machine


def test_a_page_without_a_body_of_its_own(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<!doctype html><title>Wards</title><article><h1>One</h1><p>Two</p></article>")
    extract = Html().read(path)
    assert [block.text for block in extract.blocks] == ["One", "Two"]
    assert extract.metadata.title == "Wards"


PIECES = (
    *("<div class=comment>", "<li id=comment-5>", "<ul class=children>", "</li>", "</div>", "<dd>"),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "<h3>3 comments</h3>",
        "<p class=author>",
        "<br><br>",
        "<article>",
    ),
    *("<time datetime=2014-99-99>", "<span data-time=99999999999>", "<ol start=-1>", "<li id=fn1>"),
    *(
        "&#xD800;",
        "\x00",
        "<title>|</title>",
        "<a href='http://[x'>",
        "<link rel=canonical href=[>",
    ),
    *("<meta name=author content=',;,'>", "<svg>", "<template>", "<frameset>", "<h1>", "A word. "),
    "<article>",
    '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":1},'
    '"comment":[{"text":"a","comment":{"text":5}}]}]}</script>',
    "A sentence of some length, with a comma or two, so that it is prose; and more of it. " * 3,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40))
def test_whatever_the_markup_there_is_a_document_or_a_reason(pieces):
    with suppress(UnreadableFile):
        for block in extract_page("".join(pieces), HERE).blocks:
            assert block.text == block.text.strip(" ") != ""
            assert not {"\n", "\r", "\x00"} & set(block.text)
            assert all(0 <= s.start < s.end <= len(block.text) for s in block.spans)
