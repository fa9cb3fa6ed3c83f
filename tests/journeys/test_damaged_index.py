"""An index that was damaged while the program was closed, or while it runs, heals by itself."""

from tests.conftest import at_rest, opened


def _damage(home):
    for segment in (home / "index").glob("*.seg"):
        segment.unlink()


def _search(qtbot, window, words):
    with qtbot.waitSignal(window.searches.found, timeout=10_000) as found:
        window.finding.search_for(words)
    return found.args[0].total


def test_a_search_meets_the_damage_and_the_next_one_finds_all_again(qtbot, home):
    with opened(qtbot, home) as window:
        total = _search(qtbot, window, "leadership")
        assert total > 5
    _damage(home)
    with opened(qtbot, home) as window:
        with qtbot.waitSignal(window.searches.failed, timeout=10_000) as failed:
            window.finding.search_for("leadership")
        assert "made anew" in failed.args[0]
        at_rest(qtbot, window)
        assert _search(qtbot, window, "leadership ") == total
