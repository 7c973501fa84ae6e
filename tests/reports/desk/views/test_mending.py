"""A sentence is mended on the report's page."""

import html

import pytest
from django.utils import timezone

from activities.models import Entry
from outputs.access import Role
from reports import rounds
from reports.models import Mending, Report
from tests.factories import (
    make_activities,
    make_activity,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER, username="the-manager"))
    return client


@pytest.fixture
def entry(project):
    return make_activity(project, text="<p>Ten <strong>judges</strong> took part.</p><ul><li>one</li></ul>")


@pytest.fixture
def report(project, entry):
    return make_submitted(make_report(project), author=make_member(project, username="author"))


def page(response):
    return " ".join(html.unescape(response.content.decode()).split())


def margin(shown, entry):
    return shown.split(f'id="row-{entry.uuid}"')[1].split("</td>")[0]


def words(entry, **kwargs):
    text = "Ten **judges** took part.\n\n- one"
    known = {"row": entry.uuid, "seen_version": entry.version, "title": entry.title, "text": text}
    return {**known, "place-0": "Strasbourg", **kwargs}


def mend(client, report, entry, **kwargs):
    return client.post(f"{report.get_absolute_url()}mend/", words(entry, **kwargs), follow=True)


def test_a_form_stands_beside_the_row_that_is_asked_for_and_beside_no_other(manager, report, entry, project):
    other = make_activity(project, title="Another")
    assert f'href="?mend={entry.uuid}#row-{entry.uuid}"' in page(manager.get(report.get_absolute_url()))

    shown = manager.get(f"{report.get_absolute_url()}?mend={entry.uuid}")

    assert "Ten **judges** took part.\n\n- one</textarea>" in html.unescape(shown.content.decode())
    assert 'value="Strasbourg"' in margin(page(shown), entry)
    assert "<textarea" not in margin(page(shown), other).split("<summary>")[0]


def test_what_was_mended_is_told_to_the_author_word_by_word(client, manager, report, entry):
    response = mend(manager, report, entry, text="Twelve **judges** took part.\n\n- one", title="Seminar for judges")

    assert response.redirect_chain == [(f"{report.get_absolute_url()}#row-{entry.uuid}", 302)]
    assert "Mended. Its author sees what and by whom." in page(response)
    client.force_login(report.rounds.get().steps.get().by)
    told = margin(page(client.get(report.get_absolute_url())), entry)
    assert "<strong>Mended</strong> by the-manager" in told
    assert "<del>Ten </del><ins>Twelve </ins>judges took part. one" in told
    assert "Seminar <del>on cybercrime </del><ins>for judges</ins>" in told
    assert "?mend=" not in told
    assert Entry.objects.get().text == "<p>Twelve <strong>judges</strong> took part.</p><ul><li>one</li></ul>"


def test_what_cannot_be_kept_stays_in_the_form_as_it_was_typed(manager, report, entry):
    Entry.objects.update(version=9)

    response = mend(manager, report, entry, title="Seminar for judges")

    assert response.status_code == 409
    assert "Somebody else has changed this entry since you opened it." in margin(page(response), entry)
    assert "Seminar for judges</textarea>" in margin(page(response), entry)


def test_a_title_is_needed(manager, report, entry):
    assert "Give it a title." in margin(page(mend(manager, report, entry, title=" ")), entry)
    assert not Mending.objects.exists()


def test_a_forecast_is_offered_no_text(manager, project):
    entry = make_forecast(project)
    report = make_submitted(make_report(project))

    shown = margin(page(manager.get(f"{report.get_absolute_url()}?mend={entry.uuid}")), entry)

    assert 'name="title"' in shown
    assert 'id="mend-text"' not in shown


@pytest.mark.parametrize("row", ["nothing", "", "00000000-0000-0000-0000-000000000000"])
def test_a_row_that_is_none_is_said_to_be_none(manager, report, row):
    entry = Entry.objects.get()

    assert manager.get(f"{report.get_absolute_url()}?mend={row}").status_code == 200
    assert "This row stands in the report no more." in page(mend(manager, report, entry, row=row))


def test_nobody_else_is_offered_to_mend(client, report, entry, project):
    client.force_login(make_member(project))

    shown = page(client.get(f"{report.get_absolute_url()}?mend={entry.uuid}"))

    assert "?mend=" not in shown
    assert 'name="seen_version"' not in shown
    assert mend(client, report, entry, title="Mine").status_code == 409
    assert Entry.objects.get().title == "Seminar on cybercrime"


def test_in_a_correction_it_is_said_whose_the_rows_are(manager, project):
    entry = make_activity(project)
    report = make_report(project)
    make_published(report)
    author, at = make_member(project), timezone.now()
    kept = {"date": timezone.localdate(), "reason": "A place was wrong."}
    rounds.begin_correction(Report.objects.get(), by=author, at=at, **kept)
    make_submitted(Report.objects.get(), author=author)

    shown = page(manager.get(f"{report.get_absolute_url()}?mend={entry.uuid}"))

    assert "The rows of a correction are those of the edition" in shown
    assert "?mend=" not in shown


def test_what_was_mended_in_a_row_that_is_gone_is_told_below(manager, report, entry):
    mend(manager, report, entry, title="Seminar for judges")
    entry.delete()

    shown = page(manager.get(report.get_absolute_url()))

    assert "In a row that stands here no more:" in shown
    assert "Seminar <del>on cybercrime </del><ins>for judges</ins>" in shown


@pytest.mark.parametrize("entries", [12, 500])
def test_it_takes_the_same_number_of_queries_however_many_the_rows(
    manager, project, entries, django_assert_num_queries
):
    made = make_activities(project, entries)
    report = make_submitted(make_report(project))
    step = report.rounds.get().steps.get()
    words = {"title": "Seminar", "text": "", "places": [], "language": "en"}
    for one in made[:10]:
        Mending.objects.create(
            round=step.round, row=one.uuid, by=step.by, at=step.at, before=words, after={**words, "title": "Workshop"}
        )

    with django_assert_num_queries(27):
        manager.get(f"{report.get_absolute_url()}?mend={made[0].uuid}")
