"""Web pages, saved pages, mail and journals' XML made to harm whoever reads them."""
# ruff: noqa: E501 - markup reads better in one piece

from functools import partial

from tests.adapters.hostile.office import LAUGHS


def mail_in_mail(depth):
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (k, k)
        for k in range(depth)
    )
    return b"From: a@example.org\r\nMIME-Version: 1.0\r\n" + head + b"\r\nwords\r\n"


def web_parts(count):
    part = b"--b\r\nContent-Type: text/html\r\nContent-Location: http://x/%d\r\n\r\n<p>words %d\r\n"
    return (
        b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        + b"".join(part % (k, k) for k in range(count))
        + b"--b--\r\n"
    )


def frames_in_frames(count):
    """Web pages that each show the next in two frames."""
    part = (
        b"--b\r\nContent-Type: text/html\r\nContent-Location: http://x/%d\r\n\r\n<p>words %d"
        b"<iframe src='http://x/%d'></iframe><iframe src='http://x/%d'></iframe>\r\n"
    )
    return (
        b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        + b"".join(part % (k, k, k + 1, k + 1) for k in range(count))
        + b"--b--\r\n"
    )


def html(body):
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def laughing_journal():
    kind = LAUGHS.replace("DOCTYPE x", "DOCTYPE article PUBLIC '-//NLM//DTD' 'x'")
    return f"{kind}<article article-type='x'><body><p>&a11;</p></body></article>".encode()


def reaching_page():
    named = (
        "file:///etc/passwd",
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "http://127.0.0.1:9/",
    )
    tags = "".join(
        f"<img src='{name}'><iframe src='{name}'></iframe><object data='{name}'></object>"
        f"<link rel='import' href='{name}'><embed src='{name}'><script src='{name}'></script>"
        f"<video poster='{name}'></video><svg><image xlink:href='{name}'/><use href='{name}'/></svg>"
        f"<style>@import url('{name}'); p {{ background: url('{name}') }}</style><base href='{name}'>"
        for name in named
    )
    return html(f"<p>words</p>{tags}")


def reaching_archive():
    head = b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/html\r\nContent-Location: file:///etc/passwd\r\n\r\n"
    picture = (
        b"\r\n--b\r\nContent-Type: image/png; name=../../x.png\r\nContent-Location: ../../x.png\r\n"
        b"Content-Disposition: attachment; filename=/tmp/leader-reader-absolute.txt\r\n\r\nx\r\n--b--"
    )
    return head + part + reaching_page() + picture


WEB = {
    "reaching.html": reaching_page,
    "reaching.mhtml": reaching_archive,
    "reaching.eml": lambda: reaching_archive().replace(b"related", b"mixed"),
    "deep.html": lambda: html("<div>" * 300_000 + "x"),
    "deep-lists.html": lambda: html("<ul><li>" * 100_000 + "x"),
    "deep-tables.html": lambda: html("<table><tr><td>" * 30_000 + "x"),
    "deep-quotes.html": lambda: html("<blockquote>" * 2000 + "<p>x</p>" * 20_000),
    "cells.html": lambda: html("<table>" + "<tr><td colspan=999999999 rowspan=999999999>x" * 2000),
    "columns.html": lambda: html("<table><tr>" + "<td>x" * 300_000),
    "attributes.html": lambda: html(
        "<p " + " ".join(f"a{k}=1" for k in range(100_000)) + ">words</p>"
    ),
    "unclosed.html": lambda: html("<b><i><a href=x>" * 60_000 + "x"),
    "open-tags.html": lambda: html("<" * 1_500_000),
    "comments.html": lambda: html("<!--" * 400_000 + "x"),
    "entities.html": lambda: html("&amp" * 500_000),
    "comment-threads.html": lambda: html(
        "<ol class='comment-list'>" + "<li class='comment'><cite>A</cite><p>x</p><ol>" * 900
    ),
    "comment-list.html": lambda: html(
        "<p>x</p>" * 20_000
        + "<div class='comment'><cite>A B</cite><p>said on 22 May 2014</p></div>" * 8000
    ),
    "metadata.html": lambda: html(
        "<script type='application/ld+json'>" + "[" * 400_000 + "</script><p>words</p>"
    ),
    "links.html": lambda: html("<p>" + "<a href='x'>y</a> " * 150_000),
    "notes.html": lambda: html(
        "".join(f"<p id='a{k}'>x<a href='#a{k + 1}'><sup>{k}</sup></a></p>" for k in range(30_000))
    ),
    "spans.html": lambda: html("<p>" + "<b>a</b><i>b</i>" * 150_000),
    "breaks.html": lambda: html("<p>" + "a<br><br>" * 200_000),
    "parts.mhtml": partial(web_parts, 30_000),
    "nested.mhtml": lambda: mail_in_mail(5000).replace(b"mixed", b"related"),
    "frames.mhtml": partial(frames_in_frames, 60),
    "nested.eml": partial(mail_in_mail, 5000),
    "quoted.eml": lambda: b"From: a@b\r\nSubject: x\r\n\r\n" + b">" * 1_000_000 + b" x",
    "headers.eml": lambda: b"From: a@b\r\n" + b"To: a@b, c@d\r\n" * 60_000 + b"\r\nwords",
    "folded.eml": lambda: (
        b"From: a@b\r\nSubject: x" + b"\r\n =?utf-8?q?x?=" * 60_000 + b"\r\n\r\nx"
    ),
    "journal.nxml": lambda: (
        b"<!DOCTYPE article PUBLIC '-//NLM//DTD JATS' 'x'><article article-type='x'><body>"
        + b"<sec>" * 100_000
        + b"<p>x</p>"
    ),
    "journal-laughs.nxml": laughing_journal,
}
"""What each holds, by its name."""
