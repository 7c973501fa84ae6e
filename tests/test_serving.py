"""The server itself, started as in production."""

import os
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

SECRET = "Ab3-" * 8


@pytest.fixture
def served(tmp_path):
    """Asks the server for addresses and gives all it wrote. Its database has no tables, so that every look-up breaks."""

    def ask(*paths):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "gunicorn", "--config", "cybercrime_project/gunicorn.conf.py", "--bind", host]
        environment = {**os.environ, "DEBUG": "true", "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
        process = subprocess.Popen(
            [*command, "--workers", "1", "cybercrime_project.wsgi"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            answers = [answer(f"http://{host}{path}") for path in paths]
        finally:
            process.terminate()
        return answers, process.communicate(timeout=20)[0]

    return ask


def answer(url, *, patience=20):
    """The status, once the server listens."""
    end = time.monotonic() + patience
    while True:
        try:
            with urlopen(Request(url, headers={"Referer": f"http://example.org/l/{SECRET}/"})) as response:
                return response.status
        except HTTPError as error:
            with error:
                return error.code
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_the_servers_log_holds_no_secret_of_an_address(served):
    answers, written = served(f"/l/{SECRET}/", f"/subscriptions/{SECRET}/calendar.ics")

    assert answers == [500, 500]
    assert '"GET /l/[redacted]/ HTTP/1.1" 500' in written
    assert '"GET /subscriptions/[redacted]/calendar.ics HTTP/1.1" 500' in written
    assert "OperationalError" in written
    assert SECRET not in written
