"""The text view paints only what changed: the screen must show what painting all would."""

from random import Random

import pytest

from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.reader.text_view import TextView
from tests.samples import document
from tests.screens import alike, on_screen, painted_anew

COLOURS = ("#ffd400", "#5fb236", "#2ea8e5", "#a28ae5")
PARAGRAPH = "The ward sister asked who would speak up, and why so few did when it mattered. " * 6
STEPS = 40


@pytest.fixture
def panel(reader: ReaderPanel, qtbot) -> ReaderPanel:
    reader.resize(1000, 600)
    reader.show_document(document(*(f"{number} {PARAGRAPH}" for number in range(12))))
    reader.view.setCursorWidth(0)  # a caret blinks
    qtbot.waitUntil(reader.view.isVisible)
    return reader


def mark(number: int, length: int, dice: Random) -> Mark:
    """Return a mark that looks somehow and stands somewhere."""
    start = dice.randrange(length - 300)
    end = start + dice.choice([5, 40, 300])
    colours = tuple(dice.sample(COLOURS, dice.randrange(4)))
    note = dice.choice(["", "", "A note beside the text."])
    return Mark(start, end, colours, str(number), selected=dice.random() < 0.3, note=note)


def step(view: TextView, marks: list[Mark], number: int, dice: Random) -> str:
    """Do something by chance and return what it was."""
    act = dice.choice(["mark", "mark", "drop", "scroll", "select", "clear", "hits", "go"])
    length = len(view.page.source.text) if view.page else 0
    start = dice.randrange(length - 100)
    if act == "mark":
        marks.append(mark(number, length, dice))
    elif act == "drop" and marks:
        marks.pop(dice.randrange(len(marks)))
    elif act == "scroll":
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + dice.randint(-400, 400))
    elif act == "select":
        view.select(start, start + 70)
    elif act == "clear":
        view.clear_selection()
    elif act == "hits":
        view.set_hits([(start, start + 9), (start + 40, start + 50)])
    elif act == "go":
        view.go_to(start, start + 20, hit=True)
    view.set_marks(list(marks))
    return act


@pytest.mark.parametrize("seed", range(3))
def test_the_screen_shows_what_painting_everything_anew_would(panel, seed):
    dice, marks = Random(seed), []
    for number in range(STEPS):
        act = step(panel.view, marks, number, dice)
        assert alike(on_screen(panel), painted_anew(panel)), f"stale after step {number}, {act}"
