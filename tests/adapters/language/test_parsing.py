"""Words, quotations, operators and brackets as trees; mistakes with their sentence and place."""

import pytest

from tests.adapters.language.asking import asked, problems, tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", "nothing"),
        (" \n ", "nothing"),
        ("…, — !", "nothing"),
        ("Nurses", "nurs"),
        ("talent vacancies", "(talent & vacanc)"),
        ("the and or not", "(the & and & or & not)"),
        ("naïve RÔLE", "(naiv & role)"),
        ("O’Neill’s", "o'neil"),
        ("nurses' views", "(nurs & view)"),
        ("vitamin C", "(vitamin & c)"),
        ("A&E", "[a e]"),
        ("10:30", "[10 30]"),
        ("24/7 1,000", "([24 7] & [1 000])"),
        ("nurses/doctors,porters", "(nurs & doctor & porter)"),
        ("wait...what", "(wait & what)"),
        ("https://www.nhs.uk/long-term", "[https www nhs uk long term]"),
        ("ann@nhs.uk", "[ann nhs uk]"),
        ("領導", "[領 導]"),
        ("領", "領"),
        ("WHO領導", "[who 領 導]"),
        ("leadership領導 x", "([leadership 領 導] & x)"),
        ("- leadership –", "leadership"),
        ("word-", "word"),
    ],
)
def test_words(text, meant):
    assert tree(text) == meant
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"Talent Managers"', "'talent managers'"),
        ('"Managers"', "'managers'"),
        ("“Talent managers” now", "('talent managers' & now)"),
        ("„Talent managers“", "'talent managers'"),
        ("«Talent managers»", "'talent managers'"),
        ('""', "nothing"),
        ('"well-being"', "'well being'"),
        ('"are not (the) same"', "'are not the same'"),
        ('"AND OR"', "'and or'"),
        ('"領導"', "'領 導'"),
        ('"why? so"', "'why so'"),
        ('"a""b"', "('a' & 'b')"),
        ('"near words"~8', "<near word>8"),
        ('"one two three"~1', "<one two three>2"),
        ('"near words"~99999999999999999999', "<near word>10000"),
        ('"a b"~8c', "(<a b>8 & c)"),
    ],
)
def test_quotations(text, meant):
    assert tree(text) == meant
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a AND b", "(a & b)"),
        ("a OR b c", "(a | (b & c))"),
        ("a b OR c AND d", "((a & b) | (c & d))"),
        ("(a OR b) c", "((a | b) & c)"),
        ("((a))", "a"),
        ("a (b c)", "(a & b & c)"),
        ("a OR (b OR c)", "(a | b | c)"),
        ("a NOT b", "(a & !b)"),
        ("a AND NOT b", "(a & !b)"),
        ("a OR NOT b", "(a | !b)"),
        ("NOT a", "!a"),
        ("NOT NOT a", "!a"),
        ("-a -b", "(!a & !b)"),
        ('a -"b c" -(d OR e)', "(a & !'b c' & !(d | e))"),
        ("(-a)", "!a"),
        ("-well-being", "!{[well be] = wellb}"),
        ("NOT nurses/doctors", "!(nurs & doctor)"),
        ('a AND "b"', "(a & 'b')"),
        ("AND/OR", "(and & or)"),
        ("a AND ()", "a"),
        ("() OR a", "a"),
        ("NOT …", "nothing"),
        ("()", "nothing"),
    ],
)
def test_operators(text, meant):
    assert tree(text) == meant
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("manager*", "manager*"),
        ("NAÏ*", "nai*"),
        ("o’nei*", "o'nei*"),
        ("well-be*", "(well & be*)"),
        ("*itis", "*itis"),
        ("wom?n", "wom?n"),
        ("wi*ld**", "wi*ld*"),
        ("?rgan", "?rgan"),
        ("vitamin?*", "vitamin?*"),
        ("man*?", "man*"),
        ("why?", "whi"),
        ("why? because", "(whi & becaus)"),
        ("(is it so?)", "(is & it & so)"),
        ("who??", "who"),
        ("*", "everything"),
        ("?", "nothing"),
        ("領導*", "[領 導]"),
        ("leadership~", "leadership~1"),
        ("Führung~2", "fuhrung~2"),
        ("leadership~1,", "leadership~1"),
        ("~50", "50"),
        ("a~b", "(a & b)"),
    ],
)
def test_patterns_and_fuzzy_words(text, meant):
    assert tree(text) == meant
    assert problems(text) == []


NOT_CLOSED = "These quotes are not closed."
EITHER_SIDE = "needs a word on either side."


