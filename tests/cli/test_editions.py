"""The command `edition`."""

from tests.cli.conftest import REPORT

QUOTE = "we do not wait for morning rounds"


def second_edition(run, tmp_path):
    """Import a changed report; return its id and the old one's."""
    path = tmp_path / "report v2.txt"
    text = REPORT.replace("we do not wait", "we shall not wait").replace(
        "Nobody had asked why.", ""
    )
    path.write_text(f"{text}\nOne more line.\n", "utf-8")
    old = next(each["id"] for each in run("documents", "--json").json["documents"] if _is(each))
    return run("import", path, "--json").json["imported"][0]["id"], old


def _is(card):
    return card["title"].startswith("Leading on the night shift")


def test_fates_are_listed_and_applied_once(run, tmp_path):
    new, old = second_edition(run, tmp_path)
    for words in (QUOTE, "Nobody had asked why.", "The ward at three o’clock"):
        assert run("tag", old, "--quote", words, "--topic", "Night", "--json").status == 0
    listed = run("edition", new, old)
    assert "1 unchanged, 1 reworded, 1 gone; 2 passages can be carried over" in listed.out
    done = run("edition", new, old, "--apply", "--json").json
    assert (done["counts"], done["carried_over"]) == (
        {"unchanged": 1, "reworded": 1, "gone": 1},
        2,
    )
    reworded = next(each for each in done["passages"] if each["fate"] == "reworded")
    assert (reworded["quote"], reworded["new_quote"]) == (
        QUOTE,
        QUOTE.replace("do not", "shall not"),
    )
    kept = run("annotations", "--document", new, "--json").json["annotations"]
    assert [each["topics"] for each in kept] == [["Night"]] * 2
    again = run("edition", new, old, "--apply", "--json").json
    assert again["carried_over"] == 0
    assert len(run("annotations", "--document", new, "--json").json["annotations"]) == 2


def test_what_cannot_be_is_refused(run, tmp_path):
    new, old = second_edition(run, tmp_path)
    assert run("edition", new, new).status == 1
    assert run("edition", new, "no such document").status == 1
    assert run("edition", new, old, "--apply").status == 0
    assert "later edition" in run("edition", old, new).err
    assert run("edition", new).status == 2
