"""The list of what references would fill in: its line of numbers, and its button."""

import pytest
from PySide6.QtWidgets import QApplication

from leader_reader.domain.document import Metadata
from leader_reader.domain.reference import Reference
from leader_reader.services.referencing import review
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.library.metadata_review import ReviewDialog
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.samples import document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KNOWN = document(metadata=Metadata(title="Other wards", pmid="12"))
ENTRIES = (Reference(Metadata(title="Other wards", pmid="12")), Reference(Metadata(title="No one")))


@pytest.fixture
def dialog(qtbot) -> ReviewDialog:
    dialog = ReviewDialog("mine.ris", review(ENTRIES, [KNOWN.record]))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_where_nothing_can_be_filled_in_it_says_so(dialog):
    said = "Nothing to fill in · 1 reference is about no document here."
    assert dialog.summary.text() == said
    assert dialog.model.told(1) == ["No such document here"]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_button_that_does_nothing_does_not_look_as_if_it_did(qapp: QApplication, dialog, theme):
    chosen = load_themes()[theme]
    apply_theme(qapp, chosen)
    assert not dialog.fill_button.isEnabled()
    ground = dialog.fill_button.grab().toImage().pixelColor(6, 12)
    assert ground.name() != chosen.accent
