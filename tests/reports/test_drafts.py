from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from outputs.access import Role
from outputs.models import AuditRecord
from reports import drafts, rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.models import Comment, DraftLink, DraftOpening, Report, Round
from reports.rounds import Refused
from tests.factories import (
    make_approved,
    make_funder_user,
    make_member,
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
def report(project):
    return make_report(project)


@pytest.fixture
def author(project):
    return make_member(project, username="author")


def make(report, by, **kwargs):
    return drafts.make(again(report), by=by, at=NOW, **{"label": "Desk officer", **kwargs})


def again(report):
    return Report.objects.get(pk=report.pk)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.MANAGER])
def test_secretariat_and_managers_make_a_link_whose_secret_is_kept_nowhere(report, project, role):
    user = make_member(project, role)

    link, secret = make(report, user)

    assert drafts.open_link(secret, at=NOW) == link
    assert secret not in str(DraftLink.objects.values().get()) + str(list(AuditRecord.objects.values()))
    record = AuditRecord.objects.get(verb="draft link made")
    assert (record.actor, record.details["for"]) == (user.username, "Desk officer")


def test_it_holds_for_seven_days(report, author):
    _, secret = make(report, author)

    assert drafts.open_link(secret, at=NOW + timedelta(days=7, seconds=-1))
    assert drafts.open_link(secret, at=NOW + timedelta(days=7)) is None


def test_revoked_it_opens_nothing_any_more(report, author):
    link, secret = make(report, author)

    drafts.revoke(link, by=author, at=NOW)

    assert drafts.open_link(secret, at=NOW) is None
    assert AuditRecord.objects.filter(verb="draft link revoked", actor="author").count() == 1


def test_revoked_twice_is_told_once(report, author):
    link, _ = make(report, author)

    drafts.revoke(link, by=author, at=NOW)
    drafts.revoke(link, by=author, at=NOW + timedelta(hours=1))

    assert DraftLink.objects.get().revoked_at == NOW
    assert AuditRecord.objects.filter(verb="draft link revoked").count() == 1


def test_once_it_is_published_there_is_no_draft_to_open(report, author):
    _, secret = make(report, author)

    make_published(again(report))

    assert drafts.open_link(secret, at=NOW) is None
    with pytest.raises(Refused, match="its readers read the edition"):
        make(report, author)


def test_others_make_and_revoke_none(report, author, project):
    link, _ = make(report, author)
    for user in (make_user(), make_funder_user(), make_member(make_project(), Role.MANAGER)):
        with pytest.raises(Refused, match="You may not do this"):
            make(report, user)
        with pytest.raises(Refused, match="You may not do this"):
            drafts.revoke(link, by=user, at=NOW)

    assert DraftLink.objects.get().revoked_at is None


def test_a_guest_comments_under_the_name_that_the_link_was_made_for(report, author):
    link, _ = make(make_submitted(report), author)

    drafts.comment(link, at=NOW, text="Which seminar?")

    comment = Comment.objects.get()
    assert (comment.by, comment.guest, comment.said_by, comment.text) == (
        None,
        "Desk officer",
        "Desk officer",
        "Which seminar?",
    )


def test_a_comment_on_a_draft_goes_with_it_into_its_first_round(report, author):
    link, _ = make(report, author)
    drafts.comment(link, at=NOW, text="Which seminar?")
    assert again(report).state == "draft"

    submitted = make_submitted(again(report), author=author)

    assert [(one.number, one.state, one.comments.count()) for one in submitted.rounds.all()] == [(1, "submitted", 1)]


def test_a_link_does_not_stand_in_the_way_of_the_report(report, author):
    make(report, author)

    approved = make_approved(again(report))

    assert approved.state == "approved"
    assert (
        fingerprint(compose(approved, language="en")) == approved.current_round.steps.get(verb="approved").fingerprint
    )


def test_a_draft_that_has_a_link_is_no_correction_to_give_up(report, author):
    make(report, author)

    with pytest.raises(Refused, match="no correction to give up"):
        rounds.abandon(again(report), by=author, at=NOW)


def test_a_guest_does_not_comment_without_end(report, author, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_COMMENTS", 2)
    link, _ = make(make_submitted(report), author)
    for text in ("One", "Two"):
        drafts.comment(link, at=NOW, text=text)

    with pytest.raises(Refused, match="as much as can be kept"):
        drafts.comment(link, at=NOW, text="Three")


@pytest.mark.parametrize("who", ["nobody", "both"])
def test_a_comment_is_by_a_user_or_a_guest(report, author, who):
    make_submitted(report)
    told = {"nobody": {}, "both": {"by": author, "guest": "Desk officer"}}[who]

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(round=Round.objects.get(), at=NOW, text="Hm.", **told)


def test_a_link_says_for_whom_and_expires_after_it_was_made(report, author):
    known = {"report": report, "made_by": author, "made_at": NOW}
    for number, told in enumerate(({"label": "", "expires_at": NOW + drafts.HOLDS}, {"label": "A", "expires_at": NOW})):
        with pytest.raises(IntegrityError), transaction.atomic():
            DraftLink.objects.create(secret_hash=str(number), **known, **told)


def test_each_opening_is_kept(report, author):
    link, _ = make(report, author)

    drafts.opened(link, at=NOW, format=DraftOpening.Format.PAGE)
    drafts.opened(link, at=NOW + timedelta(hours=1), format=DraftOpening.Format.PDF)

    assert [(one.format, one.at.hour) for one in link.openings.all()] == [("pdf", 13), ("page", 12)]
