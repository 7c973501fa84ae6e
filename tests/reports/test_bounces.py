"""What comes back is known by the Message-ID of what was sent."""

import io
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from reports import bounces
from reports.models import OutgoingMail
from tests.factories import make_edition, make_project, make_report

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 3, 12, tzinfo=UTC)
KEY = "b" * 64
REPORT = """\
From: MAILER-DAEMON@example.org
To: updates@reports.example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="limit"

--limit
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--limit
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; desk@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
    no such desk

--limit
Content-Type: text/rfc822-headers

Message-ID: <{key}@project-updates>
To: desk@example.org
Subject: Published

--limit--
"""


def reported(action="failed", key=KEY):
    return REPORT.format(action=action, key=key).encode()


@pytest.fixture
def mail():
    edition = make_edition(make_report(make_project()))
    sent = {"created_at": NOW, "next_try_at": NOW, "sent_at": NOW, "tries": 1}
    return OutgoingMail.objects.create(
        kind="list", to="desk@example.org", language="en", subject="Published", edition=edition.pk, key=KEY, **sent
    )


def test_a_mail_that_came_back_says_when_and_why(mail):
    assert bounces.take(reported(), at=NOW) == mail

    mail.refresh_from_db()
    assert (mail.bounced_at, mail.bounce) == (NOW, "smtp; 550 5.1.1 no such desk")


@pytest.mark.parametrize(
    "content",
    [reported(action="delayed"), reported(key="c" * 64), b"I am out of office.", b"", b"\xff\x00Content-Type: x"],
)
def test_what_reports_no_failure_of_ours_changes_nothing(mail, content):
    assert bounces.take(content, at=NOW) is None

    mail.refresh_from_db()
    assert mail.bounced_at is None


def test_the_first_report_stands(mail):
    bounces.take(reported(), at=NOW)
    bounces.take(reported().replace(b"no such desk", b"another reason"), at=datetime(2009, 12, 1, tzinfo=UTC))

    mail.refresh_from_db()
    assert (mail.bounced_at, mail.bounce) == (NOW, "smtp; 550 5.1.1 no such desk")


@pytest.mark.parametrize(
    ("content", "said"),
    [(reported(), "desk@example.org: came back.\n"), (b"I am out of office.", "Not about a mail of ours.\n")],
)
def test_the_command_reads_what_the_mail_server_hands_on(mail, content, said, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    call_command("take_bounce")

    assert capsys.readouterr().out == said
