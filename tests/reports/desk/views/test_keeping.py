"""What was left half-filled: kept by a script, seen by its author alone, brought back into the form, forgotten on
saving.
"""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Activity
from outputs import keeping
from outputs.access import Role
from outputs.models import KeptForm, Membership
from tests.factories import (
    make_activity,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
    make_series,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:activities_activity_add")
KEEP = reverse("keep")


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def author(project):
    return make_member(project)


@pytest.fixture
def secretariat(client, author):
    client.force_login(author)
    return client


def text_of(response):
    return response.content.decode()


def seal_of(response):
    return re.search(r'name="kept_form"[^>]* value="([^"]*)"', text_of(response))[1]


def type_into(client, address, pairs):
    """As the script of the page does it."""
    seal = seal_of(client.get(address))
    answer = client.post(KEEP, {"page": seal, "known": "", "data": json.dumps(pairs)})
    assert answer.status_code == 200
    return seal


def rows(*lines, initial=0):
    told = [("occurrences-TOTAL_FORMS", str(len(lines))), ("occurrences-INITIAL_FORMS", str(initial))]
    for number, (when, place) in enumerate(lines):
        told += [(f"occurrences-{number}-when", when), (f"occurrences-{number}-place", place)]
    return told


def brought_back(client):
    return client.get(KeptForm.objects.get().address)


def test_a_new_entry_comes_back_with_added_rows_ticks_and_choices(secretariat, project):
    outputs = [make_output(project, "1"), make_output(project, "2")]
    pairs = [("project", project.pk), ("title", "Seminar on evi"), ("place_to_be_confirmed", "on"), ("language", "fr")]
    pairs = [(name, str(value)) for name, value in pairs] + [("outputs", str(outputs[1].pk))]
    type_into(secretariat, f"{ADD}?project={project.pk}", pairs + rows(("5-9 Oct 09", "Sofia"), ("Nov", "Par")))

    page = brought_back(secretariat)

    form, formset = page.context["adminform"].form, page.context["inline_admin_formsets"][0].formset
    assert form["title"].value() == "Seminar on evi"
    assert form["outputs"].value() == [str(outputs[1].pk)]
    assert (form["place_to_be_confirmed"].value(), form["language"].value()) == (True, "fr")
    assert [(row["when"].value(), row["place"].value()) for row in formset] == [("5-9 Oct 09", "Sofia"), ("Nov", "Par")]


def test_what_was_brought_back_is_not_judged_before_it_is_sent(secretariat, project):
    type_into(secretariat, f"{ADD}?project={project.pk}", [("text", "Half a sen"), *rows(("", ""))])

    page = text_of(brought_back(secretariat))

    assert "Half a sen" in page
    assert "errornote" not in page
    assert "errorlist" not in page


def test_a_page_says_what_was_begun_there_and_opens_empty(secretariat, project):
    address = f"{ADD}?project={project.pk}"
    type_into(secretariat, address, [("title", "Seminar on evi")])

    page = secretariat.get(address)

    assert "You began this and did not save it" in text_of(page)
    assert KeptForm.objects.get().address.replace("&", "&amp;") in text_of(page)
    assert page.context["adminform"].form["title"].value() is None


def test_saving_forgets_it(secretariat, project):
    address = f"{ADD}?project={project.pk}"
    seal = type_into(secretariat, address, [("title", "Seminar")])
    told = dict([("project", project.pk), ("title", "Seminar"), ("kept_form", seal), *rows(("5-9 Oct 09", "Sofia"))])

    secretariat.post(address, told)

    assert Activity.objects.get().title == "Seminar"
    assert not KeptForm.objects.exists()


def test_a_refused_form_stays_kept_and_goes_on_as_the_same(secretariat, project):
    address = f"{ADD}?project={project.pk}"
    seal = type_into(secretariat, address, [("title", "Seminar")])
    told = dict([("project", project.pk), ("title", "Seminar"), ("kept_form", seal), *rows(("nonsense", "Sofia"))])

    again = secretariat.post(address, told)

    assert keeping.page_of(seal_of(again)).key == str(KeptForm.objects.get().key)


def test_a_change_comes_back_with_the_version_that_was_seen(secretariat, project):
    entry = make_activity(project)
    address = reverse("admin:activities_activity_change", args=[entry.pk])
    occurrence = entry.occurrences.get()
    pairs = [
        ("project", str(project.pk)),
        ("title", "Mine"),
        ("seen_version", "1"),
        ("occurrences-0-id", str(occurrence.pk)),
    ]
    type_into(secretariat, address, [*pairs, *rows(("5-9 Oct 09", "Sofia"), initial=1)])
    Activity.objects.filter(pk=entry.pk).update(version=2, title="Theirs")
    occurrence.delete()

    page = brought_back(secretariat)

    form = page.context["adminform"].form
    assert (form["title"].value(), form["seen_version"].value()) == ("Mine", "1")
    sent = secretariat.post(address, {**dict(pairs), **dict(rows(("5-9 Oct 09", "Sofia")))})
    assert Activity.objects.get(pk=entry.pk).title == "Theirs"
    assert sent.status_code == 409


@pytest.mark.parametrize("name", ["outputs_project", "reports_report"])
def test_projects_and_reports_come_back_too(secretariat, project, name):
    report = make_report(project)
    row, field = (project, "objective") if name == "outputs_project" else (report, "in_short")
    type_into(secretariat, reverse(f"admin:{name}_change", args=[row.pk]), [(field, "To train jud")])

    page = brought_back(secretariat)

    assert page.context["adminform"].form[field].value() == "To train jud"


def test_a_hidden_field_that_was_not_kept_has_its_value_of_today(secretariat, project):
    entry = make_activity(project)
    type_into(secretariat, reverse("admin:activities_activity_change", args=[entry.pk]), [("title", "Mine")])

    page = brought_back(secretariat)

    assert page.context["adminform"].form["seen_version"].value() == 1


def test_nobody_else_sees_it_anywhere(secretariat, project, author):
    address = f"{ADD}?project={project.pk}"
    type_into(secretariat, address, [("title", "Unfinished thought"), ("text", "Unfinished thought")])
    row = KeptForm.objects.get()
    pages = [address, row.address, reverse("kept-forms"), reverse("home"), reverse("kept-form", args=[row.key])]
    for user in (make_member(project), make_user(is_superuser=True), make_member(project, Role.MANAGER)):
        other = Client()
        other.force_login(user)

        assert not [page for page in pages if "Unfinished thought" in text_of(other.get(page, follow=True))]


@pytest.mark.parametrize("name", ["kept-form", "kept-throw-away", "kept-hand-over"])
def test_anothers_and_none_answer_alike(client, secretariat, project, name):
    type_into(secretariat, f"{ADD}?project={project.pk}", [("title", "Unfinished")])
    row = KeptForm.objects.get()
    client.force_login(make_member(project))
    send = client.get if name == "kept-form" else client.post

    assert send(reverse(name, args=[row.key])).status_code == 404
    assert send(reverse(name, args=["6f2f64d2-3c39-4d0b-9b52-0d9c3f0f2a11"])).status_code == 404
    assert KeptForm.objects.exists()


def test_bringing_back_anothers_shows_an_empty_form_and_says_as_much_as_for_none(secretariat, client, project):
    address = f"{ADD}?project={project.pk}"
    type_into(secretariat, address, [("title", "Unfinished")])
    client.force_login(make_member(project))

    page = client.get(KeptForm.objects.get().address)

    assert page.context["adminform"].form["title"].value() is None
    assert "What was kept here is there no more" in text_of(page)


def test_rights_are_asked_again_when_it_is_brought_back(secretariat, author, project):
    entry = make_activity(project)
    type_into(secretariat, reverse("admin:activities_activity_change", args=[entry.pk]), [("title", "Mine")])
    Membership.objects.all().delete()
    Membership.objects.create(user=author, project=make_project(), role=Role.SECRETARIAT)

    page = secretariat.get(KeptForm.objects.get().address)

    assert page.status_code == 302
    assert "Mine" not in text_of(page)


def test_nobody_keeps_anything_as_another_or_without_a_seal(secretariat, client, project):
    seal = seal_of(secretariat.get(f"{ADD}?project={project.pk}"))
    client.force_login(make_member(project))

    assert client.post(KEEP, {"page": seal, "data": "[]"}).status_code == 409
    assert client.post(KEEP, {"page": "made up", "data": "[]"}).status_code == 409
    assert not KeptForm.objects.exists()


def test_what_cannot_be_kept_is_answered_so(secretariat, project):
    seal = seal_of(secretariat.get(f"{ADD}?project={project.pk}"))
    long = json.dumps([["text", "x" * 1_100_000]])

    assert secretariat.post(KEEP, {"page": seal, "data": long}).status_code == 413
    assert secretariat.post(KEEP, {"page": seal, "data": "nothing"}).status_code == 400


def test_who_typed_it_back_to_what_it_was_leaves_nothing(secretariat, project):
    seal = type_into(secretariat, f"{ADD}?project={project.pk}", [("title", "x")])

    secretariat.post(KEEP, {"page": seal, "data": ""})

    assert not KeptForm.objects.exists()


def test_signed_out_the_script_is_told_so_and_nothing_is_kept(client, secretariat, project):
    seal = seal_of(secretariat.get(f"{ADD}?project={project.pk}"))
    client.logout()

    assert client.post(KEEP, {"page": seal, "data": "[]"}).status_code == 401
    assert not KeptForm.objects.exists()


def test_a_form_sent_after_the_session_ended_is_kept_and_comes_back(client, secretariat, author, project):
    address = f"{ADD}?project={project.pk}"
    seal = seal_of(secretariat.get(address))
    client.logout()
    told = dict(
        [
            ("project", project.pk),
            ("title", "Sent too late"),
            ("kept_form", seal),
            ("_save", "Save"),
            *rows(("Oct 09", "")),
        ]
    )

    answer = client.post(address, told, follow=True)

    assert "Your session has ended" in text_of(answer)
    client.force_login(author)
    page = client.get(
        answer.redirect_chain[-1][0].partition("?next=")[2].replace("%3F", "?").replace("%3D", "=").replace("%26", "&")
    )
    assert page.context["adminform"].form["title"].value() == "Sent too late"
    assert not Activity.objects.exists()


def test_a_form_sent_signed_out_without_the_token_is_refused(project, author):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)
    seal = seal_of(client.get(f"{ADD}?project={project.pk}"))
    client.logout()

    assert client.post(f"{ADD}?project={project.pk}", {"kept_form": seal, "title": "x"}).status_code == 403
    assert not KeptForm.objects.exists()


