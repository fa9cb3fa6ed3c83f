"""Garbage goes in the window's thread, and is collected as ever once the window is closed."""

import gc
import threading
import weakref

from leader_reader.ui.collecting import collect, collected_here


class Knot:
    """Something that only a collection can free."""

    def __init__(self):
        self.itself = self
        self.gone_in = []
        weakref.finalize(self, lambda note: note.append(threading.get_ident()), self.gone_in)


def test_no_other_thread_collects(qtbot):
    gc.collect()
    with collected_here():
        gone_in = Knot().gone_in
        crowd = threading.Thread(target=lambda: [[each] for each in range(200_000)])
        crowd.start()
        crowd.join()
        assert gone_in == []
        kept = [[each] for each in range(20_000)]
        qtbot.waitUntil(lambda: gone_in == [threading.get_ident()])
    assert kept


def test_it_is_as_it_was_afterwards(qtbot):
    assert gc.isenabled()
    with collected_here():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_nothing_is_collected_where_little_is_new(qtbot):
    with collected_here():
        gc.collect()
        assert collect() == -1
