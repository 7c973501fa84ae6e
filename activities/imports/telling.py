"""An entry as the cells of a row: what exports write, what previews compare, and what a file leaves unsaid."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from activities import richtext
from activities.dates import printed_stretch, to_edtf
from activities.imports import values
from activities.models import Entry, Occurrence


def stored(entry: Entry, *, language: str = "en") -> dict[str, str]:
    """Of an entry with its details prefetched."""
    codes = [output.code for output in entry.outputs.all()]
    return cells(entry, occurrences=entry.occurrences.all(), codes=codes, language=language)


def cells(
    entry: Entry, *, occurrences: Sequence[Occurrence], codes: Collection[str], language: str = "en"
) -> dict[str, str]:
    """By the name of the column. Of several occurrences each has its line in the columns of dates and places."""
    return {
        "kind": values.KINDS[entry.kind][language],
        **dates(occurrences, language),
        "title": text_of(entry, "title"),
        "text": richtext.to_notation(entry.text),
        "outputs": values.ALL[language] if entry.all_outputs else ", ".join(codes),
        "language": entry.language,
        "date_to_be_confirmed": flag(entry.date_to_be_confirmed, language),
        "place_to_be_confirmed": flag(entry.place_to_be_confirmed, language),
        "outcome": values.OUTCOMES[entry.outcome][language] if entry.outcome else "",
        "reason": text_of(entry, "reason"),
        "internal_note": text_of(entry, "internal_note"),
        "funders_welcome": flag(entry.funders_welcome, language),
        "key": str(entry.uuid),
        "version": str(entry.version),
    }


def dates(occurrences: Sequence[Occurrence], language: str) -> dict[str, str]:
    stretches = [one.stretch for one in occurrences]
    return {
        "when": "\n".join(printed_stretch(replace(one, printed_as=""), language=language) for one in stretches),
        "place": "\n".join(text_of(one, "place") for one in occurrences),
        "printed_as": "\n".join(text_of(one, "printed_as") for one in occurrences),
        "edtf": "\n".join(map(to_edtf, stretches)),
        "precision": "\n".join(one.precision.value for one in stretches),
    }


def text_of(row: Entry | Occurrence, name: str) -> str:
    """As it would be stored."""
    return row._meta.get_field(name).get_prep_value(getattr(row, name))


def flag(value: bool, language: str) -> str:
    return values.YES[language] if value else ""
