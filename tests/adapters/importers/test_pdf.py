import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.characters import decoded
from leader_reader.adapters.importers.pdf.placed import page_places
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.making_pdf import Words, lines, make_pdf

FULL = [
    "Leaders who listen find out early what is going wrong in a",
    "service, and those who work in it feel that they are heard by",
    "the people who decide; this holds for wards as for boards and",
]
"""Three lines that reach the right edge and do not end a sentence."""


@pytest.fixture
def read(tmp_path):
    def make(pages, **keys):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages, **keys))
        return IMPORTER.read(path)

    return make


def main_texts(extract):
    return [block.text for block in extract.blocks if block.main]


def test_lines_become_paragraphs_and_gaps_part_them(read):
    page = [
        *lines([*FULL, "ends here."], top=700),
        *lines(["A second paragraph that is short."], top=630),
    ]
    assert main_texts(read([page])) == [
        " ".join([*FULL, "ends here."]),
        "A second paragraph that is short.",
    ]


def test_an_indent_begins_a_paragraph(read):
    page = [
        *lines([*FULL, "ends here. It is full up to its right edge, as if it went on."], top=700),
        Words(90, 652, "A second paragraph begins with an indent and goes on for"),
        *lines(["another line below it."], top=640),
    ]
    assert [text[:8] for text in main_texts(read([page]))] == ["Leaders ", "A second"]


def test_hyphens_at_line_ends_are_undone_but_real_ones_stay(read):
    page = lines(
        [
            "The programme asks for well-being and for rehabili-",
            "tation of each patient, and the well-",
            "being of staff; rehabilitation matters to every-",
            "body.",
        ]
    )
    (text,) = main_texts(read([page]))
    assert "rehabilitation of each" in text
    assert "the well-being of staff" in text
    assert text.endswith("everybody.")


def test_two_columns_are_read_one_after_the_other(read):
    left = lines([f"left column line {at} runs on and on to" for at in range(9)], x=60)
    right = lines([f"right column line {at} runs on and on" for at in range(9)], x=320)
    expected = "left column line 0"
    by_column = " ".join(main_texts(read([left + right])))
    woven = [word for pair in zip(left, right, strict=True) for word in pair]
    row_by_row = " ".join(main_texts(read([woven])))
    assert by_column.startswith(expected)
    assert by_column.index("left column line 8") < by_column.index("right column line 0")
    assert row_by_row == by_column


def test_a_paragraph_goes_on_over_a_page_and_furniture_stays_outside(read):
    head = Words(72, 800, "Journal of Leading")
    pages = []
    for number in range(1, 5):
        body = lines([f"Page {number} begins here and has words of its own to say", *FULL])
        pages.append([head, *body, Words(290, 40, str(number + 10))])
    extract = read(pages)
    assert extract.pages == 4
    (text,) = main_texts(extract)
    (block,) = [block for block in extract.blocks if block.main]
    assert [page for _, page in block.breaks] == [2, 3, 4]
    assert [text[at : at + 6] for at, _ in block.breaks] == ["Page 2", "Page 3", "Page 4"]
    furniture = [block for block in extract.blocks if not block.main]
    assert [b.text for b in furniture[:2]] == ["Journal of Leading", "11"]
    assert len(furniture) == 8
    assert {b.page_label for b in furniture if b.page == 3} == {"13"}


def test_a_footnote_does_not_break_a_paragraph_over_pages(read):
    first = [
        *lines([*FULL, FULL[0]], top=200),
        *lines(["1 See the report of the trust for all of the", "figures."], top=90, size=7),
    ]
    second = lines(["the sentence ends on the next page."], top=750)
    extract = read([first, second])
    assert [block.kind for block in extract.blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]
    assert extract.blocks[0].text.endswith("wrong in a the sentence ends on the next page.")
    assert extract.blocks[0].breaks[0][1] == 2


def test_headings_by_size_and_weight_have_levels(read):
    page = [
        Words(72, 760, "On Leading a Clinical Team", 22, bold=True),
        Words(72, 720, "Background", 14),
        *lines([*FULL, "ends here."], top=700),
        Words(72, 640, "Methods and people", 10, bold=True),
        *lines([*FULL, "ends here, too."], top=625),
    ]
    extract = read([page])
    headings = [(b.level, b.text) for b in extract.blocks if b.kind is BlockKind.HEADING]
    assert headings == [
        (1, "On Leading a Clinical Team"),
        (2, "Background"),
        (3, "Methods and people"),
    ]
    assert extract.metadata.title == "On Leading a Clinical Team"


def test_list_items_have_marker_and_nesting(read):
    page = [
        *lines(["What to do on a ward is this and nothing else:"], top=712),
        Words(72, 690, "• ask the team what it needs before anything is decided by"),
        Words(80, 678, "those above it"),
        Words(100, 666, "– and listen"),
        Words(72, 654, "• then act"),
        Words(72, 630, "1. First of all"),
        Words(72, 618, "2. After that"),
    ]
    items = [b for b in read([page]).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.level) for b in items] == [
        ("•", 1),
        ("–", 2),
        ("•", 1),
        ("1.", 1),
        ("2.", 1),
    ]
    assert items[0].text.endswith("decided by those above it")


