"""The contents panel, shown and without a document."""

import pytest

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.library.contents_panel import ContentsPanel
from leader_reader.ui.theme import load_themes


@pytest.fixture
def panel(qtbot, qapp) -> ContentsPanel:
    """The panel, 300 by 400."""
    apply_theme(qapp, load_themes()["light"])
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    return panel
