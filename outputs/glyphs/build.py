"""Makes the list of characters that the shipped fonts can print: `python -m outputs.glyphs.build`."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

from outputs.glyphs import RANGES

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
# Pictures by default (Unicode's Emoji_Presentation): the engine asks the system for them even where a font of ours has
# the character.
PICTURES = (
    "231A-231B 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2648-2653 267F 2693 26A1 26AA-26AB 26BD-26BE 26C4-26C5 26CE "
    "26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705 270A-270B 2728 274C 274E 2753-2755 2757 2795-2797 27B0 27BF"
)


def printed() -> set[int]:
    """What every style of Noto Sans has, or DejaVu Sans behind it."""
    styles = [_characters(font) for font in sorted(FONTS.glob("NotoSans-*.ttf"))]
    return (set.intersection(*styles) | _characters(FONTS / "DejaVuSans.ttf")) - set(_spread(PICTURES))


def ranges(characters: Iterable[int]) -> str:
    """A line for each stretch, in hexadecimal: `20-7E`."""
    edged = [-2, *sorted(characters), 0x110000 + 1]
    breaks = [after for after, (low, high) in enumerate(pairwise(edged), 1) if high - low > 1]
    stretches = [(edged[start], edged[end - 1]) for start, end in pairwise(breaks)]
    return "".join(f"{low:X}-{high:X}\n" if high > low else f"{low:X}\n" for low, high in stretches)


def _characters(font: Path) -> set[int]:
    return set(TTFont(font).getBestCmap()) - set(range(0x20))


def _spread(stretches: str) -> Iterable[int]:
    for stretch in stretches.split():
        low, _, high = stretch.partition("-")
        yield from range(int(low, 16), int(high or low, 16) + 1)


if __name__ == "__main__":
    RANGES.write_text(ranges(printed()), "ascii")
