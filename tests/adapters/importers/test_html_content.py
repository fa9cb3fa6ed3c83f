"""Pages of many kinds, plain and odd: what of each is its main text."""

import json
from pathlib import Path

import pytest

from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.domain.document import BlockKind

ENDINGS = (
    "was discussed at length by the board, which asked for a report before the summer",
    "needs time, money and patience; few of the teams that began had all of them",
    "is easier to start than to keep up, as every one of the sisters we spoke to said",
    "grew out of a quarrel about rotas, and nobody would have guessed where it led",
    "cannot be bought: it is made, slowly, by people who trust each other",
    "took three winters, two managers and, in the end, one very stubborn porter",
)


def prose(word, count=5):
    """Return `count` paragraphs in each of which `word` stands."""
    sentences = [f"The {word} {ending}." for ending in ENDINGS]
    return [
        " ".join(sentences[n % 6] for n in (start, start + 2, start + 3)) for start in range(count)
    ]


def paragraphs(word, count=5, tag="p"):
    return "".join(f"<{tag}>{text}</{tag}>" for text in prose(word, count))


def links(word, count=12, tag="li"):
    return "".join(f"<{tag}><a href='/{n}'>{word} {n}</a></{tag}>" for n in range(count))


TEASER = (
    "<div><a href=/t><b>The aside of story {}</b></a>"
    "<div>An aside in short, of the other story.</div></div>"
)
TEASERS = "".join(TEASER.format(n) for n in range(6))
COOKIES = (
    "<div>The aside: we use cookies and similar tools to give you the best experience, to measure"
    " visits, and to show you what you like. <a href=/c>Read our policy</a>. <a href=#>Accept</a>"
    "</div>"
)
ARABIC = "هذا نص عربي عن القيادة في المستشفيات، وفيه كلام كثير عن الفرق والأجنحة، وعن الصبر أيضا."
JAPANESE = (
    "病棟のリーダーシップは、毎日の小さな決定から生まれる。"
    "看護師たちは、朝の会議で互いに意見を述べた。"
)

PAGES = {
    "unnamed divs, side column and cookie notice": (
        f"{COOKIES}<div><div><a href=/>Aside home</a> <a href=/n>Aside news</a></div></div>"
        f"<div><div><h1>Title</h1>{paragraphs('text')}</div><div>{TEASERS}</div></div>"
    ),
    "line breaks for paragraphs": (
        f"<ul>{links('aside')}</ul><h1>Title</h1>{'<br><br>'.join(prose('text'))}<hr>"
        f"<div>{TEASERS}</div>"
    ),
    "line breaks in a cell of a table for layout": (
        f"<table><tr><td>{links('aside', tag='div')}</td><td><font><b>Title</b></font><br><br>"
        f"{'<br><br>'.join(prose('text'))}</td><td>{TEASERS}</td></tr></table>"
    ),
    "table in table": (
        f"<table><tr><td colspan=2><a href=/>Aside home</a></td></tr><tr><td><table><tr><td>"
        f"{links('aside', tag='div')}</td></tr></table></td><td><table><tr><td><h2>Title</h2>"
        f"{paragraphs('text')}</td></tr></table></td></tr></table>"
    ),
    "div soup": (
        f"<div><div><div>{links('aside', tag='span')}</div></div><div><div><div><div><div>Title"
        f"</div></div><div>{''.join(f'<div><div>{p}</div></div>' for p in prose('text'))}</div>"
        f"</div></div></div><div><div>{TEASERS}</div></div></div>"
    ),
    "spans with hashed classes": (
        f"<div class=a1><div class=b2>{links('aside', tag='span')}</div><section class=c3><div"
        f" class=d4><h1 class=e5>Title</h1>{paragraphs('text', 2).replace('<p>', '<p class=f6>')}"
        f"</div></section><section class=c3><div class=d4>"
        f"{paragraphs('text', 3).replace('<p>', '<p class=f6>')}</div></section><div class=g7>"
        f"{TEASERS}</div></div>"
    ),
    "sections with advertisements between": (
        f"<main><h1>Title</h1><div class=chunk>{paragraphs('text', 3)}</div><div class=ad-slot>"
        f"<p>Aside: buy one.</p></div><div class=chunk>{paragraphs('text', 2)}</div><div"
        f" class=ad-slot><p>Aside: buy two.</p></div><div class=chunk>{paragraphs('text', 3)}</div>"
        f"</main><div class=related-stories>{TEASERS}</div>"
    ),
    "comments longer than the article": (
        f"<div><h1>Title</h1><div>{paragraphs('text', 2)}</div></div><div id=discussion><h2>"
        f"Aside</h2>"
        f"{''.join(f'<div class=row7><p>{p}</p></div>' for p in prose('aside', 12))}</div>"
    ),
    "legal words below": (
        f"<div><h1>Title</h1>{paragraphs('text')}</div><div class=x8><p>The aside of this firm is"
        f" registered in another country, and it is not bound by what is said above.</p></div>"
    ),
    "wiki": (
        f"<div id=mw-panel><ul>{links('aside')}</ul></div><div id=content><h1>Title</h1><div"
        f" class=mw-parser-output><p>{prose('text')[0]}</p><div id=toc class=toc><ul>"
        f"{links('aside', 4)}</ul></div><h2>Text <span class=mw-editsection><a href=#>"
        f"aside</a></span>"
        f"</h2>{paragraphs('text')}<div class=navbox><a href=#>aside</a></div></div><div "
        f"id=catlinks>"
        f"<a href=#>aside</a></div></div>"
    ),
    "manual": (
        f"<div class=container><div class=left><ul>{links('aside', 30)}</ul></div><div class=right>"
        f"<h1>Title</h1>{paragraphs('text', 3)}<pre>text = 1\ntext += 1</pre>"
        f"{paragraphs('text', 1)}"
        f"<div><a href=/p>Aside: the page before</a> <a href=/n>Aside: the page after</a>"
        f"</div></div>"
        f"</div>"
    ),
    "government": (
        f"<div id=global-cookie-message class=gem-c-cookie-banner><p>Aside: cookies on this site."
        f"</p></div><header role=banner><a href=/>Aside</a></header><div "
        f"class=gem-c-breadcrumbs><ol>"
        f"{links('aside', 3)}</ol></div><main id=content><h1>Title</h1><div "
        f"class=gem-c-contents-list"
        f"><ol>{links('aside', 5)}</ol></div><div class=govspeak>{paragraphs('text')}</div></main>"
        f"<div class=gem-c-feedback><p>Aside: is this page useful?</p></div><footer>"
        f"{links('aside')}"
        f"</footer>"
    ),
    "a page that is hidden for printing": (
        f"<div hidden><p>{prose('nowhere')[0]}</p></div><div style='display: none'>"
        f"{paragraphs('nowhere')}</div><h1>Title</h1>{paragraphs('text')}"
    ),
    "an article that is mostly a list": (
        f"<div><ul>{links('aside')}</ul></div><div><h1>Title</h1><p>{prose('text')[0]}</p><ol>"
        f"{paragraphs('text', 6, 'li')}</ol></div><div>{TEASERS}</div>"
    ),
    "a footer of columns": (
        f"<h1>Title</h1>{paragraphs('text')}<div>"
        f"{('<div><b>Aside</b><ul>' + links('aside') + '</ul></div>') * 4}"
        f"</div>"
    ),
}


