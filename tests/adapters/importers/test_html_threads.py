"""Comments and answers on sites that are one long discussion: forums, questions, responses."""

from pathlib import Path

import pytest

from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.domain.document import BlockKind

PROSE = "I was asked to lead the night shift, and it goes on. " * 6
ARTICLE = f"<article><h1>Title</h1><p>{PROSE}</p></article>"
FIRST = ("The first thought, with some words.", "Ann Ward", "2014-05-03", 0)
REPLY = ("A reply to that thought, briefly.", "Ben Okoro", "2014-05-04", 1)
SECOND = (*REPLY[:3], 0)

REDDIT = f"""
<div role=main><div class="thing link self"><div class=entry><p class=title><a>Title</a></p>
<form class=usertext><div class=md><p>{PROSE}</p></div></form></div></div><div class=commentarea>
<div class="sitetable nestedlisting"><div class=" thing id-t1_c1 noncollapsed comment "
id=thing_t1_c1><div class="entry unvoted"><p class=tagline><a class=expand>[–]</a><a class="author
may-blank" href=/user/ann>Ann Ward</a><span class=userattrs></span> <span class="score unvoted">2
points</span> <time datetime="2014-05-03T11:00:00+00:00">9 years ago</time> <a class=numchildren>(1
child)</a></p><form class=usertext><input type=hidden name=thing_id><div class=md><p>{FIRST[0]}</p>
</div></form><ul class="flat-list buttons"><li>permalink</li><li>reply</li></ul></div><div
class=child><div class="sitetable listing"><div class="thing comment" id=thing_t1_c2><div
class=entry><p class=tagline><a class="author submitter">Ben Okoro</a><span class=userattrs>[<a>S
</a>]</span> <time datetime=2014-05-04>9 years ago</time></p><form class=usertext><div class=md><p>
{REPLY[0]}</p></div></form></div></div></div></div></div></div></div></div>"""

ELEMENTS = f"""
<main><shreddit-post><h1>Title</h1><p>{PROSE}</p></shreddit-post><shreddit-comment-tree>
<shreddit-comment author="Ann Ward" depth=0 created="2014-05-03T11:00:00"><div><a href="/user/ann/">
Ann Ward</a> <time datetime="2014-05-03">9y ago</time></div><div><p>{FIRST[0]}</p></div>
<shreddit-comment author="Ben Okoro" depth=1 created="2014-05-04T11:00:00"><div><p>{REPLY[0]}</p>
</div></shreddit-comment></shreddit-comment></shreddit-comment-tree></main>"""

INDENTED = f"""
<center><table id=hnmain><tr><td>{ARTICLE}</td></tr><tr><td><table class=comment-tree>
<tr class="athing comtr" id=11><td><table><tr><td class=ind indent=0></td><td class=default><div>
<span class=comhead><a class=hnuser>Ann Ward</a> <span class=age title="2014-05-03T11:00:00">
<a>on May 3, 2014</a></span> <span class=navs>| <a>next</a> <a class=togg>[–]</a></span></span>
</div><div class=comment><div class=commtext>{FIRST[0]}</div><div class=reply><p><a>reply
</a></div></div></td></tr></table></td></tr>
<tr class="athing comtr" id=12><td><table><tr><td class=ind indent=1>
</td><td class=default><span class=comhead><a class=hnuser>Ben Okoro</a> <span class=age
title="2014-05-04T11:00:00"><a>on May 4, 2014</a></span></span><div class=comment><span
class=commtext>{REPLY[0]}</span></div></td></tr></table></td></tr></table></td></tr></table></center>
"""

ANSWERS = f"""
<div role=main><h1>Title</h1><div class=question id=question><div class=votecell><div>12</div></div>
<div class=postcell><div class=s-prose><p>{PROSE}</p></div><div class=post-signature><div
class=user-info>asked May 3, 2014 <a>Eve Fox</a></div></div></div><div id=comments-7 class="comments
js-comments-container"><ul class=comments-list><li id=comment-91 class="comment js-comment"><div
class=comment-actions><div class=comment-score><span>2</span></div></div><div class=comment-text>
<span class=comment-copy>{FIRST[0]}</span> <div><span>–&nbsp;</span><a href=/users/3/ann
class=comment-user>Ann Ward</a></div> <span class=comment-date><a href="#comment91_7"><span
title="2014-05-03 11:00:00Z">May 3, 2014</span></a></span></div></li></ul></div></div><div
id=answers><div id=answer-8 class=answer><div class=votecell>30</div><div class=s-prose><p>{PROSE}
</p></div><div class=post-signature><div class=user-info>answered May 4, 2014</div></div></div>
</div></div>"""

