"""Where else an area is told of: the text, its note, its card, the search, copies and exports."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from leader_reader.services.exporting import Choice
from leader_reader.ui.reader.area_signs import sign_rect
from leader_reader.ui.theme import active_theme
from tests.conftest import at_rest
from tests.journeys.figures import WHOLE, areas, draw, print_figures, spot, to_page
from tests.journeys.hands import click, keys, press
from tests.journeys.printed import reading_of


@pytest.fixture
def reading(qtbot, stocked, tmp_path):
    """The real window with the paper open, its pages shown."""
    with reading_of(qtbot, stocked, print_figures(tmp_path), pages=True) as window:
        yield window


def text_sign(window, annotation):
    """Return where the sign of an area is in the text view's viewport."""
    view = window.reader.text
    rect = sign_rect(view.page.caret(annotation.start))
    return (rect.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()


def test_the_sign_in_the_text_tells_of_the_area_and_leads_to_it(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    (made,) = areas(reading)
    click(reading.frame.bar.views.button("text"))
    reading.desk.choose("")
    port, at = reading.reader.text.viewport(), text_sign(reading, made)
    painted = port.grab(QRect(at - QPoint(4, 4), QSize(9, 9))).toImage()
    page = QColor(active_theme().page)
    assert any(painted.pixelColor(x, y) != page for x in range(9) for y in range(9))
    assert (
        reading.reader.text.page.area_at(QPointF(at) + scrolled(reading))[0].label == "Area on p. 1"
    )
    click(port, at)
    assert reading.desk.annotation == made.id
    reading.desk.go_to_annotation(made.id)
    assert reading.reader.text.textCursor().position() == made.start


def scrolled(window):
    return QPointF(0, window.reader.text.verticalScrollBar().value())


def test_a_sign_that_stands_for_two_areas_leads_to_both(qtbot, reading):
    beside = ((320.0, 290.0, 380.0, 330.0), (400.0, 290.0, 460.0, 330.0))
    for rect in beside:
        draw(reading, 1, rect)
        keys(reading, "h")
    one, two = areas(reading)
    assert one.start == two.start
    click(reading.frame.bar.views.button("text"))
    reading.desk.choose("")
    chosen = set()
    for _ in beside:
        click(reading.reader.text.viewport(), text_sign(reading, one))
        chosen.add(reading.desk.annotation)
    assert chosen == {one.id, two.id}


def test_a_note_is_written_on_an_area_and_said_over_it(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "n")
    qtbot.waitUntil(reading.notes.isVisible)
    keys(reading, "Compare these.")
    press(reading, Qt.Key.Key_Escape)
    (made,) = areas(reading)
    assert made.note == "Compare these."
    said = reading.reader.view._under.said(QPointF(spot(reading, 1, 290, 400)))
    assert said == "Area on p. 1\nCompare these."


def test_the_picture_of_an_area_is_copied(qtbot, reading):
    draw(reading, 1, WHOLE)
    QApplication.clipboard().clear()
    press(reading, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not QApplication.clipboard().image().isNull(), timeout=20_000)
    image = QApplication.clipboard().image()
    wide, high = (WHOLE[2] - WHOLE[0]) * 300 / 72, (WHOLE[3] - WHOLE[1]) * 300 / 72
    assert abs(image.width() - wide) < 8
    assert abs(image.height() - high) < 8
    assert image.pixelColor(30, 200).blue() > image.pixelColor(30, 200).red() + 60


def test_the_card_of_an_area_has_its_name_its_words_and_its_picture(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    model, cards = reading.passages.model, reading.passages.list
    index = model.index(0, 0)
    assert index.data() == "Area on p. 1: Vacancies 2019 Vacancies 2023"
    rect = cards.visualRect(index)

    def shown():
        image = cards.viewport().grab(rect).toImage()
        blue = QColor.fromRgbF(0.2, 0.4, 0.8)
        return any(
            abs(image.pixelColor(40, y).red() - blue.red()) < 8
            and abs(image.pixelColor(40, y).blue() - blue.blue()) < 8
            for y in range(10, 90)
        )

    qtbot.waitUntil(shown, timeout=20_000)


def test_a_search_finds_an_area_and_goes_to_it(qtbot, reading):
    to_page(qtbot, reading, 2)
    draw(reading, 2, (395.0, 98.0, 560.0, 310.0))
    keys(reading, "n")
    qtbot.waitUntil(reading.notes.isVisible)
    keys(reading, "zebrafinch")
    press(reading, Qt.Key.Key_Escape)
    (made,) = areas(reading)
    at_rest(qtbot, reading)
    to_page(qtbot, reading, 1)
    reading.desk.choose("")
    reading.frame.bar.field.setFocus()
    keys(reading, "zebrafinch")
    press(reading, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.desk.annotation == made.id, timeout=20_000)
    view = reading.reader.view
    qtbot.waitUntil(lambda: view.areas.rect(made.area).intersects(view.rect()))
    assert view.current_page == 2


def test_an_export_of_the_window_holds_the_picture(qtbot, reading, tmp_path):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    out = tmp_path / "areas.html"
    reading.exports.start(Choice(), out, "html")
    qtbot.waitUntil(lambda: not reading.exports.busy and out.exists(), timeout=60_000)
    written = out.read_text("utf-8")
    assert written.count('<p class="area">Area on p. 1</p><img alt="Area on p. 1" src="data:') == 1
    assert "<p>Vacancies 2019 Vacancies 2023</p>" in written
