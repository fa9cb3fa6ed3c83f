"""Pages whose text stands only in what their program is given to show."""

import json
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.domain.errors import UnreadableFile

SENTENCES = (
    "The ward was quiet when the new leader came, and nobody spoke for a while.",
    "She asked each of them what they would change first; the answers took the whole morning.",
    "By the end of the winter, half of it was done, and the other half was forgotten gladly.",
)
MARKUP = "<h2>How it began</h2>" + "".join(f"<p>{text}</p>" for text in SENTENCES)
HEADED = ["How it began", *SENTENCES]
OTHER = "<p>A story of something else, which is told on another page. " + "And more. " * 15
RELATED = [{"type": "post", "body": OTHER * 20}, {"type": "post", "body": OTHER}]


def page(script, body="<div id=root></div>"):
    html = f"<!doctype html><html><head><title>T</title></head><body>{body}{script}</body></html>"
    return extract_page(html, Path("page.html"))


def texts(script, body="<div id=root></div>"):
    return [block.text for block in page(script, body).blocks if block.main]


def data(value, attributes='id="__NEXT_DATA__" type="application/json"'):
    return f"<script {attributes}>{json.dumps(value)}</script>"


def article(body):
    return {"props": {"pageProps": {"related": RELATED, "post": {"slug": "a-b", "body": body}}}}


DRAFT = [
    {"key": "a", "text": "How it began", "type": "header-two"},
    *({"key": "b", "text": text, "type": "unstyled"} for text in SENTENCES),
]
RICH = {
    "nodeType": "document",
    "content": [
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "How it began"}]},
        *(
            {
                "nodeType": "paragraph",
                "content": [
                    {"nodeType": "text", "value": text[:20]},
                    {
                        "nodeType": "hyperlink",
                        "content": [{"nodeType": "text", "value": text[20:]}],
                    },
                ],
            }
            for text in SENTENCES
        ),
    ],
}
EDITOR = [
    {"type": "header", "data": {"text": "How it began", "level": 2}},
    *({"type": "paragraph", "data": {"text": text}} for text in SENTENCES),
]
APOLLO = {
    "ROOT_QUERY": {"__typename": "Query", "post": {"__ref": "Post:1"}},
    "Paragraph:0": {"__typename": "Paragraph", "type": "H3", "text": "How it began"},
    **{
        f"Paragraph:{n}": {"__typename": "Paragraph", "type": "P", "text": text}
        for n, text in enumerate(SENTENCES, 1)
    },
}
TWICE = json.dumps(json.dumps(article(MARKUP)))
NUXT = (
    "window.__NUXT__=(function(a,b){return {data:[{post:{id:a,body:"
    + json.dumps(MARKUP).replace("<", "\\u003C").replace(">", "\\x3E")
    + "}}],fetch:b}}(1,{}));"
)


@pytest.mark.parametrize(
    "script",
    [
        data(article(MARKUP)),
        data(article(DRAFT)),
        data(article(RICH)),
        data(article({"time": 5, "blocks": EDITOR})),
        data([{"state": 1}, MARKUP], 'type="application/json" id="__NUXT_DATA__"'),
        f"<script>window.__APOLLO_STATE__ = {json.dumps(APOLLO)};\nrun()</script>",
        f"<script>go(1); self['__DATA__'] = {json.dumps(article(MARKUP))}</script>",
        f"<script>window.initialData = JSON.parse({TWICE});</script>",
        f"<script>{NUXT}</script>",
    ],
)
def test_a_text_that_only_the_program_shows(script):
    assert texts(script) == HEADED


def test_a_plain_text_is_parted_at_its_lines():
    assert texts(data(article("\n\n".join(SENTENCES)))) == list(SENTENCES)


def test_a_page_that_shows_its_text_itself_is_read_as_it_is():
    assert texts(data(article(MARKUP)), f"<p>{'Shown words, and more. ' * 12}</p>") == [
        ("Shown words, and more. " * 12).strip()
    ]


def test_a_short_page_is_a_page():
    assert texts("<script>track({})</script>", "<p>Closed on Monday.</p>") == ["Closed on Monday."]


@pytest.mark.parametrize(
    "script",
    [
        "<script src=app.js></script>",
        data({"runtime": "function(a){return a}; " * 30}),
        data({"font": "d09GMgABAAAAA" * 90, "url": "https://example.org/" + "a/" * 200}),
        data({"related": RELATED}),
        f"<script>window.__STATE__ = {json.dumps({'css': '.a { color: red; } ' * 40})}</script>",
        "<script>window.__STATE__ = {'not': json, \"" + "a " * 200 + "</script>",
    ],
)
def test_a_page_without_text_but_for_its_program_is_said_so(script):
    with pytest.raises(UnreadableFile, match="it holds no text without its program"):
        page(script)


@pytest.mark.parametrize(
    "piece",
    ['aState={"', "aState=[1,", '{"a":', '"\\', "DataData", "__NEXT_DATA__ = [", "[" * 9, "; a-b"],
)
def test_the_cost_of_looking_is_linear(piece):
    started = perf_counter()
    for kind in ("", ' type="application/json"'):
        with suppress(UnreadableFile):
            page(f"<script{kind}>{piece * (400_000 // len(piece))}</script>")
    assert perf_counter() - started < 10


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from([*SENTENCES, MARKUP, OTHER, "<b", "p", "text"]),
    lambda inside: (
        st.lists(inside, max_size=5)
        | st.dictionaries(st.sampled_from(["type", "text", "body", "content", "data"]), inside)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_whatever_a_program_is_given_there_is_a_document_or_a_reason(value):
    with suppress(UnreadableFile):
        assert all(page(data(value)).blocks)
