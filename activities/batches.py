"""Many entries written together: one transaction, and one record in the history."""

from collections.abc import Iterator
from contextlib import contextmanager

import reversion
from django.apps import apps
from django.db import transaction

from outputs.models import User


@contextmanager
def one_record(*, by: User, comment: str) -> Iterator[None]:
    """All that is written within stands or falls together, and is one revision where there is a history."""
    with transaction.atomic():
        if not apps.is_installed("reversion"):
            yield
            return
        with reversion.create_revision():
            reversion.set_user(by)
            reversion.set_comment(comment)
            yield
