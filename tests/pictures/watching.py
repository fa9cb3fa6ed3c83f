"""The scenes of watched folders: none yet, several and how they stand, and what failed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from leader_reader.domain.watched import Trace, WatchedFile
from leader_reader.services.importing import ImportReport
from leader_reader.ui.watching.folder_state import FolderState, brought
from tests.journeys.hands import click
from tests.pictures.stage import Stage, found

_HOME = Path("/home/ann/Documents")


def watching_none(stage: Stage) -> None:
    stage.window.acts.actions["watch"].trigger()
    stage.still(200)


def watching_folders(stage: Stage) -> None:
    _show(stage, _states())


def watching_failed(stage: Stage) -> None:
    _show(stage, _states()[:2])
    dialog = stage.window.watch_acts.dialog
    assert dialog is not None
    click(found(dialog, "watching.0.show"))
    stage.still(200)


def watching_refused(stage: Stage) -> None:
    _show(stage, _states()[:1])
    dialog = stage.window.watch_acts.dialog
    assert dialog is not None
    dialog.show_refusal("“2024” is watched already, as a part of “Board papers”.")


def watching_said(stage: Stage) -> None:
    """Show what is said in the status line when documents have come in."""
    records = list(stage.window.bridge.library.documents.values())[:2]
    report = ImportReport(imported=records, failed=[(_HOME / "minutes.docx", "it is damaged")])
    told = brought(report, [_HOME / "Board papers"])
    stage.window.frame.status.say(told, undo=True)


def _show(stage: Stage, states: list[FolderState]) -> None:
    stage.window.acts.actions["watch"].trigger()
    dialog = stage.window.watch_acts.dialog
    assert dialog is not None
    dialog._states = lambda: states
    dialog._refresh()
    stage.still(200)


def _states() -> list[FolderState]:
    now = datetime.now(UTC)
    papers = _HOME / "Board papers"
    return [
        FolderState(
            papers,
            now - timedelta(minutes=2),
            documents=14,
            failed=(
                _failed(papers / "2024" / "minutes-march-final.docx", "it is damaged"),
                _failed(
                    papers / "staff-survey.pdf",
                    "it is protected by a password; save it without one and import it again",
                ),
            ),
        ),
        FolderState(
            _HOME / "Leadership" / "Articles and reports from the library of the Royal College",
            now,
            documents=1_208,
            doing="Reading 47 of 312",
        ),
        FolderState(Path("/media/ann/USB STICK"), now, missing=True, documents=3),
    ]


def _failed(path: Path, reason: str) -> WatchedFile:
    return WatchedFile(path, Trace(1, 1), None, reason)


WATCHING: tuple[Callable[[Stage], None], ...] = (
    watching_none,
    watching_folders,
    watching_failed,
    watching_refused,
    watching_said,
)
