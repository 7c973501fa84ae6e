"""Every URL as every role, in one table; a route that is not in the table fails."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.urls import get_resolver, reverse

from outputs import audit
from outputs.access import Role
from tests.factories import (
    make_activity,
    make_administrator,
    make_forecast,
    make_funder_user,
    make_member,
    make_project,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db

OK, MISSING, FORBIDDEN, LOGIN, HOME = 200, 404, 403, "login", "home"
ROLES = ("administrator", "secretariat", "manager", "stranger", "funder", "nobody", "anonymous")

# One line a route: what each role is answered, in the order of ROLES. A stranger is the secretariat of another project.
DRAFTS = (OK, OK, OK, MISSING, MISSING, MISSING, LOGIN)
DESK = (OK, OK, LOGIN, HOME, LOGIN, LOGIN, LOGIN)
DESK_LIST = (OK, OK, LOGIN, OK, LOGIN, LOGIN, LOGIN)
ADMINISTRATORS = (OK, FORBIDDEN, LOGIN, FORBIDDEN, LOGIN, LOGIN, LOGIN)
SIGNED_IN = (OK, OK, OK, OK, OK, OK, LOGIN)
EXPECTED = {
    "home": SIGNED_IN,
    "project": DRAFTS,
    "report": DRAFTS,
    "report-download": DRAFTS,
    "password_change": SIGNED_IN,
    "login": (HOME, HOME, HOME, HOME, HOME, HOME, OK),
    "logout": (405,) * 7,
    "healthz": (OK,) * 7,
    "verify": (OK,) * 7,
    "verify-code": (OK,) * 7,
    "admin:index": DESK_LIST,
    "admin:outputs_project_changelist": DESK_LIST,
    "admin:activities_activity_changelist": DESK_LIST,
    "admin:activities_forecast_changelist": DESK_LIST,
    "admin:reports_report_changelist": DESK_LIST,
    "admin:outputs_project_change": DESK,
    "admin:activities_activity_change": DESK,
    "admin:activities_forecast_change": DESK,
    "admin:reports_report_change": DESK,
    "admin:activities_activity_history": DESK,
    "admin:outputs_user_changelist": ADMINISTRATORS,
    "admin:outputs_funder_changelist": ADMINISTRATORS,
    "admin:outputs_project_add": ADMINISTRATORS,
    "admin:outputs_auditrecord_changelist": ADMINISTRATORS,
    "admin:outputs_auditrecord_change": ADMINISTRATORS,
    "admin:outputs_auditrecord_download": ADMINISTRATORS,
}
NOT_WALKED = "admin:"  # the admin's other routes are its own; those that show our rows are in the table


@pytest.fixture
def world():
    project = make_project(title="Own project")
    users = {
        "administrator": make_administrator(),
        "secretariat": make_member(project),
        "manager": make_member(project, Role.MANAGER),
        "stranger": make_member(make_project()),
        "funder": make_funder_user(),
        "nobody": make_user(),
    }
    rows = {
        "project": project,
        "report": make_report(project),
        "activity": make_activity(project),
        "forecast": make_forecast(project),
        "auditrecord": audit.record("published", by=None, at=datetime(2009, 11, 2, tzinfo=UTC), project=project),
    }
    return users, rows


def address(name, rows):
    slug, report = rows["project"].slug, rows["report"].pk
    arguments = {
        "project": [slug],
        "report": [slug, report],
        "report-download": [slug, report, "html"],
        "verify-code": ["7QK2M0XD93TFA1BC"],
    }
    if name.startswith("admin:") and name.endswith(("_change", "_history")):
        return reverse(name, args=[rows[name.split("_")[1]].pk])
    return reverse(name, args=arguments.get(name, []))


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
    values = {"object_id": pk, "id": pk, "content_type_id": 1, "app_label": "reports", "url": "nothing/"}
    return {name: values[name] for name in route.pattern.regex.groupindex}


def answer(response):
    if response.status_code == 302:
        return LOGIN if "/login/" in response.url else HOME
    return response.status_code


def test_each_route_has_a_line_in_the_table():
    routes = {pattern for pattern in get_resolver().reverse_dict if isinstance(pattern, str)}

    assert routes == {name for name in EXPECTED if not name.startswith(NOT_WALKED)}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_role_is_answered_as_the_table_says(name, world, client):
    users, rows = world
    answers = []
    for role in ROLES:
        client.logout()
        if role != "anonymous":
            client.force_login(users[role])
        answers.append(answer(client.get(address(name, rows))))

    assert dict(zip(ROLES, answers, strict=True)) == dict(zip(ROLES, EXPECTED[name], strict=True))


@pytest.mark.parametrize("name", ["project", "report", "report-download"])
def test_a_foreign_object_and_a_missing_one_answer_alike(name, world, client):
    users, rows = world
    client.force_login(users["stranger"])
    url = address(name, rows)
    foreign = client.get(url)
    rows["report"].delete()
    rows["project"].delete()

    missing = client.get(url)

    assert (foreign.status_code, without_token(foreign)) == (missing.status_code, without_token(missing))


@pytest.mark.parametrize("name", ["home", "project", "report", "report-download"])
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


@pytest.mark.parametrize("name", ["home", "project", "report", "login", "verify", "verify-code", "admin:index"])
def test_pages_carry_the_strict_policy(name, world, client):
    users, rows = world
    if name != "login":
        client.force_login(users["secretariat"])

    policy = client.get(address(name, rows))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["project", "report", "report-download"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_pages_take_no_writing_method(name, method, world, client):
    users, rows = world
    client.force_login(users["administrator"])

    assert getattr(client, method)(address(name, rows)).status_code == 405
