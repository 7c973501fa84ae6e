"""The desk's forms for entries: what they refuse and why, and that nothing typed is lost."""

import pytest
from django.urls import reverse

from activities.models import Activity, Entry, Forecast, Occurrence
from tests.factories import (
    ALL,
    make_activity,
    make_forecast,
    make_member,
    make_output,
    make_project,
)
from tests.forms import changed, sent_by

pytestmark = pytest.mark.django_db

ADD = reverse("admin:activities_activity_add")
LIST = reverse("admin:activities_activity_changelist")


@pytest.fixture
def project():
    project = make_project(title="Project on Cybercrime")
    make_output(project, "1")
    make_output(project, "1.10")
    make_output(project, "1.2")
    return project


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def posted(project, *lines, existing=(), **kwargs):
    """What the form posts; `lines` are (when, place) pairs, `existing` the occurrences that are shown already."""
    data = {
        "project": project.pk,
        "seen_version": 1,
        "title": "Expert meeting",
        "text": "",
        "occurrences-TOTAL_FORMS": len(lines),
        "occurrences-INITIAL_FORMS": len(existing),
    }
    for number, (when, place) in enumerate(lines):
        data |= {f"occurrences-{number}-when": when, f"occurrences-{number}-place": place}
    for number, occurrence in enumerate(existing):
        data |= {f"occurrences-{number}-id": occurrence.pk, f"occurrences-{number}-entry": occurrence.entry_id}
    return {**data, **kwargs}


def change(entry):
    return reverse(f"admin:activities_{entry.kind}_change", args=[entry.pk])


def page(response):
    return response.content.decode()


def test_only_a_title_and_when_are_required(desk, project):
    desk.post(ADD, posted(project, ("5-9 Oct 09", "")))

    entry = Activity.objects.get()
    assert (entry.title, entry.printed_when()) == ("Expert meeting", "5-9 Oct 09")


def test_a_line_of_several_stretches_is_saved_as_so_many(desk, project):
    desk.post(ADD, posted(project, ("28-30 Mar and 4-5 Apr 11", "Kyiv"), ("Sep 11", "Tbilisi")))

    occurrences = Occurrence.objects.all()
    assert [(str(one.start), one.place) for one in occurrences] == [
        ("2011-03-28", "Kyiv"),
        ("2011-04-04", "Kyiv"),
        ("2011-09-01", "Tbilisi"),
    ]


def test_dates_to_be_confirmed_are_marked(desk, project):
    desk.post(ADD, posted(project, ("24-25 Nov 09 (tbc)", "Baku")))

    assert Activity.objects.get().printed_when() == "24-25 Nov 09 (tbc)"


def test_a_text_is_typed_as_it_reads(desk, project):
    desk.post(ADD, posted(project, ("Oct 09", ""), text="First.\n\n- one\n- **two**"))

    assert Activity.objects.get().text == "<p>First.</p><ul><li>one</li><li><strong>two</strong></li></ul>"


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("16 Oct", "“16 Oct”: the year is missing."),
        ("31 Feb 2010", "“31 Feb 2010”: there is no such day."),
        ("9-5 Oct 09", "“9-5 Oct 09” ends before it starts."),
        ("soon", "“soon” is not understood."),
        ("", "This field is required."),
    ],
)
def test_dates_that_are_not_understood_are_refused_with_the_reason(desk, project, when, reason):
    response = desk.post(ADD, posted(project, (when, "Vienna"), text="A long text, typed with care."))

    assert reason in page(response)
    assert "A long text, typed with care." in page(response)
    assert 'value="Vienna"' in page(response)
    assert not Entry.objects.exists()


def test_an_entry_without_a_line_of_dates_is_refused(desk, project):
    response = desk.post(ADD, posted(project))

    assert "Say when: a date, a month, or tbc." in page(response)


def test_a_title_is_asked_for(desk, project):
    response = desk.post(ADD, posted(project, ("Oct 09", ""), title=" "))

    assert "This field is required." in page(response)


