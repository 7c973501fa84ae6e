"""What is done with reports at the desk, and what is loaded, is in the history."""

import pytest
from django.urls import reverse

from activities.models import Activity
from outputs.history import reading
from outputs.models import Project
from reports import placing
from reports.models import Report
from reports.projectfile import load
from tests.factories import make_activity, make_administrator, make_member, make_project, make_report
from tests.forms import changed, filled, sent_by

pytestmark = pytest.mark.django_db

FILE = """
[project]
slug = "evidence"
title = "{title}"
start = 2009-03-01
end = 2011-06-30
[[activity]]
title = "Seminar"
when = "Oct 09"
[[update]]
period_start = 2009-09-15
period_end = 2009-10-31
forecast_start = 2009-11-01
forecast_end = 2009-11-30
date = 2009-11-02
"""


def told(row):
    return {one.label: one.after for one in next(iter(reading.history(row))).differences}


def test_what_the_author_decides_of_a_report_is_in_its_history():
    report = make_report(make_project())
    entry, author = make_activity(report.series.project, title="Seminar"), make_administrator()

    placing.leave_out(report, entry, by=author, reason="No text yet")
    assert told(report)["Placement “Seminar: left out”: reason"] == "No text yet"

    placing.say_in_short(report, by=author, text="A busy autumn.", seen="")
    assert told(report) == {"In short": "A busy autumn."}

    placing.withhold(report, entry, by=author, reason="Confidential")
    assert told(entry) == {"Withheld from": "Update: Confidential"}


def test_what_a_file_changes_is_one_revision_that_says_so():
    load(FILE.format(title="First"))
    load(FILE.format(title="First"))
    load(FILE.format(title="Second"))

    project, report, entry = Project.objects.get(), Report.objects.get(), Activity.objects.get()
    assert [one.verb for one in reading.history(project)] == ["Loaded from a file", "Loaded from a file"]
    assert told(project) == {"Title": "Second"}
    versions = [list(reading.history(row))[-1].version for row in (project, report, entry)]
    assert len({version.revision_id for version in versions}) == 1


def test_a_report_left_open_does_not_write_over_what_was_placed_meanwhile(client):
    report = make_report(make_project())
    entry = make_activity(report.series.project, title="Seminar")
    report.placements.create(entry=entry, position=1)
    client.force_login(make_member(report.series.project))
    form = reverse("admin:reports_report_change", args=[report.pk])
    left_open = filled(client, form)
    placing.leave_out(report, entry, by=make_administrator(), reason="No text yet")

    asked = client.post(form, changed(left_open, in_short="A busy autumn."))

    assert asked.status_code == 409
    assert "left out" in asked.content.decode()
    client.post(form, sent_by(asked))
    report.refresh_from_db()
    assert (report.in_short, report.placements.get().reason) == ("A busy autumn.", "No text yet")
