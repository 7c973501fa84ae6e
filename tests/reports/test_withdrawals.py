from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from outputs.access import Role
from outputs.models import AuditRecord
from reports import withdrawals
from reports.models import Edition, EditionFile, EditionRow, Withdrawal
from reports.rounds import Refused
from tests.factories import (
    make_activity,
    make_administrator,
    make_edition,
    make_member,
    make_project,
    make_report,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def edition(project):
    make_activity(project)
    return make_edition(make_report(project))


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER)


@pytest.fixture
def colleague(project):
    return make_member(project, Role.MANAGER)


@pytest.fixture
def withdrawn(edition, manager, colleague):
    withdrawals.ask(edition, by=manager, at=NOW, reason="A name that may not be told.")
    withdrawals.confirm(edition, by=colleague, at=NOW)
    return Edition.objects.get()


def test_an_edition_stays_in_sight_until_a_second_person_confirms(edition, manager, colleague):
    withdrawals.ask(edition, by=manager, at=NOW, reason="A name that may not be told.")
    assert not Edition.objects.get().is_withdrawn

    withdrawals.confirm(edition, by=colleague, at=NOW)
    assert Edition.objects.get().is_withdrawn


def test_nobody_confirms_what_they_asked_for(edition, manager):
    withdrawals.ask(edition, by=manager, at=NOW, reason="A name that may not be told.")

    with pytest.raises(Refused, match="takes two people"):
        withdrawals.confirm(edition, by=manager, at=NOW)


def test_the_database_does_not_let_one_person_do_both(edition, manager):
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.create(
            edition=edition, reason="Alone", asked_by=manager, asked_at=NOW, confirmed_by=manager, confirmed_at=NOW
        )


def test_a_withdrawal_has_a_reason(edition, manager):
    with pytest.raises(Refused, match="Say why"):
        withdrawals.ask(edition, by=manager, at=NOW, reason=" ")


def test_it_is_asked_for_once(edition, manager, colleague):
    withdrawals.ask(edition, by=manager, at=NOW, reason="A name that may not be told.")

    with pytest.raises(Refused, match="asked for already"):
        withdrawals.ask(edition, by=colleague, at=NOW, reason="The same.")


def test_the_secretariat_withdraws_nothing(edition, project):
    with pytest.raises(Refused, match="You may not do this"):
        withdrawals.ask(edition, by=make_member(project), at=NOW, reason="A name that may not be told.")


def test_what_is_refused_leaves_the_edition_as_it_was(edition, manager, colleague):
    withdrawals.ask(edition, by=manager, at=NOW, reason="A name that may not be told.")

    withdrawals.refuse(edition, by=colleague, at=NOW)

    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("verb", [withdrawals.confirm, withdrawals.refuse])
def test_what_was_not_asked_for_is_not_decided(edition, manager, verb):
    with pytest.raises(Refused, match="Nobody asks"):
        verb(edition, by=manager, at=NOW)


def test_a_withdrawal_is_not_taken_back(withdrawn, colleague):
    with pytest.raises(Refused, match="Nobody asks"):
        withdrawals.refuse(withdrawn, by=colleague, at=NOW)
    with pytest.raises(IntegrityError, match="not taken back"), transaction.atomic():
        Withdrawal.objects.all().delete()
    with pytest.raises(IntegrityError, match="not taken back"), transaction.atomic():
        Withdrawal.objects.update(reason="Another")


def test_on_legal_order_texts_and_bytes_go_and_the_mark_of_the_edition_stays(withdrawn):
    kept = (withdrawn.number, withdrawn.sha256, withdrawn.date, withdrawn.sequence)

    withdrawals.erase(withdrawn, by=make_administrator(), at=NOW, legal_order="Order 12 of 1 December 2009")

    erased = Edition.objects.get()
    assert (erased.number, erased.sha256, erased.date, erased.sequence) == kept
    assert (erased.document, erased.title) == ("", "")
    assert not EditionFile.objects.exists()
    assert not EditionRow.objects.exists()
    assert erased.withdrawal.reason == "A name that may not be told."


def test_what_was_not_withdrawn_is_not_erased(edition):
    with pytest.raises(Refused, match="Only a withdrawn edition"):
        withdrawals.erase(edition, by=make_administrator(), at=NOW, legal_order="Order 12")


def test_only_administrators_erase_and_name_the_order(withdrawn, manager):
    with pytest.raises(Refused, match="Only an administrator"):
        withdrawals.erase(withdrawn, by=manager, at=NOW, legal_order="Order 12")
    with pytest.raises(Refused, match="Name the legal order"):
        withdrawals.erase(withdrawn, by=make_administrator(), at=NOW, legal_order="")


def test_the_way_around_the_rules_is_open_for_an_erasure_and_for_nothing_else(withdrawn):
    with pytest.raises(IntegrityError, match="not altered"), transaction.atomic():
        Edition.objects.update(document="", title="")
    with pytest.raises(IntegrityError, match="not altered"), transaction.atomic():
        EditionRow.objects.all().delete()

    withdrawals.erase(withdrawn, by=make_administrator(), at=NOW, legal_order="Order 12")

    with pytest.raises(IntegrityError, match="not altered"), transaction.atomic():
        Edition.objects.update(sha256="0" * 64)
    with pytest.raises(IntegrityError, match="not altered"), transaction.atomic():
        Edition.objects.update(document="{}")


def test_every_step_is_in_the_audit_with_the_hash(withdrawn):
    withdrawals.erase(withdrawn, by=make_administrator(), at=NOW, legal_order="Order 12")

    told = AuditRecord.objects.filter(verb__in=["withdrawal asked", "withdrawn", "erased"]).order_by("pk")
    assert [one.verb for one in told] == ["withdrawal asked", "withdrawn", "erased"]
    assert {one.details["sha256"] for one in told} == {withdrawn.sha256}
