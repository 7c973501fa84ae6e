"""Secrets that stand in addresses, kept out of what is written down. Imports no Django: the server's log uses it."""

import logging
import re

REDACTED = "[redacted]"
IN_ADDRESSES = re.compile(
    r"(?:(?<=/l/)|(?<=/d/)|(?<=/t/)|(?<=/p/)|(?<=/reminders/stop/)|(?<=/subscriptions/))[^/\s?#\"'<>&]+"
)
# As `secrets.token_urlsafe(24)` makes them. No name in a program mixes its letters like this, but for a rare class.
BY_THEIR_LOOKS = re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[A-Za-z0-9_-]{32}(?![\w-])")


def redacted(text: str) -> str:
    """`GET /l/[redacted]/`."""
    return IN_ADDRESSES.sub(REDACTED, text)


def without_secrets(text: str, *addresses: str) -> str:
    """Also where the secrets of these addresses stand alone, and whatever looks like one of ours."""
    for address in addresses:
        for secret in IN_ADDRESSES.findall(address):
            text = text.replace(secret, REDACTED)
    return BY_THEIR_LOOKS.sub(REDACTED, redacted(text))


class RedactingFormatter(logging.Formatter):
    """The whole line, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))
