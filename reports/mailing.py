"""Sends what waits in the outbox, by Django's mail backend.

Each mail is claimed before it is sent and marked after. A claim whose process did not live to mark it comes due again,
so that nothing that was queued is lost. Where the process is killed between the server's yes and the mark, the mail
goes out a second time, with the same Message-ID, by which mail programs know it again: nothing can be certain of both.
Killed at any other moment, it goes out once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db.models import F

from reports.models import OutgoingMail

FIRST_PAUSE = timedelta(minutes=15)  # and twice as long after each try


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was sent, and what was not this time, with its error."""

    sent: tuple[OutgoingMail, ...]
    failed: tuple[OutgoingMail, ...]


def deliver(*, clock: Callable[[], datetime]) -> Delivery:
    sent, failed = [], []
    for waiting in OutgoingMail.objects.due(clock()):
        if not claim(waiting, at=clock()):
            continue
        try:
            message(waiting).send()
        except (SMTPException, OSError) as problem:
            waiting.last_error = f"{type(problem).__name__}: {problem}"
            failed.append(waiting)
        else:
            waiting.sent_at, waiting.last_error = clock(), ""
            sent.append(waiting)
        waiting.save(update_fields=["sent_at", "last_error"])
    return Delivery(sent=tuple(sent), failed=tuple(failed))


def claim(mail: OutgoingMail, *, at: datetime) -> bool:
    """False where another process has it. The claim is a row that is not due again before the pause is over."""
    seen = OutgoingMail.objects.filter(pk=mail.pk, sent_at=None, next_try_at=mail.next_try_at)
    return seen.update(tries=F("tries") + 1, next_try_at=at + FIRST_PAUSE * 2**mail.tries) == 1


def message(mail: OutgoingMail) -> EmailMessage:
    """One click ends it in programs that offer that (RFC 8058)."""
    headers = {
        "Message-ID": f"<{mail.key}@project-updates>",
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{mail.stop_address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers, connection=get_connection())