def test_a_text_that_is_too_long_is_refused_with_its_length(desk, project):
    response = desk.post(ADD, posted(project, ("Oct 09", ""), text="word " * 5_000))

    assert "The text has 24,999 characters; at most 20,000 fit." in page(response)


def test_all_outputs_and_a_list_are_refused_together(desk, project):
    output = project.outputs.first()

    response = desk.post(ADD, posted(project, ("Oct 09", ""), all_outputs="on", outputs=[output.pk]))

    assert "An entry serves all outputs or some of them, not both." in page(response)


def test_an_output_of_another_project_is_refused(desk, project):
    foreign = make_output(make_project())

    response = desk.post(ADD, posted(project, ("Oct 09", ""), outputs=[foreign.pk]))

    assert "is not one of the available choices" in page(response)


def test_a_wording_belongs_to_one_stretch(desk, project):
    data = posted(project, ("5 Oct 09 and 9 Oct 09", ""), **{"occurrences-0-printed_as": "October"})

    assert "A wording belongs to one stretch" in page(desk.post(ADD, data))


def test_another_project_cannot_be_written_to(desk, project):
    response = desk.post(ADD, posted(make_project(), ("Oct 09", "")))

    assert not Entry.objects.exists()
    assert "Select a valid choice" in page(response)


def test_a_saved_entry_shows_what_was_understood(desk, project):
    entry = make_activity(project, when="5-9 Oct 09")

    assert "Mon 5 – Fri 9 October 2009" in page(desk.get(change(entry)))


def test_the_form_offers_the_projects_own_open_outputs_in_natural_order(desk, project):
    make_output(make_project(), "9", title="Foreign")
    project.outputs.filter(code="1").update(closed_on="2009-12-31")

    form = desk.get(f"{ADD}?project={project.pk}").context["adminform"].form

    assert [output.code for output in form.fields["outputs"].queryset] == ["1.2", "1.10"]


def test_a_closed_output_stays_offered_where_it_is_chosen(desk, project):
    entry = make_activity(project, outputs=["1"])
    project.outputs.filter(code="1").update(closed_on="2009-12-31")

    form = desk.get(change(entry)).context["adminform"].form

    assert [output.code for output in form.fields["outputs"].queryset] == ["1", "1.2", "1.10"]


def test_saving_unchanged_changes_nothing(desk, project):
    entry = make_activity(project, when="5-9 Oct 09", place="Geneva", text="<p>Text</p>")

    desk.post(
        change(entry),
        posted(project, ("5-9 Oct 09", "Geneva"), existing=entry.occurrences.all(), title=entry.title, text="Text"),
    )

    entry.refresh_from_db()
    assert entry.version == 1


def test_who_saves_second_is_told_and_loses_nothing(desk, project):
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09")
    shown = list(entry.occurrences.all())
    desk.post(change(entry), posted(project, ("5-9 Oct 09", ""), existing=shown, title="First to save"))

    response = desk.post(
        change(entry), posted(project, ("5-9 Oct 09", ""), existing=shown, title="Second to save", text="My long text")
    )

    assert response.status_code == 409
    assert "after you had opened it" in page(response)
    assert "First to save" in page(response)
    assert "Second to save" in page(response)
    assert "My long text" in page(response)
    assert Activity.objects.get().title == "First to save"

    data = changed(sent_by(response), **{"_keep:title": "mine", "_keep:text": "mine", "_keep:occurrences": "theirs"})
    desk.post(change(entry), data)
    entry = Activity.objects.get()
    assert (entry.title, entry.text) == ("Second to save", "<p>My long text</p>")


@pytest.mark.parametrize("seen", ["", "0", "99"])
def test_a_save_that_does_not_say_what_it_saw_is_refused(desk, project, seen):
    entry = make_activity(project, title="Seminar")
    data = posted(project, ("Oct 09", ""), existing=entry.occurrences.all(), title="Overwritten", seen_version=seen)

    desk.post(change(entry), data)

    assert Activity.objects.get().title == "Seminar"


