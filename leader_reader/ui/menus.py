"""How menus look: one style draws them all, so that each has the same ticks, keys and edges."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from leader_reader.ui.fonts import ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.shadow import DROP, REACH, paint_shadow
from leader_reader.ui.theme import Theme, active_theme, blend

AROUND = REACH + DROP
"""Pixels around a menu's panel that its window has for the shadow."""

_PADDING, _RADIUS = 6, 9
_ROW, _LINE, _HEADING = 30, 11, 28
_SIDE, _TICK, _ICON, _KEYS_GAP, _ARROW = 10, 14, 16, 24, 12
_PARTED = 8
_ITEM_RADIUS = 5
_TEXT_PIXELS, _HEADING_PIXELS = 14, 12
_FROM_EDGE = 8
"""Pixels that a menu keeps from the edges of the screen."""

_Element = QStyle.ControlElement
_Kind = QStyleOptionMenuItem.MenuItemType
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MenuStyle(QProxyStyle):
    """Fusion with menus of our own; the style sheet must say nothing about QMenu."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._placing = _Placing(self)

    def polish(self, target: object) -> None:
        if isinstance(target, QMenu):
            target.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            room = AROUND + _PADDING
            target.setContentsMargins(room, room, room, room)
            target.removeEventFilter(self._placing)
            target.installEventFilter(self._placing)
        super().polish(target)  # type: ignore[call-overload]

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Element.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            _paint_entry(painter, option, widget)
        elif element == _Element.CE_MenuEmptyArea:
            _paint_panel(painter, option.rect)
        elif element == _Element.CE_MenuScroller:
            _paint_scroller(painter, option, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if kind == QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return _entry_size(option, size)
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]


def _entry_size(option: QStyleOptionMenuItem, words: QSize) -> QSize:
    """Return what an entry takes without its keys, to which Qt gives a column of their own."""
    if option.menuItemType == _Kind.Separator:
        return QSize(words.width() + 2 * _SIDE, _HEADING if _text(option) else _LINE)
    width = _words_left(option) + words.width() + _SIDE
    if "\t" in _text(option):
        width += _KEYS_GAP
    if option.menuItemType == _Kind.SubMenu:
        width += _PARTED + _ARROW
    return QSize(width, max(_ROW, words.height() + 8))


def _words_left(option: QStyleOptionMenuItem) -> int:
    """Return how far the words stand from the left end: after the tick and the icon."""
    left = _SIDE
    if option.menuHasCheckableItems:
        left += _TICK + _PARTED
    if option.maxIconWidth:
        left += _ICON + _PARTED
    return left


def _text(option: QStyleOptionMenuItem) -> str:
    return str(option.text)


def _paint_entry(painter: QPainter, option: QStyleOptionMenuItem, widget: QWidget | None) -> None:
    theme = active_theme()
    painter.save()
    painter.fillRect(option.rect, QColor(theme.raised))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.menuItemType == _Kind.Separator:
        _paint_separator(painter, option, theme)
    else:
        _paint_ground(painter, option, theme)
        _paint_pictures(painter, option, theme, widget)
        _paint_words(painter, option, theme)
    painter.restore()


def _paint_separator(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    """Paint a line, or the words of a heading."""
    rect = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
    if not _text(option):
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, QColor(theme.edge))
        return
    painter.setFont(ui_font(_HEADING_PIXELS))
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, _MIDDLE_LEFT, _text(option))


def _paint_ground(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    live = option.state & QStyle.StateFlag.State_Enabled
    if not (live and option.state & QStyle.StateFlag.State_Selected):
        return
    painter.setBrush(QColor(theme.accent_soft))
    painter.setPen(QPen(QColor(theme.accent)))  # the tint alone is too faint on this ground
    rect = option.rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, _ITEM_RADIUS, _ITEM_RADIUS)


def _paint_pictures(
    painter: QPainter, option: QStyleOptionMenuItem, theme: Theme, widget: QWidget | None
) -> None:
    """Paint the tick, the icon, and the arrow of a menu in the menu."""
    scale = widget.devicePixelRatioF() if widget else 1.0
    live = bool(option.state & QStyle.StateFlag.State_Enabled)
    ink = theme.icon_ink if live else _faint(theme)
    rect, left = option.rect, option.rect.left() + _SIDE
    if option.menuHasCheckableItems:
        if option.checked:
            colour = theme.accent_text if live else ink
            painter.drawImage(left, _top(rect, _TICK), icon_image("check", colour, _TICK, scale))
        left += _TICK + _PARTED
    if not option.icon.isNull():
        place = QRect(left, _top(rect, _ICON), _ICON, _ICON)
        option.icon.paint(painter, place)
    if option.menuItemType == _Kind.SubMenu:
        arrow = icon_image("chevron-right", ink, _ARROW, scale)
        painter.drawImage(rect.right() + 1 - _SIDE - _ARROW + 2, _top(rect, _ARROW), arrow)


def _paint_words(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    """Paint the words, and the keys muted and flush at the right end."""
    words, _, keys = _text(option).partition("\t")
    live = bool(option.state & QStyle.StateFlag.State_Enabled)
    rect = option.rect.adjusted(_words_left(option), 0, -_SIDE, 0)
    painter.setFont(option.font)
    painter.setPen(QColor(theme.text if live else _faint(theme)))
    shown = Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, _MIDDLE_LEFT | shown, words)
    painter.setPen(QColor(theme.muted if live else _faint(theme)))
    painter.drawText(rect, _MIDDLE_RIGHT, keys.replace("Return", "Enter"))


def _paint_panel(painter: QPainter, window: QRect) -> None:
    """Clear what is outside the entries and paint shadow, ground and edge there."""
    theme = active_theme()
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(window, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    panel = _panel(window)
    paint_shadow(painter, panel, _RADIUS, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.edge))
    painter.setBrush(QColor(theme.raised))
    edge = panel.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
    painter.restore()


def _paint_scroller(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    theme = active_theme()
    painter.fillRect(option.rect, QColor(theme.raised))
    down = bool(option.state & QStyle.StateFlag.State_DownArrow)
    scale = widget.devicePixelRatioF() if widget else 1.0
    image = icon_image("chevron-down" if down else "chevron-up", theme.icon_ink, _ARROW, scale)
    left = option.rect.center().x() - _ARROW // 2
    painter.drawImage(left, _top(option.rect, _ARROW), image)


def _top(rect: QRect, height: int) -> int:
    return rect.top() + (rect.height() - height) // 2


def _faint(theme: Theme) -> str:
    return blend(theme.muted, theme.raised, 0.6).name()


def _panel(window: QRect) -> QRect:
    """Return the panel of a menu within the rectangle of its window."""
    return window.adjusted(AROUND, AROUND, -AROUND, -AROUND)


class _Placing(QObject):
    """Puts the panel of a menu where Qt would put the window, which is larger by the shadow."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QMenu):
            return False
        if event.type() == QEvent.Type.Show:
            _place(watched)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return _close_beside(watched, event)
        return False


