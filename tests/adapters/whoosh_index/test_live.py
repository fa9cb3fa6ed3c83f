"""Topics, tags, reading and cards are as the library has them now, without a new index."""

import random
from types import SimpleNamespace

import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import writing
from leader_reader.adapters.whoosh_index.generations import Generation
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.adapters.whoosh_index.snapshot import Snapshot
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.services import annotating, coding
from leader_reader.services.indexing import bring_up_to_date
from leader_reader.services.library import Library
from leader_reader.services.ports import Reading
from tests.adapters.whoosh_index.kept import Answers, Kept, hits_in
from tests.adapters.whoosh_index.prose import annotation, passages, record, topic, view
from tests.adapters.whoosh_index.scan import Scan
from tests.fakes import MemoryStore
from tests.samples import add, document
from tests.samples import topic as new_topic

BLOCKS = ("The first of all.", "The second one.", "A third of them.", "", "And the last.")


class Shelf:
    """A library, an index of it, and what a search over both says."""

    def __init__(self, folder):
        self.store = MemoryStore()
        self.library = Library(self.store)
        self.kept = Kept(folder)

    def index(self):
        for progress in bring_up_to_date(self.store, self.kept):
            self.store.indexed(progress.sequence)

    def answers(self):
        return Answers(self.kept.snapshot(), self.library.view())

    def count(self, facet, value, tree=None, narrowed=()):
        _, facets = self.answers().narrowed(tree or wq.Every(), narrowed)
        found = [each.count for each in facets if (each.name, each.value) == (facet, value)]
        assert len(found) <= 1
        return found[0] if found else 0

    def starts(self, condition):
        """Return where the passages and notes begin that meet a condition, and their kinds."""
        found, _ = self.answers().narrowed(condition)
        return sorted((kind, start) for _, kind, start, _ in found)

    def tag(self, name, start, end, *topics):
        self.library.do(
            annotating.tag_passage(self.library, self.document(name), start, end, topics)
        )

    def document(self, name):
        return self.library.document(DocumentId((name * 64)[:64]))

    def annotations(self):
        return sorted(self.library.annotations.values(), key=lambda each: each.start)


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "index")
    add(shelf.library, document(*BLOCKS, title="One"), document(*BLOCKS, name="b", title="Two"))
    shelf.index()
    return shelf


def start_of(shelf, block):
    return shelf.document("a").starts[block]


def test_a_tag_counts_at_once_and_not_after_undo(shelf):
    lead = new_topic(shelf.library, "Leadership")
    assert shelf.count("topic", lead) == 0
    assert shelf.count("tagged", "untagged") == 12
    first = start_of(shelf, 1)
    shelf.tag("a", first + 4, first + 9, lead)
    assert shelf.starts(wq.Term("is", "tagged")) == [("passage", first)]
    assert shelf.count("topic", lead) == shelf.count("tagged", "tagged") == 1
    shelf.library.undo()
    assert shelf.count("topic", lead) == shelf.count("tagged", "tagged") == 0
    assert shelf.count("tagged", "untagged") == 12
    shelf.library.redo()
    assert shelf.starts(wq.Term("topic", "leader")) == [("passage", first)]


def test_a_tag_over_several_blocks_counts_for_each_that_it_touches(shelf):
    lead = new_topic(shelf.library, "Leadership")
    starts = [start_of(shelf, block) for block in range(6)]
    shelf.tag("a", starts[1] + 4, starts[3] + 2, lead)
    assert shelf.starts(wq.Term("topicid", lead)) == [("passage", at) for at in starts[1:4]]
    shelf.tag("a", starts[3], starts[5] + 3, lead)
    assert shelf.count("topic", lead) == 5
    shelf.tag("a", starts[1] + 4, starts[1] + 9, lead)
    assert shelf.count("topic", lead) == 5
    end = len(shelf.document("a").text)
    shelf.tag("a", 0, end, lead)
    assert shelf.count("topic", lead) == 6


def test_a_tag_between_two_blocks_touches_neither_beyond_its_letters(shelf):
    lead = new_topic(shelf.library, "Leadership")
    starts = [start_of(shelf, block) for block in range(6)]
    shelf.tag("a", starts[2], starts[3] - 1, lead)
    assert shelf.starts(wq.Term("topicid", lead)) == [("passage", starts[2])]


def test_a_topic_counts_for_those_above_it_too(shelf):
    lead = new_topic(shelf.library, "Leadership")
    talent = new_topic(shelf.library, "Talent", lead)
    pool = new_topic(shelf.library, "Pools", talent)
    first, second = start_of(shelf, 1), start_of(shelf, 2)
    shelf.tag("a", first, first + 9, pool)
    shelf.tag("a", second, second + 9, talent, lead)
    counts = [shelf.count("topic", each) for each in (lead, talent, pool)]
    assert counts == [2, 2, 1]
    shelf.library.do(coding.move(shelf.library, pool, None))
    counts = [shelf.count("topic", each) for each in (lead, talent, pool)]
    assert counts == [1, 1, 1]


