"""Secrets that stand in addresses. Of each only the hash is kept: whoever reads the database can open nothing with it.

One that goes out by mail is derived from the application's own key and from the name of what it opens. The outbox keeps
that name, and a place in the text where the secret goes; it is filled in when the mail is sent.
"""

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac

PLACE = "~secret~"
BYTES = 24


def new_secret() -> str:
    return secrets.token_urlsafe(BYTES)


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def derived_secret(name: str) -> str:
    """The same for the same name, which must be one that nobody guesses: it holds a random key."""
    told = salted_hmac("outputs.secret", name, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(told[:BYTES]).decode()


def quiet(response):
    """No page that is opened from here learns the address, and no search engine keeps it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
