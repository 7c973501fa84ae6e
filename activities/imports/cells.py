"""A number of a workbook as it reads: as the day or month that its format makes of it, or as that number. No Django."""

import re
from datetime import date, timedelta

LATEST = 2_958_465  # 31 December 9999, the last day that Excel knows
BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
BUILT_IN_MONTH = 17  # mmm-yy
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
DECIMALS = re.compile(r"#?,?#*0\.(0+)")


class Formats:
    """The number format of each style of cell. A reader of the part `styles` that keeps what matters here."""

    def __init__(self, *, epoch_1904: bool = False) -> None:
        self.epoch_1904 = epoch_1904
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self._in_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles:
            self._styles.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        self._in_styles = self._in_styles and name != "cellXfs"

    def text(self, text: str) -> None: ...

    def finished(self) -> list:
        return []

    def of(self, style: str) -> str:
        """The code of the format of a style, in small letters and without what it prints as it stands."""
        known = style.isascii() and style.isdecimal() and int(style[:9]) < len(self._styles)
        key = self._styles[int(style)] if known else "0"
        if key in self._codes:
            return ASIDE.sub("", self._codes[key].partition(";")[0]).lower()
        if key.isdecimal() and int(key[:9]) == BUILT_IN_MONTH:
            return "mmm-yy"
        return "d/m/yyyy" if key.isdecimal() and int(key[:9]) in BUILT_IN_DATES else {"2": "0.00"}.get(key, "")


def shown(value: str, code: str, formats: Formats) -> str:
    """A value that is no number stays as it is."""
    try:
        amount = float(value)
    except ValueError:
        return value
    if "y" in code or "d" in code:
        return day(amount, code, formats) or value
    if decimals := DECIMALS.fullmatch(code):
        return f"{amount:.{len(decimals.group(1))}f}"
    return str(int(amount)) if amount.is_integer() and abs(amount) < 1e15 else str(amount)


def day(serial: float, code: str, formats: Formats) -> str:
    """The day; the month or the year where the format shows no more than that. A time of day is no matter here.

    Excel counts from 1900 and believes in a 29 February of that year.
    """
    if not 1 <= serial <= LATEST:
        return ""
    first = date(1904, 1, 1) if formats.epoch_1904 else date(1899, 12, 31 if serial < 60 else 30)
    try:
        found = first + timedelta(days=int(serial))
    except OverflowError:
        return ""
    if "d" in code:
        return found.isoformat()
    return f"{found:%Y-%m}" if "m" in code else f"{found:%Y}"
