"""The list of cards paints only what changed: the screen must show what painting all would."""

from random import Random

import pytest

from leader_reader.domain.annotation import AnnotationId
from leader_reader.services import annotating
from leader_reader.ui.annotations.passages_panel import PassagesPanel
from tests import samples
from tests.screens import alike, on_screen, painted_anew

TEXT = "The ward sister asked who would speak up, and why so few did when it mattered most. " * 12
STEPS = 40


@pytest.fixture
def panel(stage, qtbot) -> PassagesPanel:
    document = samples.document(TEXT, name="c", title="Speaking up")
    samples.add(stage.library, document)
    stage.first = document
    panel = PassagesPanel(stage.bridge, stage.locator)
    stage.put(panel)
    panel.set_document(document.id)
    qtbot.waitUntil(panel.isVisible)
    return panel


def tag(stage, dice: Random) -> None:
    start = dice.randrange(len(TEXT) - 300)
    end = start + dice.choice([6, 40, 300])
    topics = dice.sample([stage.talent, stage.culture], dice.randrange(3))
    edit = annotating.tag_passage(stage.library, stage.first, start, end, topics)
    stage.bridge.do(edit)


def step(stage, panel: PassagesPanel, dice: Random) -> str:
    """Do something by chance and return what it was."""
    names = sorted(stage.library.annotations)
    act = dice.choice(["tag", "tag", "remove", "note", "choose", "scroll", "undo"])
    some = dice.choice(names) if names else AnnotationId("")
    if act == "tag" or not names:
        tag(stage, dice)
    elif act == "remove":
        stage.bridge.do(annotating.delete(stage.library, [some]))
    elif act == "note":
        note = dice.choice(["", "Short.", "A longer note that takes two lines. " * 3])
        stage.bridge.do(annotating.set_note(stage.library, some, note))
    elif act == "choose":
        panel.select(some)
    elif act == "scroll":
        bar = panel.list.verticalScrollBar()
        bar.setValue(bar.value() + dice.randint(-200, 200))
    else:
        stage.bridge.undo()
    return act


@pytest.mark.parametrize("seed", range(3))
def test_the_screen_shows_what_painting_everything_anew_would(stage, panel, seed):
    dice = Random(seed)
    for _ in range(12):
        tag(stage, dice)
    for number in range(STEPS):
        act = step(stage, panel, dice)
        shown = on_screen(panel.list.viewport())
        assert alike(shown, painted_anew(panel.list.viewport())), (
            f"stale after step {number}, {act}"
        )
