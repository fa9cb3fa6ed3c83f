"""The command line on a small library: three documents of our own beside the starter ones."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from leader_reader.__main__ import main

WIDE = "A clef 𝄞, a nurse 👩🏽‍⚕️, 日本語の文, and e\u0301tude e\u0301lan."
REPORT = f"""Leading on the night shift

The ward at three o’clock

Vitamin C was on the chart of the night team. Nobody had asked why.

{WIDE}

The “night leader” said: we do not wait for morning rounds.

She said it twice. She said it twice.
"""
BLOG = """<!DOCTYPE html><html><head><title>Why boards listen</title>
<meta name="author" content="Ada Board"></head><body><article><h1>Why boards listen</h1>
<p>Boards that listen keep their nurses, and hepatitis B does not wait for a board paper.</p>
<h2>What it costs</h2><p>Listening costs an hour a week and saves a resignation a month.</p>
</article></body></html>"""
NOTES = "# Notes on talent\n\nSuccession is talent management *over years*.\n\n- one\n- two\n"


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        """The one JSON object on stdout; fails where there is anything else."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def faults(self):
        return self.err.splitlines()


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> Path:
    """A folder with a text, a web page, Markdown, and what is not imported."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "blog.html").write_text(BLOG, "utf-8")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "notes.md").write_text(NOTES, "utf-8")
    (folder / ".hidden.txt").write_text("not to be found", "utf-8")
    (folder / "figures.ods").write_bytes(b"no document")
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory, papers) -> Path:
    """A library with the starter documents and the papers, indexed; not to be changed."""
    home = tmp_path_factory.mktemp("template") / "library"
    assert main(["--library", str(home), "import", str(papers)]) == 0
    assert main(["--library", str(home), "search", "night"]) == 0
    return home


@pytest.fixture
def home(template, tmp_path) -> Path:
    """A library of one's own, as `template` is."""
    home = tmp_path / "library"
    shutil.copytree(template, home)
    return home


@pytest.fixture
def run(home, capsys) -> Callable[..., Ran]:
    """Run a command on the library in `home`."""

    def run(*words, library=home):
        capsys.readouterr()
        try:
            status = main(["--library", str(library), *map(str, words)])
        except SystemExit as ended:
            status = ended.code
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture
def document(run) -> Callable[[str], str]:
    """Return the id of the document whose title begins so."""

    def find(title):
        cards = run("documents", "--json").json["documents"]
        return next(card["id"] for card in cards if card["title"].startswith(title))

    return find
