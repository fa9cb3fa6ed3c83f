"""Fixtures of the page view's tests: a made PDF and a view of it on the screen."""

import pytest
from PySide6.QtWidgets import QApplication

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.pages.pages_view import PagesView
from leader_reader.ui.theme import load_themes
from tests.ui.reader.pages.made import FakeEngine, MadePages, report


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    apply_theme(qapp, load_themes()["light"])


@pytest.fixture
def made() -> MadePages:
    """Four pages: two columns, a page that goes on, one turned on its side, and one ligature."""
    return report()


@pytest.fixture
def view(qtbot, made: MadePages) -> PagesView:
    """A view of the made pages, shown and active, with all text there."""
    return shown(qtbot, made)


def shown(qtbot, made: MadePages, *, offset: int = 0, size: tuple[int, int] = (860, 700)):
    """Return a view of made pages, shown, with everything that it asked for answered."""
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.activateWindow()
    view.engine = FakeEngine(made, view.answered())
    view.show_document(made.document, offset)
    view.set_pages(view.engine, made.places, made.path)
    settle(qtbot)
    view.setFocus()
    return view


def settle(qtbot) -> None:
    """Let answers come and everything be laid out and painted."""
    for _ in range(6):
        qtbot.wait(2)
