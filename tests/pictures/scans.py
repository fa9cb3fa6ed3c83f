"""The scenes of scans: recognised, read, on their pages, and what is said without the program."""

import os
from pathlib import Path

from leader_reader.adapters.ocr.finding import find_program
from leader_reader.domain.document import DocumentId
from tests.adapters.importers.layouts import Layout
from tests.adapters.importers.making_layouts import typeset
from tests.journeys.hands import drop_files, keys
from tests.journeys.papers import open_file
from tests.pictures.stage import Stage
from tests.scans import Played, photographed, write_scan

_NAME = "ward-minutes.pdf"
_LINES = ["The ward met on the second of March.", "It was read aloud at handover."]


def scan_recognising(stage: Stage) -> None:
    """The strip while a long scan is recognised."""
    played = _play(stage, "slow", ways={str(page): "hang" for page in range(3, 30)})
    drop_files(stage.window, write_scan(stage.folder / "long.pdf", 28))
    stage.until(lambda: len(played.calls) > 3)
    stage.still()

    def end() -> None:
        stage.window.recognitions.stop()
        stage.until(lambda: not stage.window.recognitions.busy)
        stage.until(lambda: stage.window.intake.report is not None)
        stage.window.intake.report.reject()

    stage.afterwards(end)


def scan_text(stage: Stage) -> None:
    """Recognised text, with the line over it that says so."""
    _read(stage)
    stage.still()


def scan_passage(stage: Stage) -> None:
    """A passage of recognised text on the picture of its page."""
    _read(stage)
    window = stage.window
    window.paging.toggle()
    stage.until(lambda: not window.reader.view.passage_rect(0, 4).isNull())
    text = window.desk.document.text
    start = text.index(" ", 200) + 1
    window.reader.select(start, text.index(".", start) + 1)
    keys(window, "1")
    stage.afterwards(window.bridge.undo)
    stage.afterwards(window.paging.toggle)
    stage.still(400)


def scan_details(stage: Stage) -> None:
    """The card of a document that was recognised."""
    _read(stage)
    documents = stage.window.documents
    row = documents.model.row_of(DocumentId(stage.window.desk.document.id))
    stage.afterwards(documents.show_details(documents.model.index(row)).close_card)
    stage.still()


def scan_missing(stage: Stage) -> None:
    """What is said of a scan where there is no program for it."""
    _path(stage, str(stage.folder / "nothing"))
    window = stage.window
    window.intake.report = None
    drop_files(window, write_scan(stage.folder / "old-minutes.pdf", 2))
    stage.until(lambda: window.intake.report is not None)
    stage.afterwards(window.intake.report.reject)
    stage.still()


def _read(stage: Stage) -> None:
    """Open a scan; with the real program where it is installed, it looks as one does."""
    path = stage.folder / _NAME
    if not path.exists():
        if find_program() is None:
            _play(stage, "played", pages={"1": _LINES})
            write_scan(path, 1)
        else:
            typeset(stage.folder / "set.pdf", Layout(size=11.5, title=True), count=8)
            photographed(stage.folder / "set.pdf", path, dots=150)
        drop_files(stage.window, path)
        stage.until(lambda: _is_there(stage))
        stage.rest()
    open_file(stage.window, _NAME)


def _is_there(stage: Stage) -> bool:
    records = stage.window.bridge.library.documents.values()
    return any(record.file_name == _NAME for record in records)


def _play(stage: Stage, name: str, **plan: object) -> Played:
    played = Played(Path(stage.folder, name), **plan)
    _path(stage, f"{played.folder}{os.pathsep}{os.environ['PATH']}")
    return played


def _path(stage: Stage, path: str) -> None:
    """Have programs looked for elsewhere until the scene ends."""
    before = os.environ["PATH"]
    os.environ["PATH"] = path
    stage.afterwards(lambda: os.environ.__setitem__("PATH", before))


SCANS = (scan_recognising, scan_text, scan_passage, scan_details, scan_missing)
