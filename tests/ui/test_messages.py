"""The message bar, the status line and the progress strip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton

from leader_reader.ui import progress as progress_module
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.messages import MessageBar, StatusLine
from leader_reader.ui.progress import ProgressStrip
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def shown(qtbot, qapp):
    apply_theme(qapp, load_themes()["light"])

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(900, widget.sizeHint().height())
        if not isinstance(widget, MessageBar | ProgressStrip):
            widget.show()
        return widget

    return show


def click(qtbot, widget, kind, name):
    qtbot.mouseClick(widget.findChild(kind, name), Qt.MouseButton.LeftButton)


def test_messages_wait_for_one_another(qtbot, shown):
    bar = shown(MessageBar())
    assert bar.isHidden()
    for sentence in ("One failed.", "Two failed.", "One failed."):
        bar.post(sentence)
    assert bar.isVisible()
    assert bar.findChild(QLabel, "messages.sentence").text() == "One failed."
    assert bar.findChild(QPushButton, "messages.more").text() == "1 more message"
    click(qtbot, bar, QPushButton, "messages.more")
    assert bar.sentence() == "Two failed."
    click(qtbot, bar, QPushButton, "messages.more")
    assert bar.sentence() == "One failed."
    click(qtbot, bar, QToolButton, "messages.close")
    assert bar.sentence() == "Two failed."
    assert not bar.findChild(QPushButton, "messages.more").isVisible()
    click(qtbot, bar, QToolButton, "messages.close")
    assert bar.isHidden()


def test_an_offer_is_taken_or_declined_and_is_no_warning(qtbot, shown):
    taken: list[str] = []
    bar = shown(MessageBar())
    bar.post("Not saved.")
    warning = bar.grab().toImage()
    bar.close_message()
    for sentence in ("Look at one?", "Look at two?", "Look at three?"):
        bar.offer(sentence, "Review", lambda: taken.append("taken"), "Keep apart")
    assert bar.grab().toImage() != warning
    click(qtbot, bar, QPushButton, "messages.decline")
    assert (bar.sentence(), taken) == ("Look at two?", [])
    bar.withdraw("Look at three?")
    click(qtbot, bar, QPushButton, "messages.action")
    assert taken == ["taken"]
    assert bar.isHidden()
    bar.post("Not saved.")
    assert not bar.findChild(QPushButton, "messages.decline").isVisible()


def test_the_action_runs_and_closes(qtbot, shown):
    done: list[str] = []
    bar = shown(MessageBar())
    bar.post("Not saved.", "Try again", lambda: done.append(bar.sentence()))
    button = bar.findChild(QPushButton, "messages.action")
    assert (button.text(), button.accessibleName()) == ("Try again", "Try again")
    click(qtbot, bar, QPushButton, "messages.action")
    assert done == [""]
    assert bar.isHidden()


def test_an_action_may_post_again(qtbot, shown):
    bar = shown(MessageBar())
    bar.post("Not saved.", "Try again", lambda: bar.post("Not saved."))
    click(qtbot, bar, QPushButton, "messages.action")
    assert bar.isVisible()


def test_status_says_what_was_done_and_offers_undo(qtbot, shown):
    line = shown(StatusLine())
    undo = line.findChild(QToolButton, "status.undo")
    assert not undo.isVisible()
    line.say("Passage tagged", undo=True)
    assert line.findChild(QLabel, "status.said").text() == "Passage tagged"
    assert undo.text() == "Undo (Ctrl+Z)"
    with qtbot.waitSignal(line.undo_clicked):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    line.say("Undone: Tag passage")
    assert not undo.isVisible()


def test_status_sums_up(shown):
    line = shown(StatusLine())
    line.set_counts(12, 48)
    assert line.summary() == "12 documents · 48 passages"
    line.set_minutes_left(4)
    assert line.summary() == "12 documents · 48 passages · 4 min left in this document"
    line.set_counts(1, 1)
    line.set_minutes_left(0)
    assert line.summary() == "1 document · 1 passage · less than 1 min left in this document"


def test_progress_goes_estimates_and_stops(qtbot, shown, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress_module, "monotonic", lambda: now[0])
    strip = shown(ProgressStrip())
    strip.start("Reading files", 40)
    assert strip.isVisible()
    bar = strip.findChild(QProgressBar, "progress.bar")
    estimate = strip.findChild(QLabel, "progress.estimate")
    now[0] += 1
    strip.step(5)
    assert estimate.text() == ""
    now[0] += 39
    strip.step(10, "report.pdf")
    assert (bar.value(), estimate.text()) == (10, "about 2 min")
    assert strip.findChild(QLabel, "progress.label").text() == "Reading files · 10 of 40"
    assert bar.toolTip() == "report.pdf"
    strip.step(30)
    assert estimate.text() == "about 20 s"
    strip.step(39)
    assert estimate.text() == "a few seconds"
    with qtbot.waitSignal(strip.stopped):
        click(qtbot, strip, QPushButton, "progress.stop")
    stop = strip.findChild(QPushButton, "progress.stop")
    assert (stop.text(), stop.isEnabled()) == ("Stopping…", False)
    strip.finish()
    assert strip.isHidden()
    strip.start("Again")
    assert (stop.text(), stop.isEnabled(), bar.maximum()) == ("Stop", True, 0)
