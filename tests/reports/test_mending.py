from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from outputs.access import Role
from outputs.models import AuditRecord
from reports import mending, publishing, rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.documents import EntryTable
from reports.models import Mending, Report, Step
from reports.rounds import Refused
from tests.factories import (
    make_activity,
    make_approved,
    make_deputyship,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def author(project):
    return make_member(project, username="author")


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="the-manager")


@pytest.fixture
def entry(project):
    make_output(project, "1")
    return make_activity(project, text="<p>Ten judges took part.</p>", outputs=["1"])


@pytest.fixture
def report(project, author, entry):
    return make_submitted(make_report(project), author=author)


def mend(report, entry, by, **kwargs):
    known = {"title": entry.title, "text": entry.text, "places": ["Strasbourg"], "seen_version": entry.version}
    return mending.mend(again(report), row=str(entry.uuid), by=by, at=NOW, **{**known, **kwargs})


def again(row):
    return type(row).objects.get(pk=row.pk)


def told(report):
    tables = [one for one in compose(again(report), language="en").sections if isinstance(one, EntryTable)]
    return [(row.title, [one.place for one in row.occurrences]) for table in tables for row in table.rows]


def test_words_are_mended_and_kept_as_they_were_and_as_they_are(report, entry, manager):
    mend(report, entry, manager, title="Seminar for judges", text="<p>Twelve judges took part.</p>", places=["Tirana"])

    kept = Mending.objects.get()
    assert (kept.by, kept.at, kept.row, kept.round.number) == (manager, NOW, entry.uuid, 1)
    assert kept.before == {
        "title": "Seminar on cybercrime",
        "text": "<p>Ten judges took part.</p>",
        "places": ["Strasbourg"],
        "language": "en",
    }
    assert kept.after == {
        "title": "Seminar for judges",
        "text": "<p>Twelve judges took part.</p>",
        "places": ["Tirana"],
        "language": "en",
    }
    assert told(report) == [("Seminar for judges", ["Tirana"])]


def test_dates_and_outputs_stay_and_the_version_moves(report, entry, manager):
    mend(report, entry, manager, title="Seminar for judges")

    after = again(entry)
    assert after.printed_when() == "5-9 Oct 09"
    assert [output.code for output in after.outputs.all()] == ["1"]
    assert after.version == entry.version + 1


def test_it_is_in_the_audit(report, entry, manager):
    mend(report, entry, manager, title="Seminar for judges")

    record = AuditRecord.objects.get(verb="mended")
    assert (record.actor, record.about) == ("the-manager", "Seminar for judges")
    assert record.details == {"round": 1, "row": str(entry.uuid)}


def test_a_date_of_the_entry_that_other_reports_tell_keeps_its_place(project, author, manager):
    make_report(project, period_start=date(2009, 9, 1), period_end=date(2009, 9, 14))
    entry = make_activity(project, when="5-9 Sep 09 and 5-9 Oct 09")
    report = make_submitted(make_report(project), author=author)

    mend(report, entry, manager, places=["Palais de l’Europe, Strasbourg"])

    places = [(one.start, one.place) for one in again(entry).occurrences.all()]
    assert places == [(date(2009, 9, 5), "Strasbourg"), (date(2009, 10, 5), "Palais de l’Europe, Strasbourg")]


def test_a_forecast_has_no_text_to_mend(project, author, manager):
    entry = make_forecast(project)
    report = make_submitted(make_report(project), author=author)

    mend(report, entry, manager, title="Workshop", text="<p>Nothing of this.</p>")

    assert (again(entry).title, again(entry).text) == ("Workshop", "")


def test_who_mended_is_not_the_author_and_approves_what_was_mended(report, entry, manager, project):
    project.two_people = True
    project.save()
    mend(report, entry, manager, title="Seminar for judges")
    document = compose(again(report), language="en")

    rounds.approve(again(report), by=manager, at=NOW, read=fingerprint(document))

    approval = Step.objects.get(verb="approved")
    assert approval.fingerprint == fingerprint(document)
    assert "Seminar for judges" in approval.document
    assert "Seminar for judges" not in Step.objects.get(verb="submitted").document
    assert publishing.publish(again(report), by=manager, at=NOW).number == 1


def test_who_submitted_does_not_come_to_approve_it_by_mending(project, entry):
    both = make_member(project)
    project.memberships.create(user=both, role=Role.MANAGER)
    report = make_submitted(make_report(project), author=both)
    project.two_people = True
    project.save()
    both = again(both)
    mend(report, entry, both, title="Seminar for judges")

    with pytest.raises(Refused, match="nobody approves what they submitted"):
        rounds.approve(again(report), by=both, at=NOW, read=fingerprint(compose(again(report), language="en")))


def test_a_deputy_mends_for_the_manager(report, entry, manager, project):
    deputy = make_user("deputy")
    make_deputyship(project, manager=manager, deputy=deputy)

    mend(report, entry, deputy, title="Seminar for judges")

    assert Mending.objects.get().on_behalf_of == manager
    assert AuditRecord.objects.get(verb="mended").on_behalf_of == "the-manager"


def test_the_author_and_strangers_mend_nothing_here(report, entry, author):
    for user in (author, make_member(make_project(), Role.MANAGER), make_user()):
        with pytest.raises(Refused, match="You may not do this"):
            mend(report, entry, user, title="Mine")

    assert again(entry).title == "Seminar on cybercrime"


@pytest.mark.parametrize("state", ["draft", "returned", "approved", "published"])
def test_only_what_is_submitted_is_mended(project, entry, manager, state):
    report = make_report(project)
    if state == "approved":
        make_approved(report)
    elif state == "published":
        make_published(report)
    elif state == "returned":
        rounds.send_back(make_submitted(report), by=manager, at=NOW, text="Which?")

    with pytest.raises(Refused, match="this cannot be done now"):
        mend(report, entry, manager, title="Seminar for judges")

    assert again(entry).title == "Seminar on cybercrime"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(report, entry, manager):
    type(entry).objects.filter(pk=entry.pk).update(title="Changed meanwhile", version=entry.version + 1)

    with pytest.raises(Refused, match="Somebody else has changed this entry"):
        mend(report, entry, manager, title="Seminar for judges")

    assert again(entry).title == "Changed meanwhile"
    assert not Mending.objects.exists()
    assert not AuditRecord.objects.filter(verb="mended").exists()


@pytest.mark.parametrize(
    ("given", "reason"),
    [({}, "Nothing was changed"), ({"title": ""}, "cannot be blank"), ({"title": "T" * 501}, "at most 500")],
)
def test_what_changes_nothing_or_will_not_do_is_refused(report, entry, manager, given, reason):
    with pytest.raises(Refused, match=reason):
        mend(report, entry, manager, **given)

    assert not Mending.objects.exists()


def test_a_row_that_is_none_of_the_report_is_not_mended(report, manager, project):
    later = make_activity(project, when="5 Dec 09", title="Later")

    with pytest.raises(Refused, match="stands in the report no more"):
        mend(report, later, manager, title="Mended")


def test_a_correction_is_mended_by_its_author(project, author, manager, entry):
    report = make_report(project)
    make_published(report)
    day = timezone.localdate()
    rounds.begin_correction(again(report), by=author, at=NOW, date=day, reason="A place was wrong.", taken=[])
    submitted = make_submitted(Report.objects.get(pk=report.pk), author=author)

    with pytest.raises(Refused, match="mended by its author"):
        mend(submitted, entry, manager, title="Mended")
