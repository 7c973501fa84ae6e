"""The content of a report as an immutable tree of plain values, to and from plain JSON.

Every format renders this tree and nothing else; an edition freezes it. Here may stand values (dates, amounts, blocks
of text, the language of each text) and statements already made in the document's language (titles, headings). Never a
row of the database, a clock, HTML or Django. Column heads, month names and the printing of numbers are the
renderers'.
"""

from reports.documents.nodes import (
    Attachment,
    Budget,
    Contact,
    Contribution,
    Duration,
    Footnote,
    Funding,
    Occurrence,
    OutputLine,
    Row,
    Span,
    State,
    TableKind,
)
from reports.documents.plain import KINDS, SCHEMA_VERSION, from_plain, section_name, to_plain
from reports.documents.sections import (
    Accounting,
    AccountLine,
    ChangeLine,
    Changes,
    DataSheet,
    Disclaimer,
    EditionMark,
    EntryTable,
    Fate,
    Footnotes,
    InShort,
    Legend,
    Logo,
    Logos,
    Piece,
    PieceKind,
    ReportDocument,
    Section,
)

__all__ = [
    "KINDS",
    "SCHEMA_VERSION",
    "AccountLine",
    "Accounting",
    "Attachment",
    "Budget",
    "ChangeLine",
    "Changes",
    "Contact",
    "Contribution",
    "DataSheet",
    "Disclaimer",
    "Duration",
    "EditionMark",
    "EntryTable",
    "Fate",
    "Footnote",
    "Footnotes",
    "Funding",
    "InShort",
    "Legend",
    "Logo",
    "Logos",
    "Occurrence",
    "OutputLine",
    "Piece",
    "PieceKind",
    "ReportDocument",
    "Row",
    "Section",
    "Span",
    "State",
    "TableKind",
    "from_plain",
    "section_name",
    "to_plain",
]
