"""A project file is loaded whole or not at all, and each problem names the entry and the key."""

import pytest

from activities.models import Activity, Entry, Forecast
from outputs.models import Project
from reports.models import Placement, Report
from reports.projectfile import ProjectFileError, export, load
from tests.factories import make_activity, make_project

pytestmark = pytest.mark.django_db

PROJECT = """
[project]
slug = "evidence"
title = "Project on electronic evidence"
start = 2010-01-01
end = 2011-12-31
"""
OUTPUTS = """
[[output]]
number = 1
title = "Legislation"
[[output]]
number = "1.10"
title = "Training"
"""
UPDATE = """
[update]
period_start = 2010-01-01
period_end = 2010-02-28
forecast_start = 2010-03-01
forecast_end = 2010-03-31
date = 2010-03-02
"""
SEMINAR = """
[[activity]]
title = "Seminar"
when = "8-9 Feb 10"
"""


def problems(text):
    with pytest.raises(ProjectFileError) as error:
        load(PROJECT + text)
    return error.value.problems


def activity(lines):
    return f'{OUTPUTS}[[activity]]\ntitle = "Seminar"\n{lines}'


def test_the_smallest_file_is_a_project_with_a_series():
    project, _ = load(PROJECT)

    assert [series.name for series in project.series.all()] == ["Update"]
    assert project.series.get().addressed_to_all


@pytest.mark.parametrize(
    ("dates", "printed"),
    [
        ('when = "8-9 Feb 10"', "8-9 Feb 10"),
        ('when = "les 8-9 février 2010"', "8-9 Feb 10"),
        ('when = "24-25 Nov 10 (tbc)"', "24-25 Nov 10 (tbc)"),
        ("start = 2010-02-08", "8 Feb 10"),
        ("start = 2010-02-08\nend = 2010-02-09", "8-9 Feb 10"),
        ('start = 2010-02-01\nend = 2010-02-28\nprecision = "month"', "Feb 10"),
        ('start = 2010-04-01\nend = 2010-06-30\nprecision = "quarter"', "Q2 10"),
        ('precision = "unknown"', "tbc"),
        ('when = "8-9 Feb 10"\ndate_as_printed = "8-9 Feb 10"', "8-9 Feb 10"),
        ('when = "16 Oct 10"\ndate_as_printed = "16 Oct"', "16 Oct"),
        ('when = "8 Feb 10"\ndate_to_be_confirmed = true', "8 Feb 10 (tbc)"),
        (
            '[[activity.occurrence]]\nwhen = "8 Feb 10"\n[[activity.occurrence]]\nwhen = "3 Mar 10"',
            "8 Feb and 3 Mar 10",
        ),
    ],
)
def test_dates_are_given_in_any_of_the_ways(dates, printed):
    load(PROJECT + activity(dates))

    assert Activity.objects.get().printed_when() == printed


def test_each_occurrence_has_a_place_of_its_own():
    load(
        PROJECT
        + activity(
            '[[activity.occurrence]]\nwhen = "8 Feb 10"\nplace = "Kyiv"\n[[activity.occurrence]]\nwhen = "Mar 10"\nplace = "Tbilisi"'
        )
    )

    assert Activity.objects.get().places() == ("Kyiv", "Tbilisi")


def test_outputs_are_all_some_or_none():
    load(
        PROJECT
        + OUTPUTS
        + "".join(
            f'[[activity]]\ntitle = "{number}"\nwhen = "Feb 10"\n{outputs}\n'
            for number, outputs in enumerate(('outputs = "All"', 'outputs = [1, "1.10"]', ""))
        )
    )

    scopes = [entry.scope for entry in Activity.objects.order_by("title")]
    assert [(scope.everything, scope.codes) for scope in scopes] == [(True, ()), (False, ("1", "1.10")), (False, ())]


def test_the_same_file_twice_changes_nothing():
    load(PROJECT + OUTPUTS + UPDATE + SEMINAR)
    before = list(Entry.objects.values())

    _, written = load(PROJECT + OUTPUTS + UPDATE + SEMINAR)

    assert written == 0
    assert list(Entry.objects.values()) == before


def test_entries_that_the_file_does_not_name_stay():
    project, _ = load(PROJECT)
    make_activity(project, title="Entered by hand")

    load(PROJECT + SEMINAR)

    assert sorted(Activity.objects.values_list("title", flat=True)) == ["Entered by hand", "Seminar"]


