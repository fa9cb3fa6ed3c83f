import base64
import contextlib
import quopri
from datetime import timedelta
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.mail import Eml
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile

HEAD = """\
From: =?utf-8?q?Ann_W=C3=A4rd?= <ann@ward.example>
To: ben@ward.example
Subject: =?utf-8?B?UmU6IEzDpHVmdA==?= it
Date: Thu, 22 May 2014 23:50:00 +0100
Organization: Ward & Sons
Message-ID: <1@ward.example>
"""


@pytest.fixture
def read(tmp_path):
    def read_message(text, name="message.eml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return importer_for(path).read(path)

    return read_message


def told(extract):
    """Return (depth, author, date, text) of each block but the title; depth -1 for the message."""
    return [
        (b.depth if b.kind is BlockKind.COMMENT else -1, b.author, b.date, b.text)
        for b in extract.blocks[1:]
    ]


def test_subject_sender_and_day_become_the_card(read):
    extract = read(HEAD + "\nShort words.\n")
    known = extract.metadata
    assert (known.title, known.authors) == ("Re: Läuft it", ("Ann Wärd",))
    assert (known.date, known.organisation) == ("2014-05-22", "Ward & Sons")
    assert extract.blocks[0].kind is BlockKind.HEADING
    assert told(extract) == [(-1, "", "", "Short words.")]


REPLY = (
    HEAD
    + """
I agree with what you both say of the wards, and so does the rest of us
in the east wing.

- one
- two

On Wed, 21 May 2014 at 09:00, Ben Okoro
<ben@ward.example> wrote:
> We should meet
> again, all of us who look after beds and those who sleep in them.
>
> On 20/05/2014 08:00, Cy Dahl wrote:
>> When?
>
> Soon.

And so on.

--{space}
Ann
Ward Sister
"""
)


def test_quoted_messages_are_comments_by_their_depth(read):
    ben, cy = (0, "Ben Okoro", "2014-05-21"), (1, "Cy Dahl", "2014-05-20")
    extract = read(REPLY.replace("{space}", " "))
    assert told(extract) == [
        (-1, "", "", "I agree with what you both say of the wards, and so does the rest of us in"
         " the east wing."),
        (-1, "", "", "one"),
        (-1, "", "", "two"),
        (*ben, "We should meet"),
        (*ben, "again, all of us who look after beds and those who sleep in them."),
        (*cy, "When?"),
        (*ben, "Soon."),
        (-1, "", "", "And so on."),
        (-1, "", "", "Ann"),
        (-1, "", "", "Ward Sister"),
    ]  # fmt: skip
    assert [b.text for b in extract.blocks if not b.main] == ["Ann", "Ward Sister"]
    assert [b.marker for b in extract.blocks if b.kind is BlockKind.LIST_ITEM] == ["-", "-"]


def test_messages_quoted_as_a_whole_follow_their_heads(read):
    text = """
Top.

-----Original Message-----
From: Ben Okoro [mailto:ben@ward.example]
Sent: 21 May 2014 09:00
To: Ann Ward
Cc: dee@ward.example;
 eve@ward.example
Subject: Beds

Dear Ann,

From: Cy Dahl <cy@ward.example>
Sent: Tuesday, 20 May 2014 8:00 AM
To: Ben Okoro
Subject: Beds

From here on all is old.
"""
    assert told(read(HEAD + text)) == [
        (-1, "", "", "Top."),
        (0, "Ben Okoro", "2014-05-21", "Dear Ann,"),
        (1, "Cy Dahl", "2014-05-20", "From here on all is old."),
    ]


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("On 21 May 2014, at 09:00, Ben Okoro <b@x.org> wrote:", "Ben Okoro", "2014-05-21"),
        ("On Wed, May 21, 2014 at 9:00 AM Ben Okoro wrote:", "Ben Okoro", "2014-05-21"),
        ("Am 21.05.2014 um 09:00 schrieb Ben Okoro:", "Ben Okoro", "2014-05-21"),
        ("Le 21 mai 2014 à 09:00, Ben Okoro a écrit :", "Ben Okoro", "2014-05-21"),
        ("Il giorno 21 maggio 2014 09:00, Ben Okoro ha scritto:", "Ben Okoro", "2014-05-21"),
        ("Ben Okoro <b@x.org> wrote:", "Ben Okoro", ""),
        ("On 21 May 2014 09:00, b@x.org wrote:", "b@x.org", "2014-05-21"),
    ],
)
def test_lines_that_say_who_wrote_what_follows(read, line, author, date):
    quoted = told(read(f"{HEAD}\nYes.\n\n{line}\n\n> Shall we?\n"))
    assert quoted == [(-1, "", "", "Yes."), (0, author, date, "Shall we?")]
    top_posted = told(read(f"{HEAD}\nYes.\n\n{line}\n\nShall we?\n"))
    assert top_posted == quoted


