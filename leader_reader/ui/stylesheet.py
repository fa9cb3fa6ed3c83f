"""The one style sheet of the program, built from a theme's colours.

Menus are not in it: `ui/menus.py` paints them. Variants are chosen by the dynamic property `role`:
QPushButton "primary", "flat", "danger", "link"; QToolButton "chip", "icon", "link"; QLabel "title",
"heading", "section", "muted", "danger"; QFrame "panel", "page", "card", "line", "popup"; QLineEdit
"search"; QTabBar "panel".
"""

from collections.abc import Mapping
from pathlib import Path
from string import Template


def stylesheet(colours: Mapping[str, str], icons: Path, theme: str) -> str:
    """Return the style sheet for `colours` (names as in `Theme`).

    `icons` has the controls: arrows in the muted colour of each theme, ticks in black and white.
    """
    controls = (icons / "controls").as_posix()
    reverse = "pale" if int(colours["on_accent"][1:3], 16) >= _LIGHT else "ink"
    places = {"arrow": f"{controls}/{theme}", "reverse": f"{controls}/{reverse}"}
    return Template("".join(_SHEETS)).substitute(colours, **places)


_LIGHT = 0x80

_GROUNDS = """
QMainWindow, QDialog, QWizard, QMessageBox { background: $panel; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 5px 8px; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="page"] { background: $page; border: none; }
QFrame[role="card"] { background: $raised; border: 1px solid $edge; border-radius: 8px; }
QFrame[role="popup"] { background: $raised; border: 1px solid $edge; border-radius: 10px; }
QFrame[role="popup"] QFrame[role="line"] { background: $edge; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="line-vertical"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; color: $text; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 16px; font-weight: 600; }
QLabel[role="section"] { font-size: 14px; font-weight: 600; }
QLabel[role="muted"] { font-size: 13px; color: $muted; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="key"] { font-size: 12px; color: $muted; border: 1px solid $line;
    border-radius: 4px; padding: 0 5px; }
QMessageBox QLabel { padding: 4px 12px 4px 0; }
QLabel:disabled, QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $accent; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $line; font-size: 13px; }
QStatusBar::item { border: none; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 4px;
    padding: 4px 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 4px; }
QDockWidget { color: $text; titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: $panel; padding: 8px 16px; border-bottom: 1px solid $line; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 10px;
    padding: 14px 12px 10px 12px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 10px;
    padding: 0 4px; color: $muted; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSizeGrip { background: transparent; width: 0; height: 0; }
"""

_BUTTONS = """
QPushButton { background: $chip; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 6px 14px; min-height: 18px; font-weight: 600; outline: none; }
QPushButton:hover { border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; color: $text; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $muted; background: $panel; border: 1px dashed $line; }
QPushButton[role="primary"], QDialog QPushButton:default { background: $accent;
    color: $on_accent; border: 1px solid $accent; }
QPushButton[role="primary"]:hover, QDialog QPushButton:default:hover {
    background: $accent_text; }
QPushButton[role="primary"]:focus, QDialog QPushButton:default:focus {
    border: 2px solid $text; padding: 5px 13px; }
QPushButton[role="primary"]:disabled, QDialog QPushButton:default:disabled {
    background: $chip; color: $muted; border: 1px dashed $line; }
QPushButton[role="flat"] { background: transparent; border: 1px solid transparent;
    font-weight: 400; padding: 6px 8px; }
QPushButton[role="flat"]:hover { background: $chip; }
QPushButton[role="flat"]:pressed, QPushButton[role="flat"]:checked { background: $accent_soft; }
QPushButton[role="flat"]:focus { border: 2px solid $accent; padding: 5px 7px; }
QPushButton[role="flat"]:disabled { background: transparent; border-color: transparent; }
QPushButton[role="danger"] { background: $danger_soft; color: $danger;
    border: 1px solid $danger; }
QPushButton[role="danger"]:focus { border: 2px solid $danger; padding: 5px 13px; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent;
    color: $accent_text; padding: 2px 4px; font-weight: 600; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $accent; border-radius: 4px;
    padding: 1px 3px; }
QPushButton[role="link"]:disabled { color: $muted; background: transparent;
    border-color: transparent; }
QPushButton::menu-indicator { image: url("$arrow-down.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent;
    border-radius: 6px; padding: 5px; }
QToolButton:hover { background: $chip; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; color: $accent_text; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:disabled { color: $muted; background: transparent; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="link"] { color: $accent_text; font-size: 13px; padding: 3px 4px; }
QToolButton[role="link"]:focus { padding: 2px 3px; }
QToolButton[role="text"] { padding: 5px 10px; }
QToolButton[role="text"]:focus { padding: 4px 9px; }
QToolButton[role="quiet"] { color: $muted; font-size: 13px; padding: 3px 6px; }
QToolButton[role="quiet"]:focus { padding: 2px 5px; }
QToolButton[role="chip"] { background: $chip; color: $text; border-radius: 12px;
    font-size: 13px; padding: 2px 10px; min-height: 18px; }
QToolButton[role="chip"]:hover { border: 1px solid $muted; }
QToolButton[role="chip"]:checked { background: $accent_soft; color: $accent_text;
    font-weight: 600; border: 1px solid $accent; }
QToolButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 9px; }
QToolButton[role="larger"] { background: $raised; color: $text; border: 1px solid $edge;
  border-radius: 6px; padding: 4px 4px; font-size: 13px; }
QToolButton[role="larger"]:hover { border-color: $muted; }
QFrame[role="popup"] QPushButton { border-color: $edge; }
QFrame[role="popup"] QPushButton[role="flat"],
QFrame[role="popup"] QPushButton[role="link"] { border-color: transparent; }
QFrame[role="popup"] QPushButton:focus { border-color: $accent; }
QFrame[role="popup"] QPushButton[role="flat"]:hover,
QFrame[role="popup"] QToolButton:hover { background: $edge; }
QFrame[role="segments"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QToolButton[role="segment"] { border-radius: 6px; padding: 4px 12px; color: $muted; }
QToolButton[role="segment"]:checked { background: $accent_soft; color: $accent_text;
    font-weight: 600; }
QToolButton[role="segment"]:focus { border: 2px solid $accent; padding: 3px 11px; }
"""

