"""Any document that a report can have, for properties: long words, scripts of both directions, emoji, gaps, dates of
every precision, sections in any order. Texts are as they are stored.
"""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from html import escape

from hypothesis import settings
from hypothesis import strategies as st

from activities import richtext
from outputs.scopes import ALL, OutputScope
from outputs.text import normalise
from reports.documents import (
    Accounting,
    AccountLine,
    Attachment,
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
    Fate,
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
    section_name,
)
from tests.activities.dates.strategies import stretches

# A whole document takes as long to draw as a hundred texts: of these properties a long proof tries fewer examples.
whole_documents = settings(max_examples=min(settings().max_examples, 1_000))

WORDS = [
    *("Seminar", "on", "cybercrime", "<b>&amp;", '"quoted"', "Kosovo*", "C:\\\\path", "="),
    *("Rechtsschutzversicherungsgesellschaften", "x" * 300, "https://example.org/" + "a/" * 60),
    *("Συνέδριο", "για", "το", "έγκλημα", "Семинар", "по", "киберпреступности"),
    *("ندوة", "حول", "الجريمة", "סמינר", "על", "סייבר"),
    *("🇪🇺", "👩‍💻", "🎉", "𝔘𝔫𝔦", "e\u0301te\u0301", "ﬁ", "日本語", "\u00a0", "–", "‘so’"),
]
KEYS = [f"00000000-0000-4000-8000-{number:012}" for number in range(6)]
CODES = ["1", "1.2", "1.2.1", "1.2.1.1", "1.2.1.10", "1.10", "2", "A-3", "IV"]

languages = st.sampled_from(["en", "fr"])
keys = st.sampled_from(KEYS)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
words = st.one_of(st.sampled_from(WORDS), st.text(max_size=5))
# Most lines are ready made: a document has a hundred of them, and to draw each word of each takes its time.
READY = ["", *(normalise(" ".join(WORDS[start : start + 4]), multiline=False) for start in range(len(WORDS)))]
drawn_lines = st.lists(words, max_size=6).map(lambda drawn: normalise(" ".join(drawn), multiline=False))
lines = st.integers(0, 9).flatmap(lambda number: st.sampled_from(READY) if number else drawn_lines)
titles = lines.map(lambda line: line or "Untitled")
paragraphs = lines | st.lists(lines, max_size=3).map(lambda drawn: normalise("\n".join(drawn), multiline=True))
filled = paragraphs.map(lambda text: text or "Nothing more")
amounts = st.decimals(Decimal("0.01"), Decimal(10) ** 10, places=2)
currencies = st.sampled_from(["EUR", "USD", "XOF"])
scopes = st.one_of(st.just(ALL), st.lists(st.sampled_from(CODES), max_size=4).map(OutputScope.of))

styles = st.sampled_from(
    ["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://example.org/?a=1&amp;b">{}</a>']
)
marked = st.lists(st.tuples(styles, lines), min_size=1, max_size=3).map(
    lambda drawn: " ".join(style.format(escape(line)) for style, line in drawn)
)
lists = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(marked, min_size=1, max_size=3)).map(
    lambda drawn: f"<{drawn[0]}>{''.join(f'<li>{item}</li>' for item in drawn[1])}</{drawn[0]}>"
)
nested = st.tuples(marked, lists).map(lambda drawn: f"<ul><li>{drawn[0]}{drawn[1]}</li></ul>")
texts = st.lists(st.one_of(marked.map("<p>{}</p>".format), lists, nested), max_size=3).map(
    lambda drawn: richtext.blocks("".join(drawn))
)


@st.composite
def spans(draw):
    start = draw(days)
    return Span(start=start, end=start + timedelta(days=draw(st.integers(0, 1000))))


occurrences = st.builds(Occurrence, stretch=stretches, place=lines)


files = st.builds(
    Attachment,
    label=titles,
    reference=lines,
    languages=st.sampled_from([(), ("en",), ("en", "fr")]),
    file_name=st.sampled_from(["programme.pdf", "table.xlsx"]),
    sha256=st.sampled_from(["0" * 64, "1" * 64]),
    size=st.integers(1, 10_000_000),
)
links = st.builds(Attachment, label=titles, reference=lines, address=st.just("https://www.coe.int/cybercrime"))
attachments = st.just(()) | st.lists(files | links, max_size=2).map(tuple)


@st.composite
def rows(draw):
    return Row(
        key=draw(keys),
        language=draw(languages),
        title=draw(titles),
        occurrences=tuple(draw(st.lists(occurrences, min_size=1, max_size=3))),
        date_to_be_confirmed=draw(st.booleans()),
        place_to_be_confirmed=draw(st.booleans()),
        following=draw(st.integers(0, 2)),
        text=draw(texts),
        outputs=draw(scopes),
        funders_welcome=draw(st.booleans()),
        attachments=draw(attachments),
    )


def tables(kind):
    unique = st.lists(rows(), max_size=4, unique_by=lambda row: row.key).map(tuple)
    return st.builds(EntryTable, table=st.just(kind), heading=titles, output_word=lines, rows=unique)


counts = st.just((None, None)) | st.tuples(st.integers(0, 40), st.integers(0, 40))


@st.composite
def output_lines(draw):
    done, planned = draw(counts)
    return OutputLine(
        code=draw(st.sampled_from(CODES)),
        title=draw(titles),
        short_title=draw(lines),
        statement=draw(lines),
        closed_on=draw(st.none() | days),
        done=done,
        planned=planned,
    )


