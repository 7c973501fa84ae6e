"""Asking for texts: who owes one, the link by which it is given, and what becomes of the answer.

The letter that carries the link is written and queued by `reports.requests`.
"""

import hashlib
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities import richtext
from activities.models import Asking, Entry, OwedText
from activities.recording import record
from outputs import access, audit, history
from outputs.models import User
from outputs.secret import derived_secret, secret_hash

HOLDS = timedelta(days=30)


def owe(entry: Entry, *, by: User, at: datetime, user: User | None = None, email: str = "") -> OwedText | None:
    """Names who owes the text, or nobody. Links of somebody else open nothing any more."""
    with transaction.atomic():
        refuse(entry, by)
        debt = OwedText.objects.filter(entry=entry).first()
        named = {"user": user, "email": "" if user else email}
        if debt and (debt.user, debt.email) == (user, named["email"]):
            return debt
        close(entry, by=by, at=at)
        OwedText.objects.filter(entry=entry).delete()
        if not (user or email):
            return None
        debt = OwedText(entry=entry, since=at, **named)
        debt.full_clean()
        debt.save()
        return debt


def ask(debt: OwedText, *, by: User, at: datetime, note: str = "") -> Asking:
    """A new link for who owes the text; one that was there before opens nothing any more."""
    with transaction.atomic():
        refuse(debt.entry, by)
        if not debt.address:
            raise ValidationError(_("%(who)s has no e-mail address; an administrator can add it.") % {"who": debt.who})
        close(debt.entry, by=by, at=at)
        asking = Asking(
            entry=debt.entry,
            user=debt.user,
            email=debt.address,
            asked_by=by,
            asked_at=at,
            note=note,
            expires_at=at + HOLDS,
        )
        asking.secret_hash = secret_hash(derived_secret(asking.secret_name))
        asking.save()
        tell(audit.TEXT_ASKED, asking, by=by, at=at, expires=asking.expires_at.isoformat())
    return asking


def close(entry: Entry, *, by: User, at: datetime) -> None:
    """At once, for who has the form open too."""
    for asking in Asking.objects.filter(entry=entry, revoked_at=None, answered_at=None).select_related(
        "entry__project"
    ):
        if Asking.objects.filter(pk=asking.pk, revoked_at=None, answered_at=None).update(revoked_at=at):
            tell(audit.TEXT_NOT_ASKED, asking, by=by, at=at)


def opened(secret: str, *, at: datetime) -> Asking | None:
    """None alike where the link was never made, has expired or was revoked."""
    return Asking.objects.readable_at(at).filter(secret_hash=secret_hash(secret)).first()


def seen(entry: Entry) -> str:
    """What somebody saw of the entry who fills in its text; dates, places and outputs may change meanwhile."""
    return hashlib.sha256(f"{entry.title}\n{entry.text}".encode()).hexdigest()


@transaction.atomic
def give(asking: Asking, *, at: datetime, title: str, text: str, saw: str) -> Asking | None:
    """The answer, kept and put into the entry; where the entry has other words by now than the answer was built on,
    it waits beside them. None where the link is closed, or was submitted already.
    """
    entry = Entry.objects.select_for_update().select_related("project").get(pk=asking.entry_id)
    given = Asking.objects.open_at(at).filter(pk=asking.pk).select_related("entry", "user", "asked_by").first()
    if given is None:
        return None
    given.entry, given.answered_at, given.title, given.text = entry, at, title, richtext.clean(text)
    given.title_waits = title != entry.title
    given.text_waits = saw != seen(entry) and given.text != entry.text
    given.save()
    OwedText.objects.filter(entry=entry).delete()
    if not given.text_waits:
        with history.acting(given.user, name="" if given.user else given.email):
            write(entry, text=given.text)
    tell(audit.TEXT_GIVEN, given, by=given.user, at=at, waits=given.waits)
    return given


def settle(asking: Asking, *, by: User, at: datetime, title: bool, text: bool) -> None:
    """Takes the parts of an answer that are named and leaves the others; the answer stays to be read."""
    with transaction.atomic():
        refuse(asking.entry, by)
        found = Asking.objects.waiting().select_related("entry__project").filter(pk=asking.pk).first()
        if found is None:
            raise ValidationError(_("Nothing of this answer waits any more."))
        taken = {}
        if title and found.title_waits:
            taken["title"] = found.title
        if text and found.text_waits:
            taken["text"] = found.text
        write(Entry.objects.select_for_update().get(pk=found.entry_id), **taken)
        Asking.objects.filter(pk=found.pk).update(title_waits=False, text_waits=False)
        tell(audit.ANSWER_SETTLED, found, by=by, at=at, taken=sorted(taken))


def write(entry: Entry, **words: str) -> None:
    for name, value in words.items():
        setattr(entry, name, value)
    occurrences, outputs = list(entry.occurrences.all()), list(entry.outputs.all())
    record(entry, occurrences=occurrences, outputs=outputs, seen_version=entry.version)


def refuse(entry: Entry, by: User) -> None:
    if not access.may(by, access.WRITE, entry.project):
        raise ValidationError(_("You may not do this in this project."))
    if entry.kind != Entry.Kind.ACTIVITY:
        raise ValidationError(_("Only an activity has a text."))


def tell(verb: str, asking: Asking, *, by: User | None, at: datetime, **details) -> None:
    told = {"entry": str(asking.entry.uuid), "asked": asking.email, **details}
    about = f"{asking.entry.title[:400]} ({asking.email})"[:500]
    audit.record(verb, by=by, at=at, project=asking.entry.project, about=about, details=told)
