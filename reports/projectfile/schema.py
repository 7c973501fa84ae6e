"""Which keys each table of the file knows, of which kind, and which it cannot do without."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from outputs.text import normalise
from reports.projectfile.problems import Problems

KINDS: dict[str, tuple[type, ...]] = {
    "a text": (str,),
    "a date, such as 2009-09-15": (date,),
    "a number": (int, Decimal),
    "an integer": (int,),
    "true or false": (bool,),
    "a table": (dict,),
    "a list": (list,),
    "a list of texts": (list,),
    "a text or a list of texts": (str, list),
    "an integer or a text": (int, str),
    "“All” or a list of outputs": (str, list),
}
TEXT, DATE, NUMBER, INTEGER, FLAG, TABLE, LIST, TEXT_LIST, TEXTS, CODE, SCOPE = KINDS
PARTS = {TEXT_LIST: (str,), TEXTS: (str,), SCOPE: (int, str)}  # what the lists of a kind hold
MARKUP = "description"
SHORT = 80
LINES = {  # the keys whose texts may have several lines
    *("reference", "area", "implementation", "objective", "disclaimer", "funding_printed_as", "organisation"),
    *("statement", "text", "distribution_list", "in_short", "internal_note"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """`keys` maps each key to its kind; `required` are those that must be there."""

    keys: dict[str, str]
    required: frozenset[str] = frozenset()

    def check(self, data: dict[str, Any], where: str, problems: Problems) -> None:
        for key in sorted(data.keys() - self.keys.keys()):
            problems.add(where, key, f"is not known here. Known are: {', '.join(self.keys)}.")
        for key in sorted(self.required - data.keys()):
            problems.add(where, key, "is missing.")
        for key in sorted(data.keys() & self.keys.keys()):
            if not fits(data[key], self.keys[key]):
                problems.add(where, key, f"must be {self.keys[key]}, not {shown(data[key])}.")


def fits(value: Any, kind: str) -> bool:
    """A truth value is no number and a moment no date, though Python says so."""
    if isinstance(value, bool):
        return kind == FLAG
    if isinstance(value, datetime):
        return False
    if isinstance(value, list) and kind in PARTS:
        return all(isinstance(one, PARTS[kind]) and not isinstance(one, bool) for one in value)
    return isinstance(value, KINDS[kind])


def shown(value: Any) -> str:
    """As a message quotes it."""
    match value:
        case str():
            return f"“{value}”" if len(value) <= SHORT else f"“{value[: SHORT - 1]}…”"
        case dict():
            return "a table"
        case list():
            return f"[{', '.join(map(shown, value))}]"
    return str(value)


def normalised(value: Any, key: str = "") -> Any:
    """Every text as it would be stored, so that what the file says compares with what is there."""
    match value:
        case str():
            return value if key == MARKUP else normalise(value, multiline=key in LINES)
        case list():
            return [normalised(one, key) for one in value]
        case dict():
            return {name: normalised(one, name) for name, one in value.items()}
    return value


def texts(*keys: str) -> dict[str, str]:
    return dict.fromkeys(keys, TEXT)


FILE = Table(
    {
        "project": TABLE,
        "output": LIST,
        "series": LIST,
        "update": "a table or a list",
        "activity": LIST,
        "forecast": LIST,
        "place": LIST,
    },
    frozenset({"project"}),
)
KINDS["a table or a list"] = (dict, list)

PROJECT = Table(
    {
        **texts("slug", "programme", "title", "language", "formal_title"),
        "reference": TEXTS,
        **texts("area", "currency", "budget_printed_as", "funding_printed_as", "implementation"),
        **dict.fromkeys(("budget_ceiling", "budget_threshold"), NUMBER),
        **dict.fromkeys(("start", "end", "original_end", "extended_on"), DATE),
        "two_people": FLAG,
        **texts("duration_printed_as", "objective", "output_word", "disclaimer"),
        "funding": LIST,
        "contact": TABLE,
        "footnote": LIST,
    },
    frozenset({"slug", "title", "start", "end"}),
)
FUNDING = Table(
    {**texts("funder", "note", "currency"), "amount": NUMBER, "share": NUMBER, "since": DATE}, frozenset({"funder"})
)
CONTACT = Table(texts("unit", "organisation", "telephone", "fax", "email"))
FOOTNOTE = Table(texts("mark", "text"), frozenset({"mark", "text"}))
OUTPUT = Table(
    {"number": CODE, **texts("title", "short_title", "statement"), "closed_on": DATE}, frozenset({"number", "title"})
)
SERIES = Table(
    {
        **texts("name", "language", "earlier_heading", "disclaimer", "distribution_list"),
        **dict.fromkeys(("addressed_to_all", "public", "counts_per_output"), FLAG),
        **dict.fromkeys(("funders", "sections"), TEXT_LIST),
        "withheld": LIST,
    },
    frozenset({"name"}),
)
WITHHELD = Table(texts("entry", "reason"), frozenset({"entry", "reason"}))
PLACE = Table(
    {"place": TEXT, **dict.fromkeys(("latitude", "longitude"), NUMBER), "off_map": FLAG}, frozenset({"place"})
)
DAYS = ("period_start", "period_end", "forecast_start", "forecast_end", "date")
UPDATE = Table(
    {
        **dict.fromkeys(DAYS, DATE),
        **texts("series", "title", "activities_heading", "forecasts_heading", "in_short"),
        "placement": LIST,
    },
    frozenset(DAYS),
)
PLACEMENT = Table({**texts("entry", "decision", "reason"), "position": INTEGER}, frozenset({"entry"}))
OCCURRENCE_KEYS = {**texts("when", "precision", "printed_as", "date_as_printed", "place"), "start": DATE, "end": DATE}
OCCURRENCE = Table(OCCURRENCE_KEYS)
ENTRY_KEYS = {
    **texts("key", "title", "language", "internal_note"),
    **OCCURRENCE_KEYS,
    "occurrence": LIST,
    "outputs": SCOPE,
    **dict.fromkeys(("date_to_be_confirmed", "place_to_be_confirmed"), FLAG),
}
ACTIVITY = Table({**ENTRY_KEYS, "description": TEXT}, frozenset({"title"}))
FORECAST = Table(
    {**ENTRY_KEYS, **texts("outcome", "reason"), "funders_welcome": FLAG, "carried_out_by": TEXT_LIST},
    frozenset({"title"}),
)