outputs = st.lists(output_lines(), max_size=4, unique_by=lambda output: output.code).map(tuple)
budgets = st.builds(
    Budget, currency=currencies, ceiling=amounts, threshold=st.none() | amounts, printed_as=lines
) | st.builds(Budget, currency=currencies, threshold=amounts)
contributions = st.builds(
    Contribution,
    funder=titles,
    note=lines,
    amount=st.none() | amounts,
    currency=currencies,
    share=st.none() | st.decimals(Decimal("0.01"), Decimal(100), places=2),
)
fundings = st.builds(Funding, contributions=st.lists(contributions, max_size=3).map(tuple), printed_as=paragraphs)
addresses = st.sampled_from(["", "unit@example.org", f"{'x' * 60}@example.org"])
contacts = st.builds(Contact, unit=lines, organisation=paragraphs, telephone=lines, fax=lines, email=addresses)
sheets = st.builds(
    DataSheet,
    title=titles,
    duration=st.builds(Duration, span=spans(), original_end=st.none() | days, printed_as=lines),
    references=st.lists(titles, max_size=2).map(tuple),
    area=paragraphs,
    budget=st.none() | budgets,
    funding=fundings,
    implementation=paragraphs,
    objective=paragraphs,
    output_word=lines,
    outputs=outputs,
    contact=st.none() | contacts,
)
pieces = st.builds(Piece, kind=st.sampled_from(PieceKind), text=titles)
change_lines = st.builds(
    ChangeLine, subject=titles, statement=titles, language=languages, pieces=st.lists(pieces, max_size=3).map(tuple)
)
changes_sections = st.builds(
    Changes, corrects=st.integers(1, 9), of=days, reason=titles, lines=st.lists(change_lines, max_size=3).map(tuple)
)
account_lines = st.builds(
    AccountLine,
    key=keys,
    language=languages,
    title=titles,
    announced=st.lists(occurrences, min_size=1, max_size=2).map(tuple),
    fate=st.sampled_from(Fate),
    now=st.lists(occurrences, max_size=2).map(tuple),
    reason=lines,
)
accountings = st.builds(
    Accounting,
    heading=titles,
    statement=titles,
    lines=st.lists(account_lines, max_size=4, unique_by=lambda line: line.key).map(tuple),
    not_announced=st.integers(0, 3),
    is_printed=st.booleans(),
)
notes = st.lists(st.builds(Footnote, mark=titles, text=titles), min_size=1, max_size=2).map(tuple)
SECTIONS = [
    changes_sections,
    st.builds(InShort, text=filled),
    sheets,
    accountings,
    *(tables(kind) for kind in TableKind),
    st.builds(Legend, output_word=lines, outputs=outputs),
    st.builds(Footnotes, notes=notes),
    st.builds(Disclaimer, text=filled),
]
marks = st.builds(EditionMark, number=st.integers(1, 99), previous=st.sampled_from(["", "0" * 64]))


@st.composite
def documents(draw):
    chosen = draw(st.lists(st.sampled_from(range(len(SECTIONS))), unique=True))
    return ReportDocument(
        language=draw(languages),
        state=draw(st.sampled_from(State)),
        project=draw(st.sampled_from(["cybercrime-phase-2", "reforme-2"])),
        series=draw(titles),
        period=draw(spans()),
        window=draw(spans()),
        date=draw(days),
        title=draw(titles),
        project_title=draw(titles),
        programme=draw(lines),
        author=draw(lines),
        edition=draw(st.none() | marks),
        sections=tuple(draw(SECTIONS[number]) for number in chosen),
    )


@st.composite
def mixed(draw, one, other):
    """Each field of either, down to the sections."""
    chosen = {part.name: getattr(draw(st.sampled_from([one, other])), part.name) for part in fields(one)}
    return replace(one, **chosen)


@st.composite
def later(draw, old, other):
    """A document that has much in common with `old`: some of its rows, outputs and sections, in some order."""
    new = {section_name(section): section for section in other.sections}
    sections = []
    for section in draw(st.permutations(old.sections)) if draw(st.booleans()) else old.sections:
        today = new.pop(section_name(section), None)
        if isinstance(section, EntryTable) and today:
            section = draw(resembling(section, today, "rows"))
        elif isinstance(section, DataSheet) and today:
            section = draw(resembling(section, today, "outputs"))
        elif today:
            section = draw(st.sampled_from([section, today]))
        if draw(st.integers(0, 4)):
            sections.append(section)
    sections += [section for section in new.values() if draw(st.booleans())]
    return replace(draw(mixed(old, other)), sections=tuple(sections))


@st.composite
def resembling(draw, old, new, name):
    """A table or data sheet with rows or outputs of both."""
    identity = {"rows": "key", "outputs": "code"}[name]
    kept = [part for part in getattr(old, name) if draw(st.integers(0, 3))]
    known = {getattr(part, identity) for part in kept}
    added = [part for part in getattr(new, name) if getattr(part, identity) not in known]
    parts = added + kept if draw(st.booleans()) else kept + added
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    return replace(draw(mixed(old, new)), **{name: tuple(parts)})


@st.composite
def pairs(draw):
    """Two documents: mostly a document and what became of it."""
    old, other = draw(documents()), draw(documents())
    return (old, other) if draw(st.integers(0, 3)) == 0 else (old, draw(later(old, other)))