def test_merging_and_deleting_topics_counts_at_once(shelf):
    one, other = new_topic(shelf.library, "One"), new_topic(shelf.library, "Other")
    first, second = start_of(shelf, 1), start_of(shelf, 2)
    shelf.tag("a", first, first + 9, one)
    shelf.tag("a", first, first + 9, other)
    shelf.tag("a", second, second + 9, other)
    shelf.library.do(coding.merge(shelf.library, other, one))
    assert shelf.count("topic", one) == 2
    assert shelf.count("topic", other) == 0
    shelf.library.undo()
    assert [shelf.count("topic", each) for each in (one, other)] == [1, 2]
    shelf.library.do(coding.delete_topics(shelf.library, [other]))
    assert [shelf.count("topic", each) for each in (one, other)] == [1, 0]
    assert shelf.count("tagged", "tagged") == 1


def test_a_removed_document_is_not_found(shelf):
    lead = new_topic(shelf.library, "Leadership")
    first = start_of(shelf, 1)
    shelf.tag("a", first, first + 9, lead)
    shelf.library.do(annotating.remove_documents(shelf.library, [shelf.document("a").id]))
    assert shelf.count("topic", lead) == 0
    assert shelf.count("kind", "passage") == 6
    assert shelf.count("format", "txt") == 6
    shelf.library.undo()
    assert shelf.count("topic", lead) == 1
    assert shelf.count("kind", "passage") == 12


def test_a_note_has_the_topics_of_its_passage_and_goes_with_it(shelf):
    lead = new_topic(shelf.library, "Leadership")
    first = start_of(shelf, 1)
    shelf.library.do(
        annotating.tag_and_note(
            shelf.library, shelf.document("a"), (first, first + 9), [lead], "A thought"
        )
    )
    shelf.index()  # the note is in a segment of its own, without any passage of its document
    assert shelf.starts(wq.Term("topicid", lead)) == [("note", first), ("passage", first)]
    assert shelf.count("kind", "note") == 1
    (marked,) = shelf.annotations()
    shelf.library.do(annotating.untag(shelf.library, marked.id, lead))
    assert shelf.count("topic", lead) == 0
    assert shelf.starts(wq.Term("is", "tagged")) == []
    shelf.library.do(annotating.delete(shelf.library, [marked.id]))
    assert shelf.count("kind", "note") == 0
    assert shelf.starts(wq.Term("text", "thought")) == []
    shelf.library.undo()
    assert shelf.starts(wq.Term("text", "thought")) == [("note", first)]


def test_a_document_that_begins_in_another_segment_is_tagged_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "MOST_PASSAGES", 4)
    shelf = Shelf(tmp_path / "index")
    add(shelf.library, document(*BLOCKS))
    shelf.index()
    assert len(shelf.kept.snapshot().parts) == 2
    lead = new_topic(shelf.library, "Leadership")
    starts = [start_of(shelf, block) for block in range(6)]
    shelf.tag("a", starts[1], starts[1] + 4, lead)
    assert shelf.starts(wq.Term("topicid", lead)) == [("passage", starts[1])]
    shelf.tag("a", starts[3], starts[5] + 3, lead)
    touched = [("passage", starts[at]) for at in (1, 3, 4, 5)]
    assert shelf.starts(wq.Term("topicid", lead)) == touched


def test_facets_of_a_narrowed_facet_count_as_if_it_were_not(shelf):
    one, other = new_topic(shelf.library, "One"), new_topic(shelf.library, "Other")
    first, second = start_of(shelf, 1), start_of(shelf, 2)
    shelf.tag("a", first, first + 9, one)
    shelf.tag("b", second, second + 9, other)
    narrowed = (("topic", one),)
    assert shelf.count("topic", other, narrowed=narrowed) == 1
    assert shelf.count("document", shelf.document("b").id, narrowed=narrowed) == 0
    assert shelf.count("kind", "passage", narrowed=narrowed) == 1
    found, _ = shelf.answers().narrowed(wq.Every(), (("topic", one), ("topic", other)))
    assert len(found) == 2
    both = (("topic", one), ("document", shelf.document("b").id))
    assert shelf.count("topic", one, narrowed=both) == 0
    assert shelf.count("topic", other, narrowed=both) == 1
    assert shelf.count("document", shelf.document("a").id, narrowed=both) == 1
    assert shelf.answers().narrowed(wq.Every(), both)[0] == {}
    assert shelf.answers().narrowed(wq.Every(), (("unheard", "of"),))[0] == {}


