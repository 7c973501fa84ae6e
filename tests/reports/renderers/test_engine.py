"""The engine fetches the application's own fonts, styles and images, and nothing else."""

import logging

import pytest

from reports.renderers import engine

HOSTILE = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/",
    "https://example.org/logo.png",
    "data:image/svg+xml;base64,AAAA",
    "https://static.invalid/../cybercrime_project/settings.py",
    "https://static.invalid/%2e%2e/cybercrime_project/settings.py",
    "https://static.invalid.example.org/css/print.css",
    "https://static.invalid/fonts/README.md",
    "ftp://static.invalid/css/print.css",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_any_other_address_is_refused_and_logged(url, caplog):
    with caplog.at_level(logging.WARNING), pytest.raises(ValueError, match="own files"):
        engine.OwnFilesOnly().fetch(url)

    assert url[:200] in caplog.text


@pytest.mark.parametrize("path", ["../secret.css", "%2e%2e/secret.css", "css/../../secret.css"])
def test_a_file_beside_its_own_is_refused_whatever_its_kind(path, tmp_path, settings):
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "secret.css").write_text("p { color: red }")
    settings.STATICFILES_DIRS = [tmp_path / "static"]

    assert engine.own_file(f"{engine.OWN_FILES}{path}") is None


@pytest.mark.parametrize("name", ["css/print.css", "fonts/NotoSans-Regular.ttf"])
def test_its_own_files_are_served(name):
    assert engine.OwnFilesOnly().fetch(f"{engine.OWN_FILES}{name}").read()


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="" src="{url}">',
        '<link rel="stylesheet" href="{url}">',
        '<link rel="attachment" href="{url}">',
        '<p style="background: url({url})">x</p>',
        '<object data="{url}"></object>',
    ],
)
@pytest.mark.parametrize("url", HOSTILE[:4])
def test_a_page_that_asks_for_more_still_renders(markup, url, caplog):
    page = f"<html lang=en><head><title>t</title>{markup.format(url=url)}</head><body><p>Here</p>{markup.format(url=url)}</body></html>"

    with caplog.at_level(logging.WARNING):
        pdf = engine.write_pdf(page)

    assert pdf.startswith(b"%PDF")
    assert b"root:" not in pdf
    assert "refused" in caplog.text


def test_the_shipped_fonts_are_fetched_once(monkeypatch):
    engine.write_pdf("<html lang=en><head><title>t</title></head><body><p>x</p></body></html>")
    fetched = []
    monkeypatch.setattr(engine.OwnFilesOnly, "fetch", lambda self, url, headers=None: fetched.append(url))

    engine.write_pdf("<html lang=en><head><title>t</title></head><body><p>x</p></body></html>")

    assert fetched == []
