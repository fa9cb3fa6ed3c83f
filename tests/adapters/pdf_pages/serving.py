"""A server in this process, and what it drew, for tests of what it answers."""

import ctypes

import numpy as np

from leader_reader.adapters.pdf_pages.process import CANVAS
from leader_reader.adapters.pdf_pages.requests import Draw, Open, ReadLinks, ReadText
from leader_reader.adapters.pdf_pages.server import Server
from leader_reader.services.pages import Tile


class Desk:
    """Asks a server about the PDF given as bytes."""

    def __init__(self, folder):
        self._folder = folder
        self._canvas = (ctypes.c_ubyte * CANVAS)()
        self.server = Server(ctypes.addressof(self._canvas))

    def open(self, data, password="", name="made.pdf"):
        path = self._folder / name
        path.write_bytes(data)
        return self.server.answer(Open(path, password))

    def text(self, page=1):
        return self.server.answer(ReadText(page)).text

    def links(self, page=1):
        return self.server.answer(ReadLinks(page)).links

    def drawn(self, tile):
        """Return the tile as an array: height by width by 3, from 0 to 255."""
        self.server.answer(Draw(tile))
        count = 4 * tile.width * tile.height
        flat = np.frombuffer(self._canvas, np.uint8, count).reshape(tile.height, tile.width, 4)
        return flat[:, :, :3].copy()

    def whole(self, opened, page=1, scale=2.0):
        width, height = opened.pages.sizes[page - 1].pixels(scale)
        return self.drawn(Tile(page, scale, 0, 0, width, height))
