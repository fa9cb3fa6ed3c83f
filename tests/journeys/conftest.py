"""What the journeys share: a library made once and copied, and a picture where one fails."""

import multiprocessing
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.conftest import opened
from tests.journeys.papers import write_papers
from tests.journeys.printed import print_columns

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """A library with the starter library and two papers, indexed; made once, only to be copied."""
    from leader_reader.background.home import Home
    from leader_reader.cli import session as cli

    folder = tmp_path_factory.mktemp("template")
    with cli.opened(Home(folder / "library")) as session:
        report = session.bring_in(write_papers(folder / "papers"))
        assert not report.failed
        session.index.close()
    return folder / "library"


@pytest.fixture
def stocked(template, tmp_path) -> Path:
    """A copy of the template library."""
    return Path(shutil.copytree(template, tmp_path / "stocked"))


@pytest.fixture
def desk(qtbot, stocked) -> Iterator:
    """The real window on a stocked library."""
    with opened(qtbot, stocked) as window:
        yield window


@pytest.fixture
def paper(tmp_path) -> Path:
    """A printed paper of three pages, in no library yet."""
    return print_columns(tmp_path)


@pytest.fixture(autouse=True)
def no_children() -> Iterator[None]:
    """Fail a journey that leaves a child process behind."""
    yield
    assert not multiprocessing.active_children()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and call.when == "call":
        _take_pictures(item.name)
    return report


def _take_pictures(name: str) -> None:
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"\W+", "-", name)
    for number, widget in enumerate(QApplication.topLevelWidgets()):
        if widget.isVisible() or widget.objectName() == "mainWindow":
            widget.grab().save(str(PICTURES / f"failed-{plain}-{number}.png"))
