"""Fields: what they accept, what they say of what they do not, and what is no field at all."""

import pytest

from leader_reader.adapters.whoosh_index.language import folded_name
from tests.adapters.language.asking import problems, tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("title:Vacancies x", "(title=vacanc & x)"),
        ("TITLE:talent", "title=talent"),
        ('title:"talent managers"', "title=[talent manag]"),
        ('title:"talent"', "title=talent"),
        ("title:(pay OR reward)", "(title=pay | title=reward)"),
        ("title:(a b)", "(title=a & title=b)"),
        ("title:vita*", "title=vita*"),
        ("title:well-being", "(title=[well be] | title=wellb)"),
        ("title:*", "everything"),
        ('title:""', "nothing"),
        ("-title:pay", "!title=pay"),
        ("title:(a author:b)", "(title=a & author=b)"),
        ("title:AND", "title=and"),
        ("author:O’Neill", "author=o'neil"),
        ("year:2012", "year=2012..2012"),
        ("year:2012..2019", "year=2012..2019"),
        ("year:2019..2012", "year=2012..2019"),
        ("year:2012-2019,", "year=2012..2019"),
        ("year:2012…2019", "year=2012..2019"),
        ("year:..2019", "year=..2019"),
        ("year:2012..", "year=2012.."),
        ("year:(2012 OR 2014)", "(year=2012..2012 | year=2014..2014)"),
        ("format:PDF", "format=pdf"),
        ("format:.docx", "format=docx"),
        ("topic:Leadership", "topic=leadership"),
        ('topic:"Talent  Management"', "topic=talent management"),
        ("topic:“Führung > Zoë’s”", "topic=fuhrung › zoe"),
        ("topic:lead*", "topic=lead"),
        ("topicid:4f-A2", "topicid=4f-A2"),
        ("document:4f-A2", "document=4f-A2"),
        ("kind:note", "kind=note"),
        ("kind:Notes", "kind=note"),
        ("kind:tagged", "kind=tagged"),
        ("is:untagged", "is=untagged"),
        ("is:read AND is:tagged", "(is=read & is=tagged)"),
        ("note:Pay x", "(pay & kind=note & x)"),
        ('comment:"no pay"', "('no pay' & kind=comment)"),
        ("note:(pay OR -reward)", "((pay | !reward) & kind=note)"),
        ("note:pay OR x", "((pay & kind=note) | x)"),
        ("note:*", "(everything & kind=note)"),
    ],
)
def test_a_field_applies_to_what_follows(text, meant):
    assert tree(text) == meant
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("note: see", "(note & see)"),
        ("title:", "titl"),
        ("(title:) a", "(titl & a)"),
        ("Dear all: hello", "(dear & all & hello)"),
        ("http://nhs.uk", "[http nhs uk]"),
        ("doi:10.1136/bmj", "([doi 10 1136] & bmj)"),
        ("mailto:ann@nhs.uk", "[mailto ann nhs uk]"),
        (r"C:\texts", "(c & text)"),
        ("n:m", "[n m]"),
        ("std::vector", "(std & vector)"),
        ("9:15am", "[9 15am]"),
        ("smile:)", "smile"),
    ],
)
def test_not_every_colon_makes_a_field(text, meant):
    assert tree(text) == meant
    assert [sentence for _, sentence in problems(text) if "field" in sentence] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("foo:bar", "(foo & bar)"),
        ('foo:"bar baz"', "(foo & 'bar baz')"),
        ("foo:(bar OR baz)", "(foo & (bar | baz))"),
        ("yaer:2012", "(yaer & 2012)"),
        ("foo:bar:baz", "(foo & [bar baz])"),
    ],
)
def test_an_unknown_field_is_named_and_its_words_are_searched_for(text, meant):
    assert tree(text) == meant
    (problem,) = problems(text)
    name = text.partition(":")[0]
    assert problem == (
        f"{name}:",
        f"There is no field “{name}”. There are title, author, year, format, topic, note, "
        "comment, kind, document and is.",
    )


YEAR = "A year has four digits: year:2012, year:2012..2019 or year:2012.. (and later)."


@pytest.mark.parametrize(
    ("text", "meant", "sentence"),
    [
        ("a year:20", "a", YEAR),
        ("a year:..", "a", YEAR),
        ("a year:x", "a", YEAR),
        ("a year:٢٠١٢", "a", YEAR),
        ("a is:new", "a", "“is:” takes tagged, untagged, read or unread."),
        ("a kind:page", "a", "“kind:” takes passage, comment, note or tagged."),
        ("a title:tal?nt*", "(a & title=tal*)", None),
        ("a title:*ent", "(a & everything)", None),
        ("a title:talent~1", "(a & title=talent)", None),
        ('a title:"b c"~3', "(a & title=[b c])", None),
    ],
)
def test_a_value_that_cannot_be_is_explained_and_the_rest_runs(text, meant, sentence):
    assert tree(text) == meant
    sentence = sentence or "“title:” takes words, phrases in quotes, and beginnings*."
    assert problems(text) == [(text.partition(":")[2], sentence)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a title:", "a"),
        ("a -title:", "a"),
        ("a title:tal", "(a & (title=tal | title=tal*))"),
        ('a title:"good tal', "(a & (title=[good tal] | (title=good & title=tal*)))"),
        ("a NOT title:tal", "(a & !title=tal)"),
        ("a year:20", "a"),
        ("a year:2012.", "(a & year=2012..)"),
        ("a year:2012..", "(a & year=2012..)"),
        ("a year:2012..20", "(a & year=2012..)"),
        ("a year:2012..2019", "(a & year=2012..2019)"),
        ("a year:..20", "a"),
        ("a is:un", "a"),
        ("a is:unread", "(a & is=unread)"),
        ("a kind:no", "a"),
        ("a topic:lead", "(a & topic=lead)"),
        ('a topic:"talent ma', "(a & topic=talent ma)"),
        ("a note:pa", "(a & {pa = pa*} & kind=note)"),
    ],
)
def test_while_typing_a_value_that_is_not_there_yet_is_no_mistake(typed, meant):
    assert tree(typed, prefix_last=True) == meant
    assert problems(typed, prefix_last=True) == []


def test_while_typing_a_value_that_cannot_become_right_is_said():
    assert problems("is:new", prefix_last=True)
    assert problems("year:x", prefix_last=True)
    assert problems("is:un a", prefix_last=True)


def test_names_of_topics_fold_alike_however_they_are_written():
    assert folded_name("Leadership › Zoë's") == folded_name("leadership  >  ZOË’S")
