"""A query that is written once answers each time as the ORM would."""

from datetime import date

import pytest

from outputs.models import Funder, Project
from outputs.statements import Statement
from tests.factories import make_project

pytestmark = pytest.mark.django_db

BY_SLUG = Statement(lambda *, slug: Project.objects.filter(slug=slug).values_list("title"))
OF_FUNDERS = Statement(
    lambda *, funders: Project.objects.filter(funders__in=funders).order_by("slug").values_list("slug")
)
RUNNING = Statement(lambda *, day: Project.objects.filter(start__lte=day, end__gte=day).values_list("slug", "start"))


def test_it_is_written_once_and_asked_with_other_values():
    make_project(slug="one", title="First")
    make_project(slug="two", title="Second")

    assert BY_SLUG.rows(slug="one") == [("First",)]
    assert BY_SLUG.rows(slug="two") == [("Second",)]
    assert len(BY_SLUG.written) == 1


def test_a_value_is_never_read_as_sql():
    make_project(slug="one")

    assert BY_SLUG.rows(slug="' OR 1=1 --") == []


def test_each_number_of_values_is_written_by_itself():
    romania, estonia = Funder.objects.create(name="Romania"), Funder.objects.create(name="Estonia")
    make_project(slug="one").contributions.create(funder=romania)
    make_project(slug="two").contributions.create(funder=estonia)

    assert OF_FUNDERS.rows(funders=(romania.pk, estonia.pk)) == [("one",), ("two",)]
    assert OF_FUNDERS.rows(funders=(estonia.pk, romania.pk)) == [("one",), ("two",)]
    assert OF_FUNDERS.rows(funders=(estonia.pk,)) == [("two",)]
    assert OF_FUNDERS.rows(funders=()) == []


def test_dates_are_asked_and_come_back_as_dates():
    make_project(slug="one", start=date(2009, 3, 1), end=date(2011, 6, 30))

    assert RUNNING.rows(day=date(2009, 3, 1)) == [("one", date(2009, 3, 1))]
    assert RUNNING.rows(day=date(2009, 2, 28)) == []
