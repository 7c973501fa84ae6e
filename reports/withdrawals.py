"""Taking an edition back: one person asks, another confirms, and on legal order its texts are erased."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.models import User
from reports.models import Edition, EditionFile, EditionRow, Withdrawal
from reports.rounds import Refused


def ask(edition: Edition, *, by: User, at: datetime, reason: str) -> Withdrawal:
    """Somebody who reviews the project's reports asks that the edition be withdrawn; it stays in sight until another
    confirms it.
    """
    refuse_others(edition, by)
    if not reason.strip():
        raise Refused(_("Say why the edition is withdrawn; the reason is kept."))
    with transaction.atomic():
        Edition.objects.select_for_update().only("pk").get(pk=edition.pk)
        if Withdrawal.objects.filter(edition=edition).exists():
            raise Refused(_("The withdrawal of this edition was asked for already."))
        withdrawal = Withdrawal.objects.create(edition=edition, reason=reason, asked_by=by, asked_at=at)
        tell(audit.WITHDRAWAL_ASKED, edition, by=by, at=at, reason=withdrawal.reason)
    return withdrawal


def refuse(edition: Edition, *, by: User, at: datetime) -> None:
    """The edition stays; whoever asked may change their mind, too."""
    refuse_others(edition, by)
    with transaction.atomic():
        open_withdrawal(edition).delete()
        tell(audit.WITHDRAWAL_REFUSED, edition, by=by, at=at)


def confirm(edition: Edition, *, by: User, at: datetime) -> Withdrawal:
    refuse_others(edition, by)
    with transaction.atomic():
        withdrawal = open_withdrawal(edition)
        if withdrawal.asked_by_id == by.pk:
            raise Refused(_("A withdrawal takes two people: another one confirms it."))
        withdrawal.confirmed_by, withdrawal.confirmed_at = by, at
        withdrawal.save()
        tell(audit.WITHDRAWN, edition, by=by, at=at, reason=withdrawal.reason)
        withdraw_versions(edition, withdrawal)
    return withdrawal


def withdraw_versions(edition: Edition, withdrawal: Withdrawal) -> None:
    """With an edition go its versions in other languages; a version goes alone."""
    of_number = edition.report.editions.filter(number=edition.number)
    for version in of_number.filter(sequence__gt=edition.sequence).exclude(withdrawal__confirmed_at__isnull=False):
        asked = {"asked_by": withdrawal.asked_by, "asked_at": withdrawal.asked_at, "reason": withdrawal.reason}
        confirmed = {"confirmed_by": withdrawal.confirmed_by, "confirmed_at": withdrawal.confirmed_at}
        Withdrawal.objects.update_or_create(edition=version, defaults={**asked, **confirmed})
        tell(audit.WITHDRAWN, version, by=withdrawal.confirmed_by, at=withdrawal.confirmed_at, reason=withdrawal.reason)


def erase(edition: Edition, *, by: User, at: datetime, legal_order: str) -> None:
    """Removes the texts and the bytes of a withdrawn edition for good; number, hash, date and reason stay, so that the
    chain still verifies. For administrators, on a legal order that is kept word for word.
    """
    if not access.is_administrator(by):
        raise Refused(_("Only an administrator erases what was published."))
    if not legal_order.strip():
        raise Refused(_("Name the legal order."))
    with transaction.atomic():
        withdrawal = Withdrawal.objects.select_for_update().filter(edition=edition).first()
        if withdrawal is None or withdrawal.confirmed_at is None:
            raise Refused(_("Only a withdrawn edition is erased."))
        if withdrawal.erased_at is not None:
            raise Refused(_("The edition was erased already."))
        withdrawal.legal_order, withdrawal.erased_by, withdrawal.erased_at = legal_order, by, at
        withdrawal.save()
        Edition.objects.filter(pk=edition.pk).update(document="", title="")
        EditionFile.objects.filter(edition=edition).delete()
        EditionRow.objects.filter(edition=edition).delete()
        tell(audit.ERASED, edition, by=by, at=at, legal_order=withdrawal.legal_order)


def refuse_others(edition: Edition, by: User) -> None:
    if not access.may(by, access.REVIEW, edition.series.project):
        raise Refused(_("You may not do this in this project."))


def open_withdrawal(edition: Edition) -> Withdrawal:
    withdrawal = Withdrawal.objects.select_for_update().filter(edition=edition).first()
    if withdrawal is None or withdrawal.confirmed_at is not None:
        raise Refused(_("Nobody asks for the withdrawal of this edition."))
    return withdrawal


def tell(verb: str, edition: Edition, *, by: User, at: datetime, **details: str) -> None:
    project = edition.series.project
    about = f"{edition.report}, {_('edition')} {edition.number}"
    manager = access.manager_stood_in_for(by, project)
    told = {"edition": edition.number, "sequence": edition.sequence, "sha256": edition.sha256, **details}
    audit.record(verb, by=by, at=at, project=project, about=about, details=told, on_behalf_of=manager)
