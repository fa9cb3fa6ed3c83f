"""Small papers for the journeys, written for them, and how a file is taken in and opened."""

from pathlib import Path

from tests.conftest import at_rest

PORTERS = "The porters' round"
LIFTS = "Nobody had asked the porters before"
KNEW = "the porters knew which lifts failed at night"
NIGHTS = "What the night sisters wrote down"
SEEDS = 9
OWN = 2

_LONG = "\n\n".join(
    f"Shift {number} began with the board by the door and ended with a list of what had waited."
    for number in range(1, 61)
)

PORTERS_PAPER = f"""# {PORTERS}

Small teams notice what large ones miss.

## The lifts

{LIFTS}, and {KNEW}.

They fixed it in a week. Staff engagement began with one question.

## The shifts

{_LONG}

## What stayed

The marmalade kept everyone honest, and the rota was drawn by those who walked it.
"""

NIGHTS_PAPER = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{NIGHTS}</title>
<meta name="author" content="Orla Penhaligon"></head>
<body><article><h1>{NIGHTS}</h1>
<p>The ledger by the kettle held forty nights of small observations, and the sisters read it.</p>
<p>A quiet corridor is a measure too. The porters wrote in it as well.</p>
<p>Most of what they saw was ordinary: a door that stuck, a trolley left across the fire exit, a
patient who slept at last when the light above the sink was covered. Nobody had a form for it.</p>
<p>In spring the ward read the ledger aloud at handover, one page a day, and mended what it could
before noon. What it could not mend went on a list with a name beside each line.</p>
</article>
<section id="comments" class="comments-area"><h2>1 comment</h2>
<ol class="comment-list"><li id="comment-7" class="comment"><article class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Teodor Lindqvist</b>
</div><div class="comment-metadata"><time datetime="2024-05-14T07:42:00+01:00">14 May 2024</time>
</div></footer>
<div class="comment-content"><p>We hung a slate beside our kettle and it filled within days.</p>
</div></article></li></ol></section></body></html>
"""


def write_papers(folder: Path) -> list[Path]:
    """Write the papers into `folder` and return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = {"porters.md": PORTERS_PAPER, "nights.html": NIGHTS_PAPER}
    for name, text in papers.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in papers]


def open_file(window, name: str) -> None:
    """Open the document that came from a file of this name."""
    known = window.bridge.library.documents.items()
    window.open_document(next(each for each, card in known if card.file_name == name))


def take_in(qtbot, window, path: Path) -> None:
    """Import a file and open it."""
    window.intake.take([path])
    at_rest(qtbot, window)
    open_file(window, path.name)
