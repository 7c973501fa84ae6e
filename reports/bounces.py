"""What comes back of the mail that was sent: delivery reports (RFC 3464), as a mail server hands them on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from outputs.text import printable
from reports.mailing import MAIL_DOMAIN
from reports.models import OutgoingMail

OUR_ID = re.compile(rf"message-id:\s*<([0-9a-f]{{64}})@{re.escape(MAIL_DOMAIN)}>", re.IGNORECASE)
LONGEST = 500  # characters of what the server said


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """`key` is that of the mail which could not be delivered; `said` is why, in the words of the server."""

    key: str
    said: str


def bounce(content: bytes) -> Bounce | None:
    """None where it reports no failure, and where it is about none of our mails."""
    message = message_from_bytes(content, policy=policy.default)
    failures = [block for block in reported(message) if (block.get("Action") or "").strip().lower() == "failed"]
    ours = OUR_ID.search(content.decode("ascii", errors="replace"))
    if not failures or ours is None:
        return None
    said = failures[0].get("Diagnostic-Code") or failures[0].get("Status") or "failed"
    return Bounce(key=ours.group(1).lower(), said=" ".join(printable(str(said)).split())[:LONGEST])


def reported(message: EmailMessage) -> Iterator[EmailMessage]:
    """The blocks of a delivery report: one of the message, then one for each receiver."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            yield from part.get_payload()


def take(content: bytes, *, at: datetime) -> OutgoingMail | None:
    """The mail that came back, from now on marked so; the first report of it stands."""
    found = bounce(content)
    mail = found and OutgoingMail.objects.filter(key=found.key, sent_at__isnull=False).first()
    if mail:
        OutgoingMail.objects.filter(pk=mail.pk, bounced_at=None).update(bounced_at=at, bounce=found.said)
    return mail or None
