"""Letters that ask for a text. Queued with the asking, all of it or nothing; sent by `reports.mailing`."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from activities import asking
from activities.dates import full_date
from activities.models import Asking, Entry, OwedText
from outputs.models import User
from outputs.secret import PLACE
from outputs.text import normalise
from reports.addresses import is_address
from reports.letters import Letter, absolute
from reports.models import OutgoingMail

Kind = OutgoingMail.Kind


def ask(debt: OwedText, *, by: User, at: datetime, note: str = "") -> Asking:
    """Raises ValidationError where who owes the text has no address. The letter of an earlier asking that nobody began
    to send goes out no more.
    """
    with transaction.atomic():
        drop_unsent(debt.entry)
        made = asking.ask(debt, by=by, at=at, note=normalise(note, multiline=True))
        mail(made).save()
    return made


def close(entry: Entry, *, by: User, at: datetime) -> None:
    with transaction.atomic():
        drop_unsent(entry)
        asking.close(entry, by=by, at=at)


def owe(entry: Entry, *, by: User, at: datetime, user: User | None, email: str) -> OwedText | None:
    with transaction.atomic():
        before = OwedText.objects.filter(entry=entry).values_list("pk", flat=True).first()
        debt = asking.owe(entry, by=by, at=at, user=user, email=email)
        if debt is None or debt.pk != before:
            drop_unsent(entry)
    return debt


def drop_unsent(entry: Entry) -> None:
    names = [one.secret_name for one in entry.askings.filter(answered_at=None)]
    OutgoingMail.objects.untouched().filter(kind=Kind.TEXT, opens__in=names).delete()


def mail(asking: Asking) -> OutgoingMail:
    """In the language of an account, otherwise in that in which the entry is written."""
    language = asking.user.language if asking.user else asking.entry.written_in
    written = letter(asking, language=language)
    return OutgoingMail(
        kind=Kind.TEXT,
        to=asking.email,
        user=asking.user,
        language=language,
        subject=written.subject,
        body=written.body,
        opens=asking.secret_name,
        reply_to=asking.asked_by.email if is_address(asking.asked_by.email) else "",
        key=hashlib.sha256(asking.secret_name.encode()).hexdigest(),
        created_at=asking.asked_at,
        next_try_at=asking.asked_at,
    )


def letter(asking: Asking, *, language: str) -> Letter:
    entry, by = asking.entry, asking.asked_by
    with translation.override(language):
        context = {
            "asked_by": by.get_full_name() or by.get_username(),
            "project": entry.project.title,
            "title": entry.title,
            "when": entry.printed_when(),
            "places": ", ".join(entry.places()),
            "note": asking.note,
            "page": absolute("open-text", PLACE),
            "until": full_date(timezone.localdate(asking.expires_at), language=language),
        }
        subject = _("Your text for: %(title)s") % {"title": entry.title}
        body = render_to_string("reports/mail/text.txt", context)
    return Letter(subject=normalise(subject, multiline=False)[:400], body=f"{body.strip()}\n")
