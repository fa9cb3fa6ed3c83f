"""A window with topics, for the panel and the picker."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import Document
from leader_reader.services import annotating
from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topics_panel import TopicsPanel
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.theme import load_themes
from tests import samples


@dataclass
class Stage:
    """A library with a small codebook, its bridge, and a window to put widgets into."""

    library: Library
    bridge: LibraryBridge
    window: QWidget
    text: Document
    leadership: TopicId
    talent: TopicId
    succession: TopicId
    culture: TopicId

    def put(self, widget: QWidget) -> None:
        self.window.layout().addWidget(widget)

    def names(self, parent: TopicId | None = None) -> list[str]:
        return [topic.name for topic in self.library.codebook.children(parent)]

    def topic(self, topic: TopicId):
        return self.library.codebook[topic]


@pytest.fixture
def stage(qtbot, library) -> Stage:
    apply_theme(QApplication.instance(), load_themes()["light"])
    text = samples.document("Boards that treat talent as work of the whole team fill posts.")
    samples.add(library, text)
    leadership = samples.topic(library, "Leadership", colour="#5fb236")
    talent = samples.topic(library, "Talent management", leadership, colour="#ffd400", key=2)
    succession = samples.topic(library, "Succession", talent, colour="#f19837")
    culture = samples.topic(library, "Culture", colour="#a28ae5")
    library.do(annotating.tag_passage(library, text, 15, 40, [talent]))
    window = QWidget()
    window.resize(420, 640)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bridge = LibraryBridge(library)
    return Stage(library, bridge, window, text, leadership, talent, succession, culture)


@pytest.fixture
def panel(stage, qtbot) -> TopicsPanel:
    panel = TopicsPanel(stage.bridge)
    stage.put(panel)
    qtbot.waitUntil(panel.tree.isVisible)
    return panel