def test_an_entry_with_a_key_is_found_whatever_it_is_called():
    load(PROJECT + SEMINAR)
    key = Activity.objects.get().uuid

    load(PROJECT + f'[[activity]]\nkey = "{key}"\ntitle = "Conference"\nwhen = "Mar 10"')

    assert [(entry.title, entry.printed_when()) for entry in Activity.objects.all()] == [("Conference", "Mar 10")]


def test_the_order_of_the_file_is_kept_only_where_it_is_not_the_computed_one():
    ordered = '[[activity]]\ntitle = "A"\nwhen = "1 Feb 10"\n[[activity]]\ntitle = "B"\nwhen = "2 Feb 10"\n'
    load(PROJECT + UPDATE + ordered)
    assert not Placement.objects.exists()

    moved = '[[activity]]\ntitle = "B"\nwhen = "2 Feb 10"\n[[activity]]\ntitle = "A"\nwhen = "1 Feb 10"\n'
    load(PROJECT + UPDATE + moved)
    assert [(one.entry.title, one.position) for one in Placement.objects.order_by("position")] == [("B", 1), ("A", 2)]


def test_updates_may_be_several():
    updates = UPDATE.replace("[update]", "[[update]]") + UPDATE.replace("[update]", "[[update]]").replace(
        "2010-02-28", "2010-01-31"
    )
    load(PROJECT + updates)

    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = = 1", "This is not TOML: Invalid value (at line 7, column 10)"),
        ("colour = 1", "project: colour: is not known here."),
        ("[[activty]]\ntitle='x'", "the file: activty: is not known here."),
        ('[[activity]]\nwhen = "Feb 10"', "activity 1: title: is missing."),
        (
            '[[activity]]\ntitle = "Seminar"',
            "activity “Seminar”: when: is missing: give “when”, or start, end and precision.",
        ),
        (activity('when = "31 Feb 2010"'), "activity “Seminar”: when: “31 Feb 2010”: there is no such day."),
        (
            activity('start = 2010-02-02\nend = 2010-02-28\nprecision = "month"'),
            "activity “Seminar”: start: These days are not those of a whole unit of the precision month.",
        ),
        (
            activity("start = 2010-02-09\nend = 2010-02-08"),
            "activity “Seminar”: start: The last day comes before the first.",
        ),
        (
            activity('start = 2010-02-01\nprecision = "month"'),
            "activity “Seminar”: end: is missing: give “when”, or start, end and precision.",
        ),
        (
            activity('start = 2010-02-01\nprecision = "fortnight"'),
            "activity “Seminar”: precision: “fortnight” is none.",
        ),
        (activity('when = "Feb 10"\noutputs = [9]'), "activity “Seminar”: outputs: The project has no output “9”."),
        (
            activity('when = "Feb 10"\noutputs = "Some"'),
            "activity “Seminar”: outputs: must be “All” or a list of outputs, not “Some”.",
        ),
        (
            activity('when = "Feb 10"\noutputs = 1'),
            "activity “Seminar”: outputs: must be “All” or a list of outputs, not 1.",
        ),
        (
            activity('when = "Feb 10"\nlanguage = "de"'),
            "activity “Seminar”: language: Value 'de' is not a valid choice.",
        ),
        (activity('when = "Feb 10"\nkey = "seven"'), "activity “Seminar”: key: “seven” is not a UUID."),
        (
            activity('when = "Feb 10"\ntitle = "twice"'),
            "This is not TOML: Cannot overwrite a value",
        ),
        (
            activity(f'when = "Feb 10"\ndescription = "{"word " * 5000}"'),
            "activity “Seminar”: description: The text has 24,999 characters; at most 20,000 fit.",
        ),
        (
            activity('when = "Feb 10"\n[[activity.occurrence]]\nwhen = "Feb 10"'),
            "activity “Seminar”: when: stands beside [[occurrence]] tables; give it there.",
        ),
        (
            activity('when = "1 and 5 Feb 10"\nprinted_as = "February"'),
            "activity “Seminar”: printed_as: belongs to one stretch; give each its own [[occurrence]].",
        ),
        (SEMINAR + SEMINAR, "activity “Seminar”: title: stands in the file twice."),
        (
            '[[forecast]]\ntitle = "Visit"\nwhen = "Feb 10"\ndescription = "x"',
            "forecast “Visit”: description: is not known here.",
        ),
        ('[[output]]\nnumber = true\ntitle = "x"', "output “True”: number: must be an integer or a text, not True."),
        ("[update]\ndate = 2010-03-02", "update 1: period_end: is missing."),
        (
            UPDATE.replace("period_end = 2010-02-28", "period_end = 2009-02-28"),
            "update “2009-02-28”: The period ends before it starts.",
        ),
        (UPDATE + 'series = "Annual"', "update “2010-02-28”: series: The project has no series “Annual”."),
        ('[project.contact]\nemail = "nobody"', "project: contact.email: Enter a valid email address."),
        (
            '[[series]]\nname = "Update"\nsections = ["legend", "weather"]',
            "series “Update”: sections: Sections are chosen from:",
        ),
    ],
)
def test_a_bad_file_changes_nothing_and_says_where_it_is_bad(text, problem):
    told = problems(text)

    assert any(one.startswith(problem) for one in told), told
    assert not Project.objects.exists()


