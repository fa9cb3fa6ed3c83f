"""What the lines of a PDF are: sentences, captions, contents, heads that change, large letters."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.joining import Words as Vocabulary
from leader_reader.domain.document import BlockKind
from tests.adapters.importers.making_pdf import Stroke, Words, lines, make_pdf

FULL = [
    "Leaders who listen find out early what is going wrong in a",
    "service, and those who work in it feel that they are heard by",
    "the people who decide; this holds for wards as for boards and",
]


@pytest.fixture
def read(tmp_path):
    def make(*pages, **keys):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages, **keys))
        return IMPORTER.read(path)

    return make


def shown(extract):
    return [(block.kind.value, block.text) for block in extract.blocks if block.main]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Table 5 summarises the changes that were seen in the wards.", "paragraph"),
        ("Figure 1 shows how many people took part.", "paragraph"),
        ("Table 5. Changes that were seen", "caption"),
        ("Figure 2 How teams learn", "caption"),
        ("Table 3 (continued)", "caption"),
        ("Box 2: What to ask", "caption"),
        ("Table S1 Wards", "caption"),
    ],
)
def test_a_caption_is_no_sentence_about_a_table(read, text, kind):
    assert shown(read([*lines([text], top=740), *lines([*FULL, "end."])]))[0] == (kind, text)


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph_only_where_a_word_had_room(read):
    ragged = [
        "Leaders who listen find out early what is going wrong in one.",
        "Responsibilities are shared by all of those who work on a ward",
        "and the people who decide about it. Nobody is left out here.",
        "Responsible people answer below, in the lines that follow them",
    ]
    (first,) = shown(read(lines(ragged)))
    assert first == ("paragraph", " ".join(ragged))
    ragged[2] = "and decide."
    assert len(shown(read(lines(ragged)))) == 2


def test_a_full_last_line_of_a_column_goes_on_in_the_next(read):
    left = lines([*FULL, "Every one of them has said so when they were asked about it."], x=40)
    right = lines(["They said it again when the board met.", *FULL], x=340)
    texts = [text for _, text in shown(read(left + right))]
    assert texts[0].startswith(" ".join(FULL))
    assert "asked about it. They said it again" in texts[0]


def test_entries_of_a_table_of_contents_are_parted(read):
    page = lines(
        [
            "What the wards told us ......................... 3",
            "How the board took it .......................... 12",
            "1.1 What the wards told us about their people",
            "1.2 How the board took it and what it did then",
        ]
    )
    assert [text.split(" .")[0] for _, text in shown(read(page))] == [
        "What the wards told us",
        "How the board took it",
        "1.1 What the wards told us about their people",
        "1.2 How the board took it and what it did then",
    ]


def test_bold_entries_of_a_table_of_contents_are_no_headings_and_no_paragraph(read):
    def entries(texts):
        return [Words(72, 700 - 14 * at, text, bold=True) for at, text in enumerate(texts)]

    first = ["Wards . . . . . . . . . . . . . . . . . . . 3", "Boards . . . . . . . . . . . . 12"]
    second = [
        "People of the wards and of the boards . . 15",
        "Money . . . . . . . . . . . . . . 20",
    ]
    found = shown(read(entries(first), entries(second), lines([*FULL, *FULL])))
    assert found[:4] == [("paragraph", text) for text in first + second]


def test_the_heading_that_running_heads_repeat_is_a_heading(read):
    title = "How the boards of hospitals are led"
    opening = [Words(72, 760, f"2 {title}", 16), *lines([*FULL, *FULL], top=700)]
    others = [
        [
            Words(72, 800, f"Chapter 2: {title}"),
            Words(500, 800, str(page)),
            *lines([f"This is page {page} of it, on which not much is said", *FULL], top=740),
        ]
        for page in range(2, 9)
    ]
    extract = read(opening, *others)
    assert shown(extract)[0] == ("heading", f"2 {title}")
    main = [block.text for block in extract.blocks if block.main]
    assert not any("Chapter 2" in text for text in main)


def test_running_heads_in_a_frame_are_no_rows_of_a_table(read):
    frame = [Stroke(60, y, 540, y) for y in (810, 780)]
    frame += [Stroke(x, 780, x, 810) for x in (60, 200, 400, 540)]
    pages = [
        [
            *frame,
            Words(70, 792, "Falls on wards"),
            Words(210, 792, "Version 3, May 2020"),
            Words(410, 792, f"Page {page} of 5"),
            *lines([f"This is page {page} of it, on which not much is said", *FULL], top=740),
        ]
        for page in range(1, 6)
    ]
    extract = read(*pages)
    assert [b.text for b in extract.blocks if not b.main] == [
        f"Falls on wards Version 3, May 2020 Page {page} of 5" for page in range(1, 6)
    ]
    assert all(kind == "paragraph" for kind, _ in shown(extract))


def test_running_heads_that_change_are_no_text(read):
    chapters = ["On wards", "On boards", "On people", "On money", "On time", "On trust"]
    pages = [
        [
            Words(72, 800, f"{chapter} and those who lead them", 8),
            *lines([f"{chapter}, of which much is to be said in one page", *FULL], top=690),
        ]
        for chapter in chapters
    ]
    extract = read(*pages)
    ((_, text),) = shown(extract)
    assert "those who lead them" not in text
    assert [b.text for b in extract.blocks if not b.main] == [
        f"{chapter} and those who lead them" for chapter in chapters
    ]


@pytest.mark.parametrize(
    ("letter", "rest", "begins"),
    [
        ("L", "eaders who listen", "Leaders who listen"),
        ("A", "leader who listens", "A leader who listens"),
        ("A", "lways a leader listens", "Always a leader listens"),
    ],
)
def test_a_large_first_letter_belongs_to_its_word(read, letter, rest, begins):
    page = [
        Words(72, 676, letter, 36),
        *lines([f"{rest} and finds out early what is", *FULL[1:]], x=98, top=700),
        *lines(["The leader is heard. Always."], top=664),
    ]
    kind, text = shown(read(page))[0]
    assert kind == "paragraph"
    assert text.startswith(f"{begins} and finds")


VOCABULARY = Vocabulary(
    ["the self-report and a report of well-being", "rehabilitation program", "follow-up in follow"]
)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("self-", "report", True),
        ("re-", "port", False),
        ("rehabili-", "tation", False),
        ("10-", "year", True),
        ("well-", "known", True),
        ("non-", "invasive", True),
        ("fol-", "low", False),
        ("Anglo-", "Saxon", True),
        ("follow\u2010", "up", False),
    ],
)
def test_real_hyphens_are_told_by_the_words_of_the_document(first, second, kept):
    assert VOCABULARY.keeps_hyphen(first, second) is kept


def test_a_hyphen_before_and_stays_with_its_space(read):
    ((_, text),) = shown(
        read(lines(["they ask for help from first-", "and second-line services."]))
    )
    assert text == "they ask for help from first- and second-line services."


def test_a_word_over_three_lines_is_one(read):
    page = lines(["A longer follow", "and what is un-", "der-", "stood of it; understood."])
    assert "what is understood of it" in shown(read(page))[0][1]


def test_pages_whose_signs_have_no_meaning_are_left_out(tmp_path):
    data = make_pdf([lines(["Words that can be read."]), [Words(72, 700, "Nothing", bold=True)]])
    names = b" ".join(b"/g%d" % code for code in range(32, 127))
    known = b"/BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding"
    odd = b"/BaseFont /ABCDEF+Odd /Encoding << /Type /Encoding /Differences [32 %s] >>" % names
    path = tmp_path / "a.pdf"
    path.write_bytes(data.replace(known, odd))
    extract = IMPORTER.read(path)
    assert shown(extract) == [("paragraph", "Words that can be read.")]
    assert extract.scanned == (2,)


@pytest.mark.parametrize("junk", [b"Layout 1", b"Slide 1", b"untitled", b"Scan 0001", b"a.indd"])
def test_titles_that_programs_give_are_none(read, junk):
    page = [Words(72, 760, "The Title in Print", 20), *lines([*FULL, "end."])]
    assert read(page, info=b"/Title (%s)" % junk).metadata.title == "The Title in Print"


def test_the_date_in_print_comes_before_that_of_the_file(read):
    made = b"/CreationDate (D:20190522101112Z)"
    page = [
        *lines([*FULL, "end."]),
        *lines(["Published: 2 January 2014", "PMID: 23134974"], top=90),
    ]
    metadata = read(page, info=made).metadata
    assert (metadata.date, metadata.pmid) == ("2014-01-02", "23134974")
    assert read(page[:-2], info=made).metadata.date == "2019-05-22"
    page[-2] = Words(72, 90, "© 2012 The authors")
    assert read(page).metadata.date == "2012"
    assert BlockKind.TABLE not in {block.kind for block in read(page).blocks}


@pytest.mark.parametrize(
    ("kicker", "names", "people"),
    [
        (
            "RESEARCH ARTICLE",
            "Ann Lee1*, Bo Berg2 and Cy Dahl1,2",
            ("Ann Lee", "Bo Berg", "Cy Dahl"),
        ),
        (
            "Original paper | Open Access",
            "Ann M. Lee, MD, PhD; Bo Berg, RN",
            ("Ann M. Lee", "Bo Berg"),
        ),
        ("Systematic Review", "A. Lee and B. van Berg", ("A. Lee", "B. van Berg")),
    ],
)
def test_what_stands_around_a_title_is_no_heading(read, kicker, names, people):
    page = [
        Words(72, 780, kicker, 12, bold=True),
        Words(72, 750, "How teams lead change", 18, bold=True),
        Words(72, 725, names, 11, bold=True),
        Words(72, 705, "1 Department of Health, University of Ayton", 11, bold=True),
        Words(72, 685, "Abstract", 11, bold=True),
        *lines([*FULL, *FULL], top=660),
        Words(72, 560, "Research", 11, bold=True),
        *lines(["It was found in May, when they looked again.", *FULL], top=540),
        *lines(["* Correspondence: ann@example.org"], top=90, size=8),
    ]
    extract = read(page)
    assert [text for kind, text in shown(extract) if kind == "heading"] == [
        "How teams lead change",
        "Abstract",
        "Research",
    ]
    assert ("footnote", "* Correspondence: ann@example.org") in shown(extract)
    assert extract.metadata.title == "How teams lead change"
    assert extract.metadata.authors == people


def test_a_title_of_names_and_places_stays_the_title(read):
    page = [
        Words(72, 750, "Falls in wards, a study at the University Hospital, Ayton", 16, bold=True),
        Words(72, 720, "Study design", 11, bold=True),
        *lines([*FULL, *FULL], top=700),
    ]
    heads = [text for kind, text in shown(read(page)) if kind == "heading"]
    assert heads == ["Falls in wards, a study at the University Hospital, Ayton", "Study design"]


def test_a_number_that_a_sentence_goes_on_with_begins_no_note(read):
    small = [
        "Not more than one of these is given to each of the people, and not more than",
        "15 milligrams of it at once. Of the other one nothing is given on the wards;",
        "44 Wards were seen in May.",
    ]
    page = [*lines([*FULL, *FULL], top=740), *lines(small, top=200, step=9, size=8)]
    assert " ".join(small) in [text for _, text in shown(read(page))]


def test_notes_that_count_on_are_parted_though_no_sentence_ends(read):
    notes = [
        "1 not in May",
        "2 some of them were open then, but not all of them.",
        "3 as those who were asked had said before they were asked",
    ]
    page = [*lines([*FULL, *FULL], top=740), *lines(notes, top=90, step=9, size=8)]
    assert shown(read(page))[-3:] == [("footnote", text) for text in notes]


def test_a_paragraph_goes_on_behind_pages_of_tables(read):
    def table(page):
        rules = [Stroke(60, y, 540, y) for y in (690, 670, 600)]
        rows = [
            Words(x, 676 - 18 * row, f"{name} {row} {page}")
            for row in range(4)
            for x, name in ((72, "Ward"), (250, "Beds"), (420, "Staff"))
        ]
        return [Words(72, 700, f"Table {page} What there is", bold=True), *rules, *rows]

    first = lines([*FULL, "those who were asked"], top=300)
    last = lines(["to take part in May have said so.", *FULL], top=740)
    found = shown(read(first, table(1), table(2), last))
    assert found[0][1].endswith("those who were asked to take part in May have said so.")
    tables = [*["caption", *["table"] * 4] * 2]
    assert [kind for kind, _ in found] == ["paragraph", *tables, "paragraph"]


def test_capitals_with_room_above_them_that_text_follows_are_a_heading(read):
    page = [
        *lines([*FULL, "end of it was seen in May."], top=740),
        *lines(["METHODS"], top=670),
        *lines([*FULL, "end of it was seen in June."], top=650),
        *lines(["WHAT WAS SEEN ON THE WARDS"], top=580),
        *lines([*FULL, "end of it was seen in July."], top=560),
    ]
    heads = [text for kind, text in shown(read(page)) if kind == "heading"]
    assert heads == ["METHODS", "WHAT WAS SEEN ON THE WARDS"]


def test_labels_of_a_drawing_and_words_in_capitals_are_no_headings(read):
    page = [
        *lines([*FULL, "end of it was seen in May."], top=740),
        *lines(["SHORT STAY WARD"], x=90, top=650),
        *lines(["OTHER HOSPITALS"], x=90, top=610),
        *lines(["HOME"], x=90, top=570),
        *lines(["SEE THE LIST BELOW."], top=530),
        *lines([*FULL, "end of it was seen in June."], top=490),
    ]
    assert not [text for kind, text in shown(read(page)) if kind == "heading"]
