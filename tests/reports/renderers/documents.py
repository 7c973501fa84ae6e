"""Documents by hand, for tests of what prints them: no database, no clock."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from activities import richtext
from activities.dates import parse
from outputs.scopes import NONE, OutputScope
from reports.documents import (
    Budget,
    ChangeLine,
    Changes,
    Contact,
    Contribution,
    DataSheet,
    Disclaimer,
    Duration,
    EditionMark,
    EntryTable,
    Footnote,
    Footnotes,
    Funding,
    InShort,
    Legend,
    Occurrence,
    OutputLine,
    Piece,
    PieceKind,
    ReportDocument,
    Row,
    Span,
    State,
    TableKind,
)

LONG_TEXT = "<p>Global rules are required, and the Convention on Cybercrime offers them.</p>" * 60


def row(title="Seminar on cybercrime", *, when="5-9 Oct 09", place="Geneva", places=(), text="", **kwargs):
    """`places`, where given, has one place for each stretch of `when`."""
    understood = parse(when)
    where = places or [place] * len(understood.stretches)
    occurrences = tuple(
        Occurrence(stretch=stretch, place=name) for stretch, name in zip(understood.stretches, where, strict=True)
    )
    defaults = {"key": title, "language": "en", "outputs": NONE, "date_to_be_confirmed": understood.to_be_confirmed}
    return Row(title=title, occurrences=occurrences, text=richtext.blocks(text), **{**defaults, **kwargs})


def table(*rows, kind=TableKind.ACTIVITIES, heading="ACTIVITIES CARRIED OUT IN OCTOBER 2009"):
    return EntryTable(table=kind, heading=heading, rows=rows)


def sheet(**kwargs):
    defaults = {
        "title": "Global Project on Cybercrime, Phase 2",
        "references": ("DGHL/2009/2079",),
        "budget": Budget(currency="EUR", ceiling=Decimal(1_400_000), threshold=Decimal(500_000)),
        "funding": Funding(contributions=(Contribution(funder="Romania"), Contribution(funder="Microsoft"))),
        "duration": Duration(span=Span(start=date(2009, 3, 1), end=date(2011, 6, 30))),
        "outputs": (OutputLine(code="1", title="Legislation", statement="Legislation strengthened"),),
        "contact": Contact(
            unit="Economic Crime Division", organisation="Council of Europe\nStrasbourg", email="unit@example.org"
        ),
    }
    return DataSheet(**{**defaults, **kwargs})


def document(*sections, **kwargs):
    defaults = {
        "language": "en",
        "state": State.DRAFT,
        "project": "cybercrime-phase-2",
        "series": "Update",
        "period": Span(start=date(2009, 9, 15), end=date(2009, 10, 31)),
        "window": Span(start=date(2009, 11, 1), end=date(2009, 11, 30)),
        "date": date(2009, 11, 2),
        "title": "Update 15 September-31 October / forecast November 2009",
        "project_title": "Global Project on Cybercrime (phase 2)",
        "programme": "Project on Cybercrime",
        "author": "Economic Crime Division",
    }
    return ReportDocument(sections=sections, **{**defaults, **kwargs})


def small():
    """A little of everything that a document can hold."""
    french = row(
        "Séminaire francophone", when="18-19 Nov 09", place="Hanoi", language="fr", outputs=OutputScope.of(["6"])
    )
    text = (
        "<p>One <strong>bold</strong> <em>word</em>.</p><ul><li>first<ol><li>inner</li></ol></li><li>second</li></ul>"
    )
    return document(
        InShort(text="Two countries acceded."),
        sheet(),
        table(row(text=text, outputs=OutputScope(everything=True))),
        table(french, kind=TableKind.FORECASTS, heading="ACTIVITIES PLANNED FOR NOVEMBER 2009"),
        Legend(outputs=(OutputLine(code="1", title="Legislation", short_title="Laws"),)),
        Footnotes(notes=(Footnote(mark="Kosovo*", text="All references are without prejudice."),)),
        Disclaimer(text="The views are those of the authors."),
    )


def published(one):
    return replace(one, state=State.PUBLISHED)


def edition(one, number=1, **kwargs):
    return replace(published(one), edition=EditionMark(number=number, **kwargs))


def correction(one, **kwargs):
    """The second edition of a document, with one change word for word and one in a sentence."""
    words = (
        Piece(kind=PieceKind.KEPT, text="Forum in "),
        Piece(kind=PieceKind.REMOVED, text="Genf"),
        Piece(kind=PieceKind.ADDED, text="Genève"),
    )
    lines = (
        ChangeLine(subject="5-9 Oct 09, Forum", statement="text", language="fr", pieces=words),
        ChangeLine(subject="16 Oct 09, Visit to Argentina", statement="left out", language="en"),
    )
    changes = Changes(corrects=1, of=one.date, reason="A name was misspelt.", lines=lines)
    return edition(replace(one, sections=(*one.sections, changes)), number=2, previous="0" * 64, **kwargs)


# Scripts that no shipped font has, and two that DejaVu Sans has behind Noto Sans.
SAMPLE = (
    "Cyber 😀 ⌚✅☺\ufe0f हिन्दी ไทย 中文 العربية שלום 1\ufe0f\u20e3 👨\u200d👩 می\u200cخواهم → \uf0b7 x\u0323\u0301"
)
SCRIPTS = document(
    sheet(title=SAMPLE, objective=SAMPLE),
    table(row(SAMPLE, place=SAMPLE, text=f"<p>{SAMPLE} <b>{SAMPLE}</b> <i>{SAMPLE}</i> <b><i>{SAMPLE}</i></b></p>")),
    title=SAMPLE,
    project_title=SAMPLE,
    programme=SAMPLE,
)
