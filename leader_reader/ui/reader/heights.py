"""Heights of many things that stand one under the other, some of which change."""

from collections.abc import Sequence


class Heights:
    """Sums of heights in O(log n): a Fenwick tree (Fenwick 1994, doi:10.1002/spe.4380240306)."""

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        self._sums = [0.0, *heights]
        for place in range(1, len(self._sums)):
            above = place + (place & -place)
            if above < len(self._sums):
                self._sums[above] += self._sums[place]
        self.total = float(sum(self._heights))

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, number: int) -> float:
        return self._heights[number]

    def change(self, number: int, height: float) -> float:
        """Give a thing another height; return by how much it has grown."""
        grown = height - self._heights[number]
        if grown:
            self._heights[number] = height
            self.total += grown
            place = number + 1
            while place < len(self._sums):
                self._sums[place] += grown
                place += place & -place
        return grown

    def top(self, number: int) -> float:
        """Return how high all things before `number` are together."""
        height = 0.0
        while number:
            height += self._sums[number]
            number &= number - 1
        return height

    def at(self, y: float) -> int:
        """Return the number of the thing at a height; the first above all, the last below.

        Things without height are passed over.
        """
        number, step = 0, 1 << len(self._heights).bit_length()
        while step:
            ahead = number + step
            if ahead < len(self._sums) and self._sums[ahead] <= y:
                y -= self._sums[ahead]
                number = ahead
            step >>= 1
        return max(0, min(number, len(self._heights) - 1))
