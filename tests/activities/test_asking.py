"""Who owes a text, the link by which it is given, and what becomes of the answer."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities import asking
from activities.models import Activity, Asking, OwedText
from activities.recording import record
from outputs import history
from outputs.models import AuditRecord
from outputs.secret import derived_secret
from tests.factories import make_activity, make_asking, make_forecast, make_member, make_project

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def entry():
    return make_activity(make_project(), title="Seminar", text="")


def secret_of(made):
    return derived_secret(made.secret_name)


def give(made, entry, *, title="Seminar", text="<p>It went well.</p>", saw=None):
    return asking.give(made, at=NOW, title=title, text=text, saw=saw or asking.seen(entry))


def change(entry, **words):
    fresh = Activity.objects.get(pk=entry.pk)
    for name, value in words.items():
        setattr(fresh, name, value)
    record(fresh, occurrences=list(fresh.occurrences.all()), outputs=[], seen_version=fresh.version)


def test_the_text_is_put_into_the_activity_and_owed_no_more(entry):
    made = make_asking(entry)

    given = give(made, entry)

    entry.refresh_from_db()
    assert (entry.text, entry.version) == ("<p>It went well.</p>", 2)
    assert not given.waits
    assert not OwedText.objects.exists()


def test_who_gave_it_stands_in_the_audit_and_in_the_history(entry):
    secretariat = make_member(entry.project, username="secretariat")
    made = make_asking(entry, email="colleague@example.org", by=secretariat)

    give(made, entry)

    told = AuditRecord.objects.get(verb="text given")
    assert (told.actor, told.about) == ("", "Seminar (colleague@example.org)")
    assert told.details["asked"] == "colleague@example.org"
    assert history.versions_of(entry).first().revision.comment.count("colleague@example.org") == 1


def test_an_account_that_was_asked_is_the_actor(entry):
    colleague = make_member(entry.project, username="colleague", email="colleague@example.org")

    give(make_asking(entry, user=colleague), entry)

    assert AuditRecord.objects.get(verb="text given").actor == "colleague"


def test_a_text_that_meets_other_words_overwrites_nothing_and_both_are_kept(entry):
    made, saw = make_asking(entry), asking.seen(entry)
    change(entry, text="<p>The secretariat wrote it.</p>")

    given = give(made, entry, saw=saw)

    entry.refresh_from_db()
    assert entry.text == "<p>The secretariat wrote it.</p>"
    assert (given.text, given.text_waits) == ("<p>It went well.</p>", True)


def test_a_change_of_other_things_disturbs_no_answer(entry):
    made, saw = make_asking(entry), asking.seen(entry)
    change(entry, place_to_be_confirmed=True)

    given = give(made, entry, saw=saw)

    entry.refresh_from_db()
    assert entry.text == "<p>It went well.</p>"
    assert entry.place_to_be_confirmed
    assert not given.waits


def test_another_title_is_only_proposed(entry):
    given = give(make_asking(entry), entry, title="A better title")

    entry.refresh_from_db()
    assert (entry.title, entry.text) == ("Seminar", "<p>It went well.</p>")
    assert given.title_waits


@pytest.mark.parametrize(
    ("taken", "title", "text"),
    [
        ({"title": True, "text": True}, "A better title", "<p>It went well.</p>"),
        ({"title": False, "text": True}, "Seminar", "<p>It went well.</p>"),
        ({"title": False, "text": False}, "Seminar", "<p>Other.</p>"),
    ],
)
def test_what_waits_of_an_answer_is_taken_or_left_and_the_answer_stays(entry, taken, title, text):
    made, saw = make_asking(entry), asking.seen(entry)
    change(entry, text="<p>Other.</p>")
    give(made, entry, title="A better title", saw=saw)

    asking.settle(made, by=make_member(entry.project), at=NOW, **taken)

    entry.refresh_from_db()
    assert (entry.title, entry.text) == (title, text)
    kept = Asking.objects.get()
    assert (kept.title, kept.text, kept.waits) == ("A better title", "<p>It went well.</p>", False)


def test_an_answer_is_settled_once(entry):
    made = make_asking(entry)
    give(made, entry, title="A better title")
    by = make_member(entry.project)
    asking.settle(made, by=by, at=NOW, title=False, text=False)

    with pytest.raises(ValidationError, match="Nothing of this answer waits"):
        asking.settle(made, by=by, at=NOW, title=True, text=False)


def test_an_answer_is_given_once(entry):
    made = make_asking(entry)
    give(made, entry)

    assert give(made, entry, text="<p>Again.</p>") is None
    entry.refresh_from_db()
    assert entry.text == "<p>It went well.</p>"


def test_the_database_holds_the_hash_of_the_secret_alone(entry):
    made = make_asking(entry)

    stored = [str(value) for row in Asking.objects.values() for value in row.values()]

    assert not any(secret_of(made) in value for value in stored)
    assert asking.opened(secret_of(made), at=NOW) == made


def test_asking_again_takes_the_place_of_the_link_before(entry):
    first = make_asking(entry)
    second = make_asking(entry)

    assert asking.opened(secret_of(first), at=NOW) is None
    assert asking.opened(secret_of(second), at=NOW) == second
    assert give(first, entry) is None


def test_naming_somebody_else_closes_the_link_of_who_was_asked(entry):
    made = make_asking(entry)

    asking.owe(entry, by=make_member(entry.project), at=NOW, email="another@example.org")

    assert asking.opened(secret_of(made), at=NOW) is None


def test_a_link_opens_nothing_after_thirty_days(entry):
    made = make_asking(entry, at=NOW)

    assert asking.opened(secret_of(made), at=NOW + timedelta(days=29)) == made
    assert asking.opened(secret_of(made), at=NOW + timedelta(days=30)) is None


def test_nobody_asks_in_a_foreign_project(entry):
    with pytest.raises(ValidationError, match="You may not do this"):
        asking.owe(entry, by=make_member(make_project()), at=NOW, email="colleague@example.org")


def test_a_forecast_owes_no_text():
    forecast = make_forecast(make_project())

    with pytest.raises(ValidationError, match="Only an activity has a text"):
        asking.owe(forecast, by=make_member(forecast.project), at=NOW, email="colleague@example.org")


def test_who_has_no_address_is_not_asked(entry):
    debt = asking.owe(entry, by=make_member(entry.project), at=NOW, user=make_member(entry.project, username="novice"))

    with pytest.raises(ValidationError, match="novice has no e-mail address"):
        asking.ask(debt, by=make_member(entry.project), at=NOW)
