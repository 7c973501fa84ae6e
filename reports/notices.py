"""Mail to those who asked to be told of what is published. Queued here, within the transaction of publishing; sent by
`reports.mailing`.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.utils import timezone

from outputs.models import User
from reports.letters import News, absolute, key, letter, news_of
from reports.models import Edition, OutgoingMail, Series, Subscription

# What stands in a mail must end its subscription for years and cannot be shown once: it is signed and kept nowhere.
MAIL_SIGNER = signing.Signer(salt="reports.notices", sep="~")
# Whoever publishes may send the edition with a note of their own, which then goes to subscribers in the place of this.
PATIENCE = timedelta(minutes=15)


def announce(edition: Edition, *, at: datetime) -> int:
    """Queues one mail for each receiver, and says how many; called again for the same edition, it queues none."""
    subscriptions = receiving(edition.series)
    news = news_of(edition) if subscriptions else None
    mails = [mail(news, subscription, at=at) for subscription in subscriptions]
    keys = [one.key for one in mails]
    known = set(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    return len(set(keys) - known)


def receiving(series: Series) -> list[Subscription]:
    """Those whose readers are still there, want mail, and may read the series."""
    asked = Subscription.objects.filter(series=series, kind=Subscription.Kind.MAIL, user__is_active=True)
    reachable = asked.filter(user__notices=True).exclude(user__email="").select_related("user")
    subscriptions = reachable.prefetch_related("user__memberships").order_by("pk")
    return [one for one in subscriptions if Series.objects.readable_by(one.user).filter(pk=series.pk).exists()]


def mail(news: News, subscription: Subscription, *, at: datetime) -> OutgoingMail:
    """In the language of its reader."""
    user: User = subscription.user
    stop = absolute("stop-mail", MAIL_SIGNER.sign(subscription.pk))
    told = letter(news, language=user.language, today=timezone.localdate(at), stop=stop)
    return OutgoingMail(
        kind=OutgoingMail.Kind.SUBSCRIPTION,
        to=user.email,
        user=user,
        language=user.language,
        subject=told.subject,
        body=told.body,
        stop_address=stop,
        reply_to=news.reply_to,
        edition=news.edition.pk,
        subscription=subscription,
        key=key(news.edition, user.email),
        created_at=at,
        next_try_at=at + PATIENCE,
    )
