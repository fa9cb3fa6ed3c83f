import pytest

from tests.adapters.pdf_pages.serving import Desk


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    if desk.server._document is not None:
        desk.server._document.close()
