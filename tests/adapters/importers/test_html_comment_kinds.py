"""Comments as each kind of web site writes them: its author, role, date, depth and words."""

from pathlib import Path

import pytest

from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.domain.document import BlockKind

ARTICLE = f"<article><h1>Title</h1><p>{'The article itself goes on, and on. ' * 20}</p></article>"
FIRST = ("The first thought, with some words.", "Ann Ward", "", "2014-05-03", 0)
REPLY = ("A reply to that thought, briefly.", "Ben Okoro", "", "2014-05-04", 1)

WORDPRESS_BLOCKS = """
<div class="wp-block-comments"><h2 class="wp-block-comments-title">2 responses to “Title”</h2>
<ol class="wp-block-comment-template"><li id="comment-2" class="comment even depth-1">
<div class="wp-block-columns"><div class="wp-block-column"><img class="avatar" src="x"></div>
<div class="wp-block-column"><div class="wp-block-comment-author-name"><a href="x">Ann
Ward</a></div>
<div class="wp-block-group"><div class="wp-block-comment-date"><a href="#comment-2"><time
datetime="2014-05-03T10:12:00+00:00">May 3, 2014</time></a></div></div>
<div class="wp-block-comment-content"><p>The first thought, with some words.</p></div>
<div class="wp-block-comment-reply-link"><a href="#">Reply</a></div></div></div>
<ol><li id="comment-3" class="comment odd depth-2">
<div class="wp-block-comment-author-name">Ben Okoro</div><div class="wp-block-comment-date">
<time datetime="2014-05-04">May 4, 2014</time></div><div class="wp-block-comment-content">
<p>A reply to that thought, briefly.</p></div></li></ol></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3></div></div>"""

WORDPRESS_OLD = """
<h3 id="comments">2 Responses to “Title”</h3><ol class="commentlist">
<li class="alt" id="comment-11"><cite>Ann Ward</cite> Says:<br>
<small class="commentmetadata"><a href="#comment-11">May 3rd, 2014 at 10:12 am</a></small>
<p>The first thought, with some words.</p></li>
<li class="comment depth-2" id="comment-12"><div id="div-comment-12" class="comment-body">
<div class="comment-author vcard"><cite class="fn">Ben Okoro</cite> <span class="says">says:</span>
</div><div class="comment-meta commentmetadata"><a href="x#comment-12">May 4, 2014 at 9:00 am</a>
</div><p>A reply to that thought, briefly.</p><div class="reply"><a>Reply</a></div></div></li></ol>
<h3 id="respond">Leave a Reply</h3>"""

JETPACK = """
<div id="comments" class="comments-area"><h3 class="comments-title">2 thoughts on “Title”</h3>
<ul class="comment-list"><li class="comment byuser comment-author-ann even thread-even depth-1"
id="li-comment-21"><article id="comment-21" class="comment"><div class="comment-author vcard">
<cite class="fn">Ann Ward</cite></div><div class="comment-meta"><a href="#comment-21"><time
datetime="2014-05-03T10:12:00">May 3</time></a></div><div class="comment-content">
<p>The first thought, with some words.</p>
<p class="comment-likes comment-not-liked"><span>Liked by <a href="#">1 person</a></span></p></div>
<div class="reply"><a href="#">Reply</a></div></article>
<ul class="children"><li class="comment depth-2" id="li-comment-22"><article id="comment-22"
class="comment"><div class="comment-author vcard"><cite class="fn">Ben Okoro</cite></div>
<div class="comment-meta"><time datetime="2014-05-04">May 4</time></div>
<div class="comment-content"><p>A reply to that thought, briefly.</p></div></article></li></ul></li>
<li class="pingback" id="comment-23"><p>Pingback: <a href="x">Another site on the subject</a></p>
</li></ul></div>"""

