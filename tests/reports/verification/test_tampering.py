"""Whoever gets past the triggers is seen: what was altered by hand is named, with the edition it was done to."""

import hashlib
from datetime import timedelta

import pytest

from outputs.models import AuditRecord
from reports import withdrawals
from reports.canonical import canonical_json, sha256, verification_code
from reports.models import Edition, EditionFile, EditionRow, Round, Withdrawal
from reports.verification import verify
from tests.factories import make_administrator, make_member
from tests.reports.pdfs import make_pdf
from tests.reports.verification.conftest import DECEMBER, NOVEMBER, past_the_triggers

pytestmark = pytest.mark.django_db


def found():
    """What is wrong, each with the place of the edition in the series."""
    places = {f"edition {place} of the series": place for place in (1, 2, 3)}
    return {
        (next((place for words, place in places.items() if words in one.where), None), one.problem) for one in verify()
    }


def alter(edition, **columns):
    Edition.objects.filter(pk=edition.pk).update(**columns)


def rewritten(edition, text):
    """As one who knows how it is made would rewrite it."""
    digest = sha256(text)
    alter(edition, document=text, sha256=digest, code=verification_code(digest))


def another_document(edition):
    alter(edition, document=edition.document.replace("Seminar", "Banquet"))


def another_spelling(edition):
    alter(edition, document=edition.document.replace(",", ", "))


def no_document(edition):
    alter(edition, document='["nothing"]')


def another_title(edition):
    alter(edition, title="Another title")


def another_period(edition):
    alter(edition, period_end=edition.period_end - timedelta(days=1), window_start=edition.period_end)


def another_code(edition):
    alter(edition, code="0000000000000000")


def another_time(edition):
    alter(edition, published_at=NOVEMBER + timedelta(seconds=1))


def another_person(edition):
    alter(edition, published_by="nobody")


def another_pdf(edition):
    content = bytes(edition.file.content)
    EditionFile.objects.filter(edition=edition).update(content=content[:-1] + b" ")


def replaced(edition, content):
    """As one who knows how it is kept would replace it."""
    digest = hashlib.sha256(content).hexdigest()
    EditionFile.objects.filter(edition=edition).update(content=content, sha256=digest, size=len(content))


def another_pdf_and_its_hash(edition):
    replaced(edition, bytes(edition.file.content) + b"\n")


def garbage_for_a_pdf(edition):
    replaced(edition, b"garbage")


def no_pdf(edition):
    EditionFile.objects.filter(edition=edition).delete()


def another_row(edition):
    EditionRow.objects.filter(edition=edition, position=0).update(place="Geneva", outputs=["7"])


def another_text_to_search_in(edition):
    EditionRow.objects.filter(edition=edition, position=0).update(search_text="banquet")


def no_row(edition):
    EditionRow.objects.filter(edition=edition, position=1).delete()


def one_row_more(edition):
    row = EditionRow.objects.filter(edition=edition, position=1).values().get()
    EditionRow.objects.create(**{**row, "id": None, "position": 2})


def no_record(edition):
    AuditRecord.objects.filter(verb="published", details__sequence=1).delete()


def two_records(edition):
    record = AuditRecord.objects.get(verb="published", details__sequence=1)
    record.pk = None
    record.save(force_insert=True)


def a_round_set_back(edition):
    Round.objects.filter(report=edition.report).update(state="approved")


OF_THE_FIRST = {
    another_document: {
        (1, "its document has another SHA-256 than was published"),
        (1, "its row 0 says another title"),
    },
    another_spelling: {
        (1, "its document is not in canonical form"),
        (1, "its document has another SHA-256 than was published"),
    },
    no_document: {
        (1, "its document has another SHA-256 than was published"),
        (1, "its document cannot be read"),
    },
    another_title: {(1, "its title is not what its document says")},
    another_period: {
        (1, "its period_end is not what its document says"),
        (1, "its window_start is not what its document says"),
    },
    another_code: {(1, "its code does not follow from its SHA-256")},
    another_time: {(1, "the audit tells of another time of publication")},
    another_person: {(1, "the audit tells of another person who published it")},
    another_pdf: {
        (1, "its file has another SHA-256 than was published"),
        (1, "the audit tells of another file"),
    },
    another_pdf_and_its_hash: {(1, "the audit tells of another file")},
    garbage_for_a_pdf: {
        (1, "its file is no PDF that can be read"),
        (1, "the audit tells of another file"),
    },
    no_pdf: {(1, "its file is missing")},
    another_row: {(1, "its row 0 says another place, outputs")},
    another_text_to_search_in: {(1, "its row 0 says another search_text")},
    no_row: {(1, "its row 1 is missing")},
    one_row_more: {(1, "its row 2 was added")},
    no_record: {(1, "the audit does not tell of its publication")},
    two_records: {(1, "the audit tells of its publication 2 times")},
    a_round_set_back: {
        (None, "its rounds say that it was published 0 times, its editions that it was 1 times"),
    },
}


