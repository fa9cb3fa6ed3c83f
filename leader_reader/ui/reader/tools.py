"""Tools that take the mouse over a document before the text does: handles, areas."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent


class Tool(Protocol):
    """Takes a press of the left button, and then all until it is let go; points are the view's."""

    def take(self, event: QMouseEvent) -> bool:
        """Begin with a press if it is for this tool; tell whether it is."""

    def drag(self, event: QMouseEvent) -> None:
        """Follow the mouse while its button is held down."""

    def drop(self, event: QMouseEvent) -> None:
        """Do what was begun: the button was let go."""

    def cancel(self) -> None:
        """Leave everything as it was before the press."""

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the pointer's shape over a point that is this tool's, else None."""


class Tools:
    """The tools of a view, the first asked first; at most one of them holds the mouse."""

    def __init__(self) -> None:
        self._tools: list[Tool] = []
        self._tool: Tool | None = None
        self.held = False

    def add(self, tool: Tool) -> None:
        """Ask `tool` too, after those before it."""
        self._tools.append(tool)

    def press(self, event: QMouseEvent) -> bool:
        """Tell whether a tool has taken a press: all up to its release is then the tool's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tool = next((tool for tool in self._tools if tool.take(event)), None)
            self.held = self._tool is not None
        return self.held

    def move(self, event: QMouseEvent) -> bool:
        """Hand a move to the tool that was pressed; tell whether one was."""
        if self._tool is not None:
            self._tool.drag(event)
        return self.held

    def release(self, event: QMouseEvent) -> bool:
        """Let the tool go that was pressed; tell whether one was."""
        held, tool = self.held, self._tool
        if held and event.button() == Qt.MouseButton.LeftButton:
            self.held, self._tool = False, None
            if tool is not None:
                tool.drop(event)
        return held

    def cancel(self) -> bool:
        """Take back what a tool has begun; tell whether one had. Its button may still be down."""
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.cancel()
        return tool is not None

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the pointer's shape over a tool's point, else None."""
        shapes = (tool.cursor(point) for tool in self._tools)
        return next((shape for shape in shapes if shape is not None), None)
