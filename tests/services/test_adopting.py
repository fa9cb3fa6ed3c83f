"""Marks of a file made passages: what each says is kept, and nothing is taken twice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leader_reader.domain.anchoring import describe, describe_area
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.found_mark import FoundMark, MarkKind, MarksFound, moment
from leader_reader.domain.pages import PageRun
from leader_reader.services import annotating
from leader_reader.services.adopting import MarksUnknown, adopt, find_marks
from leader_reader.services.library import Library
from leader_reader.services.ports import Extract
from tests.samples import add, document, topic

PAPER = document("Teams need time.", "Talent needs 😀 teams.", "Again and again.", format="pdf")
THEN = datetime(2024, 5, 14, 9, 15, tzinfo=UTC)


@pytest.fixture
def there(library):
    add(library, PAPER)
    return library


def mark(words="Teams need", **said):
    start = PAPER.text.index(words)
    target = describe(PAPER, start, start + len(words))
    return FoundMark(MarkKind.HIGHLIGHT, target, **said)


def take(library, *marks):
    taken = adopt(library, PAPER.id, marks)
    library.do(taken.edit)
    return taken


def only(library):
    (annotation,) = library.annotations.values()
    return annotation


def test_a_passage_says_all_that_the_mark_said(there):
    said = mark(note="Why?", creator="Orla", created=THEN, modified=THEN + timedelta(days=1))
    taken = take(there, said)
    made = only(there)
    assert (taken.new, taken.there) == (1, 0)
    assert (made.exact, made.note, made.creator) == ("Teams need", "Why?", "Orla")
    assert (made.created, made.modified) == (THEN, THEN + timedelta(days=1))
    assert not made.topics


def test_what_the_file_does_not_say_is_the_users_and_now(there):
    before = datetime.now(UTC)
    take(there, mark())
    made = only(there)
    assert made.creator == "tester"
    assert before <= made.created == made.modified <= datetime.now(UTC)


def test_a_time_to_come_is_now(there):
    take(there, mark(created=datetime(2199, 1, 1, tzinfo=UTC)))
    assert only(there).created <= datetime.now(UTC)


def test_all_marks_are_one_edit_and_one_undo(there):
    marks = [mark(), mark("Talent needs 😀 teams."), mark("Again", tags=("Time", "New one"))]
    time = topic(there, "Time")
    taken = take(there, *marks)
    assert taken.new == len(there.annotations) == 3
    assert taken.edit.label == "Take in highlights of “How teams lead”"
    tagged = next(each for each in there.annotations.values() if each.topics)
    new = there.codebook.find("New one")[0]
    assert tagged.topics == {time, new.id}
    there.undo()
    assert not there.annotations
    assert not there.codebook.find("New one")
    there.redo()
    assert len(there.annotations) == 3


def test_new_topics_are_made_once_each_with_its_colour(there):
    take(there, mark(tags=("Lifts", "Tea")), mark("Again", tags=("lifts",)))
    lifts, tea = there.codebook.children(None)
    assert [lifts.name, tea.name] == ["Lifts", "Tea"]
    assert lifts.colour != tea.colour
    assert there.passage_counts()[lifts.id] == 2


def test_a_tag_that_fits_several_topics_takes_one(there):
    above = topic(there, "Above")
    topic(there, "Time", parent=above)
    topic(there, "Time")
    assert len(only_after(there, mark(tags=("Time",))).topics) == 1


def only_after(library, *marks):
    take(library, *marks)
    return only(library)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"note": "Why?"},
        {"note": "Why?", "creator": "Orla", "created": THEN},
        {"creator": "Orla", "created": THEN},
        {"tags": ("Time",), "created": THEN},
    ],
)
def test_nothing_is_taken_twice(there, said):
    take(there, mark(**said))
    again = take(there, mark(**said))
    assert (again.new, again.there) == (0, 1)
    assert not again.edit
    assert len(there.annotations) == 1


def test_a_passage_changed_since_is_not_taken_again(there):
    take(there, mark(note="Why?", creator="Orla", created=THEN))
    there.do(annotating.set_note(there, only(there).id, "Because."))
    assert take(there, mark(note="Why?", creator="Orla", created=THEN)).new == 0


def test_a_passage_moved_since_is_not_taken_again(there):
    take(there, mark("Teams need time.", note="Why?", creator="Orla", created=THEN))
    assert take(there, mark("Teams need", note="Why?", creator="Orla", created=THEN)).new == 0


def test_a_highlight_where_a_passage_is_adds_nothing(there):
    start = PAPER.text.index("Teams need")
    there.do(annotating.tag_passage(there, PAPER, start, start + 10, [topic(there, "Time")]))
    assert take(there, mark()).there == 1


def test_two_people_may_say_something_of_the_same_words(there):
    marks = [mark(note="Why?", creator="Orla"), mark(note="Indeed.", creator="Teo"), mark()]
    assert take(there, *marks).new == 2
    assert sorted(each.note for each in there.annotations.values()) == ["Indeed.", "Why?"]


def test_an_area_is_taken_once(there):
    area = AreaSelector(2, 10, 10, 90, 50)
    said = FoundMark(MarkKind.AREA, describe_area(PAPER, area, [(0, 3)], 0), note="See")
    assert take(there, said).new == 1
    assert only(there).area == area
    assert take(there, said).new == 0


def test_undone_and_taken_again(there):
    take(there, mark(note="Why?"))
    there.undo()
    assert take(there, mark(note="Why?")).new == 1


class Lines:
    """An importer that reads the lines it was given."""

    endings = (".pdf",)

    def __init__(self, *texts, format_name="pdf"):
        self.format = format_name
        self.texts, self.asked = texts, 0

    def read(self, _path):
        self.asked += 1
        blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in self.texts)
        return Extract(Metadata(), blocks, 1, (PageRun(0, 1, 0, 3),))


def reader(places_seen):
    def read(_path, _document, places):
        places_seen.append(places.place(1))
        return MarksFound()

    return read


def test_places_that_are_kept_are_not_looked_for_again():
    seen, importer = [], Lines()
    find_marks(PAPER, Path("a.pdf"), importer, reader(seen), (PageRun(0, 7, 0, 3),))
    assert (seen, importer.asked) == ([(7, 1)], 0)


def test_places_not_kept_are_found_by_reading_again():
    seen, importer = [], Lines(*PAPER.text.split("\n"))
    find_marks(PAPER, Path("a.pdf"), importer, reader(seen), ())
    assert (seen, importer.asked) == ([(1, 1)], 1)


def test_a_text_that_reads_otherwise_now_is_refused():
    with pytest.raises(MarksUnknown, match=r"How teams lead.*read its text differently"):
        find_marks(PAPER, Path("a.pdf"), Lines("Other words"), reader([]), ())


def test_other_formats_have_no_places_to_find():
    seen, importer = [], Lines("Other words", format_name="docx")
    find_marks(PAPER, Path("a.docx"), importer, reader(seen), ())
    assert (seen, importer.asked) == ([None], 0)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-14T09:15:00Z", "2024-05-14T09:15:00+00:00"),
        ("2024-05-14T09:15:00+02:00", "2024-05-14T07:15:00+00:00"),
        ("2024-05-14T09:15:00.123456789", "2024-05-14T09:15:00.123456+00:00"),
        ("2024-05-14", "2024-05-14T00:00:00+00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments(text, iso):
    found = moment(text)
    assert (found.isoformat() if found else None) == iso


def test_the_library_is_only_read(library: Library):
    add(library, PAPER)
    adopt(library, PAPER.id, [mark(tags=("New",))])
    assert not library.annotations
    assert not len(library.codebook)
