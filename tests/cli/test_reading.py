"""import, documents, show, search and the overview, as DESIGN describes them."""

import shutil

import pytest

from tests.cli.conftest import WIDE

CARD = {"id", "title", "authors", "date", "format", "words", "annotations"}
HIT = {"document", "title", "start", "end", "page", "heading", "score", "snippet", "matches"}


def test_import_takes_files_and_folders(run, papers, tmp_path):
    home = tmp_path / "new"
    ran = run("import", papers / "report.txt", papers, "--json", library=home)
    assert ran.status == 0
    assert ran.err == ""
    assert {row["path"] for row in ran.json["imported"]} == {
        str(papers / "report.txt"),
        str(papers / "blog.html"),
        str(papers / "deeper" / "notes.md"),
    }
    report = next(row for row in ran.json["imported"] if row["format"] == "txt")
    assert report["title"] == "Leading on the night shift"
    assert report["blocks"] == 6
    assert len(report["id"]) == 64
    assert report["words"] > 40
    assert ran.json["duplicates"] == ran.json["failed"] == []


def test_what_is_there_already_is_a_duplicate(run, papers, tmp_path):
    twin = tmp_path / "twin.txt"
    shutil.copy(papers / "report.txt", twin)
    before = run("documents").out
    ran = run("import", twin, "--json")
    assert ran.status == 0
    came = {"imported": [], "duplicates": [str(twin)], "failed": [], "references": []}
    assert ran.json == came
    assert run("documents").out == before
    assert "already in the library: twin.txt" in run("import", twin).out


def test_two_files_with_the_same_content_come_in_once(run, tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("The same words in both files.", "utf-8")
    found = run("import", tmp_path / "one.txt", tmp_path / "two.txt", "--json").json
    assert [row["path"] for row in found["imported"]] == [str(tmp_path / "one.txt")]
    assert found["duplicates"] == [str(tmp_path / "two.txt")]


def test_what_cannot_be_read_is_said_and_the_rest_comes_in(run, tmp_path):
    (tmp_path / "good.txt").write_text("Good words stay good.", "utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 cut short")
    names = ["good.txt", "empty.pdf", "broken.docx", "gone.txt"]
    ran = run("import", *(tmp_path / name for name in names), "--json")
    assert ran.status == 1
    assert [row["title"] for row in ran.json["imported"]] == ["good.txt"]
    failed = {row["path"]: row["reason"] for row in ran.json["failed"]}
    assert set(failed) == {str(tmp_path / name) for name in names[1:]}  # two read them at once
    assert failed[str(tmp_path / "empty.pdf")] == "it is empty"
    assert len(ran.faults) == 3
    for name in names[1:]:
        assert any(line.startswith(f"{name} could not be read: ") for line in ran.faults)


def test_nothing_to_import_is_said(run, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = run("import", tmp_path / "empty", "--json")
    assert (ran.status, ran.out) == (1, "")
    assert ran.faults == ["There is nothing to import here: no file that Leader Reader reads."]


def test_documents_lists_cards(run):
    cards = run("documents", "--json").json["documents"]
    assert all(set(card) >= CARD for card in cards)
    blog = next(card for card in cards if card["title"] == "Why boards listen")
    assert blog["authors"] == ["Ada Board"]
    assert (blog["format"], blog["annotations"]) == ("html", 0)
    lines = run("documents").out.splitlines()
    assert len(lines) == len(cards)
    assert any(f"{blog['id'][:8]}  Why boards listen" in line for line in lines)


@pytest.mark.parametrize("name", ["id", "prefix", "title", "title in capitals"])
def test_show_finds_a_document_by_id_beginning_or_title(run, document, name):
    whole = document("Leading on")
    names = {
        "id": whole,
        "prefix": whole[:10],
        "title": "Leading on the night shift",
        "title in capitals": "LEADING ON THE NIGHT SHIFT",
    }
    ran = run("show", names[name])
    assert ran.status == 0
    assert "Vitamin C was on the chart" in ran.out


def test_unknown_and_ambiguous_documents_are_said(run, tmp_path):
    ran = run("show", "No such title", "--json")
    assert (ran.status, ran.out) == (1, "")
    assert ran.faults == [
        "There is no document “No such title” in the library; see the list of documents."
    ]
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(
            f"Twin paper\n\nThe {number} text of it.\n", "utf-8"
        )
    run("import", tmp_path / "1.txt", tmp_path / "2.txt")
    twins = [c for c in run("documents", "--json").json["documents"] if c["title"] == "Twin paper"]
    assert len(twins) == 2
    assert run("show", "Twin paper").faults == [
        "“Twin paper” fits 2 documents; give more of the id."
    ]
    assert run("show", twins[0]["id"]).status == 0
    assert run("show", "").status == 1


def test_blocks_join_to_the_text_and_offsets_count_code_points(run):
    shown = run("show", "Leading on the night shift", "--json").json
    blocks = shown["blocks"]
    text = "\n".join(block["text"] for block in blocks)
    assert all(text[block["start"] : block["end"]] == block["text"] for block in blocks)
    assert blocks[0]["start"] == 0
    assert blocks[-1]["end"] == len(text)
    assert any(block["text"] == WIDE for block in blocks)
    assert text == run("show", "Leading on the night shift").out.removesuffix("\n")
    assert all({"kind", "text", "start", "end", "page"} <= set(block) for block in blocks)
    assert blocks[0]["kind"] == "heading"
    assert shown["metadata"]["title"] == "Leading on the night shift"


def test_comments_carry_who_and_when(run, tmp_path):
    (tmp_path / "blog.txt").write_text(
        "Leading well\n\nThe article has a paragraph that says what it wants to say.\n\n"
        "Comments: 1\n\nJo Reader\n\nPhysiotherapist,\nThe Clinic\nComment date\n"
        "20 May 2014\nI agree with every word of it.\n",
        "utf-8",
    )
    run("import", tmp_path / "blog.txt")
    blocks = run("show", "Leading well", "--json").json["blocks"]
    comments = [block for block in blocks if block["kind"] == "comment"]
    assert [block["text"] for block in comments] == ["I agree with every word of it."]
    assert comments[0]["author"] == "Jo Reader"
    assert comments[0]["date"] == "2014-05-20"
    assert comments[0]["depth"] == 0
    hit = run("search", "agree", "--json").json["hits"][0]
    assert (hit["kind"], hit["author"], hit["date"]) == ("comment", "Jo Reader", "2014-05-20")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("vitamin c", True),
        ('"vitamin c was on"', True),
        ("“vitamin C”", True),
        ('"c vitamin"', False),
        ("vitamin AND chart", True),
        ("vitamin AND zebra", False),
        ("zebra OR vitamin", True),
        ("vitamin NOT chart", False),
        ("vitamin NOT zebra", True),
        ("(zebra OR vitamin) AND (chart OR horse)", True),
        ("vitam*", True),
        ("asking", True),
        ("日本", True),
        ("etude", True),
    ],
)
def test_search_operators(run, document, query, found):
    hits = run("search", query, "--json").json["hits"]
    assert (document("Leading on") in [hit["document"] for hit in hits]) is found


