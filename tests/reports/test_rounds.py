from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from outputs.access import Role
from outputs.models import AuditRecord, Deputyship
from reports import rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.documents import State
from reports.models import Report, Step
from reports.rounds import Refused
from tests.factories import (
    make_activity,
    make_approved,
    make_edition,
    make_member,
    make_project,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def report(project):
    make_activity(project)
    return make_report(project)


@pytest.fixture
def author(project):
    return make_member(project)


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER)


def read(report):
    return fingerprint(compose(again(report), language="en"))


def again(report):
    return Report.objects.get(pk=report.pk)


def submitted(report, author):
    rounds.submit(report, by=author, at=NOW, read=read(report))
    return again(report)


def test_a_report_begins_as_a_draft(report):
    assert report.state == "draft"
    assert compose(report, language="en").state is State.DRAFT


def test_submitting_keeps_who_when_and_the_document_that_was_read(report, author):
    mark = read(report)

    rounds.submit(report, by=author, at=NOW, read=mark)

    step = Step.objects.get()
    assert (step.verb, step.by, step.at, step.fingerprint) == ("submitted", author, NOW, mark)
    assert '"title":"Seminar on cybercrime"' in step.document
    assert again(report).state == "submitted"
    assert compose(again(report), language="en").state is State.SUBMITTED


def test_submitting_what_nobody_read_is_refused(report, author, project):
    mark = read(report)
    make_activity(project, title="Entered meanwhile")

    with pytest.raises(Refused, match="has changed since you opened it"):
        rounds.submit(report, by=author, at=NOW, read=mark)

    assert again(report).state == "draft"


def test_approving_what_nobody_read_is_refused(report, author, manager, project):
    report = submitted(report, author)
    mark = read(report)
    make_activity(project, title="Entered meanwhile")

    with pytest.raises(Refused, match="has changed since you opened it"):
        rounds.approve(report, by=manager, at=NOW, read=mark)


def test_what_was_returned_is_submitted_again_in_the_next_round(report, author, manager):
    rounds.send_back(submitted(report, author), by=manager, at=NOW, text="The second place is missing.")

    rounds.submit(again(report), by=author, at=NOW, read=read(report))

    assert [(one.number, one.state) for one in report.rounds.all()] == [(1, "returned"), (2, "submitted")]
    assert [one.text for one in report.rounds.first().comments.all()] == ["The second place is missing."]


def test_nothing_is_returned_without_a_word(report, author, manager):
    report = submitted(report, author)

    with pytest.raises(Refused, match="Say what is to be changed"):
        rounds.send_back(report, by=manager, at=NOW)


def test_a_comment_on_a_row_is_word_enough(report, author, manager):
    report = submitted(report, author)
    entry = report.series.project.entries.get()
    rounds.comment(report, by=manager, at=NOW, text="Which seminar?", row=entry.uuid)

    rounds.send_back(report, by=manager, at=NOW)

    assert again(report).state == "returned"


def test_what_was_approved_may_still_be_returned(report, author, manager):
    report = make_approved(report, author=author, manager=manager)

    rounds.send_back(report, by=manager, at=NOW, text="Wait.")

    assert again(report).state == "returned"


@pytest.mark.parametrize("step", [rounds.approve, rounds.send_back])
def test_the_secretariat_decides_nothing_about_its_own_report(report, author, step):
    report = submitted(report, author)
    told = {"read": read(report)} if step is rounds.approve else {"text": "No."}

    with pytest.raises(Refused, match="You may not do this"):
        step(report, by=author, at=NOW, **told)


def test_a_manager_of_another_project_decides_nothing(report, author):
    stranger = make_member(make_project(), Role.MANAGER)
    report = submitted(report, author)

    with pytest.raises(Refused, match="You may not do this"):
        rounds.approve(report, by=stranger, at=NOW, read=read(report))


def test_a_manager_submits_nothing(report, manager):
    with pytest.raises(Refused, match="You may not do this"):
        rounds.submit(report, by=manager, at=NOW, read=read(report))


@pytest.mark.parametrize("verb", [rounds.submit, rounds.approve])
def test_a_step_out_of_turn_is_refused_with_the_state(report, author, manager, verb):
    if verb is rounds.submit:
        report, who = submitted(report, author), author
        message = "The report is submitted"
    else:
        who, message = manager, "The report is draft"

    with pytest.raises(Refused, match=message):
        verb(report, by=who, at=NOW, read=read(report))