@pytest.mark.parametrize("line", ["She wrote:", "On the whole he wrote:", "From: the heart"])
def test_what_only_sounds_so_stays_text(read, line):
    assert told(read(f"{HEAD}\nYes.\n\n{line}\n\nWords.\n"))[1:] == [
        (-1, "", "", line),
        (-1, "", "", "Words."),
    ]


def test_quotations_of_nobody_known_are_quotes(read):
    extract = read(HEAD + "\nYes.\n\n> Shall we?\n")
    assert [b.kind for b in extract.blocks[1:]] == [BlockKind.PARAGRAPH, BlockKind.QUOTE]


PAGE = """<html><body><p>Café, yes</p><div>On Wed, May 21, 2014 at 9:00 AM, Ben Okoro
&lt;<a href="mailto:b@x.org">b@x.org</a>&gt; wrote:<br></div><blockquote type="cite">
<p>Shall we?</p><p>On Tue, 20 May 2014, Cy Dahl wrote:</p><blockquote><p>When?</p></blockquote>
tail</blockquote><p>After</p></body></html>"""
ALTERNATIVES = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=mixed

--mixed
Content-Type: multipart/alternative; boundary=other

--other
Content-Type: text/plain; charset=utf-8

{plain}
--other
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

{page}
--other--
--mixed
Content-Type: application/pdf; name="x.pdf"
Content-Disposition: attachment; filename="=?utf-8?q?Bericht_=C3=BCber.pdf?="
Content-Transfer-Encoding: base64

AAAA
--mixed
Content-Type: message/rfc822

From: Dee <dee@x.org>
Date: 1 Jan 2013 10:00:00 +0000
Subject: An old one

