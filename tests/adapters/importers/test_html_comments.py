from pathlib import Path

import pytest

from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.domain.document import BlockKind

ARTICLE = f"<article><h1>Title</h1><p>{'The article itself goes on. ' * 20}</p></article>"

WORDPRESS = """
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts</h2>
<ol class="comment-list">
<li id="comment-7" class="comment even depth-1"><article id="div-comment-7" class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="x">
 <b class="fn"><a class="url" href="http://x.org">Ann Ward</a></b> <span class="says">says:</span>
 </div><div class="comment-metadata"><a href="#comment-7"><time datetime="2014-05-03T10:12:00">3 May
 2014 at 10:12</time></a></div></footer>
 <div class="comment-content"><p>I agree.</p><ul><li>first</li><li>second</li></ul></div>
 <div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article>
 <ol class="children"><li id="comment-8" class="comment depth-2"><article class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Ben Okoro</b>
 <span class="says">says:</span></div><div class="comment-metadata"><time datetime="2014-05-04">
 4 May 2014</time></div></footer><div class="comment-content"><blockquote><p>Me too.</p>
 </blockquote></div></article></li></ol></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3></div></div>
"""

DRUPAL = """
<section id="comments"><h2>Comments</h2>
<a id="comment-7"></a><div class="comment"><div class="submitted">Submitted by <span
class="username">Ann Ward</span> on 3 May 2014</div><div class="content"><p>I agree.</p></div>
<ul class="links"><li class="comment-reply"><a href="#">reply</a></li></ul></div></section>
"""

BLOGGER = """
<div id="comments" class="comments"><h4>1 comment:</h4><dl id="comments-block">
<dt class="comment-author"><a href="x">Ann Ward</a> said...</dt>
<dd class="comment-body"><p>I agree.</p></dd>
<dd class="comment-footer"><span class="comment-timestamp"><a href="#c7">3 May 2014 at
10:12</a></span></dd></dl></div>
"""

DISQUS = """
<div id="disqus_thread"><ul id="post-list" class="post-list"><li class="post" id="post-7">
<div class="post-content"><header><span class="post-byline"><span class="author">Ann Ward</span>
</span><span class="post-meta"><a class="time-ago" title="Saturday, 3 May 2014 10:12">8 years ago
</a></span></header><div class="post-body"><div class="post-message"><p>I agree.</p></div></div>
</div></li></ul></div>
"""

SCHEMA = """
<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Ann Ward</span>
<meta itemprop="dateCreated" content="2014-05-03"><p itemprop="text">I agree.</p></div>
"""

PLAIN_LIST = """
<h3>Reactions</h3><ul class="comments"><li><b>Ann Ward</b> (3 May 2014): <p>I agree.</p></li></ul>
"""


def comments(markup):
    page = f"<html><body>{ARTICLE}{markup}</body></html>"
    found = extract_page(page, Path("page.html")).blocks
    assert found[0].text == "Title"
    return [b for b in found if b.kind is BlockKind.COMMENT], found


@pytest.mark.parametrize("markup", [WORDPRESS, DRUPAL, BLOGGER, DISQUS, SCHEMA, PLAIN_LIST])
def test_a_comment_has_its_author_and_date(markup):
    found, _ = comments(markup)
    (comment,) = [b for b in found if b.text == "I agree."]
    assert (comment.author, comment.date, comment.depth) == ("Ann Ward", "2014-05-03", 0)
    assert comment.main


@pytest.mark.parametrize("markup", [WORDPRESS, DRUPAL, BLOGGER, DISQUS, SCHEMA])
def test_only_the_comment_itself_is_left(markup):
    found, _ = comments(markup)
    assert {b.text for b in found} <= {"I agree.", "first", "second", "Me too."}


def test_replies_are_deeper_and_everything_in_a_comment_is_comment():
    found, everything = comments(WORDPRESS)
    assert [(b.text, b.author, b.depth, b.marker) for b in found] == [
        ("I agree.", "Ann Ward", 0, ""),
        ("first", "Ann Ward", 0, "•"),
        ("second", "Ann Ward", 0, "•"),
        ("Me too.", "Ben Okoro", 1, ""),
    ]
    assert [b.text for b in everything if not b.main] == ["2 thoughts", "Leave a Reply"]


def test_a_wrapper_inside_a_numbered_comment_is_the_same_comment():
    found, _ = comments(
        "<ul class=comments><li id=comment-7><div class=comment><cite>Ann Ward</cite>"
        "<p>Yes.</p></div></li></ul>"
    )
    assert [(b.text, b.author, b.depth) for b in found] == [("Yes.", "Ann Ward", 0)]


def test_a_role_is_read_where_the_page_marks_it():
    found, _ = comments(
        "<div class=comment><span class=comment-author>Ann Ward</span>"
        "<span class=job-title>Ward Sister</span><p>Yes.</p></div>"
    )
    assert [(b.text, b.author, b.role) for b in found] == [("Yes.", "Ann Ward", "Ward Sister")]


def test_recent_comments_in_a_side_column_and_code_comments_are_none():
    found, _ = comments(
        "<div class='widget sidebar'><ul class=comments><li>Ann on Title</li></ul></div>"
        "<pre><span class=comment># x</span></pre>"
    )
    assert found == []
