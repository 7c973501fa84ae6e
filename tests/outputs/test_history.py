"""One batch, one revision, in the transaction of what it tells of; and projects brought back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from reversion.models import Revision

from outputs import files, history
from outputs.history import reading
from outputs.history.lines import word_for_word
from outputs.history.reading import whole_in
from outputs.history.restoring import bring_back
from outputs.models import Funder, Logo, Project
from tests.factories import make_output, make_project, make_series, make_user

pytestmark = pytest.mark.django_db


def rename(project, title):
    with history.batch():
        history.begin(project)
        project.title = title
        project.save()
        history.keep(project)


def rename_and_fail(project):
    rename(project, "Renamed")
    raise ZeroDivisionError


@pytest.fixture
def others():
    """How many revisions stand there already: those of what a whole module of tests shares."""
    return Revision.objects.count()


def verbs(row):
    return [one.verb for one in reading.history(row)]


def test_what_is_written_together_is_one_revision_by_one_person(others):
    one, two, user = make_project(), make_project(), make_user("author", first_name="Ada")

    with history.acting(user), history.batch("cancelled", reason="elections"):
        history.keep(one)
        with history.batch("postponed"):
            history.keep(two, one)

    assert Revision.objects.count() == others + 1
    (told,) = reading.history(two)
    assert (told.by, told.verb, told.reason) == ("Ada", "Cancelled", "elections")


def test_whoever_has_no_account_is_in_the_history_by_name():
    project = make_project()

    with history.acting(name="A colleague"):
        history.keep(project)

    assert next(iter(reading.history(project))).by == "A colleague"


def test_what_was_not_written_is_in_no_history(others):
    project = make_project(title="Project")

    with pytest.raises(ZeroDivisionError), history.batch():
        rename_and_fail(project)

    assert Revision.objects.count() == others
    project.refresh_from_db()
    assert project.title == "Project"


def test_the_history_falls_with_the_transaction_around_it(others):
    project = make_project()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        rename_and_fail(project)

    assert Revision.objects.count() == others


def test_what_did_not_change_is_not_told_twice():
    project = make_project()

    history.keep(project)
    history.keep(project)

    assert verbs(project) == ["Made"]


def test_a_row_that_was_there_first_is_kept_as_it_was():
    project = make_project(title="Before")

    rename(project, "After")

    newest, oldest = reading.history(project)
    assert oldest.verb == "As it stood when its history began"
    assert [(one.label, one.before, one.after) for one in newest.differences] == [("Title", "Before", "After")]


def test_rows_within_a_thing_are_told_by_name():
    project = make_project()
    output = make_output(project, "1.2", title="Training")
    history.keep(project)
    output.title = "Training of judges"
    output.save()
    make_series(project, name="Annual report")
    history.keep(project)

    told = {one.label: one.after for one in next(iter(reading.history(project))).differences}

    assert told["Output “1.2 Training of judges”: title"] == "Training of judges"
    assert told["Series “Annual report”: name"] == "Annual report"


def test_a_project_comes_back_with_its_rows_and_nothing_that_others_stand_on_goes():
    project, funder = make_project(title="Old"), Funder.objects.create(name="Romania")
    output = make_output(project, "1", title="Old output")
    project.contributions.create(funder=funder, note="Old note")
    project.footnotes.create(mark="*", text="Old text")
    history.keep(project)
    old = reading.whole_in(history.versions_of(project).first())
    project.title = "New"
    project.save()
    project.outputs.update(title="New output")
    make_output(project, "2")
    project.contributions.all().delete()
    project.footnotes.create(mark="**", text="New")
    history.keep(project)

    bring_back(project, old)

    project.refresh_from_db()
    output.refresh_from_db()
    assert (project.title, output.title, project.contributions.get().note) == ("Old", "Old output", "Old note")
    assert [one.code for one in project.outputs.all()] == ["1", "2"]
    assert [one.mark for one in project.footnotes.all()] == ["*"]
    assert verbs(project)[0] == "Brought back"


def test_a_version_that_fits_no_more_is_refused_and_changes_nothing():
    project, other = make_project(slug="old"), make_project(slug="other")
    history.keep(project)
    old = reading.whole_in(history.versions_of(project).first())
    project.slug = "new"
    project.save()
    other.slug = "old"
    other.save()

    with pytest.raises(ValidationError):
        bring_back(project, old)

    project.refresh_from_db()
    assert project.slug == "new"


def test_words_that_changed_are_marked_and_lines_stay_lines():
    pieces = [(one.kind, one.text) for one in word_for_word("A fine seminar\nin Baku", "A seminar\nin Kyiv")]

    assert pieces == [
        ("kept", "A"),
        ("removed", "fine"),
        ("kept", "seminar \n in"),
        ("removed", "Baku"),
        ("added", "Kyiv"),
    ]


def test_the_logo_of_a_project_is_in_its_history_and_comes_back():
    project, picture = make_project(), files.store(b"a picture", "image/png")
    with history.batch():
        history.begin(project)
        logo = Logo.objects.create(project=project, file=picture, alternative="Logo of the project")
        history.keep(project)
    with_it = history.versions_of(project).first()
    with history.batch():
        logo.delete()
        history.keep(project)

    bring_back(Project.objects.get(pk=project.pk), whole_in(with_it))

    assert Project.objects.get(pk=project.pk).logo.file == picture
    newest = next(iter(reading.history(project)))
    assert [(one.label, one.after) for one in newest.differences] == [
        ("Logo “Logo of the project”: alternative text", "Logo of the project"),
        ("Logo “Logo of the project”: picture", f"{picture.pk[:8]}…"),
    ]