{nested}
--mixed--
"""


def mixed(plain):
    page = quopri.encodestring(PAGE.encode("latin-1")).decode()
    return HEAD + ALTERNATIVES.format(plain=plain, page=page, nested="Hello from then")


def test_plain_text_is_preferred_unless_it_says_nothing(read):
    assert told(read(mixed("The plain form.")))[0] == (-1, "", "", "The plain form.")
    for nothing in ("  ", "Your program does not show HTML."):
        assert told(read(mixed(nothing))) == [
            (-1, "", "", "Café, yes"),
            (0, "Ben Okoro", "2014-05-21", "Shall we?"),
            (1, "Cy Dahl", "2014-05-20", "When?"),
            (0, "Ben Okoro", "2014-05-21", "tail"),
            (-1, "", "", "After"),
            (0, "Dee", "2013-01-01", "An old one"),
            (0, "Dee", "2013-01-01", "Hello from then"),
            (-1, "", "", "Attached: Bericht über.pdf"),
        ]


def test_outlooks_page_cuts_at_its_head(read):
    page = (
        "<p>Reply</p><div><p><b>From:</b> Ben Okoro &lt;b@x.org&gt;<br><b>Sent:</b> 21 May 2014"
        "<br><b>To:</b> Ann<br><b>Subject:</b> Beds</p></div><p>Old words</p>"
    )
    message = f"{HEAD}Content-Type: text/html; charset=utf-8\n\n<html><body>{page}</body></html>"
    assert told(read(message)) == [
        (-1, "", "", "Reply"),
        (0, "Ben Okoro", "2014-05-21", "Old words"),
    ]


@pytest.mark.parametrize(
    ("words", "charset", "encoding"),
    [
        ("Żółć i świąt", "iso-8859-2", "8bit"),
        ("Привет всем, как дела", "koi8-r", "base64"),
        ("会議は明日です", "iso-2022-jp", "7bit"),
        ("Grüße aus dem Krankenhaus", "", "8bit"),
    ],
)
def test_encodings_of_the_text(read, words, charset, encoding):
    data = words.encode(charset or "cp1252")
    data = base64.encodebytes(data) if encoding == "base64" else data
    kind = f"Content-Type: text/plain{'; charset=' + charset if charset else ''}\n"
    head = f"{HEAD}{kind}Content-Transfer-Encoding: {encoding}\n\n"
    assert told(read(head.encode() + data)) == [(-1, "", "", words)]


def test_flowed_lines_are_joined(read):
    head = HEAD + "Content-Type: text/plain; format=flowed\n\n"
    body = "Short \nlines that \ngo on.\nA new one.\n\n> Quoted \n> too.\n"
    texts = [text for *_, text in told(read(head + body))]
    assert texts == ["Short lines that go on.", "A new one.", "Quoted too."]


def test_a_message_is_known_by_its_head_whatever_it_is_called(read):
    assert importer_formats(read, "saved.txt") == "Re: Läuft it"
    assert importer_formats(read, "saved") == "Re: Läuft it"


def importer_formats(read, name):
    return read("From ann@ward.example Thu May 22 2014\n" + HEAD + "\nwords\n", name).metadata.title


def test_mailboxes_and_empty_messages_say_so(read, tmp_path):
    one = "From ann@x.org Thu May 22 10:00:00 2014\n" + HEAD + "\nwords\n"
    with pytest.raises(UnreadableFile, match="many messages"):
        read(one + "\n" + one)
    with pytest.raises(UnreadableFile, match="many messages"):
        read(one, "box.mbox")
    with pytest.raises(UnreadableFile, match="no text"):
        read(HEAD + "\n")
    with pytest.raises(UnreadableFile, match="Outlook"):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "message.msg")


def test_a_line_of_a_letter_that_begins_with_from_makes_no_mailbox(read):
    letter = "Dear Ben,\n\nFrom London in May 2014\nto Rome at 10:30 in 2015\n"
    one = "From ann@x.org Thu May 22 10:00:00 2014\n" + HEAD + "\n" + letter
    assert [block.text for block in read(one).blocks[-2:]] == letter.splitlines()[-2:]


def test_a_message_is_read_whole_or_not_at_all(read):
    many = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
    with pytest.raises(UnreadableFile, match="5,000 parts"):
        read(many + "--b\n\nwords\n" * 5_001 + "--b--")
    assert len(read(many + "--b\n\nwords\n" * 4_000 + "--b--").blocks) == 4_001
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(40)
    )
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read(HEAD + deep + "\nwords\n")


def test_a_message_without_words_of_its_own_says_why(read):
    sealed = "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG\n"
    with pytest.raises(UnreadableFile, match="encrypted"):
        read(HEAD + sealed)
    with pytest.raises(UnreadableFile, match="save what is attached"):
        read(HEAD + "Content-Type: application/pdf; name=a.pdf\n\n%PDF\n")


@pytest.mark.parametrize(
    "line",
    [
        "pt., 3 mar 2023 o 09:12 Anna Nowak <anna@x.pl> napisał(a):",
        "3 marca 2023 o 09:12 Anna Nowak <anna@x.pl> napisała:",
        "Op vr 3 mrt. 2023 om 09:12 schreef Anna Nowak <anna@x.nl>:",
        "pá 3. března 2023 v 9:12 Anna Nowak <anna@x.cz> napsala:",
    ],
)
def test_who_is_quoted_is_known_in_more_languages(read, line):
    quoted = read(f"{HEAD}\nOk\n\n{line}\n> Text.\n").blocks[-1]
    assert (quoted.author, quoted.date, quoted.text) == ("Anna Nowak", "2023-03-03", "Text.")


def test_flowed_lines_lose_their_last_space_where_the_message_says_so(read):
    flowed = "Content-Type: text/plain; format=flowed; DelSp=yes\n\nLeader \nship of  \nwards\n"
    assert read(HEAD + flowed).blocks[-1].text == "Leadership of wards"
    kept = flowed.replace("; DelSp=yes", "")
    assert read(HEAD + kept).blocks[-1].text == "Leader ship of wards"


def test_markdown_is_text_as_plain_text_is(read):
    assert read(HEAD + "Content-Type: text/markdown\n\nwords *and* more\n").blocks[-1].text == (
        "words *and* more"
    )


def test_traps_end_in_a_document_or_a_reason_and_in_good_time(read):
    deep = HEAD + "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(3_000)
    )
    many = (
        HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nwords\n" * 30_000 + "--b--"
    )
    quoted = HEAD + "\n" + "".join(">" * (at % 90) + " words\n" for at in range(30_000))
    heads = HEAD + "\n" + "From: a@b.org\nSent: 21 May 2014\nTo: b\n\nwords\n\n" * 3_000
    page = "<blockquote>" * 5_000 + "words"
    nested = f"{HEAD}Content-Type: text/html\n\n{page}"
    sly = HEAD + "\n" + ("From: a\n" + "To: b c To: d\n" * 12 + "\n") * 4_000
    leads = HEAD + "\n" + ("On " + "a wrote " * 40 + "b:\n\n") * 4_000
    chain = HEAD + "\n" + "On 5 May 2014, a@b.c wrote:\n> " * 60_000
    for trap in (deep, many, quoted, heads, nested, sly, leads, chain):
        started = perf_counter()
        with contextlib.suppress(UnreadableFile):
            assert read(trap).blocks
        assert perf_counter() - started < 20


LINES = (
    b"From: a@b.org",
    b"Date: 1 Jan 2014",
    b"Subject: =?utf-8?b?x?=",
    b"",
    b"> words",
    b"Content-Type: multipart/mixed; boundary=b",
    b"--b",
    b"--b--",
    b"Content-Type: text/html",
    b"Content-Type: message/rfc822",
    b"Content-Type: text/plain; charset=nonsense",
    b"Content-Transfer-Encoding: base64",
    b"Content-Disposition: attachment; filename*=utf-8''%ff",
    b"On 3 May 2014 Ann wrote:",
    b"-----Original Message-----",
    b"<blockquote><p>x",
    b"\xff\xfe\x00",
)


@settings(
    max_examples=150,
    deadline=timedelta(seconds=10),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_any_bytes_are_read_or_refused(tmp_path, lines):
    path = tmp_path / "any.eml"
    path.write_bytes(b"\n".join(lines) + b"\n")
    try:
        extract = Eml().read(path)
    except UnreadableFile:
        return
    assert all(block.text and "\n" not in block.text for block in extract.blocks)
