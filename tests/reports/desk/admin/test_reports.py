"""The desk's forms for reports: what they refuse, what they offer, and where they lead."""

import pytest
from django.urls import NoReverseMatch, reverse

from reports.models import Report
from tests.factories import (
    make_activity,
    make_administrator,
    make_forecast,
    make_member,
    make_project,
    make_report,
    make_series,
)
from tests.forms import shown

pytestmark = pytest.mark.django_db

ADD = reverse("admin:reports_report_add")


@pytest.fixture
def project():
    return make_project(title="Project on Cybercrime")


@pytest.fixture
def desk(client, project):
    make_series(project)
    client.force_login(make_member(project))
    return client


def posted(series, *placements, initial=0, **kwargs):
    data = {
        "series": series.pk,
        "period_start": "2009-09-15",
        "period_end": "2009-10-31",
        "window_start": "2009-11-01",
        "window_end": "2009-11-30",
        "date": "2009-11-02",
        "placements-TOTAL_FORMS": len(placements),
        "placements-INITIAL_FORMS": initial,
    }
    for number, placement in enumerate(placements):
        data |= {f"placements-{number}-{name}": value for name, value in placement.items()}
    return {**data, **kwargs}


def page(response):
    return response.content.decode()


def change(report):
    return reverse("admin:reports_report_change", args=[report.pk])


def test_a_report_is_made_of_its_days(desk, project):
    desk.post(ADD, posted(project.series.get()))

    assert str(Report.objects.get().period_end) == "2009-10-31"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"period_end": "2009-09-14"}, "The period ends before it starts."),
        ({"window_end": "2009-10-31"}, "The forecast window ends before it starts."),
        ({"in_short": "x" * 401}, "Ensure this value has at most 400 characters (it has 401)."),
        ({"date": "soon"}, "“soon” is not understood."),
        ({"date": ""}, "This field is required."),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(desk, project, change, reason):
    assert reason in page(desk.post(ADD, posted(project.series.get(), **change)))
    assert not Report.objects.exists()


def test_two_reports_of_a_series_cannot_end_on_one_day(desk, project):
    make_report(project)

    response = desk.post(ADD, posted(project.series.get()))

    assert "The series has a report that ends on this day already." in page(response)


def test_a_series_of_another_project_is_refused(desk):
    foreign = make_series(make_project())

    assert "Select a valid choice" in page(desk.post(ADD, posted(foreign)))


def test_what_is_left_out_has_a_reason(desk, project):
    report = make_report(project)
    entry = make_activity(project)

    left_out, seen = {"entry": entry.pk, "decision": "left-out"}, shown(desk, change(report))

    response = desk.post(change(report), posted(report.series, left_out, **seen))
    assert "Say why the entry is left out." in page(response)

    desk.post(change(report), posted(report.series, {**left_out, "reason": "No text yet"}, **seen))
    assert report.placements.get().reason == "No text yet"


def test_an_entry_is_placed_once(desk, project):
    report = make_report(project)
    entry = make_activity(project)
    report.placements.create(entry=entry, position=1)

    response = desk.post(
        change(report),
        posted(report.series, {"entry": entry.pk, "decision": "included"}, **shown(desk, change(report))),
    )

    assert "This entry stands in the list already." in page(response)


def test_only_entries_of_the_reports_project_are_offered_as_they_are_called(desk, project):
    report = make_report(project)
    make_activity(project, title="Expert meeting", when="6-7 Oct 09")
    make_activity(make_project(), title="Foreign")

    form = page(desk.get(f"{change(report)}"))

    inline = desk.get(change(report)).context["inline_admin_formsets"][0].formset.empty_form
    assert [label for _, label in inline.fields["entry"].choices][1:] == ["6-7 Oct 09 – Expert meeting"]
    assert "Foreign" not in form


def test_an_entry_of_another_project_cannot_be_placed(desk, project):
    report = make_report(project)
    foreign = make_activity(make_project())

    response = desk.post(
        change(report),
        posted(report.series, {"entry": foreign.pk, "decision": "included"}, **shown(desk, change(report))),
    )

    assert "Select a valid choice" in page(response)
    assert not report.placements.exists()


def test_a_report_leads_to_its_page_and_its_pdf(desk, project):
    report = make_report(project)

    form = page(desk.get(change(report)))

    assert f'href="{report.get_absolute_url()}"' in form
    assert f'href="{reverse("report-download", args=[project.slug, report.pk, "pdf"])}"' in form


def test_entries_are_filtered_by_the_period_of_a_report(desk, project):
    report = make_report(project)
    make_activity(project, title="Within", when="5-9 Oct 09")
    make_activity(project, title="Outside", when="5-9 Jan 10")
    make_forecast(project, title="Ahead", when="24-25 Nov 09")
    make_forecast(project, title="Later", when="24-25 Jan 10")

    activities = page(desk.get(reverse("admin:activities_activity_changelist"), {"report": report.pk}))
    forecasts = page(desk.get(reverse("admin:activities_forecast_changelist"), {"report": report.pk}))

    assert ("Within" in activities, "Outside" in activities) == (True, False)
    assert ("Ahead" in forecasts, "Later" in forecasts) == (True, False)


def test_the_period_of_a_foreign_report_finds_nothing_and_tells_nothing(desk, project):
    foreign = make_report(make_project(), title="Secret update")
    make_activity(project, title="Own")

    shown = page(desk.get(reverse("admin:activities_activity_changelist"), {"report": foreign.pk}))

    assert "What was asked for here is gone, or not for your account." in shown
    assert "Own" not in shown
    assert "Secret" not in shown


@pytest.mark.parametrize("entries", [12, 100])
def test_the_form_takes_the_same_number_of_queries_however_many_the_entries(
    desk, project, entries, django_assert_max_num_queries
):
    report = make_report(project)
    for position in range(entries):
        report.placements.create(entry=make_activity(project), position=position)

    with django_assert_max_num_queries(25):
        desk.get(change(report))


def test_groups_are_not_offered_for_rights_come_from_memberships(client):
    client.force_login(make_administrator())

    assert ">People</a>" in page(client.get(reverse("admin:outputs_user_changelist")))
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_group_changelist")
