"""What looks like a slip is said and never refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.admin.slips import slips
from activities.models import Entry
from outputs.models import Contribution, Project
from reports.demonstration import load_demonstration
from reports.desk.doubting import remarks
from reports.desk.slips import another_duration, shares_that_do_not_add_up
from tests.activities.test_admin import posted
from tests.factories import make_activities, make_activity, make_member, make_project

ADD = reverse("admin:activities_activity_add")


def a_project(**kwargs):
    return Project(**{"start": date(2009, 3, 1), "end": date(2011, 6, 30), "language": "en", **kwargs})


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "28 months (1 March 2009 – 30 June 2011)",
        "28 MONTHS (from March 2009)",
        "March 2009 to June 2011",
        "Open-ended",
    ],
)
def test_a_duration_that_is_the_computed_one_is_left_in_peace(stated):
    assert list(another_duration(a_project(duration_printed_as=stated))) == []


@pytest.mark.parametrize("stated", ["24 months", "28 months (1 March 2009 – 30 June 2012)", "2008-2011"])
def test_another_duration_is_said(stated):
    assert list(another_duration(a_project(duration_printed_as=stated))) == [
        f"The duration is printed as “{stated}”; by the days it is 28 months (1 March 2009 – 30 June 2011)."
    ]


def test_the_duration_before_the_extension_is_no_slip():
    extended = a_project(original_end=date(2011, 2, 28), duration_printed_as="24 months, extended to June 2011")

    assert list(another_duration(extended)) == []


def test_months_are_read_in_french():
    french = a_project(language="fr", duration_printed_as="27 mois")

    assert len(list(another_duration(french))) == 1


@pytest.mark.parametrize(
    "shares", [[], [None, None], [50, 50], [40, None], ["33.33", "33.33", "33.33"], ["33.34", "33.33", "33.33"], [100]]
)
def test_shares_that_add_up_or_are_not_all_told_are_left_in_peace(shares):
    assert list(shares_that_do_not_add_up(contributions(shares))) == []


@pytest.mark.parametrize(("shares", "total"), [([50, 40], "90"), ([60, "50.5"], "110.5"), ([70, 50, None], "120")])
def test_shares_that_do_not_add_up_are_said(shares, total):
    assert list(shares_that_do_not_add_up(contributions(shares))) == [
        f"The shares of the contributions add up to {total} %, not to 100 %."
    ]


def contributions(shares):
    return [Contribution(share=None if share is None else Decimal(share)) for share in shares]


@pytest.mark.django_db
def test_the_reference_gives_no_false_alarm():
    project = load_demonstration()
    entries = list(Entry.objects.select_related("project").with_details())

    assert len(entries) > 12
    assert {said for entry in entries for said in slips(entry.pk)} == set()
    assert {said for told in remarks(entries).values() for said in told} <= {"no text", "no output", "no place"}
    assert list(another_duration(project)) == []


@pytest.mark.django_db
def test_saving_an_entry_says_what_is_worth_a_look_and_keeps_it(client):
    project = make_project()
    make_activity(project, title="Octopus conference", place="Strasbourg")
    client.force_login(make_member(project))
    data = posted(project, ("5-9 Oct 09", "Strasburg"), title="Octopus conference", text="In October 2008.")

    shown = client.post(ADD, data, follow=True).content.decode()

    assert Entry.objects.count() == 2
    for said in (
        "Worth a look: It speaks of 2008; its dates are in 2009.",
        "Worth a look: Another entry has the same title and the same dates.",
        "Worth a look: “Strasburg” is written “Strasbourg” elsewhere.",
    ):
        assert said in shown


@pytest.mark.django_db
@pytest.mark.parametrize("entries", [1, 100])
def test_a_save_compares_with_the_project_in_a_fixed_number_of_queries(entries, django_assert_max_num_queries):
    project = make_project()
    make_activities(project, entries)
    entry = make_activity(project)

    with django_assert_max_num_queries(8):
        slips(entry.pk)


@pytest.mark.django_db
def test_entries_of_another_project_are_not_compared_with():
    make_activity(make_project(), title="Octopus", place="Asunción")
    entry = make_activity(make_project(), title="Octopus", place="Asuncion")

    assert slips(entry.pk) == []
