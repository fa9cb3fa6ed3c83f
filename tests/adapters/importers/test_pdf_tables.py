"""Tables of a PDF are rows and cells; what only looks like one is none."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.document import BlockKind
from tests.adapters.importers.making_pdf import Stroke, Words, lines, make_pdf

PROSE = [
    "Leaders who listen find out early what is",
    "going wrong in a service, and those who",
    "work in it feel that they are heard by the",
    "people who decide; this holds for wards as",
    "it does for boards, and for small teams as",
    "it does for large ones that work at night.",
]
CELLS = [
    [["Group"], ["Before"], ["After"]],
    [["Nurses who look", "after the wards"], ["41.2"], ["55.7"]],
    [["Doctors"], ["12.0"], ["it rose by a", "third of that"]],
    [["All"], ["53.2"], ["70.1"]],
]
ROWS = [
    "Group\tBefore\tAfter",
    "Nurses who look after the wards\t41.2\t55.7",
    "Doctors\t12.0\tit rose by a third of that",
    "All\t53.2\t70.1",
]
EDGES = (72, 200, 290, 400)


@pytest.fixture
def read(tmp_path):
    def make(*pages):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages))
        return [(block.kind, block.text) for block in IMPORTER.read(path).blocks if block.main]

    return make


def rows(blocks):
    return [text for kind, text in blocks if kind is BlockKind.TABLE]


def table(cells, *, x=72.0, top=700.0, wide=EDGES, high=34.0, level_by_level=False):
    """Return the words of a table, cell by cell or line by line over each row."""
    found = []
    for down, row in enumerate(cells):
        words = [
            (line, Words(wide[at] - wide[0] + x + 4, top - down * high - 11 * line, text, 9))
            for at, cell in enumerate(row)
            for line, text in enumerate(cell)
        ]
        found += [w for _, w in (sorted(words, key=lambda p: p[0]) if level_by_level else words)]
    return found


def across(levels, x0=72.0, x1=400.0):
    return [Stroke(x0, y, x1, y) for y in levels]


@pytest.mark.parametrize("level_by_level", [False, True])
def test_cells_of_a_full_grid_go_on_over_lines(read, level_by_level):
    levels = [712 - 34 * at for at in range(5)]
    down = [Stroke(x, levels[0], x, levels[-1]) for x in EDGES]
    page = table(CELLS, level_by_level=level_by_level) + across(levels) + down
    assert rows(read(page)) == ROWS


@pytest.mark.parametrize("level_by_level", [False, True])
def test_three_rules_make_a_table(read, level_by_level):
    page = table(CELLS, level_by_level=level_by_level) + across((712, 678, 576))
    assert rows(read(page)) == ROWS


@pytest.mark.parametrize("level_by_level", [False, True])
def test_no_rules_are_needed_where_cells_stand_below_each_other(read, level_by_level):
    blocks = read(lines(PROSE[:2], top=760) + table(CELLS, level_by_level=level_by_level))
    assert rows(blocks) == ROWS
    assert blocks[0] == (BlockKind.PARAGRAPH, " ".join(PROSE[:2]))


def test_a_table_that_goes_on_over_the_page_has_no_last_rule(read):
    first = lines(PROSE, top=760) + table(CELLS[:2] * 3, top=640) + across((652, 618))
    assert len(rows(read(first))) == 6


def test_an_empty_cell_stays_empty(read):
    cells = [[["Group"], ["Before"], ["After"]], [["All"], [], ["7"]], [["None"], ["3"], []]]
    assert rows(read(table(cells) + across((712, 678, 605)))) == [
        "Group\tBefore\tAfter",
        "All\t\t7",
        "None\t3\t",
    ]


@pytest.mark.parametrize("woven", [False, True])
@pytest.mark.parametrize("levels", [(), (760, 100), (760, 712, 100), (712, 620, 100)])
def test_text_in_two_columns_is_no_table(read, woven, levels):
    left = lines(PROSE * 3, x=60, top=700)
    right = lines(PROSE * 3, x=310, top=700)
    words = [w for pair in zip(left, right, strict=True) for w in pair] if woven else left + right
    blocks = read(words + across(levels, 60, 530))
    assert not rows(blocks)
    text = " ".join(text for _, text in blocks)
    assert text.count("it does for boards, and for small teams as it does for large") == 6


def test_a_list_is_no_table(read):
    page = [
        word
        for at in range(6)
        for word in (
            Words(72, 700 - 14 * at, f"{at + 1}."),
            Words(110, 700 - 14 * at, f"what has to be done first {at}"),
        )
    ]
    blocks = read(page)
    assert [kind for kind, _ in blocks] == [BlockKind.LIST_ITEM] * 6


def test_headings_beside_the_text_are_no_table(read):
    page = lines(PROSE * 2, x=200, top=700)
    beside = [Words(72, 700 - 24 * at, f"Part {at}") for at in range(5)]
    woven = sorted(page + beside, key=lambda word: -word.y)
    assert not rows(read(woven))


def test_a_diagram_is_no_table(read):
    boxes = [(80, 690), (190, 660), (300, 630), (120, 600), (260, 570)]
    page = across((730, 540))
    for at, (x, y) in enumerate(boxes):
        page += [Words(x + 6, y, f"Step {at}", 8)]
        page += across((y + 12, y - 6), x, x + 70)
        page += [Stroke(each, y + 12, each, y - 6) for each in (x, x + 70)]
    assert not rows(read(page))