def test_a_copy_is_an_entry_of_its_own(desk, project):
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09")
    data = posted(
        project, ("6-10 Oct 09", ""), existing=entry.occurrences.all(), title="Seminar, repeated", _saveasnew="1"
    )

    desk.post(change(entry), data)

    first, second = Activity.objects.order_by("pk")
    assert (first.title, first.printed_when()) == ("Seminar", "5-9 Oct 09")
    assert (second.title, second.printed_when()) == ("Seminar, repeated", "6-10 Oct 09")
    assert first.uuid != second.uuid


def test_a_line_can_be_taken_away(desk, project):
    entry = make_activity(project, when="5 Oct 09 and 9 Nov 09")
    data = posted(
        project, ("5 Oct 09", ""), ("9 Nov 09", ""), existing=entry.occurrences.all(), **{"occurrences-1-DELETE": "on"}
    )

    desk.post(change(entry), data)

    assert Activity.objects.get().printed_when() == "5 Oct 09"


def test_a_forecast_has_an_outcome_and_no_text(desk, project):
    entry = make_forecast(project)
    form = desk.get(change(entry)).context["adminform"].form

    assert "outcome" in form.fields
    assert "text" not in form.fields

    desk.post(
        change(entry), posted(project, ("24-25 Nov 09", ""), existing=entry.occurrences.all(), outcome="cancelled")
    )
    assert Forecast.objects.get().outcome == "cancelled"


def test_the_list_shows_entries_as_the_document_prints_them(desk, project):
    make_activity(project, title="Visit", when="16 Oct 09", place="Buenos Aires", outputs=["1.10", "1.2"])
    make_activity(project, title="Newsletter", when="Oct 09", place="Strasbourg", outputs=ALL)

    shown = page(desk.get(LIST))

    for cell in ("16 Oct 09", "Buenos Aires", "1.2, 1.10", "Oct 09", "Strasbourg", "All"):
        assert f">{cell}</td>" in shown


@pytest.mark.parametrize("words", ["asuncion", "PARAGUAY", "convencion"])
def test_the_list_is_searched_without_accents_and_capitals(desk, project, words):
    make_activity(project, title="Found", place="Asunción, Paraguay", text="<p>La Convención</p>")
    make_activity(project, title="Another", place="Baku")

    shown = page(desk.get(LIST, {"q": words}))

    assert "Found" in shown
    assert "Another" not in shown


def test_the_project_is_chosen_once_where_there_are_several(desk, project):
    other = make_project(title="Second project")
    user = make_member(other)
    user.memberships.create(role="secretariat", project=project)
    desk.force_login(user)

    chooser = page(desk.get(ADD))

    assert f"?project={project.pk}" in chooser
    assert f"?project={other.pk}" in chooser


def test_where_there_is_one_project_it_is_not_asked_for(desk, project):
    assert desk.get(ADD).url == f"{ADD}?project={project.pk}"


def test_entries_of_another_project_answer_as_if_they_were_missing(desk, project):
    foreign = make_activity(make_project(), title="Secret")

    missing = desk.get(reverse("admin:activities_activity_change", args=[999_999]))
    answer = desk.get(change(foreign))

    assert (answer.status_code, answer.url) == (missing.status_code, missing.url)
    assert "Secret" not in page(desk.get(LIST))
    assert "Secret" not in page(desk.get(LIST, {"project": foreign.project_id}))


@pytest.mark.parametrize("entries", [12, 100])
def test_the_list_takes_the_same_number_of_queries_however_many_the_entries(
    desk, project, entries, django_assert_max_num_queries
):
    for _ in range(entries):
        make_activity(project, outputs=["1"])

    with django_assert_max_num_queries(14):
        desk.get(LIST)
