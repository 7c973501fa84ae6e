"""Entries at the desk: who saves second chooses, what was deleted comes back, and every change is in the history."""

import pytest
from django.urls import reverse
from reversion.models import Revision, Version

from activities import outcomes
from activities.models import Activity, Entry, Forecast
from outputs import history
from outputs.history import reading
from outputs.history.restoring import bring_back
from outputs.models import AuditRecord
from tests.factories import (
    ALL,
    make_activity,
    make_attachment,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_series,
)
from tests.forms import changed, filled, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project(title="Project on Cybercrime")
    make_output(project, "1")
    make_output(project, "1.2")
    return project


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project, username="first", first_name="Ada"))
    return client


def address(entry, name="change", *more):
    return reverse(f"admin:activities_{entry.kind}_{name}", args=[entry.pk, *more])


def page(response):
    return response.content.decode()


def told(entry):
    return [(one.verb, {each.label: each.after for each in one.differences}) for one in reading.history(entry)]


def test_the_second_to_save_sees_dates_places_outputs_and_flags_side_by_side(desk, project):
    entry = make_activity(project, when="5-9 Oct 09", place="Geneva", outputs=["1"])
    left_open = filled(desk, address(entry))
    second = str(project.outputs.get(code="1.2").pk)
    theirs = {"occurrences-0-when": "6-10 Oct 09", "outputs": [second], "place_to_be_confirmed": "on"}
    desk.post(address(entry), filled(desk, address(entry), **theirs))

    asked = desk.post(address(entry), changed(left_open, **{"occurrences-0-place": "Bern", "title": "Mine"}))
    questions = {one.name: (one.theirs, one.mine, one.lean) for one in asked.context["questions"]}

    assert questions == {
        "title": ("Seminar on cybercrime", "Mine", "mine"),
        "outputs": ("1.2 Output 1.2", "1 Output 1", "theirs"),
        "place_to_be_confirmed": ("yes", "no", "theirs"),
        "occurrences": ("6-10 Oct 09 · Geneva", "5-9 Oct 09 · Bern", ""),
    }

    desk.post(address(entry), changed(sent_by(asked), **{"_keep:occurrences": "mine"}))

    entry.refresh_from_db()
    assert (entry.title, entry.printed_when(), entry.places()) == ("Mine", "5-9 Oct 09", ("Bern",))
    assert ([one.code for one in entry.outputs.all()], entry.place_to_be_confirmed) == (["1.2"], True)


def test_a_text_reads_alike_whether_the_editor_sent_it_or_a_plain_field(desk, project):
    entry = make_activity(project, text="<p>The meeting:</p><ul><li>agreed</li></ul>")
    left_open = filled(desk, address(entry))
    desk.post(address(entry), filled(desk, address(entry), text="The meeting:\n\n- agreed\n- ended"))

    written = "<!doctype html><p>The meeting:</p><ul><li><p>agreed <strong>more</strong></p></li></ul>"
    asked = desk.post(address(entry), changed(left_open, text=written))

    assert [(one.theirs, one.mine) for one in asked.context["questions"]] == [
        ("The meeting:\n\n- agreed\n- ended", "The meeting:\n\n- agreed **more**")
    ]


def test_their_dates_can_be_kept(desk, project):
    entry = make_activity(project, when="5 Oct 09 and 9 Nov 09", place="Geneva")
    left_open = filled(desk, address(entry))
    desk.post(address(entry), filled(desk, address(entry), **{"occurrences-0-when": "1 Oct 09"}))

    asked = desk.post(address(entry), changed(left_open, **{"occurrences-1-DELETE": "on"}))
    desk.post(address(entry), changed(sent_by(asked), **{"_keep:occurrences": "theirs"}))

    assert Activity.objects.get().printed_when() == "1 Oct and 9 Nov 09"


def test_a_double_click_makes_one_entry(desk, project):
    add = f"{reverse('admin:activities_activity_add')}?project={project.pk}"
    typed = filled(desk, add, title="Expert meeting", **{"occurrences-0-when": "Oct 09"})

    desk.post(add, typed)
    second = desk.post(add, typed)

    assert (second.status_code, second.url) == (302, address(Activity.objects.get()))


