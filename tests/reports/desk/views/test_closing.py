from datetime import date

import pytest
from django.urls import reverse

from activities.models import Forecast
from outputs.access import Role
from reports.models import Report, Round
from tests.factories import (
    ALL,
    make_activity,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
    make_submitted,
)
from tests.forms import filled, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project(slug="cybercrime-phase-2")
    make_output(project, "1")
    return project


@pytest.fixture
def author(client, project):
    client.force_login(make_member(project))
    return client


def text(response):
    return response.content.decode()


def address(report, verb=""):
    return reverse(f"report-close{verb}", args=[report.series.project.slug, report.pk])


def asked(response, name):
    """The titles of one group of questions."""
    groups = {ask.name: [line.title for line in ask.lines] for ask in response.context["closing"].asks}
    return groups.get(name, [])


def printed(response):
    shown = text(response).split('<article class="document closing"')[1].split("</article>")[0]
    return [part.split("</strong>")[0] for part in shown.split('<p class="entry-title"><strong>')[1:]]


def test_the_page_holds_what_the_report_will_print_in_its_order(author, project):
    for when in ("16 Oct 09", "1 Oct 09"):
        make_activity(project, title=when, when=when)
    make_forecast(project, title="Planned")

    response = author.get(address(make_report(project)))

    assert printed(response) == ["1 Oct 09", "16 Oct 09", "Planned"]


def test_everything_that_is_open_is_asked(author, project):
    report = make_report(project)
    make_activity(project, title="Goes on", when="20 Oct - 5 Nov 09", outputs=["1"])
    make_activity(project, title="Some time", when="tbc")
    make_activity(project, title="Between the periods", when="3 Jun 09")
    make_forecast(project, title="Due", when="20 Oct 09")
    make_forecast(project, title="No dates", when="tbc")
    make_activity(project, title="Bare", place="", text="")
    make_activity(project, title="Octopus 2008", outputs=ALL, text="<p>It met.</p>")

    response = author.get(address(report))

    assert asked(response, "under-way") == ["Goes on"]
    assert asked(response, "no-dates") == ["Some time"]
    assert asked(response, "earlier") == ["Between the periods"]
    assert asked(response, "unresolved") == ["Due"]
    assert asked(response, "undated") == ["No dates"]
    assert asked(response, "lacking") == ["Bare", "No dates"]
    assert asked(response, "doubts") == ["Octopus 2008"]


def test_what_was_told_already_is_not_offered_as_earlier(author, project):
    make_activity(project, title="Told", when="3 Jun 09")
    before = make_report(project, period_start=date(2009, 6, 1), period_end=date(2009, 6, 30))
    make_published(before)
    before.period_start = date(2009, 6, 10)
    Report.objects.filter(pk=before.pk).update(period_start=date(2009, 6, 10))

    assert asked(author.get(address(make_report(project))), "earlier") == []


def test_gaps_and_overlaps_with_the_neighbours_are_said(author, project):
    make_report(project, period_start=date(2009, 7, 1), period_end=date(2009, 8, 31))
    make_report(project, period_start=date(2009, 10, 15), period_end=date(2009, 12, 31))

    shown = text(author.get(address(make_report(project))))

    assert "No report of the series tells of 1 September 2009 to 14 September 2009" in shown
    assert "both tell of 15 October 2009 to 31 October 2009" in shown


def test_an_empty_period_is_reported_as_such(author, project):
    shown = text(author.get(address(make_report(project))))

    assert "Nothing was carried out in this period" in shown
    assert '<p class="nothing">Nothing to report.</p>' in shown
    assert '<button class="button">Submit</button>' in shown


def test_what_is_under_way_is_told_when_it_is_included(author, project):
    report, entry = make_report(project), make_activity(project, title="Goes on", when="from Oct 09")

    response = author.post(address(report, "-include"), {"entry": entry.pk}, follow=True)

    assert printed(response) == ["Goes on"]
    assert asked(response, "under-way") == []
    assert printed(author.post(address(report, "-put-back"), {"entry": entry.pk}, follow=True)) == []


