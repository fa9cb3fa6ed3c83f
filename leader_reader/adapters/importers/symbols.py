"""Characters of the fonts Symbol and Wingdings, which office files store as private codes."""

_SYMBOL = dict(
    zip(
        bytes.fromhex(
            "6162636465666768696A6B6C6D6E6F707172737475767778797A"
            "4142434445464748494A4B4C4D4E4F505152535455565758595A"
            "A2A3A5A7A8AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBC"
            "C7C8C9CCCECFD1D2D3D4D5D6D7D8DEE5"
        ),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
        "′≤∞♣♦♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"
        "∩∪⊃⊂∈∉∇®©™∏√⋅¬⇒∑",
        strict=True,
    )
)
_WINGDINGS = dict(
    zip(
        bytes.fromhex("6C6E6F717576779FA0A7A8D8DFE0E8F0FBFCFDFE"),
        "●■□❑◆❖⬥•▪▪□➢←→➔⇨✗✓☒☑",
        strict=True,
    )
)
_PRIVATE_FROM, _PRIVATE_TO = 0xF000, 0xF0FF
BULLET = "•"


def symbol_character(code: int, font: str) -> str:
    """Return the character that `code` (plain, or private from U+F000) shows in `font`.

    A private code that no table knows becomes "", any other is taken as Unicode.
    """
    low = code - _PRIVATE_FROM if _PRIVATE_FROM <= code <= _PRIVATE_TO else code
    table = _WINGDINGS if "wingdings" in font.casefold() else _SYMBOL
    if low in table:
        return table[low]
    printable = low == code or chr(low).isascii()
    return chr(low) if printable and chr(low).isprintable() else ""


def bullet_character(text: str, font: str = "") -> str:
    """Return the bullet that `text` shows in `font`; private codes no table knows become •."""
    text = text.strip()
    if len(text) == 1 and _PRIVATE_FROM <= ord(text) <= _PRIVATE_TO:
        shown = symbol_character(ord(text), font)
        return shown if shown and not shown.isalnum() else BULLET
    if text == "o":
        return "◦"
    return text if text and text.isprintable() else BULLET