def test_it_is_handed_over_and_the_colleague_finds_it(secretariat, client, author, project):
    colleague = make_member(project, username="colleague")
    type_into(secretariat, f"{ADD}?project={project.pk}", [("title", "Seminar on evi")])
    row = KeptForm.objects.get()
    assert "colleague" in text_of(secretariat.get(reverse("kept-form", args=[row.key])))

    secretariat.post(reverse("kept-hand-over", args=[row.key]), {"colleague": colleague.pk})

    assert secretariat.get(reverse("kept-form", args=[row.key])).status_code == 404
    client.force_login(colleague)
    assert f"{author} began this and handed it over to you" in text_of(client.get(reverse("kept-forms")))
    assert client.get(row.address).context["adminform"].form["title"].value() == "Seminar on evi"


def test_handing_over_to_anybody_else_is_refused(secretariat, project):
    stranger = make_member(make_project())
    type_into(secretariat, f"{ADD}?project={project.pk}", [("title", "Seminar on evi")])
    row = KeptForm.objects.get()

    answer = secretariat.post(reverse("kept-hand-over", args=[row.key]), {"colleague": stranger.pk})

    assert (answer.status_code, KeptForm.objects.get().user) == (409, row.user)


def test_thrown_away_it_is_gone_and_the_page_one_came_from_is_shown(secretariat, project):
    type_into(secretariat, f"{ADD}?project={project.pk}", [("title", "Seminar on evi")])

    answer = secretariat.post(reverse("kept-throw-away", args=[KeptForm.objects.get().key]), {"next": ADD})

    assert answer.url == ADD
    assert not KeptForm.objects.exists()