def test_what_was_read_is_asked_now(shelf):
    assert len(shelf.starts(wq.Term("is", "unread"))) == 12
    shelf.library.remember_reading(Reading(shelf.document("a").id, 5, 0.1))
    assert len(shelf.starts(wq.Term("is", "unread"))) == 6
    assert len(shelf.starts(wq.Term("is", "read"))) == 6


# All facets and conditions at once, after each of many edits


@pytest.mark.parametrize("seed", range(4))
def test_facets_are_those_of_a_count_by_hand(tmp_path, seed):
    chance = random.Random(seed)
    shelf = Shelf(tmp_path / "index")
    for name in "abcd":
        add(shelf.library, document(*BLOCKS, name=name, title=name, format=chance.choice("pq")))
    topics = [new_topic(shelf.library, "Root")]
    entries = {}
    for step in range(40):
        edit_at_random(shelf, chance, topics)
        if step % 7 == 0:
            shelf.index()
            entries = by_name(shelf)
        by_hand(shelf, entries)


def edit_at_random(shelf, chance, topics):
    library = shelf.library
    kind = chance.choice(("tag", "tag", "tag", "note", "topic", "undo", "move", "gone", "remove"))
    held = [each for each in topics if each in library.codebook]
    marked = sorted(library.annotations)
    if kind in ("tag", "note") and library.documents:
        whole = library.document(chance.choice(sorted(library.documents)))
        start = chance.randrange(len(whole.text) - 9)
        place = (start, start + chance.choice((3, 9, 40)))
        chosen = chance.sample(held, min(len(held), chance.choice((0, 1, 2))))
        note = "noted" if kind == "note" else ""
        library.do(annotating.tag_and_note(library, whole, place, chosen, note))
    elif kind == "topic" or len(held) < 2:
        parent = chance.choice([None, *held])
        topics.append(new_topic(library, f"t{len(topics)}", parent))
    elif kind == "undo":
        library.undo()
    elif kind == "move":
        source, into = chance.sample(held, 2)
        if into not in library.codebook.descendants(source):
            library.do(coding.merge(library, source, into))
    elif kind == "gone" and marked:
        library.do(annotating.delete(library, [chance.choice(marked)]))
    elif kind == "remove" and len(library.documents) > 2:
        library.do(annotating.remove_documents(library, [chance.choice(sorted(library.documents))]))


def by_name(shelf):
    """Return the entries of the index as it is now, rebuilt from what it says of them."""
    rows = {}
    for part in shelf.kept.snapshot().parts:
        for row, hit in enumerate(hits_in(part)):
            if part.gone is None or not part.gone[row]:
                name = (hit.document, str(hit.kind), hit.start, hit.annotation or "")
                rows[name] = SimpleNamespace(
                    document=hit.document,
                    kind=str(hit.kind),
                    start=hit.start,
                    end=hit.end,
                    annotation=hit.annotation or "",
                    text="",
                    weight=1.0,
                )
    return rows


def by_hand(shelf, entries):
    """Compare what is found and all facets with a count over the entries, one by one."""
    library = shelf.library
    scan = Scan([], library.view())
    known = {
        name: each
        for name, each in entries.items()
        if each.document in library.documents
        and (not each.annotation or each.annotation in library.annotations)
    }
    wanted = {}
    for each in known.values():
        topics = scan.topics(each)
        card = library.documents[each.document]
        values = [("document", card.id), ("format", card.format), ("year", card.metadata.year)]
        values += [("kind", each.kind), ("tagged", "tagged" if topics else "untagged")]
        for value in [*values, *(("topic", name) for name in topics)]:
            wanted[value] = wanted.get(value, 0) + 1
    found, facets = shelf.answers().narrowed(wq.Every())
    assert found.keys() == known.keys()
    assert {(each.name, each.value): each.count for each in facets} == wanted
    for each in facets:
        if each.name == "topic":
            assert each.label == library.codebook.path(TopicId(each.value))


# Odd libraries


def test_a_circle_of_topics_ends():
    book = view(topics=[topic("t1", "t1"), topic("t2", "gone")])
    assert Live(Snapshot(Generation(0), ()), book).tagged == ()


def test_tags_of_topics_and_documents_that_are_not_there_count_for_nothing(tmp_path):
    kept = Kept(tmp_path / "index")
    kept.update([], passages(50))
    marks = [annotation("x", "d0000", 0, 99, ["gone"]), annotation("y", "nowhere", 0, 99, ["t1"])]
    answers = Answers(kept.snapshot(), view([record("d0000")], marks, [topic("t1")]))
    found, facets = answers.narrowed(wq.Term("is", "tagged"))
    assert found == {}
    assert facets == ()
