"""Dates as people write them, in the languages of saved pages, turned into ISO 8601."""

import re
from datetime import date

_MONTH_NAMES = (
    "jan january januar janvier enero gennaio januari janeiro janv ene gen jän jänner"
    " styczeń stycznia sty ledna tammikuuta",
    "feb february februar février febrero febbraio februari fevereiro févr fév fev"
    " luty lutego lut února helmikuuta",
    "mar march märz mars marzo maart março marts mär mrz mrt marzec marca března maaliskuuta",
    "apr april avril abril aprile avr abr kwiecień kwietnia kwi dubna huhtikuuta",
    "may mai mayo maggio mei maio maj mag maja května toukokuuta",
    "jun june juni juin junio giugno junho giu czerwiec czerwca cze června kesäkuuta",
    "jul july juli juillet julio luglio julho juil lug lipiec lipca lip července heinäkuuta",
    "aug august août agosto augustus augusti ago sierpień sierpnia sie srpna elokuuta",
    "sep sept september septembre septiembre settembre setembro set"
    " wrzesień września wrz září syyskuuta",
    "oct october oktober octobre octubre ottobre outubro okt ott out"
    " październik października paź října lokakuuta",
    "nov november novembre noviembre novembro listopad listopada lis listopadu marraskuuta",
    "dec december dezember décembre diciembre dicembre dezembro desember dez déc dic"
    " grudzień grudnia gru prosince joulukuuta",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\d\w])" + expression + r"(?!\d)", re.IGNORECASE)


_PATTERNS = (
    _pattern(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"),
    _pattern(rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)"),
    _pattern(rf"{_YEAR}\.(?P<month>\d\d)\.(?P<day>\d\d)"),
    _pattern(rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"),
    _pattern(rf"{_YEAR}\s+{_MONTH}\s+{_DAY}"),
    _pattern(rf"{_DAY}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}"),
    _pattern(rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"),
    _pattern(rf"{_DAY}[./]\s?(?P<month>\d\d?)[./]\s?{_YEAR}"),
    _pattern(rf"{_MONTH},?\s+{_YEAR}"),
    _pattern(rf"{_YEAR}[-/](?P<month>\d\d)"),
    _pattern(rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]"),
    _pattern(rf"{_YEAR}\s+{_MONTH}(?!\w)"),
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
)
_AROUND = re.compile(
    rf"(?:{_WEEKDAY}|on|at|am|um|pm|uhr|gmt|utc|bst|\d{{1,2}}[:.]\d\d(?::\d\d)?"
    r"|t(?=\d)|z|[-–|,.•·:;()\s]|\+\d\d:?\d\d)+",
    re.IGNORECASE,
)


def iso_date(text: str) -> str:
    """Return the first date in `text` as "2014-05-22" or "2014-05", or "" where there is none.

    Figures alone are read in the British order: 03/05/2014 is the third of May.
    """
    found = _first(text)
    return _iso(found) if found else ""


def iso_date_or_year(text: str) -> str:
    """Return the date in `text`, or else the first year in it, or ""."""
    year = re.search(rf"(?<!\d){_YEAR}(?!\d)", text)
    return iso_date(text) or (year.group("year") if year else "")


def without_date(text: str) -> str:
    """Return `text` without the first date in it."""
    found = _first(text)
    return text[: found.start()] + " " + text[found.end() :] if found else text


def only_date(text: str) -> str:
    """Return the date where `text` is a date, perhaps with a weekday and a time, else ""."""
    found = _first(text) if len(text) <= 60 else None  # noqa: PLR2004 - no date is longer
    if not found:
        return ""
    return _iso(found) if _AROUND.fullmatch(without_date(text)) else ""


def _first(text: str) -> re.Match[str] | None:
    if not any(figure in text for figure in "12"):
        return None
    matches = (pattern.search(text) for pattern in _PATTERNS)
    valid = (match for match in matches if match and _iso(match))
    return next(valid, None)


def _iso(match: re.Match[str]) -> str:
    """Return the match as ISO 8601, or "" where the calendar has no such day."""
    parts = match.groupdict()
    month = _MONTHS.get(parts["month"].lower()) or _number(parts["month"])
    year, day = int(parts["year"]), _number(parts.get("day") or "0")
    if "/" in match.group() and month > 12 >= day:  # noqa: PLR2004 - American order
        month, day = day, month
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return ""
    return whole.isoformat() if day else whole.isoformat()[:7]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