DISQUS = """
<div id="disqus_thread"><section id="conversation"><ul id="post-list" class="post-list">
<li class="post" id="post-71"><div data-role="post-content" class="post-content"><div
class="avatar">
</div><div class="post-body"><header class="comment__header"><span class="post-byline">
<span class="author publisher-anchor-color"><a href="x">Ann Ward</a></span></span>
<span class="post-meta"><a class="time-ago" title="Saturday, May 3, 2014 10:12 AM">9 years ago</a>
</span></header><div class="post-body-inner"><div class="post-message-container">
<div class="post-message"><p>The first thought, with some words.</p></div></div></div>
<footer class="comment__footer"><ul><li class="reply"><a>Reply</a></li></ul></footer></div></div>
<ul class="children"><li class="post" id="post-72"><div class="post-content"><div class="post-body">
<header><span class="author">Ben Okoro</span> <a class="time-ago" title="Sunday, May 4, 2014">9
years ago</a></header><div class="post-message"><p>A reply to that thought, briefly.</p></div></div>
</div></li></ul></li></ul></section></div>"""

DISQUS_STATIC = """
<div id="disqus_thread"><div id="dsq-content"><ul id="dsq-comments">
<li id="dsq-comment-71" class="comment"><div id="dsq-comment-header-71" class="dsq-comment-header">
<cite id="dsq-cite-71"><a id="dsq-author-user-71" href="x">Ann Ward</a></cite>
<span class="dsq-comment-meta">May 3, 2014</span></div><div id="dsq-comment-body-71"
class="dsq-comment-body"><div id="dsq-comment-message-71" class="dsq-comment-message"><p>The first
thought, with some words.</p></div></div>
<ul class="children"><li id="dsq-comment-72" class="comment"><cite>Ben Okoro</cite>
<span class="dsq-comment-meta">May 4, 2014</span><div class="dsq-comment-message"><p>A reply to
that thought, briefly.</p></div></li></ul></li></ul></div></div>"""

DRUPAL_7 = """
<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2><a id="comment-31"></a>
<div class="comment clearfix" about="/comment/31#comment-31" typeof="sioc:Post sioct:Comment">
<div class="attribution"><div class="submitted"><span property="dc:date dc:created"
content="2014-05-03T10:12:00+01:00" datatype="xsd:dateTime">Submitted by <span class="username"
property="foaf:name">Ann Ward</span> on Sat, 05/03/2014 - 10:12</span></div></div>
<div class="comment-text"><div class="content"><div class="field-item">
<p>The first thought, with some words.</p></div></div><ul class="links inline">
<li class="comment-reply first last"><a>Log in to post comments</a></li></ul></div></div>
<div class="indented"><a id="comment-32"></a><div class="comment clearfix"
typeof="sioc:Post sioct:Comment"><div class="submitted">Submitted by <span
class="username">Ben Okoro</span> on 4 May 2014</div><div class="content"><p>A reply to that
thought, briefly.</p></div></div></div></div>"""

DRUPAL_9 = """
<section class="field--name-comment comment-wrapper"><h2 class="title">Comments</h2>
<article data-comment-user-id="0" id="comment-41" class="comment js-comment">
<mark class="hidden" data-comment-timestamp="1399111920"></mark>
<footer class="comment__meta"><p class="comment__submitted">Submitted by <span>Ann Ward</span> on
Sat, 3 May 2014 - 10:12</p><div class="comment__permalink"><a href="#">Permalink</a></div></footer>
<div class="comment__content"><h3><a href="#comment-41"></a></h3><div class="field__item"><p>The
first thought, with some words.</p></div><ul class="links"><li>Log in to post comments</li></ul>
</div></article><div class="indented"><article id="comment-42" class="comment js-comment">
<footer class="comment__meta"><p class="comment__author">Ben Okoro</p><p class="comment__time">4 May
2014</p></footer><div class="comment__content"><p>A reply to that thought, briefly.</p></div>
</article></div></section>"""

