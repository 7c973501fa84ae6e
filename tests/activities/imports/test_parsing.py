"""Files into rows of text: what cells say, and files that are refused."""

import subprocess
import time
from datetime import date, datetime

import pytest

from activities.imports import archives, child, parsing, refusals
from activities.imports.parsing import rows_of
from activities.imports.refusals import FileRefused
from tests.activities.imports.books import HEAD, archive, by_hand, filled, parts

SOON = 20


def cells(content):
    return [row for _, row in rows_of(content)]


def refused(content):
    started = time.monotonic()
    with pytest.raises(FileRefused) as refusal:
        rows_of(content)
    assert time.monotonic() - started < SOON
    return refusal.value.template


def test_a_cell_is_taken_as_it_stands():
    def formats(sheet):
        sheet["C1"].number_format, sheet["D1"].number_format = "mmm-yy", "0.00"

    row = ["=SUM(1;2)", date(2009, 10, 5), datetime(2009, 9, 1, 14, 30), 1.1, 7, True, " Text\nof two lines "]

    assert cells(filled(row, change=formats)) == [
        ["=SUM(1;2)", "2009-10-05", "2009-09", "1.10", "7", "yes", " Text\nof two lines "]
    ]


def test_a_day_is_a_day_whatever_format_shows_it():
    def formats(sheet):
        for cell, code in zip(
            "ABCDE", ["dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", '"le" d/m/yy', "yyyy", 'General" days"'], strict=True
        ):
            sheet[f"{cell}1"].number_format = code

    assert cells(filled([date(2009, 10, 5)] * 4 + [40091], change=formats)) == [
        ["2009-10-05", "2009-10-05", "2009-10-05", "2009", "40091"]
    ]


def test_a_formula_is_its_text_and_what_was_computed_is_not_read():
    rows = '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f t="shared" si="0">A1</f><v>9</v></c><c r="C2"><f t="shared" si="0"/><v>9</v></c></row>'

    assert cells(by_hand(rows))[1] == ["=1+1", "=A1", "=A1"]


def test_strings_in_pieces_are_one_and_excels_escapes_are_undone():
    strings = "<sst><si><r><t>Sem</t></r><r><t>inar</t></r><rPh><t>reading</t></rPh></si><si><t>_x0041_ _x005F_x0042_</t></si></sst>"
    rows = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'

    assert cells(by_hand(rows, strings=strings))[1] == ["Seminar", "A _x0042_"]


def test_rows_keep_their_numbers_and_gaps_are_empty():
    assert rows_of(by_hand('<row r="9"><c r="C9"><v>5</v></c></row>'))[1] == (9, ["", "", "5"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_csv_file_is_read_whatever_its_encoding_and_separator(encoding, separator):
    text = f'Titre{separator}Quand\r\n"Été{separator} ""à"" Genève"{separator}5 oct. 2009\r\n'

    assert cells(text.encode(encoding)) == [["Titre", "Quand"], [f'Été{separator} "à" Genève', "5 oct. 2009"]]


def test_excels_own_first_line_says_the_separator():
    assert rows_of(b"sep=|\r\nTitle|When\r\n") == [(2, ["Title", "When"])]


def test_a_text_that_begins_like_a_formula_stays_text():
    assert cells(b"Title,When\n=1+1,'=1+1\n''=1,'a\n") == [["Title", "When"], ["=1+1", "=1+1"], ["'=1", "'a"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", refusals.EMPTY),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, refusals.OLD_EXCEL),
        (b"\x00\x01\x02", refusals.UNREADABLE),
        (b"PK\x03\x04 and no more", refusals.UNREADABLE),
        (filled(["Title", "When"])[:900], refusals.UNREADABLE),
        (archive({"a.txt": "text"}), refusals.NO_WORKBOOK),
        (archive({**parts(), "../../etc/passwd": "x"}), refusals.SUSPICIOUS),
        (archive({**parts(), "/etc/passwd": "x"}), refusals.SUSPICIOUS),
        (archive({**parts(), **{f"xl/{n}.xml": "" for n in range(500)}}), refusals.SUSPICIOUS),
        (archive({**parts(), "xl/bomb.xml": "0" * 50_000_000}), refusals.SUSPICIOUS),
        (by_hand('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), refusals.FAR_AWAY),
        (by_hand('<row r="2"><c r="XFD2"><v>1</v></c></row>'), refusals.TOO_MANY_COLUMNS),
        (
            by_hand('<row r="5"><c r="A5"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>'),
            refusals.UNREADABLE,
        ),
        (by_hand("<row>", head=""), refusals.UNREADABLE),
        (by_hand(prolog='<!DOCTYPE a [<!ENTITY b "c">]>'), refusals.SUSPICIOUS),
        (b"Title,When\n" + b"a,b\n" * 2_020, refusals.TOO_MANY_ROWS),
        (b"Title,When\n" + b"," * 80 + b"x\n", refusals.TOO_MANY_COLUMNS),
        (b"Title,When\n" + b'"' + b"x" * 390_000 + b'",b\n' * 1, None),
        (b"Title,When\n" + (b"x" * 300_000 + b",b\n") * 22, refusals.TOO_LONG),
        (b"x" * 8_000_001, refusals.TOO_LARGE),
    ],
    ids=range(20),
)
def test_a_file_that_does_harm_or_is_none_is_refused_with_the_reason(content, reason):
    if reason is None:
        assert len(cells(content)) == 2
    else:
        assert refused(content) == reason


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_swell_are_never_expanded(part, encoding):
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]><a>&l11;</a>'.encode(encoding)

    assert refused(archive({**parts(strings="<sst/>"), part: bomb})) == refusals.SUSPICIOUS


def test_a_member_that_lies_about_its_size_is_read_no_further():
    content = archive({**parts(), "xl/worksheets/sheet1.xml": HEAD + " " * 20_000_000})
    sizes = (20_000_000 + len(HEAD)).to_bytes(4, "little")

    assert refused(content.replace(sizes, (1_000).to_bytes(4, "little"))) == refusals.UNREADABLE


def test_zeros_in_plenty_are_refused_before_anything_is_unpacked(monkeypatch):
    content = archive({**parts(), "xl/worksheets/sheet1.xml": "0" * 50_000_000})
    monkeypatch.setattr(archives.ZipFile, "open", None)

    with pytest.raises(FileRefused, match="not opened"):
        child.table(content)


@pytest.mark.parametrize(
    ("deed", "seconds", "ended"),
    [
        ("while True: pass", 60, subprocess.CalledProcessError),
        ("x = b'x' * 900_000_000", 60, subprocess.CalledProcessError),
        ("import time; time.sleep(60)", 2, subprocess.TimeoutExpired),
    ],
)
def test_what_takes_too_long_or_too_much_is_ended(monkeypatch, deed, seconds, ended):
    code = f"from activities.imports import child; child.SECONDS = 1; child.limit()\n{deed}"
    monkeypatch.setattr(parsing, "COMMAND", [*parsing.COMMAND[:4], "-c", code])
    monkeypatch.setattr(parsing, "SECONDS", seconds)

    with pytest.raises(FileRefused, match="too long or too much") as refusal:
        rows_of(b"Title,When\n")

    assert isinstance(refusal.value.__cause__, ended)


def test_the_child_knows_no_django_and_no_package():
    code = "import sys; import activities.imports.child; print([one for one in sys.modules if one.startswith(('django', 'openpyxl', 'outputs'))])"
    done = subprocess.run(
        [*parsing.COMMAND[:4], "-c", code], cwd=parsing.ROOT, capture_output=True, check=True, text=True
    )

    assert done.stdout == "[]\n"
