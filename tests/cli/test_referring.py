"""references: what a file would fill in, filled in, and told where it cannot be read."""

import pytest

RIS = """TY  - RPRT
TI  - Leading on the Night Shift
AU  - Penhaligon, Orla
PY  - 2014
PB  - The Fund
DO  - 10.1136/wards.g1234
ER  -
TY  - RPRT
TI  - Not in this library at all
ER  -
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.ris"
    path.write_text(RIS, "utf-8")
    return path


def test_what_a_file_would_fill_in_is_listed_and_nothing_is_changed(run, file, document):
    ran = run("references", file, "--json")
    assert ran.status == 0
    (row,) = ran.json["matched"]
    assert row["document"] == document("Leading on the night")
    assert row["by"] == "title"
    assert row["fills"] == ["authors", "date", "doi", "publisher"]
    assert row["values"]["authors"] == ["Penhaligon, Orla"]
    assert [each["title"] for each in ran.json["unmatched"]] == ["Not in this library at all"]
    assert (ran.json["references"], ran.json["applied"]) == (2, False)
    assert "doi" not in run("show", row["document"], "--json").json["metadata"]


def test_what_is_filled_in_is_kept_and_found(run, file, document):
    assert "1 document matched; 1 reference fits no document here." in run("references", file).out
    ran = run("references", file, "--apply", "--json")
    assert ran.json["applied"]
    found = run("show", document("Leading on the night"), "--json").json["metadata"]
    assert found["doi"] == "10.1136/wards.g1234"
    assert found["authors"] == ["Penhaligon, Orla"]
    assert found["publisher"] == "The Fund"
    hits = run("search", "author:penhaligon morning", "--json").json["hits"]
    assert [hit["title"] for hit in hits] == ["Leading on the night shift"]
    again = run("references", file, "--apply", "--json")
    assert not again.json["applied"]


def test_what_differs_is_replaced_only_where_that_is_wanted(run, file, document):
    run("references", file, "--apply")
    file.write_text(RIS.replace("The Fund", "Another House"), "utf-8")
    assert run("references", file, "--apply", "--json").json["matched"][0]["differs"] == [
        "publisher"
    ]
    name = document("Leading on the night")
    assert run("show", name, "--json").json["metadata"]["publisher"] == "The Fund"
    assert run("references", file, "--apply", "--replace", "--json").json["applied"]
    assert run("show", name, "--json").json["metadata"]["publisher"] == "Another House"


def test_a_file_that_holds_none_is_refused_in_one_line(run, tmp_path):
    path = tmp_path / "letter.bib"
    path.write_text("Dear all,", "utf-8")
    ran = run("references", path, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.faults) == 1
    assert ran.faults[0].startswith("letter.bib could not be read: it holds no references")
    assert run("references", tmp_path / "gone.ris").faults == [
        "gone.ris could not be read: it is no longer there"
    ]


def test_an_import_passes_references_over_and_says_what_reads_them(run, file, tmp_path):
    ran = run("import", file)
    assert (ran.status, ran.faults) == (0, [])
    assert "mine.ris holds references, not a document" in ran.out
    assert f'leader-reader references "{file}"' in ran.out
    (tmp_path / "more.bib").write_text("@book{a, title={A}}", "utf-8")
    (tmp_path / "page.txt").write_text("Words of a page.", "utf-8")
    found = run("import", tmp_path, "--json").json
    assert [row["title"] for row in found["imported"]] == ["page.txt"]
    assert found["references"] == [str(tmp_path / name) for name in ("mine.ris", "more.bib")]
    assert "2 files hold references, not documents" in run("import", tmp_path).out
