"""Lists of entries: exported as they are filtered, and an entry copied by one click."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from activities.imports import columns, parsing
from activities.models import Activity, Forecast
from outputs.access import Role
from tests.factories import make_activity, make_forecast, make_member, make_output, make_project, make_report

pytestmark = pytest.mark.django_db

LIST = reverse("admin:activities_activity_changelist")
ADD = reverse("admin:activities_activity_add")


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    return project


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def exported(desk, format="csv", kind="activity", **asked):
    return desk.get(reverse(f"admin:activities_{kind}_export", args=[format]), asked)


def titles(response):
    return [cells["title"] for _, cells in columns.read(parsing.rows_of(response.getvalue()), most=2_000).rows]


def test_what_is_filtered_is_exported_all_pages_of_it(desk, project):
    for number in range(60):
        make_activity(project, title=f"In the period {number}", when="5-9 Oct 09")
    make_activity(project, title="Later", when="5-9 Jan 10")
    report = make_report(project)
    listed = desk.get(LIST, {"report": report.pk}).context["cl"].result_count

    for format in ("csv", "xlsx"):
        found = titles(exported(desk, format, report=report.pk))
        assert len(found) == listed == 60
        assert "Later" not in found


def test_a_search_is_exported_too_and_foreign_entries_never(desk, project):
    make_activity(project, title="Séminaire")
    make_activity(project, title="Workshop")
    make_activity(make_project(), title="Séminaire ailleurs")

    assert titles(exported(desk, q="seminaire")) == ["Séminaire"]


def test_nothing_in_a_file_is_a_formula(desk, project):
    make_activity(project, title="=1+1", place="@cmd")

    assert "'=1+1" in exported(desk).getvalue().decode()
    sheet = openpyxl.load_workbook(BytesIO(exported(desk, "xlsx").content)).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert "=1+1" in [cell.value for cell in sheet[2]]


def test_forecasts_are_exported_from_their_own_list(desk, project):
    make_forecast(project, title="Conference")
    make_activity(project)

    assert titles(exported(desk, kind="forecast")) == ["Conference"]


@pytest.mark.parametrize(("format", "asked", "status"), [("pdf", {}, 404), ("csv", {"nothing": "1"}, 400)])
def test_formats_and_filters_that_are_none(desk, format, asked, status):
    assert exported(desk, format, **asked).status_code == status


def test_managers_export_nothing_from_the_desk(client, project):
    client.force_login(make_member(project, Role.MANAGER))

    assert exported(client).status_code == 302


@pytest.mark.parametrize("entries", [2, 40])
def test_an_export_takes_the_same_number_of_queries(desk, project, entries, django_assert_num_queries):
    for _ in range(entries):
        make_activity(project, outputs=["1"])
    exported(desk).getvalue()

    with django_assert_num_queries(22):
        exported(desk).getvalue()


def test_a_list_offers_the_ways_to_bring_many(desk, project):
    make_activity(project)
    shown = desk.get(LIST).content.decode()

    assert f"{reverse('bring', args=['paste'])}?kind=activity" in shown
    assert f"{reverse('bring', args=['import'])}?kind=activity" in shown
    assert 'href="export/xlsx/' in shown


def test_a_copy_opens_filled_without_dates_and_is_an_entry_of_its_own(desk, project):
    entry = make_activity(project, title="Seminar", place="Kyiv", outputs=["1"], language="fr", text="<p>Held.</p>")
    address = f"{ADD}?project={project.pk}&copy={entry.pk}"
    assert address.replace("&", "&amp;") in desk.get(LIST).content.decode()

    form = desk.get(address).context["adminform"].form
    line, _spare = desk.get(address).context["inline_admin_formsets"][0].formset.forms

    assert (form["title"].value(), form["text"].value(), form["language"].value()) == ("Seminar", "Held.", "fr")
    assert form["outputs"].value() == [project.outputs.get().pk]
    assert (line["place"].value(), line["when"].value()) == ("Kyiv", None)
    assert form.instance.uuid != entry.uuid


def test_a_copy_has_a_line_for_each_place(desk, project):
    entry = make_activity(project, when="2-3 and 9-10 May 11", place="Kyiv")
    entry.occurrences.filter(position=1).update(place="Tbilisi")

    formset = desk.get(f"{ADD}?project={project.pk}&copy={entry.pk}").context["inline_admin_formsets"][0].formset

    assert [form["place"].value() for form in formset.forms] == ["Kyiv", "Tbilisi"]


@pytest.mark.parametrize("kind", ["foreign", "missing", "nonsense"])
def test_what_may_not_be_seen_is_not_copied(desk, project, kind):
    key = {"foreign": make_activity(make_project(), title="Secret").pk, "missing": 999_999, "nonsense": "٣x"}[kind]

    response = desk.get(f"{ADD}?project={project.pk}&copy={key}")

    assert response.status_code == 200
    assert "Secret" not in response.content.decode()


def test_a_copied_forecast_is_open_again(desk, project):
    entry = make_forecast(project, outcome="cancelled", reason="No money.")
    address = reverse("admin:activities_forecast_add")

    shown = desk.get(f"{address}?project={project.pk}&copy={entry.pk}")

    assert "No money." not in shown.content.decode()
    assert not shown.context["adminform"].form.instance.outcome
    assert (Activity.objects.count(), Forecast.objects.count()) == (0, 1)