def test_every_change_is_in_the_history_with_who_when_and_what(desk, project):
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09", place="Geneva", outputs=["1"])
    form = filled(desk, address(entry), title="Two seminars", text="First.\n\nSecond.", all_outputs="on", outputs=None)
    desk.post(address(entry), changed(form, **{"occurrences-0-when": "28-30 Mar and 4-5 Apr 11"}))

    newest, made = reading.history(entry)

    assert (newest.by, newest.verb, made.verb) == ("Ada", "Changed", "Made")
    assert {one.label: (one.before, one.after) for one in newest.differences} == {
        "Title": ("Seminar", "Two seminars"),
        "When": ("5-9 Oct 09", "28-30 Mar and 4-5 Apr 11"),
        "Outputs": ("1", "All"),
        "Text": ("", "First.\nSecond."),
    }
    shown = page(desk.get(address(entry, "history")))
    assert "<del>Seminar</del> <ins>Two seminars</ins>" in shown
    assert "serialized" not in shown


def test_an_entry_that_was_there_before_its_history_loses_nothing(desk, project):
    entry = make_activity(project, title="Seminar")
    Version.objects.all().delete()
    desk.post(address(entry), filled(desk, address(entry), title="Renamed"))

    assert [verb for verb, _ in told(entry)] == ["Changed", "As it stood when its history began"]


def test_an_older_version_comes_back_whole_under_a_new_number(desk, project):
    entry = make_activity(
        project, title="Seminar", when="5 Oct 09 and 9 Nov 09", place="Geneva", outputs=["1", "1.2"], text="<p>Old</p>"
    )
    form = filled(desk, address(entry), title="Other", text="New", all_outputs="on", outputs=None)
    desk.post(address(entry), changed(form, **{"occurrences-0-when": "tbc", "occurrences-1-DELETE": "on"}))
    oldest = history.versions_of(entry).last()

    back = filled(desk, address(entry, "version", oldest.pk))
    desk.post(address(entry, "version", oldest.pk), back)

    entry = Activity.objects.get()
    assert (entry.title, entry.text, entry.version) == ("Seminar", "<p>Old</p>", 3)
    assert (entry.printed_when(), entry.places()) == ("5 Oct and 9 Nov 09", ("Geneva",))
    assert [one.code for one in entry.outputs.all()] == ["1", "1.2"]
    assert told(entry)[0][0] == "Brought back"


def test_a_version_is_not_brought_back_over_a_change_that_was_not_seen(desk, project):
    entry = make_activity(project, title="Seminar")
    oldest = history.versions_of(entry).last()
    desk.post(address(entry), filled(desk, address(entry), title="Second"))
    back = filled(desk, address(entry, "version", oldest.pk))
    desk.post(address(entry), filled(desk, address(entry), title="Third"))

    response = desk.post(address(entry, "version", oldest.pk), back)

    assert response.status_code == 409
    assert Activity.objects.get().title == "Third"


def test_outcomes_are_in_the_history_by_their_verbs_and_one_batch_is_one_revision(desk, project):
    first, second = make_forecast(project, title="Conference"), make_forecast(project, title="Workshop")
    revisions = Revision.objects.count()
    desk.post(
        reverse("project-forecasts-cancel", args=[project.slug]),
        {"forecast": [first.pk, second.pk], "reason": "elections"},
    )

    assert Revision.objects.count() == revisions + 1
    for forecast in (first, second):
        assert told(forecast)[0] == ("Cancelled", {"Outcome": "cancelled", "Public reason": "elections"})
        assert next(iter(reading.history(forecast))).by == "Ada"


