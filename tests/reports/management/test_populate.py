"""Editions of synthetic projects: whole, spread over funders, and the same for the same seed."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from outputs.models import Funder, Project
from reports.models import Edition
from reports.verification import verify

pytestmark = pytest.mark.django_db


def populate(projects, activities, editions):
    told = ["--projects", projects, "--activities", activities, "--editions", editions]
    out = StringIO()
    call_command("populate", *map(str, told), stdout=out)
    return out.getvalue()


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_so_many_reports_of_each_project_are_published_and_whole():
    told = populate(2, 20, 3)

    assert told == "2 projects with 20 entries and 3 editions each.\n"
    assert [project.series.get().editions.count() for project in Project.objects.all()] == [3, 3]
    assert list(verify()) == []


def test_the_same_seed_publishes_the_same():
    published = []
    for _ in range(2):
        with undone():
            populate(1, 20, 2)
            published.append(list(Edition.objects.values_list("pk", "sha256")))

    assert len(published[0]) == 2
    assert published[0] == published[1]


def test_one_funder_pays_for_all_projects_and_one_for_a_few():
    populate(302, 0, 0)

    paid = {funder.name: funder.projects.count() for funder in Funder.objects.all()}
    assert paid == {"Funder of all": 302, "Funder of a few": 2}


def test_no_more_reports_are_published_than_there_are():
    with pytest.raises(CommandError, match="0 to 11"):
        populate(1, 20, 12)

    assert not Project.objects.exists()
