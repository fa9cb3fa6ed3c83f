"""Pages laid out: fitted or in percent, facing, on whole device pixels, and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from leader_reader.services.pages import PageSize
from leader_reader.ui.reader.pages.sheets import GAP, Sheets

A4, WIDE = PageSize(595, 842), PageSize(1191, 842)
ROOM = QSizeF(800, 600)


def test_pages_stand_one_under_the_other_and_fill_the_width():
    sheets = Sheets([A4] * 3, ROOM)
    assert sheets.rect(1).left() == GAP
    assert sheets.rect(1).right() == pytest.approx(800 - GAP, abs=1)
    assert sheets.rect(2).top() == sheets.rect(1).bottom() + GAP


def test_a_larger_page_is_made_smaller_and_changes_no_other():
    sheets = Sheets([A4, A4, WIDE], ROOM)
    assert sheets.scale(1) == Sheets([A4], ROOM).scale(1)
    assert sheets.rect(3).right() <= 800


def test_a_whole_page_is_fitted():
    sheets = Sheets([A4] * 2, ROOM, fit="page")
    assert sheets.rect(1).height() == pytest.approx(600 - 2 * GAP, abs=1)
    assert sheets.between(0, 599) == range(1, 2)


@pytest.mark.parametrize(("percent", "width"), [(100, 793), (200, 1587), (10, 397), (9_000, 4760)])
def test_percent_is_of_the_printed_size_and_kept_within_bounds(percent, width):
    assert Sheets([A4], ROOM, fit=percent).rect(1).width() == pytest.approx(width, abs=1)


@pytest.mark.parametrize("fit", ["width", "page"])
def test_pages_that_stand_alone_are_as_large_as_those_side_by_side(fit):
    sheets = Sheets([A4] * 4, ROOM, fit=fit, facing=True)
    assert {sheets.scale(page) for page in range(1, 5)} == {sheets.scale(2)}


def test_facing_pages_begin_with_one_alone():
    sheets = Sheets([A4] * 4, ROOM, facing=True)
    assert [list(sheets.row(page)) for page in (1, 2, 4)] == [[1], [2, 3], [4]]
    assert sheets.rect(2).top() == sheets.rect(3).top()
    assert sheets.rect(2).right() < sheets.rect(3).left()
    assert sheets.rect(3).right() <= 800


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pages_stand_on_whole_device_pixels(ratio):
    sheets = Sheets([A4, WIDE, A4], QSizeF(813, 607), ratio)
    for page in (1, 2, 3):
        rect = sheets.rect(page)
        edges = [rect.left(), rect.top(), rect.width(), rect.height()]
        assert all(edge * ratio == pytest.approx(round(edge * ratio), abs=1e-6) for edge in edges)
        size = sheets.sizes[page - 1].pixels(sheets.scale(page) * ratio)
        assert (round(edges[2] * ratio), round(edges[3] * ratio)) == size


@given(st.integers(1, 30), st.booleans(), st.floats(0, 1), st.floats(0, 1))
def test_a_point_of_a_page_is_found_on_it_again(page, facing, across, down):
    sheets = Sheets([A4] * 30, ROOM, facing=facing)
    rect = sheets.rect(page)
    point = rect.topLeft() + QPointF(across * rect.width(), down * rect.height())
    assert sheets.nearest(point) == page
    there = sheets.on_page(page, point)
    assert sheets.from_page(page, QRectF(there, there)).topLeft().x() == pytest.approx(point.x())
    assert page in sheets.between(rect.top() + 1, rect.bottom() - 1)


def test_no_pages_have_no_place():
    sheets = Sheets([], ROOM)
    assert sheets.height == 0
    assert list(sheets.between(0, 100)) == []