def test_hits_point_into_the_text(run):
    found = run("search", "nurse*", "--json").json
    assert found["total"] == len(found["hits"]) > 0
    assert found["took_ms"] >= 0
    for hit in found["hits"]:
        assert set(hit) >= HIT
        blocks = run("show", hit["document"], "--json").json["blocks"]
        text = "\n".join(block["text"] for block in blocks)
        assert hit["matches"]
        for start, end in hit["matches"]:
            assert text[start:end].casefold().startswith("nurse")
            assert hit["start"] <= start < end <= hit["end"]
        for start, end in hit["snippet_matches"]:
            assert hit["snippet"][start:end].casefold().startswith("nurse")


def test_facets_count_all_hits_and_the_limit_cuts_them(run):
    whole = run("search", "leadership", "--limit", "1000", "--json").json
    cut = run("search", "leadership", "--limit", "3", "--json").json
    assert len(cut["hits"]) == 3
    assert cut["total"] == whole["total"] == len(whole["hits"]) > 3
    assert cut["hits"] == whole["hits"][:3]
    assert sum(cut["facets"]["format"].values()) == whole["total"]
    assert set(cut["facets"]) >= {"document", "format", "kind"}
    assert f"{whole['total']} passages found, the best 3 shown" in (
        run("search", "leadership", "--limit", "3").out
    )


@pytest.mark.parametrize("query", ["", " ", '"', "((", "NOT", "*", "AND OR", "a\0b", '"unclosed'])
def test_odd_queries_find_something_or_nothing_but_never_fail(run, query):
    ran = run("search", query, "--json")
    assert ran.status == 0
    assert ran.json["total"] >= 0


def test_nothing_found_is_said_kindly(run):
    ran = run("search", "zebra")
    assert ran.status == 0
    assert ran.out == "No passages found. Check the spelling or try other words.\n"


def test_a_removed_document_is_found_no_more(run, home):
    from leader_reader.adapters.sqlite_store import SqliteStore
    from leader_reader.services import annotating
    from leader_reader.services.library import Library

    assert run("search", "vitamin", "--json").json["total"] == 1
    store = SqliteStore(home / "library.db")
    library = Library(store)
    record = library.find_document("Leading on the night shift")
    library.do(annotating.remove_documents(library, [record.id]))
    store.close()
    assert run("search", "vitamin", "--json").json["total"] == 0


def test_the_overview_names_what_is_there_and_what_to_try(run, monkeypatch, home):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    ran = run()
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("There is no screen here")
    assert "documents" in ran.out
    assert "  Leading on the night shift" in lines
    assert "  Leadership › Talent management" in lines
    tries = [line.split() for line in lines if line.startswith("  leader-reader")]
    assert len(tries) == 3
    assert "  leader-reader search '\"talent management\"'" in lines