def test_author_and_approver_differ_where_the_project_asks_for_it(report, project):
    both = make_member(project)
    project.memberships.create(user=both, role=Role.MANAGER)
    report = submitted(report, both)
    project.two_people = True
    project.save()

    with pytest.raises(Refused, match="nobody approves what they submitted"):
        rounds.approve(again(report), by=both, at=NOW, read=read(report))


def test_one_person_may_do_both_where_it_does_not(report, project):
    both = make_member(project)
    project.memberships.create(user=both, role=Role.MANAGER)

    rounds.approve(submitted(report, both), by=both, at=NOW, read=read(report))

    assert again(report).state == "approved"


def test_a_deputy_approves_as_themselves_for_the_manager(report, author, manager, project):
    deputy = make_user("deputy")
    today = timezone.localdate()
    Deputyship.objects.create(project=project, manager=manager, deputy=deputy, start=today, end=today)

    rounds.approve(submitted(report, author), by=deputy, at=NOW, read=read(report))

    step = Step.objects.get(verb="approved")
    assert (step.by, step.on_behalf_of) == (deputy, manager)
    record = AuditRecord.objects.get(verb="approved")
    assert (record.actor, record.on_behalf_of) == ("deputy", manager.username)


@pytest.mark.parametrize("why", ["over", "not begun", "manager no longer", "manager left"])
def test_a_deputy_is_nobody_outside_those_days_or_without_the_manager(report, author, manager, project, why):
    deputy, today = make_user(), timezone.localdate()
    days = {"over": (-9, -2), "not begun": (2, 9)}.get(why, (-9, 9))
    start, end = (date.fromordinal(today.toordinal() + days_away) for days_away in days)
    Deputyship.objects.create(project=project, manager=manager, deputy=deputy, start=start, end=end)
    if why == "manager no longer":
        manager.memberships.all().delete()
    if why == "manager left":
        manager.is_active = False
        manager.save()

    with pytest.raises(Refused, match="You may not do this"):
        rounds.approve(submitted(report, author), by=deputy, at=NOW, read=read(report))


def test_what_is_approved_may_carry_the_time_to_publish_it_at(report, author, manager):
    later = datetime(2009, 11, 3, 8, tzinfo=UTC)

    rounds.approve(submitted(report, author), by=manager, at=NOW, read=read(report), publish_at=later)

    assert again(report).current_round.publish_at == later


def test_a_time_that_has_passed_is_refused(report, author, manager):
    with pytest.raises(Refused, match="has passed"):
        rounds.approve(submitted(report, author), by=manager, at=NOW, read=read(report), publish_at=NOW)


def test_every_step_is_in_the_audit(report, author, manager):
    make_approved(report, author=author, manager=manager)

    told = AuditRecord.objects.filter(project=report.series.project.slug).order_by("pk")
    assert [(one.verb, one.actor) for one in told] == [("submitted", author.username), ("approved", manager.username)]


def test_comments_are_made_by_those_who_read_drafts(report, author):
    report = submitted(report, author)

    with pytest.raises(Refused, match="may not comment"):
        rounds.comment(report, by=make_user(), at=NOW, text="Hello")


def test_a_comment_says_something(report, author):
    with pytest.raises(Refused, match="empty"):
        rounds.comment(submitted(report, author), by=author, at=NOW, text=" ")


def test_each_person_is_offered_the_steps_that_they_may_take(report, author, manager):
    assert rounds.offered(report, author) == {"submit"}
    assert rounds.offered(report, manager) == set()

    report = submitted(report, author)

    assert rounds.offered(report, author) == set()
    assert rounds.offered(report, manager) == {"approve", "mend", "return"}


def test_a_correction_has_a_reason(report, author):
    published(report)

    with pytest.raises(Refused, match="the reason is printed"):
        rounds.begin_correction(again(report), by=author, at=NOW, date=date(2009, 11, 20), reason=" ")


def test_a_correction_is_a_round_of_its_own(report, author):
    edition = published(report)

    correction = rounds.begin_correction(
        again(report), by=author, at=NOW, date=date(2009, 11, 20), reason="A place was wrong."
    )

    assert (correction.number, correction.corrects, correction.state) == (2, edition, "draft")
    assert again(report).state == "draft"


def test_a_correction_is_given_up_without_a_trace_in_the_report(report, author):
    published(report)
    rounds.begin_correction(again(report), by=author, at=NOW, date=date(2009, 11, 20), reason="A place was wrong.")

    rounds.abandon(again(report), by=author, at=NOW)

    assert again(report).state == "published"


def published(report):
    report = make_approved(report)
    edition = make_edition(report)
    report.rounds.update(state="published")
    return edition
