"""Where the topics panel puts what it shows: names, squares, rows, fields and the sheet."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit

from leader_reader.services import coding
from leader_reader.ui.codebook.describe_card import DescribeCard
from tests import samples
from tests.ui.codebook.acts import press


def test_a_new_topic_is_named_in_the_place_of_the_filter(stage, panel, qtbot):
    for number in range(20):
        samples.topic(stage.library, f"Topic {number}")
    stage.bridge.reload()
    panel.tree.scrollToTop()
    qtbot.waitUntil(panel.filter_field.isVisible)
    top = panel.tree.mapTo(panel, QPoint(0, 0)).y()
    panel.add_topic(stage.talent)
    qtbot.wait(10)
    assert not panel.filter_field.isVisible()
    assert panel.tree.mapTo(panel, QPoint(0, 0)).y() == top
    square = panel.name_field.grab().toImage().pixelColor(17, panel.name_field.height() // 2)
    assert square.name() == coding.next_colour(stage.library)
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Escape)
    assert panel.filter_field.isVisible()


def test_the_tree_comes_to_rest_with_a_whole_row_at_its_top(stage, panel):
    topics = [samples.topic(stage.library, f"Topic {number}") for number in range(60)]
    stage.bridge.reload()
    panel.select(topics[40])
    tree = panel.tree
    assert tree.verticalScrollBar().value() > 0
    first = tree.indexAt(QPoint(60, 1))
    assert tree.visualRect(first).top() == 0
    assert tree.viewport().rect().contains(tree.visualRect(panel.model.index_of(topics[40])))


def test_a_name_does_not_move_when_it_is_renamed(stage, panel, qtbot):
    panel.select(stage.culture)
    tree, row = panel.tree, panel.tree.visualRect(panel.model.index_of(stage.culture))
    before = first_ink(tree.viewport().grab(row).toImage())
    press(panel, qtbot, Qt.Key.Key_F2)
    field = tree.findChild(QLineEdit, "topics.rename")
    field.deselect()
    field.setCursorPosition(7)
    assert tree.viewport().rect().contains(field.geometry())
    assert row.contains(QRect(row.left(), field.y(), 1, field.height()))
    assert first_ink(tree.viewport().grab(row).toImage()) == before


def first_ink(image) -> int:
    """Return the first column right of the square that has dark ink."""
    scale = image.devicePixelRatio()
    rows = range(round(8 * scale), image.height() - round(8 * scale))
    columns = range(round(28 * scale), image.width())
    dark = (x for x in columns if any(image.pixelColor(x, y).lightness() < 90 for y in rows))
    return next(dark)


def test_squares_stand_alike_in_all_rows(stage, panel):
    image = panel.tree.viewport().grab().toImage()
    offsets = set()
    for topic in (stage.leadership, stage.talent, stage.succession, stage.culture):
        rect = panel.tree.visualRect(panel.model.index_of(topic))
        colour = stage.topic(topic).colour
        rows = range(rect.top(), rect.bottom() + 1)
        x = rect.left() + 18
        offsets.add(next(y - rect.top() for y in rows if image.pixelColor(x, y).name() == colour))
    assert len(offsets) == 1


def test_the_sheet_opens_beside_the_panel_with_the_caret_at_the_end(stage, panel, qtbot):
    stage.library.do(coding.describe_topic(stage.library, stage.talent, "Growing people."))
    stage.window.resize(900, 640)
    stage.window.layout().setContentsMargins(560, 0, 0, 0)
    qtbot.wait(10)
    panel.describe(stage.talent)
    card = stage.window.findChild(DescribeCard)
    frame = card.frame.geometry().translated(card.pos())
    assert frame.right() < 560
    assert stage.window.rect().contains(frame)
    assert card.words.textCursor().position() == len("Growing people.")
