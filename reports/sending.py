"""An edition goes to those to whom it is sent, with a covering note and its PDF. Queued here, all of it or nothing;
sent by `reports.mailing`.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.models import User
from outputs.text import normalise
from reports.addresses import is_address, once
from reports.letters import Letter, News, absolute, key, letter, news_of
from reports.models import Edition, OutgoingMail, Series
from reports.receivers import accounts, is_unwilling
from reports.rounds import Refused

Kind = OutgoingMail.Kind


def send(edition: Edition, *, by: User, at: datetime, note: str, addresses: Iterable[str]) -> int:
    """Queues a mail to each address, and says how many; who was told of this edition already is not told again.

    The note is remembered for the next edition of the series.
    """
    chosen, news = once(addresses), news_of(edition) if may_be_sent(edition, by) else None
    refuse_bad(chosen)
    mails = [mail(news, address, owner, note=note, at=at) for address, owner in owned(chosen)]
    with transaction.atomic():
        Series.objects.filter(pk=edition.series_id).update(covering_note=note)
        queued = queue(mails)
        if queued:
            record(edition, by=by, at=at, queued=queued)
    return queued


def may_be_sent(edition: Edition, by: User) -> bool:
    """True, or refused with the reason. Of editions fetched `with_standing`."""
    if not access.may(by, access.READ_DRAFTS, edition.series.project):
        raise Refused(_("You may not do this in this project."))
    if edition.is_withdrawn:
        raise Refused(_("The edition was withdrawn; it is sent to nobody."))
    if edition.is_superseded:
        raise Refused(_("There is a newer edition of this report; send that one."))
    return True


def refuse_bad(addresses: Collection[str]) -> None:
    if not addresses:
        raise Refused(_("Tick at least one receiver."))
    bad = [address for address in addresses if not is_address(address)]
    if bad:
        raise Refused(_("No e-mail address: %(bad)s.") % {"bad": ", ".join(bad)})


def owned(addresses: Collection[str]) -> list[tuple[str, User | None]]:
    """Each address with its account, without those whose owners want no mail."""
    owners = accounts(addresses)
    pairs = [(address, owners.get(address.lower())) for address in addresses]
    return [(address, owner) for address, owner in pairs if not is_unwilling(owner)]


def mail(news: News, address: str, owner: User | None, *, note: str, at: datetime) -> OutgoingMail:
    language = owner.language if owner else news.edition.series.written_in
    written = covering(news, language=language, note=note, at=at, has_account=owner is not None)
    return OutgoingMail(
        kind=Kind.LIST,
        to=address,
        user=owner,
        language=language,
        subject=written.subject,
        body=written.body,
        reply_to=news.reply_to,
        edition=news.edition.pk,
        key=key(news.edition, address),
        created_at=at,
        next_try_at=at,
    )


def covering(news: News, *, language: str, note: str, at: datetime, has_account: bool) -> Letter:
    """Who has no account opens only what is public."""
    return letter(
        news,
        language=language,
        today=timezone.localdate(at),
        note=normalise(note, multiline=True),
        attached=True,
        opens=has_account or news.edition.series.public,
        switch=absolute("notices") if has_account else "",
    )


def queue(mails: list[OutgoingMail]) -> int:
    """In the place of what a subscription queued and nobody began to send."""
    keys = [one.key for one in mails]
    OutgoingMail.objects.untouched().filter(key__in=keys, kind=Kind.SUBSCRIPTION).delete()
    known = set(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return len(set(keys) - known)


def record(edition: Edition, *, by: User, at: datetime, queued: int) -> None:
    details = {"edition": edition.number, "sequence": edition.sequence, "sha256": edition.sha256, "receivers": queued}
    audit.record(audit.SENT, by=by, at=at, project=edition.series.project, about=str(edition), details=details)
