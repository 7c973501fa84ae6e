"""Mail to those who asked to be told of what is published. Queued here, within the transaction of publishing; sent by
`reports.mailing`.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.dates import full_date
from outputs.models import User
from reports.digests import Digest, digest
from reports.documents import Span
from reports.models import Edition, OutgoingMail, Series, Subscription

# What stands in a mail must end its subscription for years and cannot be shown once: it is signed and kept nowhere.
MAIL_SIGNER = signing.Signer(salt="reports.notices", sep="~")
NAMED_PLACES = 12


def announce(edition: Edition, *, at: datetime) -> int:
    """Queues one mail for each receiver, and says how many; called again for the same edition, it queues none."""
    told = digest(edition.tree)
    mails = [mail(edition, told, subscription, at=at) for subscription in receiving(edition.series)]
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


def mail(edition: Edition, told: Digest, subscription: Subscription, *, at: datetime) -> OutgoingMail:
    """In the language of its reader."""
    user: User = subscription.user
    stop = absolute("stop-mail", MAIL_SIGNER.sign(subscription.pk))
    with translation.override(user.language):
        subject = subject_of(edition, told)
        body = render_to_string("reports/mail/published.txt", {**context(edition, told, user.language), "stop": stop})
    return OutgoingMail(
        to=user.email,
        language=user.language,
        subject=subject,
        body=body,
        stop_address=stop,
        edition=edition.pk,
        subscription=subscription,
        key=key(edition, user.email),
        created_at=at,
        next_try_at=at,
    )


def key(edition: Edition, address: str) -> str:
    """The same for all languages of an edition, and for two accounts with one address."""
    return hashlib.sha256(f"{edition.report_id}/{edition.number}/{address.lower()}".encode()).hexdigest()


def subject_of(edition: Edition, told: Digest) -> str:
    if edition.number == 1:
        return f"{told.project_title}: {told.title}"
    corrected = _("corrected, edition %(number)d") % {"number": edition.number}
    return f"{told.project_title}: {told.title} ({corrected})"


def context(edition: Edition, told: Digest, language: str) -> dict:
    slug = edition.series.project.slug
    return {
        "edition": edition,
        "told": told,
        "day": full_date(edition.date, language=language),
        "figures": figures(told, language),
        "page": absolute("edition", slug, edition.code),
        "pdf": absolute("edition-download", slug, edition.code, "pdf"),
    }


def figures(told: Digest, language: str) -> str:
    """`1 September 2009 – 31 October 2009: 12 carried out, in Geneva, Paris. …: 6 planned.`"""
    done = ngettext("%(count)d activity carried out", "%(count)d activities carried out", told.carried_out)
    planned = ngettext("%(count)d activity planned", "%(count)d activities planned", told.planned)
    told_done = {"days": days(told.period, language), "told": done % {"count": told.carried_out} + named(told.places)}
    told_next = {"days": days(told.window, language), "told": planned % {"count": told.planned}}
    return " ".join(_("%(days)s: %(told)s.") % one for one in (told_done, told_next))


def days(span: Span, language: str) -> str:
    return f"{full_date(span.start, language=language)} – {full_date(span.end, language=language)}"


def named(places: Iterable[str]) -> str:
    told = list(places)
    more = len(told) - NAMED_PLACES
    names = ", ".join(told[:NAMED_PLACES])
    if not told:
        return ""
    if more > 0:
        names = _("%(names)s and %(more)d more places") % {"names": names, "more": more}
    return f" ({names})"


def absolute(name: str, *arguments: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"
