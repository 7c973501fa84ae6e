"""The changes in words, each named by date and title, as the document prints them and in its language."""

from collections.abc import Collection, Iterable, Iterator
from functools import singledispatch

from activities import richtext
from reports.changes import (
    Change,
    FieldChange,
    OrderChange,
    OutputChange,
    RowChange,
    SectionChange,
    SheetChange,
    TableChange,
)
from reports.corrections import printing
from reports.corrections.voice import Thing, Voice
from reports.documents import Accounting, ChangeLine, Row
from reports.renderers import formats

TEXTS = frozenset({"title", "project_title"})
SHEET_TEXTS = frozenset({"title", "area", "funding", "implementation", "objective", "contact"})


def told(
    changes: Iterable[Change], *, language: str, output_word: str = "", withheld: Collection[str] = ()
) -> tuple[ChangeLine, ...]:
    """A line per thing that changed, in the order of the changes. `output_word` is the project's word for an output.

    The date of a correction is its own, and no change. Of entries whose keys are withheld it is said that one was taken
    out, and not which.
    """
    voice = Voice(language=language, output_word=output_word)
    return tuple(
        line
        for change in changes
        if change.key != "date"
        for line in (unnamed(change, voice) if is_row_of(change, withheld) else lines(change, voice))
    )


def is_row_of(change: Change, keys: Collection[str]) -> bool:
    return isinstance(change, RowChange) and change.row in keys


def tells_of(change: Change, keys: Collection[str]) -> bool:
    """Whether the change is of a row, or of an accounting, that tells of one of the entries."""
    if not (isinstance(change, SectionChange) and isinstance(change.before, Accounting)):
        return is_row_of(change, keys)
    return any(line.key in keys for line in change.before.lines)


def unnamed(change: RowChange, voice: Voice) -> Iterable[ChangeLine]:
    return [voice.line(voice.phrases["sections"][change.table], voice.phrases["entry removed"])]


@singledispatch
def lines(change: Change, voice: Voice) -> Iterable[ChangeLine]:
    raise TypeError(f"Nothing is told of {type(change).__name__}.")


@lines.register
def _(change: FieldChange, voice: Voice) -> Iterable[ChangeLine]:
    before, after = (printing.field(change.field, value, voice.language) for value in (change.before, change.after))
    return voice.lines(
        voice.phrases["fields"][change.field], Thing(before=before, after=after, text=change.field in TEXTS)
    )


@lines.register
def _(change: SheetChange, voice: Voice) -> Iterable[ChangeLine]:
    before, after = (
        printing.sheet_field(change.field, value, voice.language) for value in (change.before, change.after)
    )
    subject = sheet_label(change.field, voice)
    return voice.lines(subject, Thing(before=before, after=after, text=change.field in SHEET_TEXTS))


def sheet_label(field: str, voice: Voice) -> str:
    """As the data sheet prints it; what has no line of its own there has a name here."""
    printed = "project_title" if field == "title" else field
    return voice.words.get(printed) or voice.phrases["fields"][field]


@lines.register
def _(change: OutputChange, voice: Voice) -> Iterable[ChangeLine]:
    before, after = change.before, change.after
    subject = f"{voice.output} {change.code}, {(before or after).title}"
    if before is None or after is None:
        return [voice.line(subject, voice.phrases["removed" if after is None else "added"])]
    closed = [printing.day(one.closed_on, voice.language) for one in (before, after)]
    return voice.lines(
        subject,
        Thing(what=voice.things["title"], before=before.title, after=after.title, text=True),
        Thing(what=voice.things["short title"], before=before.short_title, after=after.short_title),
        Thing(what=voice.things["statement"], before=before.statement, after=after.statement, text=True),
        Thing(what=voice.things["closed"], before=closed[0], after=closed[1]),
        Thing(
            what=voice.things["counts"],
            before=formats.counts(before, voice.language),
            after=formats.counts(after, voice.language),
        ),
    )


@lines.register
def _(change: RowChange, voice: Voice) -> Iterable[ChangeLine]:
    before, after = change.before, change.after
    subject = f"{printing.dates(before or after, voice.language)}, {(before or after).title}"
    if before is None or after is None:
        return [voice.line(subject, voice.phrases["removed from" if after is None else "added to"][change.table])]
    return voice.lines(subject, *things(change, voice))


def things(change: RowChange, voice: Voice) -> Iterator[Thing]:
    """A row in the order of its columns: what is printed of it before and after."""
    rows, language = (change.before, change.after), voice.language
    for what, (before, after) in (
        (voice.things["date"], [printing.dates(row, language) for row in rows]),
        (voice.things["further dates"], [printing.following(row, language) for row in rows]),
        (voice.things["place"], [printing.places(row, language) for row in rows]),
        (voice.output, [formats.scope(row.outputs, language) for row in rows]),
        (voice.things["welcome"], [voice.words["funders_welcome"] if row.funders_welcome else "" for row in rows]),
        (voice.things["language"], [printing.language_name(row.language, language) for row in rows]),
        (voice.things["attachments"], [printing.attachments(row) for row in rows]),
    ):
        yield Thing(what=what, before=before, after=after)
    yield from texts(change.before, change.after, voice)


def texts(before: Row, after: Row, voice: Voice) -> Iterator[Thing]:
    yield Thing(what=voice.things["title"], before=before.title, after=after.title, text=True, language=after.language)
    yield Thing(
        what=voice.things["text"],
        before=richtext.plain(before.text),
        after=richtext.plain(after.text),
        text=True,
        language=after.language,
        marked=before.text != after.text,
    )


@lines.register
def _(change: TableChange, voice: Voice) -> Iterable[ChangeLine]:
    subject = voice.phrases["sections"][change.table]
    if change.field == "heading":
        return voice.lines(
            subject, Thing(what=voice.things["heading"], before=change.before, after=change.after, text=True)
        )
    before, after = (word or voice.words["output"] for word in (change.before, change.after))
    return voice.lines(subject, Thing(what=voice.things["word for an output"], before=before, after=after))


@lines.register
def _(change: SectionChange, voice: Voice) -> Iterable[ChangeLine]:
    before, after = (printing.section_text(section, voice.language) for section in (change.before, change.after))
    subject = voice.phrases["sections"][change.name]
    if not before and not after and (change.before is None or change.after is None):
        return [voice.line(subject, voice.phrases["removed" if change.after is None else "added"])]
    return voice.lines(subject, Thing(before=before, after=after, text=True))


@lines.register
def _(change: OrderChange, voice: Voice) -> Iterable[ChangeLine]:
    return [voice.line(voice.phrases["sections"][change.of], voice.phrases["order"])]
