"""Killed at any moment of an import or of indexing, the library keeps all that it had taken in."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import psutil
import pytest

from leader_reader.background.home import Home
from leader_reader.cli import parse, run
from leader_reader.cli import session as cli
from leader_reader.domain.search import Query
from tests.conftest import at_rest, opened
from tests.journeys.papers import OWN, SEEDS

THERE = SEEDS + OWN
FILES = 30


@pytest.fixture
def letters(tmp_path):
    """Files of which each has a word of its own."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(FILES):
        lines = "\n\n".join(f"Line {line} about {word_of(number)}." for line in range(60))
        (folder / f"letter {number:02}.txt").write_text(f"Letter {number}\n\n{lines}\n", "utf-8")
    return folder


def word_of(number):
    return "qu" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def started(*arguments, **more):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "leader_reader", *map(str, arguments)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=environment, **quiet)


def kill(process):
    """Kill the program as a crash would; what it had started must end by itself."""
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


def look(home, query):
    """Return rows of the database as another process sees them; nothing while it is not there."""
    path = home / "library.db"
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def documents(home):
    return {row[0] for row in look(home, "SELECT id FROM documents WHERE NOT removed")}


def wait_for(reached, process, patience=30):
    """Wait until `reached`, or until the program has done all it had to do."""
    until = time.monotonic() + patience
    while not reached() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.002)


def all_there(home, acknowledged, capsys):
    """Open the library again: nothing is lost, it is sound, and each document can be found."""
    assert run(parse(["--library", str(home), "documents", "--json"])) == 0
    listed = {card["id"] for card in json.loads(capsys.readouterr().out)["documents"]}
    assert acknowledged <= listed
    assert run(parse(["--library", str(home), "check"])) == 0
    with cli.opened(Home(home)) as session:
        library, index = session.library, session.index
        for record in library.documents.values():
            text = library.document(record.id).text
            assert text
            if record.title.startswith("Letter "):
                word = word_of(int(record.title.removeprefix("Letter ")))
                hits = index.search(Query(word, 5), library.view()).hits
                assert {hit.document for hit in hits} == {record.id}
        assert not library.unindexed()
        index.close()


@pytest.mark.parametrize("arrived", [1, 12, 29])
def test_killed_while_importing(stocked, letters, capsys, arrived):
    process = started("--library", stocked, "import", letters, "--json")
    wait_for(lambda: len(documents(stocked)) >= THERE + arrived, process)
    acknowledged = documents(stocked)
    kill(process)
    assert len(acknowledged) >= THERE + arrived
    all_there(stocked, acknowledged, capsys)


def test_killed_while_the_starter_library_is_read(home, letters, capsys):
    process = started("--library", home, "import", letters)
    wait_for(lambda: len(documents(home)) >= 2, process)
    acknowledged = documents(home)
    kill(process)
    assert len(acknowledged) < SEEDS
    all_there(home, acknowledged, capsys)
    assert len(documents(home)) == SEEDS


@pytest.mark.parametrize("moment", [0.0, 0.08, 0.3])
def test_killed_while_indexing(stocked, letters, capsys, moment):
    with cli.opened(Home(stocked)) as session:
        session.bring_in([letters])
        assert session.library.unindexed()
    before = documents(stocked)
    index = stocked / "index"
    files = {path.name for path in index.iterdir()}
    process = started("--library", stocked, "search", "letter")
    wait_for(lambda: {path.name for path in index.iterdir()} != files, process)
    time.sleep(moment)
    if process.poll() is None:
        kill(process)
    process.wait()
    all_there(stocked, before, capsys)


@pytest.mark.parametrize("moment", ["topics", "fifth", "indexing"])
def test_the_window_killed_at_its_first_start(qtbot, home, moment):
    process = started("--library", home)
    reached = {
        "topics": lambda: bool(look(home, "SELECT 1 FROM topics")),
        "fifth": lambda: len(documents(home)) >= 5,
        "indexing": (home / "index" / "writing.lock").exists,
    }
    wait_for(reached[moment], process)
    acknowledged = documents(home)
    kill(process)
    with opened(qtbot, home) as window:
        assert acknowledged <= set(window.bridge.library.documents)
        assert len(window.bridge.library.documents) == SEEDS
        assert len(window.bridge.library.codebook) > 10
        found = set()
        for words in ("leadership", "team OR ward OR board"):
            with qtbot.waitSignal(window.searches.found, timeout=10_000) as answer:
                window.finding.search_for(words)
            found |= {hit.document for hit in answer.args[0].hits}
        assert found == set(window.bridge.library.documents)
        at_rest(qtbot, window)


def test_the_window_killed_while_it_indexes_a_new_note(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        document = next(iter(window.bridge.library.documents))
        window.open_document(document)
        window.reader.select(0, 12)
        window.tagging.highlight()
        (made,) = window.bridge.library.annotations
        assert window.bridge.library.unindexed()
        window.index.close()
    process = started("--library", stocked)
    wait_for(lambda: not look(stocked, "SELECT 1 FROM unindexed"), process, patience=20)
    kill(process)
    with opened(qtbot, stocked) as window:
        assert made in window.bridge.library.annotations
        assert not window.bridge.library.unindexed()
