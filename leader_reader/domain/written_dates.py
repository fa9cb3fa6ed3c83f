"""A date as a person writes it in a field, turned into ISO 8601 as far as it is known."""

import re
from datetime import date

_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ]\d\d:?\d\d.{0,20})?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        _YEAR,
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}){_TIME})?",
        rf"(?:{_DAY} (?:of )?)?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR},? {_MONTH}(?: {_DAY})?",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"(?P<month>\d{{1,2}})[/.]{_YEAR}",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)",
    )
)
_EITHER_ORDER = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2{_YEAR}")
_MONTHS_A_YEAR = 12


def valid_date(text: str) -> str:
    """Return `text` as "2014", "2014-05" or "2014-05-22"; "" where it is no date.

    "May 2014", "22nd May 2014", "May 22, 2014", "2014/05/22", "22.05.2014" and a time after
    the day are understood; 22/05/2014 too, but not 03/05/2014, which is two dates.
    """
    plain = " ".join(text.split()).strip(" .,;")
    either = _EITHER_ORDER.fullmatch(plain)
    if either:
        return _in_either_order(int(either[1]), int(either[3]), int(either["year"]))
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _iso(found.groupdict())
    return ""


def _in_either_order(first: int, second: int, year: int) -> str:
    """Return the date where only one order gives one."""
    orders = {_calendar(year, month, day) for day, month in ((first, second), (second, first))}
    found = orders - {""}
    return found.pop() if len(found) == 1 else ""


def _iso(parts: dict[str, str | None]) -> str:
    month, day = parts.get("month") or "", parts.get("day") or ""
    number = _MONTHS.get(month.lower()) or int(month or 0)
    if (month and not number) or (day and not int(day)):
        return ""
    return _calendar(int(parts["year"] or 0), number, int(day or 0))


def _calendar(year: int, month: int, day: int) -> str:
    """Return the date as far as it goes (0 for what is not known), "" for no such day."""
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
