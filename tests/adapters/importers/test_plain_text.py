from datetime import timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.plain_text import PlainText, extract_text
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile

PAGE = """\
Leading across a hospital

This content relates to the following topics:

Shared leadership spreads decisions over a whole team, which is harder than it looks on paper.

Why does it matter?

Teams that share leadership report fewer errors. They also keep their staff for longer.

  • listen to the quiet ones
  • say what is decided, and why

Related content
"""

BLOG = """\
Who leads the ward round?

The consultant does, of course, or so everybody thought until the sister was away for a week.

Comments: 3


Ann Ward

Ward Sister,
Comment date
3 May 2014
We always knew this on our ward.

A second paragraph of hers:
- first point
- second point

Ben Okoro

Okoro Health Ltd
Comment date
1 May 2014
I disagree!

Cy
Comment date
30 April 2014
Me too.

Add your comment
"""

ABSTRACTS = """\
Papers on talent management (original) (raw)

Growing our own leaders

Journal of Ward Management, 2015

Hospitals that grow their own leaders keep them, which this study shows for twelve of them.

Whither the matron?: a long look back over sixty years of senior nurses in charge of whole hospitals

2011

The matron came back, in name at least. This paper asks what she brought with her.
"""

WRAPPED = """\
The Ward Sister's Tale

It was a quiet night on the ward, or as quiet as a night can be where forty
beds stand in two long rows and the boiler knocks under the floor as if it had
something to say; and the sister went round with her lamp.

    "Who goes there?" said a voice which she knew well enough, for it had been
asking the same every night since Michaelmas.

Yours truly,
A. Nightingale
"""


def kinds(text):
    return [(b.kind, b.text) for b in extract_text(text).blocks]


def test_a_saved_page_has_title_headings_and_bullets():
    extract = extract_text(PAGE)
    assert extract.metadata.title == "Leading across a hospital"
    found = [(b.kind, b.level, b.marker, b.main) for b in extract.blocks]
    assert found == [
        (BlockKind.HEADING, 1, "", True),
        (BlockKind.PARAGRAPH, 0, "", False),
        (BlockKind.PARAGRAPH, 0, "", True),
        (BlockKind.HEADING, 2, "", True),
        (BlockKind.PARAGRAPH, 0, "", True),
        (BlockKind.LIST_ITEM, 1, "•", True),
        (BlockKind.LIST_ITEM, 1, "•", True),
        (BlockKind.PARAGRAPH, 0, "", False),
    ]
    assert extract.blocks[5].text == "listen to the quiet ones"


def test_comments_know_their_author_role_and_date():
    blocks = extract_text(BLOG).blocks
    comments = [b for b in blocks if b.kind is BlockKind.COMMENT]
    assert [(b.author, b.role, b.date, b.marker) for b in comments] == [
        ("Ann Ward", "Ward Sister", "2014-05-03", ""),
        ("Ann Ward", "Ward Sister", "2014-05-03", ""),
        ("Ann Ward", "Ward Sister", "2014-05-03", "-"),
        ("Ann Ward", "Ward Sister", "2014-05-03", "-"),
        ("Ben Okoro", "Okoro Health Ltd", "2014-05-01", ""),
        ("Cy", "", "2014-04-30", ""),
    ]
    assert [b.text for b in blocks if not b.main] == ["Comments: 3", "Add your comment"]
    assert not any("Comment date" in b.text for b in blocks)


@pytest.mark.parametrize(
    "header",
    [
        "Jane Doe says:\n3 May 2014 at 10:12 am\n",
        "Jane Doe wrote on 3 May 2014:\n",
        "Posted by Jane Doe on 3 May 2014\n",
        "Jane Doe\n3 May 2014\n",
    ],
)
def test_other_shapes_of_comments(header):
    text = f"A title\n\nThe text of the page, long enough.\n\n2 comments\n\n{header}I agree.\n"
    comment = extract_text(text).blocks[-1]
    assert comment.kind is BlockKind.COMMENT
    assert (comment.text, comment.author, comment.date) == ("I agree.", "Jane Doe", "2014-05-03")