@pytest.mark.parametrize(
    ("text", "meant", "part", "sentence"),
    [
        ("AND talent", "talent", "AND", f"AND {EITHER_SIDE}"),
        ("talent AND", "talent", "AND", f"AND {EITHER_SIDE}"),
        ("OR talent", "talent", "OR", f"OR {EITHER_SIDE}"),
        ("a AND OR b", "(a & b)", "AND OR", f"AND {EITHER_SIDE}"),
        ("a OR AND b", "(a | b)", "OR AND", f"OR {EITHER_SIDE}"),
        ("(a OR) b", "(a & b)", "OR", f"OR {EITHER_SIDE}"),
        ("AND", "nothing", "AND", f"AND {EITHER_SIDE}"),
        ("a NOT", "a", "NOT", "NOT needs a word after it."),
        ("(NOT) a", "a", "NOT", "NOT needs a word after it."),
        ("NOT OR a", "a", "NOT", "NOT needs a word after it."),
        ('a "b c', "(a & 'b c')", '"b c', NOT_CLOSED),
        ("(a OR b", "(a | b)", "(", "This bracket is not closed."),
        ("a) b", "(a & b)", ")", "No bracket was opened before this one."),
        ("car~", "car", "car~", "~ needs a word of at least four letters."),
        ("領導~", "[領 導]", "領導~", "~ goes after a single word without * or ?: leadership~1."),
        ("lea*~", "lea*", "lea*~", "~ goes after a single word without * or ?: leadership~1."),
        ("leader~3", "leader~2", "leader~3", "The number after ~ is 1 or 2."),
        ("leader~0", "leader~1", "leader~0", "The number after ~ is 1 or 2."),
        ('"a b"~ c', "('a b' & c)", '"a b"~', 'Say after ~ how many words apart: "near words"~8.'),
        (
            '"a"~2',
            "'a'",
            '"a"~2',
            '~ after quotes needs two words in them: "near words"~8.',
        ),
        (
            '"good manag*"',
            "('good manag' | ('good' & manag*))",
            '"good manag*"',
            "In quotes words count as written; * works outside them.",
        ),
    ],
)
def test_mistakes_are_explained_and_the_rest_runs(text, meant, part, sentence):
    assert tree(text) == meant
    found = problems(text)
    assert (part, sentence) in found
    assert {where for where, _ in found} <= {part, "OR"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vit", "{vit = vit*}"),
        ("talent ma", "(talent & {ma = ma*})"),
        ("talent ma ", "(talent & ma)"),
        ("talent ma,", "(talent & ma)"),
        ("listening", "{listen = listening*}"),
        ("o’nei", "{o'nei = o'nei*}"),
        ("o’", "{o = o*}"),
        ("領導", "[領 導]"),
        ('"tal', "tal*"),
        ('"talent ma', "('talent ma' | ('talent' & ma*))"),
        ('"good talent ma', "('good talent ma' | ('good talent' & ma*))"),
        ('"talent ma"', "'talent ma'"),
        ('"', "nothing"),
        ("(rare OR vita", "(rare | {vita = vita*})"),
        ("a AND", "a"),
        ("a OR ", "a"),
        ("a NOT", "a"),
        ("(a OR", "a"),
        ("a -", "a"),
        ("talent NOT ra", "(talent & !ra)"),
        ('talent -"ra', "(talent & !'ra')"),
        ("well-", "{well = well*}"),
        ("well-be", "({[well be] = wellbe* = wellb} | (well & be*))"),
        ("man*", "man*"),
        ("wom?n", "wom?n"),
        ("leader~1", "leader~1"),
        ('"a b"~', "'a b'"),
        ('"a b"~8', "<a b>8"),
    ],
)
def test_while_typing_the_last_word_may_go_on_and_what_is_open_is_no_mistake(typed, meant):
    assert tree(typed, prefix_last=True) == meant
    assert problems(typed, prefix_last=True) == []


def test_while_typing_what_cannot_become_right_is_said():
    assert problems("AND a", prefix_last=True) == [("AND", f"AND {EITHER_SIDE}")]
    assert problems("a OR OR", prefix_last=True) == [("OR OR", f"OR {EITHER_SIDE}")]
    assert problems("a) b", prefix_last=True)


def test_plain_words_are_told_with_their_place():
    text = 'Nurses -board "as written" lead* title:cafe well-being note:pay leader~'
    words = asked(text).words
    assert [(text[w.start : w.end], w.form, w.stem) for w in words] == [
        ("Nurses", "nurses", "nurs"),
        ("board", "board", "board"),
        ("well", "well", "well"),
        ("being", "being", "be"),
        ("pay", "pay", "pay"),
    ]


def test_brackets_may_lie_inside_each_other_but_not_without_end():
    assert tree("(" * 40 + "a" + ")" * 40) == "a"
    assert problems("(" * 40 + "a" + ")" * 40) == []
    deep = "(b OR " * 60 + "a" + ")" * 60
    assert [where for where, _ in problems(deep)] == ["("]
    assert tree(deep) == f"({'b | ' * 60}a)"


def test_problems_come_in_the_order_of_the_text_and_only_so_many():
    found = asked("car~ OR ) is:x").problems
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert len(asked("is:x " * 100).problems) == 20