BLOGGER = """
<div class="comments" id="comments"><h4>2 comments:</h4><div class="comments-content">
<div id="comment-holder"><div class="comment-thread toplevel-thread"><ol id="top-ra">
<li class="comment" id="c6012345678901234567"><div class="avatar-image-container"><img
src="x"></div>
<div class="comment-block"><div class="comment-header"><cite class="user"><a href="x">Ann Ward</a>
</cite><span class="icon user"></span><span class="datetime secondary-text"><a href="x">3 May 2014
at 10:12</a></span></div><p class="comment-content">The first thought, with some words.</p>
<span class="comment-actions secondary-text"><a class="comment-reply">Reply</a></span></div>
<div class="comment-replies"><div class="comment-thread inline-thread"><span>Replies</span><ol>
<li class="comment" id="c6012345678901234568"><div class="comment-block"><div
class="comment-header">
<cite class="user">Ben Okoro</cite><span class="datetime secondary-text"><a>4 May 2014 at 09:00</a>
</span></div><p class="comment-content">A reply to that thought, briefly.</p></div></li></ol></div>
</div></li></ol></div></div></div></div>"""

MOVABLE_TYPE = """
<div id="comments" class="comments"><h2 class="comments-header">Comments</h2>
<div class="comments-content"><div class="comment" id="comment-51"><div class="inner">
<div class="comment-header"><div class="asset-meta"><span class="byline"><span class="vcard author">
Ann Ward</span></span> <span class="separator">|</span> <a href="#comment-51"><abbr
class="published" title="2014-05-03T10:12:00+00:00">May 3, 2014 10:12 AM</abbr></a></div></div>
<div class="comment-content"><p>The first thought, with some
words.</p></div></div></div></div></div>
"""

TYPEPAD = """
<h2><a id="comments"></a>Comments</h2><div class="comments-content">
<div id="comment-6a00d8341c630a53ef01a73db" class="comment comment-odd"><div class="comment-avatar">
</div><div class="comment-content"><p>The first thought, with some words.</p></div>
<p class="comment-footer">Posted by: <a href="x">Ann Ward</a> | <a href="#c">May 03, 2014 at 10:12
AM</a></p></div></div>"""

SIGNED_BELOW = """
<h2>Comments</h2>
<div class="comments-body"><p>The first thought, with some words.</p>
<span class="comments-post">Posted by: Ann Ward at May 3, 2014 10:12 AM</span></div>
<div class="comments-body"><p>Another thought, from another reader.</p>
<span class="comments-post">Posted by: Cy Dahl at May 5, 2014 9:00 PM</span></div>"""

DISCOURSE = """
<div id="post_2" itemprop="comment" itemscope itemtype="http://schema.org/Comment"
class="topic-body"><div class="crawler-post-meta"><span class="creator"
itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="x"><span
itemprop="name">Ann Ward</span></a></span><span class="crawler-post-infos"><time
itemprop="datePublished" datetime="2014-05-03T10:12:00Z" class="post-time">May 3, 2014</time>
<span itemprop="position">2</span></span></div><div class="post" itemprop="text">
<p>The first thought, with some words.</p></div></div>"""

SUBSTACK = """
<div class="comments-page"><h4>2 Comments</h4><div class="comment-list"><div class="comment">
<div class="comment-content"><div class="comment-head"><img src="x"></div><div
class="comment-rest"><div class="comment-meta"><a class="commenter-name" href="x">Ann Ward</a>
<a class="comment-timestamp" title="May 3, 2014, 10:12 AM">2y</a></div><div class="comment-body"><p>
The first thought, with some words.</p></div><div class="comment-actions"><a>Reply</a> <a>Share</a>
</div></div></div><div class="comment-list comment-list-replies replies"><div class="comment">
<div class="comment-meta"><a class="commenter-name">Ben Okoro</a> <a class="comment-timestamp"
title="May 4, 2014">2y</a></div><div class="comment-body"><p>A reply to that thought, briefly.</p>
</div></div></div></div></div></div>"""

