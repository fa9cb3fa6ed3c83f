"""Parts of a formula as they stand in one line of text: x², a/(b+c), √2."""

_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(
    zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


def grouped(text: str) -> str:
    """Return `text` in brackets unless it is one name or number."""
    alone = text.replace(".", "").replace(",", "").isalnum() or len(text) <= 1
    closed = text.startswith("(") and text.find(")") == len(text) - 1
    return text if alone or closed else f"({text})"


def _set(text: str, signs: dict[str, str], mark: str) -> str:
    """Return `text` raised or lowered, by Unicode's signs where there are such for all of it."""
    if text and all(character in signs for character in text):
        return "".join(signs[character] for character in text)
    return f"{mark}{grouped(text)}" if text else ""


def raised(text: str) -> str:
    """Return `text` as a superscript: x², or ^ before it."""
    return _set(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return `text` as a subscript: x₁, or _ before it."""
    return _set(text, _LOWERED, "_")