def test_what_is_left_out_needs_a_reason_and_comes_back(author, project):
    report, entry = make_report(project), make_activity(project, title="Not ready")

    refused = author.post(address(report, "-leave-out"), {"entry": entry.pk, "reason": " "}, follow=True)
    assert "Say why the entry is left out." in text(refused)
    response = author.post(address(report, "-leave-out"), {"entry": entry.pk, "reason": "No text"}, follow=True)

    assert printed(response) == []
    assert asked(response, "left-out") == ["Not ready"]
    assert printed(author.post(address(report, "-put-back"), {"entry": entry.pk}, follow=True)) == ["Not ready"]


def test_what_is_withheld_is_listed_with_its_reason(author, project):
    report, entry = make_report(project), make_activity(project, title="Secret")

    response = author.post(address(report, "-withhold"), {"entry": entry.pk, "reason": "Ask first"}, follow=True)

    assert printed(response) == []
    assert asked(response, "withheld") == ["Secret"]
    assert printed(author.post(address(report, "-tell-again"), {"entry": entry.pk}, follow=True)) == ["Secret"]


def test_rows_are_moved_and_brought_back_to_the_computed_order(author, project):
    report = make_report(project)
    entries = [make_activity(project, title=when, when=when) for when in ("1 Oct 09", "2 Oct 09", "3 Oct 09")]

    response = author.post(address(report, "-move"), {"entry": entries[2].pk, "to": "up"}, follow=True)
    assert printed(response) == ["1 Oct 09", "3 Oct 09", "2 Oct 09"]
    assert "Back to the computed order" in text(response)
    response = author.post(address(report, "-computed-order"), {"part": "activities"}, follow=True)

    assert printed(response) == ["1 Oct 09", "2 Oct 09", "3 Oct 09"]
    assert "Back to the computed order" not in text(response)
    assert not report.placements.exists()


@pytest.mark.parametrize(
    ("to", "expected", "said"),
    [
        ("top", "3124", "It is row 1 of 4 now."),
        ("bottom", "1243", "It is row 4 of 4 now."),
        ("down", "1243", "It is row 4 of 4 now."),
        ("2", "1324", "It is row 2 of 4 now."),
        ("9" * 40, "1243", "It is row 4 of 4 now."),
        ("", "1234", "It is row 3 of 4 now."),
        ("²", "1234", "It is row 3 of 4 now."),
    ],
)
def test_a_row_goes_where_it_is_told_to(author, project, to, expected, said):
    report = make_report(project)
    entries = [make_activity(project, title=day, when=f"{day} Oct 09") for day in "1234"]

    response = author.post(address(report, "-move"), {"entry": entries[2].pk, "to": to}, follow=True)

    assert "".join(printed(response)) == expected
    assert said in text(response)


def test_in_short_is_counted_as_it_is_stored_and_saved(author, project):
    report = make_report(project)

    refused = author.post(address(report, "-in-short"), {"in_short": "x" * 401})
    assert refused.status_code == 409
    assert "These are 401 characters" in text(refused)
    response = author.post(address(report, "-in-short"), {"in_short": "One line.\r\nAnother."}, follow=True)

    assert Report.objects.get().in_short == "One line.\nAnother."
    assert ">18</output> of 400 characters" in text(response)


def test_in_short_is_not_written_over_unseen(author, project):
    report = make_report(project)
    left_open = filled(author, address(report), in_short="Mine.")
    author.post(address(report, "-in-short"), {"in_short": "Theirs.\r\nTwo lines.", "seen": ""})

    asked = author.post(address(report, "-in-short"), left_open)
    assert asked.status_code == 409
    assert "Meanwhile somebody else wrote “Theirs." in text(asked)
    assert Report.objects.get().in_short == "Theirs.\nTwo lines."

    author.post(address(report, "-in-short"), sent_by(asked))
    assert Report.objects.get().in_short == "Mine."


def test_an_undated_forecast_is_kept_back_once_it_is_decided(author, project):
    report, forecast = make_report(project), make_forecast(project, title="No dates", when="tbc")

    response = author.post(address(report, "-leave-out"), {"entry": forecast.pk, "reason": "No dates yet"}, follow=True)
    assert (asked(response, "undated"), printed(response)) == ([], [])
    author.post(address(report, "-include"), {"entry": forecast.pk})

    response = author.get(address(report))
    assert (asked(response, "undated"), printed(response)) == ([], ["No dates"])