RESPONSES = f"""
{ARTICLE}<h2>Rapid responses</h2><div><article class="rapid-response node" id=rr-1><h3
class=rapid-response-title></h3><p>{FIRST[0]}</p><div class=rapid-response-author><span
class=rr-date>03 May 2014</span> <div class=rr-author><span class=name>Ann Ward</span></div><div
class=rr-occupation>Consultant physician</div></div></article></div>"""

PHPBB = f"""
<div id=page-body><h1>Title</h1><div id=p101 class="post bg2"><div class=postbody><p
class=author>by <strong><a class=username>Ann Ward</a></strong></p><div class=content>{PROSE}</div>
</div></div><div id=p102 class="post bg1"><dl class=postprofile><dt><a class=username>Ben
Okoro</a></dt><dd>Posts: 3</dd></dl><div class=postbody><p class=author>by <strong><a>Ben
Okoro</a></strong> &raquo; Sun May 04, 2014 9:00 am</p><div class=content>{REPLY[0]}</div></div>
</div></div>"""

DISCOURSE = f"""
<h1>Title</h1><div class=post-stream><div class="topic-post regular"><article id=post_1><div
class=cooked><p>{PROSE}</p></div></article></div><div class="topic-post regular"><article id=post_2>
<div class=names><span class="first username"><a>Ben Okoro</a></span></div><div class=post-date>
<span class=relative-date data-time=1399194000000>May '14</span></div><div class=cooked><p>
{REPLY[0]}</p></div></article></div></div>"""

ISSUE = f"""
<main><h1>Title</h1><div class=markdown-body><p>{PROSE}</p></div><div class=react-issue-comment
id=issuecomment-1><div class=header><a class=Activity__AuthorLink href=/ann>Ann Ward</a>
<a href="#issuecomment-1"><relative-time datetime="2014-05-03T09:00">on May 3</relative-time></a>
</div><div class=markdown-body><p>{FIRST[0]}</p></div></div></main>"""

PLUGIN = f"""
{ARTICLE}<div class=_5nz1><div class=UFICommentContent><a class=UFICommentActorName>Ann Ward</a>
<span>{FIRST[0]}</span><abbr class=livetimestamp data-utime=1399111920>9y</abbr></div></div>"""

LINKED_NAMES = f"""
{ARTICLE}<div class="x Comment t1" id=t1_c1><span>level 1</span><div><a href="/user/ann/">Ann
Ward</a> <time datetime=2014-05-03>9y</time></div><div><p>{FIRST[0]}</p></div></div>"""

KINDS = {
    "reddit, old": (REDDIT, [FIRST, REPLY]),
    "elements of a program": (ELEMENTS, [FIRST, REPLY]),
    "indented tables": (INDENTED, [FIRST, REPLY]),
    "questions and answers": (ANSWERS, [FIRST]),
    "rapid responses": (RESPONSES, [FIRST]),
    "phpBB": (PHPBB, [SECOND]),
    "discourse": (DISCOURSE, [SECOND]),
    "issue": (ISSUE, [FIRST]),
    "plugin": (PLUGIN, [FIRST]),
    "names that are links": (LINKED_NAMES, [FIRST]),
}


def blocks(markup):
    return extract_page(f"<html><body>{markup}</body></html>", Path("page.html")).blocks


@pytest.mark.parametrize("kind", KINDS)
def test_what_readers_said(kind):
    markup, expected = KINDS[kind]
    found = [b for b in blocks(markup) if b.kind is BlockKind.COMMENT and b.main]
    assert [(b.text, b.author, b.date, b.depth) for b in found] == expected


def test_answers_are_text_and_who_gave_them_and_when_is_not():
    plain = [b for b in blocks(ANSWERS) if b.kind is not BlockKind.COMMENT]
    assert [b.text for b in plain if b.main] == ["Title", PROSE.strip(), PROSE.strip()]


def test_a_form_with_fields_in_a_comment_is_no_part_of_it():
    form = "<form><label>Your name</label><input name=a></form>"
    page = f"{ARTICLE}<div class=comment id=comment-3><p>{FIRST[0]}</p>{form}</div>"
    assert [b.main for b in blocks(page) if b.text == "Your name"] == [False]