def test_the_list_of_kept_forms_asks_as_much_for_one_as_for_many(
    secretariat, author, project, django_assert_num_queries
):
    make_series(project)
    for number in range(5):
        type_into(secretariat, f"{ADD}?project={project.pk}", [("title", f"Seminar {number}")])

    with django_assert_num_queries(4):
        secretariat.get(reverse("kept-forms"))


def seal_in(response, part):
    """The seal of the form whose page says `part` of it."""
    seals = re.findall(r'name="kept_form"[^>]* value="([^"]*)"', text_of(response))
    return next(one for one in seals if keeping.page_of(one).query == part)


def keep(client, seal, *pairs):
    assert client.post(KEEP, {"page": seal, "known": "", "data": json.dumps(pairs)}).status_code == 200
    return KeptForm.objects.get()


def test_what_is_to_be_changed_and_comments_come_back_and_are_forgotten_once_they_are_made(client, project):
    client.force_login(make_member(project, Role.MANAGER))
    report = make_submitted(make_report(project))
    address = report.get_absolute_url()
    for part, name, said in (
        ("form=return", "report-return", "Half a sen"),
        ("form=comment&row=", "report-comment", "Half a com"),
    ):
        seal = seal_in(client.get(address), part)
        row = keep(client, seal, ["text", said], ["row", ""])

        assert f">\n{said}</textarea>" in text_of(client.get(row.address))
        sent = {"text": said, "row": "", "kept_form": seal}
        assert client.post(reverse(name, args=[project.slug, report.pk]), sent).status_code == 302
        assert not KeptForm.objects.exists()
        report = make_submitted(report) if name == "report-return" else report


