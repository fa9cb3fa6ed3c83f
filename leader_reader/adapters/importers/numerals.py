"""Numbers as documents print them before items and notes: figures, letters, Roman numerals."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MAX_ROMAN = 3999
_ALPHABET = 26
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def formatted(count: int, form: str) -> str:
    """Return `count` in a number format of Word ("lowerRoman"); unknown ones as decimals."""
    if form == "none":
        return ""
    if form in ("lowerRoman", "upperRoman"):
        return roman(count) if form == "lowerRoman" else roman(count).upper()
    if form in ("lowerLetter", "upperLetter"):
        return letters(count) if form == "lowerLetter" else letters(count).upper()
    if form == "ordinal":
        teen = count % 100 in (11, 12, 13)
        return f"{count}{'th' if teen else _ORDINALS.get(count % 10, 'th')}"
    return f"{count:02d}" if form == "decimalZero" else str(count)


def roman(count: int) -> str:
    """Return `count` in small Roman numerals, or in digits where there are none for it."""
    if not 0 < count <= _MAX_ROMAN:
        return str(count)
    written = ""
    for worth, sign in _ROMAN:
        while count >= worth:
            written, count = written + sign, count - worth
    return written


def letters(count: int) -> str:
    """Return `count` as Word letters items: a to z, then aa, bb and on."""
    if not 0 < count <= _ALPHABET * 10:
        return str(count)
    times, index = divmod(count - 1, _ALPHABET)
    return chr(ord("a") + index) * (times + 1)
