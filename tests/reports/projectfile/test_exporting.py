import tomllib
from decimal import Decimal

import pytest

from activities.models import Entry
from outputs.models import Contribution, Funder, Project
from reports.demonstration.synthetic import populate
from reports.models import Report
from reports.projectfile import export, load
from tests.factories import make_activity, make_project, make_series
from tests.seed_report import seed_report

pytestmark = pytest.mark.django_db


def read_back(project):
    return tomllib.loads(export(project))


def loaded_elsewhere(text, project):
    """The project as a database that never saw it would have it."""
    Report.objects.of(project).delete()
    project.delete()
    assert not Entry.objects.filter(project__slug=project.slug).exists()
    return load(text)[0]


def test_a_hundred_entries_of_every_kind_come_back_equal():
    populate(projects=1, activities=100)
    project = Project.objects.get()
    text = export(project)

    assert export(loaded_elsewhere(text, project)) == text


def test_the_real_update_comes_back_equal():
    project = seed_report().series.project
    text = export(project)

    assert export(loaded_elsewhere(text, project)) == text


def test_a_project_without_a_series_is_exported_with_the_one_that_loading_makes():
    project = make_project()
    text = export(project)

    assert export(loaded_elsewhere(text, project)) == text


def test_an_export_changes_nothing_where_it_comes_from():
    project = seed_report().series.project

    assert load(export(project)) == (project, 0)


def test_amounts_are_exact_and_nothing_is_not_left_out():
    project = make_project(budget_ceiling=Decimal("9999999999999.99"))
    romania = Funder.objects.create(name="Romania")
    Contribution.objects.create(project=project, funder=romania, amount=Decimal("3.10"), share=Decimal(0))

    text = export(project)

    assert "budget_ceiling = 9999999999999.99\n" in text
    assert '{ funder = "Romania", amount = 3.1, share = 0 }' in text
    assert export(loaded_elsewhere(text, project)) == text


def test_a_series_may_be_addressed_to_a_funder_without_a_contribution():
    project = make_project()
    make_series(project, addressed_to_all=False).funders.add(Funder.objects.create(name="Estonia"))
    text = export(project)
    Funder.objects.all().delete()

    assert export(loaded_elsewhere(text, project)) == text


def test_entries_stand_in_the_order_of_a_report():
    project = make_project()
    for title, when in (("b", "Oct 09"), ("c", "5 Oct 09"), ("É", "tbc"), ("a", "Oct 09")):
        make_activity(project, title=title, when=when)

    assert [entry["title"] for entry in read_back(project)["activity"]] == ["c", "a", "b", "É"]


def test_a_text_stands_a_line_for_each_block_and_is_the_same_when_read():
    text = "<p>One <strong>bold</strong></p><ul><li>a<ol><li><em>b</em></li></ol></li></ul>"
    project = make_series(make_project()).project
    make_activity(project, text=text)

    (entry,) = read_back(project)["activity"]

    assert entry["description"].splitlines() == [
        "<p>One <strong>bold</strong></p>",
        "<ul>",
        "<li>a<ol>",
        "<li><em>b</em></li>",
        "</ol></li>",
        "</ul>",
    ]
    assert load(export(project))[1] == 0
