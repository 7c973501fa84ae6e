"""Safe by default: what the application refuses to start on, and that it says why."""

import os
import re
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {"SECRET_KEY": secrets.token_urlsafe(60), "ALLOWED_HOSTS": "reports.example.org"}


def example():
    """The settings of `.env.example`, as an installation would have them."""
    lines = (settings.BASE_DIR / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def manage(*arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        capture_output=True,
        text=True,
        env={**kept, **environment},
        cwd=settings.BASE_DIR,
    )


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"ALLOWED_HOSTS": "reports.example.org"}, "SECRET_KEY is missing"),
        ({**GOOD, "SECRET_KEY": "short"}, "SECRET_KEY is missing, an example or shorter than 50"),
        ({**GOOD, "SECRET_KEY": "replace-me" * 10}, "SECRET_KEY is missing, an example"),
        ({**GOOD, "SECRET_KEY": "for-development-on-this-machine-only" * 2}, "SECRET_KEY is missing, an example"),
        ({**GOOD, "ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({**GOOD, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({**GOOD, "ALLOWED_HOSTS": "reports.example.org,*"}, "ALLOWED_HOSTS must name the hosts"),
        ({**GOOD, "DEBUG": "perhaps"}, "DEBUG must be true or false, not 'perhaps'"),
    ],
)
def test_it_refuses_to_start_and_says_why(environment, reason):
    started = manage("check", **environment)

    assert started.returncode != 0
    assert reason in started.stderr


def test_the_example_as_it_stands_is_refused():
    assert "SECRET_KEY is missing, an example" in manage("check", **example()).stderr


def test_the_example_with_a_secret_passes_the_deployment_check():
    environment = {**example(), "SECRET_KEY": GOOD["SECRET_KEY"]}

    checked = manage("check", "--deploy", "--fail-level", "WARNING", **environment)

    assert checked.returncode == 0, checked.stderr


def test_the_example_names_every_setting():
    source = (settings.BASE_DIR / "cybercrime_project" / "settings.py").read_text()
    read = set(re.findall(r'\b(?:flag|env\.\w+)\(\s*"([A-Z_]+)"', source))

    lines = (settings.BASE_DIR / ".env.example").read_text().splitlines()
    named = {line.lstrip("#").split("=")[0] for line in lines}
    assert len(read) > 8
    assert read <= named
