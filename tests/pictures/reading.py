"""The scenes of reading: pages as printed, how text is set, the ruler, reading aloud, the marks."""

import os
import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from leader_reader.ui.reader.aloud.reader_aloud import Reading
from leader_reader.ui.reader.pages.pages_view import PagesView
from tests.journeys.hands import click, drop_files, keys, press
from tests.pictures.stage import Stage, found

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_GROWING = "Growing leaders on the ward"
_NOTED = """# What the kettle heard

Night staff wrote down what kept them from their patients.[^1] Within a month the list had forty
entries, and half of them were mended by noon.[^2]

[^1]: The list hung by the kettle, where everybody passes twice a night.
[^2]: Counted by the ward sister, who also kept the list of what could not be mended.
"""
_VOICE = """#!{}
import sys, time
sys.stdin.read()
time.sleep(60)
"""


def pages(stage: Stage) -> None:
    """The paper's pages at the window's width, with its marks."""
    show_pages(stage)


def pages_select(stage: Stage) -> None:
    show_pages(stage)
    stage.window.reader.select(*stage.place("The change took a pencil and ten minutes."))
    stage.still(200)


def pages_picker(stage: Stage) -> None:
    pages_select(stage)
    keys(stage.window, "t")
    keys(stage.window, "tal")


def pages_chosen(stage: Stage) -> None:
    show_pages(stage)
    stage.window.desk.go_to_annotation(stage.passage("Fair access to such chances").id)
    stage.still(300)
    show_pages(stage)


def pages_found(stage: Stage) -> None:
    show_pages(stage)
    press(stage.window, Qt.Key.Key_F, _CTRL)
    keys(stage.window, "team")
    stage.still(300)


def pages_small(stage: Stage) -> None:
    """Two pages side by side, and all of them as small pictures; the first page is alone."""
    show_pages(stage)
    stage.window.acts.actions["facing"].trigger()
    stage.window.acts.actions["fit_page"].trigger()
    stage.still(300)
    stage.window.reader.go_to(stage.place(_GROWING)[0])
    stage.window.left.show_page(stage.window.paging.thumbnails.parentWidget())
    show_pages(stage)
    stage.still(1200)  # in which the small pictures come


def look_fonts(stage: Stage) -> None:
    click(stage.window.frame.bar.look)
    click(found(stage.window, "lookCard.fonts"))


def look_colours(stage: Stage) -> None:
    click(stage.window.frame.bar.look)
    click(found(stage.window, "lookCard.colours"))


def ruler(stage: Stage) -> None:
    stage.window.look.ruler_toggled.emit(True)
    stage.still()
    text = stage.window.reader.text.viewport()
    QTest.mouseMove(text, QPoint(text.width() // 2, text.height() // 3))


def focus(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F11, _SHIFT)
    stage.still(200)


def only_topic(stage: Stage) -> None:
    book = stage.window.bridge.library.codebook
    stage.window.marks_shown.toggle(next(each.id for each in book if each.name.startswith("Tal")))


def contents_marked(stage: Stage) -> None:
    stage.search("team")
    stage.window.reader.go_to(stage.place(_GROWING)[0])
    stage.window.left.show_page(stage.window.contents)


def footnote(stage: Stage) -> None:
    path = stage.folder / "what-the-kettle-heard.md"
    if not path.exists():
        path.write_text(_NOTED, "utf-8")
        drop_files(stage.window, path)
        stage.until(lambda: stage.window.imports.busy)
        stage.rest()
    stage.open("What the kettle heard")
    text = stage.window.reader.text
    at = stage.place("patients.")[1]
    click(text.viewport(), text.viewport().mapFrom(text, text.line_rect(at).center()))


def aloud(stage: Stage) -> None:
    """Read by a program that takes its time and makes no sound."""
    program = stage.folder / "voices" / "espeak-ng"
    program.parent.mkdir(exist_ok=True)
    program.write_text(_VOICE.format(sys.executable))
    program.chmod(0o755)
    path = os.environ["PATH"]
    os.environ["PATH"] = str(program.parent)
    try:
        press(stage.window, Qt.Key.Key_A, _CTRL | _SHIFT)
        stage.until(lambda: stage.window.aloud.voice.state is Reading.READING)
    finally:
        os.environ["PATH"] = path
    stage.still(200)


def show_pages(stage: Stage) -> PagesView:
    """Show the open document as pages and wait until they are drawn."""
    stage.window.paging.show_as("pages")
    view = stage.window.reader.view
    assert isinstance(view, PagesView)
    stage.until(lambda: _is_drawn(view))
    return view


def _is_drawn(view: PagesView) -> bool:
    """Tell whether the pages in view are on the screen, sharp, with their text known."""
    text, seen = view.book.text, view._scroller.visible()
    return (
        len(seen) > 0
        and text is not None
        and all(text.text(page) is not None for page in seen)
        and not view.surface.painter.missing
    )


READING = (
    pages,
    pages_select,
    pages_picker,
    pages_chosen,
    pages_found,
    pages_small,
    look_fonts,
    look_colours,
    ruler,
    focus,
    only_topic,
    contents_marked,
    footnote,
    aloud,
)