def test_a_comment_that_was_refused_stays_kept_as_the_same(client, project):
    client.force_login(make_member(project, Role.MANAGER))
    report = make_submitted(make_report(project))
    seal = seal_in(client.get(report.get_absolute_url()), "form=comment&row=")
    keep(client, seal, ["text", "x"], ["row", ""])

    again = client.post(reverse("report-comment", args=[project.slug, report.pk]), {"text": "", "kept_form": seal})

    assert keeping.page_of(seal_in(again, "form=comment&row=")).key == str(KeptForm.objects.get().key)


def test_in_short_comes_back_and_is_forgotten_once_it_is_saved(secretariat, project):
    report = make_report(project)
    seal = seal_of(secretariat.get(reverse("report-close", args=[project.slug, report.pk])))
    row = keep(secretariat, seal, ["in_short", "Two laws were pas"])

    assert "Two laws were pas" in text_of(secretariat.get(row.address))
    address = reverse("report-close-in-short", args=[project.slug, report.pk])
    secretariat.post(address, {"in_short": "Two laws were passed", "kept_form": seal})
    assert not KeptForm.objects.exists()


def test_the_reason_of_a_correction_comes_back(secretariat, project):
    entry = make_activity(project)
    report = make_report(project)
    make_published(report)
    Activity.objects.filter(pk=entry.pk).update(title="Another title")
    seal = seal_of(secretariat.get(reverse("report-correct", args=[project.slug, report.pk])))
    row = keep(secretariat, seal, ["reason", "The title was wro"], ["taken", f"row:activities:{entry.uuid}"])

    page = secretariat.get(row.address)

    assert "The title was wro" in text_of(page)
    assert page.context["form"]["taken"].value() == [f"row:activities:{entry.uuid}"]


def test_saving_a_change_forgets_it(secretariat, project):
    entry = make_activity(project)
    address = reverse("admin:activities_activity_change", args=[entry.pk])
    seal = type_into(secretariat, address, [("title", "Mine")])
    occurrence = entry.occurrences.get()
    known = {"project": project.pk, "title": "Mine", "seen_version": entry.version, "kept_form": seal}
    known |= {"occurrences-0-id": occurrence.pk, "occurrences-0-entry": entry.pk}

    secretariat.post(address, {**known, **dict(rows(("5-9 Oct 09", "Sofia"), initial=1))})

    assert Activity.objects.get().title == "Mine"
    assert not KeptForm.objects.exists()
