"""The computed titles of a report, in the document's language: pure functions of its spans.

Whole months go by name, and a year is said where the next date has another one or none follows.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from activities.dates import day_and_month, month_name
from reports.documents import Span

Label = tuple[str, int]

PHRASES = {
    "en": {
        "forecast": "forecast",
        "carried out": "activities carried out {span}",
        "planned": "activities planned {span}",
        "earlier": "earlier activities not yet reported",
        "a month": "in {0}",
        "two months": "in {0} and {1}",
        "months": "from {0} to {1}",
        "month ahead": "for {0}",
        "two months ahead": "for {0} and {1}",
        "months ahead": "for {0} to {1}",
        "a day": "on {0}",
        "days": "between {0} and {1}",
    },
    "fr": {
        "forecast": "prévisions",
        "carried out": "activités réalisées {span}",
        "planned": "activités prévues {span}",
        "earlier": "activités antérieures non encore signalées",
        "a month": "en {0}",
        "two months": "en {0} et {1}",
        "months": "de {0} à {1}",
        "month ahead": "pour {0}",
        "two months ahead": "pour {0} et {1}",
        "months ahead": "de {0} à {1}",
        "a day": "le {0}",
        "days": "entre le {0} et le {1}",
    },
}


def report_title(name: str, *, period: Span, window: Span, language: str) -> str:
    """`Update 15 September-31 October / forecast November 2009`."""
    period_labels, window_labels = labels(period, language), labels(window, language)
    printed = with_years([*period_labels, *window_labels])
    told, ahead = printed[: len(period_labels)], printed[len(period_labels) :]
    return f"{name} {'-'.join(told)} / {PHRASES[language]['forecast']} {'-'.join(ahead)}"


def activities_heading(period: Span, *, language: str) -> str:
    """`ACTIVITIES CARRIED OUT BETWEEN 15 SEPTEMBER AND 31 OCTOBER 2009`."""
    return heading("carried out", period, ("a month", "two months", "months"), language)


def forecasts_heading(window: Span, *, language: str) -> str:
    """`ACTIVITIES PLANNED FOR NOVEMBER 2009`."""
    return heading("planned", window, ("month ahead", "two months ahead", "months ahead"), language)


def earlier_heading(*, language: str) -> str:
    return PHRASES[language]["earlier"].upper()


def span_label(span: Span, *, language: str, near: date) -> str:
    """`15 September – 31 October`, beside a day of the same year; else with its years."""
    told = labels(span, language)
    same = all(year == near.year for _, year in told)
    return " – ".join([label for label, _ in told] if same else with_years(told))


def heading(phrase: str, span: Span, month_phrases: Sequence[str], language: str) -> str:
    phrases = PHRASES[language]
    if whole_months(span):
        form = month_phrases[min(months_between(span), 2)]
    else:
        form = "a day" if span.start == span.end else "days"
    said = phrases[form].format(*with_years(labels(span, language)))
    return elided(phrases[phrase].format(span=said)).upper()


def labels(span: Span, language: str) -> list[Label]:
    """One label or two, each with its year: months by name, days of one month without repeating it."""
    if whole_months(span):
        days = [span.start, span.end] if months_between(span) else [span.start]
        return [(month_name(day, language=language, year=False), day.year) for day in days]
    last = (day_and_month(span.end, language=language), span.end.year)
    if span.start == span.end:
        return [last]
    return [(first_label(span, language), span.start.year), last]


def first_label(span: Span, language: str) -> str:
    label = day_and_month(span.start, language=language)
    same_month = (span.start.year, span.start.month) == (span.end.year, span.end.month)
    return label.split()[0] if same_month else label


def with_years(said: Sequence[Label]) -> list[str]:
    following = [label for _, label in pairwise([*said, ("", 0)])]
    return [
        text if year == later else f"{text} {year}" for (text, year), (_, later) in zip(said, following, strict=True)
    ]


def whole_months(span: Span) -> bool:
    return span.start.day == 1 and span.end.day == month_length(span.end)


def month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def months_between(span: Span) -> int:
    return (span.end.year - span.start.year) * 12 + span.end.month - span.start.month


def elided(text: str) -> str:
    """French *de* before a vowel: `d’octobre`; English has no such word before a month."""
    return re.sub(r"\bde (?=[aàâeéio])", "d’", text)
