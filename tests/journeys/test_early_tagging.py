"""Words tagged on a page before the page itself has come, in the real window."""

from PySide6.QtCore import Qt

from tests.conftest import at_rest, opened
from tests.journeys.hands import keys, press
from tests.journeys.printed import open_printed


def test_the_picker_opens_in_the_middle_of_the_view_until_the_words_have_a_place(
    qtbot, stocked, paper
):
    with opened(qtbot, stocked) as window:
        window.intake.take([paper])
        at_rest(qtbot, window)
        open_printed(window)
        start = len(window.desk.document.text) // 2
        window.paging.show_as("pages")
        window.reader.setFocus()
        window.reader.select(start, start + 12)
        assert window.reader.anchor_rect(start, start + 12).isNull()
        press(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        picker = window.picker
        assert picker.isVisible()
        middle = window.reader.mapTo(window, window.reader.rect().center())
        assert abs(picker.geometry().center().x() - middle.x()) <= 40
        assert abs(picker.geometry().top() - middle.y()) <= 40
        keys(window, "early bird")
        press(window, Qt.Key.Key_Return)
        (made,) = window.bridge.library.annotations.values()
        assert (made.start, made.end) == (start, start + 12)
        window.undo()
        assert not window.bridge.library.annotations
