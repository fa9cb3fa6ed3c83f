"""The pictures are taken, have the window's size, and show something."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.pictures.stage import SIZE

ROOT = Path(__file__).parents[2]


def colours(image):
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }


def test_two_scenes_are_taken_in_a_theme(tmp_path):
    command = [sys.executable, "-m", "tests.pictures", str(tmp_path), "--theme", "dark"]
    for name in ("reading", "look-card"):
        command += ["--only", name]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pictures = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert sorted(pictures) == ["dark-look-card.png", "dark-reading.png"]
    for image in pictures.values():
        assert image.size() == SIZE
        assert len(colours(image)) > 20
    assert pictures["dark-reading.png"] != pictures["dark-look-card.png"]


def test_an_unknown_scene_is_refused(tmp_path):
    command = [sys.executable, "-m", "tests.pictures", str(tmp_path), "--theme", "light"]
    command += ["--only", "nowhere"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there are reading" in done.stdout
    assert not list(tmp_path.iterdir())
