"""Two reports published one after the other, the way people publish them."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from outputs.access import Role
from reports import publishing
from reports.models import Edition
from tests.conftest import triggers_down
from tests.factories import (
    make_activity,
    make_approved,
    make_forecast,
    make_member,
    make_project,
    make_report,
)

NOVEMBER = datetime(2009, 11, 2, 12, tzinfo=UTC)
DECEMBER = datetime(2009, 12, 2, 12, tzinfo=UTC)


@contextmanager
def past_the_triggers():
    """As somebody who owns the database. PostgreSQL alters no table while what is deferred is not settled."""
    connection.check_constraints()
    with triggers_down(connection):
        yield
        connection.check_constraints()


@pytest.fixture
def project():
    project = make_project(slug="cybercrime-phase-2")
    make_activity(project, title="Seminar", when="5-9 Oct 09")
    make_forecast(project, title="Octopus", when="24-25 Nov 09")
    return project


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="manager")


@pytest.fixture
def first(project, manager):
    return publishing.publish(make_approved(make_report(project), manager=manager), by=manager, at=NOVEMBER)


@pytest.fixture
def second(project, manager, first):
    later = make_report(
        project,
        period_start=date(2009, 11, 1),
        period_end=date(2009, 11, 30),
        window_start=date(2009, 12, 1),
        window_end=date(2009, 12, 31),
        date=date(2009, 12, 2),
    )
    edition = publishing.publish(make_approved(later, manager=manager), by=manager, at=DECEMBER)
    return Edition.objects.get(pk=edition.pk)
