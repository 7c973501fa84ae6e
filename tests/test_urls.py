"""Every URL as every role, in one table; a route that is not in the table fails."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from outputs import audit
from outputs.access import Role
from outputs.models import Funder
from outputs.passwords import make_link
from outputs.secret import derived_secret
from reports import drafts, links
from reports.funders.readers import Reader
from reports.funders.subscribing import subscribe
from reports.notices import MAIL_SIGNER
from reports.reminders.stopping import Kind, token
from tests.factories import (
    make_activity,
    make_administrator,
    make_approved,
    make_asking,
    make_attachment,
    make_batch,
    make_deputyship,
    make_forecast,
    make_funder_user,
    make_kept_form,
    make_member,
    make_place_position,
    make_project,
    make_published,
    make_report,
    make_series,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

OK, MISSING, FORBIDDEN, NO, GONE, LOGIN, ELSEWHERE = 200, 404, 403, 409, 410, "login", "elsewhere"
ROLES = ("administrator", "secretariat", "manager", "reader", "stranger", "funder", "nobody", "anonymous")

# One line a route, behind a slash what it is asked of: how each role is answered, in the order of ROLES. A reader
# belongs to a funder of the project and a funder to another, a stranger is the secretariat of another project.
NOBODY_ELSE = (MISSING, MISSING, MISSING, MISSING, LOGIN)
DRAFTS = (OK, OK, OK, *NOBODY_ELSE)
BACK = (ELSEWHERE, ELSEWHERE, ELSEWHERE, *NOBODY_ELSE)
REFUSED = (NO, NO, NO, *NOBODY_ELSE)
EDITIONS = (OK, OK, OK, OK, MISSING, MISSING, MISSING, LOGIN)
EVERYBODY = (OK,) * 8
NOT_SO = (405,) * 8
DESK = (OK, OK, LOGIN, LOGIN, ELSEWHERE, LOGIN, LOGIN, LOGIN)
ASKED_BY_POST = (405, 405, LOGIN, LOGIN, 405, LOGIN, LOGIN, LOGIN)
DESK_LIST = (OK, OK, LOGIN, LOGIN, OK, LOGIN, LOGIN, LOGIN)
ADMINISTRATORS = (OK, FORBIDDEN, LOGIN, LOGIN, FORBIDDEN, LOGIN, LOGIN, LOGIN)
SIGNED_IN = (OK, OK, OK, OK, OK, OK, OK, LOGIN)
WRITERS = (OK, OK, MISSING, *NOBODY_ELSE)
EXPECTED = {
    "home": (OK, OK, OK, ELSEWHERE, OK, ELSEWHERE, ELSEWHERE, ELSEWHERE),
    "waiting": (OK, MISSING, OK, *NOBODY_ELSE),
    "attachment": DRAFTS,
    "edition-file/published": EDITIONS,
    "edition-file/public": EVERYBODY,
    "edition-file/withdrawn": (MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, LOGIN),
    "kept-forms": SIGNED_IN,
    "keep": NOT_SO,
    "kept-form": (MISSING, OK, MISSING, *NOBODY_ELSE),
    "kept-throw-away": NOT_SO,
    "kept-hand-over": NOT_SO,
    "portfolio": (OK, ELSEWHERE, ELSEWHERE, ELSEWHERE, OK, ELSEWHERE, ELSEWHERE, ELSEWHERE),
    "reading": EVERYBODY,
    "reading/unpublished": (OK, MISSING, MISSING, MISSING, OK, MISSING, MISSING, LOGIN),
    "activities-told": EVERYBODY,
    "activities-export": EVERYBODY,
    "activities-export/unpublished": (OK, MISSING, MISSING, MISSING, OK, MISSING, MISSING, LOGIN),
    "pictures": EVERYBODY,
    "pictures/unpublished": (OK, MISSING, MISSING, MISSING, OK, MISSING, MISSING, LOGIN),
    "picture-data": EVERYBODY,
    "picture-data/unpublished": (OK, MISSING, MISSING, MISSING, OK, MISSING, MISSING, LOGIN),
    "editions": EVERYBODY,
    "edition-changes/published": (MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, LOGIN),
    "robots": EVERYBODY,
    "project": DRAFTS,
    "project-entry-when": WRITERS,
    "project-entry-preview": NOT_SO,
    "project-next-report": (OK, OK, ELSEWHERE, *NOBODY_ELSE),
    "project-forecasts": DRAFTS,
    "project-forecasts-carry-out": BACK,
    "project-forecasts-carry-out/forecast": (OK, OK, ELSEWHERE, *NOBODY_ELSE),
    "project-forecasts-postpone": BACK,
    "project-forecasts-cancel": BACK,
    "project-forecasts-undo": NOT_SO,
    "project-forecasts-reopen": NOT_SO,
    "project-forecasts-welcome": NOT_SO,
    "project-import": WRITERS,
    "project-import-template": WRITERS,
    "project-paste": WRITERS,
    "project-brought": (OK, MISSING, MISSING, *NOBODY_ELSE),
    "project-brought-left": (OK, MISSING, MISSING, *NOBODY_ELSE),
    "project-together": NOT_SO,
    "bring": (OK, ELSEWHERE, MISSING, MISSING, ELSEWHERE, MISSING, MISSING, LOGIN),
    "inventory": DRAFTS,
    "inventory-download": DRAFTS,
    "report": DRAFTS,
    "report/published": DRAFTS,
    "report/withdrawn": DRAFTS,
    "report-download": DRAFTS,
    "report-download/published": DRAFTS,
    "report-download/withdrawn": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-submit": NOT_SO,
    "report-return": NOT_SO,
    "report-approve": NOT_SO,
    "report-comment": NOT_SO,
    "report-close": (OK, OK, ELSEWHERE, *NOBODY_ELSE),
    "report-close/published": BACK,
    "report-close-include": NOT_SO,
    "report-close-leave-out": NOT_SO,
    "report-close-put-back": NOT_SO,
    "report-close-withhold": NOT_SO,
    "report-close-tell-again": NOT_SO,
    "report-close-move": NOT_SO,
    "report-close-computed-order": NOT_SO,
    "report-close-in-short": NOT_SO,
    "report-mend": NOT_SO,
    "report-drafts": DRAFTS,
    "report-words": DRAFTS,
    "report-version": DRAFTS,
    "report-version-publish": NOT_SO,
    "report-draft-revoke": NOT_SO,
    "open-draft": EVERYBODY,
    "draft-pdf": EVERYBODY,
    "draft-comment": NOT_SO,
    "report-abandon": NOT_SO,
    "report-publish": BACK,
    "report-publish/approved": (OK, ELSEWHERE, OK, *NOBODY_ELSE),
    "report-correct": BACK,
    "report-correct/published": (OK, OK, ELSEWHERE, *NOBODY_ELSE),
    "report-correct/withdrawn": BACK,
    "edition/published": EDITIONS,
    "edition/withdrawn": EDITIONS,
    "edition/public": EVERYBODY,
    "edition-download/published": EDITIONS,
    "edition-download/withdrawn": (GONE, GONE, GONE, GONE, MISSING, MISSING, MISSING, LOGIN),
    "edition-download/public": EVERYBODY,
    "edition-withdraw/published": NOT_SO,
    "edition-confirm/published": NOT_SO,
    "edition-refuse/published": NOT_SO,
    "edition-erase/published": BACK,
    "edition-erase/public": BACK,
    "edition-erase/withdrawn": (OK, ELSEWHERE, ELSEWHERE, *NOBODY_ELSE),
    "edition-send/published": DRAFTS,
    "edition-send/withdrawn": BACK,
    "password_change": SIGNED_IN,
    "notices": SIGNED_IN,
    "language": NOT_SO,
    "login": (*(ELSEWHERE,) * 7, OK),
    "logout": NOT_SO,
    "healthz": EVERYBODY,
    "verify": EVERYBODY,
    "verify-code": EVERYBODY,
    "deputies": (OK, MISSING, OK, *NOBODY_ELSE),
    "deputy-end": NOT_SO,
    "reading-links": WRITERS,
    "reading-link-revoke": NOT_SO,
    "open-link": (ELSEWHERE,) * 8,
    "reminders": WRITERS,
    "stop-reminders": EVERYBODY,
    "texts": WRITERS,
    "texts-ask": WRITERS,
    "text": WRITERS,
    "text-close": NOT_SO,
    "text-settle": NOT_SO,
    "open-text": (ELSEWHERE,) * 8,
    "asked-text": (MISSING,) * 8,
    "password-lost": EVERYBODY,
    "password-asked": EVERYBODY,
    "password-new": (MISSING,) * 8,
    "open-password": (ELSEWHERE,) * 8,
    "leaving": (OK, *(MISSING,) * 6, LOGIN),
    "dossier": EVERYBODY,
    "dossier/unheard": (OK, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, LOGIN),
    "subscribe": SIGNED_IN,
    "subscribe/unheard": (OK, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, LOGIN),
    "public-feed": (MISSING,) * 8,
    "public-feed/public": EVERYBODY,
    "calendar": EVERYBODY,
    "feed": EVERYBODY,
    "stop-mail": EVERYBODY,
    "admin:index": (ELSEWHERE, ELSEWHERE, LOGIN, LOGIN, ELSEWHERE, LOGIN, LOGIN, LOGIN),
    "admin:outputs_project_changelist": DESK_LIST,
    "admin:activities_activity_changelist": DESK_LIST,
    "admin:activities_forecast_changelist": DESK_LIST,
    "admin:activities_placeposition_changelist": DESK_LIST,
    "admin:reports_report_changelist": DESK_LIST,
    "admin:outputs_project_change": DESK,
    "admin:activities_activity_change": DESK,
    "admin:activities_forecast_change": DESK,
    "admin:activities_placeposition_change": DESK,
    "admin:reports_report_change": DESK,
    "admin:activities_activity_export": DESK_LIST,
    "admin:activities_forecast_export": DESK_LIST,
    "admin:activities_activity_characters": ASKED_BY_POST,
    "admin:activities_forecast_characters": ASKED_BY_POST,
    "admin:activities_activity_history": (OK, OK, LOGIN, LOGIN, MISSING, LOGIN, LOGIN, LOGIN),
    "admin:activities_activity_deleted": DESK_LIST,
    "admin:activities_forecast_deleted": DESK_LIST,
    "admin:activities_placeposition_deleted": DESK_LIST,
    "admin:outputs_funder_deleted": ADMINISTRATORS,
    "admin:outputs_user_changelist": ADMINISTRATORS,
    "admin:outputs_funder_changelist": ADMINISTRATORS,
    "admin:outputs_project_add": ADMINISTRATORS,
    "admin:outputs_auditrecord_changelist": ADMINISTRATORS,
    "admin:outputs_auditrecord_change": ADMINISTRATORS,
    "admin:outputs_auditrecord_download": ADMINISTRATORS,
}
# What is answered to a form without anything in it; to all other routes no form can be sent.
POSTED = {
    "project-entry-preview": WRITERS,
    "keep": (*(NO,) * 7, 401),
    "kept-throw-away": (MISSING, ELSEWHERE, MISSING, *NOBODY_ELSE),
    "kept-hand-over": (MISSING, NO, MISSING, *NOBODY_ELSE),
    "project-next-report": (NO, NO, ELSEWHERE, *NOBODY_ELSE),
    "project-forecasts-carry-out": BACK,
    "project-forecasts-postpone": BACK,
    "project-forecasts-cancel": BACK,
    "project-forecasts-undo": BACK,
    "project-forecasts-reopen": BACK,
    "project-forecasts-welcome": BACK,
    "project-import": (NO, NO, MISSING, *NOBODY_ELSE),
    "project-paste": (NO, NO, MISSING, *NOBODY_ELSE),
    "project-brought": (ELSEWHERE, MISSING, MISSING, *NOBODY_ELSE),
    "project-together": WRITERS,
    "report-submit": REFUSED,
    "report-submit/published": REFUSED,
    "report-return": REFUSED,
    "report-approve": REFUSED,
    "report-comment": REFUSED,
    "report-close-include": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-leave-out": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-put-back": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-withhold": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-tell-again": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-move": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-close-computed-order": BACK,
    "report-close-in-short": BACK,
    "report-mend": BACK,
    "report-drafts": REFUSED,
    "report-words": DRAFTS,
    "report-version-publish": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "report-draft-revoke": BACK,
    "draft-comment": (NO,) * 8,
    "report-publish": BACK,
    "report-publish/published": BACK,
    "report-correct": BACK,
    "report-correct/published": (NO, NO, ELSEWHERE, *NOBODY_ELSE),
    "report-correct/withdrawn": BACK,
    "report-abandon": BACK,
    "edition-withdraw/published": REFUSED,
    "edition-withdraw/public": REFUSED,
    "edition-confirm/published": BACK,
    "edition-refuse/published": BACK,
    "edition-send/published": REFUSED,
    "edition-send/withdrawn": BACK,
    "edition-erase/published": BACK,
    "edition-erase/withdrawn": (NO, ELSEWHERE, ELSEWHERE, *NOBODY_ELSE),
    "deputies": (NO, MISSING, NO, *NOBODY_ELSE),
    "deputy-end": (ELSEWHERE, MISSING, ELSEWHERE, *NOBODY_ELSE),
    "reading-links": WRITERS,
    "reading-link-revoke": (ELSEWHERE, ELSEWHERE, MISSING, *NOBODY_ELSE),
    "texts-ask": (MISSING, MISSING, MISSING, *NOBODY_ELSE),
    "text": (ELSEWHERE, ELSEWHERE, MISSING, *NOBODY_ELSE),
    "text-close": (ELSEWHERE, ELSEWHERE, MISSING, *NOBODY_ELSE),
    "text-settle": (ELSEWHERE, ELSEWHERE, MISSING, *NOBODY_ELSE),
    "asked-text": (MISSING,) * 8,
    "password-lost": (NO,) * 8,
    "password-new": (MISSING,) * 8,
    "leaving": (ELSEWHERE, *(MISSING,) * 6, LOGIN),
    "subscribe": (*(MISSING,) * 7, LOGIN),
    "subscribe/unheard": (*(MISSING,) * 7, LOGIN),
}
READ_ONLY = [
    "project",
    "project-forecasts",
    "inventory",
    "inventory-download",
    "report",
    "report-download",
    "edition/published",
    "edition-download/published",
]
NOT_WALKED = "admin:"  # the admin's other routes are its own; those that show our rows are in the table


@pytest.fixture
def world():
    project, funder = make_project(title="Own project"), Funder.objects.create(name="Romania")
    project.contributions.create(funder=funder)
    unpublished = make_series(make_project())
    users = {
        "administrator": make_administrator(),
        "secretariat": make_member(project),
        "manager": make_member(project, Role.MANAGER),
        "reader": make_funder_user(funder),
        "stranger": make_member(unpublished.project),
        "funder": make_funder_user(),
        "nobody": make_user(),
    }
    attachment = make_attachment(make_activity(project))
    make_attachment(make_activity(project, when="2 Nov 09"))
    rows = {
        "attachment": attachment,
        "project": project,
        "report": make_report(project),
        "approved": make_approved(make_report(project, period_end=date(2009, 11, 1))),
        "published": make_published(make_report(project, period_end=date(2009, 11, 2))),
        "withdrawn": make_withdrawn(make_published(make_report(project, period_end=date(2009, 11, 3)))),
        "public": make_published(make_report(project, series=make_series(project, name="Public", public=True))),
        "unpublished": unpublished,
        "activity": make_activity(project),
        "forecast": make_forecast(project),
        "placeposition": make_place_position(project),
        "auditrecord": audit.record("published", by=None, at=datetime(2009, 11, 2, tzinfo=UTC), project=project),
        "unheard": make_report(make_project()),
        "deputy": make_deputyship(project, manager=users["manager"]),
        "batch": make_batch(project, by=users["administrator"]),
        "kept": make_kept_form(users["secretariat"], project),
    }
    rows["asking"] = make_asking(rows["activity"], by=users["secretariat"])
    rows["leaver"] = make_user()
    draft, secret = drafts.make(rows["report"], by=users["secretariat"], at=timezone.now(), label="Desk officer")
    return users, {**rows, **secret_addresses(project, users), "draft": draft, "draft-secret": secret}


def secret_addresses(project, users):
    """A link, and the secrets of the routes that open by one."""
    at, series, reader = timezone.now(), project.series.get(name="Public"), Reader(user=users["reader"])
    by, until = users["secretariat"], timezone.now() + timedelta(days=9)
    link, secret = links.make(project, by=by, at=at, label="desk officer", expires_at=until)
    secrets = {kind: subscribe(reader, series, kind, at=at) for kind in ("calendar", "feed", "mail")}
    mail = series.subscriptions.get(kind="mail")
    invited = make_link(make_user(), purpose="invitation", at=at)
    secrets["stop-reminders"] = token(Kind.TEXTS, user=None, email="colleague@example.org")
    secrets["open-password"] = derived_secret(invited.secret_name)
    return {"link": link, "open-link": secret, **secrets, "stop-mail": MAIL_SIGNER.sign(mail.pk)}


def address(name, rows):
    name, _, thing = name.partition("/")
    if name.startswith("admin:") and name.endswith(("_change", "_history")):
        return reverse(name, args=[rows[name.split("_")[1]].pk])
    if name.endswith("_export"):
        return reverse(name, args=["csv"])
    asked = "?forecast={}".format(rows["forecast"].pk) if thing == "forecast" else ""
    asked = "?entry={}".format(rows["activity"].pk) if name == "texts-ask" else asked
    return reverse(name, args=arguments(name, rows, thing)) + asked


def arguments(name, rows, thing):
    noun, slug, row = name.partition("-")[0], rows["project"].slug, rows[thing or "report"]
    if name in ("project-import-template", "project-brought", "project-brought-left"):
        return [slug, "en", "csv"] if name.endswith("template") else [slug, rows["batch"].uuid]
    if noun == "bring":
        return ["import"]
    if name.startswith("project-entry-"):
        return [slug, "activity"]
    if noun == "verify":
        return ["7QK2M0XD93TFA1BC"] if name == "verify-code" else []
    if noun in ("texts", "text", "asked", "reminders") or name in ("open-text", "leaving"):
        return text_arguments(name, rows)
    if name in ("open-link", "open-password", "stop-reminders", "calendar", "feed", "stop-mail"):
        return [rows[name]]
    if name in ("reading-links", "reading-link-revoke"):
        return [slug, rows["link"].pk] if name.endswith("revoke") else [slug]
    if name in ("open-draft", "draft-pdf", "draft-comment"):
        return [rows["draft-secret"]]
    if name == "report-draft-revoke":
        return [slug, row.pk, rows["draft"].pk]
    if noun == "attachment":
        return [rows["attachment"].uuid]
    if name == "edition-file":
        return [row.series.project.slug, row.code, rows["attachment"].file_id]
    if noun in ("keep", "kept"):
        return [rows["kept"].key] if name.startswith("kept-") and name != "kept-forms" else []
    if name in ("deputies", "deputy-end"):
        return [slug, rows["deputy"].pk] if name.endswith("end") else [slug]
    if name in ("dossier", "subscribe", "public-feed"):
        return [row.series.project.slug, *([row.series_id] if name == "public-feed" else [])]
    format = ["html"] if name.endswith("-download") else []
    if noun in ("pictures", "picture"):
        return [row.project.slug if thing else slug, *(["map"] if name.startswith("picture-data") else [])]
    if noun in ("reading", "activities", "editions"):
        return [row.project.slug if thing else slug, *(["csv"] if name.endswith("-export") else [])]
    if noun == "inventory":
        return [slug, *format]
    if name in ("report-words", "report-version", "report-version-publish"):
        return [slug, row.pk, "fr"]
    if noun == "report":
        return [slug, getattr(row, "report_id", row.pk), *format]
    return {"project": [slug], "edition": [slug, getattr(row, "code", ""), *format]}.get(noun, [])


def text_arguments(name, rows):
    slug, asking = rows["project"].slug, rows["asking"]
    arguments = {
        "open-text": [derived_secret(asking.secret_name)],
        "asked-text": [asking.pk],
        "leaving": [rows["leaver"].pk],
        "reminders": [slug],
        "texts": [slug],
        "texts-ask": [slug],
        "text-settle": [slug, asking.entry_id, asking.pk],
    }
    return arguments.get(name, [slug, asking.entry_id])


def without_token(response):
    """The page without the one-time token against forged requests."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", response.content)


