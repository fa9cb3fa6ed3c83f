"""The gate: every real document of the shared corpus comes in and is found; skipped without it.

All files go into one library through the child process that the program itself uses.
"""

import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.domain.search import Query
from leader_reader.services import indexing
from leader_reader.services.importing import (
    FileFailed,
    FileKnown,
    FileRead,
    FileScanned,
    ImportReport,
    accept,
)
from leader_reader.services.jobs import Heartbeat, ReadFile
from leader_reader.services.library import Library
from leader_reader.services.reading_files import read_files
from tests.adapters.importers.corpus import CORPUS, samples

FORMATS = ("txt", "md", "html", "mhtml", "docx", "epub", "odt", "rtf", "pdf")
HOSTILE_FORMATS = ("zip", "xml", "json")
SECONDS = 20

EMPTY = "it is empty"
DAMAGED = "it is damaged"
PROTECTED = "password-protected"
NO_TEXT = "there is no text in it"
FOREIGN = "its format"
SCAN = "scan"
REASONS = {
    "docx/coreprops.docx": NO_TEXT,
    "docx/password-protected.docx": PROTECTED,
    "docx/truncated.docx": DAMAGED,
    "epub/bad-image-named-epub.epub": DAMAGED,
    "epub/bad-no-zip-end-header.epub": DAMAGED,
    "hostile/REDHAT-1531897-0.pdf": f"{DAMAGED}|{NO_TEXT}",
    "hostile/billion-laughs.docx": f"{DAMAGED}|{NO_TEXT}",
    "hostile/binary-noise.txt": "not a text file",
    "hostile/bomb-300MiB-one-run.docx": "unpacks to far more",
    "hostile/bug1020226.pdf": DAMAGED,
    "hostile/corrupted-oom.zip": DAMAGED,
    "hostile/dompurify-payloads.json": FOREIGN,
    "hostile/droste.zip": "it is an archive",
    "hostile/empty.docx": EMPTY,
    "hostile/empty.epub": EMPTY,
    "hostile/empty.html": EMPTY,
    "hostile/empty.odt": EMPTY,
    "hostile/empty.pdf": EMPTY,
    "hostile/empty.txt": EMPTY,
    "hostile/external.xml": FOREIGN,
    "hostile/external_file.xml": FOREIGN,
    "hostile/poppler-395-0-fuzzed.pdf": DAMAGED,
    "hostile/poppler-67295-0.pdf": f"{DAMAGED}|{NO_TEXT}",
    "hostile/poppler-85140-0.pdf": f"{DAMAGED}|{NO_TEXT}",
    "hostile/quadratic.xml": FOREIGN,
    "hostile/really-text.epub": DAMAGED,
    "hostile/symlink-opf.epub": DAMAGED,
    "hostile/truncated-50pct.epub": DAMAGED,
    "hostile/truncated-60pct.pdf": DAMAGED,
    "hostile/xmlbomb.xml": FOREIGN,
    "odt/encrypted.odt": PROTECTED,
    "odt/not-a-zip.odt": DAMAGED,
    "pdf/javascript-action.pdf": NO_TEXT,
    "pdf/launch-action.pdf": NO_TEXT,
    "pdf/password-aes256-user.pdf": PROTECTED,
    "pdf/password-rc4-user.pdf": PROTECTED,
    "pdf/scan-no-text-layer.pdf": SCAN,
    "rtf/bin-control.rtf": NO_TEXT,
}
"""The files that may fail, and what the reason must say; each for what the manifest says of it."""

OTHERWISE = {
    # poppler's phrase begins in the middle of "sig-nificant", which is one word again here
    "crossformat/PMC3524756.pdf": "significant and clinically valuable changes in CVD risk",
    # its phrase stands in <!-- -->, which no reader of the page sees
    "md/docling-nested.md": None,
}
"""What stands in the document in place of the manifest's phrase, None for nothing."""

pytestmark = pytest.mark.skipif(
    not (CORPUS / "MANIFEST.tsv").is_file(), reason="needs the shared corpus"
)


@dataclass(frozen=True)
class Came:
    """What became of one file, and in how many seconds."""

    outcome: FileRead | FileKnown | FileFailed | FileScanned
    seconds: float

    @property
    def id(self):
        read = isinstance(self.outcome, FileRead)
        return self.outcome.document.record.id if read else getattr(self.outcome, "id", None)


