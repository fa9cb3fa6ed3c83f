"""However the program dies, the index agrees with the store once it has caught up."""

from itertools import count

import pytest

from leader_reader.adapters.whoosh_index import marking, merging
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.search import Query
from leader_reader.services import annotating
from leader_reader.services.indexing import bring_up_to_date
from leader_reader.services.library import Library
from tests.adapters.whoosh_index.dying import Deaths
from tests.fakes import MemoryStore
from tests.samples import add, document, topic

QUERIES = ("ward", "word3", '"the ward"', "lead*", "note:thought", "is:tagged ward", "~2 wrad~1")


class Program:
    """A library with its store, and the index as a process of the program treats it."""

    def __init__(self, folder):
        self.folder = folder
        self.store = MemoryStore()
        self.library = Library(self.store)

    def begin(self):
        """Do what the program does when it opens; a damaged index has it begin again."""
        try:
            self.catch_up()
        except marking.IndexDamaged:
            self.catch_up()

    def catch_up(self):
        if not marking.is_ours(self.folder):
            self.store.reindex_everything()
        index = WhooshIndex(self.folder)
        for progress in bring_up_to_date(self.store, index):
            self.store.indexed(progress.sequence)
        for _ in index.tidy():
            pass

    def fill(self, numbers):
        for number in numbers:
            texts = (f"The ward {number} is led.", f"leading word{number} and a ward", "")
            add(self.library, document(*texts, name="abcdefgh"[number], title=f"T{number}"))

    def change(self):
        """Tag and note a passage, take out a document, undo one import."""
        lead = topic(self.library, "Leadership")
        first = min(self.library.documents)
        whole = self.library.document(first)
        note = annotating.tag_and_note(self.library, whole, (3, 40), [lead], "A thought")
        self.library.do(note)
        last = max(self.library.documents)
        self.library.do(annotating.remove_documents(self.library, [last]))

    def answers(self, folder=None):
        index = WhooshIndex(folder or self.folder)
        assert index.check() == []
        rows = [index.search(Query(text, limit=99), self.library.view()) for text in QUERIES]
        found = [
            sorted((hit.document, hit.kind, hit.start, hit.title, hit.score) for hit in row.hits)
            for row in rows
        ]
        facets = [set(row.facets) for row in rows]
        return index.count(), found, facets, index.acronyms()


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("lost", [False, True], ids=["grown", "lost"])
def test_it_agrees_after_catching_up(tmp_path, monkeypatch, torn, lost):
    """Die while the index grows, is merged, or is made anew because its mark was lost."""
    monkeypatch.setattr(merging, "_AHEAD", 99)
    wanted = None
    for at in count(1):
        program, deaths = Program(tmp_path / f"at{at}"), Deaths(at, torn=torn)
        program.fill(range(3))
        program.begin()
        program.fill(range(3, 6))
        program.change()
        if lost:
            marking.unmark(program.folder)
        with deaths.watching():
            program.begin()
        program.begin()
        if wanted is None:
            anew = Program(tmp_path / "anew")
            anew.store, anew.library = program.store, program.library
            anew.store.reindex_everything()
            anew.begin()
            wanted = anew.answers()
            assert all(wanted[1][:4])
        held = program.answers()
        assert held[0] == wanted[0]
        assert shown(held) == shown(wanted), at
        if not deaths.died:
            break
    assert at > 10


def shown(answers):
    """Return answers without the ids of annotations, which each library gives anew."""
    total, found, facets, acronyms = answers
    named = [{each for each in row if each.name != "topic"} for row in facets]
    return total, found, named, acronyms


@pytest.mark.parametrize("torn", [False, True])
def test_clearing_leaves_an_index_or_none(tmp_path, torn):
    for at in count(1):
        program, deaths = Program(tmp_path / f"at{at}"), Deaths(at, torn=torn)
        program.fill(range(3))
        program.begin()
        before = program.answers()
        with deaths.watching():
            program.store.reindex_everything()
            WhooshIndex(program.folder).clear()
        program.begin()
        assert shown(program.answers()) == shown(before), at
        if not deaths.died:
            break
    assert at > 3
