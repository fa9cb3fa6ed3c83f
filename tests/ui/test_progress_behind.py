"""Work of minutes in the status line: shown while there is no other, with a stop of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from leader_reader.ui.progress import ProgressStrip


@pytest.fixture
def strip(qtbot):
    made = ProgressStrip()
    qtbot.addWidget(made)
    made.show()
    made.hide()
    return made


def label(strip):
    return strip.findChild(QLabel, "progress.label").text()


def stop(qtbot, strip):
    qtbot.mouseClick(strip.findChild(QPushButton, "progress.stop"), Qt.MouseButton.LeftButton)


def test_it_is_shown_from_its_first_page(strip):
    strip.start_behind("Recognising text", 40, "page {} of {}")
    assert strip.isVisible()
    assert label(strip) == "Recognising text · page 0 of 40"
    strip.step_behind(3, "minutes.pdf")
    assert label(strip) == "Recognising text · page 3 of 40"
    assert strip.findChild(QProgressBar).value() == 3
    strip.finish_behind()
    assert strip.isHidden()


def test_other_work_goes_before_it(strip):
    strip.start_behind("Recognising text", 40, "page {} of {}")
    strip.start("Importing", 7)
    strip.step(2, "a.pdf")
    strip.step_behind(5)
    assert label(strip) == "Importing · 2 of 7"
    strip.finish()
    assert strip.isVisible()
    assert label(strip) == "Recognising text · page 5 of 40"
    strip.start("Importing", 7)
    strip.finish_behind()
    assert strip.isVisible()
    strip.finish()
    assert strip.isHidden()


def test_several_works_at_once_are_each_shown_to_their_end(strip):
    strip.start("Importing", 7)
    strip.step(2, "a.pdf")
    strip.start("Reading refs.ris", name="references")
    strip.step(3, "b.pdf")
    assert label(strip) == "Reading refs.ris"
    strip.finish("references")
    strip.finish("references")
    assert strip.isVisible()
    assert label(strip) == "Importing · 3 of 7"
    strip.start("Reading highlights", 4, "marks")
    strip.finish()
    assert label(strip) == "Reading highlights"
    strip.finish("marks")
    assert strip.isHidden()


def test_stop_names_the_work_that_is_shown(qtbot, strip):
    stops = []
    strip.stopped.connect(stops.append)
    strip.start("Importing", 7)
    strip.start("Reading refs.ris", name="references")
    stop(qtbot, strip)
    strip.finish("references")
    stop(qtbot, strip)
    assert stops == ["references", ""]


def test_stop_stops_what_is_shown(qtbot, strip):
    stops = []
    strip.stopped.connect(lambda: stops.append("front"))
    strip.stopped_behind.connect(lambda: stops.append("behind"))
    strip.start_behind("Recognising text", 40, "page {} of {}")
    strip.start("Importing", 7)
    stop(qtbot, strip)
    strip.finish()
    stop(qtbot, strip)
    assert stops == ["front", "behind"]
