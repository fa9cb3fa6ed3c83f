"""check, rebuild-index, backup and restore; and libraries that cannot be opened."""

import os
import shutil
import sqlite3
import zipfile

import pytest

NIGHT = "Leading on the night shift"


def titles(run, **options):
    return {card["title"] for card in run("documents", "--json", **options).json["documents"]}


def test_a_sound_library_is_sound(run):
    ran = run("check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "The library is sound."


def test_check_finds_a_missing_original(run, home, document):
    original = next((home / "originals").glob(f"{document(NIGHT)}*"))
    original.unlink()
    ran = run("check")
    assert ran.status == 1
    assert ran.faults == [f"The original of “{NIGHT}” is missing; its text is still there."]
    assert run("show", NIGHT).status == 0


def _change(home, statement, *values):
    database = sqlite3.connect(home / "library.db")
    with database:
        database.execute(statement, values)
    database.close()


def test_check_finds_a_damaged_text_and_the_rest_goes_on(run, home, document):
    _change(home, "UPDATE content SET data = x'00' WHERE document = ?", document(NIGHT))
    ran = run("check")
    assert ran.status == 1
    assert ran.faults == [f"The text of “{NIGHT}” is damaged; remove it and import the file again."]
    shown = run("show", NIGHT)
    assert (shown.status, shown.faults) == (1, ran.faults)
    assert run("show", "Why boards listen").status == 0
    assert run("rebuild-index").status == 0
    assert run("search", "boards", "--json").json["total"] > 0


def test_check_finds_a_text_cut_short(run, home, document):
    _change(home, "UPDATE documents SET blocks = blocks + 1 WHERE id = ?", document(NIGHT))
    assert run("check").faults == [f"The text of “{NIGHT}” has 6 of 7 paragraphs."]


def test_rebuilding_the_index_changes_no_answer(run, home):
    before = run("search", "leadership", "--json").json
    shutil.rmtree(home / "index")
    after = run("search", "leadership", "--json").json
    assert (after["total"], after["hits"]) == (before["total"], before["hits"])
    ran = run("rebuild-index")
    assert ran.status == 0
    assert ran.out.startswith("The index holds ")
    assert run("search", "leadership", "--json").json["hits"] == before["hits"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh's files
@pytest.mark.parametrize("keep", [0, 40])
def test_a_damaged_index_heals_by_itself(run, home, keep):
    before = run("search", "leadership", "--json").json
    for segment in (home / "index").glob("*.seg"):
        segment.write_bytes(segment.read_bytes()[:keep])
    after = run("search", "leadership", "--json")
    assert after.status == 0
    assert after.json["hits"] == before["hits"]


def test_a_backup_comes_back_whole(run, home, tmp_path):
    run("tag", NIGHT, "--quote", "Vitamin C", "--topic", "Night", "--note", "N")
    ran = run("backup", tmp_path / "all.zip")
    assert (ran.status, ran.err) == (0, "")
    new = tmp_path / "restored" / "library"
    back = run("restore", tmp_path / "all.zip", library=new)
    assert back.out == f"Restored {new}.\n"
    assert titles(run, library=new) == titles(run)
    assert run("annotations", "--json", library=new).json == run("annotations", "--json").json
    assert run("check", library=new).status == 0
    assert run("search", "vitamin", "--json", library=new).json["total"] == 1
    assert {path.name for path in (new / "originals").iterdir()} == {
        path.name for path in (home / "originals").iterdir()
    }


def test_restoring_over_a_library_keeps_it_aside(run, home, tmp_path):
    run("backup", tmp_path / "all.zip")
    run("tag", NIGHT, "--quote", "Vitamin C", "--topic", "Night")
    back = run("restore", tmp_path / "all.zip")
    assert back.status == 0
    assert run("annotations", "--json").json == {"annotations": []}
    aside = next(tmp_path.glob("library-before-restore-*"))
    assert str(aside) in back.out
    assert len(run("annotations", "--json", library=aside).json["annotations"]) == 1


def _refused(run, source, home):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ran = run("restore", source)
    assert (ran.status, ran.out, len(ran.faults)) == (1, "", 1)
    assert source.name in ran.faults[0]
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert after == before
    assert {path.name for path in home.parent.iterdir()} <= {home.name, source.name}


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_what_is_no_archive_is_no_backup(run, home, tmp_path, data):
    (tmp_path / "odd.zip").write_bytes(data)
    _refused(run, tmp_path / "odd.zip", home)


def test_an_archive_without_a_library_is_no_backup(run, home, tmp_path):
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("holiday.txt", "words")
    _refused(run, tmp_path / "odd.zip", home)


@pytest.mark.parametrize("data", [b"", b"no database" * 100])
def test_a_backup_whose_database_is_none_is_refused(run, home, tmp_path, data):
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        archive.writestr("library.db", data)
    _refused(run, tmp_path / "odd.zip", home)


def test_a_missing_backup_is_said(run, home, tmp_path):
    ran = run("restore", tmp_path / "gone.zip")
    assert (ran.status, len(ran.faults)) == (1, 1)


def test_a_hostile_archive_writes_nothing_outside(run, home, tmp_path):
    run("backup", tmp_path / "all.zip")
    evil = "../" * 6 + str(tmp_path / "evil.txt").lstrip("/")
    names = ["../evil.txt", "originals/../../evil.txt", str(tmp_path / "evil.txt"), evil]
    with zipfile.ZipFile(tmp_path / "all.zip", "a") as archive:
        for name in [*names, "originals/" + "a" * 64 + ".exe/../x", "window.json"]:
            archive.writestr(name, "evil")
    new = tmp_path / "new" / "library"
    assert run("restore", tmp_path / "all.zip", library=new).status == 0
    assert not list(tmp_path.rglob("evil.txt"))
    assert not (new / "window.json").exists()
    assert run("check", library=new).status == 0


def test_a_backup_that_cannot_be_written_is_said(run, tmp_path):
    (tmp_path / "taken").mkdir()
    ran = run("backup", tmp_path / "taken")
    assert (ran.status, len(ran.faults)) == (1, 1)
    assert "taken could not be written" in ran.faults[0]
    assert not list(tmp_path.glob(".taken*"))


# Libraries that cannot be opened


def test_a_file_in_place_of_the_library_is_left_alone(run, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("mine", "utf-8")
    ran = run("documents", "--json", library=file)
    assert (ran.status, ran.out, len(ran.faults)) == (1, "", 1)
    assert str(file) in ran.faults[0]
    assert file.read_text("utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written_is_said(run, tmp_path):
    tmp_path.chmod(0o500)
    ran = run("documents", library=tmp_path / "library")
    tmp_path.chmod(0o700)
    assert (ran.status, len(ran.faults)) == (1, 1)


def test_a_disk_that_refuses_is_said(run, tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    ran = run("documents", library=tmp_path / "library")
    assert ran.faults == [
        f"The library at {tmp_path / 'library'} cannot be used: permission denied."
    ]


@pytest.mark.parametrize("data", [b"this is not a database at all" * 50, b"SQLite format 3\0cut"])
def test_a_damaged_database_is_said_and_left_alone(run, home, data):
    for path in home.glob("library.db*"):
        path.unlink()
    (home / "library.db").write_bytes(data)
    ran = run("search", "vitamin", "--json")
    assert (ran.status, ran.out, len(ran.faults)) == (1, "", 1)
    assert str(home) in ran.faults[0]
    assert "restore" in ran.faults[0]
    assert (home / "library.db").read_bytes() == data


def test_damage_in_the_middle_of_a_database_is_one_sentence(run, home):
    run("backup", home.parent / "all.zip")
    with zipfile.ZipFile(home.parent / "all.zip") as archive:
        data = bytearray(archive.read("library.db"))
    for path in home.glob("library.db*"):
        path.unlink()
    data[4096 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 4096)
    (home / "library.db").write_bytes(data)
    for words in (["documents"], ["check"], ["search", "vitamin"], ["topics"]):
        ran = run(*words)
        assert ran.status == 1
        assert ran.faults
        assert all(line.endswith(".") or line for line in ran.faults)
        assert "Traceback" not in ran.err


def test_a_database_of_another_program_is_left_alone(run, tmp_path):
    (tmp_path / "other").mkdir()
    _change(tmp_path / "other", "CREATE TABLE recipes (name TEXT)")
    before = (tmp_path / "other" / "library.db").read_bytes()
    ran = run("documents", library=tmp_path / "other")
    assert (ran.status, len(ran.faults)) == (1, 1)
    assert "another program" in ran.faults[0]
    assert (tmp_path / "other" / "library.db").read_bytes()[100:] == before[100:]


def test_a_library_of_a_newer_version_is_left_alone(run, home):
    _change(home, "PRAGMA user_version = 9999")
    ran = run("documents")
    assert ran.status == 1
    assert "newer version" in ran.faults[0]
