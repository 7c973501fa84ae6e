"""Entries of every kind as hypothesis makes them up, and what of them must come back."""

from hypothesis import strategies as st

from activities import richtext
from activities.imports import telling
from activities.models import Activity, Forecast, Occurrence
from activities.recording import record
from tests.activities.dates.strategies import stretches
from tests.activities.richtext.texts import any_lines

words = st.text("aé =+-@'\"<&;,\t|1_x005F", max_size=30).filter(lambda text: text.strip("\t '") != "")
titles = words.map(lambda text: " ".join(text.split()) or "x")
lines = st.lists(
    st.tuples(stretches, words | st.just(""), st.sampled_from(["", "October", "=1"])), min_size=1, max_size=3
)
texts = any_lines.map(richtext.from_notation)

told = st.fixed_dictionaries(
    {
        "title": titles,
        "text": texts,
        "language": st.sampled_from(["", "en", "fr"]),
        "place_to_be_confirmed": st.booleans(),
        "date_to_be_confirmed": st.booleans(),
        "internal_note": words | st.just("") | st.just("First\n\n=second"),
        "reason": words | st.just(""),
        "outcome": st.sampled_from(["", "carried-out", "cancelled"]),
        "funders_welcome": st.booleans(),
        "lines": lines,
        "scope": st.sampled_from([(), ("1",), ("1.10", "1.2"), "All"]),
        "activity": st.booleans(),
    }
)
OF_FORECASTS = ("reason", "outcome", "funders_welcome")


def stored(project, values):
    """An entry that says that."""
    values = dict(values)
    found, scope, activity = values.pop("lines"), values.pop("scope"), values.pop("activity")
    for name in OF_FORECASTS if activity else ("text",):
        del values[name]
    entry = (Activity if activity else Forecast)(project=project, all_outputs=scope == "All", **values)
    chosen = [] if scope == "All" else list(project.outputs.filter(code__in=scope))
    occurrences = [Occurrence.of(one, place) for one, place, _ in found]
    for one, (_, _, wording) in zip(occurrences, found, strict=True):
        one.printed_as = wording
    record(entry, occurrences=occurrences, outputs=chosen)
    return entry


def content(entries):
    """All that is said of them, by key."""
    found = entries.select_related("project").with_details()
    return {str(one.uuid): telling.stored(one) | {"version": ""} for one in found}
