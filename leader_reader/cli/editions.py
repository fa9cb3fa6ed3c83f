"""The command `edition`: what became of an older edition's passages, and carrying them over."""

import argparse
from typing import Any

from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.comparing.fates import Fate
from leader_reader.services import editions
from leader_reader.services.edition_review import Moved, Review


def edition(session: Session, chosen: argparse.Namespace) -> Answer:
    """List the fate of each passage of an older edition; with --apply carry the good ones over."""
    library = session.library
    new, old = (library.find_document(name).id for name in (chosen.new, chosen.old))
    review = editions.review(library, new, old)
    there = editions.carried(library, review)
    good = [each.annotation.id for each in review.passages if each.good]
    done = len(set(good) - there)
    if chosen.apply:
        library.do(editions.carry_over(library, review, good))
    rows = [_row(each, review, already=each.annotation.id in there) for each in review.passages]
    counts = {fate.value: review.count(fate) for fate in Fate}
    data = {
        "new": review.new.id,
        "old": review.old.id,
        "words": {"old": review.old_words, "new": review.new_words, "kept": review.kept},
        "counts": counts,
        "passages": rows,
        "bookmarks": [
            {"id": each.bookmark.id, "name": each.bookmark.name, "place": each.place}
            for each in review.bookmarks
        ],
        "applied": bool(chosen.apply),
        "carried_over": done if chosen.apply else 0,
    }
    return Answer(data, [*map(_line, rows), _summary(counts, done, applied=chosen.apply)])


def _row(moved: Moved, review: Review, *, already: bool) -> dict[str, Any]:
    target, old, new = moved.target, moved.annotation, review.new
    pages = [each.area.page if each and each.area else None for each in (old, target)]
    return {
        "id": old.id,
        "fate": moved.fate.value,
        "quote": old.exact,
        "new_quote": target.quote.exact if target else "",
        "kept": round(moved.outcome.kept, 3),
        "old_locator": review.old.locator(old.start, pages[0]),
        "start": target.position.start if target else None,
        "end": target.position.end if target else None,
        "locator": new.locator(target.position.start, pages[1]) if target else "",
        "good": moved.good,
        "carried": already,
    }


def _line(row: dict[str, Any]) -> str:
    """Return "reworded   p. 3 → p. 4  “old words” → “new words”"."""
    fate, old, new = row["fate"], _short(row["quote"]), _short(row["new_quote"])
    words = f"“{old}” → “{new}”" if fate == Fate.REWORDED else f"“{old}”"
    place = " → ".join(filter(None, dict.fromkeys((row["old_locator"], row["locator"]))))
    return f"{fate:<10} {place:<18} {words}{'  (carried over before)' if row['carried'] else ''}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:59].rstrip()}…"  # noqa: PLR2004 - fits a line


def _summary(counts: dict[str, int], passages: int, *, applied: bool) -> str:
    fates = ", ".join(f"{number} {fate}" for fate, number in counts.items())
    count = "1 passage" if passages == 1 else f"{passages} passages"
    done = f"{count} carried over" if applied else f"{count} can be carried over with --apply"
    return f"{fates}; {done}."
