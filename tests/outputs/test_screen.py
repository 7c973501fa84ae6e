import pytest

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def heading(response):
    return response.content.decode().split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("fr", "Se connecter"),
        ("fr-CA, en;q=0.5", "Se connecter"),
        ("en-US", "Log in"),
        ("de, fr;q=0.4", "Se connecter"),
        ("de", "Log in"),
        ("", "Log in"),
    ],
)
def test_a_visitor_reads_what_the_browser_asks_for(client, asked, said):
    response = client.get("/login/", headers={"accept-language": asked})

    assert heading(response) == said
    assert "Accept-Language" in response["Vary"]


def test_a_person_reads_the_language_they_chose_whatever_the_browser_asks_for(client):
    client.force_login(make_user(language="fr"))

    response = client.get("/password/", headers={"accept-language": "en"})

    assert heading(response) == "Changer votre mot de passe"
    assert '<html lang="fr">' in response.content.decode()
    assert response["Content-Language"] == "fr"


def test_one_reader_leaves_no_language_behind_for_the_next(client):
    client.get("/login/", headers={"accept-language": "fr"})

    assert heading(client.get("/login/")) == "Log in"


def test_a_visitor_gets_no_cookie_for_a_language(client):
    assert not client.get("/nothing/", headers={"accept-language": "fr"}).cookies
