"""A window over two documents with marked passages."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import Document
from leader_reader.services import annotating
from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.theme import load_themes
from tests import samples

BOARDS = "Boards that treat talent management as the work of the whole team fill posts sooner."
MAP = "A plain map of who is ready to step up, kept by the ward itself."
STAFF = "Staff described the same ward in different words six months later."


@dataclass
class Stage:
    """A library with two documents and two topics, its bridge, and a window."""

    library: Library
    bridge: LibraryBridge
    window: QWidget
    first: Document
    second: Document
    talent: TopicId
    culture: TopicId

    def put(self, widget: QWidget) -> None:
        self.window.layout().addWidget(widget)

    def mark(self, document: Document, words: str, *topics: TopicId, note: str = "") -> Annotation:
        """Tag `words` and return the passage."""
        start = document.text.index(words)
        place = (start, start + len(words))
        edit = annotating.tag_and_note(self.library, document, place, topics, note)
        self.library.do(edit)
        return self.library.annotations[AnnotationId(edit.changes[0].record.id)]

    def locator(self, annotation: Annotation) -> str:
        documents = {each.id: each for each in (self.first, self.second)}
        return documents[annotation.document].locator(annotation.start)


@pytest.fixture
def stage(qtbot, library) -> Stage:
    apply_theme(QApplication.instance(), load_themes()["light"])
    first = samples.document(BOARDS, MAP, STAFF, title="How teams lead")
    second = samples.document("Culture is what people do.", name="b", title="A reading guide")
    samples.add(library, first, second)
    talent = samples.topic(library, "Talent management", colour="#ffd400")
    culture = samples.topic(library, "Culture", colour="#a28ae5")
    window = QWidget()
    window.resize(320, 640)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Stage(library, LibraryBridge(library), window, first, second, talent, culture)


ANCHOR = QRect(20, 40, 200, 20)
