"""Sends what waits in the outbox, by Django's mail backend.

Each mail is claimed before it is sent and marked after. A claim whose process did not live to mark it comes due again,
so that nothing that was queued is lost. Killed at any moment but one, a process leaves each mail to go out once. That
moment lies between the server's yes and the mark: the one mail in flight then goes out a second time, with the same
Message-ID, by which mail programs know it again. Nothing can be certain of both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db.models import F

from outputs.secret import PLACE, derived_secret
from reports.downloads import of_edition
from reports.models import Edition, OutgoingMail

MAIL_DOMAIN = "project-updates"  # behind the key in each Message-ID, and the same on every host
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
        except (SMTPException, OSError, ValueError) as problem:  # a head that no mail may have is a ValueError
            waiting.last_error = f"{type(problem).__name__}: {problem}"
            failed.append(waiting)
        else:
            waiting.sent_at, waiting.last_error = clock(), ""
            sent.append(waiting)
        mark(waiting)
    return Delivery(sent=tuple(sent), failed=tuple(failed))


def claim(mail: OutgoingMail, *, at: datetime) -> bool:
    """False where another process has it. The claim is a row that is not due again before the pause is over."""
    seen = OutgoingMail.objects.filter(pk=mail.pk, sent_at=None, next_try_at=mail.next_try_at)
    return seen.update(tries=F("tries") + 1, next_try_at=at + FIRST_PAUSE * 2**mail.tries) == 1


def mark(mail: OutgoingMail) -> None:
    """What it tells of may have been deleted meanwhile, and the row with it."""
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=mail.sent_at, last_error=mail.last_error)


def message(mail: OutgoingMail) -> EmailMessage:
    """With the stored PDF, read now, where the mail promises it."""
    written = EmailMessage(
        mail.subject,
        body(mail),
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.key}@{MAIL_DOMAIN}>",
            "Content-Language": mail.language,
            "Auto-Submitted": "auto-generated",
            **ending(mail),
        },
        connection=get_connection(),
    )
    if mail.kind == OutgoingMail.Kind.LIST:
        file = of_edition(Edition.objects.get(pk=mail.edition), "pdf")
        written.attach(file.file_name, file.content, file.content_type)
    return written


def body(mail: OutgoingMail) -> str:
    """With the secrets of its addresses, which stand in no row."""
    written = mail.body
    for name in mail.opens.split():
        written = written.replace(PLACE, derived_secret(name), 1)
    return written


def ending(mail: OutgoingMail) -> dict[str, str]:
    """One click ends it in programs that offer that (RFC 8058)."""
    if not mail.stop_address:
        return {}
    return {
        "List-Unsubscribe": f"<{mail.stop_address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
