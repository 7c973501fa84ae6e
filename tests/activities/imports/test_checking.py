"""What each row would become, or what is wrong with it: said by the admin's own forms, in few questions."""

from datetime import date

import pytest

from activities.imports.checking import State, checked
from activities.models import Entry
from tests.factories import make_activity, make_forecast, make_output, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project()
    for code in ("1", "1.2", "1.10"):
        make_output(project, code)
    make_output(project, "9", closed_on=date(2009, 9, 1))
    return project


def row(project, **cells):
    (found,) = checked(project, [(2, {"title": "Seminar", "when": "5-9 Oct 09", **cells})], kind="activity")
    return found


def problems(project, **cells):
    return row(project, **cells).problems


def test_a_title_and_when_are_enough(project):
    found = row(project)

    assert (found.state, found.entry.title, found.understood) == (State.NEW, "Seminar", "Mon 5 – Fri 9 October 2009")


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"title": " "}, "title", "This field is required."),
        ({"title": "x" * 501}, "title", "Ensure this value has at most 500 characters (it has 501)."),
        ({"when": ""}, "when", "This field is required."),
        ({"when": "16 Oct"}, "when", "“16 Oct”: the year is missing."),
        (
            {"when": "5 Oct 09\n6 Oct 09", "place": "A\nB\nC"},
            "place",
            "3 lines, but 2 lines of dates: a line for each, or one for all.",
        ),
        ({"when": "\n".join(["Oct 09"] * 101)}, "when", "More than 100 lines of dates in one cell."),
        (
            {"when": "5 and 7 Oct 09", "printed_as": "October"},
            "printed_as",
            "A wording belongs to one stretch; give each a line of its own.",
        ),
        ({"place": "x" * 201}, "place", "Ensure this value has at most 200 characters (it has 201)."),
        ({"outputs": "1, 3"}, "outputs", "The project has no output “3”."),
        ({"outputs": "9"}, "outputs", "Output 9 is closed."),
        ({"language": "German"}, "language", "“German” is none of: English, French."),
        ({"place_to_be_confirmed": "perhaps"}, "place_to_be_confirmed", "“perhaps” is neither yes nor no."),
        ({"text": "x" * 20_001}, "text", "The text has 20,001 characters; at most 20,000 fit."),
        ({"outcome": "cancelled"}, "outcome", "An activity has no outcome and a forecast no text."),
        ({"kind": "forecast", "text": "Words"}, "text", "An activity has no outcome and a forecast no text."),
        ({"kind": "event"}, "kind", "“event” is none of: activity, forecast."),
        ({"key": "12"}, "key", "“12” is not a key. Empty the cell for a new entry."),
        ({"when": "", "edtf": "2009-13"}, "edtf", "“2009-13” is no date in EDTF."),
        (
            {"when": "", "edtf": "2009", "precision": "decade"},
            "precision",
            "“decade” is no precision. Known are: day, month, part-of-month, quarter, half-year, season, year, unknown.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_column(project, cells, column, reason):
    assert problems(project, **cells)[column] == [reason]


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("1, 1.10", ["1", "1.10"]),
        ("1;1.2", ["1", "1.2"]),
        ("1.2 and 1", ["1", "1.2"]),
        ("Output 1.2", ["1.2"]),
        ("1 1.2", ["1", "1.2"]),
        ("-", []),
    ],
)
def test_outputs_are_matched_as_people_write_them(project, told, codes):
    assert sorted(one.code for one in row(project, outputs=told).outputs) == codes


@pytest.mark.parametrize("told", ["All", "tous", "ALL OUTPUTS"])
def test_all_outputs_are_said_by_a_word(project, told):
    assert row(project, outputs=told).entry.all_outputs


def test_lines_of_dates_have_places_of_their_own_or_one_for_all(project):
    several, one = (
        row(project, when="Oct 09\n5 Nov 09", place="Kyiv\nTbilisi"),
        row(project, when="Oct 09\n5 Nov 09", place="Kyiv"),
    )

    assert [one.place for one in several.occurrences] == ["Kyiv", "Tbilisi"]
    assert [one.place for one in one.occurrences] == ["Kyiv", "Kyiv"]


def test_without_when_the_exchange_format_is_read(project):
    assert row(project, when="", edtf="2010-34").understood == row(project, when="Q2 10").understood
    assert row(project, when="", edtf="2010-03-01/2010-03-10", precision="part-of-month").told["when"] == "early Mar 10"


def test_a_row_with_a_key_changes_what_it_says_and_leaves_the_rest(project):
    entry = make_activity(project, title="Seminar", text="<p>Long text.</p>", outputs=["1"])

    (found,) = checked(project, [(2, {"key": str(entry.uuid), "title": "Workshop"})], kind="activity")

    assert (found.state, found.changes) == (State.CHANGED, [("title", "Seminar", "Workshop")])
    assert found.entry.text == "<p>Long text.</p>"


def test_an_empty_cell_empties(project):
    entry = make_activity(project, text="<p>Long text.</p>")

    (found,) = checked(project, [(2, {"key": str(entry.uuid), "text": ""})], kind="activity")

    assert found.changes == [("text", "Long text.", "")]


def test_without_a_key_the_entry_is_found_by_kind_title_and_dates(project):
    make_forecast(project, title="Seminar", when="5-9 Oct 09")
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09", place="Strasbourg")

    assert row(project).state == State.UNCHANGED
    assert row(project, place="Kyiv").stored == entry
    assert row(project, when="5-8 Oct 09").state == State.NEW


def test_of_the_same_entry_twice_the_second_is_refused(project):
    cells = {"title": "Seminar", "when": "5-9 Oct 09"}

    first, second = checked(project, [(2, cells), (5, cells)], kind="activity")

    assert (first.state, second.problems) == (State.NEW, {"": ["Stands in row 2 already."]})


def test_a_key_of_another_project_is_not_told_apart_from_one_that_is_taken(project):
    foreign = make_activity(make_project())

    assert problems(project, key=str(foreign.uuid)) == {"key": ["This key is taken. Empty the cell for a new entry."]}


def test_a_file_older_than_the_entry_is_told(project):
    entry = make_activity(project, title="Seminar")
    Entry.objects.update(version=3)

    assert problems(project, key=str(entry.uuid), version="2", place="Kyiv") == {
        "version": ["The entry has changed since this file was written. Export it again, or empty the cell."]
    }
    assert row(project, key=str(entry.uuid), version="2", place="Strasbourg").state == State.UNCHANGED


@pytest.mark.parametrize("rows", [2, 60])
def test_the_database_is_asked_a_fixed_number_of_times(project, rows, django_assert_num_queries):
    entries = [make_activity(project, title=f"Seminar {number}", outputs=["1"]) for number in range(rows // 2)]
    table = [(2 + n, {"title": one.title, "when": "5-9 Oct 09", "outputs": "1, 1.2"}) for n, one in enumerate(entries)]
    table += [(200 + n, {"title": f"New {n}", "when": "Oct 09", "key": str(one.uuid)}) for n, one in enumerate(entries)]

    with django_assert_num_queries(10):
        checked(project, table, kind="activity")
