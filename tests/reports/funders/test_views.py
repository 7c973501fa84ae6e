import pytest

from tests.factories import make_funder_user, make_project, make_report

pytestmark = pytest.mark.django_db


def test_a_funder_is_told_what_will_be_here_and_sees_no_draft(client):
    make_report(make_project(slug="cybercrime-phase-2", title="Project on Cybercrime"))
    client.force_login(make_funder_user())

    shown = client.get("/").content.decode()

    assert "as soon as it is published" in shown
    assert "Nothing has been published yet." in shown
    assert "ybercrime" not in shown


def test_a_funder_with_drafts_and_one_without_read_the_same_page(client):
    client.force_login(make_funder_user(username="funder"))
    before = client.get("/").content.decode().split("<main")[1]

    make_report(make_project())

    assert client.get("/").content.decode().split("<main")[1] == before