def desk_addresses(rows):
    """Every route of the desk, with a row where it takes one."""
    routes = [route for one in admin.site.urls[0] for route in getattr(one, "url_patterns", [one]) if route.name]
    return [reverse(f"admin:{route.name}", kwargs=desk_arguments(route, rows)) for route in routes]


def desk_arguments(route, rows):
    model = route.name.partition("_")[2].partition("_")[0]
    pk = rows.get(model, rows["project"]).pk
    values = {
        "object_id": pk,
        "id": pk,
        "content_type_id": 1,
        "app_label": "reports",
        "url": "nothing/",
        "format": "csv",
        "version": 1,
    }
    return {name: values[name] for name in route.pattern.regex.groupindex}


def answer(response):
    if response.status_code == 302:
        return LOGIN if "/login/" in response.url else ELSEWHERE
    return response.status_code


def test_each_route_has_a_line_in_the_table():
    routes = {pattern for pattern in get_resolver().reverse_dict if isinstance(pattern, str)}

    assert routes == {name.partition("/")[0] for name in EXPECTED if not name.startswith(NOT_WALKED)}


def answers(client, users, send, url):
    given = {}
    for role in ROLES:
        client.logout()
        if role != "anonymous":
            client.force_login(users[role])
        given[role] = answer(send(url))
    return given


