"""A reader's own secret addresses: made, replaced, revoked, and opened as long as the reader may read."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core import signing

from outputs.secret import new_secret, secret_hash
from reports.funders.readers import Reader
from reports.models import ReadingLink, Series, Subscription
from reports.notices import MAIL_SIGNER

NOTED_EVERY = timedelta(days=1)  # a calendar asks every hour: not each time is worth a write


def owner(reader: Reader) -> dict:
    return {"link": reader.link, "user": None} if reader.link else {"user": reader.user, "link": None}


def subscriptions(reader: Reader, series: list[Series]) -> dict[tuple[int, str], Subscription]:
    """The reader's own, by series and kind."""
    own = Subscription.objects.filter(series__in=series, **owner(reader))
    return {(one.series_id, one.kind): one for one in own}


def subscribe(reader: Reader, series: Series, kind: str, *, at: datetime) -> str:
    """The secret, which is known to nobody but its reader from now on. One that was there before opens nothing more."""
    secret = new_secret()
    fresh = {"secret_hash": secret_hash(secret), "made_at": at, "last_used_at": None}
    Subscription.objects.update_or_create(series=series, kind=kind, **owner(reader), defaults=fresh)
    return secret


def revoke(reader: Reader, series: Series, kind: str) -> None:
    Subscription.objects.filter(series=series, kind=kind, **owner(reader)).delete()


def series_opened(secret: str, *, kind: str, at: datetime) -> Series | None:
    """What the secret opens now; None alike for a secret that never was, one that was replaced, and one whose reader
    may not read the series any more.
    """
    found = Subscription.objects.filter(secret_hash=secret_hash(secret), kind=kind).select_related("user", "link")
    subscription = found.first()
    reader = subscription and reader_behind(subscription, at=at)
    series = reader and reader.series().filter(pk=subscription.series_id).select_related("project").first()
    if series:
        note_use(subscription, at=at)
    return series or None


def reader_behind(subscription: Subscription, *, at: datetime) -> Reader | None:
    if subscription.user is not None:
        return Reader(user=subscription.user) if subscription.user.is_active else None
    link = ReadingLink.objects.open_at(at).filter(pk=subscription.link_id).first()
    return Reader(user=AnonymousUser(), link=link) if link else None


def note_use(subscription: Subscription, *, at: datetime) -> None:
    if subscription.last_used_at is None or subscription.last_used_at <= at - NOTED_EVERY:
        Subscription.objects.filter(pk=subscription.pk).update(last_used_at=at)


def mail_subscription(token: str) -> Subscription | None:
    """That of a mail that was sent, by what stands in it."""
    try:
        pk = MAIL_SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    return Subscription.objects.filter(pk=pk, kind=Subscription.Kind.MAIL).select_related("series__project").first()