def removed(edition):
    EditionFile.objects.filter(edition=edition).delete()
    EditionRow.objects.filter(edition=edition).delete()
    Edition.objects.filter(pk=edition.pk)._raw_delete("default")


def test_what_nobody_altered_is_whole(second):
    assert found() == set()


@pytest.mark.parametrize("tamper", OF_THE_FIRST, ids=lambda tamper: tamper.__name__)
def test_what_was_altered_by_hand_is_named(first, tamper):
    with past_the_triggers():
        tamper(first)

    assert found() == OF_THE_FIRST[tamper]


def test_a_document_rewritten_with_its_hash_shows_in_all_that_names_it(first, second):
    with past_the_triggers():
        rewritten(first, first.document.replace("Seminar", "Banquet"))

    assert found() >= {
        (1, "its row 0 says another title"),
        (1, "the audit tells of another SHA-256"),
        (2, "it does not name the SHA-256 of the edition before"),
    }


def test_a_file_that_carries_another_document_shows(first):
    with past_the_triggers():
        replaced(first, make_pdf(first.document.replace("Seminar", "Banquet")))

    assert found() == {(1, "its file carries another document"), (1, "the audit tells of another file")}


def test_a_removed_last_edition_shows(first, second):
    with past_the_triggers():
        removed(second)

    assert found() == {
        (2, "it was published on 2009-12-02 and is gone"),
        (None, "its rounds say that it was published 1 times, its editions that it was 0 times"),
    }


def test_a_removed_first_edition_shows(first, second):
    with past_the_triggers():
        removed(first)

    assert found() == {
        (1, "it was published on 2009-11-02 and is gone"),
        (2, "those before it are missing"),
        (2, "it names an edition before it"),
        (None, "its rounds say that it was published 1 times, its editions that it was 0 times"),
    }


def test_a_gap_in_the_series_shows(first, second):
    with past_the_triggers():
        alter(second, sequence=3)

    assert found() == {
        (3, "it does not follow edition 1 of the series"),
        (3, "the audit does not tell of its publication"),
        (2, "it was published on 2009-12-02 and is gone"),
    }


def test_an_edition_hung_elsewhere_shows(first, second):
    with past_the_triggers():
        alter(second, previous_sha256="f" * 64)

    assert found() == {
        (2, "it does not name the SHA-256 of the edition before"),
        (2, "its previous_sha256 is not what its document says"),
    }


def test_a_document_rewritten_to_be_a_draft_shows(first):
    with past_the_triggers():
        rewritten(first, canonical_json(first.tree).replace('"state":"published"', '"state":"draft"'))

    assert (1, "its document is not that of an edition") in found()


@pytest.fixture
def withdrawn(first, manager, project):
    withdrawals.ask(first, by=manager, at=DECEMBER, reason="A name was wrong.")
    withdrawals.confirm(first, by=make_member(project, "manager"), at=DECEMBER)
    return first


def test_a_withdrawn_and_an_erased_edition_are_whole(withdrawn, second):
    assert found() == set()

    withdrawals.erase(withdrawn, by=make_administrator(), at=DECEMBER, legal_order="Order 7 of 2009")

    assert Edition.objects.get(pk=withdrawn.pk).document == ""
    assert found() == set()


def test_a_withdrawal_taken_back_by_hand_shows(withdrawn):
    with past_the_triggers():
        Withdrawal.objects.all().delete()

    assert found() == {(1, "the audit tells of its withdrawal, of which nothing is left")}


def test_an_erasure_of_which_the_audit_knows_nothing_shows(withdrawn):
    administrator = make_administrator()
    Withdrawal.objects.update(erased_by=administrator, erased_at=DECEMBER, legal_order="An order of mine")
    Edition.objects.filter(pk=withdrawn.pk).update(document="", title="")

    assert found() == {
        (1, "the audit does not tell of its erasure"),
        (1, "it was erased, but its file can still be read"),
        (1, "it was erased, but its rows can still be read"),
    }


def test_a_document_emptied_without_an_order_shows(first):
    with past_the_triggers():
        alter(first, document="")

    assert (1, "its document cannot be read") in found()
