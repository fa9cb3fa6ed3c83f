"""The manual opens, its links lead inside it, and the keys it names are those of the acts."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from leader_reader import paths
from leader_reader.ui.actions import ACTS
from leader_reader.ui.manual import Manual

PAGES = sorted(path.stem for path in (paths.resources() / "manual").glob("*.md"))


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def manual(parent):
    return Manual(parent)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_and_links_to_pages_that_are_there(manual, page):
    manual.open_section(page)
    assert len(manual.text.toPlainText()) > 200
    words = (paths.resources() / "manual" / f"{page}.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", words)
    assert links
    assert {link.removesuffix(".md") for link in links} <= set(PAGES)


def test_a_click_on_a_link_opens_that_page(manual):
    manual.open_section()
    manual.text.anchorClicked.emit(QUrl("tour.md"))
    assert manual.text.toPlainText().startswith("Five-minute tour")


def test_a_link_to_the_outside_leads_nowhere(manual):
    manual.open_section()
    before = manual.text.toPlainText()
    manual.text.anchorClicked.emit(QUrl("https://example.invalid/page.md"))
    assert manual.text.toPlainText() == before


def test_the_keys_page_names_the_main_keys_of_the_acts():
    page = (paths.resources() / "manual" / "keys.md").read_text("utf-8")
    named = {
        "undo",
        "redo",
        "search",
        "find",
        "import_files",
        "export",
        "back",
        "zoom_in",
        "manual",
    }
    keys = {act.name: act.keys[0] for act in ACTS if act.keys}
    assert all(keys[name] in page for name in named)