def test_carrying_out_and_undoing_it_are_in_the_history_of_both(project):
    forecast = make_forecast(project, title="Conference")
    before = outcomes.carry_out(forecast)
    activity = Activity.objects.get()

    assert told(forecast)[0] == ("Carried out", {"Outcome": "carried out", "Carried out by": "Conference"})
    assert told(activity)[0][1]["Carries out"] == "Conference"

    outcomes.undo(before)
    assert told(forecast)[0] == ("Undone", {"Outcome": "", "Carried out by": ""})


def delete(desk, entry, reason="Entered twice"):
    return desk.post(address(entry, "delete"), {"post": "yes", "reason": reason})


def test_deleting_asks_why_and_is_undone_whole(desk, project):
    forecast = make_forecast(project, title="Conference", when="24-25 Nov 09", outputs=["1.2"], place="Baku")
    outcomes.carry_out(forecast)
    make_series(project).withholdings.create(entry=forecast, reason="Confidential")
    uuid, pk = forecast.uuid, forecast.pk

    assert delete(desk, forecast, reason="").status_code == 409
    delete(desk, forecast)
    assert not Forecast.objects.exists()
    listed = page(desk.get(reverse("admin:activities_forecast_deleted")))
    assert "Conference" in listed
    assert "Entered twice" in listed

    version = history.versions_of(forecast).first()
    desk.post(reverse("admin:activities_forecast_undelete", args=[version.pk]))

    back = Forecast.objects.get()
    assert (back.uuid, back.pk, back.outcome, back.version) == (uuid, pk, "carried-out", 3)
    assert (back.printed_when(), back.places()) == ("24-25 Nov 09", ("Baku",))
    assert [one.code for one in back.outputs.all()] == ["1.2"]
    assert back.fulfilments.get().activity == Activity.objects.get()
    assert back.withholdings.get().reason == "Confidential"
    assert [one.verb for one in reading.history(back)][:2] == ["Brought back", "Deleted"]
    assert list(AuditRecord.objects.order_by("pk").values_list("verb", flat=True))[-2:] == ["deleted", "brought back"]
    assert "is there again" in page(desk.get(reverse("admin:activities_forecast_deleted")))
    assert "Conference" not in page(desk.get(reverse("admin:activities_forecast_deleted")))


def test_what_is_linked_no_more_stays_away(desk, project):
    forecast = make_forecast(project, title="Conference")
    outcomes.carry_out(forecast)
    delete(desk, forecast)
    delete(desk, Activity.objects.get())
    version = history.versions_of(forecast).first()

    desk.post(reverse("admin:activities_forecast_undelete", args=[version.pk]))

    assert not Forecast.objects.get().fulfilments.exists()


def test_several_are_deleted_for_one_reason_in_one_batch(desk, project):
    entries = [make_activity(project, title=title) for title in ("One", "Two")]
    chosen = {"action": "delete_chosen", "_selected_action": [one.pk for one in entries]}
    listed = reverse("admin:activities_activity_changelist")

    asked = desk.post(listed, chosen)
    refused = desk.post(listed, {**chosen, "confirmed": "1", "reason": ""})
    assert ("Why is it deleted?" in page(asked), refused.status_code, Entry.objects.count()) == (True, 409, 2)

    desk.post(listed, {**chosen, "confirmed": "1", "reason": "Entered twice"})

    assert not Entry.objects.exists()
    assert page(desk.get(reverse("admin:activities_activity_deleted"))).count("Entered twice") == 2


def test_what_another_project_deleted_is_neither_listed_nor_brought_back(desk, client, project):
    foreign = make_activity(make_project(), title="Secret")
    other = make_member(foreign.project)
    client.force_login(other)
    delete(client, foreign)
    client.get(reverse("admin:activities_activity_deleted"))
    version = history.versions_of(foreign).first()
    client.force_login(make_member(project))

    assert "Secret" not in page(client.get(reverse("admin:activities_activity_deleted")))
    for kept in (version.pk, 999_999):
        assert client.post(reverse("admin:activities_activity_undelete", args=[kept])).status_code == 404
    assert not Entry.objects.exists()


