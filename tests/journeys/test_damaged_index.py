"""An index that was damaged while the program was closed, or while it runs, heals by itself."""

from PySide6.QtCore import Qt

from tests.conftest import at_rest, opened
from tests.journeys.hands import keys, press


def _damage(home):
    for segment in (home / "index").glob("*.lrx"):
        segment.unlink()


def _search(qtbot, window, words):
    with qtbot.waitSignal(window.searches.found, timeout=10_000) as found:
        window.finding.search_for(words)
    return found.args[0].total


def test_the_search_that_meets_the_damage_is_asked_again_over_a_new_index(qtbot, home):
    with opened(qtbot, home) as window:
        total = _search(qtbot, window, "leadership")
        assert total > 5
    _damage(home)
    with opened(qtbot, home) as window:
        searches = window.searches

        def whole(results):
            return results.total == total

        with (
            qtbot.waitSignal(searches.failed, timeout=10_000) as failed,
            qtbot.waitSignal(searches.found, timeout=30_000, check_params_cb=whole),
        ):
            window.finding.search_for("leadership")
        assert "made anew" in failed.args[0]
        at_rest(qtbot, window)


def test_taking_the_search_field_meets_the_damage_and_heals_it(qtbot, home):
    with opened(qtbot, home) as window:
        total = _search(qtbot, window, "leadership")
    _damage(home)
    with opened(qtbot, home) as window:
        with qtbot.waitSignal(window.searches.failed, timeout=10_000):
            press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            keys(window, "l")
        at_rest(qtbot, window)
        assert _search(qtbot, window, "leadership") == total
