"""The scenes of places and edges: bookmarks, page numbers, menus on pages, an edge dragged."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from leader_reader.services.edges import EdgeOf
from leader_reader.ui.own_theme import OwnColours
from leader_reader.ui.reader.pages.pages_view import PagesView
from tests.adapters.pdf_pages.making import pdf, picture, words
from tests.journeys.hands import keys, point_of, press
from tests.pictures.reading import show_pages
from tests.pictures.stage import Stage

_CTRL = Qt.KeyboardModifier.ControlModifier
_LINES = (
    "Start with something patients notice",
    "Let the lead move",
    "Growing leaders on the ward",
)
_FAIR = "Fair access to such chances"
_SCANNED = "Minutes of the ward meeting"


def bookmarks(stage: Stage) -> None:
    """Three lines with a ribbon, listed in the contents."""
    _set_bookmarks(stage)
    stage.window.left.show_page(stage.window.contents)
    stage.window.reader.go_to(stage.place(_LINES[0])[0])
    stage.still(200)


def bookmarks_on_pages(stage: Stage) -> None:
    show_pages(stage)
    bookmarks(stage)
    show_pages(stage)


def page_number(stage: Stage) -> None:
    """The card that asks for a page, after one that there is not."""
    press(stage.window, Qt.Key.Key_G, _CTRL)
    card = stage.window.page_number.card
    card.field.setText("12")
    press(stage.window, Qt.Key.Key_Return)


def page_menu(stage: Stage) -> None:
    """The menu of a passage on a page, where two lie over each other."""
    show_pages(stage)
    _ask(stage, "to another, and")


def page_menu_selection(stage: Stage) -> None:
    show_pages(stage)
    stage.window.reader.select(*stage.place("The change took a pencil and ten minutes."))
    stage.still(200)
    _ask(stage, "took a pencil")


def lanes_on_page(stage: Stage) -> None:
    """Four passages over the same small print, one lane each."""
    words = "They stop because they never heard."
    stage.window.desk.go_to_annotation(stage.passage(words).id)
    for key in "1278":
        keys(stage.window, key)
        stage.afterwards(stage.window.undo)
    show_pages(stage)
    stage.window.desk.go_to_annotation(stage.passage(words).id)
    stage.still(300)
    stage.window.desk.choose("")
    show_pages(stage)


def own_theme(stage: Stage) -> None:
    """Colours of one's own: a dark paper that is not the dark theme's."""
    stage.window.look.own_changed.emit(OwnColours("Moss", "Mint", "Amber"))


def own_pages(stage: Stage) -> None:
    own_theme(stage)
    show_pages(stage)
    stage.window.desk.go_to_annotation(stage.passage(_FAIR).id)
    stage.still(300)
    show_pages(stage)


def edge(stage: Stage) -> None:
    """The end of a passage on its way, with the mouse held."""
    stage.window.desk.go_to_annotation(stage.passage(_FAIR).id)
    stage.still(100)
    _pull(stage)


def edge_on_page(stage: Stage) -> None:
    show_pages(stage)
    stage.window.desk.go_to_annotation(stage.passage(_FAIR).id)
    stage.still(300)
    show_pages(stage)
    _pull(stage)


def password(stage: Stage) -> None:
    """What asks for the password of pages that are locked."""
    show_pages(stage).password_asked.emit(False)
    stage.still(100)


def scan(stage: Stage) -> None:
    """A page that is a picture: it says so, and its words cannot be selected."""
    stage.bring_in(_SCANNED, "minutes-of-the-ward-meeting.pdf", _write_scan)
    stage.open(_SCANNED)
    view = show_pages(stage)
    view.go_to_page(2)
    stage.until(lambda: view.book.notice(2))
    show_pages(stage)


def _set_bookmarks(stage: Stage) -> None:
    desk = stage.window.desk
    assert desk.document is not None
    for line in _LINES:
        desk.go_to_line(desk.document.id, stage.place(line)[0])
        stage.still()
        press(stage.window, Qt.Key.Key_B, _CTRL)


def _ask(stage: Stage, phrase: str) -> None:
    """Press the right button on words."""
    at = point_of(stage.window, stage.place(phrase)[0] + 2)
    port, reason = stage.window.reader.view.viewport(), QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, at, port.mapToGlobal(at)))
    stage.still(100)


def _pull(stage: Stage) -> None:
    """Take the handle at the end of the current passage a line and a half further."""
    view = stage.window.reader.view
    edges = view.hands.edges if isinstance(view, PagesView) else view.edges
    knob = edges.handle(EdgeOf.END)
    assert knob is not None
    line = view.line_rect(stage.place(_FAIR)[0]).height()
    stage.hold(view.viewport(), knob.toPoint(), knob.toPoint() + QPoint(-9 * line, line * 2))


def _write_scan(path: Path) -> None:
    title = b"<< /Title (%s) >>" % _SCANNED.encode()
    first = words(_SCANNED, "The ward met on the second of March, at noon.", y=740)
    path.write_bytes(pdf(first, picture(), more=[title], trailer=b"/Info 4 0 R"))


PLACES = (
    bookmarks,
    bookmarks_on_pages,
    page_number,
    page_menu,
    page_menu_selection,
    lanes_on_page,
    own_theme,
    own_pages,
    edge,
    edge_on_page,
    password,
    scan,
)