def test_versions_of_a_foreign_entry_are_missing(desk, project):
    own, foreign = make_activity(project), make_activity(make_project(), title="Secret")
    kept = history.versions_of(foreign).first().pk

    for url in (address(foreign, "version", kept), address(own, "version", kept), address(foreign, "history")):
        assert desk.get(url).status_code == 404


def without_its_file(desk, entry):
    return desk.post(address(entry), filled(desk, address(entry), **{"attachments-0-DELETE": "on"}))


def test_files_and_links_are_in_the_history_and_come_back(desk, project):
    entry = make_activity(project)
    programme = make_attachment(entry, label="Programme", reference="T-CY (2009) 07")
    history.keep(entry)
    without_its_file(desk, entry)
    assert not entry.attachments.exists()

    assert told(entry)[0][1] == {"Files and links": ""}
    with_it = history.versions_of(entry)[1]
    back = filled(desk, address(entry, "version", with_it.pk))
    desk.post(address(entry, "version", with_it.pk), back)

    (restored,) = entry.attachments.all()
    assert (restored.uuid, restored.label, restored.file) == (programme.uuid, "Programme", programme.file)
    assert told(entry)[0] == (
        "Brought back",
        {"Files and links": "Programme (T-CY (2009) 07, programme.pdf, 21\xa0bytes; for readers)"},
    )
    assert Activity.objects.get().version == entry.version + 2


def test_files_that_were_there_before_the_history_are_in_it_before_they_go(desk, project):
    entry = make_activity(project)
    make_attachment(entry)
    Version.objects.all().delete()

    without_its_file(desk, entry)

    assert [verb for verb, _ in told(entry)] == ["Changed", "As it stood when its history began"]
    assert told(entry)[0][1] == {"Files and links": ""}


def test_each_kind_lists_what_was_deleted_of_it_and_brings_back_no_other(desk, project):
    activity, forecast = make_activity(project, title="Seminar"), make_forecast(project, title="Conference")
    for entry in (activity, forecast):
        delete(desk, entry)
    version = history.versions_of(forecast).first().pk

    shown = desk.get(reverse("admin:activities_activity_deleted")).context["shown"]

    assert [one.version.object_repr for _project, found in shown for one in found] == ["Seminar"]
    assert desk.post(reverse("admin:activities_activity_undelete", args=[version])).status_code == 404


def test_a_deleted_entry_comes_back_with_its_files_and_links(desk, project):
    entry = make_activity(project)
    kept = make_attachment(entry)
    delete(desk, entry)

    desk.post(reverse("admin:activities_activity_undelete", args=[history.versions_of(entry).first().pk]))

    assert [(one.uuid, one.file_id) for one in Activity.objects.get().attachments.all()] == [(kept.uuid, kept.file_id)]


def test_a_version_from_before_files_were_kept_takes_none_away(desk, project):
    entry = make_activity(project, title="Seminar")
    oldest = history.versions_of(entry).last()
    whole = reading.whole_in(oldest)
    del whole["parts"]["attachments"]
    make_attachment(entry)

    bring_back(entry, whole)

    assert entry.attachments.count() == 1


def test_an_entry_of_all_outputs_comes_back_as_that(desk, project):
    entry = make_activity(project, outputs=ALL)
    delete(desk, entry)

    desk.post(reverse("admin:activities_activity_undelete", args=[history.versions_of(entry).first().pk]))

    assert Activity.objects.get().all_outputs


def test_an_entry_comes_back_once(desk, project):
    entry = make_activity(project)
    delete(desk, entry)
    again = reverse("admin:activities_activity_undelete", args=[history.versions_of(entry).first().pk])

    desk.post(again)
    desk.post(again)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize("changes", [3, 18])
def test_the_history_takes_the_same_number_of_queries_however_long(desk, project, changes, django_assert_num_queries):
    entry = make_activity(project)
    for number in range(changes):
        with history.batch():
            Entry.objects.filter(pk=entry.pk).update(title=f"Title {number}")
            history.keep(entry)
    desk.get(address(entry, "history"))

    with django_assert_num_queries(10):
        desk.get(address(entry, "history"))
