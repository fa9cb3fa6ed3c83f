"""The export dialog: what is checked is what is counted, shown, named and asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from leader_reader.services import annotating, exporting
from leader_reader.services.library import Library
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.exporting.choosers import topic_chooser
from leader_reader.ui.exporting.export_dialog import ExportDialog
from leader_reader.ui.exporting.request import ExportFormat, ExportRequest, file_name
from leader_reader.ui.theme import load_themes
from tests import samples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Shelf:
    """A library with three topics, two documents and four passages; and its dialog."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.top = samples.topic(library, "Leadership")
        self.below = samples.topic(library, "Talent: who?", self.top)
        self.other = samples.topic(library, "Culture")
        self.documents = []
        for name, title in (("a", "Teams"), ("b", "Boards")):
            document = samples.document("Some words to quote here.", name=name, title=title)
            samples.add(library, document)
            self.documents.append(document.id)
            for start, topics in ((6, [self.below]), (12, [self.other])):
                place = (start, start + 8)
                edit = annotating.tag_and_note(library, document, place, topics, f"Note {name}")
                library.do(edit)

    def choice(self, topics, documents):
        return exporting.Choice(frozenset(topics), frozenset(documents))

    def count(self, topics, documents):
        found = exporting.count(self.library, self.choice(topics, documents))
        return found.passages, found.documents, found.topics

    def preview(self, topics, documents):
        return exporting.preview(self.library, self.choice(topics, documents))

    def dialog(self, qtbot, topics=None) -> ExportDialog:
        dialog = ExportDialog(self.library, self.count, self.preview, topics)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog


@pytest.fixture
def shelf(qapp, library: Library) -> Shelf:
    apply_theme(qapp, load_themes()["light"])
    return Shelf(library)


def told(dialog: ExportDialog) -> str:
    return dialog.findChild(QLabel, "export.count").text()


def reason(qtbot, dialog: ExportDialog) -> str:
    """Return what the preview says once it has nothing to show."""
    qtbot.waitUntil(lambda: len(dialog._excerpts.shown()) == 1, timeout=2000)
    return dialog._excerpts.shown()[0]


def press(qtbot, dialog: ExportDialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def toggle(qtbot, dialog: ExportDialog, name: str, text: str) -> None:
    """Click the check box of a row, as with the mouse."""
    tree = dialog._topics.tree if name == "topics" else dialog._documents.tree
    item = tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
    tree.setCurrentItem(item)
    qtbot.keyClick(tree, Qt.Key.Key_Space)


def save_as(qtbot, dialog: ExportDialog, path: Path) -> None:
    press(qtbot, dialog, "export.save")
    file_dialog = dialog.findChild(QFileDialog, "export.file")
    file_dialog.selectFile(str(path))
    file_dialog.accept()


def test_everything_is_chosen_at_first(qtbot, shelf, tmp_path):
    dialog = shelf.dialog(qtbot)
    assert told(dialog) == "4 passages from 2 documents under 2 topics"
    save_as(qtbot, dialog, tmp_path / "all.docx")
    assert dialog.result() == QDialog.DialogCode.Accepted
    wanted = ExportRequest(frozenset(), frozenset(), ExportFormat.WORD, tmp_path / "all.docx")
    assert dialog.request() == wanted


def test_topics_that_were_asked_for_are_checked_with_those_below(qtbot, shelf):
    dialog = shelf.dialog(qtbot, [shelf.top])
    assert dialog._topics.checked() == {shelf.top, shelf.below}
    assert told(dialog) == "2 passages from 2 documents under 1 topic"
    assert dialog.default_name() == "Leadership.docx"


def test_a_topic_below_alone_leaves_the_one_above_half_checked(qtbot, shelf):
    shelf.extra = samples.topic(shelf.library, "Succession", shelf.top)
    dialog = shelf.dialog(qtbot, [shelf.below])
    assert dialog._topics.checked() == {shelf.below}
    assert dialog.default_name() == "Talent who.docx"


def test_nothing_asked_for_checks_nothing(qtbot, shelf):
    dialog = shelf.dialog(qtbot, [])
    assert dialog._topics.checked() == frozenset()
    assert not dialog.findChild(QPushButton, "export.save").isEnabled()


def test_keys_change_count_and_preview(qtbot, shelf):
    dialog = shelf.dialog(qtbot)
    toggle(qtbot, dialog, "topics", "Leadership")
    assert told(dialog) == "2 passages from 2 documents under 1 topic"
    toggle(qtbot, dialog, "documents", "Boards")
    assert told(dialog) == "1 passage from 1 document under 1 topic"
    qtbot.waitUntil(lambda: "Note b" not in dialog._excerpts.shown(), timeout=2000)
    assert "Note a" in dialog._excerpts.shown()
    assert dialog.default_name() == "Culture.docx"


def test_nothing_to_save_says_why(qtbot, shelf):
    dialog = shelf.dialog(qtbot)
    save = dialog.findChild(QPushButton, "export.save")
    press(qtbot, dialog, "export.topics.none")
    assert (save.isEnabled(), told(dialog)) == (False, "")
    assert reason(qtbot, dialog) == "Choose at least one topic."
    press(qtbot, dialog, "export.topics.all")
    assert save.isEnabled()
    press(qtbot, dialog, "export.documents.none")
    assert (save.isEnabled(), save.toolTip()) == (False, "Choose at least one document.")
    qtbot.waitUntil(lambda: dialog._excerpts.shown() == ["Choose at least one document."])


def test_a_library_without_passages_says_so(qtbot, qapp, library):
    dialog = ExportDialog(library, lambda *_: (0, 0, 0), lambda *_: ())
    qtbot.addWidget(dialog)
    assert "There are no passages yet" in reason(qtbot, dialog)
    with pytest.raises(ValueError, match="no file"):
        dialog.request()


def test_the_format_names_the_file(qtbot, shelf, tmp_path):
    dialog = shelf.dialog(qtbot, [shelf.other])
    qtbot.mouseClick(dialog._format.button("xlsx"), Qt.MouseButton.LeftButton)
    assert dialog.default_name() == "Culture.xlsx"
    save_as(qtbot, dialog, tmp_path / "mine")
    assert dialog.request().path == tmp_path / "mine.xlsx"
    assert dialog.request().format is ExportFormat.EXCEL
    assert dialog.request().topics == {shelf.other}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Talent / who: ready?", "Talent who ready.md"),
        ("...", "Passages.md"),
        ("x" * 300, "x" * 80 + ".md"),
        ("Über Führung", "Über Führung.md"),
    ],
)
def test_file_names_are_ones_every_system_takes(title, name):
    assert file_name(title, ExportFormat.MARKDOWN) == name


@pytest.mark.parametrize("height", [95, 119, 120, 203, 229])
def test_whole_rows_fill_a_list_of_topics(qtbot, qapp, library, height):
    apply_theme(qapp, load_themes()["light"])
    for number in range(12):
        samples.topic(library, f"Topic {number}")
    chooser = topic_chooser(library, "Topics")
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.tree.setFixedHeight(height)
    rows = height // 30
    first = chooser.tree.topLevelItem(0)
    qtbot.waitUntil(lambda: chooser.tree.visualItemRect(first).height() == height // rows)
    assert 0 <= height - rows * chooser.tree.visualItemRect(first).height() < rows
