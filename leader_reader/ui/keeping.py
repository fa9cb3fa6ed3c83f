"""Saved and recent searches: where they are shown, their live counts, and the help for asking."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.domain.edit import Edit
from leader_reader.domain.finding import SavedSearch
from leader_reader.domain.search import Query, SortOrder
from leader_reader.services import finding as edits
from leader_reader.services.asking import SYNTAX
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.finding import Finding
from leader_reader.ui.menus import AROUND
from leader_reader.ui.search.habits import Habits, with_recent
from leader_reader.ui.search.kept_menu import KeptMenu
from leader_reader.ui.search.name_card import NameCard
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.search.search_field import SearchField
from leader_reader.ui.search.synonyms_dialog import SynonymsDialog
from leader_reader.ui.search.syntax_card import SyntaxCard
from leader_reader.ui.searches import Searches

_SETTLED = 400
"""Milliseconds from the first of some changes until saved searches are counted anew."""


class Keeping(QObject):
    """Joins the search field, the empty search panel, and the searches that the library keeps.

    `habits_changed(Habits)`: order, grouping or recent searches are others now.
    """

    habits_changed = Signal(object)

    def __init__(
        self,
        bridge: LibraryBridge,
        finding: Finding,
        searches: Searches,
        field: SearchField,
        results: ResultsPanel,
    ) -> None:
        super().__init__(finding)
        self._bridge, self._finding, self._searches = bridge, finding, searches
        self._field, self._results = field, results
        self._habits = Habits()
        self._counts: dict[str, int] = {}
        self._stale = True
        self._card: NameCard | None = None
        self._syntax: SyntaxCard | None = None
        self.menu = KeptMenu(field)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._count)
        self._join_showing()
        self._join_asking()
        self._show()

    def set_habits(self, habits: Habits) -> None:
        """Take up the habits kept from the last time."""
        self._habits = habits
        self._results.set_grouped(grouped=habits.grouped)
        self._finding.sort(habits.order)
        self._show()

    @Slot()
    def index_moved(self) -> None:
        """Count saved searches anew, if they are looked at, once the index has seen more."""
        self._stale = True
        if not self._settled.isActive():
            self._settled.start()

    # Joining

    def _join_showing(self) -> None:
        bridge, kept, menu = self._bridge, self._results.kept, self.menu
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._show)
        bridge.reloaded.connect(self.index_moved)
        self._searches.counted.connect(self._counted)
        self._finding.asked.connect(self._asked)
        kept.shown.connect(self._count)
        for shown in (kept, menu):
            shown.chosen.connect(self._open)
            shown.forget_asked.connect(self._forget_recent)
        kept.rename_asked.connect(self._rename)
        kept.delete_asked.connect(self._delete)
        menu.save_asked.connect(self._save)

    def _join_asking(self) -> None:
        field, results = self._field, self._results
        field.help_asked.connect(self._open_syntax)
        field.save_asked.connect(self._save)
        field.kept_asked.connect(self._open_menu)
        results.notes.synonyms_wanted.connect(self._edit_synonyms)
        results.order.order_chosen.connect(self._sorted)
        results.order.grouped_chosen.connect(self._grouped)
        self._finding.used.connect(self._used)

    # Showing

    @Slot()
    def _show(self) -> None:
        """Show what is kept in the panel; the menu is filled when it opens."""
        saved = self._bridge.library.saved_searches
        self._results.kept.searches.show_kept(saved, self._habits.recent)
        self._results.show_kept()
        self._asked()

    @Slot()
    def _asked(self) -> None:
        """Mark in the field whether this search is among those saved."""
        same = self._same()
        self._field.show_saved(same.name if same else "")

    def _same(self) -> SavedSearch | None:
        """Return the saved search that is being searched for."""
        query = self._finding.query
        asked = (query.text, set(query.narrowed))
        every = self._bridge.library.saved_searches
        return next((each for each in every if (each.text, set(each.narrowed)) == asked), None)

    @Slot()
    def _open_menu(self) -> None:
        saved, recent = self._bridge.library.saved_searches, self._habits.recent
        self.menu.show_kept(saved, recent, savable=bool(self._finding.query.text))
        self.menu.set_counts(self._counts)
        left = self._field.width() - (self.menu.sizeHint().width() - 2 * AROUND)
        self.menu.popup(self._field.mapToGlobal(QPoint(max(0, left), self._field.height() + 2)))
        self._count()

    # Counting

    @Slot()
    def _count(self) -> None:
        """Count anew what has changed, where someone looks at it."""
        if self._stale and (self._results.kept.isVisible() or self.menu.isVisible()):
            self._stale = False
            self._searches.count(queries_of(self._bridge.library.saved_searches))

    @Slot(str, int)
    def _counted(self, search: str, total: int) -> None:
        self._counts[search] = total
        self._results.kept.searches.set_counts(self._counts)
        self.menu.set_counts(self._counts)

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        if any(isinstance(change.record, SavedSearch) for change in edit.changes):
            self._show()
        self.index_moved()

    # Saving

    @Slot()
    def _save(self) -> None:
        query, same = self._finding.query, self._same()
        if query.text:
            card = self._name_card(self.tr("Save this search"), self.tr("Save"))
            filters = len(query.narrowed)
            note = self.tr("Its filters are saved with it.") if filters else ""
            card.begin(same.name if same else query.text, note)
            card.named.connect(self._save_as)
            self._open_card(card, self._field, self._field.rect())

    @Slot(str)
    def _save_as(self, name: str) -> None:
        library, query = self._bridge.library, self._finding.query
        kept = query.text, query.narrowed, query.order
        if self._bridge.attempt(lambda: edits.save_search(library, name, *kept)):
            self._close_card()

    @Slot(object)
    def _rename(self, search: SavedSearch) -> None:
        card = self._name_card(self.tr("Rename “{}”").format(search.name), self.tr("Rename"))
        card.begin(search.name)
        card.named.connect(lambda name: self._rename_to(search, name))
        kept = self._results.kept
        self._open_card(card, kept.viewport(), kept.place_of(search))

    def _rename_to(self, search: SavedSearch, name: str) -> None:
        library = self._bridge.library
        if self._bridge.attempt(lambda: edits.rename_search(library, search.id, name)):
            self._close_card()

    @Slot(object)
    def _delete(self, search: SavedSearch) -> None:
        library = self._bridge.library
        self._bridge.attempt(lambda: edits.delete_search(library, search.id))

    @Slot(object)
    def _open(self, search: SavedSearch | str) -> None:
        """Search again for what was saved, or lately searched for."""
        self._field.setFocus()
        if isinstance(search, str):
            self._finding.search_for(search, ())
            return
        self._finding.sort(search.order)
        self._finding.search_for(search.text, search.narrowed)
        self._sorted(search.order)

    # Habits

    @Slot(object)
    def _sorted(self, order: SortOrder) -> None:
        self._become(replace(self._habits, order=order))

    @Slot(bool)
    def _grouped(self, grouped: bool) -> None:  # noqa: FBT001 - a slot
        self._results.set_grouped(grouped=grouped)
        self._become(replace(self._habits, grouped=grouped))

    @Slot(str)
    def _used(self, words: str) -> None:
        self._become(with_recent(self._habits, words))

    @Slot()
    def _forget_recent(self) -> None:
        self._become(replace(self._habits, recent=()))

    def _become(self, habits: Habits) -> None:
        if habits != self._habits:
            self._habits = habits
            self._show()
            self.habits_changed.emit(habits)

    # Cards and dialogs

    @Slot()
    def _open_syntax(self) -> None:
        window = self._field.window()
        if self._syntax is None:
            self._syntax = SyntaxCard(window, SYNTAX)
            self._syntax.closed.connect(self._field.go_back)
            self._syntax.chosen.connect(self._field.insert_example)
        self._field.remember_place()
        field = _within(window, self._field, self._field.rect())
        self._syntax.fit(field.bottom())
        self._syntax.open_at(field)
        self._syntax.take_keyboard()

    @Slot()
    def _edit_synonyms(self) -> None:
        SynonymsDialog(self._bridge, self._field.window()).open()

    def _name_card(self, title: str, action: str) -> NameCard:
        self._close_card()
        self._card = NameCard(self._field.window(), title, action)
        return self._card

    def _open_card(self, card: NameCard, widget: QWidget, rect: QRect) -> None:
        card.open_at(_within(self._field.window(), widget, rect))
        card.take_keyboard()

    def _close_card(self) -> None:
        if self._card is not None:
            self._card.close_card()
            self._card.deleteLater()
            self._card = None


def queries_of(saved: tuple[SavedSearch, ...]) -> Mapping[str, Query]:
    """Return the queries whose hits are counted, by the ids of the saved searches."""
    return {
        each.id: Query(each.text, 1, prefix_last=True, narrowed=each.narrowed, facets=())
        for each in saved
    }


def _within(window: QWidget, widget: QWidget, rect: QRect) -> QRect:
    return QRect(widget.mapTo(window, rect.topLeft()), rect.size())