def test_a_byline_with_a_date_at_the_top_is_no_comment():
    extract = extract_text("A title\n\nBy Jane Doe\n3 May 2014\n\nThe text begins here.\n")
    assert extract.metadata.authors == ("Jane Doe",)
    assert extract.metadata.date == "2014-05-03"
    assert not any(b.kind is BlockKind.COMMENT for b in extract.blocks)


def test_abstracts_have_a_heading_each_and_their_source_line_is_none():
    extract = extract_text(ABSTRACTS)
    assert extract.metadata.title == "Papers on talent management"
    assert [b.text[:10] for b in extract.blocks if b.kind is BlockKind.HEADING] == [
        "Papers on ",
        "Growing ou",
        "Whither th",
    ]
    assert (BlockKind.PARAGRAPH, "Journal of Ward Management, 2015") in kinds(ABSTRACTS)
    assert (BlockKind.PARAGRAPH, "2011") in kinds(ABSTRACTS)


def test_wrapped_paragraphs_are_joined_and_short_lines_are_not():
    blocks = extract_text(WRAPPED).blocks
    assert len(blocks) == 5
    assert "where forty beds stand" in blocks[1].text
    assert blocks[2].text.startswith('"Who goes there?"')
    assert [b.text for b in blocks[3:]] == ["Yours truly,", "A. Nightingale"]


def test_single_lines_stay_apart_where_nothing_was_wrapped():
    text = "Short line one\nShort line two\nand a third one\nTo be, or not to be\nthat is it\n"
    assert len(extract_text(text).blocks) == 5


def test_rows_of_short_lines_are_no_headings():
    verse = "\n\n".join(["Roses are red", "Violets are blue", "Wards are white", "So are you"])
    assert [kind for kind, _ in kinds(f"A poem\n\n{verse}\n\nTea\n")].count(BlockKind.HEADING) == 1


def test_numbers_are_markers_only_in_lists():
    text = "Aims of the trust\n\n1. Care for people\n2. Keep well\n\nThis we found.\n"
    items = [b for b in extract_text(text).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.text) for b in items] == [("1.", "Care for people"), ("2.", "Keep well")]
    lone = extract_text("See below\n1. This one sentence stands alone here.\n").blocks[-1]
    assert lone.text == "1. This one sentence stands alone here."


def test_nested_bullets_have_levels():
    text = "List of things\n\n- one\n  - one a\n  - one b\n- two\n"
    assert [b.level for b in extract_text(text).blocks[1:]] == [1, 2, 2, 1]


def test_every_kind_of_line_end_parts_lines():
    text = "a CR\rb LF\nc CRLF\r\nd NEL\x85e LS\u2028f PS\u2029g VT\x0bh FF\x0ci"
    assert [b.text[0] for b in extract_text(text).blocks] == list("abcdefghi")


def test_a_file_with_one_line_is_a_paragraph(tmp_path):
    path = tmp_path / "-rf --no-preserve-root.txt"
    path.write_text("Only this")
    assert [b.kind for b in PlainText().read(path).blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t \r\n", "it holds no text"),
        (bytes(range(256)) * 9, "it is not a text file (it holds binary data)"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, data, reason):
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        PlainText().read(path)
    assert caught.value.reason == reason


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UnreadableFile, match="no longer there"):
        PlainText().read(tmp_path / "gone.txt")


def test_an_enormous_line_is_cut_at_sentences():
    text = "A sentence of the usual length. " * 5000
    blocks = extract_text(text).blocks
    assert all(len(block.text) <= 20_000 for block in blocks)
    assert " ".join(block.text for block in blocks) == text.strip()


PIECES = st.sampled_from(
    ["Jane Doe", "3 May 2014", "Comment date", "2 comments", "- item", "1. one", "A heading",
     "A sentence that ends.", "=====", "> quoted", "says:", "", "", "x" * 200, "TITLE:", "By A. B."]
)  # fmt: skip


@settings(deadline=timedelta(seconds=2))
@given(st.lists(PIECES, max_size=14))
def test_any_order_of_lines_can_be_read(lines):
    for block in extract_text("\n".join(lines)).blocks:
        assert block.text
        assert block.text == " ".join(block.text.split())