def test_a_forecast_that_was_due_meets_its_outcome_and_leads_back_here(author, project):
    report, forecast = make_report(project), make_forecast(project, title="Due", when="20 Oct 09")
    sent = {"forecast": forecast.pk, "reason": "Host withdrew", "next": address(report)}

    response = author.post(reverse("project-forecasts-cancel", args=[project.slug]), sent, follow=True)

    assert response.redirect_chain == [(address(report), 302)]
    assert ">Undo</button>" in text(response)
    assert asked(response, "unresolved") == []


def test_the_form_of_an_entry_leads_back_to_its_row(author, project):
    report, entry = make_report(project), make_activity(project)
    form = f"{reverse('admin:activities_activity_change', args=[entry.pk])}?back={address(report)}%23row-{entry.pk}"
    assert f'href="{form}"' in text(author.get(address(report)))
    sent = {
        "project": project.pk,
        "seen_version": entry.version,
        "title": "Mended",
        "occurrences-TOTAL_FORMS": 1,
        "occurrences-INITIAL_FORMS": 0,
        "occurrences-0-when": "6 Oct 09",
    }

    assert author.post(form, sent)["Location"] == f"{address(report)}#row-{entry.pk}"
    sent["seen_version"] = entry.version + 1
    assert "example" not in author.post(form.replace("back=", "back=//example.org"), sent)["Location"]


def test_it_is_submitted_as_it_was_read(author, project):
    report = make_report(project)
    read = author.get(address(report)).context["reading"].read
    make_activity(project)

    assert author.post(reverse("report-submit", args=[project.slug, report.pk]), {"read": read}).status_code == 409
    read = author.get(address(report)).context["reading"].read
    author.post(reverse("report-submit", args=[project.slug, report.pk]), {"read": read})
    assert Report.objects.get().state == Round.State.SUBMITTED


def test_a_report_that_was_submitted_is_placed_no_more(author, project):
    entry = make_activity(project)
    report = make_submitted(make_report(project))

    shown = text(author.post(address(report, "-leave-out"), {"entry": entry.pk, "reason": "Late"}, follow=True))

    assert "The report is submitted; this cannot be done now." in shown
    assert not report.placements.exists()


def test_a_manager_places_nothing_and_neither_does_an_entry_of_another_project(client, author, project):
    report, foreign = make_report(project), make_activity(make_project())
    assert author.post(address(report, "-include"), {"entry": foreign.pk}).status_code == 404
    client.force_login(make_member(project, Role.MANAGER))
    entry = make_activity(project)

    assert client.post(address(report, "-include"), {"entry": entry.pk}).status_code == 404
    client.post(address(report, "-in-short"), {"in_short": "Mine"})
    assert Report.objects.get(pk=report.pk).in_short == ""


@pytest.mark.parametrize("entries", [12, 500])
def test_the_page_takes_the_same_number_of_queries_however_many_the_entries(
    author, project, entries, django_assert_num_queries
):
    make_forecast(project, title="Announced", when="1 Sep 09", outputs=["1"])
    before = make_report(project, period_start=date(2009, 7, 1), period_end=date(2009, 8, 31))
    make_published(before)
    report = make_report(project)
    for number in range(entries // 6):
        for when in ("5-9 Oct 09", "from Oct 09", "tbc", "3 Jun 09"):
            make_activity(project, title=f"{when} {number}", when=when, outputs=["1"])
        make_forecast(project, title=f"Due {number}", when="20 Oct 09", outputs=["1"])
        withheld = make_forecast(project, title=f"Planned {number}", when="tbc", outputs=["1"])
        if number % 2:
            report.series.withholdings.create(entry=withheld, reason="Ask first")
        else:
            report.placements.create(entry=withheld, decision="left-out", reason="No dates")

    with django_assert_num_queries(36):
        author.get(address(report))
    assert Forecast.objects.count() > entries // 3
