"""A real browser on a live server: what a person sees."""

import os
import shutil

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from reports.demonstration import add_people, load_demonstration

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs an event loop beside the tests
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in use: in memory, requests that a page sends at once refuse each other instead of waiting."""
    for database in settings.DATABASES.values():
        if database["ENGINE"].endswith("sqlite3"):
            database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def passwords(transactional_db):
    return add_people(load_demonstration())


@pytest.fixture
def visit(chromium, live_server, passwords):
    """Opens a page signed in as a role; a failed request or a word of the strict policy fails the test.

    Only the page itself may answer otherwise, and only as the test says it will.
    """
    contexts, complaints = [], []

    def open_page(role=None, *, width=1280, scheme="light", javascript=True, answer=200):
        def watch(message):
            if message.type == "error" and f"status of {answer}" not in message.text:
                complaints.append(message.text)

        def listen(response):
            if response.status >= 400 and response.status != answer:
                complaints.append(f"{response.status} {response.url}")

        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",  # a colour is judged once it stands
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("response", listen)
        page.on("console", watch)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.watch = watch
        if role:
            page.goto("/login/")
            page.fill("#id_username", role)
            page.fill("#id_password", passwords[role])
            page.click("button.button")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