MICRODATA = """
<section><h3>What readers said</h3><div itemprop="comment" itemscope
itemtype="https://schema.org/Comment"><p><span itemprop="author" itemscope
itemtype="https://schema.org/Person"><span itemprop="name">Ann Ward</span></span>, <time
itemprop="dateCreated" datetime="2014-05-03">last spring</time></p><div itemprop="text"><p>The first
thought, with some words.</p></div></div></section>"""

RDFA = """
<div vocab="https://schema.org/"><div property="comment" typeof="Comment"><span property="author">
Ann Ward</span> <span property="dateCreated" content="2014-05-03">last spring</span>
<div property="text"><p>The first thought, with some words.</p></div></div></div>"""

PLAIN = """
<section><h2>Comments (2)</h2><ul><li><strong>Ann Ward</strong> <em>3 May 2014</em><p>The first
thought, with some words.</p></li><li><strong>Cy Dahl</strong>, 5 May 2014<p>Another thought, from
another reader.</p></li></ul></section>"""

GERMAN = """
<div><h3>2 Kommentare</h3></div><ol><li><p><b>Ann Ward</b> schrieb am 3. Mai 2014:</p><p>The first
thought, with some words.</p></li><li><p><b>Cy Dahl</b> schrieb am 5. Mai 2014:</p><p>Another
thought, from another reader.</p></li></ol>"""

BOXES = """
<h3>2 responses</h3><div class="x1"><div class="x2">Ann Ward</div><time datetime="2014-05-03">then
</time><p>The first thought, with some words.</p></div><div class="x1"><div class="x2">Cy Dahl</div>
<time datetime="2014-05-05">then</time><p>Another thought, from another reader.</p></div>"""

TERMS = """
<h2>Comments</h2><dl class="commentlist"><dt>Ann Ward, 3 May 2014</dt><dd><p>The first thought, with
some words.</p></dd><dt>Cy Dahl, 5 May 2014</dt><dd><p>Another thought,
from another reader.</p></dd></dl>"""

NESTED_PLAIN = """
<h2>Commentaires (2)</h2><ul><li><b>Ann Ward</b> a écrit le 3 mai 2014 :<p>The first thought, with
some words.</p><ul><li><b>Ben Okoro</b> a écrit le 4 mai 2014 :<p>A reply to that thought, briefly.
</p></li></ul></li></ul><h2>Articles</h2><ul><li>3 May 2014: another article</li></ul>"""

STREAM = """
<section id="comments"><div id="comment-stream"><h3>2 comments</h3><p>Post a comment</p>
<ol><li id="comment-17" class="comment"><cite class="fn">Ann Ward</cite> <span class="comment-meta">
wrote on <a href="#comment-17">May 3, 2014 at 10:12</a></span><p>The first thought, with some words.
</p><ul class="children"><li id="comment-18" class="comment"><cite class="fn">Ben Okoro</cite> <span
class="comment-meta">wrote on <a href="#comment-18">May 4, 2014</a></span><p>A reply to that
thought, briefly.</p></li></ul></li></ol></div><div>3 May 2014</div></section>"""

WITH_REPLY = {
    "a plain list in a list": NESTED_PLAIN,
    "a stream around comments": STREAM,
    "wordpress, blocks": WORDPRESS_BLOCKS,
    "wordpress, old": WORDPRESS_OLD,
    "wordpress, jetpack": JETPACK,
    "disqus": DISQUS,
    "disqus, static": DISQUS_STATIC,
    "drupal 7": DRUPAL_7,
    "drupal 9": DRUPAL_9,
    "blogger": BLOGGER,
    "substack": SUBSTACK,
}
ALONE = {
    "movable type": MOVABLE_TYPE,
    "typepad": TYPEPAD,
    "discourse": DISCOURSE,
    "microdata": MICRODATA,
    "rdfa": RDFA,
}
TWO = {
    "signed below": SIGNED_BELOW,
    "plain list": PLAIN,
    "german list": GERMAN,
    "boxes without names": BOXES,
    "terms": TERMS,
}
SECOND = ("Another thought, from another reader.", "Cy Dahl", "", "2014-05-05", 0)