def test_five_hundred_small_files_take_less_than_five_seconds(tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in range(500)]
    for path in paths:
        path.write_text(BLOG + PAGE * 3)
    started = perf_counter()
    for path in paths:
        PlainText().read(path)
    assert perf_counter() - started < 5


def test_tables_are_rows_and_their_captions_captions():
    text = (
        "Beds by ward\n\nThere are three wards in this hospital, which this page counts.\n\n"
        "Beds of each ward\n\n  Ward   Beds\n  ------ ------\n  East   12\n\n  : Beds at night\n\n"
        "Table 2Staff of each\n\nWard\tSisters\tNurses\nEast\t1\t7\n\n[The ward at night]\n"
    )
    assert kinds(text)[2:] == [
        (BlockKind.CAPTION, "Beds of each ward"),
        (BlockKind.TABLE, "Ward\tBeds"),
        (BlockKind.TABLE, "East\t12"),
        (BlockKind.CAPTION, "Beds at night"),
        (BlockKind.CAPTION, "Table 2 Staff of each"),
        (BlockKind.TABLE, "Ward\tSisters\tNurses"),
        (BlockKind.TABLE, "East\t1\t7"),
        (BlockKind.CAPTION, "[The ward at night]"),
    ]


def test_lines_parted_at_a_reference_are_joined():
    text = (
        "Leaders\n\nLeaders grow, as has been shown many times over the years\n[1-3]. They do so in"
        " hospitals, see Table\n2. And elsewhere (Ward et al.\n[4]), they say.\n"
        "[5] Ward A. A book of wards.\n"
    )
    assert [words for _, words in kinds(text)][1:] == [
        "Leaders grow, as has been shown many times over the years [1-3]. They do so in hospitals,"
        " see Table 2. And elsewhere (Ward et al. [4]), they say.",
        "[5] Ward A. A book of wards.",
    ]


def test_quoted_lines_are_joined_by_their_depth():
    text = "I agree.\n\n> We should meet\n>\n> > and talk\n> \n> Then act.\nNot quoted.\n"
    assert kinds(text)[1:] == [
        (BlockKind.QUOTE, "We should meet"),
        (BlockKind.QUOTE, "and talk"),
        (BlockKind.QUOTE, "Then act."),
        (BlockKind.PARAGRAPH, "Not quoted."),
    ]


def test_form_feeds_begin_pages_also_inside_a_paragraph():
    line = "where forty beds stand in two long rows and the boiler knocks under"
    text = f"A tale\n\n{line}\n{line}\n{line}\f\n{line}\nthe floor.\n\n\fThird page.\n"
    extract = extract_text(text.replace("\f\n", "\f"))
    assert extract.pages == 3
    tale = extract.blocks[1]
    assert tale.text == " ".join([line] * 4 + ["the floor."])
    assert (tale.page, tale.breaks) == (1, ((3 * len(line) + 3, 2),))
    assert extract.blocks[-1].page == 3
    assert extract_text("One page.\n\f").pages is None


def test_the_numbers_of_a_work_stand_in_its_first_lines():
    known = extract_text(
        "Leaders\n\nBMJ 2014. doi: 10.1136/bmj.g1. PMID: 24398425. ISBN 978-0-306-40615-7\n"
        + "words\n\n" * 40
        + "See doi:10.1000/other\n"
    ).metadata
    assert (known.doi, known.pmid, known.isbn) == ("10.1136/bmj.g1", "24398425", "9780306406157")


def test_a_paragraph_over_many_pages_costs_by_its_length():
    line = "a line of the tale that fills its place to the very end of the row, and"
    started = perf_counter()
    extract = extract_text(f"{line}\n\f" * 30_000)
    assert perf_counter() - started < 20  # minutes, where it grows with the square
    assert extract.pages == 30_000
    assert " ".join(block.text for block in extract.blocks) == " ".join([line] * 30_000)
    begun = [(block, at, page) for block in extract.blocks for at, page in block.breaks]
    assert all(line.startswith(block.text[at : at + len(line)]) for block, at, _ in begun)
    told = {page for _, _, page in begun} | {block.page for block in extract.blocks}
    assert told == set(range(1, 30_001))
