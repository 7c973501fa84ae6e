"""An edition goes to whom it was sent, once, in their language, with its stored PDF."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as django_mail

from outputs.access import Role
from outputs.models import AuditRecord, Contribution, Funder
from reports import mailing, sending
from reports.models import Edition, OutgoingMail, Series, Subscription
from reports.notices import announce
from reports.receivers import receivers
from reports.rounds import Refused
from tests.factories import (
    make_activity,
    make_edition,
    make_forecast,
    make_funder_user,
    make_member,
    make_project,
    make_report,
    make_series,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://reports.example.org"


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def series(funder):
    project = make_project(slug="cybercrime", title="Project on Cybercrime", contact_email="unit@example.org")
    Contribution.objects.create(project=project, funder=funder)
    make_activity(project, place="Geneva")
    make_forecast(project, title="Seminar", place="Baku", funders_welcome=True)
    make_forecast(project, title="Over by then", when="1 Nov 09")
    return make_series(project, distribution_list="list@example.org")


@pytest.fixture
def report(series):
    return make_report(series.project, series=series, in_short="Two laws were adopted.")


@pytest.fixture
def manager(series):
    return make_member(series.project, Role.MANAGER)


def published(report, **kwargs):
    return Edition.objects.with_standing().get(pk=make_edition(report, **kwargs).pk)


def subscribe(series, **kwargs):
    user = make_funder_user(Funder.objects.get(), **kwargs)
    return Subscription.objects.create(
        series=series, kind="mail", user=user, secret_hash=f"{user.pk}".zfill(64), made_at=NOW
    )


def send(edition, by, *addresses, note="", at=NOW):
    return sending.send(edition, by=by, at=at, note=note, addresses=addresses)


def deliver(at=NOW):
    return mailing.deliver(clock=lambda: at)


def told(found):
    return [(one.address, one.reason, one.language) for one in found.all]


def test_it_is_offered_to_the_list_to_subscribers_and_to_the_people_of_the_funders(series, report, funder):
    make_funder_user(funder, email="desk@example.org", language="fr")
    subscribe(series, email="reader@example.org")
    make_funder_user(email="others@example.org")
    make_funder_user(funder, email="off@example.org", notices=False)

    assert told(receivers(published(report))) == [
        ("desk@example.org", "funder", "fr"),
        ("list@example.org", "list", "en"),
        ("reader@example.org", "subscriber", "en"),
    ]


def test_a_person_with_several_reasons_is_one_receiver(series, report, funder):
    Series.objects.update(distribution_list="Reader@example.org")
    series.refresh_from_db()
    subscribe(series, email="reader@example.org", language="fr")

    assert told(receivers(published(report))) == [("Reader@example.org", "list", "fr")]


def test_who_wants_no_notices_is_not_written_to_even_from_the_list(series, report, manager):
    make_user(email="List@example.org", notices=False)
    edition = published(report)

    found = receivers(edition)

    assert (found.all, found.unwilling) == ((), ("list@example.org",))
    assert send(edition, manager, "list@example.org") == 0


def test_a_series_that_names_its_funders_is_offered_to_their_people_only(series, report, funder):
    make_funder_user(funder, email="desk@example.org")
    other = Funder.objects.create(name="Other")
    make_funder_user(other, email="other@example.org")
    Series.objects.update(addressed_to_all=False)
    series.funders.add(other)
    series.refresh_from_db()

    assert [one.address for one in receivers(published(report)).all] == ["list@example.org", "other@example.org"]


def test_a_mail_has_the_note_in_short_the_next_events_the_hash_and_the_stored_pdf(report, manager):
    edition = published(report, content=b"%PDF-1.7 as it was published")

    assert send(edition, manager, "list@example.org", note="Dear all,\nplease note the seminar.") == 1
    deliver()

    (message,) = django_mail.outbox
    assert message.subject == f"Project on Cybercrime: {edition.title}"
    assert message.body.startswith("Dear all,\nplease note the seminar.\n\nProject on Cybercrime\n")
    assert "In short: Two laws were adopted.\n" in message.body
    assert "Next events:\n- 24-25 Nov 09, Baku: Seminar (funders welcome)\n" in message.body
    assert "Over by then" not in message.body
    assert f"SHA-256: {edition.sha256}\n" in message.body
    assert message.reply_to == ["unit@example.org"]
    name, content, kind = message.attachments[0]
    assert (name.endswith(".pdf"), content, kind) == (True, b"%PDF-1.7 as it was published", "application/pdf")


def test_the_bytes_are_read_when_it_is_sent_and_not_copied(report, manager):
    send(published(report), manager, "list@example.org")

    columns = [field.name for field in OutgoingMail._meta.get_fields()]
    assert "content" not in columns
    assert "%PDF" not in OutgoingMail.objects.get().body


def test_each_gets_it_in_their_language(report, manager, funder):
    make_funder_user(funder, email="desk@example.org", language="fr")

    send(published(report), manager, "desk@example.org")

    mail = OutgoingMail.objects.get()
    assert mail.language == "fr"
    assert "Prochains événements :\n- 24-25 nov. 09, Baku: Seminar (bailleurs bienvenus)\n" in mail.body
    assert "https://reports.example.org/notices/" in mail.body


def test_who_has_no_account_is_given_no_address_that_asks_for_one(report, manager, series):
    send(published(report), manager, "list@example.org")
    assert "https://" not in OutgoingMail.objects.get().body

    Series.objects.update(public=True)
    later = make_report(series.project, series=Series.objects.get(), period_end=datetime(2009, 10, 30).date())
    send(published(later), manager, "list@example.org")
    assert "Read it: https://reports.example.org/projects/" in OutgoingMail.objects.latest("pk").body


def test_it_goes_to_nobody_twice(report, manager):
    edition = published(report)
    send(edition, manager, "list@example.org", "LIST@example.org")

    assert send(edition, manager, "List@example.org", note="Once more.") == 0
    deliver()
    assert deliver(NOW + timedelta(days=2)).sent == ()
    assert len(django_mail.outbox) == 1


def test_the_note_is_remembered_for_the_series(report, manager, series):
    send(published(report), manager, "list@example.org", note="Dear all,")

    series.refresh_from_db()
    assert series.covering_note == "Dear all,"


def test_a_subscriber_gets_the_note_in_the_place_of_the_notice_that_waits(series, report, manager):
    subscribe(series, email="reader@example.org")
    edition = published(report)
    announce(edition, at=NOW)
    assert deliver(NOW + timedelta(minutes=14)).sent == ()

    assert send(edition, manager, "reader@example.org", note="Dear all,") == 1

    deliver(NOW + timedelta(hours=1))
    (message,) = django_mail.outbox
    assert message.body.startswith("Dear all,")


def test_a_subscriber_who_was_told_already_is_not_offered(series, report, manager):
    subscribe(series, email="reader@example.org")
    edition = published(report)
    announce(edition, at=NOW)
    deliver(NOW + timedelta(minutes=15))

    assert [one.address for one in receivers(edition).offered] == ["list@example.org"]
    assert send(edition, manager, "reader@example.org") == 0


def test_a_correction_is_for_those_who_got_what_it_corrects_even_if_they_left_the_list(series, report, manager):
    send(published(report), manager, "list@example.org", "guest@example.org", "gone@example.org")
    deliver()
    OutgoingMail.objects.filter(to="gone@example.org").update(bounced_at=NOW)
    Series.objects.update(distribution_list="fresh@example.org")

    found = receivers(published(report))

    assert [(one.address, one.got_the_one_before) for one in found.all] == [
        ("fresh@example.org", False),
        ("guest@example.org", True),
        ("list@example.org", True),
    ]


def test_a_bad_line_of_the_list_is_named_and_keeps_nobody_else_from_it(series, report):
    Series.objects.update(distribution_list="list@example.org\nnobody")
    series.refresh_from_db()

    found = receivers(published(report))

    assert found.refusals == ("Line 2: “nobody” is no e-mail address.",)
    assert [one.address for one in found.all] == ["list@example.org"]


def test_nothing_is_sent_to_what_is_no_address(report, manager):
    with pytest.raises(Refused, match=r"No e-mail address: desk@example\.org\nBcc: all@example\.org"):
        send(published(report), manager, "list@example.org", "desk@example.org\nBcc: all@example.org")

    assert not OutgoingMail.objects.exists()


def test_what_is_typed_into_titles_adds_no_head(report, manager):
    type(report).objects.update(title="Update\u2028Bcc: all@example.org")
    report.refresh_from_db()
    send(published(report), manager, "list@example.org", note="A\r\nBcc: all@example.org")

    deliver()

    heads = django_mail.outbox[0].message()
    assert heads["Bcc"] is None
    assert heads["To"] == "list@example.org"


def test_what_was_withdrawn_or_superseded_is_sent_to_nobody(report, manager):
    first = make_edition(report)
    second = published(report)
    with pytest.raises(Refused, match="newer edition"):
        send(Edition.objects.with_standing().get(pk=first.pk), manager, "list@example.org")

    with pytest.raises(Refused, match="withdrawn"):
        send(make_withdrawn(second), manager, "list@example.org")


def test_only_the_people_of_the_project_send_it(report):
    with pytest.raises(Refused, match="may not"):
        send(published(report), make_member(make_project()), "list@example.org")


def test_the_audit_says_who_sent_it_to_how_many(report, manager):
    send(published(report), manager, "list@example.org", "guest@example.org")

    record = AuditRecord.objects.get(verb="sent")
    assert (record.actor, record.details["receivers"]) == (manager.username, 2)
