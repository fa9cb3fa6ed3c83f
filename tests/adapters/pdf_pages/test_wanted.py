from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.pdf_pages.requests import Draw, Open, ReadLinks, ReadText
from leader_reader.adapters.pdf_pages.wanted import Wanted
from leader_reader.services.pages import Tile


def tile(page, y=0):
    return Tile(page, 1.0, 0, y, 10, 10)


def rest(wanted):
    return list(iter(wanted.next, None))


def test_tiles_come_in_their_order_and_take_turns_with_texts():
    wanted = Wanted()
    wanted.draw([tile(3), tile(1), tile(2)])
    wanted.ask(ReadText(3))
    wanted.ask(ReadLinks(3))
    tiles = [Draw(tile(3)), Draw(tile(1)), Draw(tile(2))]
    assert rest(wanted) == [tiles[0], ReadLinks(3), tiles[1], ReadText(3), tiles[2]]


def test_new_tiles_take_the_place_of_old_ones():
    wanted = Wanted()
    wanted.draw([tile(page) for page in range(1, 1000)])
    assert wanted.next() == Draw(tile(1))
    wanted.draw([tile(500), tile(500)])
    assert rest(wanted) == [Draw(tile(500))]


def test_what_was_asked_last_comes_first_and_once():
    wanted = Wanted()
    for page in (1, 2, 3, 1):
        wanted.ask(ReadText(page))
    assert rest(wanted) == [ReadText(1), ReadText(3), ReadText(2)]


def test_a_page_given_up_is_not_wanted_until_another_document_is():
    wanted = Wanted()
    wanted.draw([tile(1), tile(2)])
    wanted.ask(ReadText(1))
    wanted.give_up(1)
    wanted.ask(ReadLinks(1))
    assert rest(wanted) == [Draw(tile(2))]
    wanted.open(Open(Path("other.pdf")))
    wanted.draw([tile(1)])
    assert rest(wanted) == [Open(Path("other.pdf")), Draw(tile(1))]


def test_another_document_forgets_what_was_wanted():
    wanted = Wanted()
    wanted.open(Open(Path("one.pdf")))
    wanted.draw([tile(1)])
    wanted.ask(ReadText(1))
    wanted.open(Open(Path("two.pdf")))
    assert rest(wanted) == [Open(Path("two.pdf"))]


@given(st.lists(st.integers(1, 9), max_size=9), st.lists(st.integers(1, 9), max_size=9))
def test_everything_wanted_comes_once(drawn, read):
    wanted = Wanted()
    wanted.draw([tile(page) for page in drawn])
    for page in read:
        wanted.ask(ReadText(page))
    came = rest(wanted)
    assert len(came) == len(set(drawn)) + len(set(read))
    assert [one.page for one in came if isinstance(one, Draw)] == list(dict.fromkeys(drawn))
