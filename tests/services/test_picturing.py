"""Pictures for an export: drawn where they can be, and never in the way of the export."""

import pytest

from leader_reader.services import picturing
from leader_reader.services.jobs import AreaDrawn, ChildDied, DrawArea, Failed
from leader_reader.services.picturing import with_pictures
from leader_reader.services.ports import ExcerptGroup
from tests.adapters.exporters.reading_back import excerpt
from tests.services.test_jobs import Nursery

FIRST, SECOND = "page=1&viewrect=10,10,90,90", "page=2&viewrect=10,10,90,90"


def of_area(area, document="1f" * 32):
    return excerpt("", area=area, document=document)


def finished(nursery, groups, name="html", **options):
    drawing = with_pictures(nursery, groups, name, **options)
    try:
        while True:
            next(drawing)
    except StopIteration as end:
        return [each.picture for group in end.value for each in group.excerpts]


def group(*excerpts):
    return ExcerptGroup("Topic", "#5fb236", "", excerpts)


def test_each_area_is_drawn_once_whatever_groups_it_is_in():
    nursery = Nursery([[None, AreaDrawn(b"one")], [AreaDrawn(b"two")]])
    both = of_area(FIRST)
    found = finished(nursery, [group(both, excerpt("Words.")), group(both, of_area(SECOND))])
    assert found == [b"one", b"", b"one", b"two"]
    (child,) = nursery.children
    assert all(isinstance(job, DrawArea) for job in child.asked)
    assert [job.area.page for job in child.asked] == [1, 2]
    assert child.closed


@pytest.mark.parametrize("name", ["md", "csv", "xlsx", ".CSV"])
def test_no_process_is_started_for_formats_without_pictures(name):
    assert finished(Nursery(), [group(of_area(FIRST))], name) == [b""]


def test_no_process_is_started_where_there_are_no_areas():
    assert finished(Nursery(), [group(excerpt("Words."))], ".docx") == [b""]


@pytest.mark.parametrize("lost", ["deaf", [ChildDied("gone")], [None] * 10])
def test_a_document_that_stalls_or_ends_the_child_costs_only_its_own_pictures(lost):
    nursery = Nursery([lost], [[AreaDrawn(b"three")]])
    other = of_area(FIRST, document="2e" * 32)
    groups = [group(of_area(FIRST), of_area(SECOND), other)]
    assert finished(nursery, groups, patience=0.01) == [b"", b"", b"three"]
    assert [child.closed for child in nursery.children] == [True, True]


def test_a_page_that_cannot_be_shown_has_no_picture_and_the_next_one_has():
    nursery = Nursery([[Failed("Page 1 is damaged.")], [AreaDrawn(b"two")]])
    assert finished(nursery, [group(of_area(FIRST), of_area(SECOND))]) == [b"", b"two"]


def test_after_so_long_the_rest_is_left_out(monkeypatch):
    monkeypatch.setattr(picturing, "ENOUGH", -1.0)
    assert finished(Nursery(), [group(of_area(FIRST))]) == [b""]


def test_an_export_that_is_stopped_ends_the_child():
    nursery = Nursery([[None, None, AreaDrawn(b"one")]])
    drawing = with_pictures(nursery, [group(of_area(FIRST))], "html")
    next(drawing)
    drawing.close()
    assert nursery.children[0].closed
