"""What is taken in from watched folders: never twice, and nothing changed is missed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import Trace, WatchedFile, WatchedFolder
from leader_reader.services import watching
from leader_reader.services.importing import TRY_AGAIN, FileFailed, FileKnown, FileScanned
from leader_reader.services.watching import NotToBeWatched

NOW = datetime(2024, 5, 22, tzinfo=UTC)
ENDINGS = (".pdf", ".docx", ".txt")
HOME, OWN = Path("/home/ann"), Path("/home/ann/library")
REPORTS = WatchedFolder(HOME / "Reports", NOW)
T1, T2 = Trace(1, 1), Trace(1, 2)


@pytest.mark.parametrize("name", ["a.pdf", "A Report.PDF", "b.docx", "part.txt", "tmp.txt"])
def test_documents_are_taken_in(name):
    assert watching.is_document(name, ENDINGS)


@pytest.mark.parametrize(
    "name",
    [
        *("~$a.docx", ".~lock.a.docx#", ".hidden.pdf", "a.pdf.part", "a.pdf.crdownload"),
        *("a.tmp", "~WRL0001.tmp", "a.docx.tmp", "b.PDF.Part", "figures.ods", "pdf", ""),
    ],
)
def test_hidden_and_unfinished_files_and_other_formats_are_not(name):
    assert not watching.is_document(name, (*ENDINGS, ".tmp"))


def test_what_is_new_or_changed_is_fresh():
    noted = {HOME / "a": WatchedFile(HOME / "a", T1, None), HOME / "b": file("b", T1)}
    seen = {HOME / "a": T1, HOME / "b": T2, HOME / "c": T1}
    assert watching.fresh(seen, noted) == {HOME / "b": T2, HOME / "c": T1}


def file(name, trace, document="d", reason=""):
    return WatchedFile(HOME / name, trace, DocumentId(document) if document else None, reason)


def test_what_moved_meanwhile_or_went_is_not_steady():
    before = {HOME / "a": T1, HOME / "b": T1, HOME / "c": T1}
    assert watching.steady(before, {HOME / "a": T1, HOME / "b": T2}) == {HOME / "a": T1}


def test_a_file_that_waits_for_recognition_is_not_noted():
    assert watching.note_of(FileScanned(HOME / "a", (1,)), T1) is None
    assert watching.note_of(FileKnown(HOME / "a", DocumentId("d")), T1) == file("a", T1)
    failed = watching.note_of(FileFailed(HOME / "a", "it is damaged"), T1)
    assert failed == file("a", T1, "", "it is damaged")


def test_only_what_was_locked_or_away_may_pass():
    assert watching.may_pass(file("a", T1, "", f"permission denied; {TRY_AGAIN}"))
    assert not watching.may_pass(file("a", T1, "", "it is damaged"))
    assert not watching.may_pass(file("a", T1, "d", f"permission denied; {TRY_AGAIN}"))


def test_a_tally_counts_documents_below_the_folder_and_failures_still_there():
    noted = [
        *(file("Reports/a", T1, "d1"), file("Reports/copy of a", T1, "d1")),
        *(file("Reports/deep/b", T1, "d2"), file("Reports 2/c", T1, "d3")),
        *(file("Reports/z", T1, "", "damaged"), file("Reports/y", T1, "", "damaged")),
    ]
    told = watching.tally(REPORTS.path, noted)
    assert told.documents == 2
    assert [each.path.name for each in told.failed] == ["y", "z"]
    there = watching.tally(REPORTS.path, noted, {REPORTS.path / "z": T1})
    assert [each.path.name for each in there.failed] == ["z"]


def test_a_folder_takes_the_place_of_those_inside_it():
    other = WatchedFolder(Path("/srv/audit"), NOW)
    assert watching.with_folder([REPORTS, other], HOME, OWN, NOW) == (
        other,
        WatchedFolder(HOME, NOW),
    )


@pytest.mark.parametrize("path", [REPORTS.path, REPORTS.path / "2024", OWN, OWN / "originals"])
def test_a_folder_watched_already_and_the_librarys_own_are_refused(path):
    with pytest.raises(NotToBeWatched, match=f"“{path.name}”"):
        watching.with_folder([REPORTS], path, OWN, NOW)


NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "d.pdf"])
CONTENTS = st.integers(0, 5)


class Watched(RuleBasedStateMachine):
    """A folder that people write to, a library, and looks at times of their own choosing."""

    @initialize()
    def begin(self):
        self.files: dict[Path, tuple[int, Trace]] = {}
        self.clock = 0
        self.library: set[DocumentId] = set()
        self.taken: set[DocumentId] = set()
        self.removed: set[DocumentId] = set()
        self.noted: dict[Path, WatchedFile] = {}

    def _put(self, name, content):
        self.clock += 1
        self.files[HOME / name] = content, Trace(content, self.clock)

    @rule(name=NAMES, content=CONTENTS)
    def write(self, name, content):
        self._put(name, content)

    @rule(old=NAMES, new=NAMES)
    def rename(self, old, new):
        if HOME / old in self.files:
            self.files[HOME / new] = self.files.pop(HOME / old)

    @rule(old=NAMES, new=NAMES)
    def copy(self, old, new):
        if HOME / old in self.files:
            self._put(new, self.files[HOME / old][0])

    @rule(name=NAMES)
    def delete(self, name):
        self.files.pop(HOME / name, None)

    @rule(number=st.integers(0, 10))
    def remove_document(self, number):
        if self.library:
            gone = sorted(self.library)[number % len(self.library)]
            self.library.discard(gone)
            self.removed.add(gone)

    @rule(content=st.integers(1, 5))
    def import_by_hand(self, content):
        self.library.add(self._id(content))
        self.removed.discard(self._id(content))

    @rule(name=NAMES, content=CONTENTS)
    def look_while_a_file_is_written(self, name, content):
        self._look(lambda: self._put(name, content))

    @rule(name=NAMES, content=CONTENTS)
    def look_while_a_file_is_changed_as_it_is_read(self, name, content):
        self._look(reading=lambda: self._put(name, content))

    @rule()
    def look(self):
        self._look()
        for path, (content, trace) in self.files.items():
            assert self.noted[path].trace == trace
            if content:
                document = self._id(content)
                assert self.noted[path].document == document
                assert document in self.library | self.removed
            else:
                assert self.noted[path].reason

    def _look(self, settling=lambda: None, reading=lambda: None):
        before = watching.fresh(self._traces(), self.noted)
        settling()
        files = watching.steady(before, self._traces())
        known = watching.contents_known(self.library, self.noted.values())
        for path, trace in files.items():
            outcome = self._read(path, known)
            reading()
            if self._traces().get(path) == trace:
                self._accept(path, trace, outcome)

    def _read(self, path, known):
        document = self._id(self.files[path][0]) if path in self.files else None
        if document in known:
            return FileKnown(path, document)
        return document

    def _accept(self, path, trace, outcome):
        """Do what accepting does; content 0 cannot be read."""
        if outcome == self._id(0):
            outcome = FileFailed(path, "it is damaged")
        elif not isinstance(outcome, FileKnown):
            if outcome not in self.library:
                assert outcome not in self.taken, "nothing is taken in twice"
                self.taken.add(outcome)
                self.library.add(outcome)
            outcome = FileKnown(path, outcome)
        note = watching.note_of(outcome, trace)
        assert note is not None
        self.noted[path] = note
        # what no file is any more may come again: somebody has put it back
        self.taken &= {each.document for each in self.noted.values()}

    def _traces(self):
        return {path: trace for path, (_, trace) in self.files.items()}

    @staticmethod
    def _id(content):
        return DocumentId(f"content {content}")


TestWatched = Watched.TestCase
TestWatched.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