@pytest.mark.parametrize("name", EXPECTED)
def test_each_role_is_answered_as_the_table_says(name, world, client):
    users, rows = world

    given = answers(client, users, client.get, address(name, rows))

    assert given == dict(zip(ROLES, EXPECTED[name], strict=True))


@pytest.mark.parametrize("name", POSTED)
def test_each_role_that_sends_a_form_is_answered_as_the_table_says(name, world, client):
    users, rows = world

    given = answers(client, users, client.post, address(name, rows))

    assert given == dict(zip(ROLES, POSTED[name], strict=True))


def test_each_route_that_takes_a_form_has_a_line_in_its_table(world, client):
    users, rows = world
    client.force_login(users["administrator"])
    taken_by = ("project", "report", "edition", "reading-link", "subscribe", "deput", "draft", "text", "asked")
    taken_by += ("password-", "leaving")
    taken_by += ("ke",)
    own = [name for name in EXPECTED if name.startswith(taken_by)]
    taking = {name.partition("/")[0] for name in own if client.post(address(name, rows)).status_code != 405}

    assert taking == {name.partition("/")[0] for name in POSTED}


@pytest.mark.parametrize("name", POSTED)
def test_a_form_that_another_site_sends_is_refused(name, world):
    users, rows = world
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["administrator"])

    assert client.post(address(name, rows)).status_code == 403


