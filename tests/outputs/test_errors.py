"""What administrators are mailed when something breaks under a secret address."""

import sys

import pytest
from django.core import mail

from outputs.errors import RedactingReporter
from outputs.secret import new_secret
from reports.funders import links, subscribing

pytestmark = pytest.mark.django_db


@pytest.fixture
def breaking(monkeypatch, settings, client):
    """Breaks where the secret is looked up, with the secret in a variable and in the message."""

    def look_up(secret, **kwargs):
        copied = secret
        raise ValueError(f"cannot look up {copied}")

    monkeypatch.setattr(links, "link_of", look_up)
    monkeypatch.setattr(subscribing, "series_opened", look_up)
    settings.ADMINS = [("administrator", "administrator@example.org")]
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("path", ["/l/{}/", "/subscriptions/{}/calendar.ics", "/subscriptions/{}/editions.atom"])
def test_an_error_mail_holds_no_secret(breaking, path):
    secret = new_secret()

    answer = breaking.get(path.format(secret))

    (message,) = mail.outbox
    whole = message.message().as_string() + message.body + message.subject
    assert answer.status_code == 500
    assert secret not in whole
    assert path.format("[redacted]") in message.subject
    assert "cannot look up [redacted]" in message.body


@pytest.mark.parametrize("report", ["get_traceback_text", "get_traceback_html"])
def test_a_report_holds_no_secret_of_its_page_its_referer_or_its_variables(rf, report):
    page, referer, made = "a-short-one", "another", new_secret()
    request = rf.get(f"/l/{page}/", headers={"Referer": f"https://example.org/subscriptions/{referer}/stop/"})
    try:
        raise ValueError(f"{page} {referer}")
    except ValueError:
        text = getattr(RedactingReporter(request, *sys.exc_info()), report)()

    assert made not in text
    assert "ValueError" in text
    assert not [line for line in text.splitlines() if f"/{page}" in line or f"/{referer}/" in line]
