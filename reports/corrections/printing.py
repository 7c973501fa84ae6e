"""What changed as it is printed in the document: dates, places, amounts, and the texts of sections."""

from collections.abc import Callable
from datetime import date
from typing import Any

from activities.dates import When, full_date, printed
from reports.corrections.phrases import PHRASES
from reports.documents import (
    Accounting,
    Attachment,
    Contact,
    Disclaimer,
    Footnotes,
    InShort,
    Legend,
    Logos,
    Row,
    Section,
    Span,
)
from reports.renderers import formats
from reports.renderers.accounts import account_text, accounts
from reports.renderers.words import WORDS


def day(value: date | None, language: str) -> str:
    return full_date(value, language=language) if value else ""


def span(value: Span, language: str) -> str:
    return f"{day(value.start, language)} – {day(value.end, language)}"


def language_name(code: str, language: str) -> str:
    return PHRASES[language]["languages"].get(code, code)


def field(name: str, value: Any, language: str) -> str:
    """A field of the document."""
    if isinstance(value, Span):
        return span(value, language)
    return language_name(value, language) if name == "language" else value


SHEET_FIELDS: dict[str, Callable[[Any, str], str]] = {
    "references": lambda references, language: ", ".join(references),
    "budget": lambda budget, language: formats.budget_line(budget, language) if budget else "",
    "funding": lambda funding, language: "\n".join(formats.funding_lines(funding, language)),
    "duration": formats.duration_line,
    "contact": lambda contact, language: contact_lines(contact) if contact else "",
}


def sheet_field(name: str, value: Any, language: str) -> str:
    return SHEET_FIELDS[name](value, language) if name in SHEET_FIELDS else value


def contact_lines(contact: Contact) -> str:
    told = (contact.unit, contact.organisation, contact.telephone, contact.fax, contact.email)
    return "\n".join(part for part in told if part)


def dates(row: Row, language: str) -> str:
    """All its dates in one line."""
    stretches = tuple(occurrence.stretch for occurrence in row.occurrences)
    dated = any(not stretch.undated for stretch in stretches)
    return printed(When(stretches=stretches, to_be_confirmed=row.date_to_be_confirmed and dated), language=language)


def places(row: Row, language: str) -> str:
    """One place for all, or that of each of its dates."""
    told = [occurrence.place for occurrence in row.occurrences]
    line = told[0] if len(set(told)) == 1 else "; ".join(place or "–" for place in told)
    return f"{line} ({WORDS[language]['tbc']})".strip() if row.place_to_be_confirmed else line


def attachments(row: Row) -> str:
    """A file with the beginning of its hash, so that another one of the same name is another."""
    return "; ".join(attachment(one) for one in row.attachments)


def attachment(one: Attachment) -> str:
    told = ", ".join(part for part in (formats.about(one), one.address, one.sha256[:8]) if part)
    return f"{one.label} ({told})"


def following(row: Row, language: str) -> str:
    return formats.counted(WORDS[language]["following"], row.following) if row.following else ""


def section_text(section: Section | None, language: str) -> str:
    """Empty where the section is not a text."""
    match section:
        case InShort(text=text) | Disclaimer(text=text):
            return text
        case Footnotes(notes=notes):
            return "\n".join(f"{note.mark} {note.text}" for note in notes)
        case Logos(logos=logos):
            return "\n".join(logo.alternative for logo in logos)
        case Legend(outputs=outputs):
            return "\n".join(f"{output.code} {output.short_title or output.title}" for output in outputs)
        case Accounting(statement=statement, is_printed=True):
            return "\n".join([statement, *(account_text(one, language) for one in accounts(section, language))])
    return ""