def wanted():
    of_ours = samples(*FORMATS)
    hostile = [each for each in samples(*HOSTILE_FORMATS) if each.name.startswith("hostile/")]
    return [*of_ours, *hostile]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The library with all files, what became of each by name, and the index."""
    home = Home(tmp_path_factory.mktemp("corpus") / "library")
    store = SqliteStore(home.database)
    came = _all_read(home, Library(store), [sample.path for sample in wanted()])
    index = WhooshIndex(home.index)
    for progress in indexing.bring_up_to_date(store, index):
        store.indexed(progress.sequence)
    yield came, ViewedSearch(index, Library(store).view()), store
    index.close()
    store.close()


def _all_read(home, library, paths):
    report, came, began = ImportReport(), {}, time.monotonic()
    for outcome in read_files(spawner(home), [ReadFile(path) for path in paths]):
        if not isinstance(outcome, Heartbeat):
            accept(library, outcome, report)
            name = str(outcome.path.relative_to(CORPUS))
            came[name] = Came(outcome, time.monotonic() - began)
            began = time.monotonic()
    return came


class ViewedSearch:
    """Searches the index of a library that does not change any more."""

    def __init__(self, index, view):
        self.index, self.view = index, view

    def search(self, query):
        return self.index.search(query, self.view)


def found(index, document, words):
    """Tell how `words` are found in a document: "phrase", "words" of it in one place, or ""."""
    plain = " ".join(words.replace('"', " ").split())
    for how, query in (("phrase", f'"{plain}"'), ("words", plain)):
        hits = index.search(Query(query, limit=10_000)).hits
        if any(hit.document == document for hit in hits):
            return how
    return "parted" if _in_neighbours(index, document, plain) else ""


def _in_neighbours(index, document, words):
    """Tell whether each word is found in the document: a phrase that runs over paragraphs."""
    return all(
        any(hit.document == document for hit in index.search(Query(word, limit=10_000)).hits)
        for word in words.split()
        if re.search(r"\w", word)
    )


def test_every_file_comes_in_or_fails_for_a_fitting_reason(shelf):
    came, _, _ = shelf
    wrong = []
    for sample in wanted():
        outcome = came[sample.name].outcome
        expected = REASONS.get(sample.name)
        if isinstance(outcome, FileScanned):
            wrong += [] if expected == SCAN else [(sample.name, "it is a scan")]
        elif isinstance(outcome, FileFailed):
            if not expected or not re.search(expected, outcome.reason):
                wrong.append((sample.name, outcome.reason))
        elif expected and NO_TEXT not in expected:
            wrong.append((sample.name, "it came in"))
    assert wrong == []


def test_no_file_takes_long(shelf):
    came, _, _ = shelf
    assert {name: each.seconds for name, each in came.items() if each.seconds > SECONDS} == {}


def test_every_phrase_is_found(shelf):
    came, index, _ = shelf
    rows, missed = [], []
    for sample in wanted():
        phrases = [OTHERWISE.get(sample.name, sample.facts.get("phrase"))]
        phrases.append(sample.facts.get("must_find"))
        outcome = came[sample.name].outcome
        if isinstance(outcome, FileFailed | FileScanned):
            why = getattr(outcome, "reason", "a scan")
            rows.append((sample.name, came[sample.name].seconds, why))
            continue
        hows = [found(index, came[sample.name].id, words) for words in phrases if words]
        rows.append((sample.name, came[sample.name].seconds, ", ".join(hows) or "came in"))
        missed += [sample.name for how in hows if not how]
    _print_table(rows)
    assert missed == []
    assert sum("parted" in how for _, _, how in rows) <= 2
    assert sum("words" in how for _, _, how in rows) <= 2


def _print_table(rows):
    counts = Counter(how for _, _, row in rows for how in row.split(", ") if how in _HOWS)
    lines = [f"{name[:56]:<56} {seconds:6.2f} s  {how}" for name, seconds, how in rows]
    sys.stdout.write("\n".join(["", *lines, str(counts), ""]))


_HOWS = ("phrase", "words", "parted")


def test_what_must_not_be_found_is_not(shelf):
    came, index, store = shelf
    for sample in wanted():
        words = sample.facts.get("must_not_find")
        if words:
            assert found(index, came[sample.name].id, words) in ("", "parted")
            assert words not in store.document(came[sample.name].id).text


def test_nothing_is_written_outside_the_library(shelf):
    for sample in wanted():
        for name in sample.facts.get("must_not_exist_after") or []:
            assert not Path(name).exists()
    assert not list(CORPUS.parent.rglob("leader-reader-zip-slip*"))


def test_offsets_are_right_in_every_document(shelf):
    came, _, store = shelf
    for each in came.values():
        if each.id:
            document = store.document(each.id)
            for number, block in enumerate(document.blocks):
                start, end = document.block_range(number)
                assert document.text[start:end] == block.text
