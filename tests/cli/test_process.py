"""The command line as a process: statuses, what goes to stdout and stderr, and no Qt."""

import json
import os
import subprocess
import sys

import pytest

from leader_reader import __main__ as program
from leader_reader import __version__

NO_QT = (
    "import sys; from leader_reader.__main__ import main; status = main(sys.argv[1:]);"
    "loaded = [name for name in sys.modules if name.startswith('PySide6')];"
    "sys.exit(f'Qt was loaded: {loaded}' if loaded else status)"
)


def run(home, *words, code=(), **environment):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DISPLAY", "QT_", "LC_"))}
    start = ["-c", *code] if code else ["-m", "leader_reader"]
    return subprocess.run(
        [sys.executable, *start, "--library", str(home), *map(str, words)],
        capture_output=True,
        env=kept | environment,
        check=False,
    )


def test_a_whole_story_from_the_shell(template, papers, tmp_path):
    home, out = tmp_path / "new", tmp_path / "out.md"
    came = run(home, "import", papers, "--json")
    assert (came.returncode, came.stderr) == (0, b"")
    assert len(json.loads(came.stdout)["imported"]) == 3
    found = json.loads(run(home, "search", '"vitamin c"', "--json").stdout)
    document = found["hits"][0]["document"]
    words = ("--quote", "Vitamin C", "--topic", "Night")
    assert run(home, "tag", document, *words).stdout == b"Tagged with Night: Vitamin C\n"
    assert run(home, "export", out, "--topic", "Night").returncode == 0
    assert "Vitamin C" in out.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["documents"],
        ["show", "Why boards listen"],
        ["search", "nurse"],
        ["topics"],
        ["annotations"],
        ["check"],
        [],
    ],
)
def test_no_command_loads_qt(home, words):
    ran = run(home, *words, code=(NO_QT,))
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout


def test_import_loads_no_qt_either(home, tmp_path):
    (tmp_path / "new.txt").write_text("Some quite new words.", "utf-8")
    assert run(home, "import", tmp_path / "new.txt", code=(NO_QT,)).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["import"],
        ["show"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["tag", "x", "--topic", "y"],
        ["tag", "x", "--quote", "y"],
        ["export"],
        ["documents", "--loud"],
    ],
)
def test_wrong_usage_is_status_2_and_says_how(tmp_path, words):
    ran = run(tmp_path / "none", *words)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"usage: leader-reader")
    assert not (tmp_path / "none").exists()


def test_failure_is_status_1_and_one_line(home):
    ran = run(home, "show", "Nowhere", "--json")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_output_is_utf_8_whatever_the_locale(home, environment, form):
    ran = run(home, "show", "Leading on the night shift", *form, **environment)
    assert ran.returncode == 0, ran.stderr
    assert "A clef 𝄞, a nurse 👩🏽‍⚕️, 日本語の文" in ran.stdout.decode("utf-8")


def test_words_on_the_command_line_may_be_of_any_script(home):
    ran = run(home, "search", "日本", "--json", LC_ALL="C.UTF-8")
    assert json.loads(ran.stdout)["total"] == 1


def test_a_closed_pipe_ends_quietly(home):
    words = [sys.executable, "-m", "leader_reader", "--library", str(home), "show"]
    with subprocess.Popen(
        [*words, "Distributed leadership: a reading guide"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        error = process.stderr.read()
    assert (process.returncode, error) == (0, b"")


def test_the_version_is_said(tmp_path):
    ran = run(tmp_path, "--version")
    assert ran.stdout.decode() == f"Leader Reader {__version__}\n"


def test_without_a_screen_there_is_a_sentence_an_overview_and_status_0(home):
    ran = run(home)
    assert (ran.returncode, ran.stderr) == (0, b"")
    lines = ran.stdout.decode().splitlines()
    assert lines[0].startswith("There is no screen here, so no window can open")
    assert any("topics" in line and "passages" in line for line in lines)
    assert sum(line.startswith("  leader-reader ") for line in lines) == 3


def test_missing_system_libraries_are_named_with_their_packages(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(program, "_loads", lambda name: name != "libEGL.so.1")
    assert program.main(["--library", str(tmp_path / "none")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "libegl1" in said.err
    assert "sudo apt install libegl1" in said.err
    assert not (tmp_path / "none").exists()


def test_a_screen_of_x_needs_more_libraries(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(program, "_loads", lambda name: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in program.missing_libraries()
    monkeypatch.delenv("DISPLAY")
    assert "libxcb-cursor0" not in program.missing_libraries()
    assert "libgl1" in program.missing_libraries()
    monkeypatch.setattr("sys.platform", "darwin")
    assert program.missing_libraries() == []
    assert program.has_screen()


def test_an_old_python_is_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.version_info", (3, 10, 4))
    assert program.main(["documents"]) == 1
    assert capsys.readouterr().err == "Leader Reader needs Python 3.11 or newer.\n"