def test_rows_of_a_table_are_blocks_with_tabs(read):
    rows = [("Dose", "Time", "Who"), ("5 mg", "daily", "all"), ("9 mg", "weekly", "some")]
    page = [
        Words(72 + 120 * column, 700 - 14 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    table = [b.text for b in read([page]).blocks if b.kind is BlockKind.TABLE]
    assert table == ["Dose\tTime\tWho", "5 mg\tdaily\tall", "9 mg\tweekly\tsome"]


def test_captions_are_told_apart(read):
    page = [*lines(["Figure 2. How teams learn"], top=500), *lines([*FULL, "end."], top=460)]
    assert read([page]).blocks[0].kind is BlockKind.CAPTION


def test_text_outside_the_page_is_dropped(read):
    page = [Words(72, 700, "Seen words"), Words(900, 600, "Unseen words")]
    assert main_texts(read([page])) == ["Seen words"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_turned_for_display_read_the_same(read, turn):
    extract = read([lines([*FULL, "ends here."])], page_keys=b"/Rotate %d" % turn)
    assert main_texts(extract) == [" ".join([*FULL, "ends here."])]


@pytest.mark.parametrize(
    ("turn", "x", "y", "step"),
    [(90, 100, 100, (12, 0)), (270, 400, 700, (-12, 0)), (180, 500, 100, (0, 12))],
)
def test_a_page_whose_text_stands_sideways_is_read_from_its_top(read, turn, x, y, step):
    texts = [*FULL, "ends here.", "", "A second paragraph that is short."]
    page = [
        Words(x + at * step[0], y + at * step[1], text, turn=turn) for at, text in enumerate(texts)
    ]
    assert main_texts(read([page])) == [" ".join(texts[:4]), texts[5]]


def test_text_up_the_margin_is_no_part_of_the_text(read):
    stamp = [Words(20, 200, "Accepted manuscript 2024", turn=90)]
    extract = read([stamp + lines([*FULL, "ends here."])])
    assert main_texts(extract) == [" ".join([*FULL, "ends here."])]
    assert [b.text for b in extract.blocks if not b.main] == ["Accepted manuscript 2024"]


def test_page_labels_come_from_the_file(read):
    extract = read(
        [lines([f"Words on page {at}."]) for at in range(3)],
        catalogue=b"/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>",
    )
    assert [block.page_label for block in extract.blocks] == ["i", "ii", "7"]


def test_page_labels_that_count_from_nought_are_none(read):
    extract = read(
        [lines([f"Words on page {at}."]) for at in range(3)],
        catalogue=b"/PageLabels << /Nums [0 << /S /D /St 0 >>] >>",
    )
    assert [block.page_label for block in extract.blocks] == ["", "", ""]


def test_stated_metadata_unless_it_is_junk(read):
    page = [Words(72, 760, "The Title in Print", 20), *lines([*FULL, "doi:10.1000/abc.5 is it."])]
    info = b"/Title (%s) /Author (Ann Lee, Bo Berg) /CreationDate (D:20140522101112Z)"
    metadata = read([page], info=info % b"Leading well").metadata
    assert (metadata.title, metadata.date) == ("Leading well", "2014-05-22")
    assert metadata.authors == ("Ann Lee", "Bo Berg")
    assert metadata.doi == "10.1000/abc.5"
    for junk in (b"Microsoft Word - x.doc", b"report_v2.indd", b"6489122611071476 1..10", b""):
        assert read([page], info=info % junk).metadata.title == "The Title in Print"


def test_authors_are_found_below_the_title(read):
    page = [
        Words(72, 760, "The Title in Print", 20),
        *lines(["Ann Lee1, Bo van Berg2,3* and Cy O’Dahl"], top=730),
        *lines([*FULL, "ends here."]),
    ]
    assert read([page]).metadata.authors == ("Ann Lee", "Bo van Berg", "Cy O’Dahl")


def test_a_page_of_pictures_is_a_scan(tmp_path):
    data = make_pdf([[]])
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
    data = data.replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(picture), picture),
    )
    path = tmp_path / "scan.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="it is a scan: its pages are pictures"):
        IMPORTER.read(path)


def test_a_page_without_anything_has_no_text(read):
    with pytest.raises(UnreadableFile, match="no text in it"):
        read([[]])


def test_a_damaged_page_among_good_ones_is_left_out(tmp_path):
    data = make_pdf([lines([f"Words on page {at}."]) for at in (1, 2, 3)])
    second = data.split(b"/Kids [")[1].split(b" 0 R ")[1].strip()
    start = data.index(b"\n%s 0 obj" % second) + len(second) + 7
    damaged = data[:start] + b" " * 60 + data[start + 60 :]
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged)
    assert [block.text for block in IMPORTER.read(path).blocks] == [
        "Words on page 1.",
        "Words on page 3.",
    ]


@pytest.mark.parametrize("data", [b"%PDF-1.4 and nothing else", b"no PDF at all"])
def test_damage_is_a_reason(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="not a complete PDF"):
        IMPORTER.read(path)


def test_an_empty_or_missing_file_is_a_reason(tmp_path):
    path = tmp_path / "a.pdf"
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        IMPORTER.read(path)
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="it is empty"):
        IMPORTER.read(path)


@pytest.mark.parametrize(
    ("codes", "text", "places"),
    [
        ([0xFB01, 0x6E, 0xFB04], "finffl", [0, 0, 1, 2, 2, 2]),
        ([0xD83D, 0xDE00, 0x61], "\U0001f600a", [0, 2]),
        ([0x61, 0, 0xFFFF, 0xD83D, 0x62], "ab", [0, 4]),
        ([0xFEFB], "لا", [0, 0]),
        ([0xF0B7, 0xE123], "•", [0]),
        ([0x61, 0xAD], "a\u00ad", [0, 1]),
        ([0x61, 0x62], "ab", [0, 1]),
    ],
)
def test_codes_become_characters_in_their_places(codes, text, places):
    found = decoded(codes, page_places(0, len(codes)))
    assert (found.text, list(found.places)) == (text, places)
