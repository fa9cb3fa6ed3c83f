"""What a page shows that is not plainly written in it: list numbers, ticks, formulas, quotes."""

from pathlib import Path
from time import perf_counter

import pytest

from leader_reader.adapters.importers.html.page import extract_page


def blocks(body):
    return extract_page(f"<!doctype html><body>{body}</body>", Path("page.html")).blocks


def text(body):
    return "|".join(block.text for block in blocks(body))


def items(body):
    return [(block.marker, block.text) for block in blocks(body)]


SQUARE = "<msup><mi>x</mi><mn>2</mn></msup>"
TEX = '<annotation encoding="application/x-tex">x^2</annotation>'
MATH = f"<math alttext='x^2'><semantics><mrow>{SQUARE}</mrow>{TEX}</semantics></math>"


@pytest.mark.parametrize(
    "formula",
    [
        MATH,
        f"<math><semantics>{SQUARE}<annotation-xml><apply>x2</apply></annotation-xml></semantics></math>",
        MATH.replace("</", "</mml:").replace("<m", "<mml:m").replace("<a", "<mml:a"),
        f"<span style='display: none;'>{MATH}</span><img src=x.svg alt='the square of x'>",
        f"<span class=katex><span>{MATH}</span><span aria-hidden=true>x<b>2</b></span></span>",
        f"<span class=MathJax><nobr aria-hidden=true>x2</nobr><span>{MATH}</span></span>",
        f"<mjx-container><mjx-math aria-hidden=true>x2</mjx-math>{MATH}</mjx-container>",
        "<math alttext='x²'></math>",
    ],
)
def test_a_formula_is_read_once(formula):
    (block,) = blocks(f"<p>If {formula} is large.</p>")
    assert block.text == "If x² is large."
    assert block.pictures == ()


def test_ticks_of_a_task_list():
    tasks = (
        "<ul><li><input type=checkbox checked disabled> Done</li><li><label>\n<input type=checkbox>"
        "<p>Open</p></label></li><li>Text <input type=checkbox></li><li><input type=radio>Radio"
        "</li><li><input type=checkbox></li><li>Next</li></ul>"
    )
    assert [said for _, said in items(tasks)] == ["☑ Done", "☐ Open", "Text", "Radio", "Next"]


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("<ol type=a start=3><li>x<li>x</ol>", "c. d."),
        ("<ol type=A start=26><li>x<li>x<li>x</ol>", "Z. AA. AB."),
        ("<ol type=I><li>x<li value=9>x<li>x</ol>", "I. IX. X."),
        ("<ol type=i start=-1><li>x<li>x<li>x</ol>", "-1. 0. i."),
        ("<ol reversed><li>x<li>x<ol><li>y</ol><li>x</ol>", "3. 2. 1. 1."),
        ("<ol reversed start=10><li>x<li>x</ol>", "10. 9."),
        ("<ol style='margin:0; list-style: inside lower-roman'><li>x<li>x</ol>", "i. ii."),
        ("<ol start=abc><li value=x>x<li type=a>x</ol>", "1. b."),
        ("<ol start=99999999999999><li>x</ol>", "999999999."),
        ("<ul><li>x</ul>", "•"),
        ("<ul style='list-style-type: none'><li>x</ul>", ""),
    ],
)
def test_marks_before_the_items_of_lists(body, marks):
    assert [mark for mark, _ in items(body)] == (marks.split() or [""])


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#r'>↩︎</a>",
        "<a href='p.html#r'>↩<sup>2</sup></a>",
        "<a href='#r'><span>↑</span></a>",
        "<a href='#r'>[back]</a>",
        "<a href='#r'>⤴</a><a href='#r'>⬆️</a>",
        "<a href='#r'>Back to text ↩</a>",
        "<a href='#r'>Return to note reference 3</a>",
        "<a href='#r' role=doc-backlink>1</a>",
    ],
)
def test_links_back_are_no_part_of_a_note(link):
    note = (
        f"<p>Text.</p><section class=footnotes><ol><li id=fn1><p>A note. {link}</p></ol></section>"
    )
    assert text(note) == "Text.|A note."


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#s2'>Back pain</a>",
        "<a href='/x'>Back</a>",
        "<a href='#n1'>1</a>",
        "<a href='#s'>Return on investment</a>",
    ],
)
def test_other_links_are_kept(link):
    assert link[link.index(">") + 1 : -4] in text(f"<p>A word of {link} here.</p>")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>He said <q>yes, <q>so</q> it is</q>.</p>", "He said “yes, ‘so’ it is”."),
        ("<p><q>«oui»</q></p>", "«oui»"),
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "漢(kan)"),
        ("<p><ruby>東<rt>とう</rt></ruby>京</p>", "東(とう)京"),
        ("<p><ruby><rb>A</rb><rtc><rt>b</rt></rtc></ruby></p>", "A(b)"),
        ("<p>Give <del>50</del> <ins>5</ins> mg; <s>was</s> is.</p>", "Give 5 mg; was is."),
        ("<p>The <abbr title='World Health Organization'>WHO</abbr></p>", "The WHO"),
        ("<p>a<wbr>b c&shy;d</p>", "ab c\u00add"),
        ("one<br>&nbsp;<br>two<br>lines", "one|two lines"),
        ("<details><summary>More</summary><p>Inside.</p>Loose</details>", "More|Inside.|Loose"),
        ("<dl><dt>Term<dd>One<dd><p>Two</p><p>Three</p></dl>", "Term|One|Two|Three"),
    ],
)
def test_what_a_line_shows(body, shown):
    assert text(body) == shown


LAZY = "<noscript><img src=b.jpg alt='Beds by ward'></noscript>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"<picture><source srcset=a><img src=x alt='Beds by ward'></picture>{LAZY}", 1),
        (f"<img data-src=b.jpg alt='Beds by ward'>{LAZY}", 1),
        (f"<figure>{LAZY}<figcaption>Beds</figcaption></figure>", 1),
        ("<noscript>No<img src=t style='display:none' alt='A counter of visits'></noscript>", 0),
    ],
)
def test_a_picture_that_is_loaded_late_is_told_of_once(body, told):
    found = blocks(f"<p>Before.</p>{body}<p>After.</p>")
    assert [p.alt for block in found for p in block.pictures] == ["Beds by ward"] * told


@pytest.mark.parametrize("mode", ["shadowrootmode=open", "shadowroot=closed", "shadowmode=open"])
def test_a_tree_of_its_own_is_read_where_it_is_shown(mode):
    page = (
        f"<x-card>Loose <template {mode}><h2>Card</h2><p>By <slot name=who>nobody</slot>, of <slot "
        "name=none>nowhere</slot></p><div><slot>nothing</slot></div></template><p>In the light</p>"
        "<b slot=who>Ann</b></x-card><template><p>never</p></template><p>After</p>"
    )
    assert text(page) == "Card|By Ann, of nowhere|Loose|In the light|After"


def test_trees_inside_trees():
    inner = (
        "<x-in><template shadowrootmode=open><i><slot></slot></i></template><slot></slot></x-in>"
    )
    page = f"<x-out><template shadowrootmode=open><p>{inner}!</p></template>words</x-out>"
    assert text(page) == "words!"


@pytest.mark.parametrize(
    "piece", ["<q>a", "<ruby>a<rt>b</rt>", "<math><mi>x</mi></math>", "<li><input type=checkbox>a"]
)
def test_the_cost_is_linear(piece):
    started = perf_counter()
    blocks(f"<p>{piece * 20_000}</p>")
    assert perf_counter() - started < 5
