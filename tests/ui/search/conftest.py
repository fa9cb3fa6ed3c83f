"""The panel of results, on a library with two documents."""

import pytest

from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.theme import load_themes
from tests import samples
from tests.ui.search.found import TITLES, A, B


@pytest.fixture
def panel(qtbot, qapp, library: Library) -> ResultsPanel:
    apply_theme(qapp, load_themes()["light"])
    samples.add(library, samples.document("x", name="a", title=TITLES[A]))
    samples.add(library, samples.document("x", name="b", title=TITLES[B], format="pdf"))
    panel = ResultsPanel(LibraryBridge(library), lambda _: "#5fb236")
    qtbot.addWidget(panel)
    panel.resize(303, 640)
    panel.show()
    return panel
