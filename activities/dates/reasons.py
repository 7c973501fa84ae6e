"""Why a date is refused: every sentence that the package can say, in one place, so that a form can translate it.

The templates are English with named placeholders; `gettext_noop` marks them for the extraction of messages and does
nothing else, because this package knows no Django.
"""

EXCERPT_LENGTH = 60


class DateError(ValueError):
    """`template % params` is the sentence; `template` is a key for a translation catalogue."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template % params)
        self.template = template
        self.params = params


def gettext_noop(message: str) -> str:
    return message


def excerpt(text: str) -> str:
    """A piece of a typed text as a sentence may quote it: one line, short, printable."""
    clean = "".join(character if character.isprintable() else " " for character in text).strip()
    return clean if len(clean) <= EXCERPT_LENGTH else clean[: EXCERPT_LENGTH - 1] + "…"


# The text as a whole
EMPTY = gettext_noop("Give a date, or tbc where it is not yet known.")
TOO_LONG = gettext_noop("This is too long for a date: %(length)d characters, at most %(limit)d.")
INCOMPLETE = gettext_noop("The text stops where something should follow.")
NOT_UNDERSTOOD = gettext_noop("“%(piece)s” is not understood.")
NOT_EXPECTED = gettext_noop("“%(piece)s” is not understood at this place.")

# What is missing
YEAR_MISSING = gettext_noop("“%(piece)s”: the year is missing.")
MONTH_MISSING = gettext_noop("“%(piece)s”: the month is missing.")
START_MISSING = gettext_noop("“%(piece)s”: the first day is missing.")
END_MISSING = gettext_noop("“%(piece)s”: the last day is missing.")
COMES_LATER = gettext_noop("“%(piece)s” would come after “%(following)s”; give its month and its year.")

# What cannot be
NO_SUCH_DAY = gettext_noop("“%(piece)s”: there is no such day.")
NO_SUCH_MONTH = gettext_noop("“%(piece)s”: there is no month %(month)d. Numbers are read day first.")
NO_SUCH_UNIT = gettext_noop("“%(piece)s”: there is no such quarter or half-year.")
NOT_A_NUMBER_OF_A_DATE = gettext_noop("“%(piece)s” is neither a day nor a year.")
MONTH_OR_YEARS = gettext_noop(
    "“%(piece)s” may be a month or a range of years; write the month by name, or both years in full."
)
WRONG_WEEKDAY = gettext_noop("“%(piece)s” is not on the weekday given, “%(weekday)s”.")
UNEQUAL_ENDS = gettext_noop("“%(piece)s”: a range runs from day to day, from month to month or from year to year.")
NO_RANGE = gettext_noop("“%(piece)s”: seasons and parts of a month stand alone; give months or days for a range.")
BACKWARDS = gettext_noop("“%(piece)s” ends before it starts.")

# Values that do not fit together
ENDS_BEFORE_IT_STARTS = gettext_noop("The last day comes before the first.")
UNDATED_HAS_NO_DAYS = gettext_noop("Dates are not yet known exactly where there is neither a first nor a last day.")
END_WITHOUT_START = gettext_noop("A last day needs a first day.")
PRECISION_DOES_NOT_FIT = gettext_noop("These days are not those of a whole unit of the precision %(precision)s.")
NO_STRETCH = gettext_noop("An entry has at least one date, be it not yet known.")
UNDATED_IS_UNCONFIRMED = gettext_noop("Dates that are not yet known need not be marked as to be confirmed.")
NOT_EDTF = gettext_noop("“%(piece)s” is not a date in EDTF of the precision %(precision)s.")
