"""Forms left half-filled: kept for their author alone, brought back, handed over, forgotten."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from outputs import keeping
from outputs.access import Role
from outputs.keeping import Page, verbs
from outputs.models import AuditRecord, KeptForm
from tests.factories import make_administrator, make_member, make_project

pytestmark = pytest.mark.django_db

AT = datetime(2009, 11, 2, 12, tzinfo=UTC)
LATER = AT + timedelta(seconds=3)
TYPED = json.dumps([["title", "Seminar on evidence"], ["outputs", "1"], ["outputs", "2"]])


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def author(project):
    return make_member(project)


def page(user, project=None, **kwargs):
    known = {"key": "6f2f64d2-3c39-4d0b-9b52-0d9c3f0f2a11", "path": "/admin/activities/activity/add/", "query": ""}
    return Page(user=user.pk, label="New: activity", project=project and project.pk, **{**known, **kwargs})


def kept(user, project=None, data=TYPED, **kwargs):
    return keeping.keep(page(user, project), user=user, data=data, **{"at": AT, **kwargs})[1]


def test_what_was_typed_is_kept_in_its_order_with_names_that_repeat(author):
    kept(author)

    assert keeping.kept_by(author).get().pairs == [
        ("title", "Seminar on evidence"),
        ("outputs", "1"),
        ("outputs", "2"),
    ]


def test_what_is_typed_next_stands_in_its_place(author):
    first = kept(author)
    kept(author, data='[["title", "Seminar on crime"]]', at=LATER, known=first.mark)

    found = keeping.kept_by(author).get()

    assert (found.words, found.began_at, found.kept_at) == (["Seminar on crime"], AT, LATER)


def test_what_two_machines_type_in_the_same_form_is_kept_beside_each_other(author):
    first = kept(author)
    kept(author, data='[["title", "At the office"]]', at=LATER, known=first.mark)
    kept(author, data='[["title", "At home"]]', at=LATER, known=first.mark)

    assert {one.title for one in keeping.kept_by(author)} == {"At the office", "At home"}


def test_the_same_words_again_are_not_kept_twice(author):
    first = kept(author)
    kept(author, at=LATER, known=first.mark)
    kept(author, at=LATER + timedelta(seconds=3), known=first.mark)

    assert keeping.kept_by(author).count() == 1


@pytest.mark.parametrize("name", ["csrfmiddlewaretoken", "kept_form", "password", "new_password1", "_save"])
def test_no_token_password_or_button_is_kept(author, name):
    kept(author, data=json.dumps([["title", "Seminar"], [name, "secret"]]))

    assert "secret" not in KeptForm.objects.get().data


def test_words_are_kept_as_they_can_be_stored_and_shown(author):
    kept(author, data='[["title", "Semi\\u0000nar \\ud800 on e\\u0301vidence"]]')

    assert keeping.kept_by(author).get().title == "Seminar  on évidence"


def test_a_form_of_more_than_a_megabyte_is_refused(author):
    with pytest.raises(keeping.TooLong):
        kept(author, data=json.dumps([["text", "x" * 1_000_001]]))

    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("data", ["", "{", "7", "null", "[7]", '[["a"]]', '[["a", 7]]', '[[7, "a"]]', "[" * 100_000])
def test_what_is_no_list_of_names_and_values_is_refused(author, data):
    with pytest.raises(keeping.NoForm):
        kept(author, data=data)


def test_of_very_many_forms_the_oldest_go(author, monkeypatch):
    monkeypatch.setattr(verbs, "MOST_FORMS", 2)
    for number in range(3):
        one = page(author, key=f"6f2f64d2-3c39-4d0b-9b52-0d9c3f0f2a0{number}")
        keeping.keep(one, user=author, data=f'[["title", "Form {number}"]]', at=AT + timedelta(seconds=number))

    assert [one.title for one in keeping.kept_by(author)] == ["Form 2", "Form 1"]


def test_a_seal_that_was_touched_opens_nothing(author):
    seal = page(author).sealed()

    assert keeping.page_of(seal) == page(author)
    assert keeping.page_of(f"{seal}x") is None
    assert keeping.page_of("") is None


def test_it_is_forgotten_once_it_is_saved_and_by_nobody_else(author, project):
    kept(author)
    keeping.forget(make_member(project), page(author).sealed())
    assert keeping.kept_by(author).exists()

    keeping.forget(author, page(author).sealed())

    assert not keeping.kept_by(author).exists()


def test_it_goes_with_its_author_and_with_its_project(author, project):
    kept(author, project)
    other = make_member(project)
    keeping.keep(page(other, project, key="6f2f64d2-3c39-4d0b-9b52-0d9c3f0f2a12"), user=other, data=TYPED, at=AT)

    other.delete()
    assert KeptForm.objects.get().user == author

    project.delete()
    assert not KeptForm.objects.exists()


def test_handed_over_it_is_the_colleagues_alone(author, project):
    colleague, found = make_member(project), kept(author, project)

    keeping.hand_over(found, to=colleague, at=LATER)

    assert not keeping.kept_by(author).exists()
    assert keeping.kept_by(colleague).get().handed_by == author


def test_the_record_of_handing_over_says_to_whom_and_not_what(author, project):
    colleague, found = make_member(project), kept(author, project)

    keeping.hand_over(found, to=colleague, at=LATER)

    record = AuditRecord.objects.get(verb="form handed over")
    assert (record.actor, record.details) == (author.username, {"to": colleague.username})
    assert "evidence" not in f"{record.about}{record.details}"


def test_it_is_handed_to_those_who_do_the_same_in_the_project(author, project):
    colleague, found = make_member(project), kept(author, project)
    for other in (
        make_member(project, Role.MANAGER),
        make_member(make_project()),
        make_member(project, is_active=False),
    ):
        with pytest.raises(ValidationError):
            keeping.hand_over(found, to=other, at=LATER)

    assert list(keeping.colleagues(found)) == [colleague]


def test_an_administrator_hands_it_to_the_secretariat(author, project):
    found = kept(make_administrator(), project)

    assert list(keeping.colleagues(found)) == [author]


def test_without_a_project_there_is_no_colleague(author):
    with pytest.raises(ValidationError):
        keeping.hand_over(kept(author), to=author, at=LATER)


def test_what_goes_on_in_a_page_that_was_handed_over_is_kept_beside_it(author, project):
    colleague, found = make_member(project), kept(author, project)
    keeping.hand_over(found, to=colleague, at=LATER)

    kept(author, project, data='[["title", "Going on"]]', at=LATER, known=found.mark)

    assert keeping.kept_by(author).get().title == "Going on"
    assert keeping.kept_by(colleague).get().title == "Seminar on evidence"