_INPUTS = """
QLineEdit, QTextEdit, QPlainTextEdit, QTextBrowser, QComboBox, QAbstractSpinBox,
QKeySequenceEdit QLineEdit { background: $page; color: $text; border: 1px solid $line;
    border-radius: 6px; padding: 5px 9px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $muted; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus,
QComboBox:on, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 4px 8px; }
QLineEdit:read-only { background: $panel; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { color: $muted; background: $panel; }
QLineEdit[role="search"] { border-radius: 8px; padding: 6px 11px; }
QLineEdit[role="search"]:focus { padding: 5px 10px; }
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus { border: none; background: transparent;
    padding: 2px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none;
    background: transparent; padding: 0 0 0 8px; min-height: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; background: transparent;
    padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding;
    subcontrol-position: right center; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$arrow-down.svg");
    width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 2px 8px; border-radius: 4px;
    border: none; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
    background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $chip; }
QAbstractSpinBox::up-arrow { image: url("$arrow-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow-down.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; background: transparent;
    border: 2px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator,
QGroupBox::indicator { width: 16px; height: 16px; border: 1px solid $muted;
    background: $page; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked,
QGroupBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$reverse-check.svg"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$reverse-dash.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$reverse-dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
    background: $panel; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px;
    background: $accent; border: 2px solid $page; }
QSlider::handle:horizontal:focus { border: 2px solid $text; }
QProgressBar { background: $chip; border: 1px solid $edge; border-radius: 3px; max-height: 4px;
    min-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_VIEWS = """
QAbstractItemView { background: $panel; alternate-background-color: $window; color: $text;
    border: none; outline: 0; selection-background-color: $accent_soft;
    selection-color: $text; gridline-color: $line; show-decoration-selected: 1; }
QFrame[role="popup"] QAbstractItemView { background: $raised; }
QTreeView::item, QListView::item { padding: 4px 6px; border: 2px solid transparent; }
QTableView::item { padding: 4px 8px; border: 2px solid transparent; }
QTreeView::item:hover, QListView::item:hover { background: $chip; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $accent_soft; color: $text; }
QTreeView::item:focus, QListView::item:focus, QTableView::item:focus {
    border: 2px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $accent_soft; }
QTreeView::branch:closed:has-children { image: url("$arrow-right.svg"); padding: 2px; }
QTreeView::branch:open:has-children { image: url("$arrow-down.svg"); padding: 2px; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; font-size: 13px; border: none;
    border-bottom: 1px solid $line; padding: 6px 8px; text-align: left; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$arrow-up.svg"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$arrow-down.svg"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $panel; border: none;
    border-bottom: 1px solid $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none;
    border-bottom: 2px solid transparent; padding: 6px 2px 5px 2px; margin: 0 14px 0 0; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:selected:focus { color: $accent_text; background: $accent_soft;
    border-top-left-radius: 4px; border-top-right-radius: 4px; }
QTabBar::scroller { width: 0; }
QCalendarWidget QWidget { background: $panel; alternate-background-color: $panel; }
QCalendarWidget QToolButton { color: $text; background: transparent; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$arrow-left.svg"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$arrow-right.svg"); }
QCalendarWidget QAbstractItemView { background: $page; color: $text;
    selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $muted; }
"""

_BARS = """
QMenuBar { background: $panel; color: $text; border: none; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $text; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractScrollArea[role="pages"] { background: $window; border: none; }
QTextEdit[role="reader"], QTextEdit[role="reader"]:focus { background: $page; border: none;
    border-radius: 0; padding: 0; selection-background-color: $selection;
    selection-color: $selection_text; }
QTextEdit[role="bare"], QTextEdit[role="bare"]:focus, QPlainTextEdit[role="bare"],
QPlainTextEdit[role="bare"]:focus { background: transparent; border: none; padding: 0; }
"""

_SHEETS = (_GROUNDS, _BUTTONS, _INPUTS, _VIEWS, _BARS)
