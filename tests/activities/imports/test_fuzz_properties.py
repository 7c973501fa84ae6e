"""Whatever is done to a file, it is answered with rows to look at or with a reason, in time, and nothing is written."""

import time
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import richtext
from activities.imports import batches, clipboard, columns, writing
from activities.imports.columns import COLUMNS
from activities.imports.parsing import rows_of
from activities.imports.refusals import FileRefused
from activities.models import Batch, Entry
from tests.activities.imports.books import archive, filled, parts
from tests.activities.richtext.texts import any_html
from tests.factories import make_administrator, make_output, make_project

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
SECONDS = 20
ROWS = [
    {
        "title": "Seminar",
        "when": "5-9 Oct 09",
        "place": "Kyiv",
        "outputs": "1, 2",
        "text": "First.\n\n- one",
        "kind": "activity",
    },
    {"title": "Conference", "when": "Oct 09\nNov 09", "place": "Baku\nKyiv", "outputs": "All", "kind": "forecast"},
]
FILES = [
    "".join(writing.csv_file(COLUMNS, ROWS, language="en")).encode(),
    writing.workbook(COLUMNS, ROWS, language="fr"),
    filled(["Title", "When", "Outputs"], ["=A1", datetime(2009, 10, 5, 9, 30), 1.5], ["x", 40091, "All"]),
    archive(
        parts(
            '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f>A1</f><v>1</v></c></row>',
            strings="<sst><si><t>x</t></si></sst>",
        )
    ),
]
SPLINTERS = [
    *(
        '<c r="XFD1048576"><v>1</v></c>',
        '<row r="0">',
        '<row r="99999999">',
        '<row r="-1"/>',
        "</row>",
        "</sheetData>",
        "<c/>",
    ),
    *(
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c t="s"><v>99999999999</v></c>',
        '<c s="9999999"><v>1e308</v></c>',
        '<c s="1"><v>nan</v></c>',
    ),
    *(
        "<!DOCTYPE x>",
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        "&a;",
        "&#0;",
        "_xD800_",
        "_x0000_",
        "\x00",
        "\ufffe",
        "]]>",
        "<![CDATA[",
    ),
    *(
        'date1904="1"',
        't="inlineStr"',
        't="e"',
        "<is><t>",
        "<f>",
        '<f t="shared" si="0"/>',
        "<v>٣</v>",
        "<v>1E5000</v>",
        'Target="../../x"',
    ),
    *(
        ",",
        '"',
        "\n",
        "\r",
        "\t",
        ";",
        "'=",
        "=cmd|' /C calc'!A0",
        "\n" * 300,
        '"' * 999,
        "x" * 40_000,
        "1," * 9_000,
        "sep=x\n",
    ),
]

ASKED = settings().max_examples
EXAMPLES = ASKED // 2 if ASKED > 1_000 else 25  # each starts a process
quietly = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


def bent(draw, content):
    """A few bytes taken out, doubled, changed or put in."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        piece = draw(
            st.sampled_from([b"", content[place : place + length] * 2, *(one.encode() for one in SPLINTERS)])
            | st.binary(max_size=9)
        )
        content = content[:place] + piece + content[place + length :]
    return content


@st.composite
def mutated(draw):
    content = draw(st.sampled_from(FILES))
    if content.startswith(b"PK") and draw(st.integers(0, 3)):
        with ZipFile(BytesIO(content)) as book:
            members = {name: book.read(name) for name in book.namelist()}
        name = draw(st.sampled_from(sorted(members)))
        return archive({**members, name: bent(draw, members[name])})
    return bent(draw, content)


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    make_output(project, "2")
    return project


@pytest.fixture
def by():
    return make_administrator()


def answered(read, project, by):
    """Rows to look at, or a reason; kept, as the page keeps them."""
    started = time.monotonic()
    try:
        batch = batches.keep(read(), project=project, kind="activity", by=by, at=NOW, source="x")
        said = batches.lines_of(Batch.objects.get(pk=batch.pk))
    except (FileRefused, richtext.TextTooLong) as reason:
        said = str(reason)
    assert said
    assert time.monotonic() - started < SECONDS
    assert not Entry.objects.exists()


@quietly
@given(content=mutated())
def test_a_mutated_file_is_answered_in_time_and_writes_nothing(content, project, by):
    answered(lambda: columns.read(rows_of(content), most=2_000), project, by)


@quietly
@given(content=st.binary(max_size=300))
def test_any_bytes_are_answered(content, project, by):
    answered(lambda: columns.read(rows_of(content), most=2_000), project, by)


CELLS = [
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=3>",
    "<td colspan=99>",
    "</table>",
    "<th>Date",
    "<th>Place",
    "<th>Activity",
    "5 Oct 09",
    "09",
    "6-7 Oct",
]
pasted = st.lists(st.sampled_from(CELLS) | any_html, max_size=30).map("".join)


@quietly
@given(
    html=pasted,
    text=st.text(max_size=200)
    | st.lists(st.sampled_from(["\t", "\n", '"', "5 Oct 09", "x"]), max_size=40).map("".join),
    plans=st.booleans(),
)
def test_whatever_is_pasted_is_answered(html, text, plans, project, by):
    for given_ in ({"html": html}, {"text": text}):
        answered(lambda given_=given_: clipboard.read(**given_, plans=plans), project, by)
