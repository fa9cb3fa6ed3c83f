"""A process that does its work but for some pages, at which it stalls, dies or wants too much."""

import os
import time

from leader_reader.adapters.pdf_pages import process
from leader_reader.adapters.pdf_pages.requests import Open, ReadText
from leader_reader.adapters.pdf_pages.server import Server

STALLS, DIES, HUNGRY = 2, 3, 4
_ANSWER = Server.answer


def serve(requests, replies, canvas):
    Server.answer = _stumbling
    process.serve(requests, replies, canvas)


def leave(requests, replies, canvas):
    """End before anything was asked."""


def _stumbling(server, request):
    if isinstance(request, Open):
        if request.path.name.startswith("stalls"):
            time.sleep(60)
        return _ANSWER(server, request)
    if request.page == STALLS:
        time.sleep(60)
    if request.page == DIES:
        os._exit(3)
    if request.page == HUNGRY and isinstance(request, ReadText):
        server.hunger = HungryDocument()
        server._document = server.hunger
    return _ANSWER(server, request)


class HungryDocument:
    """A document whose pages take more memory than there may be."""

    def page(self, number):
        return bytearray(3 << 30)
