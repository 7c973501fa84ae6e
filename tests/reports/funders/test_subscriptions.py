import pytest
from django.utils import timezone

from outputs.models import Contribution, Funder
from reports.funders.readers import SESSION_KEY, Reader
from reports.funders.subscribing import subscribe
from reports.models import Subscription
from reports.notices import MAIL_SIGNER
from tests.factories import make_funder_user, make_project, make_series, make_user
from tests.reports.funders.test_feeds import make_link

pytestmark = pytest.mark.django_db

PAGE = "/read/cybercrime/subscribe/"


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def series(funder):
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=funder)
    return make_series(project)


@pytest.fixture
def user(funder, client):
    user = make_funder_user(funder, email="desk@example.org")
    client.force_login(user)
    return user


def post(client, series, kind, deed):
    return client.post(PAGE, {"series": series.pk, "kind": kind, "do": deed})


def test_an_address_is_shown_once_and_opens(series, user, client):
    shown = post(client, series, "calendar", "make").content.decode()
    path = shown.partition("<code>http://testserver")[2].partition("</code>")[0]

    assert client.get(path).status_code == 200
    assert f'href="webcal://testserver{path}"' in shown
    assert path not in client.get(PAGE).content.decode()
    assert path.split("/")[2] not in str(vars(Subscription.objects.get()))


def test_making_it_again_replaces_it(series, user, client):
    first = post(client, series, "feed", "make").content.decode().partition("<code>http://testserver")[2].split("<")[0]
    second = post(client, series, "feed", "make").content.decode().partition("<code>http://testserver")[2].split("<")[0]

    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert Subscription.objects.count() == 1


def test_it_is_revoked(series, user, client):
    post(client, series, "feed", "make")

    page = post(client, series, "feed", "revoke").content.decode()

    assert not Subscription.objects.exists()
    assert "Revoke the address" not in page


def test_mail_goes_to_the_address_of_the_account_and_has_none_to_show(series, user, client):
    page = post(client, series, "mail", "make").content.decode()

    assert Subscription.objects.get().kind == "mail"
    assert "<code>" not in page


@pytest.mark.parametrize(
    ("account", "told"),
    [({"email": ""}, "Your account has no e-mail address yet"), ({"notices": False}, "Your account takes no mail")],
)
def test_mail_is_not_offered_where_it_would_not_arrive(series, user, client, account, told):
    type(user).objects.filter(pk=user.pk).update(**account)

    page = client.get(PAGE).content.decode()

    assert told in page
    assert "Send me mail" not in page


def test_who_came_by_a_link_subscribes_to_all_but_mail(series, client):
    session = client.session
    session[SESSION_KEY] = make_link(series.project).pk
    session.save()

    assert "Send me mail" not in client.get(PAGE).content.decode()
    assert post(client, series, "mail", "make").status_code == 404
    assert post(client, series, "calendar", "make").status_code == 200
    assert Subscription.objects.get().link is not None


def test_each_sees_only_their_own(series, user, client, funder):
    subscribe(Reader(user=make_funder_user(funder)), series, "feed", at=timezone.now())

    assert "Revoke the address" not in client.get(PAGE).content.decode()
    post(client, series, "feed", "revoke")
    assert Subscription.objects.count() == 1


def test_nobody_is_asked_to_log_in(series, client):
    assert client.get(PAGE).url == f"/login/?next={PAGE}"


def test_who_may_read_nothing_of_the_project_is_answered_as_if_there_were_none(series, client):
    client.force_login(make_user())

    foreign, missing = client.get(PAGE), client.get("/read/nothing/subscribe/")

    assert (foreign.status_code, missing.status_code) == (404, 404)


@pytest.mark.parametrize("posted", [{}, {"kind": "sms"}, {"series": "x"}, {"series": "999999"}, {"do": "dance"}])
def test_what_no_form_of_ours_posts_is_refused(series, user, client, posted):
    whole = {"series": series.pk, "kind": "feed", "do": "make"}

    assert client.post(PAGE, {**whole, **posted} if posted else {}).status_code == 404
    assert not Subscription.objects.exists()


def test_a_series_that_the_reader_may_not_read_takes_no_subscription(series, user, client):
    hidden = make_series(series.project, name="Internal", addressed_to_all=False)

    assert post(client, hidden, "feed", "make").status_code == 404
    assert "Internal" not in client.get(PAGE).content.decode()


def test_reading_the_page_that_ends_mail_changes_nothing_and_its_button_ends_it(series, user, client):
    subscribe(Reader(user=user), series, "mail", at=timezone.now())
    client.logout()
    address = f"/subscriptions/{MAIL_SIGNER.sign(Subscription.objects.get().pk)}/stop/"

    page = client.get(address)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"
    assert Subscription.objects.exists()

    assert "No more mail" in client.post(address).content.decode()
    assert not Subscription.objects.exists()
    assert client.get(address).status_code == 404


def test_a_mail_program_ends_it_without_a_token_of_a_form(series, user, client):
    subscribe(Reader(user=user), series, "mail", at=timezone.now())
    client.handler.enforce_csrf_checks = True

    client.post(f"/subscriptions/{MAIL_SIGNER.sign(Subscription.objects.get().pk)}/stop/")

    assert not Subscription.objects.exists()


@pytest.mark.parametrize("token", ["1", "1~forged", "nothing"])
def test_a_forged_token_ends_nothing(series, user, client, token):
    subscribe(Reader(user=user), series, "mail", at=timezone.now())

    assert client.post(f"/subscriptions/{token}/stop/").status_code == 404
    assert Subscription.objects.exists()


def test_the_token_of_a_mail_ends_no_other_kind(series, user, client):
    subscribe(Reader(user=user), series, "feed", at=timezone.now())

    assert client.post(f"/subscriptions/{MAIL_SIGNER.sign(Subscription.objects.get().pk)}/stop/").status_code == 404
