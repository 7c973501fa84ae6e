"""Who may be sent an edition: who stands on the series' list, who subscribed, the people of the funders that it is
addressed to, and who got the edition that this one corrects. A person with several reasons is one receiver.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from outputs.access import Role
from outputs.models import User
from reports.addresses import listed, once
from reports.letters import key
from reports.models import Edition, OutgoingMail, Series
from reports.models.outbox import MAX_TRIES
from reports.notices import receiving

LIST, SUBSCRIBER, FUNDER, EARLIER = "list", "subscriber", "funder", "earlier"
REASONS = {
    LIST: _("on the distribution list"),
    SUBSCRIBER: _("subscribed"),
    FUNDER: _("of a funder it is addressed to"),
    EARLIER: _("got the edition before"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """`user` is the account with this address, if there is one; `mail` what was queued for it about this edition."""

    address: str
    language: str
    reason: str
    got_the_one_before: bool
    user: User | None = None
    mail: OutgoingMail | None = None

    @property
    def is_offered(self) -> bool:
        """A subscriber's mail that waits may still be replaced by one with a covering note."""
        return self.mail is None or (self.mail.kind == OutgoingMail.Kind.SUBSCRIPTION and self.mail.tries == 0)

    @property
    def why(self) -> str:
        return REASONS[self.reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receivers:
    """`refusals` name the lines of the list that are no address; `unwilling` are addresses whose owner wants no
    mail.
    """

    all: tuple[Receiver, ...]
    refusals: tuple[str, ...]
    unwilling: tuple[str, ...]

    @property
    def offered(self) -> tuple[Receiver, ...]:
        return tuple(one for one in self.all if one.is_offered)


def receivers(edition: Edition) -> Receivers:
    series, before = edition.series, got_before(edition)
    on_list = listed(series.distribution_list)
    reasons = dict.fromkeys(before, EARLIER)
    reasons |= {user.email: FUNDER for user in people_of_funders(series)}
    reasons |= {one.user.email: SUBSCRIBER for one in receiving(series)}
    reasons |= dict.fromkeys(on_list.addresses, LIST)
    addresses = once(reversed(reasons))
    owners = accounts(addresses)
    unwilling = tuple(one for one in addresses if is_unwilling(owners.get(one.lower())))
    found = known(edition, [one for one in addresses if one not in unwilling], reasons, owners, before=before)
    return Receivers(all=found, refusals=tuple(on_list.refusals), unwilling=unwilling)


def known(
    edition: Edition, addresses: Iterable[str], reasons: dict[str, str], owners: dict[str, User], *, before: set[str]
) -> tuple[Receiver, ...]:
    keys = {key(edition, address): address for address in addresses}
    mails = {mail.key: mail for mail in OutgoingMail.objects.filter(key__in=keys)}
    return tuple(
        Receiver(
            address=address,
            language=owners[address.lower()].language if address.lower() in owners else edition.series.written_in,
            reason=reasons[address],
            got_the_one_before=address.lower() in before,
            user=owners.get(address.lower()),
            mail=mails.get(mark),
        )
        for mark, address in sorted(keys.items(), key=lambda pair: pair[1].lower())
    )


def got_before(edition: Edition) -> set[str]:
    """Who was sent an earlier edition of the report, or will be; not who could not be reached."""
    earlier = Edition.objects.filter(report=edition.report_id, number__lt=edition.number).values("pk")
    told = Q(sent_at__isnull=False, bounced_at=None) | Q(sent_at=None, tries__lt=MAX_TRIES)
    mails = OutgoingMail.objects.filter(told, edition__in=earlier)
    return set(mails.annotate(address=Lower("to")).values_list("address", flat=True))


def people_of_funders(series: Series) -> list[User]:
    addressed = Q(memberships__funder__series=series)
    if series.addressed_to_all:
        addressed |= Q(memberships__funder__contributions__project=series.project_id)
    people = User.objects.filter(addressed, memberships__role=Role.FUNDER, is_active=True, notices=True)
    return list(people.exclude(email="").distinct())


def accounts(addresses: Iterable[str]) -> dict[str, User]:
    """The account of each address; of several with one address one that wants no mail speaks for all."""
    lower = {address.lower() for address in addresses}
    owners = User.objects.annotate(address=Lower("email")).filter(address__in=lower).order_by("-notices", "is_active")
    return {user.address: user for user in owners}


def is_unwilling(owner: User | None) -> bool:
    return owner is not None and not (owner.is_active and owner.notices)
