"""The database refuses what the desk refuses about reports beyond one row."""

import pytest
from django.db import IntegrityError, transaction

from reports.models import Placement
from tests.factories import make_activity, make_project, make_report

pytestmark = pytest.mark.django_db


def test_a_report_holds_entries_of_its_own_project():
    report, foreign = make_report(make_project()), make_activity(make_project())

    with pytest.raises(IntegrityError, match="entries of its own project"), transaction.atomic():
        Placement.objects.create(report=report, entry=foreign, position=1)


def test_a_placement_cannot_move_to_an_entry_of_another_project():
    project = make_project()
    placement = Placement.objects.create(report=make_report(project), entry=make_activity(project), position=1)
    foreign = make_activity(make_project())

    with pytest.raises(IntegrityError, match="entries of its own project"), transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(entry=foreign)
