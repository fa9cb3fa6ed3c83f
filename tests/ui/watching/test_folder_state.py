"""What is said of a watched folder and of what came from it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leader_reader.services.importing import FileScanned, ImportReport
from leader_reader.ui.watching.folder_state import FolderState, brought, failed_line, state_line
from tests.samples import document

NOW = datetime(2024, 5, 22, 9, tzinfo=UTC)
REPORTS, AUDIT = Path("/home/ann/Reports"), Path("/home/ann/Audit")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        *((0, "just now"), (-5, "just now"), (30, "a minute ago"), (89, "a minute ago")),
        *((120, "2 minutes ago"), (3600, "an hour ago"), (3 * 3600, "3 hours ago")),
    ],
)
def test_how_long_ago_it_was_looked_at(seconds, said):
    state = FolderState(REPORTS, NOW - timedelta(seconds=seconds), documents=1)
    assert state_line(state, NOW) == f"Looked at {said} · 1 document"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (FolderState(REPORTS), "Not looked at yet"),
        (FolderState(REPORTS, NOW, doing="Reading 3 of 9"), "Reading 3 of 9"),
        (FolderState(REPORTS, NOW, held=True, documents=1200), "Stopped; Look now goes on · 1,200"),
        (FolderState(REPORTS, NOW, missing=True, held=True), "Not there at the moment; it is"),
    ],
)
def test_what_stands_in_the_way_is_said_first(state, said):
    assert state_line(state, NOW).startswith(said)


@pytest.mark.parametrize(
    ("imported", "failed", "scanned", "folders", "said"),
    [
        (0, 0, 0, [], ""),
        (1, 0, 0, [REPORTS], "1 new document from Reports"),
        (2, 0, 0, [REPORTS], "2 new documents from Reports"),
        (2, 1, 0, [REPORTS, AUDIT], "2 new documents from 2 folders · 1 could not be read"),
        (0, 1, 0, [REPORTS], "1 file from Reports could not be read"),
        (0, 3, 0, [REPORTS], "3 files from Reports could not be read"),
        (1, 0, 1, [REPORTS], "1 new document from Reports · 1 scan to recognise"),
        (0, 0, 2, [REPORTS], "2 scans to recognise"),
        (1, 0, 0, [Path("/")], "1 new document from /"),
    ],
)
def test_what_came_in_is_said_in_a_line(imported, failed, scanned, folders, said):
    report = ImportReport(
        imported=[document(name=str(number)).record for number in range(imported)],
        failed=[(REPORTS / str(number), "it is damaged") for number in range(failed)],
        scanned=[FileScanned(REPORTS / str(number), (1,)) for number in range(scanned)],
    )
    assert brought(report, folders) == said


def test_failures_are_counted():
    assert [failed_line(number) for number in (0, 1, 1200)] == [
        "",
        "1 could not be read",
        "1,200 could not be read",
    ]
