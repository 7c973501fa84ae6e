import logging

import pytest

from outputs.redaction import RedactingFormatter, redacted, without_secrets
from outputs.secret import new_secret

SECRET = "Ab3-" * 8


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"GET /l/{SECRET}/ HTTP/1.1", "GET /l/[redacted]/ HTTP/1.1"),
        (f"GET /l/{SECRET}?next=1", "GET /l/[redacted]?next=1"),
        (f'"GET /subscriptions/{SECRET}/calendar.ics"', '"GET /subscriptions/[redacted]/calendar.ics"'),
        (f"https://example.org/subscriptions/12~{SECRET}/stop/", "https://example.org/subscriptions/[redacted]/stop/"),
        (f"GET /t/{SECRET}/ HTTP/1.1", "GET /t/[redacted]/ HTTP/1.1"),
        (f"GET /p/{SECRET}/ HTTP/1.1", "GET /p/[redacted]/ HTTP/1.1"),
        (f"POST /reminders/stop/{SECRET}:1a:x/", "POST /reminders/stop/[redacted]/"),
        (f"GET /d/{SECRET}/pdf/ HTTP/1.1", "GET /d/[redacted]/pdf/ HTTP/1.1"),
        (f"/l/{SECRET}/ and /l/other/", "/l/[redacted]/ and /l/[redacted]/"),
        ("GET /projects/cybercrime/links/ HTTP/1.1", "GET /projects/cybercrime/links/ HTTP/1.1"),
    ],
)
def test_the_secret_of_an_address_is_taken_out(line, told):
    assert redacted(line) == told


def test_a_secret_is_taken_out_where_it_stands_alone():
    report = f"secret = 'abc'; path = '/l/abc/'; other = '{new_secret()}'"

    assert without_secrets(report, "/l/abc/") == (
        "secret = '[redacted]'; path = '/l/[redacted]/'; other = '[redacted]'"
    )


def test_names_and_hashes_stay():
    text = f"a_function_with_a_name_of_32_char {'a1' * 32} {'a' * 32}"

    assert without_secrets(text) == text


def test_the_line_of_a_log_is_redacted_with_its_traceback():
    try:
        raise ValueError("No such address: /l/abc/")
    except ValueError as problem:
        error = (ValueError, problem, problem.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Error: %s", ("/l/abc/",), error)

    line = RedactingFormatter("{message}", style="{").format(record)

    assert "abc" not in line
    assert "ValueError: No such address: /l/[redacted]/" in line