def shown(body):
    return extract_page(
        f"<!doctype html><html><body>{body}</body></html>", Path("page.html")
    ).blocks


@pytest.mark.parametrize("kind", PAGES)
def test_the_text_is_main_and_what_is_beside_it_is_not(kind):
    found = shown(PAGES[kind])
    assert [b.text for b in found if b.main and "aside" in b.text.lower()] == []
    assert [b.text for b in found if not b.main and "text" in b.text.lower()] == []
    assert sum("text" in b.text for b in found) >= 2
    assert not any("nowhere" in b.text for b in found)


@pytest.mark.parametrize("words", [ARABIC, JAPANESE])
def test_text_in_another_script(words):
    menu = "".join(f"<div><a href=/{n}>{words[:6]}</a></div>" for n in range(20))
    found = shown(f"<div>{menu}</div><div><div>{words * 2}</div><div>{words * 3}</div></div>")
    assert [b.main for b in found] == [False] * 20 + [True, True]


WHOLE = {
    "an index of links": f"<h1>Guides</h1><ul>{links('Guide')}</ul><ul>{links('Report')}</ul>",
    "a notice": "<h1>Closed</h1><p>The ward is closed.</p><p>Back on Monday.</p>",
    "a blog's front page": "".join(
        f"<article class=post><h2><a href=/{n}>Post {n}</a></h2><p>{text}</p></article>"
        for n, text in enumerate(prose("post", 6))
    ),
    "a forum": "".join(
        f"<div class=message><div class=who>Reader {n}</div><div class=said><p>{text}</p>"
        f"</div></div>"
        for n, text in enumerate([*prose("point", 6), "Agreed."])
    ),
    "a table of figures": (
        f"<h1>Beds</h1>{paragraphs('table', 2)}<table><tr><th>Ward<th>Beds</tr>"
        + "".join(f"<tr><td>Ward {n}<td>{n}</tr>" for n in range(20))
        + "</table>"
    ),
    "references": (
        f"<h1>Paper</h1>{paragraphs('paper')}<h2>References</h2><ol>"
        + "".join(
            f"<li>Ward A, Okoro B. On wards and their leaders, part {n}. J Wards 2014;{n}:1-9."
            f" <a href=/d>doi</a> <a href=/p>PubMed</a></li>"
            for n in range(12)
        )
        + "</ol>"
    ),
    "questions and answers": "<h1>Questions</h1><dl>"
    + "".join(f"<dt>What of {n}?</dt><dd>{text}</dd>" for n, text in enumerate(prose("answer")))
    + "</dl>",
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_page_that_is_all_main(kind):
    assert [b.text for b in shown(WHOLE[kind]) if not b.main] == []


BANNERS = {
    "onetrust": "<div id=onetrust-consent-sdk><div id=onetrust-banner-sdk><p>{}</p></div></div>",
    "cookiebot": "<div id=CybotCookiebotDialog><div id=CybotCookiebotDialogBody>{}</div></div>",
    "quantcast": "<div id=qc-cmp2-container><div class=qc-cmp2-summary-info>{}</div></div>",
    "govuk": "<div class=govuk-cookie-banner role=region aria-label='Cookies'><p>{}</p></div>",
    "named in one word": "<div class=cookieNotice>{}</div>",
    "labelled": "<section aria-label='Cookie consent'><p>{}</p></section>",
}


@pytest.mark.parametrize("kind", BANNERS)
@pytest.mark.parametrize("body", [paragraphs("text"), "<p>A short page, that is all.</p>"])
def test_cookie_banners_are_not_main(kind, body):
    banner = BANNERS[kind].format("We value your privacy, and we use cookies to improve it.")
    found = shown(f"{banner}<h1>Title</h1>{body}")
    assert [b.main for b in found if "privacy" in b.text] == [False]
    assert all(b.main for b in found if "privacy" not in b.text)


def test_lines_in_which_the_page_speaks_of_itself_are_not_main():
    lines = (
        "By Ann Ward",
        "3 May 2014",
        "Last updated: 4 May 2014",
        "5 min read",
        "Share this page",
    )
    head = "".join(f"<div>{line}</div>" for line in lines)
    found = shown(f"<article><h1>Title</h1>{head}{paragraphs('text')}<p>Read more</p></article>")
    assert [b.text for b in found if not b.main] == [*lines, "Read more"]


def test_dates_inside_a_text_are_main():
    diary = "".join(
        f"<h2>{n} May 2014</h2><p>{text}</p>" for n, text in enumerate(prose("diary"), 1)
    )
    assert all(b.main for b in shown(f"<h1>Diary</h1><p>{prose('diary')[0]}</p>{diary}"))


def test_captions_and_footnotes_of_the_text():
    found = shown(
        f"<main><h1>Title</h1>{paragraphs('text')}<figure><img src=x><figcaption>Beds by ward"
        "</figcaption></figure><aside role=doc-footnote>1. As said elsewhere.</aside></main>"
        "<section class=footnotes><ol><li id=fn2>So they say. <a href=#r class=footnote-back>↩</a>"
        "</li></ol></section>"
    )
    told = [(b.kind, b.text, b.main) for b in found[-3:]]
    assert told == [
        (BlockKind.CAPTION, "Beds by ward", True),
        (BlockKind.FOOTNOTE, "1. As said elsewhere.", True),
        (BlockKind.FOOTNOTE, "So they say.", True),
    ]


def linked_page(body, **item):
    said = json.dumps({"@type": "NewsArticle", "headline": "Title", **item})
    return f"<script type='application/ld+json'>{said}</script>{body}"


def test_a_page_whose_text_stands_only_in_its_linked_data():
    found = shown(linked_page("<div>Loading</div>", articleBody="\n\n".join(prose("text"))))
    assert [b.text for b in found if b.main] == prose("text")


def test_the_text_of_linked_data_is_not_said_twice():
    found = shown(linked_page(paragraphs("text"), articleBody="\n\n".join(prose("text"))))
    assert [b.text for b in found] == prose("text")


def test_comments_that_stand_only_in_linked_data():
    reply = {"@type": "Comment", "text": "No.", "author": {"name": "Ben Okoro"}}
    comment = {
        "text": "<p>Yes.</p><p>Indeed.</p>",
        "author": {"@type": "Person", "name": "Ann Ward"},
        "dateCreated": "2014-05-03T10:12:00Z",
        "comment": [reply],
    }
    found = shown(linked_page(paragraphs("text"), comment=[comment]))
    assert [(b.text, b.author, b.date, b.depth) for b in found if b.kind is BlockKind.COMMENT] == [
        ("Yes.", "Ann Ward", "2014-05-03", 0),
        ("Indeed.", "Ann Ward", "2014-05-03", 0),
        ("No.", "Ben Okoro", "", 1),
    ]


@pytest.mark.parametrize(
    "section",
    [
        "<section id=recommendations><h2>Recommendations</h2>{}</section>",
        "<div id=social-care-and-related-services><h2>Social care and related services</h2>"
        "{}</div>",
        "<div class='section consent'><h3>Consent</h3>{}</div>",
        "<h2 id=comments-on-sharing>Comments on sharing</h2>{}",
        "<section id=sec-12><h2>Data sharing</h2><p>On request.</p></section>{}",
        "<section><h2>Conclusion</h2><p>It can be done, and it has been done.</p></section>{}",
    ],
)
def test_sections_named_like_furniture_are_main(section):
    found = shown(
        f"<article><h1>Title</h1><div>{paragraphs('text', 6)}</div>"
        f"{section.format(paragraphs('section', 3))}</article>"
    )
    assert [b.text for b in found if not b.main] == []


def test_captions_by_their_class():
    found = shown(
        f"{paragraphs('text')}<div class=wp-caption><img src=x><p class=wp-caption-text>"
        "Beds by ward</p></div>"
    )
    assert (found[-1].kind, found[-1].text) == (BlockKind.CAPTION, "Beds by ward")
