"""The benchmark of importers tells good from bad: on files of our own."""

import json

from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.services.ports import Extract
from tests.benchmarks.extraction.__main__ import main
from tests.benchmarks.extraction.crossformat import crossformat
from tests.benchmarks.extraction.expected import samples
from tests.benchmarks.extraction.measured import OURS, heads_inside, measure
from tests.benchmarks.extraction.scoring import agreement, contains, found_whole, shared

HEADER = "tier\tpath\tformat\texpected_json\n"
LONG = "Staff who are heard stay longer, and wards where they stay keep their patients safer."
PAGE = (
    "<title>Staff</title><nav><a href='/'>Start of it all</a></nav><article><h1>Staff</h1>"
    f"<p>{LONG}</p></article>"
    "<ol class='commentlist'><li class='comment'><cite class='fn'>Ann</cite>"
    "<div class='comment-content'><p>I agree with this.</p></div></li></ol>"
)


def corpus(folder, *rows):
    lines = [f"core\t{path}\t{kind}\t{json.dumps(facts)}\n" for path, kind, facts in rows]
    (folder / "MANIFEST.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return folder


def a_page(folder, **facts):
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "expected.html").write_text(f"<p>{LONG}</p>", encoding="utf-8")
    row = ("page.html", "html", {"expected_extraction": "expected.html", **facts})
    return corpus(folder, row)


def test_words_are_compared_as_bags():
    agreed = agreement("the ward, the ward and staff", "The ward. Staff ﬁrst")
    assert (agreed.precision, agreed.recall, agreed.words) == (3 / 6, 3 / 4, 4)
    assert agreed.f1 == 0.6
    assert agreement("", "words").f1 == 0


def test_paragraphs_are_found_from_end_to_end_or_not_at_all():
    assert found_whole([LONG.upper(), "more"], [LONG, "short"]) == (1, 1)
    assert found_whole([LONG + " More."], [LONG]) == (0, 1)
    assert shared([LONG, "other words"], [LONG.upper() + " [1]", "a", "b"]) == 0.5
    assert contains("one  two\nthree", ["two three", "four"]) == [True, False]


def test_a_page_is_scored_by_words_facts_and_comments(tmp_path):
    facts = {"comments_contain": ["agree with"], "must_not_contain": ["Start"], "title": "Other"}
    (sample,) = samples(a_page(tmp_path, **facts))
    measured = measure(sample, with_peers=False)
    assert measured.words[OURS].recall == 1
    assert measured.whole[OURS] == (1, 1)
    assert measured.comments[OURS] == [True]
    assert dict(measured.facts) == {
        "comments_contain": True,
        "must_not_contain": True,
        "title": False,
    }


def test_a_fact_that_does_not_hold_fails_the_run(tmp_path, capsys):
    right = a_page(tmp_path, title="Staff")
    assert main([str(right), "--no-peers"]) == 0
    wrong = a_page(tmp_path, title="Other")
    assert main([str(wrong), "--no-peers"]) == 1
    printed = capsys.readouterr().out
    assert "not in page.html: title" in printed
    assert "facts that hold" in printed


def test_what_cannot_be_read_has_no_words(tmp_path):
    (tmp_path / "page.html").write_bytes(b"")
    (sample,) = samples(corpus(tmp_path, ("page.html", "html", {"phrase": "words"})))
    measured = measure(sample, with_peers=False)
    assert not measured.read
    assert not measured.words


def test_an_importer_that_breaks_is_told(tmp_path, monkeypatch):
    def broken(path):
        raise KeyError(path)

    monkeypatch.setattr("tests.benchmarks.extraction.measured.ours", broken)
    (sample,) = samples(a_page(tmp_path))
    assert measure(sample, with_peers=False).facts == [("raises KeyError", False)]


def test_an_article_in_two_formats_shares_its_paragraphs(tmp_path):
    folder = tmp_path / "crossformat"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Staff\n\n{LONG}\n\n{LONG.upper()}!\n", encoding="utf-8")
    (folder / "a.md").write_text(f"# Staff\n\n{LONG}\n", encoding="utf-8")
    rows = [(f"crossformat/a.{kind}", kind, {}) for kind in ("txt", "md")]
    assert crossformat(samples(corpus(tmp_path, *rows))) == {("a.md", "a.txt"): 1.0}


def test_a_running_head_in_a_paragraph_is_told():
    head = Block(BlockKind.PARAGRAPH, "Journal of Wards, volume 7", main=False)
    spoilt = Block(BlockKind.PARAGRAPH, "Staff who Journal of Wards, volume 7 are heard")
    assert heads_inside(Extract(Metadata(), (head, spoilt))) == ["journalofwardsvolume7"]
    assert heads_inside(Extract(Metadata(), (head, Block(BlockKind.PARAGRAPH, LONG)))) == []
