from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from outputs.models import Contribution, Funder
from reports.funders.readers import Reader
from reports.funders.subscribing import subscribe
from reports.models import OutgoingMail, Series
from reports.notices import announce
from tests.factories import (
    make_activity,
    make_edition,
    make_forecast,
    make_funder_user,
    make_project,
    make_report,
    make_series,
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
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=funder)
    make_activity(project, when="5-9 Oct 09", place="Geneva")
    make_activity(project, when="6-7 Oct 09", place="Vienna")
    make_forecast(project, title="Seminar in Baku")
    return make_series(project)


@pytest.fixture
def report(series):
    return make_report(series.project, series=series)


def subscriber(funder, series, email="desk@example.org", **kwargs):
    user = make_funder_user(funder, email=email, **kwargs)
    subscribe(Reader(user=user), series, "mail", at=timezone.now())
    return user


def test_a_mail_says_what_was_published_in_figures_and_where_it_is(funder, series, report):
    subscriber(funder, series)
    edition = make_edition(report)

    assert announce(edition, at=NOW) == 1

    mail = OutgoingMail.objects.get()
    page = f"https://reports.example.org/projects/cybercrime/editions/{edition.code}/"
    assert mail.to == "desk@example.org"
    assert mail.subject == f"Project on Cybercrime: {edition.title}"
    assert (
        "15 September 2009 – 31 October 2009: 2 activities carried out (Geneva, Vienna). "
        "1 November 2009 – 30 November 2009: 1 activity planned." in mail.body
    )
    assert f"Read it: {page}\nPDF: {page}pdf/\n" in mail.body
    assert f"Verification code: {edition.printed_code}\nSHA-256: {edition.sha256}\n" in mail.body
    assert mail.stop_address in mail.body


def test_a_correction_says_what_it_is_and_why(funder, series, report):
    make_edition(report)
    subscriber(funder, series)

    announce(make_edition(report), at=NOW)

    mail = OutgoingMail.objects.get()
    assert mail.subject.endswith("(corrected, edition 2)")
    assert "Reason: A place was wrong." in mail.body


def test_it_speaks_the_language_of_its_reader(funder, series, report):
    subscriber(funder, series, language="fr")

    announce(make_edition(report), at=NOW)

    mail = OutgoingMail.objects.get()
    assert "15 septembre 2009 – 31 octobre 2009 : 2 activités réalisées (Geneva, Vienna)." in mail.body
    assert "Code de vérification" in mail.body


def test_it_is_never_queued_twice(funder, series, report):
    subscriber(funder, series)
    edition = make_edition(report)
    announce(edition, at=NOW)

    assert announce(edition, at=NOW + timedelta(hours=1)) == 0
    assert OutgoingMail.objects.count() == 1


def test_two_accounts_with_one_address_are_one_receiver(funder, series, report):
    subscriber(funder, series, email="desk@example.org")
    subscriber(funder, series, email="Desk@example.org")

    assert announce(make_edition(report), at=NOW) == 1


LEFT_OUT = {
    "left": {"is_active": False},
    "wants no mail": {"notices": False},
    "has no address": {"email": ""},
}


@pytest.mark.parametrize("why", LEFT_OUT)
def test_it_goes_to_nobody_who(why, funder, series, report):
    subscriber(funder, series, **LEFT_OUT[why])

    assert announce(make_edition(report), at=NOW) == 0


def test_it_goes_to_nobody_who_may_not_read_the_series_any_more(funder, series, report):
    subscriber(funder, series)
    Series.objects.update(addressed_to_all=False)

    assert announce(make_edition(report), at=NOW) == 0


def test_it_goes_to_nobody_who_subscribed_to_a_feed_only(funder, series, report):
    subscribe(Reader(user=make_funder_user(funder, email="desk@example.org")), series, "feed", at=NOW)

    assert announce(make_edition(report), at=NOW) == 0


def test_what_people_wrote_stands_in_it_as_they_wrote_it_and_nothing_adds_a_head(funder, series, report):
    subscriber(funder, series)
    type(report).objects.update(title="Update\u2028Bcc: all@example.org <b> & more")

    announce(make_edition(type(report).objects.get()), at=NOW)

    mail = OutgoingMail.objects.get()
    assert "<b> & more" in mail.body
    assert "\n" not in mail.subject


def test_no_draft_is_in_it(funder, series, report):
    subscriber(funder, series)
    edition = make_edition(report)
    make_forecast(series.project, title="Secretdraft", place="Secretplace")

    announce(edition, at=NOW)

    assert "Secret" not in OutgoingMail.objects.get().body
