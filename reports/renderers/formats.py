"""Every number, date and list as documents print them, in the language of the document. Sees no Django and no row."""

import re
from collections.abc import Callable, Sequence
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from babel.numbers import format_decimal, format_percent

from activities.dates import Stretch, full_date
from activities.richtext import Item, Paragraph, Run
from outputs import glyphs
from outputs.scopes import OutputScope
from reports.documents import Attachment, Budget, Contribution, Duration, Funding, OutputLine, Span
from reports.renderers.words import WORDS

MILLION = Decimal(1_000_000)
LONG_WORD = re.compile(r"\S{25,}")
# Never within the code of a character.
PIECE = re.compile(r"\[U\+[0-9A-F]{4,6}\]|\S{1,12}?(?=\[U\+)|\S{1,12}")
ZERO_WIDTH_SPACE = "\u200b"
NEVER_PRINTED = {
    "key",
    "language",
    "href",
    "project",
    "series",
    "currency",
    "email",
    "address",
    "sha256",
    "png",
    "alternative",
}


def breakable(text: str) -> str:
    """Places to break in words that are longer than a narrow column: nothing is clipped, and no word is slow to lay
    out.
    """
    return LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(PIECE.findall(word.group())), text)


def breakable_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same for a word that changes its style on the way: what counts is the word, not the run."""
    text = "".join(run.text for run in runs)
    if not LONG_WORD.search(text):
        return tuple(runs)
    letters, broken = iter(breakable(text)), []
    for run in runs:
        taken: list[str] = []
        count = 0
        while count < len(run.text):
            letter = next(letters)
            taken.append(letter)
            count += letter != ZERO_WIDTH_SPACE
        broken.append(replace(run, text="".join(taken)))
    return tuple(broken)


def with_breaks(node: Any) -> Any:
    """The same part of the tree with places to break in every text that is printed."""
    return changed(node, breakable, breakable_runs)


def with_codes(node: Any) -> Any:
    """The same with codes for the characters that no shipped font has."""
    return changed(node, glyphs.with_codes, coded_runs)


def coded_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=glyphs.with_codes(run.text)) for run in runs)


def changed(node: Any, text: Callable[[str], str], runs: Callable[[Sequence[Run]], tuple[Run, ...]]) -> Any:
    """The same part of the tree with every text that is printed changed; what stands on one line changes together."""
    if isinstance(node, tuple):
        return tuple(changed(part, text, runs) for part in node)
    if isinstance(node, Paragraph | Item):
        node = replace(node, runs=runs(node.runs))
        return replace(node, sublist=changed(node.sublist, text, runs)) if isinstance(node, Item) else node
    if isinstance(node, Stretch):
        return replace(node, printed_as=text(node.printed_as))
    if is_dataclass(node) and not isinstance(node, Span):
        parts = ((part.name, getattr(node, part.name)) for part in printed_fields(type(node)))
        return replace(node, **{name: changed(part, text, runs) for name, part in parts})
    return text(node) if type(node) is str else node


@cache
def printed_fields(kind: type) -> tuple[Field, ...]:
    return tuple(part for part in fields(kind) if part.name not in NEVER_PRINTED)


def about(attachment: Attachment) -> str:
    """What stands behind its label: `T-CY (2009) 07, EN, FR, programme.pdf`."""
    languages = (code.upper() for code in attachment.languages)
    return ", ".join(part for part in (attachment.reference, *languages, attachment.file_name) if part)


def joined(names: Sequence[str], language: str) -> str:
    """`A, B and C`."""
    *others, last = names
    return f"{', '.join(others)} {WORDS[language]['and']} {last}" if others else last


def counted(forms: tuple[str, str], number: int) -> str:
    return forms[0 if number == 1 else 1].format(number)


def amount(value: Decimal, currency: str, language: str) -> str:
    """`EURO 1.4 million`, `EURO 500,000`; millions have at most two decimals, what does not fit is said in full."""
    words, millions = WORDS[language], value / MILLION
    if value >= MILLION and round(millions, 2) == millions:
        form = words["millions"][0 if millions < 2 else 1]
        number, names = format_decimal(millions, "0.##", locale=language), words["currencies_of_millions"]
    else:
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        form, names = words["amount"], words["currencies"]
        number = format_decimal(value, pattern, locale=language)
    return form.format(currency=names.get(currency, currency), amount=number)


def budget_line(budget: Budget, language: str) -> str:
    if budget.printed_as:
        return budget.printed_as
    told = {
        name: amount(value, budget.currency, language)
        for name, value in (("ceiling", budget.ceiling), ("threshold", budget.threshold))
        if value
    }
    form = "budget_both" if len(told) == 2 else f"budget_{next(iter(told))}"
    return WORDS[language][form].format(**told)


def funding_lines(funding: Funding, language: str) -> tuple[str, ...]:
    """A funder with a note on a line of its own, the others together."""
    if funding.printed_as:
        return tuple(funding.printed_as.splitlines())
    noted = [contributor(one, language) for one in funding.contributions if one.note]
    others = [contributor(one, language) for one in funding.contributions if not one.note]
    if others:
        form = WORDS[language]["contributions"][0 if len(others) == 1 else 1]
        noted.append(form.format(joined(others, language)))
    return tuple(noted)


def contributor(contribution: Contribution, language: str) -> str:
    told = [contribution.note] if contribution.note else []
    if contribution.amount:
        told.append(amount(contribution.amount, contribution.currency, language))
    if contribution.share:
        told.append(
            format_percent(contribution.share / 100, "0.##%" if language == "en" else "0.##\xa0%", locale=language)
        )
    return f"{contribution.funder} ({', '.join(told)})" if told else contribution.funder


def duration_line(duration: Duration, language: str) -> str:
    """`28 months (1 March 2009 – 30 June 2011)`."""
    if duration.printed_as:
        return duration.printed_as
    span = duration.span
    days = f"{full_date(span.start, language=language)} – {full_date(span.end, language=language)}"
    line = f"{length(span.start, span.end, language)} ({days})"
    if duration.original_end is None:
        return line
    day = full_date(duration.original_end, language=language)
    return WORDS[language]["extended"].format(duration=line, day=day)


def length(start: date, end: date, language: str) -> str:
    """Whole months, and the days beyond them."""
    words, after = WORDS[language], end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    days = (after - months_later(start, months)).days
    told = [counted(words["months"], months)] if months else []
    return joined([*told, counted(words["days"], days)] if days else told, language)


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def scope(outputs: OutputScope, language: str) -> str:
    return WORDS[language]["all"] if outputs.everything else ", ".join(outputs.codes)


def counts(output: OutputLine, language: str) -> str:
    """`7 done · 2 planned`; empty where the series does not count what serves an output."""
    if output.done is None:
        return ""
    return (
        f"{counted(WORDS[language]['done'], output.done)} · {counted(WORDS[language]['planned'], output.planned or 0)}"
    )
