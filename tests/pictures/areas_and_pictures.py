"""The scenes of figures: marked as areas of pages, in the text, on their cards, and seen large."""

from base64 import b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QTextOption
from PySide6.QtTest import QTest

from leader_reader.domain.annotation import Annotation, AreaSelector
from leader_reader.ui.reader.text_view import TextView
from tests.journeys.hands import LEFT, drag_between, keys
from tests.pictures.reading import show_pages
from tests.pictures.stage import Stage

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COUNTED, _BOARD = "What the bells counted", "A board that fits a corridor"
_WEEKS = (41, 38, 39, 30, 24, 19, 14, 12, 9, 8)
_CHART = QSizeF(1200, 620)
_CARD = QSize(180, 96)
_FIGURE = QRectF(72, 300, 451, 233)
"""Where the chart is on its page, in points from the top left."""
_BEFORE = (
    "Beech Ward hung a sheet of squared paper by the door and put a stroke on it for every bell"
    " that rang for more than a minute between one and two. Nobody was named. Four weeks on, the"
    " breaks were moved, and the strokes went on.",
    "The chart below is that sheet, redrawn. It was looked at on Mondays, standing, for as long as"
    " the kettle took.",
)
_AFTER = (
    "A falling line is not yet proof. The ward asked the night staff what they saw, and the answer"
    " was that patients had stopped apologising when they rang.",
)
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1>
<p>Most boards are too large to be read by anybody who carries a tray. This one held four numbers
and a name, and it hung where people wait for the lift.</p>
<figure><img alt="Bells that rang for more than a minute, by week" src="{image}">
<figcaption>Figure 1. Bells that rang for more than a minute, ten weeks.</figcaption></figure>
<p>The name belonged to whoever had brought the number. It changed each week, and it was the part
that people read first.</p></article></body></html>"""


def area_picker(stage: Stage) -> None:
    """An area that was just drawn, about to be tagged."""
    _open_counted(stage)
    _draw_area(stage)
    keys(stage.window, "t")
    keys(stage.window, "lead")


def area_chosen(stage: Stage) -> None:
    """A marked area with its grips on the page, and its card with a picture."""
    _choose_area(stage)


def area_in_text(stage: Stage) -> None:
    """The same area as a sign beside the text."""
    _choose_area(stage)
    stage.window.paging.show_as("text")
    stage.still(200)


def picture(stage: Stage) -> None:
    """An image in its place in the text."""
    _open_board(stage)


def picture_large(stage: Stage) -> None:
    text = _open_board(stage)
    ((_, _, rect),) = text.page.layout.pictures_between(0, 1e9)
    at = rect.center() - QPointF(0, text.verticalScrollBar().value())
    QTest.mouseDClick(text.viewport(), LEFT, pos=at.toPoint())
    stage.still(200)


def _choose_area(stage: Stage) -> None:
    made = _areas(stage)
    _open_counted(stage)
    if not made:
        _draw_area(stage)
        keys(stage.window, "2")
        made = _areas(stage)
    stage.window.desk.go_to_annotation(made[0].id)
    pictures, ratio = stage.window.area_pictures, stage.window.devicePixelRatioF()
    stage.until(lambda: pictures.small(made[0], _CARD, ratio) is not None)
    stage.still(400)


def _areas(stage: Stage) -> list[Annotation]:
    return [each for each in stage.window.bridge.library.annotations.values() if each.area]


def _draw_area(stage: Stage) -> None:
    """Drag round the chart with Shift held."""
    view = show_pages(stage)
    around = _FIGURE.adjusted(-6, -6, 6, 24)
    at = (around.left(), around.top(), around.width(), around.height())
    seen = view.areas.rect(AreaSelector(1, *at))
    corner = view.viewport().mapFrom(view, QPoint())
    drag_between(view.viewport(), seen.topLeft() + corner, seen.bottomRight() + corner, _SHIFT)
    stage.still(100)


def _open_counted(stage: Stage) -> None:
    stage.bring_in(_COUNTED, "what-the-bells-counted.pdf", _print_counted)
    stage.open(_COUNTED)
    show_pages(stage)


def _open_board(stage: Stage) -> TextView:
    stage.bring_in(_BOARD, "a-board-that-fits.html", _write_board)
    stage.open(_BOARD)
    text = stage.window.reader.text
    found = [each for _, each, _ in text.page.layout.pictures_between(0, 1e9)]
    source = text.page.source.id
    stage.until(lambda: isinstance(text.pictures.image(source, found[0]), QImage))
    stage.still(200)
    return text


def _write_board(path: Path) -> None:
    """Write a web page that holds the chart."""
    image = QImage(_CHART.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        _paint_chart(painter, QRectF(QPointF(), _CHART))
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")
    source = f"data:image/png;base64,{b64encode(held.data().data()).decode()}"
    path.write_text(_PAGE.format(title=_BOARD, image=source), "utf-8")


def _print_counted(path: Path) -> None:
    """Print a page with the chart between its paragraphs."""
    writer = QPdfWriter(str(path))
    writer.setTitle(_COUNTED)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        _print_words(painter, 72, (_COUNTED,), 20)
        _print_words(painter, 120, _BEFORE, 11)
        _paint_chart(painter, _FIGURE)
        _print_words(painter, 545, ("Figure 1. Bells of more than a minute, ten weeks.",), 9)
        _print_words(painter, 590, _AFTER, 11)


def _print_words(painter: QPainter, top: float, paragraphs: tuple[str, ...], size: int) -> None:
    font = QFont("Source Serif Pro")
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    room = QRectF(_FIGURE.left(), top, _FIGURE.width(), 400)
    for paragraph in paragraphs:
        painter.drawText(room, paragraph, QTextOption())
        wrapped = painter.boundingRect(room, paragraph, QTextOption())
        room.setTop(wrapped.bottom() + size * 0.6)


def _paint_chart(painter: QPainter, room: QRectF) -> None:
    """Paint a bar for each week, the first ones in another colour."""
    step, tallest = room.width() / len(_WEEKS), max(_WEEKS)
    painter.setPen(Qt.PenStyle.NoPen)
    for week, bells in enumerate(_WEEKS):
        height = room.height() * bells / tallest
        painter.setBrush(QColor("#9aa7b4" if week < 3 else "#2f6f9f"))
        left = room.left() + week * step + step * 0.15
        painter.drawRect(QRectF(left, room.bottom() - height, step * 0.7, height))
    painter.setBrush(QColor("#333333"))
    painter.drawRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1))


FIGURES = (area_picker, area_chosen, area_in_text, picture, picture_large)