def _close_beside(menu: QMenu, event: QMouseEvent) -> bool:
    """Close all menus on a press into the shadow, which belongs to what is under it."""
    if _panel(menu.rect()).contains(event.position().toPoint()):
        return False
    if not menu.rect().contains(event.position().toPoint()):
        return False
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    return True


def _place(menu: QMenu) -> None:
    panel = _panel(menu.geometry())
    above = menu.parentWidget()
    opened = isinstance(above, QMenu) and above.isVisible()
    screen = QGuiApplication.screenAt(menu.pos()) or menu.screen()
    gap = _FROM_EDGE
    room = screen.availableGeometry().adjusted(gap, gap, -gap, -gap)
    if opened and isinstance(above, QMenu):
        panel.moveTopLeft(_beside(above, menu, panel.size(), room))
    else:
        panel.translate(-AROUND, -AROUND)
    panel.moveRight(min(panel.right(), room.right()))
    panel.moveBottom(min(panel.bottom(), room.bottom()))
    panel.moveLeft(max(panel.left(), room.left()))
    panel.moveTop(max(panel.top(), room.top()))
    menu.move(panel.topLeft() - QPoint(AROUND, AROUND))


def _beside(above: QMenu, menu: QMenu, size: QSize, room: QRect) -> QPoint:
    """Return the top left of a menu in a menu: right of it, or left where there is no room."""
    panel = _panel(above.geometry())
    entry = above.mapToGlobal(above.actionGeometry(menu.menuAction()).topLeft())
    left = panel.right() + 1
    if left + size.width() > room.right():
        left = panel.left() - size.width()
    return QPoint(left, entry.y() - _PADDING)