def comments(markup):
    found = extract_page(f"<html><body>{ARTICLE}{markup}</body></html>", Path("page.html")).blocks
    assert next(b for b in found if b.main and b.kind is not BlockKind.COMMENT).text == "Title"
    assert all(b.kind is not BlockKind.COMMENT for b in found[:2])
    return [
        (b.text, b.author, b.role, b.date, b.depth)
        for b in found
        if b.kind is BlockKind.COMMENT and b.main
    ]


@pytest.mark.parametrize("kind", WITH_REPLY)
def test_a_comment_and_the_reply_to_it(kind):
    assert comments(WITH_REPLY[kind]) == [FIRST, REPLY]


@pytest.mark.parametrize("kind", ALONE)
def test_a_comment_alone(kind):
    assert comments(ALONE[kind]) == [FIRST]


@pytest.mark.parametrize("kind", TWO)
def test_two_comments_beside_each_other(kind):
    assert comments(TWO[kind]) == [FIRST, SECOND]


LINKEDIN = """
<section class="comments"><section class="comment"><div class="comment__header"><a
class="comment__author" href="x">Ann Ward</a><p class="comment__author-headline">Ward sister, The
Trust</p><span class="comment__duration-since">5mo</span></div><p class="comment__text">The first
thought, with some words.</p><div class="comment__actions"><a>Like</a><a>Reply</a></div></section>
</section>"""

FORUM = """
<div id="comments"><article class="comment" id="comment-9"><div class="comment-author">Ann
Ward</div>
<div class="user-title">Consultant</div><span class="post-date"><span data-time="1399111920000">2
years ago</span></span><div class="cooked"><p>The first thought, with some
words.</p></div></article></div>"""

BY_POST_AUTHOR = """
<ol class="commentlist"><li class="comment bypostauthor" id="comment-5"><b class="fn">Ann Ward</b>
<a href="#comment-5">3 May 2014</a><p>The first thought, with some words.</p></li></ol>"""


@pytest.mark.parametrize(
    ("markup", "role", "date"),
    [
        (LINKEDIN, "Ward sister, The Trust", ""),
        (FORUM, "Consultant", "2014-05-03"),
        (BY_POST_AUTHOR, "Author", "2014-05-03"),
    ],
)
def test_the_role_of_who_wrote_a_comment(markup, role, date):
    assert comments(markup) == [(FIRST[0], "Ann Ward", role, date, 0)]


@pytest.mark.parametrize(
    "markup",
    [
        "<div id=respond><h3>Leave a reply</h3><form><label>Comment</label></form></div>",
        "<div class='widget widget_recent_comments'><h2>Recent Comments</h2><ul><li>Ann on <a>Title"
        "</a>, 3 May 2014</li></ul></div>",
        "<h3>3 Comments</h3><ul class=x><li><a href=x>Share it, 3 May 2014</a></li></ul>",
        "<ol class=commentlist><li class='comment pingback' id=comment-3><p>Pingback: <a href=x>On"
        " another site, 3 May 2014</a></p></li></ol>",
        "<nav class=comments><ul><li>Older comments, before 3 May 2014</li></ul></nav>",
        "<p>2 comments</p><h2>Then</h2><ul><li>On 3 May 2014 the board met again.</li></ul>",
        "<p><a href=#x>2 comments</a></p><ul><li>On 3 May 2014 the board met.</li></ul>",
        "<h3>Related</h3><ul><li><time datetime=2014-05-03>3 May</time> Another page</li></ul>",
    ],
)
def test_what_is_no_comment(markup):
    assert comments(markup) == []
