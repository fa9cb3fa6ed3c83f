"""The command `watch`."""

import pytest


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "Reports"
    folder.mkdir()
    (folder / "one.txt").write_text("The first report\n\nStaff were asked.\n", "utf-8")
    (folder / "~$one.docx").write_text("a lock", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 cut short")
    return folder


def test_a_folder_is_remembered_and_what_is_new_taken_in_once(run, reports):
    first = run("watch", reports, "--json")
    assert first.status == 1
    assert "broken.pdf could not be read" in first.err
    assert [each["path"] for each in first.json["imported"]] == [str(reports / "one.txt")]
    again = run("watch", "--json")
    assert (again.status, again.json["imported"], again.json["failed"]) == (0, [], [])
    (folder,) = again.json["folders"]
    assert (folder["path"], folder["documents"], folder["missing"]) == (str(reports), 1, False)
    assert [each["path"] for each in folder["failed"]] == [str(reports / "broken.pdf")]
    (reports / "two.txt").write_text("The second report\n\nZymurgists were asked.\n", "utf-8")
    (reports / "one.txt").rename(reports / "first.txt")
    third = run("watch", reports, "--json").json
    assert [each["title"] for each in third["imported"]] == ["The second report"]
    assert third["known"] == 1
    assert run("search", "zymurgists", "--json").json["total"] == 1


def test_a_list_reads_nothing_and_stopping_forgets_the_folder(run, reports):
    run("watch", reports)
    (reports / "two.txt").write_text("The second report\n\nPorters were asked.\n", "utf-8")
    listed = run("watch", "--list")
    assert listed.out == f"{reports}  (1 document taken in, 1 could not be read)\n"
    assert run("watch", "--stop", reports).out == "No folder is watched.\n"
    assert run("watch", "--list", "--json").json["folders"] == []
    assert len(run("watch", reports, "--json").json["imported"]) == 1


def test_a_folder_that_is_gone_is_no_failure(run, reports):
    run("watch", reports)
    reports.rename(reports.with_name("unplugged"))
    gone = run("watch")
    assert gone.status == 0
    assert "not there at the moment" in gone.out


def test_what_cannot_be_watched_is_refused(run, reports, home):
    assert "There is no folder" in run("watch", reports / "none").err
    assert "belongs to the library itself" in run("watch", home / "originals").err
    assert "is not watched" in run("watch", "--stop", reports).err
    run("watch", reports)
    inside = reports / "inside"
    inside.mkdir()
    assert "as a part of “Reports”" in run("watch", inside).err
