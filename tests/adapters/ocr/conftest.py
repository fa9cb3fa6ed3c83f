"""A program that plays Tesseract, found on the path."""

import os
import sys

import pytest

from tests.scans import Played


@pytest.fixture
def played(tmp_path, monkeypatch):
    """Tesseract's part, played; pages are told by how dark they are."""
    if sys.platform == "win32":
        pytest.skip("a script is no program here")
    part = Played(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{part.folder}{os.pathsep}{os.environ['PATH']}")
    return part