def test_all_problems_are_told_at_once():
    told = problems(
        '[[activity]]\ntitle = "A"\nwhen = "soon"\n[[forecast]]\ntitle = "B"\nwhen = "31 Feb 10"\noutputs = [3]'
    )

    assert [one.split(":")[0] for one in told] == ["activity “A”", "forecast “B”", "forecast “B”"]


def test_a_project_that_is_there_stays_as_it_was_when_its_file_turns_bad():
    load(PROJECT + SEMINAR)

    problems(SEMINAR.replace("8-9 Feb 10", "10 Mar 10") + '[[forecast]]\ntitle = "B"\nwhen = "soon"')

    assert Activity.objects.get().printed_when() == "8-9 Feb 10"


def test_a_key_of_another_projects_entry_is_refused():
    foreign = make_activity(make_project())

    assert problems(activity(f'when = "Feb 10"\nkey = "{foreign.uuid}"')) == [
        "activity “Seminar”: key: belongs to an entry of another project."
    ]


RICH = (
    """
[project]
slug = "rich"
programme = "Programme"
title = "A rich project"
formal_title = "A rich project, formally"
language = "fr"
reference = ["A/1", "B/2"]
area = "Everywhere"
currency = "CHF"
budget_ceiling = 1234567.5
budget_threshold = 80000
budget_printed_as = "About a million"
funding_printed_as = "Many"
implementation = "Us"
start = 2010-01-01
end = 2012-12-31
original_end = 2011-12-31
extended_on = 2011-06-01
duration_printed_as = "Long"
objective = "To do good"
output_word = "Résultat"
disclaimer = "The views are ours."
[project.contact]
unit = "Unit"
organisation = "Organisation\\nStreet"
telephone = "1"
fax = "2"
email = "unit@example.org"
[[project.funding]]
funder = "Romania"
note = "in kind"
amount = 1000.25
currency = "EUR"
share = 12.5
since = 2010-05-01
[[project.footnote]]
mark = "Kosovo*"
text = "All references are without prejudice."
[[series]]
name = "Update"
addressed_to_all = false
funders = ["Romania"]
public = true
sections = ["forecasts", "activities"]
earlier_heading = "Late"
disclaimer = "Ours."
distribution_list = "unit@example.org"
[[series]]
name = "Annual"
language = "en"
"""
    + OUTPUTS
    + UPDATE
    + """series = "Annual"
title = "The year"
activities_heading = "Done"
forecasts_heading = "To do"
in_short = "Much."
[[activity]]
title = "Second"
when = "from Nov 10"
printed_as = "autumn on"
place = "Kyiv"
place_to_be_confirmed = true
outputs = [1, "1.10"]
language = "en"
description = "<p>One <strong>bold</strong>\\n word</p><ul><li>x</li></ul>"
[[activity]]
title = "First"
[[activity.occurrence]]
when = "8 Feb 10 (tbc)"
place = "Kyiv"
[[activity.occurrence]]
when = "early Mar 10"
[[forecast]]
title = "Visit"
when = "tbc"
outputs = "All"
outcome = "cancelled"
"""
)


def test_an_export_loaded_elsewhere_gives_an_equal_export():
    project, _ = load(RICH)
    report = Report.objects.get()
    entries = {entry.title: entry for entry in Entry.objects.all()}
    report.placements.create(entry=entries["First"], decision="left-out", reason="No text yet", position=0)
    report.placements.create(entry=entries["Second"], decision="included")
    first = export(project)
    report.placements.all().delete()
    report.delete()
    project.series.all().delete()
    project.delete()

    elsewhere, _ = load(first)

    assert export(elsewhere) == first
    assert load(first)[1] == 0
    for word in (
        "autumn on",
        "A/1",
        "1234567.5",
        "No text yet",
        "cancelled",
        "All references",
        "Résultat",
        "early Mar 10",
    ):
        assert word in first


def test_forecasts_are_loaded_too():
    load(PROJECT + '[[forecast]]\ntitle = "Visit"\nwhen = "Q2 10"\nplace = "Baku"')

    assert Forecast.objects.get().places() == ("Baku",)
