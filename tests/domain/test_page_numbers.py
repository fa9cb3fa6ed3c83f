"""Pages by number and as printed, and where they begin in the text."""

import pytest

from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.page_numbers import PageNumbers
from tests import samples


def on(page, text, label="", breaks=()):
    return Block(BlockKind.PARAGRAPH, text, page=page, page_label=label, breaks=breaks)


BOOK = samples.with_blocks(
    on(1, "Title", "i"),
    on(2, "Contents", "ii"),
    on(3, "One goes on", "1", ((4, 4),)),
    on(4, "Two", "2"),
    on(6, "Four", "4"),
    on(6, "Again", "4"),
    pages=8,
)
PAGES = PageNumbers(BOOK)


def test_a_page_has_its_number_and_what_is_printed_on_it():
    assert PAGES.count == 8
    assert [PAGES.label(page) for page in range(1, 9)] == ["i", "ii", "1", "2", "3", "4", "", ""]


def test_where_one_is_and_where_pages_begin():
    inside = BOOK.text.index("goes on")
    assert [PAGES.at(each) for each in (0, inside - 1, inside)] == [1, 3, 4]
    assert PAGES.start(4) == inside
    assert PAGES.start(6) == PAGES.start(5) == BOOK.text.index("Four")
    assert PAGES.start(7) == len(BOOK.text) - 1


def test_a_running_head_is_no_beginning():
    head = Block(BlockKind.PARAGRAPH, "HEAD", page=1, main=False)
    assert PageNumbers(samples.with_blocks(head, on(1, "Text"), pages=1)).start(1) == 5


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("ii", 2),
        (" II ", 2),
        ("1", 3),
        ("p. 3", 5),
        ("Page 4", 6),
        ("p 8", 8),
        ("8", 8),
        ("9", 0),
        ("0", 0),
        ("", 0),
        ("page", 0),
        ("9" * 5000, 0),
        ("²", 0),
    ],
)
def test_a_page_is_found_by_label_before_number(wanted, page):
    assert PAGES.find(wanted) == page


def test_a_label_that_is_the_number_is_none():
    plain = PageNumbers(samples.with_blocks(on(1, "a", "1"), on(2, "b", "2"), pages=2))
    assert (plain.label(1), plain.label(2)) == ("", "")
    assert plain.find("2") == 2


def test_documents_without_pages_or_text():
    assert PageNumbers(samples.document("a")).count == 0
    assert PageNumbers(samples.document("a")).at(0) == 0
    empty = PageNumbers(samples.with_blocks(pages=3))
    assert (empty.start(2), empty.find("3"), empty.label(3)) == (0, 3, "")