@pytest.mark.parametrize("role", ["stranger", "funder", "nobody", "anonymous"])
@pytest.mark.parametrize("name", [*READ_ONLY, "edition/withdrawn", "edition-download/withdrawn"])
def test_a_foreign_object_and_a_missing_one_answer_alike(name, role, world, client):
    users, rows = world
    if role != "anonymous":
        client.force_login(users[role])
    url = address(name, rows)
    elsewhere = url.replace(rows["project"].slug, "nothing-here")

    foreign, missing = client.get(url), client.get(elsewhere)

    assert (foreign.status_code, without_token(foreign)) == (missing.status_code, without_token(missing))


@pytest.mark.parametrize("name", ["home", "project", "report", "report-download", "edition/published"])
def test_pages_of_signed_in_people_are_kept_by_no_cache(name, world, client):
    users, rows = world
    client.force_login(users["secretariat"])

    assert client.get(address(name, rows))["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/nothing/", "/password/", "/projects/nothing/"])
def test_error_pages_and_forms_of_signed_in_people_are_kept_by_no_cache_either(path, world, client):
    users, _ = world
    client.force_login(users["manager"])

    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("role", ["manager", "funder", "nobody"])
def test_who_may_not_use_the_desk_is_told_so_and_not_sent_in_circles(role, world, client):
    users, _ = world
    client.force_login(users[role])

    response = client.get("/admin/", follow=True)

    assert response.status_code == FORBIDDEN
    assert "This is not for your account" in response.content.decode()


def test_no_route_of_the_desk_opens_to_those_who_may_not_use_it(world, client):
    users, rows = world
    opened = []
    for role in ("manager", "funder", "nobody", "anonymous"):
        client.logout()
        if role != "anonymous":
            client.force_login(users[role])
        opened += [(role, url) for url in desk_addresses(rows) if client.get(url).status_code == OK]

    assert opened == []


def test_no_row_of_a_project_opens_to_the_secretariat_of_another(world, client):
    users, rows = world
    client.force_login(users["stranger"])
    of_rows = [url for url in desk_addresses(rows) if url.endswith(("/change/", "/delete/", "/history/"))]

    assert len(of_rows) >= 12
    assert [url for url in of_rows if client.get(url).status_code == OK] == []


@pytest.mark.parametrize(
    "name", ["home", "project", "report", "edition/published", "login", "verify", "verify-code", "admin:index"]
)
def test_pages_carry_the_strict_policy(name, world, client):
    users, rows = world
    if name != "login":
        client.force_login(users["secretariat"])

    policy = client.get(address(name, rows))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", READ_ONLY)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_pages_take_no_writing_method(name, method, world, client):
    users, rows = world
    client.force_login(users["administrator"])

    assert getattr(client, method)(address(name, rows)).status_code == 405
